/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-pipeline.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _FwPipeline
{
  GObject parent_instance;

  GPtrArray *stages; /* FwStage */
  guint n_own;       /* stages of the program; the plan's come after */
};

typedef struct
{
  const char *name;
  const char *title;
  const char *member;
} StageRow;

static const StageRow own_rows[] = {
  { "applied", N_ ("Apply"), "applicants" },
  { "eligible", N_ ("Pass the entry test"), "eligible" },
  { "enrolled", N_ ("Enroll, at most"), "seats" },
  { "completed", N_ ("Finish"), "completion" },
};

static const StageRow shared_rows[] = {
  { "drifted", N_ ("Drift away while waiting"), "pipeline.drift" },
  { "retained-q2", N_ ("Employed in the 2nd quarter"), "pipeline.retention_q2" },
  { "retained-q4", N_ ("Employed in the 4th quarter"), "pipeline.retention_q4" },
  { "left", N_ ("Leave the place"), "additionality.leakage" },
};

static GType
fw_pipeline_get_item_type (GListModel *list)
{
  return FW_TYPE_STAGE;
}

static guint
fw_pipeline_get_n_items (GListModel *list)
{
  return FW_PIPELINE (list)->stages->len;
}

static gpointer
fw_pipeline_get_item (GListModel *list, guint position)
{
  FwPipeline *self = FW_PIPELINE (list);

  return position < self->stages->len ? g_object_ref (g_ptr_array_index (self->stages, position))
                                      : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = fw_pipeline_get_item_type;
  iface->get_n_items = fw_pipeline_get_n_items;
  iface->get_item = fw_pipeline_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FwPipeline, fw_pipeline, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
fw_pipeline_finalize (GObject *object)
{
  g_ptr_array_unref (FW_PIPELINE (object)->stages);

  G_OBJECT_CLASS (fw_pipeline_parent_class)->finalize (object);
}

static void
fw_pipeline_class_init (FwPipelineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_pipeline_finalize;
}

static void
fw_pipeline_init (FwPipeline *self)
{
  self->stages = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
rate_changed_cb (FwStage *stage, GParamSpec *pspec, FwPipeline *self)
{
  guint position;

  if (g_ptr_array_find (self->stages, stage, &position))
    g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 1);
}

static void
append_stages (FwPipeline *self, FwParameters *parameters, const StageRow *rows, guint n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    {
      FwStage *stage = fw_stage_new (rows[i].name, _ (rows[i].title),
                                     fw_parameters_find (parameters, rows[i].member));

      g_signal_connect_object (stage, "notify::rate", G_CALLBACK (rate_changed_cb), self, 0);
      g_ptr_array_add (self->stages, stage);
    }
}

FwPipeline *
fw_pipeline_new (FwParameters *program)
{
  FwPipeline *self = g_object_new (FW_TYPE_PIPELINE, NULL);

  g_return_val_if_fail (FW_IS_PARAMETERS (program), self);

  append_stages (self, program, own_rows, G_N_ELEMENTS (own_rows));
  self->n_own = self->stages->len;
  return self;
}

void
fw_pipeline_set_shared (FwPipeline *self, FwParameters *plan)
{
  const guint n_removed = self->stages->len - self->n_own;

  g_return_if_fail (FW_IS_PIPELINE (self));

  g_ptr_array_set_size (self->stages, (int)self->n_own);
  if (plan != NULL)
    append_stages (self, plan, shared_rows, G_N_ELEMENTS (shared_rows));
  if (n_removed > 0 || plan != NULL)
    g_list_model_items_changed (G_LIST_MODEL (self), self->n_own, n_removed,
                                self->stages->len - self->n_own);
}

FwStage *
fw_pipeline_find (FwPipeline *self, const char *name)
{
  g_return_val_if_fail (FW_IS_PIPELINE (self), NULL);

  for (guint i = 0; i < self->stages->len; i++)
    {
      FwStage *stage = g_ptr_array_index (self->stages, i);

      if (strcmp (fw_stage_get_name (stage), name) == 0)
        return stage;
    }

  return NULL;
}
