/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture-server.h"
#include "fw-application.h"
#include "fw-data-page.h"
#include "fw-difference-row.h"
#include "fw-fetch.h"
#include "fw-key-group.h"
#include "fw-plan-commands.h"
#include "fw-plan-io.h"
#include "fw-preferences.h"
#include "fw-refresh-panel.h"
#include "fw-views-test.h"
#include "fw-window.h"

#include <glib/gstdio.h>
#include <string.h>

#define KEY "canary-0123456789abcdef"

static FwApplication *application;
static FixtureServer *server;

/* A network whose cable a test can pull out. */

#define TEST_TYPE_NETWORK (test_network_get_type ())
G_DECLARE_FINAL_TYPE (TestNetwork, test_network, TEST, NETWORK, GObject)

struct _TestNetwork
{
  GObject parent_instance;

  gboolean available;
};

static void test_network_initable_init (GInitableIface *iface);
static void test_network_monitor_init (GNetworkMonitorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestNetwork, test_network, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, test_network_initable_init)
                                   G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR,
                                                          test_network_monitor_init))

enum
{
  PROP_AVAILABLE = 1,
  PROP_METERED,
  PROP_CONNECTIVITY,
};

static gboolean
test_network_initable (GInitable *initable, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
test_network_initable_init (GInitableIface *iface)
{
  iface->init = test_network_initable;
}

static void
test_network_monitor_init (GNetworkMonitorInterface *iface)
{
}

static void
test_network_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TestNetwork *self = TEST_NETWORK (object);

  if (id == PROP_AVAILABLE)
    g_value_set_boolean (value, self->available);
  else if (id == PROP_METERED)
    g_value_set_boolean (value, FALSE);
  else
    g_value_set_enum (value,
                      self->available ? G_NETWORK_CONNECTIVITY_FULL : G_NETWORK_CONNECTIVITY_LOCAL);
}

static void
test_network_class_init (TestNetworkClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = test_network_get_property;
  g_object_class_override_property (G_OBJECT_CLASS (klass), PROP_AVAILABLE, "network-available");
  g_object_class_override_property (G_OBJECT_CLASS (klass), PROP_METERED, "network-metered");
  g_object_class_override_property (G_OBJECT_CLASS (klass), PROP_CONNECTIVITY, "connectivity");
}

static void
test_network_init (TestNetwork *self)
{
  self->available = TRUE;
}

static void
set_network (gboolean available)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();

  TEST_NETWORK (monitor)->available = available;
  g_object_notify (G_OBJECT (monitor), "connectivity");
  g_signal_emit_by_name (monitor, "network-changed", available);
}

/* A window with a plan that holds what the server gave */

static FwDocument *
get_document (FwWindow *window)
{
  return fw_runner_get_document (fw_window_get_runner (window));
}

static GBytes *
get_bytes (FwWindow *window)
{
  GBytes *bytes = fw_plan_to_bytes (fw_document_get_plan (get_document (window)), NULL);

  g_assert_nonnull (bytes);
  return bytes;
}

static gboolean
has_runner (gpointer data)
{
  return fw_window_get_runner (FW_WINDOW (data)) != NULL;
}

static void
harvested_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(FwHarvest **)data = fw_fetch_run_finish (FW_FETCH (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *)data != NULL;
}

/* As “Add a place” would: numbers of BLS and Projections Central, as seed 1 has them. */
static void
fill (FwDocument *document)
{
  FwPlan *plan = fw_document_get_plan (document);
  g_autoptr (FwTarget) target = fw_target_new (plan, NULL, 2026);
  g_autoptr (FwFetch) fetch = fw_fetch_new (fw_application_get_http (application), target);
  g_autoptr (FwHarvest) harvest = NULL;
  g_autoptr (FwChange) change = NULL;
  g_autoptr (GError) error = NULL;

  fw_fetch_add_source (fetch, &fw_source_bls);
  fw_fetch_add_source (fetch, &fw_source_projections);
  fw_fetch_run_async (fetch, FW_STORE_REVALIDATE, NULL, harvested_cb, &harvest);
  fw_test_wait (is_set, &harvest, 60, "a harvest");
  g_assert_cmpuint (harvest->series->len, >, 3);
  change = fw_harvest_to_change (harvest, plan, NULL, &error);
  g_assert_nonnull (change);
  g_assert_true (fw_document_apply (document, change, &error));
}

static void
serve (guint seed, guint delay, guint fail_after)
{
  static FixtureOptions options;

  options = fixture_options;
  options.seed = seed;
  options.delay = delay;
  options.fail_after = fail_after;
  options.census_key = KEY;
  fixture_server_set_options (server, &options);
  fixture_server_forget_calls (server);
}

static FwWindow *
open_page (gboolean filled)
{
  FwWindow *window = fw_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 900);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (fw_plan_open_builtin (window, "minneapolis"));
  fw_test_wait (has_runner, window, 60, "a plan");
  if (filled)
    {
      serve (1, 0, 0);
      fill (get_document (window));
      fixture_server_forget_calls (server);
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "view.page", "s", "data");
  fw_test_settle (500);
  return window;
}

static void
close_window (FwWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  fw_test_settle (50);
}

static FwRefreshPanel *
get_panel (FwWindow *window)
{
  return FW_REFRESH_PANEL (fw_test_find (GTK_WIDGET (window), FW_TYPE_REFRESH_PANEL));
}

static gboolean
has_ended (gpointer data)
{
  return fw_refresh_panel_get_state (FW_REFRESH_PANEL (data)) > FW_REFRESH_ASKING;
}

static void
refresh (FwWindow *window, const char *service)
{
  GtkWidget *page = fw_test_find (GTK_WIDGET (window), FW_TYPE_DATA_PAGE);

  g_assert_true (gtk_widget_activate_action (page, "data.refresh", "s", service));
  g_assert_cmpint (fw_refresh_panel_get_state (get_panel (window)), ==, FW_REFRESH_ASKING);
}

static void
click (GtkWidget *root, const char *label)
{
  g_autoptr (GPtrArray) buttons = fw_test_find_all (root, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (buttons->pdata[i]), label) == 0
        && gtk_widget_get_visible (buttons->pdata[i]))
      {
        g_assert_true (gtk_widget_is_sensitive (buttons->pdata[i]));
        g_signal_emit_by_name (buttons->pdata[i], "clicked");
        return;
      }
  g_error ("no button “%s”", label);
}

static gboolean
has_effects (gpointer data)
{
  return fw_test_find_label (GTK_WIDGET (data), "Net local placements") != NULL;
}

/* From the buttons on, Tab and the arrows reach the numbers and what was asked. */
static void
check_walk (FwWindow *window)
{
  GtkWidget *panel = GTK_WIDGET (get_panel (window));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  GtkWidget *list;
  guint n = 0;

  g_assert_true (GTK_IS_BUTTON (focus));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (focus)), ==, "Use new");
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  list = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_TYPE_LIST_BOX);
  g_assert_true (list && gtk_widget_is_ancestor (list, panel));
  for (guint i = 0; i < 6; i++)
    {
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      g_assert_true (gtk_widget_is_ancestor (focus, list));
      n += FW_IS_DIFFERENCE_ROW (focus);
      g_signal_emit_by_name (list, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE, FALSE);
    }
  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      g_assert_true (gtk_widget_is_ancestor (focus, panel));
      g_assert_nonnull (gtk_widget_get_ancestor (focus, ADW_TYPE_EXPANDER_ROW));
    }
  g_assert_cmpuint (n, ==, 6);
}

/* Old stands against new, with what it does to the headline; nothing changes until it is used, and
 * then it is one step of undo. */
static void
test_use_new (void)
{
  FwWindow *window = open_page (TRUE);
  FwRefreshPanel *panel = get_panel (window);
  FwDocument *document = get_document (window);
  const guint64 generation = fw_document_get_generation (document);
  g_autoptr (GBytes) before = get_bytes (window);
  g_autoptr (GBytes) asked = NULL;
  g_autoptr (GBytes) used = NULL;
  g_autoptr (GBytes) undone = NULL;

  serve (2, 0, 0);
  refresh (window, "");
  fw_test_wait (has_ended, panel, 60, "an answer");
  g_assert_cmpint (fw_refresh_panel_get_state (panel), ==, FW_REFRESH_NEWER);
  fw_test_wait (has_effects, panel, 60, "the effect on the headline");
  fw_test_settle (100); /* keys come to rows that have a place */
  check_walk (window);
  asked = get_bytes (window);
  g_assert_true (g_bytes_equal (before, asked));
  g_assert_cmpuint (fw_document_get_generation (document), ==, generation);
  g_assert_cmpuint (fw_refresh_panel_get_n_newer (panel), >, 1);
  fw_test_check_names (GTK_WIDGET (window));

  click (GTK_WIDGET (panel), "Use new");
  used = get_bytes (window);
  g_assert_false (g_bytes_equal (before, used));
  g_assert_cmpint (fw_refresh_panel_get_state (panel), ==, FW_REFRESH_HIDDEN);
  g_assert_true (fw_document_undo (document, NULL));
  undone = get_bytes (window);
  g_assert_true (g_bytes_equal (before, undone));
  close_window (window);
}

static void
test_keep (void)
{
  FwWindow *window = open_page (TRUE);
  FwRefreshPanel *panel = get_panel (window);
  g_autoptr (GBytes) before = get_bytes (window);
  g_autoptr (GBytes) after = NULL;

  serve (3, 0, 0);
  refresh (window, "bls");
  fw_test_wait (has_ended, panel, 60, "an answer");
  g_assert_cmpint (fw_refresh_panel_get_state (panel), ==, FW_REFRESH_NEWER);
  g_assert_cmpuint (fixture_server_count (server, "/publicAPI/"), >, 0);
  g_assert_cmpuint (fixture_server_count (server, NULL), ==,
                    fixture_server_count (server, "/publicAPI/"));
  click (GTK_WIDGET (panel), "Keep");
  after = get_bytes (window);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpint (fw_refresh_panel_get_state (panel), ==, FW_REFRESH_HIDDEN);
  close_window (window);
}

static void
test_nothing_newer (void)
{
  FwWindow *window = open_page (TRUE);
  FwRefreshPanel *panel = get_panel (window);

  refresh (window, "");
  fw_test_wait (has_ended, panel, 60, "an answer");
  g_assert_nonnull (fw_test_find_label (GTK_WIDGET (panel), "Nothing newer is published"));
  click (GTK_WIDGET (panel), "Close");
  close_window (window);
}

/* Cancel comes back at once, however slow the service, and a window may close meanwhile. */
static void
test_cancel (void)
{
  FwWindow *window = open_page (TRUE);
  FwRefreshPanel *panel = get_panel (window);
  g_autoptr (GBytes) before = get_bytes (window);
  g_autoptr (GBytes) after = NULL;
  gint64 start;

  serve (4, 20000, 0);
  refresh (window, "");
  fw_test_settle (300);
  start = g_get_monotonic_time ();
  click (GTK_WIDGET (panel), "Cancel");
  fw_test_wait (has_ended, panel, 10, "the end");
  g_test_message ("stopped after %.0f ms", (double)(g_get_monotonic_time () - start) / 1000);
  g_assert_cmpint (fw_refresh_panel_get_state (panel), ==, FW_REFRESH_NOTHING);
  g_assert_nonnull (fw_test_find_label (GTK_WIDGET (panel), "Stopped"));
  after = get_bytes (window);
  g_assert_true (g_bytes_equal (before, after));
  refresh (window, "");
  fw_test_settle (100);
  close_window (window);
  serve (1, 0, 0);
}

/* A service in trouble is a sentence, not a number. */
static void
test_refused (void)
{
  FwWindow *window = open_page (TRUE);
  FwRefreshPanel *panel = get_panel (window);
  g_autoptr (GPtrArray) labels = NULL;

  fw_http_set_retry_wait (fw_application_get_http (application), 1);
  serve (5, 0, 1);
  refresh (window, "bls");
  fw_test_wait (has_ended, panel, 60, "an answer");
  labels = fw_test_find_all (GTK_WIDGET (panel), GTK_TYPE_LABEL);
  for (guint i = 0; i < labels->len; i++)
    {
      g_assert_null (strstr (gtk_label_get_text (labels->pdata[i]), "503"));
      g_assert_null (strstr (gtk_label_get_text (labels->pdata[i]), "HTTP"));
    }
  close_window (window);
  serve (1, 0, 0);
}

/* Tab alone reaches the button, a service's row, its series and the keys. */
static void
test_keyboard (void)
{
  FwWindow *window = open_page (TRUE);
  GtkWidget *page = fw_test_find (GTK_WIDGET (window), FW_TYPE_DATA_PAGE);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
  for (int i = 0; i < 60; i++)
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

      for (; focus && focus != page; focus = gtk_widget_get_parent (focus))
        {
          const char *title = ADW_IS_PREFERENCES_ROW (focus)
                                  ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (focus))
                              : GTK_IS_BUTTON (focus)
                                  ? gtk_actionable_get_action_name (GTK_ACTIONABLE (focus))
                                  : NULL;

          if (title)
            g_hash_table_add (seen, (gpointer)g_intern_string (title));
        }
      if (!gtk_widget_child_focus (page, i % 2 ? GTK_DIR_DOWN : GTK_DIR_TAB_FORWARD)
          && !gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD))
        break;
    }
  g_assert_true (g_hash_table_contains (seen, "data.refresh"));
  g_assert_true (g_hash_table_contains (seen, "U.S. Bureau of Labor Statistics"));
  g_assert_true (g_hash_table_contains (seen, "Census"));
  close_window (window);
}

/* Without a network the page says so calmly, and asks nothing. */
static void
test_offline (void)
{
  FwWindow *window = open_page (FALSE);
  GtkWidget *label = fw_test_find_label (GTK_WIDGET (window), "This computer is offline");

  g_assert_false (label && gtk_widget_get_mapped (label));
  set_network (FALSE);
  fw_test_settle (300);
  label = fw_test_find_label (GTK_WIDGET (window), "This computer is offline");
  g_assert_true (label && gtk_widget_get_mapped (label));
  set_network (TRUE);
  fw_test_settle (300);
  g_assert_false (gtk_widget_get_mapped (label));
  close_window (window);
}

/* Only a server on this computer, or a secure one, may stand in for the services. */
static void
test_server (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (fw_application_set_server (application, "http://example.com", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (
      fw_application_set_server (application, fixture_server_get_address (server), &error));
  g_assert_no_error (error);
}

/* Keys */

static void
check_no_key (GtkWidget *root)
{
  g_autoptr (GPtrArray) labels = fw_test_find_all (root, GTK_TYPE_LABEL);
  g_autoptr (GPtrArray) texts = fw_test_find_all (root, GTK_TYPE_TEXT);

  for (guint i = 0; i < labels->len; i++)
    g_assert_null (strstr (gtk_label_get_text (labels->pdata[i]), "canary"));
  for (guint i = 0; i < texts->len; i++)
    g_assert_null (strstr (gtk_editable_get_text (texts->pdata[i]), "canary"));
}

static GtkWidget *
open_census_group (GtkWidget **window)
{
  GtkWidget *group = fw_key_group_new (fw_application_get_http (application), FW_SERVICE_ACS);

  *window = fw_test_window (group, 600, 400);
  return group;
}

static gboolean
is_told (gpointer data)
{
  return fw_test_find_label (data, "Asking the service") == NULL;
}

static void
save_key (GtkWidget *group, const char *key)
{
  GtkWidget *entry = fw_test_find (group, ADW_TYPE_PASSWORD_ENTRY_ROW);

  gtk_editable_set_text (GTK_EDITABLE (entry), key);
  click (group, "Save");
  fw_test_settle (100);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
}

/* A key is saved, tried with one question, and removed; no widget ever holds it. */
static void
test_keys (void)
{
  FwKeyring *keyring = fw_application_get_keyring (application);
  GtkWidget *window;
  GtkWidget *group = open_census_group (&window);

  serve (1, 0, 0);
  g_assert_nonnull (fw_test_find_label (group, "No key: nothing can be asked"));
  save_key (group, KEY);
  g_assert_cmpint (fw_keyring_get_state (keyring, FW_SERVICE_ACS), ==, FW_KEY_SESSION);
  g_assert_nonnull (fw_test_find_label (group, "Kept until Fairway is closed"));
  click (group, "Test");
  fw_test_wait (is_told, group, 60, "the service's word");
  g_assert_nonnull (fw_test_find_label (group, "Census accepts the key."));
  g_assert_cmpuint (fixture_server_count (server, NULL), ==, 1);
  check_no_key (window);

  save_key (group, "canary-of-another-kind");
  click (group, "Test");
  fw_test_wait (is_told, group, 60, "the service's word");
  g_assert_null (fw_test_find_label (group, "Census accepts the key."));
  g_assert_nonnull (fw_test_find_label (group, "The Census did not accept the key"));
  check_no_key (window);

  click (group, "Remove");
  fw_test_settle (100);
  g_assert_false (fw_keyring_has_key (keyring, FW_SERVICE_ACS));
  g_assert_nonnull (fw_test_find_label (group, "No key: nothing can be asked"));
  fw_test_check_names (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Every service has its place in Preferences. */
static void
test_preferences (void)
{
  FwWindow *window = open_page (FALSE);
  GListModel *windows = gtk_window_get_toplevels ();
  const guint n = g_list_model_get_n_items (windows);
  g_autoptr (GPtrArray) groups = NULL;
  GtkWidget *shown = NULL;

  fw_preferences_show (GTK_WINDOW (window), fw_application_get_http (application));
  fw_test_settle (300);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) candidate = g_list_model_get_item (windows, i);
      g_autoptr (GPtrArray) found = fw_test_find_all (candidate, FW_TYPE_KEY_GROUP);

      if (found->len > 0)
        shown = candidate;
    }
  g_assert_cmpuint (g_list_model_get_n_items (windows), >=, n);
  g_assert_nonnull (shown);
  groups = fw_test_find_all (shown, FW_TYPE_KEY_GROUP);
  g_assert_cmpuint (groups->len, ==, 3);
  g_assert_nonnull (fw_test_find_label (shown, "Projections Central"));
  fw_test_check_names (shown);
  if (shown != GTK_WIDGET (window))
    gtk_window_destroy (GTK_WINDOW (shown));
  close_window (window);
}

int
main (int argc, char **argv)
{
  int status;

  g_setenv ("GIO_USE_NETWORK_MONITOR", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_io_extension_point_register (G_NETWORK_MONITOR_EXTENSION_POINT_NAME);
  g_io_extension_point_implement (G_NETWORK_MONITOR_EXTENSION_POINT_NAME, TEST_TYPE_NETWORK, "test",
                                  100);
  application = fw_test_application ();
  server = fixture_server_new (&fixture_options, 0);

  /* In this order: once a server on this computer stands in for the services there is no offline.
   */
  g_test_add_func ("/views/data-refresh/offline", test_offline);
  g_test_add_func ("/views/data-refresh/server", test_server);
  g_test_add_func ("/views/data-refresh/keys", test_keys);
  g_test_add_func ("/views/data-refresh/preferences", test_preferences);
  g_test_add_func ("/views/data-refresh/use-new", test_use_new);
  g_test_add_func ("/views/data-refresh/keep", test_keep);
  g_test_add_func ("/views/data-refresh/nothing-newer", test_nothing_newer);
  g_test_add_func ("/views/data-refresh/cancel", test_cancel);
  g_test_add_func ("/views/data-refresh/refused", test_refused);
  g_test_add_func ("/views/data-refresh/keyboard", test_keyboard);
  status = g_test_run ();
  fixture_server_free (server);
  g_object_unref (application);
  return status;
}
