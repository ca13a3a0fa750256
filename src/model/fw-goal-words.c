/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "fw-comparison.h"
#include "fw-goal-seek-private.h"

/* What is asked and what was found, in sentences. */

static char *
quarter_words (FwGoalSeek *self, guint quarter)
{
  return fw_unit_format_quarter (fw_plan_get_start_year (self->plan),
                                 fw_plan_get_start_quarter (self->plan), quarter);
}

static char *
share_words (double share)
{
  return fw_unit_format (share, FW_UNIT_SHARE, FW_STYLE_LABEL);
}

char *
fw_goal_seek_question (FwGoalSeek *self)
{
  const FweMeasure measure = self->target.measure;
  const char *title = fw_result_get_measure_title (measure);
  g_autofree char *value
      = fw_unit_format (self->target.value, fw_result_get_measure_unit (measure), FW_STYLE_LABEL);
  g_autofree char *quarter = quarter_words (self, self->target.quarter - 1);
  g_autofree char *chance = share_words (self->target.chance);

  if (fw_comparison_more_is_better (measure))
    /* Translators: "Net local placements: 200 or more by Q4 2028, in 80% of runs". */
    return g_strdup_printf (_ ("%s: %s or more by %s, in %s of runs"), title, value, quarter,
                            chance);

  return g_strdup_printf (_ ("%s: %s or less by %s, in %s of runs"), title, value, quarter, chance);
}

/* --- What was looked for */

char *
fw_goal_seek_key_title (FwPlan *plan, const char *key)
{
  g_autofree char *id = NULL;
  const FwRow *row = fw_catalogue_find (key, &id, NULL);
  FwPart *support = NULL;

  g_return_val_if_fail (FW_IS_PLAN (plan), NULL);

  if (row != NULL && g_str_equal (row->key, "supports.*"))
    support = fw_plan_find_part (plan, FW_LIST_SUPPORTS, id);
  return support != NULL ? g_strdup (fw_part_get_title (support)) : fw_plan_key_title (plan, key);
}

/* The only number that moves by an amount; NULL where several do, or none. */
static const FwUnknown *
only_amount (FwGoalSeek *self)
{
  if (self->n_amounts == 1)
    for (guint i = 0; i < self->unknown->len; i++)
      if (!fw_goal_seek_unknown (self, i)->is_switch)
        return fw_goal_seek_unknown (self, i);

  return NULL;
}

/* What a number that is looked for alone would be. */
static char *
amount (FwGoalSeek *self, double at)
{
  return fw_unit_format (at, fw_goal_seek_unknown (self, 0)->row->unit, FW_STYLE_TABLE);
}

/* Names of the switches that are turned on, in their order; NULL for none. */
static char *
turned_on (FwGoalSeek *self, double at)
{
  const guint n = fw_goal_seek_turns_at (self, at);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint turn = 1; turn <= n; turn++)
    for (guint i = 0; i < self->unknown->len; i++)
      if (fw_goal_seek_unknown (self, i)->turn == turn)
        {
          g_autofree char *name
              = fw_goal_seek_key_title (self->plan, fw_goal_seek_unknown (self, i)->key);

          g_strv_builder_add (names, name);
        }
  list = g_strv_builder_end (names);
  return n > 0 ? g_strjoinv ("; ", list) : NULL;
}

static gboolean
moves_amounts (FwGoalSeek *self, double at)
{
  return self->n_amounts > 0
         && (fw_goal_seek_is_single (self) || fw_goal_seek_factor_at (self, at) != 1);
}

/* "Seats, Prime: 34", "each of 4 numbers at 130% of what it is now". */
static char *
amounts_words (FwGoalSeek *self, double at)
{
  const FwUnknown *only = only_amount (self);
  g_autofree char *title = only != NULL ? fw_goal_seek_key_title (self->plan, only->key) : NULL;
  g_autofree char *to = fw_goal_seek_is_single (self)
                            ? amount (self, at)
                            : share_words (fw_goal_seek_factor_at (self, at));
  g_autofree char *n = fw_unit_format (self->n_amounts, FW_UNIT_COUNT, FW_STYLE_LABEL);

  if (fw_goal_seek_is_single (self))
    /* Translators: a number of the plan and its value. */
    return g_strdup_printf (_ ("%s: %s"), title, to);
  if (only != NULL)
    /* Translators: a number of the plan, and a share such as 130%. */
    return g_strdup_printf (_ ("“%s” at %s of what it is now"), title, to);

  /* Translators: how many numbers of the plan move together, and a share such as 130%. */
  return g_strdup_printf (_ ("each of %s numbers at %s of what it is now"), n, to);
}

/* With the switches that are turned on. */
static char *
setting (FwGoalSeek *self, double at)
{
  g_autofree char *on = turned_on (self, at);
  g_autofree char *amounts = self->n_amounts > 0 ? amounts_words (self, at) : NULL;

  if (on == NULL)
    return amounts != NULL ? g_steal_pointer (&amounts) : g_strdup (_ ("nothing turned on"));
  if (!moves_amounts (self, at))
    /* Translators: names of supports and waivers. */
    return g_strdup_printf (_ ("turned on: %s"), on);

  /* Translators: names of supports and waivers, then a number of the plan and its value. */
  return g_strdup_printf (_ ("turned on: %s; %s"), on, amounts);
}

/* --- The answer */

/* "Openings run short from Q3 2027 on."; NULL where nothing does. */
static char *
since_when (FwGoalSeek *self)
{
  const FweConstraint *constraint = &fw_result_get_engine (self->result)->constraint;
  g_autofree char *quarter = quarter_words (self, (guint)constraint->quarter);

  switch (constraint->limit)
    {
    case FWE_LIMIT_OPENINGS:
      if (fw_result_leaves_openings (self->result))
        return g_strdup_printf (_ ("Too few openings fit from %s on."), quarter);
      return g_strdup_printf (_ ("Openings run short from %s on."), quarter);
    case FWE_LIMIT_SEATS:
      return g_strdup_printf (_ ("Seats run short from %s on."), quarter);
    case FWE_LIMIT_APPLICANTS:
      return g_strdup_printf (_ ("Applicants run short from %s on."), quarter);
    case FWE_LIMIT_MONEY:
      return g_strdup_printf (_ ("Money runs short from %s on."), quarter);
    case FWE_LIMIT_COMPLETION:
    case FWE_LIMIT_NONE:
    default:
      return NULL;
    }
}

/* That it does not matter what is looked for. */
static char *
without_effect (FwGoalSeek *self)
{
  g_autofree char *title = NULL;

  if (!fw_goal_seek_is_single (self))
    return g_strdup (_ ("None of what may change has an effect on it."));

  title = fw_goal_seek_key_title (self->plan, fw_goal_seek_unknown (self, 0)->key);
  /* Translators: a number of the plan; “it” is the target. */
  return g_strdup_printf (_ ("“%s” has no effect on it."), title);
}

/* How near the plan comes, whatever what is looked for is. */
static char *
cannot_at_all (FwGoalSeek *self, const char *chance, const char *middle)
{
  g_autofree char *effect = without_effect (self);
  g_autofree char *stands = NULL;

  if (self->found.value == 0.0)
    stands = g_strdup_printf (
        _ ("As the plan stands no run reaches it, and the middle run comes to %s."), middle);
  else
    stands = g_strdup_printf (
        _ ("As the plan stands %s of runs reach it, and the middle run comes to %s."), chance,
        middle);
  return g_strjoin (" ", _ ("It cannot be reached this way."), effect, stands, NULL);
}

static char *
cannot (FwGoalSeek *self)
{
  const FweSummary *summary = fw_result_get_measure (self->result, self->target.measure);
  g_autofree char *at = setting (self, self->found.at);
  g_autofree char *chance = share_words (self->found.value);
  g_autofree char *middle = fw_unit_format (
      summary->p50, fw_result_get_measure_unit (self->target.measure), FW_STYLE_LABEL);
  g_autofree char *since = since_when (self);
  g_autofree char *why = fw_result_sentence_led (self->result, since);
  g_autofree char *at_all = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (!fw_goal_seek_has_effect (self))
    {
      at_all = cannot_at_all (self, chance, middle);
      g_string_append (text, at_all);
    }
  else if (self->found.value == 0.0)
    g_string_append_printf (text,
                            _ ("It cannot be reached this way. No run reaches it, and the middle "
                               "run comes to %s at best (%s)."),
                            middle, at);
  else
    g_string_append_printf (text,
                            _ ("It cannot be reached this way. At best %s of runs reach it, and "
                               "the middle run comes to %s (%s)."),
                            chance, middle, at);
  if (*why != '\0')
    g_string_append_printf (text, " %s", why);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Of one number that is looked for itself. */
static char *
single_holds (FwGoalSeek *self)
{
  const FwUnknown *only = fw_goal_seek_unknown (self, 0);
  g_autofree char *what = fw_goal_seek_key_title (self->plan, only->key);
  g_autofree char *from = amount (self, only->from);
  g_autofree char *to = amount (self, self->found.at);
  g_autofree char *chance = share_words (self->found.value);

  /* wherever it stands */
  if (self->found.at == only->from)
    return g_strdup_printf (_ ("It is reached as the plan stands: %s of runs do."), chance);

  return g_strdup_printf (_ ("It is reached as the plan stands. %s: from %s it could go to %s; "
                             "then %s of runs still reach it."),
                          what, from, to, chance);
}

static char *
holds (FwGoalSeek *self)
{
  g_autofree char *chance = share_words (self->found.value);
  g_autofree char *words = NULL;
  g_autofree char *now = share_words (1.0);
  g_autofree char *then = NULL;
  g_autofree char *effect = NULL;

  if (!fw_goal_seek_has_effect (self))
    {
      effect = without_effect (self);
      /* Translators: a share of runs, then that what is looked for has no effect. */
      return g_strdup_printf (_ ("It is reached as the plan stands: %s of runs do. %s"), chance,
                              effect);
    }
  if (self->n_amounts == 0)
    return g_strdup_printf (
        _ ("It is reached as the plan stands, with nothing turned on: %s of runs do."), chance);
  if (fw_goal_seek_is_single (self))
    return single_holds (self);

  then = share_words (fw_goal_seek_factor_at (self, self->found.at));
  if (g_str_equal (now, then))
    return g_strdup_printf (_ ("It is reached as the plan stands: %s of runs do."), chance);

  words = amounts_words (self, self->found.at);
  /* Translators: what could be, such as "each of 4 numbers at 30% of what it is now"; a share of
   * runs. */
  return g_strdup_printf (
      _ ("It is reached as the plan stands, and still would be with %s: %s of runs do then."),
      words, chance);
}

char *
fw_goal_seek_sentence (FwGoalSeek *self)
{
  g_autofree char *on = NULL;
  g_autofree char *words = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *chance = NULL;

  g_return_val_if_fail (self != NULL && self->result != NULL, NULL);

  if (!self->found.reached)
    return cannot (self);
  if (self->found.holds)
    return holds (self);

  on = turned_on (self, self->found.at);
  chance = share_words (self->found.value);
  if (on != NULL && !moves_amounts (self, self->found.at))
    /* Translators: names of supports and waivers: "Turned on: Child care; then 81% of runs reach
     * it." */
    return g_strdup_printf (_ ("Turned on: %s. Then %s of runs reach it."), on, chance);
  if (!fw_goal_seek_is_single (self))
    {
      words = setting (self, self->found.at);
      /* Translators: what would have to be, such as "each of 4 numbers at 130% of what it is now";
       * a share of runs. */
      return g_strdup_printf (_ ("This reaches it in %s of runs: %s."), chance, words);
    }

  words = fw_goal_seek_key_title (self->plan, fw_goal_seek_unknown (self, 0)->key);
  from = amount (self, fw_goal_seek_unknown (self, 0)->from);
  to = amount (self, self->found.at);
  /* Translators: "Seats, Prime: from 20 to 34; then 81% of runs reach it." */
  return g_strdup_printf (_ ("%s: from %s to %s; then %s of runs reach it."), words, from, to,
                          chance);
}
