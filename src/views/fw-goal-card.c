/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-goal-card.h"

#include "fw-columns-layout.h"
#include "fw-headline.h"
#include "fw-name-parts.h"
#include "fw-range-strip.h"
#include "fw-term-button.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _FwGoalCard
{
  AdwBin parent_instance;

  GtkLabel *chance;
  GtkLabel *goal;
  GtkLabel *note;
  GtkLabel *wanted;
  GtkWidget *edit_button;
  FwRangeStrip *strip;
  GtkWidget *constraint;
  GtkLabel *sentence;
  GtkWidget *way_button;
};

G_DEFINE_FINAL_TYPE (FwGoalCard, fw_goal_card, ADW_TYPE_BIN)

static void
fw_goal_card_init (FwGoalCard *self)
{
  g_type_ensure (FW_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (FW_TYPE_RANGE_STRIP);
  g_type_ensure (FW_TYPE_TERM_BUTTON);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fw_goal_card_class_init (FwGoalCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-goal-card.ui");
  gtk_widget_class_bind_template_child (widget_class, FwGoalCard, chance);
  gtk_widget_class_bind_template_child (widget_class, FwGoalCard, goal);
  gtk_widget_class_bind_template_child (widget_class, FwGoalCard, note);
  gtk_widget_class_bind_template_child (widget_class, FwGoalCard, strip);
  gtk_widget_class_bind_template_child (widget_class, FwGoalCard, constraint);
  gtk_widget_class_bind_template_child (widget_class, FwGoalCard, sentence);
  gtk_widget_class_bind_template_child (widget_class, FwGoalCard, way_button);
  gtk_widget_class_bind_template_child (widget_class, FwGoalCard, edit_button);
  gtk_widget_class_bind_template_child (widget_class, FwGoalCard, wanted);
}

GtkWidget *
fw_goal_card_new (void)
{
  return g_object_new (FW_TYPE_GOAL_CARD, NULL);
}

static void
show_sentence (FwGoalCard *self, FwResult *result)
{
  g_autofree char *all = fw_result_sentence (result);
  g_autofree char *lead = fw_result_sentence_lead (result);
  const char *rest = g_str_has_prefix (all, lead) ? all + strlen (lead) : all;
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>%s", rest == all ? "" : lead, rest);

  if (g_strcmp0 (markup, gtk_label_get_label (self->sentence)) != 0)
    gtk_label_set_markup (self->sentence, markup);
  gtk_widget_set_visible (self->constraint, *all != '\0');
  gtk_widget_set_visible (self->way_button,
                          fw_result_get_engine (result)->constraint.limit != FWE_LIMIT_NONE);
}

void
fw_goal_card_set_result (FwGoalCard *self, FwResult *result)
{
  g_autofree char *chance = NULL;
  g_autofree char *goal = NULL;
  g_autofree char *note = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (FW_IS_GOAL_CARD (self));
  g_return_if_fail (FW_IS_RESULT (result));

  chance = fw_headline_chance (result);
  goal = fw_headline_goal (result);
  note = fw_headline_goal_note (result);
  wanted = fw_headline_wanted (result);
  gtk_label_set_text (self->chance, chance ? chance : "");
  gtk_widget_set_visible (GTK_WIDGET (self->chance), chance != NULL);
  gtk_label_set_text (self->goal, goal);
  gtk_label_set_text (self->note, note);
  gtk_label_set_text (self->wanted, wanted ? wanted : "");
  gtk_widget_set_visible (GTK_WIDGET (self->wanted), wanted != NULL);
  label = g_strdup_printf (_ ("Change the goal: %s"), goal);
  fw_name (self->edit_button, label);
  fw_range_strip_set_result (self->strip, result);
  show_sentence (self, result);
}

const char *
fw_goal_card_get_chance (FwGoalCard *self)
{
  g_return_val_if_fail (FW_IS_GOAL_CARD (self), NULL);
  return gtk_label_get_text (self->chance);
}

const char *
fw_goal_card_get_sentence (FwGoalCard *self)
{
  g_return_val_if_fail (FW_IS_GOAL_CARD (self), NULL);
  return gtk_label_get_text (self->sentence);
}
