/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture-server.h"
#include "fw-area-entry.h"
#include "fw-builtin.h"
#include "fw-harvest-view.h"
#include "fw-place-choice.h"
#include "fw-place-window.h"
#include "fw-plan-io.h"
#include "fw-source-choice.h"
#include "fw-views-test.h"

#include <string.h>

/* Adding a place, against a server with invented numbers. */

typedef struct
{
  FixtureServer *server;
  char *folder;
  FwKeyring *keyring;
  FwHttp *http;
  FwDocument *document; /* Minneapolis */
  FwDocument *used;
  FwPlaceWindow *window;
  gboolean gone;
} Fixture;

static void
used_cb (Fixture *fixture, FwDocument *document)
{
  g_set_object (&fixture->used, document);
}

static void
destroyed_cb (Fixture *fixture)
{
  fixture->gone = TRUE;
}

static void
open_window (Fixture *fixture, FwDocument *document)
{
  fixture->window = fw_place_window_new (NULL, fixture->http, document);
  g_signal_connect_swapped (fixture->window, "used", G_CALLBACK (used_cb), fixture);
  g_signal_connect_swapped (fixture->window, "destroy", G_CALLBACK (destroyed_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fw_test_settle (100);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->server = fixture_server_new (&fixture_options, 0);
  fixture->folder = g_dir_make_tmp ("fairway-place-XXXXXX", &error);
  fixture->keyring = fw_keyring_new (FALSE);
  fixture->http = fw_http_new (fixture->keyring, fixture->folder);
  fw_http_set_server (fixture->http, fixture_server_get_address (fixture->server), &error);
  g_assert_no_error (error);
  fixture->document = fw_document_new_from_builtin ("minneapolis", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (!fixture->gone)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  fw_test_settle (50);
  g_clear_object (&fixture->used);
  g_clear_object (&fixture->document);
  g_clear_object (&fixture->http);
  g_clear_object (&fixture->keyring);
  fixture_server_free (fixture->server);
  fw_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static void
set_keys (Fixture *fixture)
{
  fw_keyring_set_session (fixture->keyring, FW_SERVICE_ACS, "a-key");
  fw_keyring_set_session (fixture->keyring, FW_SERVICE_BLS, "another-key");
}

/* A button in sight, by its label or its tooltip. */
static GtkWidget *
find_button (Fixture *fixture, const char *label)
{
  g_autoptr (GPtrArray) buttons = fw_test_find_all (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    if (gtk_widget_get_visible (buttons->pdata[i])
        && (g_strcmp0 (gtk_button_get_label (buttons->pdata[i]), label) == 0
            || g_strcmp0 (gtk_widget_get_tooltip_text (buttons->pdata[i]), label) == 0))
      return buttons->pdata[i];
  return NULL;
}

static void
press (Fixture *fixture, const char *label)
{
  GtkWidget *button = find_button (fixture, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
has_arrived (gpointer data)
{
  return find_button (data, "_Use these") != NULL;
}

static gboolean
is_used (gpointer data)
{
  return ((Fixture *)data)->used != NULL;
}

static char *
bytes_of (FwDocument *document)
{
  g_autoptr (GBytes) bytes = fw_plan_to_bytes (fw_document_get_plan (document), NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
choose_city (Fixture *fixture)
{
  g_autoptr (GPtrArray) checks
      = fw_test_find_all (GTK_WIDGET (fixture->window), GTK_TYPE_CHECK_BUTTON);
  GtkWidget *entry = fw_test_find (GTK_WIDGET (fixture->window), FW_TYPE_AREA_ENTRY);

  gtk_check_button_set_active (checks->pdata[1], TRUE);
  gtk_editable_set_text (GTK_EDITABLE (fw_test_find (entry, GTK_TYPE_SEARCH_ENTRY)), "2743000");
  fw_test_settle (400); /* a search entry waits for the typing to end */
  g_assert_cmpstr (fw_area_entry_get_geography (FW_AREA_ENTRY (entry)), ==, "place:2743000");
}

/* The whole way: a city by its code, everything asked, used as one step that undoes to the byte. */
static void
test_use (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = bytes_of (fixture->document);
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;
  FwPlan *plan = fw_document_get_plan (fixture->document);
  const FwSeries *gini;

  set_keys (fixture);
  open_window (fixture, fixture->document);
  choose_city (fixture);
  fw_test_check_names (GTK_WIDGET (fixture->window));
  press (fixture, "_Ask");
  fw_test_wait (has_arrived, fixture, 60, "the answers");
  fw_test_settle (100);
  fw_test_check_names (GTK_WIDGET (fixture->window));
  g_assert_false (fw_document_get_can_undo (fixture->document));

  press (fixture, "_Use these");
  fw_test_wait (is_used, fixture, 5, "the change");
  g_assert_true (fixture->used == fixture->document);
  g_assert_cmpstr (fw_place_get_geography (fw_plan_get_place (plan)), ==, "place:2743000");
  gini = fw_plan_find_series (plan, FW_MEASURE_GINI, NULL, NULL);
  g_assert_nonnull (gini);
  g_assert_nonnull (fw_plan_find_series (plan, FW_MEASURE_WAGE, "15-1232", NULL));
  g_assert_nonnull (fw_plan_find_series (plan, FW_MEASURE_PROJECTED_OPENINGS, "15-1232", NULL));

  g_assert_true (fw_document_undo (fixture->document, &error));
  g_assert_false (fw_document_get_can_undo (fixture->document));
  undone = bytes_of (fixture->document);
  g_assert_cmpstr (undone, ==, before);
}

static gboolean
is_half_way (gpointer data)
{
  return fixture_server_count (((Fixture *)data)->server, NULL) >= 5;
}

/* Back to the choices at once; nothing is changed, and nothing comes later. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = bytes_of (fixture->document);
  g_autofree char *after = NULL;
  guint asked;

  set_keys (fixture);
  open_window (fixture, fixture->document);
  press (fixture, "_Ask");
  fw_test_wait (is_half_way, fixture, 30, "five requests");
  press (fixture, "_Cancel");
  g_assert_nonnull (find_button (fixture, "_Ask"));
  fw_test_settle (300);
  asked = fixture_server_count (fixture->server, NULL);
  fw_test_settle (700);
  g_assert_cmpuint (fixture_server_count (fixture->server, NULL), ==, asked);
  g_assert_nonnull (find_button (fixture, "_Ask"));
  after = bytes_of (fixture->document);
  g_assert_cmpstr (after, ==, before);
}

/* Without a key the Census is switched off, says where to get one, and the others can be asked. */
static void
test_missing_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) switches = NULL;

  open_window (fixture, fixture->document);
  switches = fw_test_find_all (GTK_WIDGET (fixture->window), GTK_TYPE_SWITCH);
  g_assert_cmpuint (switches->len, ==, 3);
  g_assert_false (gtk_switch_get_active (switches->pdata[0]));
  g_assert_true (gtk_switch_get_active (switches->pdata[1]));
  g_assert_nonnull (find_button (fixture, "Enter a key…"));
  g_assert_true (gtk_widget_is_sensitive (find_button (fixture, "_Ask")));

  set_keys (fixture);
  g_assert_true (gtk_switch_get_active (switches->pdata[0]));
  g_assert_null (find_button (fixture, "Enter a key…"));
}

/* A city whose household tables were not asked for does not become the plan's place, and the page
 * says so before anything is used. */
static void
test_place_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) labels = NULL;
  gboolean said = FALSE;

  open_window (fixture, fixture->document);
  choose_city (fixture);
  press (fixture, "_Ask");
  fw_test_wait (has_arrived, fixture, 60, "the answers");
  labels = fw_test_find_all (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL);
  for (guint i = 0; i < labels->len; i++)
    said |= strstr (gtk_label_get_text (labels->pdata[i]), "the plan stays in Hennepin County")
            != NULL;
  g_assert_true (said);
  press (fixture, "_Use these");
  fw_test_wait (is_used, fixture, 5, "the change");
  g_assert_cmpstr (
      fw_place_get_geography (fw_plan_get_place (fw_document_get_plan (fixture->document))), ==,
      "county:27053");
}

/* From the start page: a county is looked for, and a new plan comes of it. */
static void
test_new_plan (Fixture *fixture, gconstpointer data)
{
  GtkWidget *search;

  set_keys (fixture);
  open_window (fixture, NULL);
  g_assert_false (gtk_widget_is_sensitive (find_button (fixture, "_Ask")));
  search = fw_test_find (fw_test_find (GTK_WIDGET (fixture->window), FW_TYPE_PLACE_CHOICE),
                         GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "Ramsey County Minnesota");
  g_signal_emit_by_name (search, "activate");
  press (fixture, "_Ask");
  fw_test_wait (has_arrived, fixture, 60, "the answers");
  press (fixture, "_Use these");
  fw_test_wait (is_used, fixture, 5, "the plan");
  g_assert_cmpstr (
      fw_place_get_geography (fw_plan_get_place (fw_document_get_plan (fixture->used))), ==,
      "county:27123");
  g_assert_nonnull (fw_plan_find_series (fw_document_get_plan (fixture->used),
                                         FW_MEASURE_HOUSEHOLDS_BY_INCOME, NULL, NULL));
}

static gboolean
has_ended (gpointer data)
{
  return has_arrived (data) || find_button (data, "_Ask") != NULL;
}

/* One answer, then nothing but trouble: what came can be used, what did not is told in words, and
 * no status of the protocol is among them. */
static void
test_server_down (Fixture *fixture, gconstpointer data)
{
  static const char *const raw[] = { "503", "HTTP", "Service Unavailable" };
  FixtureOptions options = fixture_options;
  g_autoptr (GPtrArray) labels = NULL;
  gboolean told = FALSE;

  options.fail_after = 1;
  fixture_server_set_options (fixture->server, &options);
  fw_http_set_retry_wait (fixture->http, 1);
  set_keys (fixture);
  open_window (fixture, fixture->document);
  press (fixture, "_Ask");
  fw_test_wait (has_ended, fixture, 60, "the end of the asking");
  g_assert_cmpuint (fixture_server_count (fixture->server, NULL), >, 1);
  g_assert_nonnull (find_button (fixture, "_Ask"));

  labels = fw_test_find_all (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL);
  for (guint i = 0; i < labels->len; i++)
    {
      const char *text = gtk_label_get_text (labels->pdata[i]);

      told |= gtk_widget_get_visible (labels->pdata[i]) && strstr (text, "; try again") != NULL;
      for (guint k = 0; k < G_N_ELEMENTS (raw); k++)
        g_assert_null (strstr (text, raw[k]));
    }
  g_assert_true (told);
  g_assert_false (fw_document_get_can_undo (fixture->document));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/views/place/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("use", test_use);
  ADD ("cancel", test_cancel);
  ADD ("missing-key", test_missing_key);
  ADD ("place-stays", test_place_stays);
  ADD ("new-plan", test_new_plan);
  ADD ("server-down", test_server_down);

  return g_test_run ();
}
