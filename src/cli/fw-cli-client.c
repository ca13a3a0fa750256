/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli-client.h"

#include <string.h>

#include "fw-source-error.h"

/* The service a --key-env is for: named before “=”, or the only one asked that takes a key. */
static const FwService *
find_service (const char *text, GPtrArray *services, const char **variable, GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *name = equals != NULL ? g_strndup (text, (gsize)(equals - text)) : NULL;
  const FwService *found = NULL;
  guint n = 0;

  *variable = equals != NULL ? equals + 1 : text;
  for (guint i = 0; i < services->len; i++)
    {
      const FwService *service = g_ptr_array_index (services, i);

      if (service->key_place == FW_KEY_NONE || (name != NULL && !g_str_equal (service->name, name)))
        continue;
      found = service;
      n++;
    }

  if (n == 1)
    return found;
  if (n > 1)
    g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                 "“--key-env %s” is for one of several sources; say which: “--key-env %s=%s”.",
                 text, found->name, text);
  else if (name != NULL)
    g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                 "“--key-env %s”: none of the sources that are asked is “%s” and takes a key.",
                 text, name);
  else
    g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                 "“--key-env %s”: none of the sources that are asked takes a key.", text);

  return NULL;
}

static gboolean
take_key (FwKeyring *keyring, const char *text, GPtrArray *services, GError **error)
{
  const char *variable;
  const FwService *service = find_service (text, services, &variable, error);
  const char *key;
  FwServiceId id;

  if (service == NULL)
    return FALSE;

  key = g_getenv (variable);
  if (key == NULL || *key == '\0')
    {
      g_set_error (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_KEY_MISSING,
                   "%s: the environment variable “%s” holds no key; a free one is at %s.",
                   service->short_title, variable, service->sign_up);
      return FALSE;
    }

  if (fw_service_find (service->name, &id, error) == NULL)
    return FALSE;
  fw_keyring_set_session (keyring, id, key);

  return TRUE;
}

/**
 * fw_cli_client_new:
 * @args: arguments with %FW_CLI_CLIENT_OPTIONS
 * @services: (element-type FwService): those that will be asked
 * @error: return location
 *
 * Keys come from the environment alone: never from a command line, which every user of the machine
 * can read.
 *
 * Returns: (transfer full): the client
 */
FwHttp *
fw_cli_client_new (FwCliArgs *args, GPtrArray *services, GError **error)
{
  GPtrArray *variables = fw_cli_args_list (args, "key-env");
  const char *server = fw_cli_args_value (args, "server");
  g_autoptr (FwKeyring) keyring = fw_keyring_new (FALSE);
  g_autoptr (FwHttp) http = NULL;

  for (guint i = 0; variables != NULL && i < variables->len; i++)
    if (!take_key (keyring, g_ptr_array_index (variables, i), services, error))
      return NULL;

  http = fw_http_new (keyring, NULL);
  if (server != NULL && !fw_http_set_server (http, server, error))
    return NULL;

  return g_steal_pointer (&http);
}

void
fw_cli_wait_cb (GObject *source, GAsyncResult *result, gpointer wait)
{
  ((FwCliWait *)wait)->result = g_object_ref (result);
}

GAsyncResult *
fw_cli_wait (FwCliWait *wait)
{
  while (wait->result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (&wait->result);
}
