/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture-server.h"
#include "fw-plan-io.h"
#include "fw-program-list.h"
#include "fw-program-row.h"
#include "fw-programs-window.h"
#include "fw-views-test.h"

#include <math.h>

/* Programs from results, against a server with invented ones. */

typedef struct
{
  FixtureServer *server;
  char *folder;
  FwKeyring *keyring;
  FwHttp *http;
  FwDocument *document; /* Minneapolis */
  FwProgramsWindow *window;
  char *used;
  gboolean gone;
} Fixture;

static void
used_cb (Fixture *fixture, const char *words)
{
  fixture->used = g_strdup (words);
}

static void
destroyed_cb (Fixture *fixture)
{
  fixture->gone = TRUE;
}

static void
open_window (Fixture *fixture)
{
  fixture->gone = FALSE;
  fixture->window = fw_programs_window_new (NULL, fixture->http, fixture->document);
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
  fixture->folder = g_dir_make_tmp ("fairway-programs-XXXXXX", &error);
  fixture->keyring = fw_keyring_new (FALSE);
  fixture->http = fw_http_new (fixture->keyring, fixture->folder);
  fw_http_set_server (fixture->http, fixture_server_get_address (fixture->server), &error);
  g_assert_no_error (error);
  fixture->document = fw_document_new_from_builtin ("minneapolis", &error);
  g_assert_no_error (error);
  open_window (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (!fixture->gone)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  fw_test_settle (50);
  g_clear_object (&fixture->document);
  g_clear_object (&fixture->http);
  g_clear_object (&fixture->keyring);
  fixture_server_free (fixture->server);
  fw_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->used);
}

static GtkWidget *
find_button (Fixture *fixture, const char *begins)
{
  g_autoptr (GPtrArray) buttons = fw_test_find_all (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    {
      const char *label = gtk_button_get_label (buttons->pdata[i]);

      if (label != NULL && g_str_has_prefix (label, begins)
          && gtk_widget_get_visible (buttons->pdata[i]))
        return buttons->pdata[i];
    }
  return NULL;
}

static void
press (Fixture *fixture, const char *begins)
{
  GtkWidget *button = find_button (fixture, begins);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
has_arrived (gpointer data)
{
  return find_button (data, "_Add") != NULL;
}

static void
ask (Fixture *fixture)
{
  press (fixture, "_Ask");
  fw_test_wait (has_arrived, fixture, 60, "the programs");
  fw_test_settle (200);
}

/* The last list: the first one opens from the choice of the order. */
static GtkWidget *
view_of (Fixture *fixture)
{
  g_autoptr (GPtrArray) views = fw_test_find_all (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_VIEW);

  g_assert_cmpuint (views->len, >, 0);
  return views->pdata[views->len - 1];
}

static GListModel *
shown_of (Fixture *fixture)
{
  GtkWidget *view = view_of (fixture);

  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
}

static const FwProgramOffer *
offer_at (Fixture *fixture, guint position)
{
  g_autoptr (FwProgramItem) item = g_list_model_get_item (shown_of (fixture), position);

  return fw_program_item_get_offer (item);
}

static char *
bytes_of (FwDocument *document)
{
  g_autoptr (GBytes) bytes = fw_plan_to_bytes (fw_document_get_plan (document), NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
count_programs (Fixture *fixture)
{
  return g_list_model_get_n_items (
      fw_plan_get_list (fw_document_get_plan (fixture->document), FW_LIST_PROGRAMS));
}

/* Two are ticked by the keyboard's way, and are two programs of the plan in one step. */
static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = bytes_of (fixture->document);
  g_autofree char *after = NULL;
  const guint n = count_programs (fixture);
  GtkWidget *view;

  fw_test_check_names (GTK_WIDGET (fixture->window));
  ask (fixture);
  fw_test_check_names (GTK_WIDGET (fixture->window));
  g_assert_false (gtk_widget_is_sensitive (find_button (fixture, "_Add")));
  view = view_of (fixture);
  g_signal_emit_by_name (view, "activate", 0);
  g_signal_emit_by_name (view, "activate", 2);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (find_button (fixture, "_Add"))), ==,
                   "_Add 2 programs");
  press (fixture, "_Add");
  g_assert_cmpstr (fixture->used, ==, "2 programs");
  g_assert_true (fixture->gone);
  g_assert_cmpuint (count_programs (fixture), ==, n + 2);
  g_assert_true (fw_document_undo (fixture->document, NULL));
  g_assert_false (fw_document_get_can_undo (fixture->document));
  after = bytes_of (fixture->document);
  g_assert_cmpstr (after, ==, before);
}

/* Known figures come first, highest first; where one is suppressed the row says so. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  const guint by_cost = 3;
  GListModel *shown;
  guint n, n_known = 0;

  ask (fixture);
  shown = shown_of (fixture);
  n = g_list_model_get_n_items (shown);
  g_assert_cmpuint (n, >, 10);
  for (guint i = 0; i < n; i++)
    {
      const double earnings = offer_at (fixture, i)->earnings.value;

      g_assert_true (isnan (earnings) || n_known == i);
      if (!isnan (earnings) && i > 0)
        g_assert_cmpfloat (earnings, <=, offer_at (fixture, i - 1)->earnings.value);
      n_known += !isnan (earnings);
    }
  g_assert_cmpuint (n_known, >, 0);
  g_assert_cmpuint (n_known, <, n);

  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (fw_test_find (
          fw_test_find (GTK_WIDGET (fixture->window), FW_TYPE_PROGRAM_LIST), GTK_TYPE_DROP_DOWN)),
      by_cost);
  g_assert_cmpfloat (offer_at (fixture, 0)->price.value, <=, offer_at (fixture, 1)->price.value);
}

static void
test_suppressed (Fixture *fixture, gconstpointer data)
{
  FwProgramOffer *offer = fw_program_offer_new ();
  g_autoptr (FwProgramItem) item = fw_program_item_new (offer);
  GtkWidget *row = g_object_ref_sink (fw_program_row_new ());

  offer->title = g_strdup ("A program");
  offer->completion.mark = FW_MARK_SUPPRESSED;
  offer->earnings.mark = FW_MARK_SUPPRESSED;
  fw_program_row_set_item (FW_PROGRAM_ROW (row), item);
  g_assert_nonnull (fw_test_find_label (row, "suppressed"));
  g_assert_nonnull (fw_test_find_label (row, "not stated"));
  g_assert_null (fw_test_find_label (row, "0"));
  fw_program_row_set_item (FW_PROGRAM_ROW (row), NULL);
  g_object_unref (row);
  fw_program_offer_free (offer);
}

static gboolean
is_none_shown (gpointer data)
{
  return g_list_model_get_n_items (shown_of (data)) == 0;
}

static gboolean
is_part_shown (gpointer data)
{
  g_autoptr (GPtrArray) labels
      = fw_test_find_all (GTK_WIDGET (((Fixture *)data)->window), GTK_TYPE_LABEL);
  const guint n = g_list_model_get_n_items (shown_of (data));
  g_autofree char *begins = g_strdup_printf ("%u of ", n);

  for (guint i = 0; n > 0 && i < labels->len; i++)
    if (g_str_has_prefix (gtk_label_get_text (labels->pdata[i]), begins)
        && gtk_widget_get_visible (labels->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Words narrow the list, and how many are left is told; what was ticked stays ticked though it is
 * not shown. */
static void
test_filter (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = fw_test_find (GTK_WIDGET (fixture->window), FW_TYPE_PROGRAM_LIST);
  GtkEditable *search;

  ask (fixture);
  search = GTK_EDITABLE (fw_test_find (list, GTK_TYPE_SEARCH_ENTRY));
  g_signal_emit_by_name (view_of (fixture), "activate", 0);
  gtk_editable_set_text (search, "no such words");
  fw_test_wait (is_none_shown, fixture, 20, "an empty list");
  g_assert_nonnull (find_button (fixture, "_Add 1 program"));
  gtk_editable_set_text (search, "PROVIDER 1");
  fw_test_wait (is_part_shown, fixture, 20, "a part of the list");
}

/* What is stored is there without asking again. */
static void
test_stored (Fixture *fixture, gconstpointer data)
{
  ask (fixture);
  fixture_server_forget_calls (fixture->server);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fw_test_settle (50);
  open_window (fixture);
  ask (fixture);
  g_assert_cmpuint (fixture_server_count (fixture->server, NULL), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (shown_of (fixture)), >, 0);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/views/programs/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("add", test_add);
  ADD ("order", test_order);
  ADD ("suppressed", test_suppressed);
  ADD ("filter", test_filter);
  ADD ("stored", test_stored);

  return g_test_run ();
}
