/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-trial-row.h"

#include "fw-name-parts.h"
#include "fw-unit.h"
#include "fwe-draws.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _FwTrialRow
{
  AdwExpanderRow parent_instance;

  FwTrial trial;
  gboolean is_set;
  gboolean built;   /* the rows inside, once it was opened */
  GtkWidget *leave; /* button, once built */
  gboolean can_leave_out;
};

enum
{
  LEAVE_OUT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwTrialRow, fw_trial_row, ADW_TYPE_EXPANDER_ROW)

static const FwEvidence *
published (FwTrialRow *self)
{
  guint n_rows;

  return fw_evidence_rows (&n_rows) + self->trial.first;
}

/* --- The rows inside */

static GtkWidget *
add_row (FwTrialRow *self, const char *title, const char *subtitle)
{
  GtkWidget *row
      = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle",
                      subtitle, "title-lines", 0, "subtitle-lines", 0, "activatable", FALSE, NULL);

  fw_describe (row, subtitle);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return row;
}

static void
add_link (GtkWidget *row, const FwEvidence *of)
{
  GtkWidget *link = g_object_new (GTK_TYPE_LINK_BUTTON, "label", _ ("Source"), "uri", of->url,
                                  "valign", GTK_ALIGN_CENTER, NULL);
  g_autofree char *year = fw_unit_format (of->year, FW_UNIT_YEAR, FW_STYLE_LABEL);
  g_autofree char *what = g_strdup_printf (_ ("%s, year %s"), of->study, year);
  g_autofree char *name = g_strdup_printf (_ ("Source of %s"), what);

  fw_name (link, name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), link);
}

/* One published year: what was found, how sure, in whose dollars, and whether trials are pooled by
 * that year; whether this plan pools this trial stands in the row's own words. */
static void
add_year (FwTrialRow *self, const FwEvidence *of)
{
  const gboolean pooled = fwe_prior_counts (&(FweEvidenceRow){ .year = of->year });
  gboolean is_assumption;
  const double reach = FWE_Z90 * fw_evidence_se (of, &is_assumption);
  g_autofree char *year = fw_unit_format (of->year, FW_UNIT_YEAR, FW_STYLE_LABEL);
  g_autofree char *gain = fw_unit_format (of->estimate, FW_UNIT_DOLLARS, FW_STYLE_TABLE);
  g_autofree char *range = fw_unit_format_range (of->estimate - reach, of->estimate + reach,
                                                 FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  g_autofree char *prices = fw_unit_format (of->price_year, FW_UNIT_YEAR, FW_STYLE_LABEL);
  /* Translators: which year after people enrolled, and dollars. */
  g_autofree char *title = g_strdup_printf (_ ("Year %s: %s"), year, gain);
  g_autofree char *subtitle = NULL;

  if (is_assumption)
    /* Translators: a range of dollars, and whose dollars. */
    subtitle
        = g_strdup_printf (pooled ? _ ("80%% range %s, its width our assumption; dollars of %s; "
                                       "of a year that is pooled")
                                  : _ ("80%% range %s, its width our assumption; dollars of %s; "
                                       "told, not pooled"),
                           range, prices);
  else
    subtitle
        = g_strdup_printf (pooled ? _ ("80%% range %s; dollars of %s; of a year that is pooled")
                                  : _ ("80%% range %s; dollars of %s; told, not pooled"),
                           range, prices);
  add_link (add_row (self, title, subtitle), of);
}

static void
add_facts (FwTrialRow *self)
{
  const FwEvidence *of = published (self);
  g_autofree char *cost = isnan (of->cost)
                              ? g_strdup (_ ("not stated"))
                              : fw_unit_format (of->cost, FW_UNIT_DOLLARS, FW_STYLE_TABLE);

  add_row (self, _ ("Cost per participant, as published"), cost);
  if (*of->note != '\0')
    add_row (self, _ ("What we assume about it"), _ (of->note));
}

static void
leave_cb (FwTrialRow *self)
{
  g_signal_emit (self, signals[LEAVE_OUT], 0);
}

static void
show_leave (FwTrialRow *self)
{
  if (self->leave)
    gtk_widget_set_sensitive (self->leave, self->can_leave_out);
}

static void
add_leave (FwTrialRow *self)
{
  g_autofree char *name = g_strdup_printf (_ ("Leave %s out and see"), published (self)->study);
  GtkWidget *row = add_row (self, _ ("The plan without it"),
                            _ ("A scenario that pools the other trials; undo takes it back"));

  self->leave = g_object_new (GTK_TYPE_BUTTON, "label", _ ("Leave out and see"), "valign",
                              GTK_ALIGN_CENTER, NULL);
  fw_name (self->leave, name);
  fw_wrap_label (GTK_BUTTON (self->leave));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->leave);
  g_signal_connect_object (self->leave, "clicked", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  show_leave (self);
}

static void
expanded_cb (FwTrialRow *self)
{
  if (self->built || !self->is_set || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->built = TRUE;
  for (guint i = 0; i < self->trial.n_rows; i++)
    add_year (self, published (self) + i);
  add_facts (self);
  add_leave (self);
}

/* --- The row itself */

static char *
found_words (const FwTrial *trial)
{
  g_autofree char *gain = NULL;
  g_autofree char *range = NULL;

  if (trial->id == FW_TRIAL_TECHHIRE)
    return g_strdup (_ ("found no effect on earnings"));
  gain = fw_unit_format (trial->estimate, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  range = fw_unit_format_range (trial->low, trial->high, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  /* Translators: dollars a year, and their range. */
  return g_strdup_printf (_ ("steady gain %s a year (%s)"), gain, range);
}

static char *
weight_words (const FwTrial *trial)
{
  g_autofree char *weight = fw_unit_format (trial->weight, FW_UNIT_SHARE, FW_STYLE_LABEL);

  if (trial->left_out)
    return g_strdup (_ ("left out of this plan"));
  if (trial->weight <= 0)
    return g_strdup (_ ("not used in this plan"));
  return g_strdup_printf (_ ("weighs %s in this plan"), weight);
}

static void
show_words (FwTrialRow *self)
{
  const FwEvidence *of = published (self);
  g_autofree char *people = fw_unit_format (of->n, FW_UNIT_PERSONS, FW_STYLE_TABLE);
  g_autofree char *found = found_words (&self->trial);
  g_autofree char *weight = weight_words (&self->trial);
  /* Translators: where a trial was made, its design, how many people. */
  g_autofree char *what
      = g_strdup_printf (_ ("%s · %s · %s people"), _ (of->place), _ (of->design), people);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s · %s", what, found, weight);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), of->study);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  fw_name (GTK_WIDGET (self), of->study);
  fw_describe (GTK_WIDGET (self), subtitle);
  fw_name_parts (GTK_WIDGET (self), "GtkListBox", of->study);
}

static void
fw_trial_row_class_init (FwTrialRowClass *klass)
{
  signals[LEAVE_OUT] = g_signal_new ("leave-out", FW_TYPE_TRIAL_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
}

static void
fw_trial_row_init (FwTrialRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

GtkWidget *
fw_trial_row_new (void)
{
  return g_object_new (FW_TYPE_TRIAL_ROW, NULL);
}

void
fw_trial_row_set_trial (FwTrialRow *self, const FwTrial *trial, gboolean can_leave_out)
{
  g_return_if_fail (FW_IS_TRIAL_ROW (self) && trial != NULL);
  g_return_if_fail (!self->is_set || self->trial.id == trial->id);

  self->trial = *trial;
  self->is_set = TRUE;
  self->can_leave_out = can_leave_out;
  show_words (self);
  show_leave (self);
}

FwTrialId
fw_trial_row_get_id (FwTrialRow *self)
{
  g_return_val_if_fail (FW_IS_TRIAL_ROW (self), FW_TRIAL_TECHHIRE);
  return self->trial.id;
}
