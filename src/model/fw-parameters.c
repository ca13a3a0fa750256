/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-parameters.h"

#include <math.h>
#include <string.h>

#include "fw-parameter-private.h"

struct _FwParameters
{
  GObject parent_instance;

  FwOwner owner;
  GPtrArray *items; /* FwParameter */
};

static GType
fw_parameters_get_item_type (GListModel *list)
{
  return FW_TYPE_PARAMETER;
}

static guint
fw_parameters_get_n_items (GListModel *list)
{
  return FW_PARAMETERS (list)->items->len;
}

static gpointer
fw_parameters_get_item (GListModel *list, guint position)
{
  FwParameters *self = FW_PARAMETERS (list);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position))
                                     : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = fw_parameters_get_item_type;
  iface->get_n_items = fw_parameters_get_n_items;
  iface->get_item = fw_parameters_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FwParameters, fw_parameters, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
fw_parameters_finalize (GObject *object)
{
  g_ptr_array_unref (FW_PARAMETERS (object)->items);

  G_OBJECT_CLASS (fw_parameters_parent_class)->finalize (object);
}

static void
fw_parameters_class_init (FwParametersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_parameters_finalize;
}

static void
fw_parameters_init (FwParameters *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * fw_parameters_new:
 * @owner: what kind of object they belong to
 * @id: (nullable): its id; %NULL for the plan
 *
 * Returns: (transfer full): every catalogue row of the owner at its fallback
 */
FwParameters *
fw_parameters_new (FwOwner owner, const char *id)
{
  FwParameters *self = g_object_new (FW_TYPE_PARAMETERS, NULL);
  guint n_rows;
  const FwRow *rows = fw_catalogue_rows (&n_rows);

  self->owner = owner;
  for (guint i = 0; i < n_rows; i++)
    if (rows[i].owner == owner)
      g_ptr_array_add (self->items, fw_parameter_new (&rows[i], id));

  return self;
}

FwOwner
fw_parameters_get_owner (FwParameters *self)
{
  g_return_val_if_fail (FW_IS_PARAMETERS (self), FW_OWNER_PLAN);
  return self->owner;
}

FwParameter *
fw_parameters_find (FwParameters *self, const char *member)
{
  g_return_val_if_fail (FW_IS_PARAMETERS (self) && member != NULL, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      FwParameter *parameter = g_ptr_array_index (self->items, i);

      if (strcmp (fw_row_member (fw_parameter_get_row (parameter)), member) == 0)
        return parameter;
    }

  return NULL;
}

double
fw_parameters_get_value (FwParameters *self, const char *member)
{
  FwParameter *parameter = fw_parameters_find (self, member);

  g_return_val_if_fail (parameter != NULL, NAN);
  return fw_parameter_get_value (parameter);
}
