/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-movers-card.h"

#include "fw-compat.h"
#include "fw-headline.h"
#include "fw-mover-card.h"
#include "fw-name-parts.h"
#include "fw-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define N_SHOWN    3
#define ONE_PERSON 1.0
#define PLAIN_FROM 10   /* persons: whole numbers from here on */
#define NONE       0.05 /* persons: written as 0 */
#define NO_PRICE   100  /* dollars */

struct _FwMoversCard
{
  AdwBin parent_instance;

  FwRunner *runner;
  FwMoverFinder *finder;
  GtkLabel *count;
  GtkWidget *stop;
  GtkWidget *start;
  GtkLabel *sentence;
  GtkListBox *list;
  GtkWidget *row[N_SHOWN];
  GtkLabel *gain[N_SHOWN];
  GtkWidget *try[N_SHOWN];
  gboolean told;
  gboolean wants_focus; /* as soon as there is something to have it */
};

G_DEFINE_FINAL_TYPE (FwMoversCard, fw_movers_card, ADW_TYPE_BIN)

/* Words */

/* A gain of few people has two figures, else it would read as none. */
static FwUnit
unit_for (double value)
{
  return fabs (value) < PLAIN_FROM ? FW_UNIT_RATIO : FW_UNIT_PERSONS;
}

static double
without_noise (double value)
{
  return fabs (value) < NONE ? 0 : value;
}

static char *
number_words (double value)
{
  return fw_unit_format (without_noise (value), unit_for (value),
                         fabs (value) < PLAIN_FROM ? FW_STYLE_TITLE : FW_STYLE_LABEL);
}

static char *
range_words (const FweSummary *gain)
{
  const FwUnit unit = unit_for (MAX (fabs (gain->p10), fabs (gain->p90)));

  return fw_unit_format_range (without_noise (gain->p10), without_noise (gain->p90), unit,
                               unit == FW_UNIT_RATIO ? FW_STYLE_TITLE : FW_STYLE_LABEL);
}

static char *
gain_words (const FweSummary *gain, const char *measure)
{
  g_autofree char *mean = number_words (gain->mean);
  g_autofree char *range = range_words (gain);

  /* Translators: number, what is counted, range: "25 more net local placements, 80% range 11–40".
   */
  return g_strdup_printf (_ ("%s more %s, 80%% range %s"), mean, measure, range);
}

static char *
cost_words (double cost)
{
  g_autofree char *dollars = fw_unit_format (fabs (cost), FW_UNIT_DOLLARS, FW_STYLE_TITLE);

  if (fabs (cost) < NO_PRICE)
    return g_strdup (_ ("the plan has no price for it"));
  return g_strdup_printf (cost > 0 ? _ ("costs about %s more") : _ ("costs about %s less"),
                          dollars);
}

/* Besides the gain: what else comes of it. */
static char *
rest_words (const FwMover *mover, double now, gboolean is_net)
{
  g_autofree char *cost = cost_words (mover->cost);
  g_autoptr (GString) words = g_string_new (NULL);

  if (!is_net)
    {
      g_autofree char *net = gain_words (&mover->net, _ ("net local placements"));

      g_string_append_printf (words, "%s · ", net);
    }
  if (isfinite (mover->chance) && isfinite (now))
    {
      g_autofree char *then = fw_unit_format (mover->chance, FW_UNIT_CHANCE, FW_STYLE_LABEL);
      g_autofree char *before = fw_unit_format (now, FW_UNIT_CHANCE, FW_STYLE_LABEL);

      /* Translators: two chances: "chance of the goal 15%, now 2%". */
      g_string_append_printf (words, _ ("chance of the goal %s, now %s"), then, before);
      g_string_append (words, " · ");
    }
  g_string_append (words, cost);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
fw_movers_card_effect (const FwMover *mover, double now, const char *measure, gboolean is_net)
{
  g_autofree char *gain = gain_words (&mover->gain, measure);
  g_autofree char *rest = rest_words (mover, now, is_net);

  return g_strconcat (gain, " · ", rest, NULL);
}

/* What the numbers count, and how far the search is. */
static char *
count_words (FwMoversCard *self)
{
  const guint tried = fw_mover_finder_get_n_tried (self->finder);
  FwResult *result = fw_mover_finder_get_result (self->finder);
  g_autofree char *n = fw_unit_format (tried, FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *all = fw_unit_format (fw_mover_finder_get_n_actions (self->finder),
                                         FW_UNIT_COUNT, FW_STYLE_LABEL);

  if (result == NULL || (tried == 0 && !fw_mover_finder_get_running (self->finder)))
    return g_strdup (_ ("waits for the plan to stand still"));
  if (fw_mover_finder_get_complete (self->finder))
    /* Translators: what is counted ("net local placements") and how many things were tried. */
    return g_strdup_printf (
        ngettext ("%s added; best of %s thing tried", "%s added; best of %s things tried", tried),
        fw_headline_goal_measure (result), n);
  return g_strdup_printf (_ ("%s; %s of %s things tried"), fw_headline_goal_measure (result), n,
                          all);
}

/* Said when it is true: nothing moves it by a whole person. NULL else. */
static char *
no_lever_words (FwMoversCard *self, FwResult *result)
{
  const GPtrArray *movers = fw_mover_finder_get_movers (self->finder);
  const FwMover *best = movers->len > 0 ? movers->pdata[0] : NULL;
  g_autofree char *most = NULL;

  if (!fw_mover_finder_get_complete (self->finder) || (best && best->gain.mean >= ONE_PERSON))
    return NULL;
  if (!best || !fw_mover_moves (best))
    return g_strdup (_ ("Nothing that was tried moves it."));
  most = fw_unit_format (best->gain.mean, FW_UNIT_RATIO, FW_STYLE_TITLE);
  /* Translators: a number under 1 and what is counted: "0.4 net local placements". */
  return g_strdup_printf (_ ("Nothing that was tried moves it by more than %s %s."), most,
                          fw_headline_goal_measure (result));
}

/* What is shown */

/* "+25" beside the name, the rest below it; a screen reader has it as one sentence. */
static void
show_row (FwMoversCard *self, guint i, const FwMover *mover, FwResult *result)
{
  const FweGoalMeasure measure = fw_result_get_goal (result).measure;
  const gboolean is_net = measure == FWE_GOAL_NONE || measure == FWE_GOAL_NET_LOCAL_PLACEMENTS;
  const double now = fw_result_get_engine (result)->goal_chance;
  const char *title = fw_try_get_title (mover->what);
  g_autofree char *gain = number_words (mover->gain.mean);
  /* Translators: a gain: "+25". */
  g_autofree char *number = g_strdup_printf (_ ("+%s"), gain);
  g_autofree char *range = range_words (&mover->gain);
  g_autofree char *range_text = g_strdup_printf (_ ("80%% range %s"), range);
  g_autofree char *rest = rest_words (mover, now, is_net);
  g_autofree char *subtitle
      = g_strdup_printf ("%s · %s\n%s", range_text, rest, fw_try_get_text (mover->what));
  g_autofree char *effect
      = fw_movers_card_effect (mover, now, fw_headline_goal_measure (result), is_net);
  /* Translators: what a button does: "Try: 51 more pledged openings". */
  g_autofree char *label = g_strdup_printf (_ ("Try: %s"), title);

  fw_text_set_number (self->gain[i], number);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row[i]), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row[i]), subtitle);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->row[i]), "s",
                                    fw_try_get_value (mover->what, 0, NULL));
  fw_describe (self->row[i], effect);
  fw_name (self->try[i], label);
}

static void
tell (FwMoversCard *self)
{
  const GPtrArray *movers = fw_mover_finder_get_movers (self->finder);
  g_autofree char *words = NULL;

  if (self->told || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->told = TRUE;
  if (gtk_widget_get_visible (GTK_WIDGET (self->sentence)))
    words = g_strdup (gtk_label_get_text (self->sentence));
  else if (movers->len > 0)
    words = g_strdup_printf (_ ("What would move it most: %s"),
                             fw_try_get_title (((FwMover *)movers->pdata[0])->what));
  if (words)
    fw_announce (GTK_WIDGET (self), words, FALSE);
}

/* Focus brings it into sight; while it is being looked for, the button that stops that has it. */
static void
take_focus (FwMoversCard *self)
{
  const gboolean found = gtk_widget_get_visible (self->row[0]);

  if (!self->wants_focus)
    return;
  if (found)
    gtk_widget_grab_focus (self->try[0]);
  else if (gtk_widget_get_visible (self->stop))
    gtk_widget_grab_focus (self->stop);
  else if (gtk_widget_get_visible (self->start))
    gtk_widget_grab_focus (self->start);
  self->wants_focus = !found && !fw_mover_finder_get_complete (self->finder);
}

static void
changed_cb (FwMoversCard *self)
{
  const GPtrArray *movers = fw_mover_finder_get_movers (self->finder);
  FwResult *result = fw_mover_finder_get_result (self->finder);
  const gboolean running = fw_mover_finder_get_running (self->finder);
  const gboolean complete = fw_mover_finder_get_complete (self->finder);
  const gboolean stale = fw_mover_finder_get_stale (self->finder);
  g_autofree char *count = count_words (self);
  g_autofree char *nothing = result ? no_lever_words (self, result) : NULL;
  guint n = 0;

  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (self->stop, running);
  gtk_widget_set_visible (self->start, !running && !complete && !stale
                                           && fw_mover_finder_get_n_tried (self->finder) > 0);
  gtk_label_set_text (self->sentence, nothing ? nothing : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), nothing != NULL);
  for (; n < MIN (movers->len, N_SHOWN) && fw_mover_moves (movers->pdata[n]); n++)
    show_row (self, n, movers->pdata[n], result);
  for (guint i = 0; i < N_SHOWN; i++)
    gtk_widget_set_visible (self->row[i], i < n);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  if (stale)
    gtk_widget_add_css_class (GTK_WIDGET (self->list), "fw-stale");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->list), "fw-stale");
  if (complete)
    tell (self);
  else
    self->told = FALSE;
  take_focus (self);
}

/* Commands */

static void
try_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwMoversCard *self = FW_MOVERS_CARD (widget);
  const GPtrArray *movers = fw_mover_finder_get_movers (self->finder);
  const guint i = g_variant_get_uint32 (target);

  if (i < movers->len && !fw_mover_finder_get_stale (self->finder))
    fw_mover_card_try (widget, self->runner, movers->pdata[i]);
}

static void
run_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwMoversCard *self = FW_MOVERS_CARD (widget);

  if (g_str_equal (action, "movers.stop"))
    fw_mover_finder_cancel (self->finder);
  else
    fw_mover_finder_restart (self->finder);
}

/* The widget */

static void
add_row (FwMoversCard *self, guint i)
{
  self->try[i]
      = g_object_new (GTK_TYPE_BUTTON, "label", _ ("Try"), "valign", GTK_ALIGN_CENTER,
                      "action-name", "movers.try", "action-target", g_variant_new_uint32 (i), NULL);
  self->row[i] = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0,
                               "subtitle-lines", 0, "activatable", TRUE, "action-name",
                               "view.reveal", "action-target", g_variant_new_string (""), NULL);
  self->gain[i] = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "width-chars", 4, "accessible-role",
                                GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->gain[i]), "fw-gain");
  gtk_widget_add_css_class (GTK_WIDGET (self->gain[i]), "numeric");
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->row[i]), GTK_WIDGET (self->gain[i]));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row[i]), self->try[i]);
  gtk_list_box_append (self->list, self->row[i]);
}

static void
fw_movers_card_init (FwMoversCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_SHOWN; i++)
    add_row (self, i);
}

static void
fw_movers_card_dispose (GObject *object)
{
  FwMoversCard *self = FW_MOVERS_CARD (object);

  if (self->finder)
    fw_mover_finder_cancel (self->finder);
  g_clear_object (&self->finder);
  g_clear_object (&self->runner);
  G_OBJECT_CLASS (fw_movers_card_parent_class)->dispose (object);
}

static void
fw_movers_card_class_init (FwMoversCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_movers_card_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-movers-card.ui");
  gtk_widget_class_bind_template_child (widget_class, FwMoversCard, count);
  gtk_widget_class_bind_template_child (widget_class, FwMoversCard, stop);
  gtk_widget_class_bind_template_child (widget_class, FwMoversCard, start);
  gtk_widget_class_bind_template_child (widget_class, FwMoversCard, sentence);
  gtk_widget_class_bind_template_child (widget_class, FwMoversCard, list);
  gtk_widget_class_install_action (widget_class, "movers.try", "u", try_cb);
  gtk_widget_class_install_action (widget_class, "movers.stop", NULL, run_cb);
  gtk_widget_class_install_action (widget_class, "movers.start", NULL, run_cb);
}

GtkWidget *
fw_movers_card_new (void)
{
  return g_object_new (FW_TYPE_MOVERS_CARD, NULL);
}

void
fw_movers_card_set_runner (FwMoversCard *self, FwRunner *runner)
{
  FwPlan *plan;

  g_return_if_fail (FW_IS_MOVERS_CARD (self));
  g_return_if_fail (FW_IS_RUNNER (runner));
  g_return_if_fail (self->runner == NULL);

  plan = fw_document_get_plan (fw_runner_get_document (runner));
  self->runner = g_object_ref (runner);
  self->finder = fw_mover_finder_new (runner);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "movers.try", !fw_plan_is_read_only (plan));
  g_signal_connect_object (self->finder, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
  fw_mover_card_keep (GTK_WIDGET (self), runner, self->finder);
}

FwMoverFinder *
fw_movers_card_get_finder (FwMoversCard *self)
{
  g_return_val_if_fail (FW_IS_MOVERS_CARD (self), NULL);
  return self->finder;
}

void
fw_movers_card_focus (FwMoversCard *self)
{
  g_return_if_fail (FW_IS_MOVERS_CARD (self));

  self->wants_focus = TRUE;
  take_focus (self);
}
