/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-try.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-compile-private.h"
#include "fw-part-private.h"
#include "fw-scenario-private.h"

#define STEM_LENGTH 56 /* of an id, so that a number still has room behind it */

struct FwTry
{
  gatomicrefcount references;
  char *title, *text;
  GPtrArray *keys;
  GArray *values; /* double, one a key */
  char *program;  /* that is to teach a skill, or NULL */
  char *skill;
};

FwTry *
fw_try_new (const char *title, const char *text)
{
  FwTry *self = g_new0 (FwTry, 1);

  g_atomic_ref_count_init (&self->references);
  self->title = g_strdup (title);
  self->text = g_strdup (text);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->values = g_array_new (FALSE, FALSE, sizeof (double));
  return self;
}

FwTry *
fw_try_ref (FwTry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
fw_try_unref (FwTry *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_free (self->title);
  g_free (self->text);
  g_free (self->program);
  g_free (self->skill);
  g_ptr_array_unref (self->keys);
  g_array_unref (self->values);
  g_free (self);
}

void
fw_try_set (FwTry *self, const char *key, double value)
{
  g_return_if_fail (self != NULL && key != NULL);

  g_ptr_array_add (self->keys, g_strdup (key));
  g_array_append_val (self->values, value);
}

void
fw_try_teach (FwTry *self, const char *program, const char *skill)
{
  g_return_if_fail (self != NULL && program != NULL && skill != NULL);
  g_return_if_fail (self->program == NULL);

  self->program = g_strdup (program);
  self->skill = g_strdup (skill);
}

const char *
fw_try_get_title (const FwTry *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->title;
}

const char *
fw_try_get_text (const FwTry *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->text;
}

guint
fw_try_get_n_values (const FwTry *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->keys->len;
}

const char *
fw_try_get_value (const FwTry *self, guint index, double *value)
{
  g_return_val_if_fail (self != NULL && index < self->keys->len, NULL);

  if (value != NULL)
    *value = g_array_index (self->values, double, index);
  return g_ptr_array_index (self->keys, index);
}

/* What a part of that title is called, or with a number behind it when that is taken. */
static char *
free_id (FwPlan *plan, const char *title)
{
  g_autofree char *stem = fw_part_id_from_title (title);
  char *id = g_strdup (stem);

  for (guint n = 2; fw_plan_find_part (plan, FW_LIST_SCENARIOS, id) != NULL; n++)
    {
      g_autofree char *number = fw_number_to_c (n);
      gsize length = MIN (strlen (stem), STEM_LENGTH);

      while (length > 0 && stem[length - 1] == '-')
        length--;
      stem[length] = '\0';
      g_free (id);
      id = g_strconcat (stem, "-", number, NULL);
    }

  return id;
}

static gboolean
is_taken (FwPlan *plan, const char *title)
{
  GListModel *scenarios = fw_plan_get_list (plan, FW_LIST_SCENARIOS);

  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr (FwPart) scenario = g_list_model_get_item (scenarios, i);

      if (g_strcmp0 (fw_part_get_title (scenario), title) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Two scenarios of one name could not be told apart on a tab. */
static char *
free_title (FwPlan *plan, const char *what)
{
  /* Translators: name of a scenario that does one thing more than its parent: "+ Child care". */
  char *title = g_strdup_printf (_ ("+ %s"), what);

  for (guint n = 2; is_taken (plan, title); n++)
    {
      g_autofree char *number = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_LABEL);

      g_free (title);
      /* Translators: as "+ Child care", and which of those of this name: "+ Child care (2)". */
      title = g_strdup_printf (_ ("+ %s (%s)"), what, number);
    }

  return title;
}

/* Not of the plan yet; of "No program", which cannot be a parent, a child of the plan itself. */
static FwScenario *
make_scenario (FwTry *self, FwPlan *plan, FwScenario *parent)
{
  g_autofree char *title = self->title != NULL ? free_title (plan, self->title)
                                               : g_strdup (fw_part_get_title (FW_PART (parent)));
  g_autofree char *id = free_id (plan, title);
  FwScenario *scenario = fw_scenario_new (id);

  fw_part_set_title (FW_PART (scenario), title);
  if (!fw_scenario_is_no_program (parent))
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_value_init (&value, G_TYPE_STRING);
      g_value_set_string (&value, fw_part_get_id (FW_PART (parent)));
      fw_part_set_value (FW_PART (scenario), "parent", &value);
    }
  for (guint i = 0; i < self->keys->len; i++)
    fw_scenario_set_override (scenario, g_ptr_array_index (self->keys, i),
                              g_array_index (self->values, double, i));
  return scenario;
}

/**
 * fw_try_compile:
 * @parent: the scenario it would be done in
 *
 * Returns: (transfer full): or %NULL when the plan could not be run so
 */
FwCompiled *
fw_try_compile (FwTry *self, FwPlan *plan, FwScenario *parent, GError **error)
{
  const FwLesson lesson = { self->program, self->skill };
  g_autoptr (FwScenario) scenario = NULL;

  g_return_val_if_fail (self != NULL && FW_IS_PLAN (plan) && FW_IS_SCENARIO (parent), NULL);

  scenario = make_scenario (self, plan, parent);
  return fw_compile_with_lessons (plan, scenario, &lesson, self->program != NULL ? 1 : 0, error);
}

/* The skill joins those the program adds once it has weeks for them: other scenarios give it none
 * unless they say so. */
static FwChange *
add_skill (FwTry *self, FwPlan *plan)
{
  FwPart *program = fw_plan_find_part (plan, FW_LIST_PROGRAMS, self->program);
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GStrvBuilder) adds = g_strv_builder_new ();
  g_auto (GStrv) could = NULL;

  if (program == NULL)
    return NULL;
  could = fw_program_dup_taught (FW_PROGRAM (program), 1);
  if (g_strv_contains ((const char *const *)could, self->skill))
    return NULL;
  g_strv_builder_addv (adds, (const char **)fw_part_get_strings (program, "adds"));
  g_strv_builder_add (adds, self->skill);
  g_value_init (&value, G_TYPE_STRV);
  g_value_take_boxed (&value, g_strv_builder_end (adds));
  return fw_change_new_set_field (FW_LIST_PROGRAMS, self->program, "adds", &value);
}

static FwChange *
make_change (FwTry *self, FwPlan *plan, FwScenario *scenario)
{
  g_autoptr (GPtrArray) changes = NULL;
  FwChange *lesson = self->program != NULL ? add_skill (self, plan) : NULL;
  FwChange *add = fw_change_new_add (FW_PART (scenario), G_MAXUINT);

  if (lesson == NULL)
    return add;
  changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (changes, lesson);
  g_ptr_array_add (changes, add);
  return fw_change_new_several (changes, self->title);
}

/**
 * fw_try_apply:
 * @parent: the scenario it is done in; of "No program" the plan itself
 *
 * Returns: (transfer full): the id of the new scenario, last of the list, or %NULL and nothing
 *   changed when a number is none the plan takes
 */
char *
fw_try_apply (FwTry *self, FwDocument *document, FwScenario *parent, GError **error)
{
  g_autoptr (FwScenario) scenario = NULL;
  g_autoptr (FwChange) change = NULL;

  g_return_val_if_fail (self != NULL && FW_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (FW_IS_SCENARIO (parent), NULL);

  for (guint i = 0; i < self->keys->len; i++)
    {
      const char *key = g_ptr_array_index (self->keys, i);
      const FwRow *row = fw_catalogue_find (key, NULL, error);

      if (row == NULL || !fw_row_check (row, key, g_array_index (self->values, double, i), error))
        return NULL;
    }

  scenario = make_scenario (self, fw_document_get_plan (document), parent);
  change = make_change (self, fw_document_get_plan (document), scenario);
  if (!fw_document_apply (document, change, error))
    return NULL;

  return g_strdup (fw_part_get_id (FW_PART (scenario)));
}
