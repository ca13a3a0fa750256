/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-mapping-view.h"

#include <glib/gi18n-lib.h>

#include "fw-choices.h"
#include "fw-name-parts.h"
#include "fw-unit.h"

#define PREVIEW_ROWS  4
#define PREVIEW_CHARS 24
#define MAX_FAULTS    20

struct _FwMappingView
{
  AdwBin parent_instance;

  FwImport *import;
  FwMapping *mapping;
  GtkBox *box;
  AdwComboRow *kind;
  AdwComboRow *decimal;
  AdwComboRow *dates; /* in sight for tables with days */
  GtkWidget *preview;
  GtkWidget *fields; /* the group of rows below */
  GPtrArray *rows;   /* AdwComboRow of each field, borrowed */
  GtkWidget *faults;
  GtkLabel *problem;
  gboolean building;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwMappingView, fw_mapping_view, ADW_TYPE_BIN)

static FwTableFile *
get_table (FwMappingView *self)
{
  return fw_import_get_table (self->import);
}

static char *
count_text (guint n)
{
  return fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_TABLE);
}

static GtkWidget *
make_group (const char *title, const char *description)
{
  return g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, "description", description,
                       NULL);
}

/* The item that is shown takes the keyboard inside the row, and has no name of its own. */
static void
name_choice_cb (AdwComboRow *row)
{
  GtkStringObject *choice = adw_combo_row_get_selected_item (row);

  if (choice != NULL)
    fw_name_parts (GTK_WIDGET (row), "GtkListItemWidget", gtk_string_object_get_string (choice));
}

GtkWidget *
fw_mapping_combo_new (const char *title, GtkStringList *choices)
{
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "title", title,
                                 "title-lines", 0, "subtitle-lines", 0, "model", choices, NULL);

  g_object_unref (choices);
  name_choice_cb (ADW_COMBO_ROW (row));
  fw_spell_choices (ADW_COMBO_ROW (row));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (name_choice_cb), row,
                           G_CONNECT_SWAPPED);
  return row;
}

/* The columns */

static void
show_readings (FwMappingView *self)
{
  guint n;
  const FwTableField *fields = fw_table_fields (self->mapping->kind, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *reading = self->mapping->columns[i] >= 0
                                     ? fw_mapping_dup_reading (self->mapping, get_table (self), i)
                                     : NULL;

      adw_action_row_set_subtitle (
          self->rows->pdata[i], reading != NULL                                     ? reading
                                : fields[i].needed && self->mapping->columns[i] < 0 ? _ ("Needed")
                                                                                    : "");
    }
}

static void
column_cb (FwMappingView *self)
{
  if (self->building)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    self->mapping->columns[i] = (gint)adw_combo_row_get_selected (self->rows->pdata[i]) - 1;
  show_readings (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkStringList *
headings_of (FwTableFile *table)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _ ("Not in the table"));
  for (guint c = 0; c < fw_table_file_get_n_columns (table); c++)
    {
      g_autofree char *heading = fw_table_file_dup_heading (table, c);
      g_autofree char *number = count_text (c + 1);
      g_autofree char *unnamed = g_strdup_printf (_ ("Column %s"), number);

      gtk_string_list_append (list, *heading != '\0' ? heading : unnamed);
    }
  return list;
}

static void
build_fields (FwMappingView *self)
{
  guint n;
  const FwTableField *fields = fw_table_fields (self->mapping->kind, &n);
  GtkWidget *old = self->fields;

  self->building = TRUE;
  self->fields = make_group (_ ("Which column is which"), NULL);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = fw_mapping_combo_new (_ (fields[i].title), headings_of (get_table (self)));

      adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint)(self->mapping->columns[i] + 1));
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (column_cb), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->fields), row);
      g_ptr_array_add (self->rows, row);
    }
  fw_name_parts (self->fields, "GtkListBox", _ ("Which column is which"));
  gtk_box_insert_child_after (self->box, self->fields,
                              old != NULL ? old
                                          : gtk_widget_get_last_child (GTK_WIDGET (self->box)));
  if (old != NULL)
    gtk_box_remove (self->box, old);
  show_readings (self);
  self->building = FALSE;
}

/* How the table is read */

static gboolean
has_days (FwTableKind kind)
{
  guint n;
  const FwTableField *fields = fw_table_fields (kind, &n);

  for (guint i = 0; i < n; i++)
    if (fields[i].value == FW_VALUE_DATE)
      return TRUE;
  return FALSE;
}

/* Rows of people are not shown. */
static void
show_preview (FwMappingView *self)
{
  gtk_widget_set_visible (self->preview, self->mapping->kind != FW_TABLE_OUTCOMES);
}

static void
kind_cb (FwMappingView *self)
{
  const FwTableKind kind = (FwTableKind)adw_combo_row_get_selected (self->kind);
  FwMapping *mapping;

  if (kind == self->mapping->kind || kind >= FW_N_TABLE_KINDS)
    return;
  mapping = fw_mapping_guess (get_table (self), kind);
  mapping->decimal = self->mapping->decimal;
  mapping->dates = self->mapping->dates;
  fw_mapping_free (self->mapping);
  self->mapping = mapping;
  gtk_widget_set_visible (GTK_WIDGET (self->dates), has_days (kind));
  show_preview (self);
  build_fields (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
decimal_cb (FwMappingView *self)
{
  self->mapping->decimal = (FwDecimal)adw_combo_row_get_selected (self->decimal);
  show_readings (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
dates_cb (FwMappingView *self)
{
  self->mapping->dates = (FwDateOrder)adw_combo_row_get_selected (self->dates);
  g_signal_emit (self, signals[CHANGED], 0);
}

static const char *
delimiter_words (char delimiter)
{
  return delimiter == ','   ? _ ("commas between the cells")
         : delimiter == ';' ? _ ("semicolons between the cells")
                            : _ ("tabs between the cells");
}

static char *
table_words (FwTableFile *table)
{
  const guint n = fw_table_file_get_n_rows (table);
  g_autofree char *rows = count_text (n);
  g_autofree char *line = count_text (fw_table_file_get_heading_line (table));
  g_autofree char *count = g_strdup_printf (ngettext ("%s row", "%s rows", n), rows);

  /* Translators: “24 rows, headings in line 1, commas between the cells, written in UTF-8” */
  return g_strdup_printf (_ ("%s, headings in line %s, %s, written in %s"), count, line,
                          delimiter_words (fw_table_file_get_delimiter (table)),
                          fw_table_file_get_charset (table));
}

static void
add_table (FwMappingView *self)
{
  g_autofree char *words = table_words (get_table (self));
  GtkWidget *group = make_group (fw_import_get_name (self->import), words);
  GtkStringList *kinds = gtk_string_list_new (NULL);
  GtkStringList *decimals = gtk_string_list_new (NULL);
  GtkStringList *dates = gtk_string_list_new (NULL);

  for (FwTableKind kind = 0; kind < FW_N_TABLE_KINDS; kind++)
    gtk_string_list_append (kinds, fw_table_kind_title (kind));
  gtk_string_list_append (decimals, _ ("As each column shows"));
  gtk_string_list_append (decimals, _ ("With a point: 1,234.5"));
  gtk_string_list_append (decimals, _ ("With a comma: 1.234,5"));
  gtk_string_list_append (dates, _ ("As each column shows"));
  gtk_string_list_append (dates, _ ("Day first: 31/12/2027"));
  gtk_string_list_append (dates, _ ("Month first: 12/31/2027"));
  self->kind = ADW_COMBO_ROW (fw_mapping_combo_new (_ ("What it lists"), kinds));
  self->decimal = ADW_COMBO_ROW (fw_mapping_combo_new (_ ("How fractions are written"), decimals));
  self->dates = ADW_COMBO_ROW (fw_mapping_combo_new (_ ("How dates are written"), dates));
  adw_combo_row_set_selected (self->kind, self->mapping->kind);
  adw_combo_row_set_selected (self->decimal, self->mapping->decimal);
  adw_combo_row_set_selected (self->dates, self->mapping->dates);
  gtk_widget_set_visible (GTK_WIDGET (self->dates), has_days (self->mapping->kind));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->kind));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->decimal));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->dates));
  fw_name_parts (group, "GtkListBox", _ ("The table"));
  g_signal_connect_object (self->kind, "notify::selected", G_CALLBACK (kind_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->decimal, "notify::selected", G_CALLBACK (decimal_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->dates, "notify::selected", G_CALLBACK (dates_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->box, group);
}

/* The first rows */

/* As wide as its widest cell, within reason. */
static int
column_chars (FwTableFile *table, guint column, guint n_rows)
{
  g_autofree char *heading = fw_table_file_dup_heading (table, column);
  glong chars = g_utf8_strlen (heading, -1);

  for (guint r = 0; r < n_rows; r++)
    chars = MAX (chars, g_utf8_strlen (fw_table_file_get_cell (table, r, column), -1));
  return (int)MIN (chars, PREVIEW_CHARS);
}

static void
add_cell (GtkGrid *grid, guint column, guint row, int chars, const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "tooltip-text", text, "xalign",
                                   0.0, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", chars,
                                   "max-width-chars", chars, NULL);

  gtk_widget_add_css_class (label, row == 0 ? "heading" : "numeric");
  gtk_grid_attach (grid, label, (int)column, (int)row, 1, 1);
}

static void
add_preview (FwMappingView *self)
{
  FwTableFile *table = get_table (self);
  const guint n_rows = MIN (fw_table_file_get_n_rows (table), PREVIEW_ROWS);
  GtkWidget *group = make_group (_ ("First rows"), NULL);
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 18, "row-spacing", 6, NULL);
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vscrollbar-policy",
                                      GTK_POLICY_NEVER, "child", grid, "focusable", TRUE, NULL);

  for (guint c = 0; c < fw_table_file_get_n_columns (table); c++)
    {
      const int chars = column_chars (table, c, n_rows);
      g_autofree char *heading = fw_table_file_dup_heading (table, c);

      add_cell (GTK_GRID (grid), c, 0, chars, heading);
      for (guint r = 0; r < n_rows; r++)
        {
          g_autofree char *cell
              = g_strdelimit (g_strdup (fw_table_file_get_cell (table, r, c)), "\r\n\t", ' ');

          add_cell (GTK_GRID (grid), c, r + 1, chars, cell);
        }
    }
  gtk_widget_add_css_class (grid, "fw-tile");
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_add_css_class (scroller, "fw-sideways");
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("First rows of the table"), -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), scroller);
  fw_name_parts (group, "GtkListBox", _ ("First rows"));
  self->preview = group;
  show_preview (self);
  gtk_box_append (self->box, group);
}

/* What would be left out */

static void
add_fault (GtkWidget *group, const char *message)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", message,
                                 "title-lines", 0, NULL);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

void
fw_mapping_view_show_faults (FwMappingView *self, GPtrArray *faults, const char *problem)
{
  g_return_if_fail (FW_IS_MAPPING_VIEW (self));

  if (self->faults != NULL)
    gtk_box_remove (self->box, self->faults);
  self->faults = NULL;
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  if (faults == NULL || faults->len == 0)
    return;

  self->faults = make_group (_ ("Rows that are left out"),
                             _ ("Correct them in the file, or go on without them."));
  for (guint i = 0; i < faults->len && i < MAX_FAULTS; i++)
    add_fault (self->faults, ((const FwRowFault *)faults->pdata[i])->message);
  if (faults->len > MAX_FAULTS)
    {
      g_autofree char *more = count_text (faults->len - MAX_FAULTS);
      g_autofree char *words = g_strdup_printf (
          ngettext ("and %s more", "and %s more", faults->len - MAX_FAULTS), more);

      add_fault (self->faults, words);
    }
  fw_name_parts (self->faults, "GtkListBox", _ ("Rows that are left out"));
  gtk_box_insert_child_after (self->box, self->faults, GTK_WIDGET (self->problem));
}

/* The object */

static void
fw_mapping_view_finalize (GObject *object)
{
  FwMappingView *self = FW_MAPPING_VIEW (object);

  g_clear_pointer (&self->mapping, fw_mapping_free);
  g_clear_pointer (&self->import, fw_import_unref);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (fw_mapping_view_parent_class)->finalize (object);
}

static void
fw_mapping_view_init (FwMappingView *self)
{
  self->rows = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  self->problem
      = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "visible", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "fw-locked");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static void
fw_mapping_view_class_init (FwMappingViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_mapping_view_finalize;

  signals[CHANGED] = g_signal_new ("changed", FW_TYPE_MAPPING_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

GtkWidget *
fw_mapping_view_new (FwImport *import, const FwMapping *mapping)
{
  FwMappingView *self;

  g_return_val_if_fail (import != NULL && fw_import_get_table (import) != NULL, NULL);
  g_return_val_if_fail (mapping != NULL, NULL);

  self = g_object_new (FW_TYPE_MAPPING_VIEW, NULL);
  self->import = fw_import_ref (import);
  self->mapping = fw_mapping_copy (mapping);
  add_table (self);
  gtk_box_append (self->box, GTK_WIDGET (self->problem));
  add_preview (self);
  build_fields (self);
  return GTK_WIDGET (self);
}

FwMapping *
fw_mapping_view_get_mapping (FwMappingView *self)
{
  g_return_val_if_fail (FW_IS_MAPPING_VIEW (self), NULL);

  return self->mapping;
}
