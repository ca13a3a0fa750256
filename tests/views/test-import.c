/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-import-window.h"
#include "fw-mapping-memory.h"
#include "fw-mapping-view.h"
#include "fw-offers-view.h"
#include "fw-pilot.h"
#include "fw-plan-io.h"
#include "fw-plan.h"
#include "fw-program.h"
#include "fw-skill-editor.h"
#include "fw-skills.h"
#include "fw-views-test.h"

#include <glib/gstdio.h>
#include <string.h>

/* Tables and feeds into a plan, as a person does it. */

static const char table[]
    = "Course,School,Occupation,Length,Class size,Starts,Cost per seat,Completion rate,Rooms\n"
      "Web evening course,A College,15-1252,18 weeks,20,8,\"$11,000\",74%,30\n"
      "Help desk course,A College,15-1232,8,many,8,8.5k,70%,12\n";

static const char feed[]
    = "[{\"@context\":\"https://schema.org\","
      "\"@type\":\"EducationalOccupationalProgram\",\"name\":\"Evening web\","
      "\"provider\":{\"@type\":\"Organization\",\"name\":\"A College\"},"
      "\"timeToComplete\":\"P24W\",\"description\":\"JavaScript and SQL.\"},"
      "{\"@context\":\"https://schema.org\",\"@type\":\"JobPosting\","
      "\"title\":\"Web developer\",\"datePosted\":\"2026-11-01\","
      "\"hiringOrganization\":{\"@type\":\"Organization\",\"name\":\"A Bank\"},"
      "\"occupationalCategory\":\"15-1254.00\",\"skills\":\"JavaScript; CSS\"}]";

typedef struct
{
  char *folder;
  FwKeyring *keyring;
  FwHttp *http;
  FwDocument *document;
  FwImportWindow *window;
  char *used;
  gboolean gone;
} Fixture;

static void
used_cb (Fixture *fixture, const char *words)
{
  g_free (fixture->used);
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
  fixture->window = fw_import_window_new (NULL, fixture->http, fixture->document);
  g_signal_connect_swapped (fixture->window, "used", G_CALLBACK (used_cb), fixture);
  g_signal_connect_swapped (fixture->window, "destroy", G_CALLBACK (destroyed_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fw_test_settle (100);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("fairway-import-XXXXXX", &error);
  fixture->keyring = fw_keyring_new (FALSE);
  fixture->http = fw_http_new (fixture->keyring, fixture->folder);
  fixture->document = fw_document_new_from_builtin ("minneapolis", &error);
  g_assert_no_error (error);
  open_window (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  if (!fixture->gone)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  fw_test_settle (50);
  g_clear_object (&fixture->document);
  g_clear_object (&fixture->http);
  g_clear_object (&fixture->keyring);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (fixture->folder, name, NULL);

      g_remove (child);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->used);
}

static GtkWidget *
find_button (Fixture *fixture, const char *label)
{
  g_autoptr (GPtrArray) buttons = fw_test_find_all (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (buttons->pdata[i]), label) == 0
        && gtk_widget_get_visible (buttons->pdata[i]))
      return buttons->pdata[i];
  return NULL;
}

static gboolean
can_press (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *next = find_button (fixture, "_Next");
  GtkWidget *add = find_button (fixture, "_Add");

  return (next != NULL && gtk_widget_is_sensitive (next))
         || (add != NULL && gtk_widget_is_sensitive (add));
}

static void
press (Fixture *fixture, const char *label)
{
  GtkWidget *button = find_button (fixture, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  fw_test_settle (50);
}

static void
write_text (Fixture *fixture, GListStore *files, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_list_store_append (files, file);
}

static void
read_text (Fixture *fixture, const char *name, const char *text)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  write_text (fixture, files, name, text);
  fw_import_window_read (fixture->window, G_LIST_MODEL (files));
}

static char *
bytes_of (FwDocument *document)
{
  g_autoptr (GBytes) bytes = fw_plan_to_bytes (fw_document_get_plan (document), NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* One step back, and the plan is what it was to the byte. */
static void
assert_one_undo (Fixture *fixture, const char *before)
{
  g_autofree char *after = NULL;

  g_assert_true (fw_document_undo (fixture->document, NULL));
  g_assert_false (fw_document_get_can_undo (fixture->document));
  after = bytes_of (fixture->document);
  g_assert_cmpstr (after, ==, before);
}

static AdwComboRow *
field_row (Fixture *fixture, const char *title)
{
  g_autoptr (GPtrArray) rows = fw_test_find_all (GTK_WIDGET (fixture->window), ADW_TYPE_COMBO_ROW);

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (rows->pdata[i]), title) == 0)
      return rows->pdata[i];
  g_assert_not_reached ();
}

/* A table: guessed, the faulty row told by its line, added as one step. */
static void
test_table (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = bytes_of (fixture->document);
  FwPlan *plan = fw_document_get_plan (fixture->document);
  GtkWidget *root = GTK_WIDGET (fixture->window);

  fw_test_check_names (root);
  read_text (fixture, "courses.csv", table);
  fw_test_wait (can_press, fixture, 20, "the table");
  fw_test_settle (100);
  fw_test_check_names (root);
  g_assert_nonnull (fw_test_find_label (root, "2 rows, headings in line 1, commas"));
  g_assert_nonnull (fw_test_find_label (root, "line 3, "));

  press (fixture, "_Next");
  fw_test_check_names (root);
  g_assert_nonnull (fw_test_find_label (root, "1 program"));
  g_assert_nonnull (
      strstr (gtk_label_get_text (GTK_LABEL (fw_test_find_label (root, "Nothing is changed"))),
              "1 row is left out."));
  g_assert_false (fw_document_get_can_undo (fixture->document));
  press (fixture, "_Add");
  g_assert_cmpstr (fixture->used, ==, "1 program");
  g_assert_true (fixture->gone);
  g_assert_nonnull (fw_plan_find_part (plan, FW_LIST_PROGRAMS, "web-evening-course"));
  assert_one_undo (fixture, before);
}

/* The person's choice of a column holds the next time too. */
static void
test_remembered (Fixture *fixture, gconstpointer data)
{
  const guint rooms = 9; /* “Not in the table” is 0, so the ninth column */
  FwPlan *plan = fw_document_get_plan (fixture->document);

  read_text (fixture, "courses.csv", table);
  fw_test_wait (can_press, fixture, 20, "the table");
  g_assert_cmpuint (adw_combo_row_get_selected (field_row (fixture, "Seats a start")), ==, 5);
  adw_combo_row_set_selected (field_row (fixture, "Seats a start"), rooms);
  fw_test_wait (can_press, fixture, 20, "the table read again");
  g_assert_null (fw_test_find_label (GTK_WIDGET (fixture->window), "line 3, "));
  press (fixture, "_Next");
  press (fixture, "_Back");
  press (fixture, "_Next");
  press (fixture, "_Add");
  g_assert_cmpfloat (fw_plan_get_value (plan, NULL, "programs.help-desk-course.seats"), ==, 12.0);

  open_window (fixture);
  read_text (fixture, "next-year.csv", table);
  fw_test_wait (can_press, fixture, 20, "the table");
  g_assert_cmpuint (adw_combo_row_get_selected (field_row (fixture, "Seats a start")), ==, rooms);

  /* The same programs again would count twice: that is told before. */
  press (fixture, "_Next");
  g_assert_nonnull (fw_test_find_label (GTK_WIDGET (fixture->window), "The plan has a program"));
}

/* A needed column that is missing is told, and nothing can be added. */
static void
test_needed (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, "courses.csv", table);
  fw_test_wait (can_press, fixture, 20, "the table");
  adw_combo_row_set_selected (field_row (fixture, "Program"), 0);
  fw_test_settle (300);
  g_assert_false (gtk_widget_is_sensitive (find_button (fixture, "_Next")));
  adw_combo_row_set_selected (ADW_COMBO_ROW (field_row (fixture, "What it lists")), FW_TABLE_WAGES);
  fw_test_settle (300);
  fw_test_check_names (GTK_WIDGET (fixture->window));
}

static gboolean
is_ambiguous (gpointer data)
{
  return fw_test_find_label (GTK_WIDGET (((Fixture *)data)->window), "pilot.csv: no date of")
         != NULL;
}

/* People with the codes from P1 on; training of those up to n_over is over. No date tells whether
 * the day or the month comes first. person: the heading: choices are remembered by the headings. */
static char *
make_records (const char *person, guint n, guint n_over)
{
  GString *text = g_string_new (person);

  g_string_append (text, ",Entered Training Date,Training Status,Exit Training Date,Training Type,"
                         "Job Placement Date\n");
  for (guint i = 1; i <= n; i++)
    g_string_append_printf (text, "P%u,03/04/2019,%s,%s,%s,\n", i,
                            i <= n_over ? "Graduated" : "In Training",
                            i <= n_over ? "05/06/2019" : "", i % 2 == 1 ? "QA" : "UX");
  return g_string_free (text, FALSE);
}

static gboolean
shows_person (Fixture *fixture)
{
  GtkWidget *label = GTK_WIDGET (fw_test_find_label (GTK_WIDGET (fixture->window), "P1"));

  for (; label != NULL; label = gtk_widget_get_parent (label))
    if (!gtk_widget_get_visible (label))
      return FALSE;
  return fw_test_find_label (GTK_WIDGET (fixture->window), "P1") != NULL;
}

/* A pilot's records whose dates do not tell their order wait for a person's word, which is kept. */
static void
test_dates (Fixture *fixture, gconstpointer data)
{
  g_autofree char *records = make_records ("Person ID", 24, 12);

  read_text (fixture, "pilot.csv", records);
  fw_test_wait (is_ambiguous, fixture, 20, "the question");
  g_assert_false (gtk_widget_is_sensitive (find_button (fixture, "_Next")));
  g_assert_false (shows_person (fixture));
  adw_combo_row_set_selected (field_row (fixture, "How dates are written"), FW_DATES_MONTH_FIRST);
  fw_test_wait (can_press, fixture, 20, "the records");
  g_assert_false (is_ambiguous (fixture));
  press (fixture, "_Next");
  press (fixture, "_Add");

  open_window (fixture);
  read_text (fixture, "later.csv", records);
  fw_test_wait (can_press, fixture, 20, "the records again");
  g_assert_cmpuint (adw_combo_row_get_selected (field_row (fixture, "How dates are written")), ==,
                    FW_DATES_MONTH_FIRST);
  adw_combo_row_set_selected (field_row (fixture, "What it lists"), FW_TABLE_WAGES);
  g_assert_false (
      gtk_widget_get_visible (GTK_WIDGET (field_row (fixture, "How dates are written"))));
  g_assert_true (shows_person (fixture));
}

static void
untick (Fixture *fixture, const char *name)
{
  g_autoptr (GPtrArray) ticks
      = fw_test_find_all (GTK_WIDGET (fixture->window), GTK_TYPE_CHECK_BUTTON);

  for (guint i = 0; i < ticks->len; i++)
    {
      g_autofree char *fault = gtk_test_accessible_check_property (
          ticks->pdata[i], GTK_ACCESSIBLE_PROPERTY_LABEL, name);

      if (fault == NULL)
        {
          gtk_check_button_set_active (ticks->pdata[i], FALSE);
          return;
        }
    }
  g_assert_not_reached ();
}

/* A feed: a program whose skills are corrected, a job that is left out. */
static void
test_feed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = bytes_of (fixture->document);
  FwPlan *plan = fw_document_get_plan (fixture->document);
  GtkWidget *root = GTK_WIDGET (fixture->window);
  GtkWidget *row, *editor;
  FwPart *program;
  g_autoptr (GPtrArray) chips = NULL;
  g_autofree char *text = NULL;

  read_text (fixture, "feed.json", feed);
  fw_test_wait (can_press, fixture, 20, "the feed");
  g_assert_nonnull (fw_test_find_label (root, "1 program, 1 job"));
  untick (fixture, "Add Web developer");
  g_assert_nonnull (fw_test_find_label (root, "1 program"));

  row = fw_test_find (root, ADW_TYPE_EXPANDER_ROW);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  fw_test_settle (100);
  fw_test_check_names (root);
  editor = fw_test_find (row, FW_TYPE_SKILL_EDITOR);
  chips = fw_test_find_all (editor, ADW_TYPE_BUTTON_CONTENT);
  g_assert_cmpuint (chips->len, ==, 2);
  g_signal_emit_by_name (gtk_widget_get_parent (chips->pdata[0]), "clicked");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (fw_test_find (editor, GTK_TYPE_DROP_DOWN)), 1);

  press (fixture, "_Add");
  g_assert_cmpstr (fixture->used, ==, "1 program");
  program = fw_plan_find_part (plan, FW_LIST_PROGRAMS, "evening-web");
  g_assert_nonnull (program);
  text = bytes_of (fixture->document);
  g_assert_null (strstr (text, "A Bank"));
  assert_one_undo (fixture, before);
}

static gboolean
has_refused_several (gpointer data)
{
  return fw_test_find_label (GTK_WIDGET (((Fixture *)data)->window), "Only outcome records")
         != NULL;
}

/* What comes is told apart by its title: each quarter's sum, the whole and one program alone. */
static void
assert_told_apart (GtkWidget *root, const char *title)
{
  g_autoptr (GPtrArray) rows = fw_test_find_all (root, ADW_TYPE_ACTION_ROW);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    if (gtk_widget_get_mapped (rows->pdata[i]))
      {
        const char *name = adw_preferences_row_get_title (rows->pdata[i]);

        g_test_message ("%s", name);
        g_assert_true (g_hash_table_add (seen, (char *)name));
      }
  g_assert_true (g_hash_table_contains (seen, title));
}

/* Two quarters of a pilot, dropped in the wrong order: of a person who is in both the later counts,
 * as on the command line. Tables of anything else come one by one. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = bytes_of (fixture->document);
  g_autofree char *first = make_records ("Participant ID", 24, 0);
  g_autofree char *second = make_records ("Participant ID", 36, 24);
  g_autofree char *few = make_records ("Participant ID", 9, 0);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GListStore) tables = g_list_store_new (G_TYPE_FILE);
  GtkWidget *root = GTK_WIDGET (fixture->window);
  g_autoptr (FwPilot) pilot = NULL;
  g_autoptr (FwPart) program = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *title = NULL;

  write_text (fixture, files, "pilot.csv", second);
  write_text (fixture, files, "earlier.csv", first);
  write_text (fixture, tables, "a.csv", table);
  write_text (fixture, tables, "b.csv", table);
  fw_import_window_read (fixture->window, G_LIST_MODEL (tables));
  fw_test_wait (has_refused_several, fixture, 20, "the refusal");

  fw_import_window_read (fixture->window, G_LIST_MODEL (files));
  fw_test_wait (is_ambiguous, fixture, 20, "the question");
  fw_test_check_names (root);
  adw_combo_row_set_selected (field_row (fixture, "How dates are written"), FW_DATES_DAY_FIRST);
  fw_test_wait (can_press, fixture, 20, "both files");
  adw_combo_row_set_selected (field_row (fixture, "File"), 1);
  g_assert_cmpuint (adw_combo_row_get_selected (field_row (fixture, "How dates are written")), ==,
                    FW_DATES_DAY_FIRST);
  fw_test_wait (can_press, fixture, 20, "both files again");
  adw_combo_row_set_selected (field_row (fixture, "UX"), 1);
  fw_test_wait (can_press, fixture, 20, "the program by itself");
  press (fixture, "_Next");
  g_assert_nonnull (fw_test_find_label (root, "2 files, 36 people, 24 earlier rows merged"));
  fw_test_check_names (root);
  program = g_list_model_get_item (
      fw_plan_get_list (fw_document_get_plan (fixture->document), FW_LIST_PROGRAMS), 0);
  title = g_strconcat ("Pilot: people by stage, ", fw_part_get_title (program), NULL);
  assert_told_apart (root, title);
  press (fixture, "_Add");
  pilot = fw_pilot_from_plan (fw_document_get_plan (fixture->document));
  g_assert_cmpfloat (fw_pilot_find (pilot, NULL)->counts[FW_PILOT_STARTED], ==, 36.0);
  g_assert_cmpfloat (fw_pilot_find (pilot, NULL)->counts[FW_PILOT_COMPLETED], ==, 24.0);
  subject = g_strconcat ("programs/", fw_part_get_id (program), NULL);
  g_assert_nonnull (fw_pilot_find (pilot, subject));
  g_assert_cmpuint (pilot->subjects->len, ==, 2);
  assert_one_undo (fixture, before);

  /* which program it is, is kept with the columns; of fewer than ten the number is not said */
  open_window (fixture);
  read_text (fixture, "next.csv", second);
  fw_test_wait (can_press, fixture, 20, "the next quarter");
  g_assert_cmpuint (adw_combo_row_get_selected (field_row (fixture, "UX")), ==, 1);
  g_assert_cmpuint (adw_combo_row_get_selected (field_row (fixture, "QA")), ==, 0);
  press (fixture, "_Next");
  g_assert_nonnull (fw_test_find_label (GTK_WIDGET (fixture->window), "1 file, 36 people"));
  press (fixture, "_Add");
  g_assert_nonnull (fw_plan_find_series (fw_document_get_plan (fixture->document),
                                         FW_MEASURE_PILOT_PEOPLE, subject, NULL));
  open_window (fixture);
  read_text (fixture, "few.csv", few);
  fw_test_wait (can_press, fixture, 20, "a few");
  press (fixture, "_Next");
  g_assert_nonnull (fw_test_find_label (GTK_WIDGET (fixture->window), "1 file"));
  g_assert_null (fw_test_find_label (GTK_WIDGET (fixture->window), "9 people"));
}

static gboolean
is_refused (gpointer data)
{
  return fw_test_find_label (GTK_WIDGET (((Fixture *)data)->window), "broken.json") != NULL;
}

/* What is no table and no feed, and an address that is none: one sentence, and the choice again. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = fw_test_find (GTK_WIDGET (fixture->window), ADW_TYPE_ENTRY_ROW);
  GtkWidget *refusal;

  read_text (fixture, "broken.json", "{\"@type\": ");
  fw_test_wait (is_refused, fixture, 20, "the refusal");
  g_assert_nonnull (find_button (fixture, "_Cancel"));
  refusal = fw_test_find_label (GTK_WIDGET (fixture->window), "broken.json");
  g_assert_true (refusal != NULL && gtk_widget_get_visible (refusal));

  gtk_editable_set_text (GTK_EDITABLE (entry), "http://example.org/jobs");
  g_signal_emit_by_name (entry, "entry-activated");
  fw_test_settle (100);
  g_assert_nonnull (find_button (fixture, "_Cancel"));
  g_assert_false (fw_document_get_can_undo (fixture->document));
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  return NULL;
}

/* A file dropped on the window goes the same way as one that was chosen; text does not. */
static void
test_drop (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = bytes_of (fixture->document);
  g_autofree char *path = g_build_filename (fixture->folder, "jobs.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkDropTarget *target = find_drop_target (GTK_WIDGET (fixture->window));
  g_auto (GValue) dropped = G_VALUE_INIT, text = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_assert_nonnull (target);
  g_assert_true (g_file_set_contents (path, feed, -1, NULL));

  g_value_init (&text, G_TYPE_STRING);
  g_value_set_string (&text, path);
  g_signal_emit_by_name (target, "drop", &text, 10.0, 10.0, &taken);
  g_assert_false (taken);

  g_value_init (&dropped, G_TYPE_FILE);
  g_value_set_object (&dropped, file);
  g_signal_emit_by_name (target, "drop", &dropped, 10.0, 10.0, &taken);
  g_assert_true (taken);
  fw_test_wait (can_press, fixture, 20, "what the file holds");
  press (fixture, "_Add");
  g_assert_nonnull (fixture->used);
  assert_one_undo (fixture, before);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/views/import/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("table", test_table);
  ADD ("remembered", test_remembered);
  ADD ("needed", test_needed);
  ADD ("dates", test_dates);
  ADD ("feed", test_feed);
  ADD ("several", test_several);
  ADD ("drop", test_drop);
  ADD ("refused", test_refused);

  return g_test_run ();
}
