/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-review-private.h"

/* What is asked of where the numbers come from. */

#define FEW_DRAWS    1000
#define ENOUGH_DRAWS 4000

/* Numbers that are found out, not decided, and that the headline hangs on. */
static const char *const key_rows[] = {
  "additionality.deadweight",
  "additionality.displacement",
  "additionality.leakage",
  "effect.dip",
  "employers.*.honoured",
  "employers.*.realised",
  "groups.*.earnings",
  "programs.*.applicants",
  "programs.*.completion",
  "programs.*.eligible",
  "programs.*.job_pay",
  "programs.*.seat_cost",
  NULL,
};

typedef struct
{
  const FwLook *look;
  GPtrArray *numbers;
} Walk;

static char *
number (double value, FwUnit unit)
{
  return fw_unit_format (value, unit, FW_STYLE_LABEL);
}

/* Whether a number says something as the scenario stands. */
static gboolean
matters (const FwLook *look, FwParameter *parameter, FwPart *part)
{
  const char *key = fw_parameter_get_row (parameter)->key;

  if (!g_strv_contains (key_rows, key) || (part != NULL && !fw_look_is_used (look, part))
      || fw_plan_get_idle_reason (look->plan, look->scenario, fw_parameter_get_key (parameter))
             != NULL)
    return FALSE;
  if (g_str_equal (key, "employers.*.honoured"))
    return fw_part_get_switch (part, "pledged");
  if (g_str_equal (key, "employers.*.realised"))
    return fw_look_member (look, part, "waives") != 0.0;

  return TRUE;
}

static void
visit (FwParameter *parameter, FwPart *part, gpointer user_data)
{
  Walk *walk = user_data;

  if (matters (walk->look, parameter, part))
    g_ptr_array_add (walk->numbers, parameter);
}

GPtrArray *
fw_look_find_numbers (const FwLook *look)
{
  Walk walk = { .look = look, .numbers = g_ptr_array_new () };

  fw_plan_foreach_parameter (look->plan, look->scenario, visit, &walk);
  return walk.numbers;
}

/* Those of which something is so, in the catalogue's order. */
static GPtrArray *
find_all (const FwLook *look, gboolean (*is_so) (const FwLook *, FwParameter *))
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < look->numbers->len; i++)
    if (is_so (look, look->numbers->pdata[i]))
      g_ptr_array_add (all, look->numbers->pdata[i]);

  return all;
}

static void
take_first (FwQuestion *question, const FwLook *look, GPtrArray *all)
{
  fw_question_take_key (question, look, g_strdup (fw_parameter_get_key (all->pdata[0])));
}

static gboolean
is_asked_already (const FwLook *look, const char *key)
{
  for (guint i = 0; i < look->asked->len; i++)
    if (g_strcmp0 (((const FwQuestion *)look->asked->pdata[i])->key, key) == 0)
      return TRUE;

  return FALSE;
}

/* Set in a scenario to what neither the plan nor the catalogue gives a source for: the ends of a
 * range are of its source too, outreach is something people do, and what is asked of a number
 * already says more. */
static gboolean
has_no_source (const FwLook *look, FwParameter *parameter)
{
  const FwRow *row = fw_parameter_get_row (parameter);
  const double value = fw_parameter_get_value (parameter);

  return fw_parameter_get_ground (parameter) == FW_GROUND_SCENARIO
         && value != fw_parameter_get_evidence (parameter)
         && value != fw_parameter_get_p10 (parameter) && value != fw_parameter_get_p90 (parameter)
         && value != row->fallback && !g_str_equal (row->key, "programs.*.applicants")
         && !is_asked_already (look, fw_parameter_get_key (parameter));
}

gboolean
fw_review_find_no_source (const FwLook *look, FwQuestion *question)
{
  g_autoptr (GPtrArray) all = find_all (look, has_no_source);
  g_autofree char *title = NULL, *value = NULL;

  if (all->len == 0)
    return FALSE;

  take_first (question, look, all);
  title = fw_plan_key_title (look->plan, question->key);
  value = number (question->value, question->unit);
  /* Translators: the title of a number, and the number. */
  fw_question_take_says (
      question,
      g_strdup_printf (_ ("“%s” was set to %s in this scenario without a source."), title, value),
      all->len - 1);
  for (guint i = 0; i < all->len; i++)
    fw_question_add_value (question, look, fw_parameter_get_key (all->pdata[i]),
                           fw_parameter_get_evidence (all->pdata[i]));
  return TRUE;
}

/* The last year a text names; 0 for none. */
static int
last_year (const char *text)
{
  int year = 0;

  for (const char *at = text; *at != '\0'; at++)
    {
      guint n = 0;

      while (g_ascii_isdigit (at[n]))
        n++;
      if (n == 4 && (g_str_has_prefix (at, "19") || g_str_has_prefix (at, "20")))
        year = (int)g_ascii_strtoll (at, NULL, 10);
      if (n > 0)
        at += n - 1;
    }

  return year;
}

/* The catalogue's own sources stand with their years on the Data page. */
static gboolean
has_no_date (const FwLook *look, FwParameter *parameter)
{
  return !g_str_equal (fw_parameter_get_source (parameter),
                       fw_row_source (fw_parameter_get_row (parameter)))
         && fw_parameter_get_ground (parameter) == FW_GROUND_CITED
         && fw_parameter_get_url (parameter) == NULL
         && last_year (fw_parameter_get_source (parameter)) == 0;
}

gboolean
fw_review_find_no_date (const FwLook *look, FwQuestion *question)
{
  g_autoptr (GPtrArray) all = find_all (look, has_no_date);
  g_autofree char *title = NULL, *value = NULL;

  if (all->len == 0)
    return FALSE;

  take_first (question, look, all);
  title = fw_plan_key_title (look->plan, question->key);
  value = number (question->value, question->unit);
  /* Translators: the title of a number, the number and what the plan cites for it. */
  fw_question_take_says (question,
                         g_strdup_printf (_ ("“%s”, %s, cites “%s”: no year and no address."),
                                          title, value, fw_parameter_get_source (all->pdata[0])),
                         all->len - 1);
  return TRUE;
}

/* A number the catalogue has a range for, and the plan none. */
static gboolean
has_no_range (const FwLook *look, FwParameter *parameter)
{
  const FwRow *row = fw_parameter_get_row (parameter);

  return row->p10 < row->p90
         && fw_parameter_get_p10 (parameter) == fw_parameter_get_p90 (parameter);
}

gboolean
fw_review_find_no_range (const FwLook *look, FwQuestion *question)
{
  g_autoptr (GPtrArray) all = find_all (look, has_no_range);
  g_autofree char *title = NULL, *value = NULL;
  g_autoptr (GPtrArray) several = NULL;

  if (all->len == 0)
    return FALSE;

  take_first (question, look, all);
  title = fw_plan_key_title (look->plan, question->key);
  value = number (question->value, question->unit);
  /* Translators: the title of a number, and the number. */
  fw_question_take_says (question, g_strdup_printf (_ ("“%s” is %s in every run."), title, value),
                         all->len - 1);
  several = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (several,
                     fw_change_new_reset_to_catalogue (fw_parameter_get_key (all->pdata[i])));
  question->better = fw_change_new_several (several, fw_review_better (question->rule));
  return TRUE;
}

/* Whether a text names an amount of dollars: "$48,000" for 48,000. */
static gboolean
names_amount (const char *text, double amount)
{
  for (const char *at = strchr (text, '$'); at != NULL; at = strchr (at + 1, '$'))
    {
      double value = 0.0;
      const char *digit = at + 1;

      for (; g_ascii_isdigit (*digit) || (*digit == ',' && g_ascii_isdigit (digit[1])); digit++)
        if (*digit != ',')
          value = 10.0 * value + g_ascii_digit_value (*digit);
      if (digit > at + 1 && value == amount)
        return TRUE;
    }

  return FALSE;
}

/* The very amount its source gives for another year, which nothing was done to. */
static gboolean
has_old_prices (const FwLook *look, FwParameter *parameter)
{
  const FwRow *row = fw_parameter_get_row (parameter);
  const FwGround ground = fw_parameter_get_ground (parameter);
  const char *source = fw_parameter_get_source (parameter);
  const int of = fw_plan_get_price_year (look->plan);
  g_autofree char *own = fw_number_to_c (of);

  return (row->unit == FW_UNIT_DOLLARS || row->unit == FW_UNIT_DOLLARS_A_YEAR)
         && (ground == FW_GROUND_CITED || ground == FW_GROUND_ASSUMED)
         && names_amount (source, fw_parameter_get_value (parameter)) && last_year (source) != 0
         && strstr (source, own) == NULL && !isnan (fw_plan_cpi (look->plan, last_year (source)));
}

static void
add_moved (FwQuestion *question, const FwLook *look, FwParameter *parameter)
{
  const int year = fw_plan_get_price_year (look->plan);
  g_autofree char *of = fw_number_to_c (year);
  /* Translators: a source and a year. */
  g_autofree char *source = g_strdup_printf (_ ("%s, moved to %s dollars by consumer prices"),
                                             fw_parameter_get_source (parameter), of);
  g_autoptr (GPtrArray) several = g_ptr_array_new_with_free_func (g_object_unref);
  double factor;

  if (!fw_plan_cpi_factor (look->plan, last_year (fw_parameter_get_source (parameter)), year,
                           &factor, NULL))
    return;
  if (question->better != NULL)
    g_ptr_array_add (several, question->better);
  g_ptr_array_add (several,
                   fw_change_new_set_evidence (fw_parameter_get_key (parameter),
                                               round (factor * fw_parameter_get_value (parameter)),
                                               round (factor * fw_parameter_get_p10 (parameter)),
                                               round (factor * fw_parameter_get_p90 (parameter)),
                                               source, fw_parameter_get_url (parameter)));
  question->better = fw_change_new_several (several, fw_review_better (question->rule));
}

gboolean
fw_review_find_mixed_prices (const FwLook *look, FwQuestion *question)
{
  g_autoptr (GPtrArray) all = find_all (look, has_old_prices);
  g_autofree char *title = NULL, *value = NULL, *then = NULL, *now = NULL;

  if (all->len == 0)
    return FALSE;

  take_first (question, look, all);
  title = fw_plan_key_title (look->plan, question->key);
  value = number (question->value, question->unit);
  then = number (last_year (fw_parameter_get_source (all->pdata[0])), FW_UNIT_YEAR);
  now = number (fw_plan_get_price_year (look->plan), FW_UNIT_YEAR);
  /* Translators: the title of a number, an amount and two years. */
  fw_question_take_says (
      question,
      g_strdup_printf (_ ("“%s” is %s of %s in a plan in %s dollars."), title, value, then, now),
      all->len - 1);
  for (guint i = 0; i < all->len; i++)
    add_moved (question, look, all->pdata[i]);
  return TRUE;
}

gboolean
fw_review_find_few_draws (const FwLook *look, FwQuestion *question)
{
  const double n = fw_plan_get_draws (look->plan);
  g_autofree char *runs = NULL, *error = NULL;

  if (n >= FEW_DRAWS)
    return FALSE;

  question->value = n;
  question->unit = FW_UNIT_COUNT;
  question->where = g_strdup ("draws");
  runs = number (n, FW_UNIT_COUNT);
  error = number (0.5 / sqrt (n), FW_UNIT_SHARE);
  /* Translators: a number of runs, and a share. */
  fw_question_take_says (
      question,
      g_strdup_printf (_ ("The plan asks for %s runs: a chance is known to ±%s at best."), runs,
                       error),
      0);
  fw_question_add_whole (question, "draws", ENOUGH_DRAWS);
  return TRUE;
}
