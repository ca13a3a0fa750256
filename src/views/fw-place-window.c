/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-place-window.h"

#include <glib/gi18n-lib.h>

#include "fw-compat.h"
#include "fw-data-list.h"
#include "fw-fetch.h"
#include "fw-harvest-view.h"
#include "fw-name-parts.h"
#include "fw-place-choice.h"
#include "fw-source-choice.h"
#include "fw-unit.h"

struct _FwPlaceWindow
{
  AdwWindow parent_instance;

  FwHttp *http;
  FwDocument *document; /* NULL on the start page */
  FwPlan *plan;         /* the document's, or a first plan of the place chosen */
  FwTarget *target;     /* NULL until a place is chosen */
  FwFetch *fetch;
  FwHarvest *harvest;
  GCancellable *cancellable;
  GHashTable *rows; /* FwRequest to its row */
  guint foreseen;
  gboolean said_half;

  AdwWindowTitle *title;
  GtkButton *cancel_button;
  GtkButton *next_button;
  GtkStack *stack;
  GtkWidget *choosing;
  GtkBox *choices;
  GtkLabel *network;
  FwPlaceChoice *place;
  GtkWidget *sources_group; /* hidden until a place is chosen */
  FwSourceChoice *sources;
  GtkWidget *asking;
  GtkLabel *progress_words;
  GtkProgressBar *progress;
  GtkListBox *steps;
  GtkWidget *arrived;
  GtkBox *arrival;
  GtkLabel *finding;
  GtkLabel *finding_line;
  GtkWidget *view; /* what arrived */
};

enum
{
  USED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwPlaceWindow, fw_place_window, ADW_TYPE_WINDOW)

static char *
count_text (guint n)
{
  return fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_TABLE);
}

static gboolean
is_offline (FwPlaceWindow *self)
{
  return fw_http_get_network (self->http) == FW_NETWORK_NONE;
}

/* 1. Choosing */

static void
show_network (FwPlaceWindow *self)
{
  const FwNetwork network = fw_http_get_network (self->http);

  gtk_widget_set_visible (GTK_WIDGET (self->network),
                          network == FW_NETWORK_NONE || network == FW_NETWORK_METERED);
  gtk_label_set_text (self->network,
                      network == FW_NETWORK_NONE
                          ? _ ("There is no network: only answers that are stored can be used, "
                               "and the page that follows tells how old they are.")
                          : _ ("This connection is metered: about a megabyte a place."));
}

/* The plan the place would be used in: a new one for other counties when none is open. */
static void
take_place (FwPlaceWindow *self, FwPlace *place)
{
  g_autoptr (FwGeography) geography = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  g_clear_pointer (&self->target, fw_target_free);
  if (place == NULL)
    return;

  if (self->document == NULL)
    {
      g_clear_object (&self->plan);
      self->plan = fw_plan_new_for_place (place);
    }
  geography = fw_geography_parse (fw_place_get_geography (place), NULL);
  self->target = fw_target_new (self->plan, geography, g_date_time_get_year (now));
  g_free (self->target->metro);
  self->target->metro = g_strdup (fw_place_get_metro (place));
  g_free (self->target->place_name);
  self->target->place_name = g_strdup (fw_place_get_name (place));
}

static void
show_next (FwPlaceWindow *self)
{
  const guint n = fw_source_choice_count_requests (self->sources);
  g_autofree char *count = count_text (n);
  g_autofree char *label
      = g_strdup_printf (is_offline (self) ? _ ("_Use stored answers") : _ ("_Ask"));
  g_autofree char *words = g_strdup_printf (
      ngettext ("%s request to public services", "%s requests to public services", n), count);

  gtk_button_set_label (self->next_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), self->target != NULL && n > 0);
  adw_window_title_set_subtitle (self->title, self->target != NULL ? words : "");
}

static void
place_changed_cb (FwPlaceWindow *self)
{
  g_autoptr (FwPlace) place = fw_place_choice_dup_place (self->place);

  take_place (self, place);
  fw_source_choice_set_target (self->sources, self->target);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->sources)), self->target != NULL);
  show_next (self);
}

static void
show_choosing (FwPlaceWindow *self)
{
  gtk_button_set_label (self->cancel_button, _ ("_Cancel"));
  gtk_stack_set_visible_child (self->stack, self->choosing);
  show_network (self);
  fw_source_choice_set_target (self->sources, self->target);
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), TRUE);
  show_next (self);
}

/* 2. Asking */

static const char *
step_words (FwStepState state)
{
  switch (state)
    {
    case FW_STEP_ASKING:
      return _ ("Asking…");
    case FW_STEP_ARRIVED:
      return _ ("Arrived");
    case FW_STEP_STORED:
      return _ ("Stored earlier");
    case FW_STEP_FAILED:
      return _ ("Did not arrive");
    default:
      return _ ("Waiting");
    }
}

static const char *
step_icon (FwStepState state)
{
  switch (state)
    {
    case FW_STEP_ARRIVED:
    case FW_STEP_STORED:
      return "object-select-symbolic";
    case FW_STEP_FAILED:
      return "dialog-warning-symbolic";
    default:
      return "content-loading-symbolic";
    }
}

static void
show_progress (FwPlaceWindow *self)
{
  guint done, known, all;
  g_autofree char *n_done = NULL, *n_all = NULL, *words = NULL;

  fw_fetch_get_progress (self->fetch, &done, &known);
  all = MAX (MAX (known, self->foreseen), 1);
  n_done = count_text (done);
  n_all = count_text (all);
  words = g_strdup_printf (_ ("%s of %s requests answered"), n_done, n_all);
  gtk_label_set_text (self->progress_words, words);
  gtk_progress_bar_set_fraction (self->progress, (double)done / all);
  if (!self->said_half && 2 * done >= all)
    {
      self->said_half = TRUE;
      fw_announce (GTK_WIDGET (self), words, FALSE);
    }
}

static GtkWidget *
make_step (FwRequest *request)
{
  const FwService *service = fw_service_get (fw_request_get_service (request));
  GtkWidget *row
      = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                      fw_request_get_title (request), "title-lines", 0, "subtitle-lines", 0, NULL);
  GtkWidget *icon
      = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *who = gtk_label_new (_ (service->short_title));

  gtk_widget_add_css_class (who, "dim-label");
  gtk_widget_add_css_class (who, "fw-small");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), who);
  g_object_set_data (G_OBJECT (row), "fw-icon", icon);
  return row;
}

static void
step_cb (FwPlaceWindow *self, FwRequest *request, int state, const char *message)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, request);

  if (row == NULL)
    {
      row = make_step (request);
      gtk_list_box_append (self->steps, row);
      g_hash_table_insert (self->rows, fw_request_ref (request), row);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               message != NULL ? message : step_words ((FwStepState)state));
  gtk_image_set_from_icon_name (g_object_get_data (G_OBJECT (row), "fw-icon"),
                                step_icon ((FwStepState)state));
  show_progress (self);
}

static void
stop (FwPlaceWindow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->fetch);
}

/* 3. What arrived */

/* How old the oldest answer among them is, for numbers that were not asked for anew. */
static char *
age_words (FwHarvest *harvest)
{
  const char *oldest = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *age = NULL;

  for (guint i = 0; i < harvest->series->len; i++)
    {
      const char *fetched
          = fw_part_get_text (FW_PART (g_ptr_array_index (harvest->series, i)), "fetched");

      if (fetched != NULL && (oldest == NULL || g_strcmp0 (fetched, oldest) < 0))
        oldest = fetched;
    }
  age = oldest != NULL ? fw_data_age (oldest, now) : NULL;
  return age != NULL ? g_strdup_printf (_ ("The oldest of these: %s."), age) : NULL;
}

static void
show_arrived (FwPlaceWindow *self)
{
  const guint n_series = self->harvest->series->len, n_missing = self->harvest->shortfalls->len;
  g_autofree char *series = count_text (n_series);
  g_autofree char *missing = count_text (n_missing);
  g_autofree char *came
      = g_strdup_printf (ngettext ("%s series arrived", "%s series arrived", n_series), series);
  g_autofree char *lacks = g_strdup_printf (
      ngettext ("%s thing is missing", "%s things are missing", n_missing), missing);
  g_autofree char *finding
      = n_missing > 0 ? g_strdup_printf ("%s; %s", came, lacks) : g_strdup (came);
  g_autofree char *age = age_words (self->harvest);
  g_autofree char *line = g_strdup_printf (
      "%s %s", _ ("Nothing is changed until you use them; undo takes them away again."),
      age != NULL ? age : "");

  gtk_label_set_text (self->finding, finding);
  gtk_label_set_text (self->finding_line, line);
  if (self->view != NULL)
    gtk_box_remove (self->arrival, self->view);
  self->view = fw_harvest_view_new (self->harvest);
  gtk_box_append (self->arrival, self->view);
  adw_window_title_set_subtitle (self->title,
                                 self->target->place_name != NULL ? self->target->place_name : "");
  gtk_button_set_label (self->cancel_button, _ ("_Back"));
  gtk_button_set_label (self->next_button, _ ("_Use these"));
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), n_series > 0);
  gtk_stack_set_visible_child (self->stack, self->arrived);
  gtk_widget_grab_focus (GTK_WIDGET (n_series > 0 ? self->next_button : self->cancel_button));
  fw_announce (GTK_WIDGET (self), finding, TRUE);
}

static void
show_refused (FwPlaceWindow *self, const GError *error)
{
  show_choosing (self);
  gtk_label_set_text (self->network, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->network), TRUE);
  fw_announce (GTK_WIDGET (self), error->message, TRUE);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwPlaceWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwHarvest) harvest = fw_fetch_run_finish (FW_FETCH (source), result, &error);

  if (self->fetch != FW_FETCH (source))
    return; /* it was cancelled, and perhaps another one begun */
  g_clear_object (&self->fetch);
  g_clear_object (&self->cancellable);
  if (harvest == NULL)
    {
      show_refused (self, error);
      return;
    }
  g_clear_pointer (&self->harvest, fw_harvest_free);
  self->harvest = g_steal_pointer (&harvest);
  show_arrived (self);
}

static void
ask (FwPlaceWindow *self)
{
  GtkWidget *row;

  stop (self);
  g_hash_table_remove_all (self->rows);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->steps))))
    gtk_list_box_remove (self->steps, row);
  self->said_half = FALSE;
  self->foreseen = fw_source_choice_count_requests (self->sources);
  self->cancellable = g_cancellable_new ();
  self->fetch = fw_fetch_new (self->http, self->target);
  fw_source_choice_add_to (self->sources, self->fetch);
  g_signal_connect_object (self->fetch, "step", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), FALSE);
  gtk_stack_set_visible_child (self->stack, self->asking);
  show_progress (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
  fw_announce (GTK_WIDGET (self), _ ("Asking the public services"), TRUE);
  fw_fetch_run_async (self->fetch, is_offline (self) ? FW_STORE_ONLY : FW_STORE_FRESH,
                      self->cancellable, fetched_cb, g_object_ref (self));
}

/* 4. Using it */

static void
use (FwPlaceWindow *self)
{
  g_autoptr (FwDocument) document
      = self->document != NULL ? g_object_ref (self->document) : fw_document_new (self->plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwChange) change
      = fw_harvest_to_change (self->harvest, fw_document_get_plan (document), self->target, &error);

  if (error == NULL && change != NULL)
    fw_document_apply (document, change, &error);
  if (error != NULL)
    {
      show_refused (self, error);
      return;
    }
  g_signal_emit (self, signals[USED], 0, document);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
next_cb (FwPlaceWindow *self)
{
  if (gtk_stack_get_visible_child (self->stack) == self->choosing)
    ask (self);
  else
    use (self);
}

/* One step back: what was running is stopped and nothing of it is used. */
static void
cancel_cb (FwPlaceWindow *self)
{
  if (gtk_stack_get_visible_child (self->stack) == self->choosing)
    gtk_window_close (GTK_WINDOW (self));
  else
    {
      stop (self);
      show_choosing (self);
    }
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  cancel_cb (FW_PLACE_WINDOW (widget));
  return TRUE;
}

/* The object */

static void
fw_place_window_dispose (GObject *object)
{
  FwPlaceWindow *self = FW_PLACE_WINDOW (object);

  stop (self);
  g_clear_pointer (&self->target, fw_target_free);
  g_clear_pointer (&self->harvest, fw_harvest_free);
  g_clear_object (&self->document);
  g_clear_object (&self->plan);
  g_clear_object (&self->http);

  G_OBJECT_CLASS (fw_place_window_parent_class)->dispose (object);
}

static void
fw_place_window_finalize (GObject *object)
{
  g_hash_table_unref (FW_PLACE_WINDOW (object)->rows);

  G_OBJECT_CLASS (fw_place_window_parent_class)->finalize (object);
}

static void
fw_place_window_init (FwPlaceWindow *self)
{
  self->rows = g_hash_table_new_full (NULL, NULL, (GDestroyNotify)fw_request_unref, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fw_place_window_class_init (FwPlaceWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_place_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_place_window_finalize;

  signals[USED] = g_signal_new ("used", FW_TYPE_PLACE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, FW_TYPE_DOCUMENT);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-place-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FwPlaceWindow, title);
  gtk_widget_class_bind_template_child (widget_class, FwPlaceWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, FwPlaceWindow, next_button);
  gtk_widget_class_bind_template_child (widget_class, FwPlaceWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, FwPlaceWindow, choosing);
  gtk_widget_class_bind_template_child (widget_class, FwPlaceWindow, choices);
  gtk_widget_class_bind_template_child (widget_class, FwPlaceWindow, network);
  gtk_widget_class_bind_template_child (widget_class, FwPlaceWindow, asking);
  gtk_widget_class_bind_template_child (widget_class, FwPlaceWindow, progress_words);
  gtk_widget_class_bind_template_child (widget_class, FwPlaceWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, FwPlaceWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, FwPlaceWindow, arrived);
  gtk_widget_class_bind_template_child (widget_class, FwPlaceWindow, arrival);
  gtk_widget_class_bind_template_child (widget_class, FwPlaceWindow, finding);
  gtk_widget_class_bind_template_child (widget_class, FwPlaceWindow, finding_line);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

FwPlaceWindow *
fw_place_window_new (GtkWindow *parent, FwHttp *http, FwDocument *document)
{
  FwPlaceWindow *self;
  GtkWidget *group;

  g_return_val_if_fail (FW_IS_HTTP (http), NULL);

  /* Of the application too: a button leads to Preferences. */
  self = g_object_new (FW_TYPE_PLACE_WINDOW, "transient-for", parent, "application",
                       parent != NULL ? gtk_window_get_application (parent) : NULL, NULL);
  self->http = g_object_ref (http);
  self->place = FW_PLACE_CHOICE (fw_place_choice_new (http));
  self->sources = FW_SOURCE_CHOICE (fw_source_choice_new (http));
  gtk_box_append (self->choices, GTK_WIDGET (self->place));
  group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _ ("Who will be asked"), NULL);
  fw_name_parts (group, "GtkListBox", _ ("Who will be asked"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->sources));
  self->sources_group = group;
  gtk_box_append (self->choices, group);
  g_signal_connect_object (self->place, "changed", G_CALLBACK (place_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sources, "changed", G_CALLBACK (show_next), self,
                           G_CONNECT_SWAPPED);
  if (document != NULL)
    {
      self->document = g_object_ref (document);
      self->plan = g_object_ref (fw_document_get_plan (document));
      fw_place_choice_set_place (self->place, fw_plan_get_place (self->plan));
    }
  show_choosing (self);
  place_changed_cb (self);
  gtk_widget_grab_focus (
      GTK_WIDGET (document != NULL ? GTK_WIDGET (self->next_button) : GTK_WIDGET (self->place)));
  return self;
}
