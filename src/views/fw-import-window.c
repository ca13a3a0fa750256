/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-import-window.h"

#include <glib/gi18n-lib.h>

#include "fw-compat.h"
#include "fw-feed.h"
#include "fw-mapping-memory.h"
#include "fw-mapping-view.h"
#include "fw-name-parts.h"
#include "fw-offers-view.h"
#include "fw-pilot.h"
#include "fw-records-view.h"
#include "fw-unit.h"

struct _FwImportWindow
{
  AdwWindow parent_instance;

  FwHttp *http;
  FwDocument *document;
  GPtrArray *waiting;        /* GFile: to be read, the next one last */
  GPtrArray *imports;        /* FwImport: what was read */
  GPtrArray *mappings;       /* FwMapping: one a table */
  guint shown;               /* whose columns are asked for */
  FwHarvest *harvest;        /* what it comes to, NULL while that is not known */
  guint n_faults;            /* rows left out of it */
  GCancellable *cancellable; /* of what is running */

  AdwWindowTitle *title;
  GtkButton *cancel_button;
  GtkButton *next_button;
  GtkStack *stack;
  GtkWidget *choosing;
  GtkLabel *refusal;
  GtkWidget *file_group;
  GtkWidget *file_row;
  GtkWidget *address_group;
  GtkEditable *address;
  GtkWidget *reading;
  GtkWidget *mapping_page;
  AdwBin *mapping_bin;
  AdwComboRow *file;      /* of several tables with other headings, else NULL */
  AdwBin *columns;        /* of the next */
  FwMappingView *mapping; /* NULL for a feed */
  FwRecordsView *records; /* NULL for a feed */
  GtkWidget *found;
  GtkBox *arrival;
  GtkLabel *finding;
  GtkLabel *finding_line;
  FwOffersView *offers;
};

enum
{
  USED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwImportWindow, fw_import_window, ADW_TYPE_WINDOW)

static void
stop (FwImportWindow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static GCancellable *
start (FwImportWindow *self)
{
  stop (self);
  self->cancellable = g_cancellable_new ();
  return self->cancellable;
}

/* An answer that was cancelled: another one is awaited, or none. */
static gboolean
is_stale (GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
show (FwImportWindow *self, GtkWidget *page, const char *cancel, const char *next)
{
  gtk_button_set_label (self->cancel_button, cancel);
  fw_wrap_label (self->cancel_button);
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), next != NULL);
  if (next != NULL)
    {
      gtk_button_set_label (self->next_button, next);
      fw_wrap_label (self->next_button);
    }
  gtk_stack_set_visible_child (self->stack, page);
}

/* 1. Choosing */

static void
drop_offers (FwImportWindow *self)
{
  if (self->offers != NULL)
    gtk_box_remove (self->arrival, GTK_WIDGET (self->offers));
  self->offers = NULL;
  g_clear_pointer (&self->harvest, fw_harvest_free);
}

static void
show_choosing (FwImportWindow *self, const char *refusal)
{
  gtk_label_set_text (self->refusal, refusal != NULL ? refusal : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), refusal != NULL);
  adw_window_title_set_subtitle (self->title, "");
  show (self, self->choosing, _ ("_Cancel"), NULL);
  gtk_widget_grab_focus (self->file_row);
  if (refusal != NULL)
    fw_announce (GTK_WIDGET (self), refusal, TRUE);
}

/* 3. What was found */

static FwChange *
make_change (FwImportWindow *self, GPtrArray *left_out, GError **error)
{
  g_autoptr (GPtrArray) programs = fw_offers_view_get_programs (self->offers);
  g_autoptr (GPtrArray) jobs = fw_offers_view_get_jobs (self->offers);

  return fw_import_to_change (fw_document_get_plan (self->document), self->harvest, programs, jobs,
                              _ ("Import"), left_out, error);
}

/* A change is made and dropped again, so that what a plan does not take is told before. */
static void
show_chosen (FwImportWindow *self)
{
  g_autofree char *words = fw_offers_view_dup_words (self->offers);
  g_autoptr (GPtrArray) programs = fw_offers_view_get_programs (self->offers);
  g_autoptr (GPtrArray) jobs = fw_offers_view_get_jobs (self->offers);
  g_autoptr (GPtrArray) twice
      = fw_offers_twice (fw_document_get_plan (self->document), programs, jobs);
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwChange) change = words != NULL ? make_change (self, left_out, &error) : NULL;

  if (error != NULL)
    g_ptr_array_add (left_out, g_strdup (error->message));
  fw_offers_view_show_left_out (self->offers, left_out, twice);
  gtk_label_set_text (self->finding, words != NULL ? words : _ ("Nothing is chosen"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), change != NULL);
}

static void
show_found (FwImportWindow *self)
{
  g_autofree char *count = fw_unit_format (self->n_faults, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *faults = g_strdup_printf (
      ngettext ("%s row is left out.", "%s rows are left out.", self->n_faults), count);
  g_autoptr (GString) line
      = g_string_new (_ ("Nothing is changed until you add them; undo takes them away again."));

  if (self->harvest->people != NULL)
    g_string_append_printf (
        line, " %s",
        _ ("Evidence then shows them beside the plan, and what the plan can learn from them."));
  if (self->n_faults > 0)
    g_string_append_printf (line, " %s", faults);
  if (self->offers == NULL)
    {
      self->offers = FW_OFFERS_VIEW (fw_offers_view_new (self->harvest));
      g_signal_connect_object (self->offers, "changed", G_CALLBACK (show_chosen), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->arrival, GTK_WIDGET (self->offers));
    }
  gtk_label_set_text (self->finding_line, line->str);
  show (self, self->found, _ ("_Back"), _ ("_Add"));
  show_chosen (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
  fw_announce (GTK_WIDGET (self), gtk_label_get_text (self->finding), TRUE);
}

/* 2. Reading, and which column is which */

static guint
count_found (FwHarvest *harvest)
{
  return harvest->programs->len + harvest->jobs->len + harvest->groups->len + harvest->series->len;
}

/* Why nothing at all came of it; NULL when something did. */
static const char *
nothing_words (FwHarvest *harvest, gboolean is_table)
{
  if (count_found (harvest) > 0)
    return NULL;
  if (harvest->shortfalls->len > 0)
    return ((const FwShortfall *)harvest->shortfalls->pdata[0])->why;
  return is_table ? _ ("Nothing can be taken of this table: look which column is which.")
                  : _ ("There is no program and no job in it: look whether it is the right page or "
                       "file.");
}

static void
show_applied (FwImportWindow *self, GPtrArray *faults, const char *problem)
{
  self->n_faults = faults != NULL ? faults->len : 0;
  if (self->mapping == NULL)
    {
      if (problem != NULL)
        show_choosing (self, problem);
      else
        show_found (self);
      return;
    }
  fw_mapping_view_show_faults (self->mapping, faults, problem);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), problem == NULL);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwImportWindow) self = data;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwHarvest) harvest = fw_import_apply_finish (result, &faults, &error);

  if (error != NULL && is_stale (error))
    return;
  g_clear_object (&self->cancellable);
  drop_offers (self);
  if (harvest != NULL)
    {
      const char *nothing = nothing_words (harvest, self->mapping != NULL);
      g_autofree char *problem = g_strdup (nothing);

      if (self->records != NULL)
        fw_records_view_show (self->records, harvest->people);
      if (harvest->people != NULL)
        fw_pilot_name_series (fw_document_get_plan (self->document), harvest->series);
      if (problem == NULL)
        self->harvest = g_steal_pointer (&harvest);
      show_applied (self, faults, problem);
      return;
    }
  show_applied (self, NULL, error->message);
}

static void
apply (FwImportWindow *self)
{
  drop_offers (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), FALSE);
  fw_import_apply_async (self->imports, fw_document_get_plan (self->document), self->mappings,
                         self->records != NULL ? fw_records_view_get_parts (self->records) : NULL,
                         start (self), applied_cb, g_object_ref (self));
}

/* 2. Which column is which; of files with the same headings it is said once */

static FwTableFile *
get_table (FwImportWindow *self, guint i)
{
  return fw_import_get_table (self->imports->pdata[i]);
}

static void
take_mapping (FwImportWindow *self, guint i, const FwMapping *mapping)
{
  fw_mapping_free (self->mappings->pdata[i]);
  self->mappings->pdata[i] = fw_mapping_copy (mapping);
}

static void
mapping_cb (FwImportWindow *self)
{
  const FwMapping *mapping = fw_mapping_view_get_mapping (self->mapping);
  g_autofree char *headings = fw_table_file_dup_digest (get_table (self, self->shown));

  for (guint i = 0; i < self->imports->len; i++)
    {
      g_autofree char *digest = fw_table_file_dup_digest (get_table (self, i));

      if (g_str_equal (digest, headings))
        take_mapping (self, i, mapping);
    }
  apply (self);
}

static void
show_columns (FwImportWindow *self, guint i)
{
  self->shown = i;
  self->mapping
      = FW_MAPPING_VIEW (fw_mapping_view_new (self->imports->pdata[i], self->mappings->pdata[i]));
  g_signal_connect_object (self->mapping, "changed", G_CALLBACK (mapping_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->columns, GTK_WIDGET (self->mapping));
}

static void
file_cb (FwImportWindow *self)
{
  show_columns (self, adw_combo_row_get_selected (self->file));
  apply (self);
}

static void
add_file_row (FwImportWindow *self, GtkBox *box)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = 0; i < self->imports->len; i++)
    gtk_string_list_append (names, fw_import_get_name (self->imports->pdata[i]));
  self->file = ADW_COMBO_ROW (fw_mapping_combo_new (_ ("File"), names));
  g_signal_connect_object (self->file, "notify::selected", G_CALLBACK (file_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->file));
  fw_name_parts (group, "GtkListBox", _ ("File"));
  gtk_box_append (box, group);
}

static void
show_mapping (FwImportWindow *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  g_autoptr (GPtrArray) parts = fw_mapping_memory_find_parts (get_table (self, 0));

  adw_bin_set_child (self->mapping_bin, GTK_WIDGET (box));
  if (self->imports->len > 1)
    add_file_row (self, box);
  self->columns = ADW_BIN (adw_bin_new ());
  gtk_box_append (box, GTK_WIDGET (self->columns));
  self->records
      = FW_RECORDS_VIEW (fw_records_view_new (fw_document_get_plan (self->document), parts));
  g_signal_connect_object (self->records, "changed", G_CALLBACK (apply), self, G_CONNECT_SWAPPED);
  gtk_box_append (box, GTK_WIDGET (self->records));
  show_columns (self, 0);
  show (self, self->mapping_page, _ ("_Back"), _ ("_Next"));
  gtk_widget_child_focus (GTK_WIDGET (box), GTK_DIR_TAB_FORWARD);
}

/* As a person said of these headings before, else as guessed. */
static FwMapping *
first_mapping (FwImport *import)
{
  FwMapping *remembered = fw_mapping_memory_find (fw_import_get_table (import));

  return remembered != NULL ? remembered : fw_mapping_copy (fw_import_get_guess (import));
}

/* Several files are a pilot's when one is known to be: a guess is easily wrong of another. FALSE
 * when none is, or one is no table. */
static gboolean
make_pilot (FwImportWindow *self)
{
  gboolean known = FALSE;

  for (guint i = 0; i < self->mappings->len; i++)
    known = known || ((FwMapping *)self->mappings->pdata[i])->kind == FW_TABLE_OUTCOMES;
  if (!known || self->mappings->len < self->imports->len)
    return FALSE;
  for (guint i = 0; i < self->mappings->len; i++)
    if (((FwMapping *)self->mappings->pdata[i])->kind != FW_TABLE_OUTCOMES)
      {
        fw_mapping_free (self->mappings->pdata[i]);
        self->mappings->pdata[i] = fw_mapping_guess (get_table (self, i), FW_TABLE_OUTCOMES);
      }
  return TRUE;
}

static void
show_read (FwImportWindow *self)
{
  const guint n = self->imports->len;
  g_autofree char *count = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *files = g_strdup_printf (ngettext ("%s file", "%s files", n), count);

  for (guint i = 0; i < n; i++)
    if (get_table (self, i) != NULL)
      g_ptr_array_add (self->mappings, first_mapping (self->imports->pdata[i]));
  if (n > 1 && !make_pilot (self))
    {
      show_choosing (self, _ ("Only outcome records are imported several files at once: choose "
                              "other files one by one."));
      return;
    }
  adw_window_title_set_subtitle (self->title,
                                 n == 1 ? fw_import_get_name (self->imports->pdata[0]) : files);
  if (self->mappings->len > 0)
    show_mapping (self);
  apply (self);
}

static void read_next (FwImportWindow *self);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwImport) import = fw_import_read_finish (result, &error);

  if (error != NULL && is_stale (error))
    return;
  g_clear_object (&self->cancellable);
  if (import == NULL)
    {
      show_choosing (self, error->message);
      return;
    }
  g_ptr_array_add (self->imports, g_steal_pointer (&import));
  if (self->waiting->len > 0)
    read_next (self);
  else
    show_read (self);
}

static void
forget (FwImportWindow *self)
{
  g_ptr_array_set_size (self->waiting, 0);
  g_ptr_array_set_size (self->imports, 0);
  g_ptr_array_set_size (self->mappings, 0);
  adw_bin_set_child (self->mapping_bin, NULL);
  self->columns = NULL;
  self->mapping = NULL;
  self->records = NULL;
  self->file = NULL;
}

static void
show_reading (FwImportWindow *self)
{
  show (self, self->reading, _ ("_Cancel"), NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
  fw_announce (GTK_WIDGET (self), _ ("Reading…"), FALSE);
}

static void
read_next (FwImportWindow *self)
{
  g_autoptr (GFile) file = g_ptr_array_steal_index (self->waiting, self->waiting->len - 1);
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL)
    {
      show_choosing (self, _ ("Only files on this machine can be read; save it here first."));
      return;
    }
  fw_import_read_file_async (path, start (self), read_cb, g_object_ref (self));
}

void
fw_import_window_read (FwImportWindow *self, GListModel *files)
{
  g_return_if_fail (FW_IS_IMPORT_WINDOW (self) && G_IS_LIST_MODEL (files));

  forget (self);
  for (guint i = g_list_model_get_n_items (files); i > 0; i--)
    g_ptr_array_add (self->waiting, g_list_model_get_item (files, i - 1));
  if (self->waiting->len == 0)
    return;
  show_reading (self);
  read_next (self);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = fw_choose_files_finish (result, &error);

  if (files != NULL)
    fw_import_window_read (self, files);
  else if (error != NULL)
    show_choosing (self, error->message);
}

static void
choose_cb (FwImportWindow *self)
{
  fw_choose_file_async (
      GTK_WINDOW (self),
      &(FwFileQuestion){ .title = _ ("Import a file"), .accept = _ ("_Import"), .several = TRUE },
      chosen_cb, g_object_ref (self));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwAnswer) answer = fw_http_fetch_finish (FW_HTTP (source), result, &error);

  if (error != NULL && is_stale (error))
    return;
  if (answer == NULL)
    {
      show_choosing (self, error->message);
      return;
    }
  forget (self);
  fw_import_read_answer_async (answer, start (self), read_cb, g_object_ref (self));
}

static void
address_cb (FwImportWindow *self)
{
  g_autofree char *address = g_strstrip (g_strdup (gtk_editable_get_text (self->address)));
  g_autoptr (GError) error = NULL;
  g_autoptr (FwRequest) request = fw_feed_request (address, &error);

  if (request == NULL)
    {
      show_choosing (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->address));
      return;
    }
  show_reading (self);
  fw_http_fetch_async (self->http, request, FW_STORE_REVALIDATE, start (self), answered_cb,
                       g_object_ref (self));
}

/* 4. Adding it */

static void
add (FwImportWindow *self)
{
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *words = fw_offers_view_dup_words (self->offers);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwChange) change = make_change (self, left_out, &error);

  if (change == NULL || !fw_document_apply (self->document, change, &error))
    {
      show_choosing (self, error->message);
      return;
    }
  g_signal_emit (self, signals[USED], 0, words);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
next_cb (FwImportWindow *self)
{
  if (gtk_stack_get_visible_child (self->stack) == self->found)
    {
      add (self);
      return;
    }
  for (guint i = 0; i < self->imports->len; i++)
    fw_mapping_memory_keep (get_table (self, i), self->mappings->pdata[i],
                            fw_records_view_get_parts (self->records));
  show_found (self);
}

/* One step back: what was running is stopped and nothing of it is used. */
static void
cancel_cb (FwImportWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  stop (self);
  if (page == self->choosing)
    gtk_window_close (GTK_WINDOW (self));
  else if (page == self->found && self->mapping != NULL)
    show (self, self->mapping_page, _ ("_Back"), _ ("_Next"));
  else
    show_choosing (self, NULL);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  cancel_cb (FW_IMPORT_WINDOW (widget));
  return TRUE;
}

static gboolean
dropped_cb (FwImportWindow *self, const GValue *value)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  if (G_VALUE_HOLDS (value, G_TYPE_FILE))
    g_list_store_append (files, g_value_get_object (value));
  else if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr (GSList) list = gdk_file_list_get_files (g_value_get_boxed (value));

      for (GSList *l = list; l != NULL; l = l->next)
        g_list_store_append (files, l->data);
    }
  else
    return FALSE;
  fw_import_window_read (self, G_LIST_MODEL (files));
  return TRUE;
}

/* The object */

static void
fw_import_window_dispose (GObject *object)
{
  FwImportWindow *self = FW_IMPORT_WINDOW (object);

  stop (self);
  if (self->harvest != NULL)
    drop_offers (self);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->imports, g_ptr_array_unref);
  g_clear_pointer (&self->mappings, g_ptr_array_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->http);

  G_OBJECT_CLASS (fw_import_window_parent_class)->dispose (object);
}

static void
fw_import_window_init (FwImportWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_FILE };

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->imports = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_import_unref);
  self->mappings = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_mapping_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  fw_tell_shown (GTK_WIDGET (self->stack));
  fw_shorten_parts (GTK_WIDGET (self->title));
  fw_shorten_parts (GTK_WIDGET (self->address));
  fw_name_parts (self->file_group, "GtkListBox", _ ("From a file"));
  fw_name_parts (self->address_group, "GtkListBox", _ ("From an address"));
  fw_name_parts (GTK_WIDGET (self->address), "GtkText", _ ("Address"));
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FwImportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, FwImportWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, FwImportWindow, next_button);
  gtk_widget_class_bind_template_child (widget_class, FwImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, FwImportWindow, choosing);
  gtk_widget_class_bind_template_child (widget_class, FwImportWindow, refusal);
  gtk_widget_class_bind_template_child (widget_class, FwImportWindow, file_group);
  gtk_widget_class_bind_template_child (widget_class, FwImportWindow, file_row);
  gtk_widget_class_bind_template_child (widget_class, FwImportWindow, address_group);
  gtk_widget_class_bind_template_child (widget_class, FwImportWindow, address);
  gtk_widget_class_bind_template_child (widget_class, FwImportWindow, reading);
  gtk_widget_class_bind_template_child (widget_class, FwImportWindow, mapping_page);
  gtk_widget_class_bind_template_child (widget_class, FwImportWindow, mapping_bin);
  gtk_widget_class_bind_template_child (widget_class, FwImportWindow, found);
  gtk_widget_class_bind_template_child (widget_class, FwImportWindow, arrival);
  gtk_widget_class_bind_template_child (widget_class, FwImportWindow, finding);
  gtk_widget_class_bind_template_child (widget_class, FwImportWindow, finding_line);
  gtk_widget_class_bind_template_callback (widget_class, address_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
fw_import_window_class_init (FwImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_import_window_dispose;

  signals[USED] = g_signal_new ("used", FW_TYPE_IMPORT_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  bind_children (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

FwImportWindow *
fw_import_window_new (GtkWindow *parent, FwHttp *http, FwDocument *document)
{
  FwImportWindow *self;

  g_return_val_if_fail (FW_IS_HTTP (http) && FW_IS_DOCUMENT (document), NULL);

  self = g_object_new (FW_TYPE_IMPORT_WINDOW, "transient-for", parent, "application",
                       parent != NULL ? gtk_window_get_application (parent) : NULL, NULL);
  self->http = g_object_ref (http);
  self->document = g_object_ref (document);
  show_choosing (self, NULL);
  return self;
}
