/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fw-add-popover.h"
#include "fw-builtin.h"
#include "fw-check-row.h"
#include "fw-field-row.h"
#include "fw-input-editor.h"
#include "fw-input-item.h"
#include "fw-input-list.h"
#include "fw-network-view.h"
#include "fw-part-editor.h"
#include "fw-part-list.h"
#include "fw-part-row.h"
#include "fw-plan-editor.h"
#include "fw-plan-io.h"
#include "fw-pledge-bar.h"
#include "fw-views-test.h"

/* The plan's editor, on the plan of Minneapolis. */

typedef struct
{
  FwDocument *document;
  FwRunner *runner;
  FwPlanEditor *editor;
} Fixture;

static const FwList lists[]
    = { FW_LIST_PROGRAMS, FW_LIST_EMPLOYERS, FW_LIST_SUPPORTS,  FW_LIST_FUNDS,
        FW_LIST_GROUPS,   FW_LIST_PARTNERS,  FW_LIST_PROVIDERS, FW_LIST_OCCUPATIONS };

static FwPlan *
get_plan (Fixture *fixture)
{
  return fw_document_get_plan (fixture->document);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->document = fw_document_new_from_builtin ("minneapolis", &error);
  g_assert_no_error (error);
  fixture->runner
      = fw_runner_new (fixture->document, fw_plan_get_default_scenario (get_plan (fixture)));
  fixture->editor = fw_plan_editor_new (NULL, fixture->runner);
  gtk_window_present (GTK_WINDOW (fixture->editor));
  fw_test_settle (150);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->editor));
  fw_test_settle (50);
  fw_runner_cancel (fixture->runner);
  g_clear_object (&fixture->runner);
  g_clear_object (&fixture->document);
}

static char *
bytes_of (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = fw_plan_to_bytes (get_plan (fixture), NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
count (Fixture *fixture, FwList list)
{
  return g_list_model_get_n_items (fw_plan_get_list (get_plan (fixture), list));
}

static FwPartList *
list_widget (Fixture *fixture, FwList list)
{
  g_autoptr (GPtrArray) all = fw_test_find_all (GTK_WIDGET (fixture->editor), FW_TYPE_PART_LIST);

  for (guint i = 0; i < all->len; i++)
    if (fw_part_list_get_list (all->pdata[i]) == list)
      return all->pdata[i];
  g_assert_not_reached ();
}

static GtkWidget *
row_of (Fixture *fixture, FwList list, const char *where)
{
  GtkWidget *row = fw_part_list_find (list_widget (fixture, list), where);

  g_assert_nonnull (row);
  return row;
}

static FwFieldRow *
field_row (Fixture *fixture, const char *name)
{
  g_autoptr (GPtrArray) rows = fw_test_find_all (GTK_WIDGET (fixture->editor), FW_TYPE_FIELD_ROW);

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (fw_field_row_get_item (rows->pdata[i])->name, name) == 0)
      return rows->pdata[i];
  g_assert_not_reached ();
}

static void
type_in (FwFieldRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (fw_field_row_get_control (row)), text);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Every field of every kind has its row: what a person cannot edit is what a part is. */
static void
test_forms_are_whole (void)
{
  static const char *const fixed[] = { "kind", "from", "to", NULL };
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("delaware", NULL);
  guint n_fields_seen = 0;

  for (FwList list = 0; list <= FW_LIST_PARTNERSHIPS; list++)
    {
      g_autoptr (FwPart) part = NULL;
      g_autoptr (FwChange) change = NULL;
      g_autoptr (FwChange) inverse = NULL;
      guint n_fields, n_items;
      const FwField *fields;
      const FwFormItem *items = fw_form_items (list, &n_items);

      if (g_list_model_get_n_items (fw_plan_get_list (plan, list)) == 0)
        {
          change = fw_change_new_add_blank (plan, list, "One", NULL);
          inverse = fw_change_apply (change, plan, NULL);
        }
      part = g_list_model_get_item (fw_plan_get_list (plan, list), 0);
      fields = fw_part_get_fields (part, &n_fields);
      for (guint i = 0; i < n_fields; i++)
        {
          gboolean found = list == FW_LIST_PARTNERSHIPS && g_strv_contains (fixed, fields[i].name);

          for (guint j = 0; j < n_items; j++)
            found |= g_strcmp0 (items[j].name, fields[i].name) == 0;
          if (!found)
            g_test_message ("no row for %s of %s", fields[i].name, fw_list_member (list));
          g_assert_true (found);
          n_fields_seen++;
        }
      for (guint j = 0; j < n_items; j++)
        if (items[j].kind == FW_FORM_NUMBER)
          g_assert_nonnull (fw_parameters_find (fw_part_get_parameters (part), items[j].name));
    }
  g_assert_cmpuint (n_fields_seen, >, 60);
}

/* Every part opens; everything that takes the keyboard has a name; nothing needs more than 360. */
static void
test_every_part (Fixture *fixture, gconstpointer data)
{
  int minimum;

  fw_test_check_names (GTK_WIDGET (fixture->editor));
  for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
    for (guint i = 0; i < MIN (count (fixture, lists[k]), 2); i++)
      {
        g_autoptr (FwPart) part
            = g_list_model_get_item (fw_plan_get_list (get_plan (fixture), lists[k]), i);
        g_autofree char *where
            = g_strconcat (fw_list_member (lists[k]), ".", fw_part_get_id (part), NULL);

        fw_plan_editor_open (fixture->editor, where);
        fw_test_settle (30);
        g_assert_true (FW_IS_PART_EDITOR (fw_plan_editor_get_detail (fixture->editor)));
        fw_test_check_names (GTK_WIDGET (fixture->editor));
        gtk_widget_measure (GTK_WIDGET (fixture->editor), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                            NULL, NULL, NULL);
        g_assert_cmpint (minimum, <=, 360);
      }
}

/* What is typed is applied; a fault is kept in sight and changes nothing. */
static void
test_validation (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  FwPart *part = fw_plan_find_part (get_plan (fixture), FW_LIST_PROGRAMS, "prime");
  FwFieldRow *title, *url, *cip;

  fw_plan_editor_open (fixture->editor, "programs.prime");
  fw_test_settle (50);
  title = field_row (fixture, "title");
  url = field_row (fixture, "url");
  cip = field_row (fixture, "cip");

  type_in (title, "Another name");
  g_assert_cmpstr (fw_part_get_title (part), ==, "Another name");
  type_in (cip, "11.0701");
  g_assert_cmpstr (fw_part_get_text (part, "cip"), ==, "11.0701");
  g_assert_null (fw_field_row_get_fault (cip));

  before = bytes_of (fixture);
  type_in (title, "  ");
  type_in (cip, "eleven");
  type_in (url, "not a page");
  after = bytes_of (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_nonnull (fw_field_row_get_fault (title));
  g_assert_nonnull (fw_field_row_get_fault (cip));
  g_assert_nonnull (fw_field_row_get_fault (url));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fw_field_row_get_control (cip))), ==,
                   "eleven");

  type_in (cip, "");
  g_assert_null (fw_field_row_get_fault (cip));
  g_assert_null (fw_part_get_text (part, "cip"));
}

/* Quarters are read as people write them; the last cannot come before the first. */
static void
test_quarters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FwPart) part
      = g_list_model_get_item (fw_plan_get_list (get_plan (fixture), FW_LIST_EMPLOYERS), 0);
  g_autofree char *where = g_strconcat ("employers.", fw_part_get_id (part), NULL);
  const int year = fw_plan_get_start_year (get_plan (fixture));
  g_autofree char *text = fw_unit_format_quarter (year, 1, 6);
  FwFieldRow *to, *from;

  fw_plan_editor_open (fixture->editor, where);
  fw_test_settle (50);
  to = field_row (fixture, "to-quarter");
  from = field_row (fixture, "from-quarter");
  type_in (to, text);
  g_assert_cmpint (fw_part_get_whole (part, "to-quarter"), ==,
                   7 - (fw_plan_get_start_quarter (get_plan (fixture)) - 1));
  type_in (to, "next spring");
  g_assert_nonnull (fw_field_row_get_fault (to));
  type_in (from, "30");
  g_assert_nonnull (strstr (fw_field_row_get_fault (from), "after"));
  g_assert_cmpint (fw_part_get_whole (part, "from-quarter"), ==, 1);
}

/* The three incomes of a group are taken together. */
static void
test_percentiles (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *where = NULL;
  g_autoptr (FwChange) change
      = fw_change_new_add_blank (get_plan (fixture), FW_LIST_GROUPS, "Veterans", &id);
  FwPart *part;

  g_assert_true (fw_document_apply (fixture->document, change, NULL));
  where = g_strconcat ("groups.", id, NULL);
  fw_plan_editor_open (fixture->editor, where);
  fw_test_settle (50);
  part = fw_plan_find_part (get_plan (fixture), FW_LIST_GROUPS, id);
  type_in (field_row (fixture, "p20"), "20000");
  type_in (field_row (fixture, "p50"), "50000");
  g_assert_true (fw_part_get_number (part, "p20") != 20000);
  type_in (field_row (fixture, "p80"), "90000");
  g_assert_cmpfloat (fw_part_get_number (part, "p20"), ==, 20000);
  g_assert_cmpfloat (fw_part_get_number (part, "p80"), ==, 90000);
  type_in (field_row (fixture, "p50"), "95000");
  g_assert_nonnull (fw_field_row_get_fault (field_row (fixture, "p50")));
  g_assert_cmpfloat (fw_part_get_number (part, "p50"), ==, 50000);
}

/* A visit to a field is one step of undo, which sets the field back. */
static void
test_one_step (Fixture *fixture, gconstpointer data)
{
  FwPart *part = fw_plan_find_part (get_plan (fixture), FW_LIST_PROGRAMS, "prime");
  g_autofree char *title = g_strdup (fw_part_get_title (part));
  FwFieldRow *row;
  GtkWidget *entry;

  fw_plan_editor_open (fixture->editor, "programs.prime");
  fw_test_settle (50);
  row = field_row (fixture, "title");
  entry = fw_field_row_get_control (row);
  fw_document_begin_typing (fixture->document);
  type_in (row, "W");
  type_in (row, "We");
  type_in (row, "Web");
  fw_document_end_typing (fixture->document);
  g_assert_cmpuint (fw_document_get_n_done (fixture->document), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "edit.undo", NULL);
  g_assert_cmpstr (fw_part_get_title (part), ==, title);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, title);
}

/* By the keyboard's commands: moved, copied, taken away, brought back. */
/* To take back what was removed: a button that says its name once. */
static void
check_offer (Fixture *fixture)
{
  GtkWidget *overlay = fw_test_find (GTK_WIDGET (fixture->editor), ADW_TYPE_TOAST_OVERLAY);
  g_autoptr (GPtrArray) buttons = fw_test_find_all (overlay, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_actionable_get_action_name (buttons->pdata[i]), "edit.undo") == 0
        && g_strcmp0 (gtk_button_get_label (buttons->pdata[i]), "Undo") == 0)
      {
        g_autofree char *fault = gtk_test_accessible_check_property (
            buttons->pdata[i], GTK_ACCESSIBLE_PROPERTY_LABEL, "Undo");

        g_assert_null (fault);
        g_assert_false (gtk_test_accessible_has_relation (buttons->pdata[i],
                                                          GTK_ACCESSIBLE_RELATION_LABELLED_BY));
        return;
      }
  g_assert_not_reached ();
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  GListModel *programs = fw_plan_get_list (get_plan (fixture), FW_LIST_PROGRAMS);
  const guint n = count (fixture, FW_LIST_PROGRAMS);
  g_autofree char *before = bytes_of (fixture);
  g_autofree char *after = NULL;

  gtk_widget_activate_action (row_of (fixture, FW_LIST_PROGRAMS, "programs.prime"), "part.down",
                              NULL);
  {
    g_autoptr (FwPart) second = g_list_model_get_item (programs, 1);

    g_assert_cmpstr (fw_part_get_id (second), ==, "prime");
  }
  fw_test_settle (30);
  g_assert_true (gtk_widget_is_focus (row_of (fixture, FW_LIST_PROGRAMS, "programs.prime")));
  gtk_widget_activate_action (row_of (fixture, FW_LIST_PROGRAMS, "programs.prime"), "part.up",
                              NULL);
  gtk_widget_activate_action (row_of (fixture, FW_LIST_PROGRAMS, "programs.prime"),
                              "part.duplicate", NULL);
  g_assert_cmpuint (count (fixture, FW_LIST_PROGRAMS), ==, n + 1);

  fw_plan_editor_open (fixture->editor, "programs.prime");
  fw_test_settle (30);
  gtk_widget_activate_action (row_of (fixture, FW_LIST_PROGRAMS, "programs.prime"), "part.remove",
                              NULL);
  g_assert_cmpuint (count (fixture, FW_LIST_PROGRAMS), ==, n);
  g_assert_null (fw_plan_find_part (get_plan (fixture), FW_LIST_PROGRAMS, "prime"));
  g_assert_null (fw_plan_editor_get_detail (fixture->editor));
  check_offer (fixture);
  for (guint i = 0; i < 4; i++)
    gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "edit.undo", NULL);
  after = bytes_of (fixture);
  g_assert_cmpstr (after, ==, before);
}

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (all, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (one, type))
        return one;
    }
  return NULL;
}

/* What the row's handle gives when it is dragged. */
static void
drag (GtkWidget *row, GValue *value)
{
  g_autoptr (GPtrArray) parts = fw_test_find_all (row, GTK_TYPE_WIDGET);
  GtkEventController *source = NULL;
  g_autoptr (GdkContentProvider) content = NULL;

  for (guint i = 0; i < parts->len && source == NULL; i++)
    source = find_controller (parts->pdata[i], GTK_TYPE_DRAG_SOURCE);
  g_assert_nonnull (source);
  g_signal_emit_by_name (source, "prepare", 0.0, 0.0, &content);
  g_assert_nonnull (content);
  g_value_init (value, FW_TYPE_PART_ROW);
  g_assert_true (gdk_content_provider_get_value (content, value, NULL));
}

static gboolean
drop (GtkWidget *row, const GValue *value)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (find_controller (row, GTK_TYPE_DROP_TARGET), "drop", value, 0.0, 0.0,
                         &taken);
  return taken;
}

/* By the handle: onto another row it takes that row's place, in one step; nowhere else. */
static void
test_drag (Fixture *fixture, gconstpointer data)
{
  GListModel *programs = fw_plan_get_list (get_plan (fixture), FW_LIST_PROGRAMS);
  g_autofree char *before = bytes_of (fixture);
  g_autofree char *after = NULL;
  g_auto (GValue) prime = G_VALUE_INIT;

  drag (row_of (fixture, FW_LIST_PROGRAMS, "programs.prime"), &prime);
  g_assert_false (drop (row_of (fixture, FW_LIST_PROGRAMS, "programs.prime"), &prime));
  g_assert_false (drop (row_of (fixture, FW_LIST_EMPLOYERS, "employers.bank-f"), &prime));
  after = bytes_of (fixture);
  g_assert_cmpstr (after, ==, before);
  g_clear_pointer (&after, g_free);

  g_assert_true (drop (row_of (fixture, FW_LIST_PROGRAMS, "programs.it-ready"), &prime));
  fw_test_settle (30);
  {
    g_autoptr (FwPart) first = g_list_model_get_item (programs, 0);
    g_autoptr (FwPart) last = g_list_model_get_item (programs, 2);

    g_assert_cmpstr (fw_part_get_id (first), ==, "concordia");
    g_assert_cmpstr (fw_part_get_id (last), ==, "prime");
  }
  g_assert_true (gtk_widget_is_focus (row_of (fixture, FW_LIST_PROGRAMS, "programs.prime")));
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "edit.undo", NULL);
  after = bytes_of (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* A skill that no list names is shown as it was typed, and can be taken away. */
static void
test_typed_skill (Fixture *fixture, gconstpointer data)
{
  static const char *const skills[] = { "Welding of TIG seams", "sql", NULL };
  GListModel *links = fw_plan_get_list (get_plan (fixture), FW_LIST_PARTNERSHIPS);
  g_autoptr (FwPartnership) link = NULL;
  g_autoptr (FwChange) change = NULL;
  g_autoptr (GPtrArray) buttons = NULL;
  g_autofree char *where = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  GtkWidget *detail, *chip = NULL;

  for (guint i = 0; link == NULL || fw_partnership_get_kind (link) != FW_PARTNERSHIP_HIRES; i++)
    {
      g_clear_object (&link);
      link = g_list_model_get_item (links, i);
    }
  g_value_init (&value, G_TYPE_STRV);
  g_value_set_boxed (&value, skills);
  change = fw_change_new_set_field (FW_LIST_PARTNERSHIPS, fw_part_get_id (FW_PART (link)), "skills",
                                    &value);
  g_assert_true (fw_document_apply (fixture->document, change, NULL));
  where = g_strconcat ("partnerships.", fw_part_get_id (FW_PART (link)), NULL);
  fw_plan_editor_open (fixture->editor, where);
  fw_test_settle (50);
  detail = fw_plan_editor_get_detail (fixture->editor);
  g_assert_nonnull (fw_test_find_label (detail, skills[0]));
  g_assert_nonnull (fw_test_find_label (detail, "SQL"));

  buttons = fw_test_find_all (detail, GTK_TYPE_BUTTON);
  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_widget_get_tooltip_text (buttons->pdata[i]), "Remove Welding of TIG seams")
        == 0)
      chip = buttons->pdata[i];
  g_assert_nonnull (chip);
  g_signal_emit_by_name (chip, "clicked");
  g_assert_cmpuint (g_strv_length ((GStrv)fw_part_get_strings (FW_PART (link), "skills")), ==, 1);
  g_assert_cmpstr (fw_part_get_strings (FW_PART (link), "skills")[0], ==, "sql");
}

/* What the button opens; not opened here, where no window manager places it. */
static GtkWidget *
open_add (Fixture *fixture, FwList list)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (fw_part_list_get_add (list_widget (fixture, list)));
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));

  fw_add_popover_fill (FW_ADD_POPOVER (popover));
  return popover;
}

/* A blank one of each kind, then one of the templates, found by its place. */
static void
test_add (Fixture *fixture, gconstpointer data)
{
  const guint n_programs = count (fixture, FW_LIST_PROGRAMS);
  GtkWidget *popover, *search;
  guint n_shown = 0;

  for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
    {
      const guint n = count (fixture, lists[k]);

      popover = open_add (fixture, lists[k]);
      fw_test_check_names (popover);
      g_signal_emit_by_name (fw_test_find (popover, GTK_TYPE_BUTTON), "clicked");
      fw_test_settle (30);
      g_assert_cmpuint (count (fixture, lists[k]), ==, n + 1);
      g_assert_true (FW_IS_PART_EDITOR (fw_plan_editor_get_detail (fixture->editor)));
    }

  popover = open_add (fixture, FW_LIST_PROGRAMS);
  search = fw_test_find (popover, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "launchcode");
  g_signal_emit_by_name (search, "search-changed");
  fw_test_settle (30);
  {
    g_autoptr (GPtrArray) rows = fw_test_find_all (popover, ADW_TYPE_ACTION_ROW);
    GtkWidget *list = fw_test_find (popover, GTK_TYPE_LIST_BOX);
    GtkWidget *first = NULL;

    for (guint i = 0; i < rows->len; i++)
      if (gtk_widget_get_child_visible (rows->pdata[i]) && gtk_widget_get_visible (rows->pdata[i]))
        {
          first = first != NULL ? first : rows->pdata[i];
          n_shown++;
        }
    g_assert_cmpuint (n_shown, >, 0);
    g_assert_cmpuint (n_shown, <, rows->len);
    g_signal_emit_by_name (list, "row-activated", first);
  }
  g_assert_cmpuint (count (fixture, FW_LIST_PROGRAMS), ==, n_programs + 2);
}

/* Ticking an employer makes a partnership; unticking takes it away. */
static void
test_links (Fixture *fixture, gconstpointer data)
{
  const guint n = count (fixture, FW_LIST_PARTNERSHIPS);
  g_autofree char *id = NULL;
  g_autoptr (FwChange) change
      = fw_change_new_add_blank (get_plan (fixture), FW_LIST_FUNDS, "New money", &id);
  g_autofree char *where = g_strconcat ("funds.", id, NULL);
  g_autoptr (GPtrArray) rows = NULL;
  GtkCheckButton *check;

  g_assert_true (fw_document_apply (fixture->document, change, NULL));
  fw_plan_editor_open (fixture->editor, where);
  fw_test_settle (50);
  rows = fw_test_find_all (fw_plan_editor_get_detail (fixture->editor), FW_TYPE_CHECK_ROW);
  g_assert_cmpuint (rows->len, >=, count (fixture, FW_LIST_PROGRAMS));
  check = GTK_CHECK_BUTTON (fw_check_row_get_check (rows->pdata[rows->len - 1]));
  g_assert_false (gtk_check_button_get_active (check));
  gtk_check_button_set_active (check, TRUE);
  g_assert_cmpuint (count (fixture, FW_LIST_PARTNERSHIPS), ==, n + 1);
  gtk_check_button_set_active (check, FALSE);
  g_assert_cmpuint (count (fixture, FW_LIST_PARTNERSHIPS), ==, n);
}

static guint
count_shown (FwInputList *numbers)
{
  return g_list_model_get_n_items (fw_input_list_get_shown (numbers));
}

/* The network has a row for every program's partnership with an employer, and follows. */
static void
test_network (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (FwChange) change = NULL;
  GtkWidget *view;

  fw_plan_editor_open (fixture->editor, "network");
  fw_test_settle (80);
  fw_test_check_names (GTK_WIDGET (fixture->editor));
  view = fw_test_find (GTK_WIDGET (fixture->editor), FW_TYPE_NETWORK_VIEW);
  before = fw_test_find_all (view, FW_TYPE_PLEDGE_BAR);
  g_assert_cmpuint (before->len, >=, count (fixture, FW_LIST_EMPLOYERS));
  g_assert_nonnull (fw_test_find_label (view, "Of "));

  change = fw_change_new_link (get_plan (fixture), FW_PARTNERSHIP_HIRES, "prime", "hospital-a");
  g_assert_true (fw_document_apply (fixture->document, change, NULL));
  fw_test_settle (200);
  g_assert_true (gtk_widget_get_mapped (view));
  after = fw_test_find_all (view, FW_TYPE_PLEDGE_BAR);
  g_assert_cmpuint (after->len, ==, before->len + 1);
}

/* Numbers are found by their words; what is changed stands alone and goes back. */
static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  static const char key[] = "money.discount_rate";
  FwInputList *numbers;
  FwInputEditor *editor;
  guint n_all, n_changed;
  double fallback;

  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.search", NULL);
  fw_test_settle (80);
  numbers = FW_INPUT_LIST (fw_test_find (GTK_WIDGET (fixture->editor), FW_TYPE_INPUT_LIST));
  fw_test_check_names (GTK_WIDGET (fixture->editor));
  n_all = count_shown (numbers);
  g_assert_cmpuint (n_all, >, 100);

  gtk_editable_set_text (GTK_EDITABLE (fw_input_list_get_search (numbers)), "discount");
  g_signal_emit_by_name (fw_input_list_get_search (numbers), "search-changed");
  g_assert_cmpuint (count_shown (numbers), >, 0);
  g_assert_cmpuint (count_shown (numbers), <, 10);
  gtk_editable_set_text (GTK_EDITABLE (fw_input_list_get_search (numbers)), "");
  g_signal_emit_by_name (fw_input_list_get_search (numbers), "search-changed");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (fw_input_list_get_changed_only (numbers)), TRUE);
  n_changed = count_shown (numbers);
  g_assert_cmpuint (n_changed, <, n_all);
  fallback = fw_plan_get_value (get_plan (fixture), NULL, key);
  g_assert_true (fw_document_set_value (fixture->document, NULL, key, fallback + 0.01, NULL));
  g_assert_cmpuint (count_shown (numbers), ==, n_changed + 1);

  fw_plan_editor_open (fixture->editor, "numbers:money.discount_rate");
  fw_test_settle (80);
  fw_test_check_names (GTK_WIDGET (fixture->editor));
  editor = FW_INPUT_EDITOR (fw_plan_editor_get_detail (fixture->editor));
  g_assert_true (gtk_widget_is_sensitive (fw_input_editor_get_reset (editor)));
  g_signal_emit_by_name (fw_input_editor_get_reset (editor), "clicked");
  g_assert_cmpfloat (fw_plan_get_value (get_plan (fixture), NULL, key), ==, fallback);
  g_assert_cmpuint (count_shown (numbers), ==, n_changed);
  g_assert_false (gtk_widget_is_sensitive (fw_input_editor_get_reset (editor)));

  gtk_editable_set_text (GTK_EDITABLE (fw_input_editor_get_note (editor)), "Ask the treasurer");
  g_assert_cmpstr (
      fw_parameter_get_note (fw_plan_get_parameter (get_plan (fixture), NULL, key, NULL)), ==,
      "Ask the treasurer");
}

/* In the scenario shown a number goes back to what it rests on. */
static void
test_scenario_reset (Fixture *fixture, gconstpointer data)
{
  static const char key[] = "programs.prime.seats";
  FwScenario *scenario = fw_runner_get_scenario (fixture->runner);
  const double own = fw_plan_get_value (get_plan (fixture), NULL, key);
  FwInputList *numbers;
  FwInputEditor *editor;

  g_assert_true (fw_document_set_value (fixture->document, scenario, key, own + 7, NULL));
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.search", NULL);
  fw_test_settle (50);
  numbers = FW_INPUT_LIST (fw_test_find (GTK_WIDGET (fixture->editor), FW_TYPE_INPUT_LIST));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (fw_input_list_get_scope_choice (numbers)), 1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (fw_input_list_get_changed_only (numbers)), TRUE);
  g_assert_cmpuint (count_shown (numbers), >=, 1);
  fw_plan_editor_open (fixture->editor, "numbers:programs.prime.seats");
  fw_test_settle (50);
  editor = FW_INPUT_EDITOR (fw_plan_editor_get_detail (fixture->editor));
  g_signal_emit_by_name (fw_input_editor_get_reset (editor), "clicked");
  g_assert_cmpfloat (fw_plan_get_value (get_plan (fixture), scenario, key), ==, own);
  g_assert_false (fw_scenario_get_override (scenario, key, NULL));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/views/edit/forms-are-whole", test_forms_are_whole);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/views/edit/every-part", test_every_part);
  ADD ("/views/edit/validation", test_validation);
  ADD ("/views/edit/quarters", test_quarters);
  ADD ("/views/edit/percentiles", test_percentiles);
  ADD ("/views/edit/one-step", test_one_step);
  ADD ("/views/edit/list", test_list);
  ADD ("/views/edit/drag", test_drag);
  ADD ("/views/edit/typed-skill", test_typed_skill);
  ADD ("/views/edit/add", test_add);
  ADD ("/views/edit/links", test_links);
  ADD ("/views/edit/network", test_network);
  ADD ("/views/edit/numbers", test_numbers);
  ADD ("/views/edit/scenario-reset", test_scenario_reset);
  return g_test_run ();
}
