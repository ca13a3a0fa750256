/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-first-plan.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define GENERAL_PROGRAM  "program" /* as fw_plan_new_for_place() calls them */
#define GENERAL_EMPLOYER "employer"
#define GOAL_QUARTER     12
#define GOAL_SHARE       0.25 /* of all seats, as an example */

/* Seats of the programs that train for one occupation, and who hires for it. */
typedef struct
{
  const char *occupation;
  double seats;
  char *employer;
} Line;

static void
line_free (gpointer data)
{
  g_free (((Line *)data)->employer);
  g_free (data);
}

/* Takes the change. */
static gboolean
apply (FwPlan *plan, FwChange *change, GError **error)
{
  g_autoptr (FwChange) inverse = fw_change_apply (change, plan, error);

  g_object_unref (change);
  return inverse != NULL;
}

static gboolean
set_value (FwPlan *plan, const char *list, const char *id, const char *member, double value,
           GError **error)
{
  g_autofree char *key
      = id != NULL ? g_strdup_printf ("%s.%s.%s", list, id, member) : g_strdup (list);

  return apply (plan, fw_change_new_set_value (NULL, key, value), error);
}

static double
fallback_of (const char *key)
{
  const FwRow *row = fw_catalogue_find (key, NULL, NULL);

  g_assert (row != NULL);
  return row->fallback;
}

FwFirstPlan
fw_first_plan_suggest (const FwCounty *county)
{
  return (FwFirstPlan){ .county = county,
                        .eligible_income = fallback_of ("inequality.eligible_income"),
                        .general = TRUE,
                        .openings = 100,
                        .pay = fallback_of ("employers.x.pay"),
                        .money = fallback_of ("funds.x.amount") };
}

static gboolean
add_templates (FwPlan *plan, GPtrArray *templates, GError **error)
{
  for (guint i = 0; templates != NULL && i < templates->len; i++)
    {
      FwChange *change = fw_template_to_change (templates->pdata[i], plan, NULL, error);

      if (change == NULL || !apply (plan, change, error))
        return FALSE;
    }
  return TRUE;
}

/* Seats a program offers until the goal's quarter. */
static double
seats_of (FwPart *program)
{
  FwParameters *numbers = fw_part_get_parameters (program);
  const double between = fw_parameters_get_value (numbers, "weeks_between");
  const double first = fw_parameters_get_value (numbers, "first_week");
  double cohorts = fw_parameters_get_value (numbers, "cohorts");

  if (between > 0)
    cohorts = MIN (cohorts, floor ((GOAL_QUARTER * 13.0 - first) / between) + 1);
  return fw_parameters_get_value (numbers, "seats") * MAX (cohorts, 0);
}

static GPtrArray *
collect_lines (FwPlan *plan)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  GListModel *programs = fw_plan_get_list (plan, FW_LIST_PROGRAMS);

  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (FwPart) program = g_list_model_get_item (programs, i);
      const char *occupation = fw_part_get_text (program, "occupation");
      Line *line = NULL;

      for (guint k = 0; k < lines->len && line == NULL; k++)
        if (g_strcmp0 (((Line *)lines->pdata[k])->occupation, occupation) == 0)
          line = lines->pdata[k];
      if (line == NULL)
        {
          line = g_new0 (Line, 1);
          line->occupation = occupation;
          g_ptr_array_add (lines, line);
        }
      line->seats += seats_of (program);
    }
  return lines;
}

/* Who hires for an occupation: the general plan's employer where it is of that one, else another.
 */
static gboolean
set_employer (FwPlan *plan, Line *line, GError **error)
{
  FwPart *general = fw_plan_find_part (plan, FW_LIST_EMPLOYERS, GENERAL_EMPLOYER);
  FwPart *occupation = fw_plan_find_part (plan, FW_LIST_OCCUPATIONS, line->occupation);
  g_auto (GValue) id = G_VALUE_INIT, until = G_VALUE_INIT;
  g_autofree char *title = NULL;
  FwChange *add;

  if (general != NULL
      && g_strcmp0 (fw_part_get_text (general, "occupation"), line->occupation) == 0)
    {
      line->employer = g_strdup (GENERAL_EMPLOYER);
      return TRUE;
    }
  /* translators: an employer line of a first plan; %s is an occupation */
  title = g_strdup_printf (_ ("Employers, %s"), fw_part_get_title (occupation));
  add = fw_change_new_add_blank (plan, FW_LIST_EMPLOYERS, title, &line->employer);
  g_value_init (&id, G_TYPE_STRING);
  g_value_set_string (&id, line->occupation);
  g_value_init (&until, G_TYPE_INT64);
  g_value_set_int64 (&until, GOAL_QUARTER);
  return apply (plan, add, error)
         && apply (plan,
                   fw_change_new_set_field (FW_LIST_EMPLOYERS, line->employer, "occupation", &id),
                   error)
         && apply (
             plan,
             fw_change_new_set_field (FW_LIST_EMPLOYERS, line->employer, "to-quarter", &until),
             error);
}

static gboolean
is_linked (FwPlan *plan, const char *program, const char *employer)
{
  GListModel *links = fw_plan_get_list (plan, FW_LIST_PARTNERSHIPS);

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (FwPartnership) link = g_list_model_get_item (links, i);

      if (fw_partnership_get_kind (link) == FW_PARTNERSHIP_HIRES
          && g_strcmp0 (fw_partnership_get_from (link), program) == 0
          && g_strcmp0 (fw_partnership_get_to (link), employer) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
link_programs (FwPlan *plan, const Line *line, GError **error)
{
  GListModel *programs = fw_plan_get_list (plan, FW_LIST_PROGRAMS);

  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (FwPart) program = g_list_model_get_item (programs, i);
      const char *id = fw_part_get_id (program);

      if (g_strcmp0 (fw_part_get_text (program, "occupation"), line->occupation) == 0
          && !is_linked (plan, id, line->employer)
          && !apply (plan, fw_change_new_link (plan, FW_PARTNERSHIP_HIRES, id, line->employer),
                     error))
        return FALSE;
    }
  return TRUE;
}

/* The openings go where the seats are; whole ones, and together all of them. */
static gboolean
share_out (const FwFirstPlan *self, FwPlan *plan, GPtrArray *lines, double seats, GError **error)
{
  double left = self->openings, seats_left = seats;

  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = lines->pdata[i];
      const double openings = seats_left > 0 ? round (left * line->seats / seats_left) : 0;

      left -= openings;
      seats_left -= line->seats;
      if (!set_employer (plan, line, error) || !link_programs (plan, line, error)
          || !set_value (plan, "employers", line->employer, "openings", openings, error)
          || !set_value (plan, "employers", line->employer, "pay", self->pay, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_money (const FwFirstPlan *self, FwPlan *plan, GError **error)
{
  g_autofree char *id = NULL;
  FwChange *add;

  if (!(self->money > 0))
    return TRUE;
  add = fw_change_new_add_blank (plan, FW_LIST_FUNDS, _ ("Training budget"), &id);
  return apply (plan, add, error) && set_value (plan, "funds", id, "amount", self->money, error);
}

/* A plan without the general program needs neither its employer nor its occupation. */
static gboolean
drop_general (FwPlan *plan, GError **error)
{
  static const struct
  {
    FwList list;
    const char *id;
  } parts[] = { { FW_LIST_PROGRAMS, GENERAL_PROGRAM }, { FW_LIST_EMPLOYERS, GENERAL_EMPLOYER } };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      FwChange *change = fw_change_new_remove (plan, parts[i].list, parts[i].id, error);

      if (change == NULL || !apply (plan, change, error))
        return FALSE;
    }
  return TRUE;
}

FwPlan *
fw_first_plan_make (const FwFirstPlan *self, GError **error)
{
  g_autoptr (FwPlan) plan = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  const gboolean templates = self->templates != NULL && self->templates->len > 0;
  double seats = 0;

  g_return_val_if_fail (self->county != NULL, NULL);

  plan = fw_plan_new_for_county (self->county);
  if (!add_templates (plan, self->templates, error))
    return NULL;
  if (templates && !self->general && !drop_general (plan, error))
    return NULL;
  lines = collect_lines (plan);
  for (guint i = 0; i < lines->len; i++)
    seats += ((Line *)lines->pdata[i])->seats;
  if (!share_out (self, plan, lines, seats, error) || !add_money (self, plan, error)
      || !set_value (plan, "inequality.eligible_income", NULL, NULL, self->eligible_income, error)
      || !set_value (plan, "goal.value", NULL, NULL, MAX (10, 10 * round (seats * GOAL_SHARE / 10)),
                     error))
    return NULL;
  return g_steal_pointer (&plan);
}
