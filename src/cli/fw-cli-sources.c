/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli.h"

#include "fw-cli-output.h"
#include "fw-http.h"
#include "fw-source.h"
#include "fw-unit.h"

static const FwCliOption options[] = {
  { "json", 0, FW_CLI_SWITCH, NULL, "JSON" },
  { "server", 0, FW_CLI_VALUE, "ADDRESS", "what is stored of this server's answers instead" },
};

/* What is stored of a service. */
typedef struct
{
  guint n;
  gint64 oldest, newest;
} Stored;

static char *
count (guint n)
{
  return fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_TABLE);
}

static char *
date (gint64 time)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (time);

  return moment != NULL ? g_date_time_format (moment, "%Y-%m-%d") : g_strdup ("");
}

static const char *
gives (FwServiceId id)
{
  const FwSource *source = fw_source_find (id);

  return source != NULL ? source->what : fw_service_get (id)->purpose;
}

static void
append_key (GString *text, const FwService *service)
{
  if (service->key_place == FW_KEY_NONE)
    g_string_append (text, "  key: none\n");
  else
    g_string_append_printf (text, "  key: %s; free at %s\n",
                            service->key_needed ? "needed" : "not needed, lifts the quota",
                            service->sign_up);
}

static void
append_quota (GString *text, const FwService *service)
{
  g_autofree char *without = count (service->quota);
  g_autofree char *with = count (service->quota_with_key);

  if (service->quota == 0)
    return;
  g_string_append_printf (text, "  quota: %s requests a day", without);
  if (service->quota_with_key > 0)
    g_string_append_printf (text, ", %s with a key", with);
  g_string_append_c (text, '\n');
}

static void
append_stored (GString *text, const Stored *stored)
{
  g_autofree char *n = count (stored->n);
  g_autofree char *oldest = date (stored->oldest);
  g_autofree char *newest = date (stored->newest);

  if (stored->n == 0)
    g_string_append (text, "  stored: nothing yet\n");
  else
    g_string_append_printf (text, "  stored: %s %s, of %s to %s\n", n,
                            stored->n == 1 ? "answer" : "answers", oldest, newest);
}

static void
append_service (GString *text, FwServiceId id, const Stored *stored)
{
  const FwService *service = fw_service_get (id);
  g_autofree char *days = count (service->fresh_days);

  g_string_append_printf (text, "%s: %s\n  gives: %s\n", service->name, service->title, gives (id));
  append_key (text, service);
  append_quota (text, service);
  g_string_append_printf (text, "  license: %s\n  asked again after: %s %s\n", service->licence,
                          days, service->fresh_days == 1 ? "day" : "days");
  append_stored (text, stored);
}

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static void
set_quota (JsonObject *object, const char *name, guint quota)
{
  if (quota > 0)
    json_object_set_int_member (object, name, quota);
  else
    json_object_set_null_member (object, name);
}

static JsonObject *
service_to_json (FwServiceId id, const Stored *stored)
{
  const FwService *service = fw_service_get (id);
  g_autofree char *oldest = stored->n > 0 ? date (stored->oldest) : NULL;
  g_autofree char *newest = stored->n > 0 ? date (stored->newest) : NULL;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "source", service->name);
  json_object_set_string_member (object, "title", service->title);
  json_object_set_string_member (object, "gives", gives (id));
  json_object_set_boolean_member (object, "takes_key", service->key_place != FW_KEY_NONE);
  json_object_set_boolean_member (object, "key_needed", service->key_needed);
  set_text (object, "sign_up", service->sign_up);
  set_quota (object, "quota", service->quota);
  set_quota (object, "quota_with_key", service->quota_with_key);
  json_object_set_string_member (object, "licence", service->licence);
  json_object_set_int_member (object, "fresh_days", service->fresh_days);
  json_object_set_int_member (object, "stored", stored->n);
  set_text (object, "oldest", oldest);
  set_text (object, "newest", newest);

  return object;
}

static gboolean
run (FwCliArgs *args, GError **error)
{
  g_autoptr (FwKeyring) keyring = fw_keyring_new (FALSE);
  g_autoptr (FwHttp) http = fw_http_new (keyring, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();
  const char *server = fw_cli_args_value (args, "server");

  json_node_take_array (root, array);
  if (server != NULL && !fw_http_set_server (http, server, error))
    return FALSE;
  for (FwServiceId id = 0; id < FW_N_SERVICES; id++)
    {
      Stored stored = { 0 };

      stored.n = fw_http_count_stored (http, id, &stored.oldest, &stored.newest);
      append_service (text, id, &stored);
      json_array_add_object_element (array, service_to_json (id, &stored));
    }

  return fw_cli_args_has (args, "json") ? fw_cli_print_json (root, error)
                                        : fw_cli_print (text->str, error);
}

const FwCliCommand fw_cli_sources = {
  .name = "sources",
  .usage = "[options]",
  .summary = "the services “fetch” asks: what they give, keys, quotas, licenses",
  .help
  = "Also says what is stored of each, and how old it is. Nothing is sent.\n"
    "\n"
    "--json: [{\"source\",\"title\",\"gives\",\"takes_key\",\"key_needed\",\"sign_up\",\"quota\",\n"
    "  \"quota_with_key\",\"licence\",\"fresh_days\",\"stored\",\"oldest\",\"newest\"}]\n",
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_words = 0,
  .max_words = 0,
  .run = run,
};
