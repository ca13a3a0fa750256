/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-programs-window.h"

#include <glib/gi18n-lib.h>

#include "fw-compat.h"
#include "fw-data-list.h"
#include "fw-fetch-steps.h"
#include "fw-name-parts.h"
#include "fw-offer.h"
#include "fw-program-list.h"
#include "fw-source-choice.h"
#include "fw-unit.h"

static const FwServiceId services[] = { FW_SERVICE_ETP, FW_SERVICE_SCORECARD };

/* Offered besides the plan's own. */
static const char *const other_occupations[]
    = { "15-1211", "15-1212", "15-1231", "15-1232", "15-1241", "15-1242", "15-1244",
        "15-1251", "15-1252", "15-1253", "15-1254", "15-1255", "15-1299", "15-2051" };

struct _FwProgramsWindow
{
  AdwWindow parent_instance;

  FwHttp *http;
  FwDocument *document;
  FwTarget *target;
  FwHarvest *harvest;
  GPtrArray *ticks; /* GtkCheckButton of each occupation, borrowed; its code is its name */

  AdwWindowTitle *title;
  GtkButton *cancel_button;
  GtkButton *next_button;
  GtkStack *stack;
  GtkWidget *choosing;
  GtkBox *choices;
  GtkLabel *refusal;
  FwSourceChoice *sources;
  GtkWidget *asking;
  FwFetchSteps *steps;
  GtkWidget *results;
  GtkLabel *finding;
  GtkLabel *finding_line;
  GtkLabel *twice; /* what the plan has already */
  FwProgramList *list;
};

enum
{
  USED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwProgramsWindow, fw_programs_window, ADW_TYPE_WINDOW)

static char *
programs_text (guint n)
{
  g_autofree char *count = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_TABLE);

  return g_strdup_printf (ngettext ("%s program", "%s programs", n), count);
}

/* 1. Choosing */

static void
take_occupations (FwProgramsWindow *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->ticks->len; i++)
    if (gtk_check_button_get_active (self->ticks->pdata[i]))
      g_strv_builder_add (builder, gtk_widget_get_name (self->ticks->pdata[i]));
  g_strfreev (self->target->occupations);
  self->target->occupations = g_strv_builder_end (builder);
  fw_source_choice_set_target (self->sources, self->target);
}

static void
show_next (FwProgramsWindow *self)
{
  const guint n = fw_source_choice_count_requests (self->sources);
  g_autofree char *words = fw_source_choice_dup_words (self->sources);

  gtk_button_set_label (self->next_button,
                        fw_http_is_offline (self->http) ? _ ("_Use stored answers") : _ ("_Ask"));
  fw_wrap_label (self->next_button);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button),
                            n > 0 && *self->target->occupations != NULL);
  adw_window_title_set_subtitle (self->title, words);
}

static void
occupation_cb (FwProgramsWindow *self)
{
  take_occupations (self);
  show_next (self);
}

static void
show_choosing (FwProgramsWindow *self, const char *refusal)
{
  const char *offline = fw_http_is_offline (self->http)
                            ? _ ("There is no network: only answers that are stored can be used.")
                            : NULL;
  const char *words = refusal != NULL ? refusal : offline;

  gtk_label_set_text (self->refusal, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), words != NULL);
  gtk_button_set_label (self->cancel_button, _ ("_Cancel"));
  fw_wrap_label (self->cancel_button);
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), TRUE);
  gtk_stack_set_visible_child (self->stack, self->choosing);
  take_occupations (self);
  show_next (self);
  if (refusal != NULL)
    fw_announce (GTK_WIDGET (self), refusal, TRUE);
}

static GtkWidget *
make_occupation (FwProgramsWindow *self, const char *soc, const char *title, gboolean chosen)
{
  GtkWidget *tick
      = g_object_new (GTK_TYPE_CHECK_BUTTON, "active", chosen, "valign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *row
      = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", soc,
                      "title-lines", 0, "activatable-widget", tick, NULL);

  gtk_widget_set_name (tick, soc);
  fw_name (GTK_WIDGET (tick), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  g_signal_connect_object (tick, "toggled", G_CALLBACK (occupation_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->ticks, tick);
  return row;
}

/* As the plan calls it, else as the list of occupations does. */
static char *
occupation_title (FwPlan *plan, const char *soc)
{
  GListModel *list = fw_plan_get_list (plan, FW_LIST_OCCUPATIONS);
  const char *known = fw_soc_title (soc);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (FwPart) part = g_list_model_get_item (list, i);

      if (g_strcmp0 (fw_part_get_text (part, "code"), soc) == 0)
        return g_strdup (fw_part_get_title (part));
    }
  return g_strdup (known != NULL ? known : soc);
}

static void
add_occupations (FwProgramsWindow *self)
{
  FwPlan *plan = fw_document_get_plan (self->document);
  g_auto (GStrv) own = g_strdupv (self->target->occupations);
  GtkWidget *group
      = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _ ("Which jobs they train for"), NULL);
  GtkWidget *others
      = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", _ ("Other computer occupations"), "expanded",
                      *own == NULL, NULL);

  fw_name (GTK_WIDGET (others), _ ("Other computer occupations"));
  for (guint i = 0; own[i] != NULL; i++)
    {
      g_autofree char *title = occupation_title (plan, own[i]);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 make_occupation (self, own[i], title, TRUE));
    }
  for (guint i = 0; i < G_N_ELEMENTS (other_occupations); i++)
    if (!g_strv_contains ((const char *const *)own, other_occupations[i]))
      {
        g_autofree char *title = occupation_title (plan, other_occupations[i]);

        adw_expander_row_add_row (ADW_EXPANDER_ROW (others),
                                  make_occupation (self, other_occupations[i], title, FALSE));
      }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), others);
  fw_name_parts (group, "GtkListBox", _ ("Which jobs they train for"));
  fw_wrap_heading (ADW_PREFERENCES_GROUP (group));
  gtk_box_append (self->choices, group);
}

static void
add_sources (FwProgramsWindow *self)
{
  GtkWidget *group
      = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _ ("Who will be asked"), NULL);

  self->sources
      = FW_SOURCE_CHOICE (fw_source_choice_new (self->http, services, G_N_ELEMENTS (services)));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->sources));
  fw_name_parts (group, "GtkListBox", _ ("Who will be asked"));
  gtk_box_append (self->choices, group);
  g_signal_connect_object (self->sources, "changed", G_CALLBACK (show_next), self,
                           G_CONNECT_SWAPPED);
}

/* 2. Asking, 3. what arrived */

static void
show_chosen (FwProgramsWindow *self)
{
  g_autoptr (GPtrArray) chosen = fw_program_list_get_chosen (self->list);
  g_autoptr (GPtrArray) twice
      = fw_offers_twice (fw_document_get_plan (self->document), chosen, NULL);
  g_autofree char *count = programs_text (chosen->len);
  g_autofree char *label = g_strdup_printf (_ ("_Add %s"), count);

  gtk_button_set_label (self->next_button, chosen->len > 0 ? label : _ ("_Add"));
  fw_wrap_label (self->next_button);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), chosen->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->twice), twice->len > 0);
  gtk_label_set_text (self->twice, twice->len > 0 ? twice->pdata[0] : "");
}

/* What the figures are of, how old they are, and what is missing. */
static char *
results_line (FwProgramsWindow *self)
{
  const FwProgramOffer *first = self->harvest->programs->pdata[0];
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *age = first->fetched != NULL ? fw_data_age (first->fetched, now) : NULL;
  g_autoptr (GString) text = g_string_new (
      _ ("Completed and employed are shares of those who left the program, employed two quarters "
         "after. “Suppressed” means too few people to publish, not zero."));

  if (age != NULL)
    g_string_append_printf (text, _ (" The list: %s."), age);
  for (guint i = 0; i < self->harvest->shortfalls->len; i++)
    {
      const FwShortfall *shortfall = self->harvest->shortfalls->pdata[i];

      g_string_append_printf (text, "\n%s: %s", shortfall->what, shortfall->why);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_results (FwProgramsWindow *self)
{
  const guint n = self->harvest->programs->len;
  g_autofree char *count = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *finding = g_strdup_printf (
      ngettext ("%s program trains for these jobs", "%s programs train for these jobs", n), count);
  g_autofree char *line = results_line (self);

  gtk_label_set_text (self->finding, finding);
  gtk_label_set_text (self->finding_line, line);
  fw_program_list_set_offers (self->list, self->harvest->programs);
  adw_window_title_set_subtitle (self->title, "");
  gtk_button_set_label (self->cancel_button, _ ("_Back"));
  fw_wrap_label (self->cancel_button);
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), TRUE);
  gtk_stack_set_visible_child (self->stack, self->results);
  show_chosen (self);
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
  fw_announce (GTK_WIDGET (self), finding, TRUE);
}

static void
forget_harvest (FwProgramsWindow *self)
{
  if (self->harvest != NULL && self->list != NULL)
    fw_program_list_set_offers (self->list, NULL);
  g_clear_pointer (&self->harvest, fw_harvest_free);
}

static void
ended_cb (FwProgramsWindow *self, const GError *error)
{
  g_autoptr (FwHarvest) harvest = fw_fetch_steps_take_harvest (self->steps);

  if (error != NULL)
    show_choosing (self, error->message);
  else if (harvest->programs->len == 0)
    show_choosing (self, harvest->shortfalls->len > 0
                             ? ((const FwShortfall *)harvest->shortfalls->pdata[0])->why
                             : _ ("The state lists no program for these jobs; choose others."));
  else
    {
      forget_harvest (self);
      self->harvest = g_steal_pointer (&harvest);
      show_results (self);
    }
}

static void
ask (FwProgramsWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), FALSE);
  gtk_stack_set_visible_child (self->stack, self->asking);
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
  fw_fetch_steps_ask (self->steps, self->http, self->target, self->sources);
}

/* 4. Using them */

static void
use (FwProgramsWindow *self)
{
  g_autoptr (GPtrArray) chosen = fw_program_list_get_chosen (self->list);
  g_autofree char *words = programs_text (chosen->len);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwChange) change
      = fw_offers_to_change (fw_document_get_plan (self->document), chosen, NULL, &error);

  if (change == NULL || !fw_document_apply (self->document, change, &error))
    {
      show_choosing (self, error->message);
      return;
    }
  g_signal_emit (self, signals[USED], 0, words);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
next_cb (FwProgramsWindow *self)
{
  if (gtk_stack_get_visible_child (self->stack) == self->choosing)
    ask (self);
  else
    use (self);
}

/* One step back: what was running is stopped and nothing of it is used. */
static void
cancel_cb (FwProgramsWindow *self)
{
  if (gtk_stack_get_visible_child (self->stack) == self->choosing)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  fw_fetch_steps_stop (self->steps);
  show_choosing (self, NULL);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  cancel_cb (FW_PROGRAMS_WINDOW (widget));
  return TRUE;
}

/* The object */

static void
fw_programs_window_dispose (GObject *object)
{
  FwProgramsWindow *self = FW_PROGRAMS_WINDOW (object);

  forget_harvest (self);
  self->list = NULL;
  g_clear_pointer (&self->target, fw_target_free);
  g_clear_object (&self->document);
  g_clear_object (&self->http);

  G_OBJECT_CLASS (fw_programs_window_parent_class)->dispose (object);
}

static void
fw_programs_window_finalize (GObject *object)
{
  g_ptr_array_unref (FW_PROGRAMS_WINDOW (object)->ticks);

  G_OBJECT_CLASS (fw_programs_window_parent_class)->finalize (object);
}

static void
fw_programs_window_init (FwProgramsWindow *self)
{
  g_type_ensure (FW_TYPE_FETCH_STEPS);
  g_type_ensure (FW_TYPE_PROGRAM_LIST);
  self->ticks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fw_tell_shown (GTK_WIDGET (self->stack));
  fw_shorten_parts (GTK_WIDGET (self->title));
}

static void
fw_programs_window_class_init (FwProgramsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_programs_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_programs_window_finalize;

  signals[USED] = g_signal_new ("used", FW_TYPE_PROGRAMS_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-programs-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FwProgramsWindow, title);
  gtk_widget_class_bind_template_child (widget_class, FwProgramsWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, FwProgramsWindow, next_button);
  gtk_widget_class_bind_template_child (widget_class, FwProgramsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, FwProgramsWindow, choosing);
  gtk_widget_class_bind_template_child (widget_class, FwProgramsWindow, choices);
  gtk_widget_class_bind_template_child (widget_class, FwProgramsWindow, refusal);
  gtk_widget_class_bind_template_child (widget_class, FwProgramsWindow, asking);
  gtk_widget_class_bind_template_child (widget_class, FwProgramsWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, FwProgramsWindow, results);
  gtk_widget_class_bind_template_child (widget_class, FwProgramsWindow, finding);
  gtk_widget_class_bind_template_child (widget_class, FwProgramsWindow, finding_line);
  gtk_widget_class_bind_template_child (widget_class, FwProgramsWindow, twice);
  gtk_widget_class_bind_template_child (widget_class, FwProgramsWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, ended_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_chosen);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

FwProgramsWindow *
fw_programs_window_new (GtkWindow *parent, FwHttp *http, FwDocument *document)
{
  FwProgramsWindow *self;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  g_return_val_if_fail (FW_IS_HTTP (http) && FW_IS_DOCUMENT (document), NULL);

  /* Of the application too: a button leads to Preferences. */
  self = g_object_new (FW_TYPE_PROGRAMS_WINDOW, "transient-for", parent, "application",
                       parent != NULL ? gtk_window_get_application (parent) : NULL, NULL);
  self->http = g_object_ref (http);
  self->document = g_object_ref (document);
  self->target = fw_target_new (fw_document_get_plan (document), NULL, g_date_time_get_year (now));
  add_occupations (self);
  add_sources (self);
  show_choosing (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
  return self;
}
