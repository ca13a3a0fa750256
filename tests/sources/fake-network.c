/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-network.h"

/* ------------------------------------------------------------------------------------ monitor */

struct _FakeMonitor
{
  GObject parent_instance;
};

#define FAKE_TYPE_MONITOR (fake_monitor_get_type ())
G_DECLARE_FINAL_TYPE (FakeMonitor, fake_monitor, FAKE, MONITOR, GObject)

static gboolean is_available = TRUE, is_metered;
static GNetworkConnectivity now_connected = G_NETWORK_CONNECTIVITY_FULL;

static gboolean
initialise (GInitable *initable, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
initable_init (GInitableIface *iface)
{
  iface->init = initialise;
}

static void
monitor_init (GNetworkMonitorInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeMonitor, fake_monitor, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, initable_init)
                                   G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, monitor_init))

enum
{
  PROP_0,
  PROP_AVAILABLE,
  PROP_METERED,
  PROP_CONNECTIVITY
};

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CONNECTIVITY)
    g_value_set_enum (value, now_connected);
  else
    g_value_set_boolean (value, id == PROP_AVAILABLE ? is_available : is_metered);
}

static void
fake_monitor_class_init (FakeMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = get_property;
  g_object_class_override_property (object_class, PROP_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
fake_monitor_init (FakeMonitor *self)
{
}

/* ------------------------------------------------------------------------------------ resolver */

struct _FakeResolver
{
  GResolver parent_instance;
};

#define FAKE_TYPE_RESOLVER (fake_resolver_get_type ())
G_DECLARE_FINAL_TYPE (FakeResolver, fake_resolver, FAKE, RESOLVER, GResolver)
G_DEFINE_FINAL_TYPE (FakeResolver, fake_resolver, G_TYPE_RESOLVER)

static GHashTable *names; /* host to address */

static void
look_up_async (GResolver *resolver, const char *host, GResolverNameLookupFlags flags,
               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);
  const char *text = g_hash_table_lookup (names, host);
  g_autoptr (GInetAddress) address = text != NULL ? g_inet_address_new_from_string (text) : NULL;
  const gboolean is_v6
      = address != NULL && g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6;
  const gboolean wanted = address != NULL
                          && (flags
                              & (is_v6 ? G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY
                                       : G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY))
                                 == 0;

  if (wanted)
    g_task_return_pointer (task, g_list_append (NULL, g_steal_pointer (&address)), NULL);
  else
    g_task_return_new_error (task, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "no %s", host);
}

static void
look_up_plain_async (GResolver *resolver, const char *host, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer user_data)
{
  look_up_async (resolver, host, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable, callback,
                 user_data);
}

static GList *
look_up_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
fake_resolver_class_init (FakeResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  resolver_class->lookup_by_name_async = look_up_plain_async;
  resolver_class->lookup_by_name_finish = look_up_finish;
  resolver_class->lookup_by_name_with_flags_async = look_up_async;
  resolver_class->lookup_by_name_with_flags_finish = look_up_finish;
}

static void
fake_resolver_init (FakeResolver *self)
{
}

/* ------------------------------------------------------------------------------------- public */

void
fake_network_install (void)
{
  g_autoptr (GResolver) resolver = NULL;

  g_setenv ("GIO_USE_NETWORK_MONITOR", "fairway-fake", TRUE);
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_io_extension_point_register (G_NETWORK_MONITOR_EXTENSION_POINT_NAME);
  g_io_extension_point_implement (G_NETWORK_MONITOR_EXTENSION_POINT_NAME, FAKE_TYPE_MONITOR,
                                  "fairway-fake", 1000);
  g_assert_true (FAKE_IS_MONITOR (g_network_monitor_get_default ()));

  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  resolver = g_object_new (FAKE_TYPE_RESOLVER, NULL);
  g_resolver_set_default (resolver);
}

void
fake_network_set (gboolean available, GNetworkConnectivity connectivity, gboolean metered)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();

  is_available = available;
  now_connected = connectivity;
  is_metered = metered;
  g_signal_emit_by_name (monitor, "network-changed", available);
}

void
fake_network_name (const char *host, const char *address)
{
  if (address != NULL)
    g_hash_table_insert (names, g_strdup (host), g_strdup (address));
  else
    g_hash_table_remove (names, host);
}
