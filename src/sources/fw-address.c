/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-address.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "fw-source-error.h"

typedef struct
{
  guint8 bytes[16];
  guint bits;
} Block;

/* IANA special-purpose address registries, IPv4 and IPv6: everything not globally reachable. */
static const Block private_v4[] = {
  { { 0 }, 8 },         { { 10 }, 8 },       { { 100, 64 }, 10 },      { { 127 }, 8 },
  { { 169, 254 }, 16 }, { { 172, 16 }, 12 }, { { 192, 0, 0 }, 24 },    { { 192, 0, 2 }, 24 },
  { { 192, 168 }, 16 }, { { 198, 18 }, 15 }, { { 198, 51, 100 }, 24 }, { { 203, 0, 113 }, 24 },
  { { 224 }, 3 }, /* multicast, reserved and broadcast */
};
static const Block private_v6[] = {
  { { 0 }, 96 }, /* any, this machine, IPv4-compatible */
  { { 0x01 }, 64 },       { { 0x20, 0x01, 0x0d, 0xb8 }, 32 },
  { { 0xfc }, 7 },        { { 0xfe, 0x80 }, 10 },
  { { 0xfe, 0xc0 }, 10 }, { { 0xff }, 8 },
};
/* IPv6 addresses that stand for the IPv4 address at an offset: mapped, translated, 6to4. */
static const struct
{
  Block block;
  guint at;
} wrapped[] = {
  { { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff }, 96 }, 12 },
  { { { 0x00, 0x64, 0xff, 0x9b }, 96 }, 12 },
  { { { 0x20, 0x02 }, 16 }, 2 },
};

static gboolean
is_in_block (const guint8 *bytes, const Block *block)
{
  for (guint i = 0; i < block->bits; i++)
    if (((bytes[i / 8] ^ block->bytes[i / 8]) & (0x80 >> i % 8)) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_in_any (const guint8 *bytes, const Block *blocks, guint n)
{
  for (guint i = 0; i < n; i++)
    if (is_in_block (bytes, &blocks[i]))
      return TRUE;
  return FALSE;
}

gboolean
fw_address_is_public (GInetAddress *address)
{
  const guint8 *bytes;

  g_return_val_if_fail (G_IS_INET_ADDRESS (address), FALSE);

  bytes = g_inet_address_to_bytes (address);
  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4)
    return !is_in_any (bytes, private_v4, G_N_ELEMENTS (private_v4));

  for (guint i = 0; i < G_N_ELEMENTS (wrapped); i++)
    if (is_in_block (bytes, &wrapped[i].block))
      return !is_in_any (bytes + wrapped[i].at, private_v4, G_N_ELEMENTS (private_v4));
  return !is_in_any (bytes, private_v6, G_N_ELEMENTS (private_v6));
}

gboolean
fw_address_is_loopback (GUri *address)
{
  const char *host = g_uri_get_host (address);
  g_autoptr (GInetAddress) number = host != NULL ? g_inet_address_new_from_string (host) : NULL;

  return number != NULL ? g_inet_address_get_is_loopback (number)
                        : g_strcmp0 (host, "localhost") == 0;
}

/* Names that mean this machine or its neighbours wherever they are asked. */
static gboolean
is_local_name (const char *host)
{
  static const char *const endings[] = { "localhost", "local", "internal", "home.arpa", "lan" };
  g_autofree char *name = g_ascii_strdown (host, -1);
  gsize length = strlen (name);

  if (length > 0 && name[length - 1] == '.')
    name[--length] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      const char *before;

      if (!g_str_has_suffix (name, endings[i]))
        continue;
      before = name + length - strlen (endings[i]);
      if (before == name || before[-1] == '.')
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_private_host (const char *host)
{
  g_autoptr (GInetAddress) number = g_inet_address_new_from_string (host);

  return number != NULL ? !fw_address_is_public (number) : is_local_name (host);
}

/* An address with host and without name and password; NULL for anything else. */
static GUri *
parse (const char *text)
{
  g_autoptr (GUri) address = g_uri_parse (text, FW_ADDRESS_FLAGS, NULL);

  if (address == NULL || g_uri_get_host (address) == NULL || *g_uri_get_host (address) == '\0'
      || g_uri_get_userinfo (address) != NULL)
    return NULL;
  return g_steal_pointer (&address);
}

static gboolean
is_scheme (GUri *address, const char *scheme)
{
  return g_str_equal (g_uri_get_scheme (address), scheme);
}

GUri *
fw_address_parse_public (const char *text, GError **error)
{
  g_autoptr (GUri) address = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  address = parse (text);
  if (address == NULL || !is_scheme (address, "https"))
    {
      /* Not repeated: there may be a password in it. */
      g_set_error_literal (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_ADDRESS,
                           _ ("Fairway does not ask this address; wanted is one that begins with "
                              "https://, without a name or password in it."));
      return NULL;
    }
  if (is_private_host (g_uri_get_host (address)))
    {
      g_set_error (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_ADDRESS,
                   _ ("“%s” leads into a private network, where Fairway asks nothing; save the "
                      "page as a file and open that."),
                   g_uri_get_host (address));
      return NULL;
    }
  return g_steal_pointer (&address);
}

GUri *
fw_address_parse_server (const char *text, GError **error)
{
  g_autoptr (GUri) address = NULL;
  gboolean bare, allowed;

  g_return_val_if_fail (text != NULL, NULL);

  address = parse (text);
  bare = address != NULL && g_uri_get_query (address) == NULL
         && g_uri_get_fragment (address) == NULL
         && (*g_uri_get_path (address) == '\0' || g_str_equal (g_uri_get_path (address), "/"));
  allowed = bare
            && (is_scheme (address, "https")
                || (is_scheme (address, "http") && fw_address_is_loopback (address)));
  if (allowed)
    return g_steal_pointer (&address);

  g_set_error (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_ADDRESS,
               _ ("“%s” cannot stand in for the services; wanted is https://HOST, or "
                  "http://127.0.0.1:PORT for a server on this computer."),
               text);
  return NULL;
}

GUri *
fw_address_at_server (GUri *address, GUri *server)
{
  return g_uri_build (FW_ADDRESS_FLAGS, g_uri_get_scheme (server), NULL, g_uri_get_host (server),
                      g_uri_get_port (server), g_uri_get_path (address), g_uri_get_query (address),
                      NULL);
}

GUri *
fw_address_add_query (GUri *address, const char *name, const char *value)
{
  const char *query = g_uri_get_query (address);
  g_autofree char *member = g_strconcat (name, "=", NULL);
  g_autofree char *later = g_strconcat ("&", member, NULL);
  g_autofree char *escaped = NULL;
  g_autofree char *whole = NULL;

  if (query != NULL && (g_str_has_prefix (query, member) || strstr (query, later) != NULL))
    return g_uri_ref (address);

  escaped = g_uri_escape_string (value, NULL, FALSE);
  whole = g_strconcat (query != NULL ? query : "", query != NULL && *query != '\0' ? "&" : "",
                       member, escaped, NULL);
  return g_uri_build (FW_ADDRESS_FLAGS, g_uri_get_scheme (address), NULL, g_uri_get_host (address),
                      g_uri_get_port (address), g_uri_get_path (address), whole, NULL);
}

static const char *
without_www (const char *host)
{
  return g_ascii_strncasecmp (host, "www.", 4) == 0 ? host + 4 : host;
}

static gboolean
is_listed (const char *host, const FwService *service)
{
  for (const char *const *listed = service->hosts; listed != NULL && *listed != NULL; listed++)
    if (g_ascii_strcasecmp (host, *listed) == 0)
      return TRUE;
  return FALSE;
}

GUri *
fw_address_follow (GUri *from, const char *location, const FwService *service)
{
  g_autoptr (GUri) to = NULL;
  const char *host;

  if (location == NULL)
    return NULL;
  to = g_uri_parse_relative (from, location, FW_ADDRESS_FLAGS, NULL);
  if (to == NULL || !is_scheme (to, "https") || g_uri_get_userinfo (to) != NULL)
    return NULL;
  host = g_uri_get_host (to);
  if (host == NULL || *host == '\0' || g_uri_get_port (to) != g_uri_get_port (from))
    return NULL;

  if (service->origin != NULL)
    return is_listed (host, service) ? g_steal_pointer (&to) : NULL;
  return g_ascii_strcasecmp (without_www (host), without_www (g_uri_get_host (from))) == 0
             ? g_steal_pointer (&to)
             : NULL;
}
