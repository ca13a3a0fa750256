/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-rescue.h"

#include "fw-unit.h"

#include <glib/gi18n-lib.h>

#define MINUTE 60
#define HOUR   (60 * MINUTE)
#define DAY    (24 * HOUR)

struct _FwRescue
{
  GObject parent_instance;

  GListStore *copies;
};

static GType
get_item_type (GListModel *model)
{
  return FW_TYPE_RECOVERY_COPY;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (FW_RESCUE (model)->copies));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (FW_RESCUE (model)->copies), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FwRescue, fw_rescue, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
fw_rescue_finalize (GObject *object)
{
  g_clear_object (&FW_RESCUE (object)->copies);
  G_OBJECT_CLASS (fw_rescue_parent_class)->finalize (object);
}

static void
fw_rescue_class_init (FwRescueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_rescue_finalize;
}

static void
fw_rescue_init (FwRescue *self)
{
  self->copies = g_list_store_new (FW_TYPE_RECOVERY_COPY);
  g_signal_connect_object (self->copies, "items-changed", G_CALLBACK (g_list_model_items_changed),
                           self, G_CONNECT_SWAPPED);
}

FwRescue *
fw_rescue_new (void)
{
  return g_object_new (FW_TYPE_RESCUE, NULL);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwRescue) self = data;
  g_autoptr (GPtrArray) copies = fw_recovery_list_finish (result);

  g_list_store_splice (self->copies, 0, 0, copies->pdata, copies->len);
}

void
fw_rescue_look (FwRescue *self)
{
  g_return_if_fail (FW_IS_RESCUE (self));
  fw_recovery_list_async (NULL, NULL, listed_cb, g_object_ref (self));
}

FwRecoveryCopy *
fw_rescue_get_nth (FwRescue *self, guint position)
{
  g_autoptr (FwRecoveryCopy) copy = NULL;

  g_return_val_if_fail (FW_IS_RESCUE (self), NULL);

  copy = g_list_model_get_item (G_LIST_MODEL (self->copies), position);
  return copy; /* the list holds it */
}

FwRecoveryCopy *
fw_rescue_find (FwRescue *self, const char *path)
{
  const guint n = get_n_items (G_LIST_MODEL (self));

  g_return_val_if_fail (FW_IS_RESCUE (self), NULL);

  for (guint i = 0; path && i < n; i++)
    {
      g_autoptr (FwRecoveryCopy) copy = g_list_model_get_item (G_LIST_MODEL (self->copies), i);

      if (g_strcmp0 (fw_recovery_copy_get_path (copy), path) == 0)
        return copy; /* the list holds it */
    }
  return NULL;
}

void
fw_rescue_settle (FwRescue *self, FwRecoveryCopy *copy, gboolean discard)
{
  guint position;

  g_return_if_fail (FW_IS_RESCUE (self));
  g_return_if_fail (FW_IS_RECOVERY_COPY (copy));

  if (discard)
    fw_recovery_copy_discard (copy);
  if (g_list_store_find (self->copies, copy, &position))
    g_list_store_remove (self->copies, position);
}

char *
fw_rescue_ago (FwRecoveryCopy *copy)
{
  const gint64 seconds
      = MAX (g_get_real_time () - fw_recovery_copy_get_time (copy), 0) / G_USEC_PER_SEC;
  const gint64 unit = seconds < HOUR ? MINUTE : seconds < DAY ? HOUR : DAY;
  const gulong n = (gulong)(seconds / unit);
  g_autofree char *count = fw_unit_format ((double)n, FW_UNIT_COUNT, FW_STYLE_TABLE);

  if (seconds < MINUTE)
    return g_strdup (_ ("a moment ago"));
  if (unit == MINUTE)
    return g_strdup_printf (ngettext ("%s minute ago", "%s minutes ago", n), count);
  if (unit == HOUR)
    return g_strdup_printf (ngettext ("%s hour ago", "%s hours ago", n), count);
  return g_strdup_printf (ngettext ("%s day ago", "%s days ago", n), count);
}
