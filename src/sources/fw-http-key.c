/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-http-key.h"

#include <string.h>

#include "fw-address.h"
#include "fw-keyring-private.h"

gboolean
fw_http_key_is_plain (const char *key)
{
  for (const char *p = key; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p))
      return FALSE;
  return *key != '\0';
}

/* A JSON object with one more member at its head. */
static GBytes *
add_member (const char *json, const char *name, const char *value)
{
  const char *rest = strchr (json, '{');
  GString *text;
  gsize length;
  char *whole;

  if (rest == NULL)
    return g_bytes_new (json, strlen (json));
  for (rest++; g_ascii_isspace (*rest); rest++)
    ;

  text = g_string_sized_new (strlen (json) + 2 * strlen (value) + 64);
  g_string_append_printf (text, "{\"%s\":\"", name);
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (text, '\\');
      g_string_append_c (text, *p);
    }
  g_string_append (text, *rest == '}' ? "\"" : "\",");
  g_string_append (text, rest);
  length = text->len;
  whole = g_string_free (text, FALSE);
  return g_bytes_new_with_free_func (whole, length, (GDestroyNotify)fw_keyring_wipe, whole);
}

void
fw_http_key_fill (FwSendPlan *plan, FwRequest *request, GUri *address, const char *key)
{
  const FwService *service = fw_service_get (fw_request_get_service (request));
  const FwKeyPlace place = key != NULL ? service->key_place : FW_KEY_NONE;
  const char *body = fw_request_get_body (request);

  plan->address = place == FW_KEY_QUERY ? fw_address_add_query (address, service->key_name, key)
                                        : g_uri_ref (address);
  if (place == FW_KEY_HEADER)
    {
      plan->header = service->key_name;
      plan->header_value = key;
    }
  if (body == NULL)
    return;
  plan->body = place == FW_KEY_JSON ? add_member (body, service->key_name, key)
                                    : g_bytes_new (body, strlen (body));
}

void
fw_http_key_clear (FwSendPlan *plan)
{
  g_clear_pointer (&plan->address, g_uri_unref);
  g_clear_pointer (&plan->body, g_bytes_unref);
}
