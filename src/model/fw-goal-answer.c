/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-goal-answer.h"

#include <glib/gi18n.h>

#include "fw-error.h"

struct _FwGoalAnswer
{
  GObject parent_instance;

  FwTarget target;
  FweSeek found;
  GArray *unknown; /* of FwGoalUnknown */
  char *question, *sentence;
  FwResult *now, *then;
  FwBackcast backcast;
  FwTry *what;
};

G_DEFINE_FINAL_TYPE (FwGoalAnswer, fw_goal_answer, G_TYPE_OBJECT)

static void
unknown_clear (gpointer data)
{
  FwGoalUnknown *unknown = data;

  g_free (unknown->key);
  g_free (unknown->title);
}

static void
fw_goal_answer_finalize (GObject *object)
{
  FwGoalAnswer *self = FW_GOAL_ANSWER (object);

  g_array_unref (self->unknown);
  g_free (self->question);
  g_free (self->sentence);
  g_clear_object (&self->now);
  g_clear_object (&self->then);
  g_clear_pointer (&self->what, fw_try_unref);
  G_OBJECT_CLASS (fw_goal_answer_parent_class)->finalize (object);
}

static void
fw_goal_answer_class_init (FwGoalAnswerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_goal_answer_finalize;
}

static void
fw_goal_answer_init (FwGoalAnswer *self)
{
  self->unknown = g_array_new (FALSE, TRUE, sizeof (FwGoalUnknown));
  g_array_set_clear_func (self->unknown, unknown_clear);
}

static void
take_unknown (FwGoalAnswer *self, FwGoalSeek *seek, guint index)
{
  FwPlan *plan = fw_goal_seek_get_plan (seek);
  FwGoalUnknown unknown = { 0 };
  const char *key = fw_goal_seek_get_unknown (seek, index, &unknown.from, &unknown.to);

  unknown.key = g_strdup (key);
  unknown.title = fw_goal_seek_key_title (plan, key);
  unknown.unit = fw_catalogue_find (key, NULL, NULL)->unit;
  g_array_append_val (self->unknown, unknown);
}

/**
 * fw_goal_answer_new:
 * @seek: a question that has been run, in its thread
 *
 * Returns: (transfer full): what it found, free of the plan
 */
FwGoalAnswer *
fw_goal_answer_new (FwGoalSeek *seek)
{
  FwGoalAnswer *self = g_object_new (FW_TYPE_GOAL_ANSWER, NULL);

  g_return_val_if_fail (seek != NULL && fw_goal_seek_get_result (seek) != NULL, self);

  self->target = *fw_goal_seek_get_target (seek);
  self->found = *fw_goal_seek_get_found (seek);
  for (guint i = 0; i < fw_goal_seek_get_n_unknown (seek); i++)
    take_unknown (self, seek, i);
  self->question = fw_goal_seek_question (seek);
  self->sentence = fw_goal_seek_sentence (seek);
  self->now = g_object_ref (fw_goal_seek_get_now (seek));
  self->then = g_object_ref (fw_goal_seek_get_result (seek));
  self->backcast = *fw_goal_seek_get_backcast (seek);
  self->what = fw_goal_seek_make_try (seek);
  return self;
}

static void
add_keys (GStrvBuilder *keys, FwPlan *plan, FwScenario *scenario, const char *row)
{
  g_auto (GStrv) all = fw_plan_get_row_keys (plan, row);

  for (guint i = 0; all[i] != NULL; i++)
    if (fw_plan_get_value (plan, scenario, all[i]) > 0)
      g_strv_builder_add (keys, all[i]);
}

GObject *
fw_goal_answer_usual (FwPlan *plan, FwScenario *scenario, guint n_draws, guint64 seed,
                      guint n_threads, const FweHooks *hooks, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  FwTarget target = fw_target_of_plan (plan, scenario);
  g_autoptr (FwGoalSeek) seek = NULL;
  g_auto (GStrv) keys = NULL;

  add_keys (builder, plan, scenario, "programs.*.seats");
  add_keys (builder, plan, scenario, "employers.*.openings");
  keys = g_strv_builder_end (builder);
  if (keys[0] == NULL)
    {
      g_set_error_literal (error, FW_ERROR, FW_ERROR_NOT_FOUND,
                           _ ("This scenario has no seats and no openings of which there could be "
                              "more."));
      return NULL;
    }

  target.unknown = (const char *const *)keys;
  seek = fw_goal_seek_new (plan, scenario, &target, error);
  if (seek == NULL || !fw_goal_seek_run (seek, n_draws, seed, n_threads, hooks, error))
    return NULL;

  return G_OBJECT (fw_goal_answer_new (seek));
}

const FwTarget *
fw_goal_answer_get_target (FwGoalAnswer *self)
{
  g_return_val_if_fail (FW_IS_GOAL_ANSWER (self), NULL);
  return &self->target;
}

const FweSeek *
fw_goal_answer_get_found (FwGoalAnswer *self)
{
  g_return_val_if_fail (FW_IS_GOAL_ANSWER (self), NULL);
  return &self->found;
}

guint
fw_goal_answer_get_n_unknown (FwGoalAnswer *self)
{
  g_return_val_if_fail (FW_IS_GOAL_ANSWER (self), 0);
  return self->unknown->len;
}

const FwGoalUnknown *
fw_goal_answer_get_unknown (FwGoalAnswer *self, guint index)
{
  g_return_val_if_fail (FW_IS_GOAL_ANSWER (self) && index < self->unknown->len, NULL);
  return &g_array_index (self->unknown, FwGoalUnknown, index);
}

const char *
fw_goal_answer_get_question (FwGoalAnswer *self)
{
  g_return_val_if_fail (FW_IS_GOAL_ANSWER (self), NULL);
  return self->question;
}

const char *
fw_goal_answer_get_sentence (FwGoalAnswer *self)
{
  g_return_val_if_fail (FW_IS_GOAL_ANSWER (self), NULL);
  return self->sentence;
}

FwResult *
fw_goal_answer_get_now (FwGoalAnswer *self)
{
  g_return_val_if_fail (FW_IS_GOAL_ANSWER (self), NULL);
  return self->now;
}

FwResult *
fw_goal_answer_get_then (FwGoalAnswer *self)
{
  g_return_val_if_fail (FW_IS_GOAL_ANSWER (self), NULL);
  return self->then;
}

const FwBackcast *
fw_goal_answer_get_backcast (FwGoalAnswer *self)
{
  g_return_val_if_fail (FW_IS_GOAL_ANSWER (self), NULL);
  return &self->backcast;
}

FwTry *
fw_goal_answer_get_try (FwGoalAnswer *self)
{
  g_return_val_if_fail (FW_IS_GOAL_ANSWER (self), NULL);
  return self->what;
}
