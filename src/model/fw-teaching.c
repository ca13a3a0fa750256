/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-teaching.h"

#include <string.h>

#include "fw-skills.h"
#include "fw-teaching-private.h"

/* A skill while the plan is read: its name as the plan has it. */
typedef struct
{
  char *name;
  FwTeachingSkill skill;
} Row;

typedef struct
{
  FwPlan *plan;
  FwScenario *scenario;
  GArray *rows;      /* Row */
  GPtrArray *taught; /* char **, one a program */
  GPtrArray *could;
  GHashTable *programs;  /* id to position + 1 */
  GHashTable *employers; /* id to Employer */
} Reading;

char *
fw_teaching_title (const char *skill)
{
  const FwSkillRow *row = fw_skills_find (skill);

  return g_strdup (row != NULL ? row->title : skill);
}

char **
fw_teaching_dup_taught (FwProgram *program, double added_weeks, const FwLesson *lessons,
                        guint n_lessons)
{
  g_auto (GStrv) own = fw_program_dup_taught (program, added_weeks);
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  g_strv_builder_addv (all, (const char **)own);
  for (guint i = 0; i < n_lessons; i++)
    if (strcmp (lessons[i].program, fw_part_get_id (FW_PART (program))) == 0)
      g_strv_builder_add (all, lessons[i].skill);
  return g_strv_builder_end (all);
}

static double
sum_of (FwPart *commitment)
{
  GVariant *openings = fw_part_get_variant (commitment, "openings");
  double sum = 0;

  for (gsize i = 0; openings != NULL && i < g_variant_n_children (openings); i++)
    {
      double number;

      g_variant_get_child (openings, i, "d", &number);
      sum += number;
    }
  return sum;
}

/* The commitments of one employer. */
typedef struct
{
  guint n, n_told;
  double total; /* openings that are told by quarter */
} Employer;

static void
count_commitments (Reading *reading)
{
  GListModel *links = fw_plan_get_list (reading->plan, FW_LIST_PARTNERSHIPS);

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (FwPartnership) link = g_list_model_get_item (links, i);
      const double sum = sum_of (FW_PART (link));
      Employer *employer;

      if (fw_partnership_get_kind (link) != FW_PARTNERSHIP_HIRES)
        continue;
      employer = g_hash_table_lookup (reading->employers, fw_partnership_get_to (link));
      if (employer == NULL)
        {
          employer = g_new0 (Employer, 1);
          g_hash_table_insert (reading->employers, (gpointer)fw_partnership_get_to (link),
                               employer);
        }
      employer->n++;
      employer->n_told += sum > 0;
      employer->total += sum;
    }
}

/* As lines of the engine are made: every commitment of an employer stands for an equal part of its
 * openings; those that tell openings by quarter share theirs by what they tell. */
static double
openings_of (Reading *reading, FwPartnership *commitment)
{
  const char *id = fw_partnership_get_to (commitment);
  const Employer *employer = g_hash_table_lookup (reading->employers, id);
  g_autofree char *key = g_strdup_printf ("employers.%s.openings", id);
  const double openings = fw_plan_get_value (reading->plan, reading->scenario, key);
  const double own = sum_of (FW_PART (commitment));

  return own > 0 ? openings * employer->n_told / employer->n * own / employer->total
                 : openings / employer->n;
}

static Row *
find_row (Reading *reading, const char *name)
{
  const Row new = { .name = g_strdup (name),
                    .skill = { .title = fw_teaching_title (name),
                               .taught = g_new0 (FwTaught, reading->taught->len) } };

  for (guint i = 0; i < reading->rows->len; i++)
    {
      Row *row = &g_array_index (reading->rows, Row, i);

      if (g_str_equal (row->name, name))
        {
          g_free (new.name);
          g_free (new.skill.title);
          g_free (new.skill.taught);
          return row;
        }
    }
  g_array_append_val (reading->rows, new);
  return &g_array_index (reading->rows, Row, reading->rows->len - 1);
}

static double
read_commitments (Reading *reading)
{
  GListModel *links = fw_plan_get_list (reading->plan, FW_LIST_PARTNERSHIPS);
  double all = 0;

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (FwPartnership) link = g_list_model_get_item (links, i);
      const char *const *asked;
      double openings;
      guint program;

      if (fw_partnership_get_kind (link) != FW_PARTNERSHIP_HIRES)
        continue;
      asked = fw_part_get_strings (FW_PART (link), "skills");
      openings = openings_of (reading, link);
      program = GPOINTER_TO_UINT (
          g_hash_table_lookup (reading->programs, fw_partnership_get_from (link)));
      all += openings;
      for (guint k = 0; asked[k] != NULL && program > 0; k++)
        {
          Row *row = find_row (reading, asked[k]);
          const char *const *taught = reading->taught->pdata[program - 1];

          row->skill.asked += openings;
          if (!g_strv_contains (taught, asked[k]))
            row->skill.missing += openings;
        }
    }
  return all;
}

static void
read_programs (Reading *reading, const double *weeks, const FwLesson *lessons, guint n_lessons)
{
  GListModel *programs = fw_plan_get_list (reading->plan, FW_LIST_PROGRAMS);

  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (FwProgram) program = g_list_model_get_item (programs, i);

      g_hash_table_insert (reading->programs, (gpointer)fw_part_get_id (FW_PART (program)),
                           GUINT_TO_POINTER (i + 1));
      g_ptr_array_add (reading->taught,
                       fw_teaching_dup_taught (program, weeks[i], lessons, n_lessons));
      g_ptr_array_add (reading->could, fw_program_dup_taught (program, 1));
    }
}

/* Skills that are taught and that nobody asks for come last. */
static void
mark_taught (Reading *reading)
{
  for (guint p = 0; p < reading->taught->len; p++)
    for (char **skill = reading->taught->pdata[p]; *skill != NULL; skill++)
      find_row (reading, *skill);
  for (guint i = 0; i < reading->rows->len; i++)
    {
      const Row *row = &g_array_index (reading->rows, Row, i);

      for (guint p = 0; p < reading->taught->len; p++)
        row->skill.taught[p]
            = g_strv_contains ((const char *const *)reading->taught->pdata[p], row->name)
                  ? FW_TAUGHT_YES
              : g_strv_contains ((const char *const *)reading->could->pdata[p], row->name)
                  ? FW_TAUGHT_COULD
                  : FW_TAUGHT_NOT;
    }
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *first = a, *second = b;

  if (first->skill.asked != second->skill.asked)
    return first->skill.asked > second->skill.asked ? -1 : 1;
  return strcmp (first->skill.title, second->skill.title);
}

static void
take_rows (FwTeaching *self, GArray *rows)
{
  g_array_sort (rows, compare_rows);
  self->n_skills = rows->len;
  self->skills = g_new0 (FwTeachingSkill, self->n_skills);
  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = &g_array_index (rows, Row, i);

      self->skills[i] = row->skill;
      if (self->openings > 0)
        {
          self->skills[i].asked /= self->openings;
          self->skills[i].missing /= self->openings;
        }
      self->n_asked += self->skills[i].asked > 0;
      g_free (row->name);
    }
}

/**
 * fw_teaching_new:
 * @weeks: added to each program, in the plan's order [weeks]
 * @lessons: (nullable): what is taught besides
 *
 * Returns: (transfer full): what is asked for and taught in a scenario
 */
FwTeaching *
fw_teaching_new (FwPlan *plan, FwScenario *scenario, const double *weeks, const FwLesson *lessons,
                 guint n_lessons)
{
  GListModel *programs = fw_plan_get_list (plan, FW_LIST_PROGRAMS);
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_autoptr (GPtrArray) taught = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  g_autoptr (GPtrArray) could = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) employers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  Reading reading = { plan, scenario, rows, taught, could, ids, employers };
  FwTeaching *self = g_new0 (FwTeaching, 1);

  read_programs (&reading, weeks, lessons, n_lessons);
  count_commitments (&reading);
  self->openings = read_commitments (&reading);
  mark_taught (&reading);
  self->n_programs = g_list_model_get_n_items (programs);
  self->programs = g_new0 (char *, self->n_programs + 1);
  for (guint i = 0; i < self->n_programs; i++)
    {
      g_autoptr (FwPart) program = g_list_model_get_item (programs, i);

      self->programs[i] = g_strdup (fw_part_get_title (program));
    }
  take_rows (self, rows);
  return self;
}

void
fw_teaching_free (FwTeaching *self)
{
  for (guint i = 0; i < self->n_skills; i++)
    {
      g_free (self->skills[i].title);
      g_free (self->skills[i].taught);
    }
  g_free (self->skills);
  g_strfreev (self->programs);
  g_free (self);
}

gboolean
fw_teaching_is_gap (const FwTeaching *self, guint skill)
{
  g_return_val_if_fail (self != NULL && skill < self->n_skills, FALSE);

  for (guint p = 0; p < self->n_programs; p++)
    if (self->skills[skill].taught[p] == FW_TAUGHT_YES)
      return FALSE;
  return self->skills[skill].asked > 0;
}
