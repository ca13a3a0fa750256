/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-gap-card.h"

#include "fw-headline.h"
#include "fw-mover-card.h"
#include "fw-movers-card.h"
#include "fw-name-parts.h"
#include "fw-teaching-actions.h"

#include <glib/gi18n-lib.h>

#define NONE 0.05 /* persons: reads as 0 */

struct _FwGapCard
{
  AdwBin parent_instance;

  FwRunner *runner;
  FwMoverFinder *finder;
  AdwActionRow *row;
  GtkWidget *try;
  GtkWidget *enter;
};

G_DEFINE_FINAL_TYPE (FwGapCard, fw_gap_card, ADW_TYPE_BIN)

/* What teaching it adds, and what it costs. */
static char *
effect_words (const FwMover *mover, FwResult *result)
{
  const FweGoalMeasure measure = fw_result_get_goal (result).measure;

  return fw_movers_card_effect (
      mover, fw_result_get_engine (result)->goal_chance, fw_headline_goal_measure (result),
      measure == FWE_GOAL_NONE || measure == FWE_GOAL_NET_LOCAL_PLACEMENTS);
}

static gboolean
names_skills (FwResult *result)
{
  return fw_result_get_teaching (result)->n_asked > 0;
}

static void
show_words (FwGapCard *self, const char *title, const char *subtitle)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  adw_action_row_set_subtitle (self->row, subtitle ? subtitle : "");
}

static void
show_mover (FwGapCard *self, const FwMover *mover, FwResult *result)
{
  const char *title = fw_try_get_title (mover->what);
  g_autofree char *effect = effect_words (mover, result);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", effect, fw_try_get_text (mover->what));
  /* Translators: what a button does: "Try: Teach Java at Web course". */
  g_autofree char *label = g_strdup_printf (_ ("Try: %s"), title);

  show_words (self, title, subtitle);
  fw_name (self->try, label);
}

/* The best that moves anybody, once all are known; while they are looked for the button waits. */
static void
changed_cb (FwGapCard *self)
{
  const GPtrArray *movers = fw_mover_finder_get_movers (self->finder);
  FwResult *result = fw_runner_get_result (self->runner);
  const gboolean complete = fw_mover_finder_get_complete (self->finder);
  const FwMover *best = movers->len > 0 ? movers->pdata[0] : NULL;
  const gboolean moves = best && best->net.mean >= NONE;
  const gboolean asked = result && names_skills (result);

  gtk_widget_set_visible (self->try, moves && complete && asked);
  gtk_widget_set_visible (self->enter, result && !asked);
  if (result && !asked)
    show_words (self, _ ("No employer has said which skills it asks for"),
                _ ("With them Fairway finds which gap costs most placements."));
  else if (moves && asked)
    show_mover (self, best, result);
  else if (!complete)
    show_words (self, _ ("Trying each skill that is asked for and not taught…"), NULL);
  else if (fw_mover_finder_get_n_actions (self->finder) == 0)
    show_words (self, _ ("Every skill is taught where it is asked for"), NULL);
  else
    show_words (self, _ ("Teaching what is missing would place nobody more"),
                _ ("Something else holds the plan back first."));
}

static void
try_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwGapCard *self = FW_GAP_CARD (widget);
  const GPtrArray *movers = fw_mover_finder_get_movers (self->finder);

  if (movers->len > 0 && fw_mover_finder_get_complete (self->finder))
    fw_mover_card_try (widget, self->runner, movers->pdata[0]);
}

static void
fw_gap_card_init (FwGapCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fw_gap_card_dispose (GObject *object)
{
  FwGapCard *self = FW_GAP_CARD (object);

  if (self->finder)
    fw_mover_finder_cancel (self->finder);
  g_clear_object (&self->finder);
  g_clear_object (&self->runner);
  G_OBJECT_CLASS (fw_gap_card_parent_class)->dispose (object);
}

static void
fw_gap_card_class_init (FwGapCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_gap_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fairway_planner/Fairway/fw-gap-card.ui");
  gtk_widget_class_bind_template_child (widget_class, FwGapCard, row);
  gtk_widget_class_bind_template_child (widget_class, FwGapCard, try);
  gtk_widget_class_bind_template_child (widget_class, FwGapCard, enter);
  gtk_widget_class_install_action (widget_class, "gap.try", NULL, try_cb);
}

GtkWidget *
fw_gap_card_new (void)
{
  return g_object_new (FW_TYPE_GAP_CARD, NULL);
}

void
fw_gap_card_set_runner (FwGapCard *self, FwRunner *runner)
{
  FwPlan *plan;

  g_return_if_fail (FW_IS_GAP_CARD (self));
  g_return_if_fail (FW_IS_RUNNER (runner));
  g_return_if_fail (self->runner == NULL);

  plan = fw_document_get_plan (fw_runner_get_document (runner));
  self->runner = g_object_ref (runner);
  self->finder = fw_mover_finder_new_of (runner, fw_teaching_actions);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gap.try", !fw_plan_is_read_only (plan));
  g_signal_connect_object (self->finder, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "notify::result", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
  fw_mover_card_keep (GTK_WIDGET (self), runner, self->finder);
}

FwMoverFinder *
fw_gap_card_get_finder (FwGapCard *self)
{
  g_return_val_if_fail (FW_IS_GAP_CARD (self), NULL);
  return self->finder;
}
