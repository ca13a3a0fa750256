/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-place-window.h"

#include <glib/gi18n-lib.h>

#include "fw-compat.h"
#include "fw-data-list.h"
#include "fw-fetch-steps.h"
#include "fw-harvest-view.h"
#include "fw-name-parts.h"
#include "fw-place-choice.h"
#include "fw-source-choice.h"
#include "fw-unit.h"

/* What a place's baseline is made of; programs have a window of their own. */
static const FwServiceId services[] = { FW_SERVICE_ACS, FW_SERVICE_BLS, FW_SERVICE_PROJECTIONS };

struct _FwPlaceWindow
{
  AdwWindow parent_instance;

  FwHttp *http;
  FwDocument *document; /* NULL on the start page */
  FwPlan *plan;         /* the document's, or a first plan of the place chosen */
  FwTarget *target;     /* NULL until a place is chosen */
  FwHarvest *harvest;

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
  FwFetchSteps *steps;
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
  g_autofree char *words = fw_source_choice_dup_words (self->sources);

  gtk_button_set_label (self->next_button,
                        fw_http_is_offline (self->http) ? _ ("_Use stored answers") : _ ("_Ask"));
  fw_wrap_label (self->next_button);
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
  fw_wrap_label (self->cancel_button);
  gtk_stack_set_visible_child (self->stack, self->choosing);
  show_network (self);
  fw_source_choice_set_target (self->sources, self->target);
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), TRUE);
  show_next (self);
}

/* 2. Asking, 3. what arrived */

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

/* Another place is the plan's only with its own household tables: said before it is used. */
static char *
place_words (FwPlaceWindow *self)
{
  FwPlace *place = fw_plan_get_place (self->plan);
  g_autofree char *geography = fw_geography_to_text (self->target->place);

  if (g_strcmp0 (geography, fw_place_get_geography (place)) == 0)
    return NULL;
  for (guint i = 0; i < self->harvest->series->len; i++)
    {
      FwSeries *series = g_ptr_array_index (self->harvest->series, i);

      if (g_str_equal (fw_series_get_measure (series), FW_MEASURE_HOUSEHOLDS_BY_INCOME)
          && fw_series_get_subject (series) == NULL
          && g_strcmp0 (fw_series_get_geography (series), geography) == 0)
        return NULL;
    }
  return g_strdup_printf (_ ("The household tables of the place chosen did not come, so the plan "
                             "stays in %s."),
                          fw_place_get_name (place));
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
  g_autofree char *stays = place_words (self);
  g_autofree char *line
      = g_strjoin (" ", _ ("Nothing is changed until you use them; undo takes them away again."),
                   age != NULL ? age : "", stays != NULL ? stays : "", NULL);

  gtk_label_set_text (self->finding, finding);
  gtk_label_set_text (self->finding_line, line);
  if (self->view != NULL)
    gtk_box_remove (self->arrival, self->view);
  self->view = fw_harvest_view_new (self->harvest);
  gtk_box_append (self->arrival, self->view);
  adw_window_title_set_subtitle (self->title,
                                 self->target->place_name != NULL ? self->target->place_name : "");
  gtk_button_set_label (self->cancel_button, _ ("_Back"));
  fw_wrap_label (self->cancel_button);
  gtk_button_set_label (self->next_button, _ ("_Use these"));
  fw_wrap_label (self->next_button);
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
ended_cb (FwPlaceWindow *self, const GError *error)
{
  if (error != NULL)
    {
      show_refused (self, error);
      return;
    }
  g_clear_pointer (&self->harvest, fw_harvest_free);
  self->harvest = fw_fetch_steps_take_harvest (self->steps);
  show_arrived (self);
}

static void
ask (FwPlaceWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), FALSE);
  gtk_stack_set_visible_child (self->stack, self->asking);
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
  fw_fetch_steps_ask (self->steps, self->http, self->target, self->sources);
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
      fw_fetch_steps_stop (self->steps);
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

  g_clear_pointer (&self->target, fw_target_free);
  g_clear_pointer (&self->harvest, fw_harvest_free);
  g_clear_object (&self->document);
  g_clear_object (&self->plan);
  g_clear_object (&self->http);

  G_OBJECT_CLASS (fw_place_window_parent_class)->dispose (object);
}

static void
fw_place_window_init (FwPlaceWindow *self)
{
  g_type_ensure (FW_TYPE_FETCH_STEPS);
  gtk_widget_init_template (GTK_WIDGET (self));
  fw_tell_shown (GTK_WIDGET (self->stack));
  fw_shorten_parts (GTK_WIDGET (self->title));
}

static void
fw_place_window_class_init (FwPlaceWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_place_window_dispose;

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
  gtk_widget_class_bind_template_child (widget_class, FwPlaceWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, FwPlaceWindow, arrived);
  gtk_widget_class_bind_template_child (widget_class, FwPlaceWindow, arrival);
  gtk_widget_class_bind_template_child (widget_class, FwPlaceWindow, finding);
  gtk_widget_class_bind_template_child (widget_class, FwPlaceWindow, finding_line);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, ended_cb);
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
  self->sources = FW_SOURCE_CHOICE (fw_source_choice_new (http, services, G_N_ELEMENTS (services)));
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
