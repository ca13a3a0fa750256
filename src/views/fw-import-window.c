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
#include "fw-unit.h"

struct _FwImportWindow
{
  AdwWindow parent_instance;

  FwHttp *http;
  FwDocument *document;
  FwImport *import;          /* what was read, NULL at first */
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
  FwMappingView *mapping; /* NULL for a feed */
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
  g_autofree char *line = g_strdup_printf (
      "%s%s%s", _ ("Nothing is changed until you add them; undo takes them away again."),
      self->n_faults > 0 ? " " : "", self->n_faults > 0 ? faults : "");

  if (self->offers == NULL)
    {
      self->offers = FW_OFFERS_VIEW (fw_offers_view_new (self->harvest));
      g_signal_connect_object (self->offers, "changed", G_CALLBACK (show_chosen), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->arrival, GTK_WIDGET (self->offers));
    }
  gtk_label_set_text (self->finding_line, line);
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
  const FwMapping *mapping
      = self->mapping != NULL ? fw_mapping_view_get_mapping (self->mapping) : NULL;

  drop_offers (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), FALSE);
  fw_import_apply_async (self->import, fw_document_get_plan (self->document), mapping, start (self),
                         applied_cb, g_object_ref (self));
}

static void
show_mapping (FwImportWindow *self)
{
  FwTableFile *table = fw_import_get_table (self->import);
  g_autoptr (FwMapping) remembered = fw_mapping_memory_find (table);

  self->mapping = FW_MAPPING_VIEW (fw_mapping_view_new (
      self->import, remembered != NULL ? remembered : fw_import_get_guess (self->import)));
  g_signal_connect_object (self->mapping, "changed", G_CALLBACK (apply), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->mapping_bin, GTK_WIDGET (self->mapping));
  show (self, self->mapping_page, _ ("_Back"), _ ("_Next"));
  gtk_widget_child_focus (GTK_WIDGET (self->mapping), GTK_DIR_TAB_FORWARD);
}

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
  g_clear_pointer (&self->import, fw_import_unref);
  self->import = g_steal_pointer (&import);
  adw_window_title_set_subtitle (self->title, fw_import_get_name (self->import));
  adw_bin_set_child (self->mapping_bin, NULL);
  self->mapping = NULL;
  if (fw_import_get_table (self->import) != NULL)
    show_mapping (self);
  apply (self);
}

static void
show_reading (FwImportWindow *self)
{
  show (self, self->reading, _ ("_Cancel"), NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
  fw_announce (GTK_WIDGET (self), _ ("Reading…"), FALSE);
}

void
fw_import_window_read (FwImportWindow *self, GFile *file)
{
  g_autofree char *path = NULL;

  g_return_if_fail (FW_IS_IMPORT_WINDOW (self) && G_IS_FILE (file));

  path = g_file_get_path (file);
  if (path == NULL)
    {
      show_choosing (self, _ ("Only files on this machine can be read; save it here first."));
      return;
    }
  show_reading (self);
  fw_import_read_file_async (path, start (self), read_cb, g_object_ref (self));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = fw_choose_file_finish (result, &error);

  if (file != NULL)
    fw_import_window_read (self, file);
  else if (error != NULL)
    show_choosing (self, error->message);
}

static void
choose_cb (FwImportWindow *self)
{
  fw_choose_file_async (GTK_WINDOW (self),
                        &(FwFileQuestion){ .title = _ ("Import a file"), .accept = _ ("_Import") },
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
  fw_mapping_memory_keep (fw_import_get_table (self->import),
                          fw_mapping_view_get_mapping (self->mapping));
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
  if (!G_VALUE_HOLDS (value, G_TYPE_FILE))
    return FALSE;
  fw_import_window_read (self, g_value_get_object (value));
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
  g_clear_pointer (&self->import, fw_import_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->http);

  G_OBJECT_CLASS (fw_import_window_parent_class)->dispose (object);
}

static void
fw_import_window_init (FwImportWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  fw_tell_shown (GTK_WIDGET (self->stack));
  fw_shorten_parts (GTK_WIDGET (self->title));
  fw_shorten_parts (GTK_WIDGET (self->address));
  fw_name_parts (self->file_group, "GtkListBox", _ ("From a file"));
  fw_name_parts (self->address_group, "GtkListBox", _ ("From an address"));
  fw_name_parts (GTK_WIDGET (self->address), "GtkText", _ ("Address"));
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
