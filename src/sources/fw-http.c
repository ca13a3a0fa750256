/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-http-private.h"

#include "fw-address.h"
#include "fw-network.h"
#include "fw-retry.h"

#define DEADLINE      30000 /* [ms] */
#define RETRY_WAIT    1000  /* [ms] */
#define LARGEST_STORE (64 * 1024 * 1024)

G_DEFINE_FINAL_TYPE (FwHttp, fw_http, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NETWORK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
fw_http_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NETWORK)
    g_value_set_uint (value, fw_http_get_network (FW_HTTP (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
fw_http_finalize (GObject *object)
{
  FwHttp *self = FW_HTTP (object);

  g_clear_pointer (&self->sender, fw_sender_free);
  g_clear_pointer (&self->turns, fw_turns_free);
  g_clear_pointer (&self->quota, fw_quota_free);
  g_clear_pointer (&self->store, fw_answer_store_unref);
  g_clear_pointer (&self->server, g_uri_unref);
  g_clear_object (&self->keyring);
  g_free (self->folder);
  G_OBJECT_CLASS (fw_http_parent_class)->finalize (object);
}

static void
fw_http_class_init (FwHttpClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fw_http_get_property;
  object_class->finalize = fw_http_finalize;

  properties[PROP_NETWORK]
      = g_param_spec_uint ("network", NULL, NULL, FW_NETWORK_NONE, FW_NETWORK_FULL, FW_NETWORK_FULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
network_changed_cb (FwHttp *self)
{
  const FwNetwork network = fw_network_look ();

  if (self->network == network)
    return;
  self->network = network;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NETWORK]);
}

static void
fw_http_init (FwHttp *self)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();

  self->deadline = DEADLINE;
  self->retry_wait = RETRY_WAIT;
  self->turns = fw_turns_new ();
  self->network = fw_network_look ();
  g_signal_connect_object (monitor, "network-changed", G_CALLBACK (network_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (monitor, "notify::connectivity", G_CALLBACK (network_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (monitor, "notify::network-metered", G_CALLBACK (network_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

/* The answers and counts of the services, or, apart from them, those of a server in their place. */
static void
open_folder (FwHttp *self)
{
  const char *part = self->server != NULL ? "server" : "services";
  g_autofree char *whose
      = self->server != NULL ? g_uri_to_string (self->server) : g_strdup ("services");
  g_autofree char *answers = g_build_filename (self->folder, part, "answers", NULL);
  g_autofree char *quota = g_build_filename (self->folder, part, "quota", NULL);

  g_clear_pointer (&self->quota, fw_quota_free);
  g_clear_pointer (&self->store, fw_answer_store_unref);
  self->quota = fw_quota_new (quota, whose);
  self->store = fw_answer_store_new (answers, self->server != NULL ? whose : "", LARGEST_STORE);
}

FwHttp *
fw_http_new (FwKeyring *keyring, const char *folder)
{
  FwHttp *self;

  g_return_val_if_fail (FW_IS_KEYRING (keyring), NULL);

  self = g_object_new (FW_TYPE_HTTP, NULL);
  self->keyring = g_object_ref (keyring);
  self->folder = folder != NULL ? g_strdup (folder)
                                : g_build_filename (g_get_user_cache_dir (), "fairway", NULL);
  open_folder (self);
  return self;
}

FwKeyring *
fw_http_get_keyring (FwHttp *self)
{
  g_return_val_if_fail (FW_IS_HTTP (self), NULL);
  return self->keyring;
}

gboolean
fw_http_set_server (FwHttp *self, const char *address, GError **error)
{
  GUri *server;

  g_return_val_if_fail (FW_IS_HTTP (self) && address != NULL, FALSE);

  server = fw_address_parse_server (address, error);
  if (server == NULL)
    return FALSE;
  g_clear_pointer (&self->server, g_uri_unref);
  g_clear_pointer (&self->sender, fw_sender_free);
  self->server = server;
  open_folder (self);
  return TRUE;
}

/* Silence this long ends one try [s], so that each of the tries has its share of the time. */
static guint
get_silence (FwHttp *self)
{
  return MAX (self->deadline / 1000 / FW_RETRY_TRIES, 1);
}

void
fw_http_set_deadline (FwHttp *self, guint milliseconds)
{
  g_return_if_fail (FW_IS_HTTP (self) && milliseconds > 0);

  self->deadline = milliseconds;
  if (self->sender != NULL)
    fw_sender_set_silence (self->sender, get_silence (self));
}

void
fw_http_set_retry_wait (FwHttp *self, guint milliseconds)
{
  g_return_if_fail (FW_IS_HTTP (self));

  self->retry_wait = milliseconds;
}

FwSender *
fw_http_get_sender (FwHttp *self)
{
  if (self->sender == NULL)
    self->sender = fw_sender_new (self->server != NULL && fw_address_is_loopback (self->server),
                                  get_silence (self));
  return self->sender;
}

gboolean
fw_http_is_offline (FwHttp *self)
{
  if (self->server != NULL && fw_address_is_loopback (self->server))
    return FALSE;
  return fw_network_look () == FW_NETWORK_NONE;
}

FwAnswer *
fw_http_peek (FwHttp *self, FwRequest *request)
{
  g_return_val_if_fail (FW_IS_HTTP (self) && request != NULL, NULL);
  return fw_answer_store_load (self->store, request);
}

gint
fw_http_get_quota_left (FwHttp *self, FwServiceId service)
{
  g_return_val_if_fail (FW_IS_HTTP (self) && service < FW_N_SERVICES, -1);
  return fw_quota_left (self->quota, service, fw_keyring_has_key (self->keyring, service),
                        g_get_real_time () / G_USEC_PER_SEC);
}

guint
fw_http_count_stored (FwHttp *self, FwServiceId service, gint64 *oldest, gint64 *newest)
{
  g_return_val_if_fail (FW_IS_HTTP (self) && service < FW_N_SERVICES, 0);
  g_return_val_if_fail (oldest != NULL && newest != NULL, 0);
  return fw_answer_store_count (self->store, service, oldest, newest);
}

FwNetwork
fw_http_get_network (FwHttp *self)
{
  g_return_val_if_fail (FW_IS_HTTP (self), FW_NETWORK_NONE);
  return self->network;
}
