/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-scale-panel.h"

#include "fw-scale-bar.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define N_BARS 3

struct _FwScalePanel
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkBox *bars;
  GtkLabel *placements;
  GtkLabel *newcomers;
  GtkLabel *source;
  GtkLabel *who[N_BARS];
  FwScaleBar *bar[N_BARS];
};

G_DEFINE_FINAL_TYPE (FwScalePanel, fw_scale_panel, ADW_TYPE_BIN)

/* One line of the panel: who, how many, and by what share of their income. */
typedef struct
{
  char *who;
  double share; /* of yearly income */
  char *words;
} Line;

static void
line_clear (Line *line)
{
  g_free (line->who);
  g_free (line->words);
}

/* Mean yearly earnings, without the program, of the people who enrol [dollars]. */
static double
earnings_of_enrolled (FwResult *result)
{
  const FweResult *engine = fw_result_get_engine (result);
  const FwePlan *plan = fw_result_get_engine_plan (result);
  double people = 0, dollars = 0;

  for (size_t g = 0; g < engine->n_groups; g++)
    {
      const double enrolled = engine->groups[FWE_G_ENROLLED][g].mean;

      people += enrolled;
      dollars += enrolled * plan->groups[g].earnings.middle;
    }
  return people > 0 ? dollars / people : NAN;
}

static void
participants_line (FwResult *result, Line *line)
{
  const FweResult *engine = fw_result_get_engine (result);
  const double effect = fw_result_get_measure (result, FWE_M_EARNINGS_EFFECT_PER_ENROLLED)->p50;
  g_autofree char *people = fw_unit_format (engine->participants, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *dollars = fw_unit_format (effect, FW_UNIT_DOLLARS, FW_STYLE_SIGNED);

  line->who = g_strdup_printf (_ ("Participants, %s people"), people);
  line->share = effect / earnings_of_enrolled (result);
  line->words = g_strdup_printf (_ ("about %s a year each"), dollars);
}

static void
target_line (FwResult *result, Line *line)
{
  const FweResult *engine = fw_result_get_engine (result);
  g_autofree char *dollars = NULL;
  guint low, high;
  double change;

  if (!fw_result_get_gap (result, &low, &high))
    {
      low = 0; /* one group: the households of the place */
      line->who = g_strdup_printf (_ ("Households, %s"), fw_result_get_group_title (result, low));
    }
  else
    line->who = g_strdup_printf (_ ("%s households"), fw_result_get_group_title (result, low));
  change = engine->mean_after[low] - engine->mean_before[low];
  dollars = fw_unit_format (change, FW_UNIT_DOLLARS, FW_STYLE_SIGNED);
  line->share = change / engine->mean_before[low];
  line->words = g_strdup_printf (_ ("%s each on average"), dollars);
}

static void
place_line (FwResult *result, Line *line)
{
  g_autofree char *change = fw_unit_format (fw_result_get_measure (result, FWE_M_GINI_CHANGE)->p50,
                                            FW_UNIT_INDEX_CHANGE, FW_STYLE_LABEL);

  line->who = g_strdup_printf (_ ("All households, %s"), fw_result_get_incomes_place (result));
  line->share = fw_result_get_engine (result)->income_share;
  line->words = g_strdup_printf (_ ("Gini change %s"), change);
}

static char *
placements_words (FwResult *result)
{
  const double milli = fw_result_get_engine (result)->placements_per_gini_milli;
  const double margin = fw_result_get_engine_plan (result)->gini_margin;
  const double net = fw_result_get_measure (result, FWE_M_NET_LOCAL_PLACEMENTS)->p50;
  g_autofree char *own = fw_unit_format (net, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *needed = NULL;
  g_autofree char *margin_text = NULL;
  g_autofree char *at_margin = NULL;

  if (!isfinite (milli) || !(milli > 0))
    return g_strdup_printf (
        _ ("This plan makes %s net local placements. They do not lower the Gini, so no number of "
           "them moves it by 0.001."),
        own);
  needed = fw_unit_format (milli, FW_UNIT_PERSONS, FW_STYLE_TITLE);
  if (!isfinite (margin))
    return g_strdup_printf (_ ("This plan makes %s. About %s would move the Gini by 0.001."), own,
                            needed);
  margin_text = fw_unit_format (margin, FW_UNIT_INDEX, FW_STYLE_LABEL);
  at_margin = fw_unit_format (milli * margin / 0.001, FW_UNIT_PERSONS, FW_STYLE_TITLE);
  return g_strdup_printf (
      fw_result_is_gini_margin_published (result)
          ? _ ("This plan makes %s. About %s would move the Gini by 0.001, and about %s by its "
               "survey margin of %s, as published.")
          : _ ("This plan makes %s. About %s would move the Gini by 0.001, and about %s by its "
               "survey margin of %s, computed from bracket margins."),
      own, needed, at_margin, margin_text);
}

static void
fw_scale_panel_init (FwScalePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_BARS; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

      self->who[i] = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL));
      gtk_widget_add_css_class (GTK_WIDGET (self->who[i]), "fw-who");
      self->bar[i] = FW_SCALE_BAR (fw_scale_bar_new ());
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->who[i]));
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar[i]));
      gtk_box_append (self->bars, box);
    }
}

static void
fw_scale_panel_class_init (FwScalePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-scale-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FwScalePanel, title);
  gtk_widget_class_bind_template_child (widget_class, FwScalePanel, bars);
  gtk_widget_class_bind_template_child (widget_class, FwScalePanel, placements);
  gtk_widget_class_bind_template_child (widget_class, FwScalePanel, newcomers);
  gtk_widget_class_bind_template_child (widget_class, FwScalePanel, source);
}

GtkWidget *
fw_scale_panel_new (void)
{
  return g_object_new (FW_TYPE_SCALE_PANEL, NULL);
}

static void
show_lines (FwScalePanel *self, FwResult *result)
{
  Line lines[N_BARS] = { 0 };
  double largest = 0;

  participants_line (result, &lines[0]);
  target_line (result, &lines[1]);
  place_line (result, &lines[2]);
  for (guint i = 0; i < N_BARS; i++)
    if (isfinite (lines[i].share))
      largest = MAX (largest, fabs (lines[i].share));
  for (guint i = 0; i < N_BARS; i++)
    {
      g_autofree char *share = fw_unit_format (lines[i].share, FW_UNIT_SHARE, FW_STYLE_SIGNED);

      gtk_label_set_text (self->who[i], lines[i].who);
      fw_scale_bar_set (self->bar[i], largest > 0 ? lines[i].share / largest : 0, share,
                        lines[i].words, lines[i].who);
      line_clear (&lines[i]);
    }
}

void
fw_scale_panel_set_result (FwScalePanel *self, FwResult *result)
{
  const FweResult *engine;
  g_autofree char *people = NULL;
  g_autofree char *title = NULL;
  g_autofree char *placements = NULL;
  g_autofree char *newcomers = NULL;

  g_return_if_fail (FW_IS_SCALE_PANEL (self));
  g_return_if_fail (FW_IS_RESULT (result));

  engine = fw_result_get_engine (result);
  gtk_widget_set_visible (GTK_WIDGET (self), engine->has_incomes);
  if (!engine->has_incomes)
    return;
  people = fw_unit_format (engine->participants, FW_UNIT_PERSONS, FW_STYLE_TITLE);
  title = engine->participants > 0 ? g_strdup_printf (_ ("The honest scale: %s people in %s"),
                                                      people, fw_result_get_place_name (result))
                                   : g_strdup (_ ("The honest scale: nobody is trained"));
  placements = placements_words (result);
  gtk_label_set_text (self->title, title);
  newcomers = fw_result_newcomers (result);
  gtk_label_set_text (self->placements, placements);
  gtk_label_set_text (self->newcomers, newcomers);
  gtk_label_set_text (self->source, fw_result_get_incomes_note (result));
  show_lines (self, result);
}
