/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-history.h"

/* One step: what was done, and what undoes it. Undoing makes a new "done" of what it applied, so
 * each is always the inverse of the other. */
typedef struct
{
  FwChange *done;
  FwChange *inverse;
  char *label;
  guint64 before, after; /* states it leads from and to */
} Step;

struct _FwHistory
{
  GObject parent_instance;

  GPtrArray *undo; /* Step, newest last */
  GPtrArray *redo;
  guint drag_depth;
  gboolean may_merge; /* the newest step belongs to the drag under way */
  guint64 state, next_state;
};

G_DEFINE_FINAL_TYPE (FwHistory, fw_history, G_TYPE_OBJECT)

static void
step_free (gpointer data)
{
  Step *step = data;

  g_clear_object (&step->done);
  g_clear_object (&step->inverse);
  g_free (step->label);
  g_free (step);
}

static void
fw_history_finalize (GObject *object)
{
  FwHistory *self = FW_HISTORY (object);

  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);

  G_OBJECT_CLASS (fw_history_parent_class)->finalize (object);
}

static void
fw_history_class_init (FwHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_history_finalize;
}

static void
fw_history_init (FwHistory *self)
{
  self->undo = g_ptr_array_new_with_free_func (step_free);
  self->redo = g_ptr_array_new_with_free_func (step_free);
  self->next_state = 1;
}

FwHistory *
fw_history_new (void)
{
  return g_object_new (FW_TYPE_HISTORY, NULL);
}

static Step *
newest (GPtrArray *steps)
{
  return steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;
}

void
fw_history_push (FwHistory *self, FwChange *done, FwChange *inverse, const char *label)
{
  Step *last;
  const char *merge_key;

  g_return_if_fail (FW_IS_HISTORY (self) && FW_IS_CHANGE (done) && FW_IS_CHANGE (inverse));

  last = newest (self->undo);
  merge_key = fw_change_get_merge_key (done);
  g_ptr_array_set_size (self->redo, 0);

  if (self->drag_depth > 0 && self->may_merge && last != NULL && merge_key != NULL
      && g_strcmp0 (merge_key, fw_change_get_merge_key (last->done)) == 0)
    {
      /* The first inverse still brings back what was before the drag. */
      g_set_object (&last->done, done);
      last->after = self->next_state++;
      self->state = last->after;
      return;
    }

  last = g_new0 (Step, 1);
  last->done = g_object_ref (done);
  last->inverse = g_object_ref (inverse);
  last->label = g_strdup (label);
  last->before = self->state;
  last->after = self->next_state++;
  self->state = last->after;
  self->may_merge = self->drag_depth > 0;
  g_ptr_array_add (self->undo, last);
  if (self->undo->len > FW_HISTORY_LIMIT)
    g_ptr_array_remove_index (self->undo, 0);
}

void
fw_history_begin_drag (FwHistory *self)
{
  g_return_if_fail (FW_IS_HISTORY (self));

  /* A drag inside another (a slider, while the keyboard is in a field) is a step of its own. */
  self->drag_depth++;
  self->may_merge = FALSE;
}

void
fw_history_end_drag (FwHistory *self)
{
  g_return_if_fail (FW_IS_HISTORY (self) && self->drag_depth > 0);

  self->drag_depth--;
  self->may_merge = FALSE;
}

gboolean
fw_history_can_undo (FwHistory *self)
{
  g_return_val_if_fail (FW_IS_HISTORY (self), FALSE);
  return self->undo->len > 0;
}

gboolean
fw_history_can_redo (FwHistory *self)
{
  g_return_val_if_fail (FW_IS_HISTORY (self), FALSE);
  return self->redo->len > 0;
}

const char *
fw_history_get_undo_label (FwHistory *self)
{
  g_return_val_if_fail (FW_IS_HISTORY (self), NULL);
  return self->undo->len > 0 ? newest (self->undo)->label : NULL;
}

const char *
fw_history_get_redo_label (FwHistory *self)
{
  g_return_val_if_fail (FW_IS_HISTORY (self), NULL);
  return self->redo->len > 0 ? newest (self->redo)->label : NULL;
}

/* Takes the newest step of one list, applies one half of it and puts it on the other list. */
static gboolean
step_over (FwHistory *self, FwPlan *plan, GPtrArray *from, GPtrArray *to, gboolean undo, char **key,
           GError **error)
{
  g_autoptr (FwChange) made = NULL;
  Step *step = newest (from);

  g_return_val_if_fail (step != NULL, FALSE);

  made = fw_change_apply (undo ? step->inverse : step->done, plan, error);
  if (made == NULL)
    return FALSE;

  if (key != NULL)
    *key = g_strdup (fw_change_get_key (step->done));
  /* A merged drag keeps its merge key: what it did stays "done"; only the inverse is made anew. */
  if (!undo)
    g_set_object (&step->inverse, made);
  self->state = undo ? step->before : step->after;
  self->may_merge = FALSE;
  g_ptr_array_add (to, g_ptr_array_steal_index (from, from->len - 1));
  return TRUE;
}

gboolean
fw_history_undo (FwHistory *self, FwPlan *plan, char **key, GError **error)
{
  g_return_val_if_fail (FW_IS_HISTORY (self) && FW_IS_PLAN (plan), FALSE);
  return step_over (self, plan, self->undo, self->redo, TRUE, key, error);
}

gboolean
fw_history_redo (FwHistory *self, FwPlan *plan, char **key, GError **error)
{
  g_return_val_if_fail (FW_IS_HISTORY (self) && FW_IS_PLAN (plan), FALSE);
  return step_over (self, plan, self->redo, self->undo, FALSE, key, error);
}

guint
fw_history_get_depth (FwHistory *self)
{
  g_return_val_if_fail (FW_IS_HISTORY (self), 0);
  return self->undo->len;
}

guint
fw_history_get_n_steps (FwHistory *self)
{
  g_return_val_if_fail (FW_IS_HISTORY (self), 0);
  return self->undo->len + self->redo->len;
}

const char *
fw_history_get_step_label (FwHistory *self, guint step)
{
  const Step *found;

  g_return_val_if_fail (FW_IS_HISTORY (self), NULL);
  g_return_val_if_fail (step < fw_history_get_n_steps (self), NULL);

  found = step < self->undo->len
              ? g_ptr_array_index (self->undo, step)
              : g_ptr_array_index (self->redo, self->redo->len - 1 - (step - self->undo->len));
  return found->label;
}

guint64
fw_history_get_state (FwHistory *self)
{
  g_return_val_if_fail (FW_IS_HISTORY (self), 0);
  return self->state;
}

void
fw_history_clear (FwHistory *self)
{
  g_return_if_fail (FW_IS_HISTORY (self));

  g_ptr_array_set_size (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
  self->may_merge = FALSE;
}
