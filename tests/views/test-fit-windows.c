/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fixture-server.h"
#include "fw-application.h"
#include "fw-ask-name.h"
#include "fw-chart-card.h"
#include "fw-chart-table.h"
#include "fw-fit-check.h"
#include "fw-ask-window.h"
#include "fw-goal-window.h"
#include "fw-guide-window.h"
#include "fw-import-window.h"
#include "fw-place-window.h"
#include "fw-plan-commands.h"
#include "fw-plan-editor.h"
#include "fw-program-row.h"
#include "fw-programs-window.h"
#include "fw-scenarios-window.h"
#include "fw-views-test.h"

#include <glib/gi18n-lib.h>

/* Every window and dialog, at every width; see test-fit.c for the pages. */

static const char table[] = "Training for what,Who teaches,Price,Weeks,Seats,Town\n"
                            "Web development in the evening,A college,\"4,000\",20,18,Saint Paul\n"
                            "Help desk,A school,many,8,24,Minneapolis\n";

static FwApplication *application;

typedef struct
{
  FixtureServer *server;
  char *folder;
  FwKeyring *keyring;
  FwHttp *http;
  FwDocument *document;
  FwRunner *runner;
  GPtrArray *faults;
} Fixture;

static gboolean
has_result (gpointer data)
{
  return fw_runner_get_result (data) && !fw_runner_get_stale (data);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->server = fixture_server_new (&fixture_options, 0);
  fixture->folder = g_dir_make_tmp ("fairway-fit-XXXXXX", &error);
  fixture->keyring = fw_keyring_new (FALSE);
  fw_keyring_set_session (fixture->keyring, FW_SERVICE_ACS, "a-key");
  fw_keyring_set_session (fixture->keyring, FW_SERVICE_BLS, "another-key");
  fixture->http = fw_http_new (fixture->keyring, fixture->folder);
  fw_http_set_server (fixture->http, fixture_server_get_address (fixture->server), &error);
  g_assert_no_error (error);
  fixture->document = fw_document_new_from_builtin ("minneapolis", &error);
  g_assert_no_error (error);
  fw_fit_name_parts (fixture->document);
  fixture->runner = fw_runner_new (
      fixture->document, fw_plan_get_default_scenario (fw_document_get_plan (fixture->document)));
  fw_test_wait (has_result, fixture->runner, 60, "a result");
  fixture->faults = g_ptr_array_new_with_free_func (g_free);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fw_fit_check_none (fixture->faults);
  g_ptr_array_unref (fixture->faults);
  fw_runner_cancel (fixture->runner);
  g_object_unref (fixture->runner);
  g_object_unref (fixture->document);
  g_object_unref (fixture->http);
  g_object_unref (fixture->keyring);
  fixture_server_free (fixture->server);
  fw_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static GtkWidget *
present (gpointer window)
{
  gtk_window_present (GTK_WINDOW (window));
  fw_fit_settle (GTK_WIDGET (window));
  fw_fit_expand (GTK_WIDGET (window));
  return GTK_WIDGET (window);
}

static void
close_window (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  fw_test_settle (50);
}

/* A button in sight, by its label in the language spoken. */
static GtkWidget *
find_button (GtkWidget *window, const char *label)
{
  g_autoptr (GPtrArray) buttons = fw_test_find_all (window, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (buttons->pdata[i]), label) == 0
        && gtk_widget_get_mapped (buttons->pdata[i]))
      return buttons->pdata[i];
  return NULL;
}

typedef struct
{
  GtkWidget *window;
  const char *label;
} Wanted;

static gboolean
is_ready (gpointer data)
{
  GtkWidget *button = find_button (((Wanted *)data)->window, ((Wanted *)data)->label);

  return button && gtk_widget_is_sensitive (button);
}

static void
press (GtkWidget *window, const char *label)
{
  Wanted wanted = { window, label };

  fw_test_wait (is_ready, &wanted, 60, label);
  g_signal_emit_by_name (find_button (window, label), "clicked");
  fw_fit_settle (window);
}

/* When the button that goes on is there. */
static void
check_at (Fixture *fixture, GtkWidget *window, const char *label, const char *what)
{
  Wanted wanted = { window, label };

  fw_test_wait (is_ready, &wanted, 60, label);
  fw_fit_settle (window);
  fw_fit_expand (window);
  fw_fit_check_widths (window, what, fixture->faults);
}

static void
test_editor (Fixture *fixture, gconstpointer data)
{
  static const FwList lists[]
      = { FW_LIST_PROGRAMS, FW_LIST_EMPLOYERS, FW_LIST_SUPPORTS, FW_LIST_FUNDS,
          FW_LIST_GROUPS,   FW_LIST_PROVIDERS, FW_LIST_PARTNERS, FW_LIST_OCCUPATIONS };
  FwPlan *plan = fw_document_get_plan (fixture->document);
  GtkWidget *window = present (fw_plan_editor_new (NULL, fixture->runner));

  fw_fit_check_widths (window, "editor", fixture->faults);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (FwPart) part = g_list_model_get_item (fw_plan_get_list (plan, lists[i]), 0);
      g_autofree char *where
          = part ? g_strdup_printf ("%s.%s", fw_list_member (lists[i]), fw_part_get_id (part))
                 : g_strdup (fw_list_member (lists[i]));

      fw_plan_editor_open (FW_PLAN_EDITOR (window), where);
      fw_fit_settle (window);
      fw_fit_expand (window);
      fw_fit_check_widths (window, where, fixture->faults);
    }
  fw_plan_editor_open (FW_PLAN_EDITOR (window), "programs");
  fw_fit_check_widths (window, "programs", fixture->faults);
  fw_plan_editor_open (FW_PLAN_EDITOR (window), "network");
  fw_fit_check_widths (window, "network", fixture->faults);
  fw_plan_editor_open (FW_PLAN_EDITOR (window), "numbers");
  fw_fit_check_widths (window, "numbers", fixture->faults);
  fw_plan_editor_open (FW_PLAN_EDITOR (window), "numbers:money.discount_rate");
  fw_fit_check_widths (window, "a number", fixture->faults);
  close_window (window);
}

static void
test_small (Fixture *fixture, gconstpointer data)
{
  GtkWidget *parent = fw_test_window (gtk_label_new ("behind"), 400, 300);
  GtkWidget *window = present (fw_goal_window_new (GTK_WINDOW (parent), fixture->runner));

  fw_fit_check_widths (window, "goal", fixture->faults);
  close_window (window);
  window = present (fw_ask_window_new (GTK_WINDOW (parent), fixture->runner));
  fw_fit_check_widths (window, "questions", fixture->faults);
  close_window (window);
  window = present (fw_scenarios_window_new (GTK_WINDOW (parent), fixture->runner));
  fw_fit_check_widths (window, "scenarios", fixture->faults);
  close_window (window);
  close_window (parent);
}

/* Five questions. */
static void
test_guide (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = present (fw_guide_window_new (NULL));
  GtkWidget *search = fw_test_find (window, GTK_TYPE_SEARCH_ENTRY);

  fw_fit_check_widths (window, "guide, question 1", fixture->faults);
  gtk_editable_set_text (GTK_EDITABLE (search), "hennepin");
  g_signal_emit_by_name (search, "activate");
  for (guint i = 2; i <= 5; i++)
    {
      g_autofree char *what = g_strdup_printf ("guide, question %u", i);

      fw_fit_settle (window);
      fw_fit_check_widths (window, what, fixture->faults);
      if (i < 5)
        gtk_widget_activate (gtk_window_get_default_widget (GTK_WINDOW (window)));
      fw_test_settle (100);
    }
  close_window (window);
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = present (fw_import_window_new (NULL, fixture->http, fixture->document));
  g_autofree char *path = g_build_filename (fixture->folder, "courses.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  g_list_store_append (files, file);
  fw_fit_check_widths (window, "import", fixture->faults);
  g_assert_true (g_file_set_contents (path, table, -1, NULL));
  fw_import_window_read (FW_IMPORT_WINDOW (window), G_LIST_MODEL (files));
  check_at (fixture, window, _ ("_Next"), "import, columns");
  press (window, _ ("_Next"));
  check_at (fixture, window, _ ("_Add"), "import, preview");
  close_window (window);
}

static void
test_place (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = present (fw_place_window_new (NULL, fixture->http, fixture->document));

  fw_fit_check_widths (window, "place", fixture->faults);
  press (window, _ ("_Ask"));
  check_at (fixture, window, _ ("_Use these"), "place, answers");
  close_window (window);
}

static gboolean
has_program (gpointer data)
{
  g_autoptr (GPtrArray) rows = fw_test_find_all (data, FW_TYPE_PROGRAM_ROW);

  return rows->len > 0 && gtk_widget_get_mapped (rows->pdata[0]);
}

static void
test_programs (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = present (fw_programs_window_new (NULL, fixture->http, fixture->document));

  fw_fit_check_widths (window, "programs to ask for", fixture->faults);
  press (window, _ ("_Ask"));
  fw_test_wait (has_program, window, 60, "the programs");
  fw_fit_check_widths (window, "programs, answers", fixture->faults);
  close_window (window);
}

/* What opens over a window with a plan. */

static GtkWidget *
newest (GtkWidget *but)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i - 1);

      if (window != but && gtk_widget_get_mapped (window))
        return window;
    }
  return but; /* a dialog inside the window */
}

static void
check_opened (Fixture *fixture, GtkWidget *window, const char *what)
{
  GtkWidget *opened;

  fw_fit_settle (window);
  opened = newest (window);
  fw_fit_expand (opened);
  fw_fit_check_widths (opened, what, fixture->faults);
  if (opened != window)
    close_window (opened);
}

static gboolean
window_has_result (gpointer data)
{
  FwRunner *runner = fw_window_get_runner (FW_WINDOW (data));

  return runner && has_result (runner);
}

static void
test_dialogs (Fixture *fixture, gconstpointer data)
{
  static const char *const actions[] = { "preferences", "shortcuts", "about" };
  GtkWidget *window = present (fw_window_new (GTK_APPLICATION (application)));
  GtkWidget *card;

  fw_fit_check_widths (window, "start", fixture->faults);
  g_assert_true (fw_plan_open_builtin (FW_WINDOW (window), "minneapolis"));
  fw_test_wait (window_has_result, window, 60, "a result");
  fw_fit_name_parts (fw_runner_get_document (fw_window_get_runner (FW_WINDOW (window))));
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      fw_fit_set_width (window, 1280);
      g_action_group_activate_action (G_ACTION_GROUP (application), actions[i], NULL);
      check_opened (fixture, window, actions[i]);
    }
  fw_fit_set_width (window, 1280);
  gtk_widget_activate_action (window, "plan.rename", NULL);
  check_opened (fixture, window, "rename");
  card = fw_test_find (window, FW_TYPE_CHART_CARD);
  gtk_widget_activate_action (card, "chart.table", NULL);
  check_opened (fixture, window, "table");
  close_window (window);
}

/* A text that changes at any moment, as with an answer from the network, is looked at as it is laid
 * out. */

static gboolean
change_text (gpointer label)
{
  static guint n;

  gtk_label_set_text (label, ++n % 2 ? "An answer" : "An answer so long that it takes two lines");
  return G_SOURCE_CONTINUE;
}

static void
test_moving (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label = gtk_label_new ("An answer");
  GtkWidget *window = fw_test_window (label, 200, 100);
  guint source;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  source = g_timeout_add (15, change_text, label);
  for (int i = 0; i < 30; i++)
    {
      fw_fit_settle (window);
      g_assert_cmpuint (fw_fit_check (window, "moving", 1280, fixture->faults), >, 0);
    }
  g_source_remove (source);
  close_window (window);
}

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  fw_fit_set_mode (argc, argv);
  application = fw_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_test_add ("/views/fit/editor", Fixture, NULL, set_up, test_editor, tear_down);
  g_test_add ("/views/fit/small", Fixture, NULL, set_up, test_small, tear_down);
  g_test_add ("/views/fit/guide", Fixture, NULL, set_up, test_guide, tear_down);
  g_test_add ("/views/fit/import", Fixture, NULL, set_up, test_import, tear_down);
  g_test_add ("/views/fit/place", Fixture, NULL, set_up, test_place, tear_down);
  g_test_add ("/views/fit/programs", Fixture, NULL, set_up, test_programs, tear_down);
  g_test_add ("/views/fit/moving", Fixture, NULL, set_up, test_moving, tear_down);
  g_test_add ("/views/fit/dialogs", Fixture, NULL, set_up, test_dialogs, tear_down);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
