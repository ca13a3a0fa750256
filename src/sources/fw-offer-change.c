/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-offer.h"

#include <glib/gi18n-lib.h>

#include "fw-error.h"
#include "fw-offer-builder.h"

/* "Add Java course", "Add 3 programs", "Add 2 programs and 40 jobs" */
static char *
make_label (GPtrArray *programs, GPtrArray *jobs)
{
  const guint n_programs = programs != NULL ? programs->len : 0;
  const guint n_jobs = jobs != NULL ? jobs->len : 0;
  g_autofree char *many_programs = fw_unit_format (n_programs, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *many_jobs = fw_unit_format (n_jobs, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *some_programs
      = g_strdup_printf (ngettext ("%s program", "%s programs", n_programs), many_programs);
  g_autofree char *some_jobs = g_strdup_printf (ngettext ("%s job", "%s jobs", n_jobs), many_jobs);

  if (n_jobs == 0)
    return g_strdup_printf (_ ("Add %s"), some_programs);
  if (n_programs == 0)
    return g_strdup_printf (_ ("Add %s"), some_jobs);
  return g_strdup_printf (_ ("Add %s and %s"), some_programs, some_jobs);
}

FwChange *
fw_offers_to_change (FwPlan *plan, GPtrArray *programs, GPtrArray *jobs, GError **error)
{
  const guint n_programs = programs != NULL ? programs->len : 0;
  const guint n_jobs = jobs != NULL ? jobs->len : 0;
  g_autofree char *label = make_label (programs, jobs);
  FwBuilder builder = { 0 };
  FwChange *change;

  g_return_val_if_fail (FW_IS_PLAN (plan), NULL);

  if (n_programs + n_jobs == 0)
    {
      g_set_error_literal (error, FW_ERROR, FW_ERROR_NOT_FOUND,
                           _ ("Nothing is chosen; choose at least one program or job to add."));
      return NULL;
    }

  fw_builder_init (&builder, plan);
  for (guint i = 0; i < n_programs; i++)
    fw_builder_add_program (&builder, g_ptr_array_index (programs, i));
  if (n_jobs > 0)
    fw_builder_add_jobs (&builder, jobs);
  change = fw_change_new_several (builder.changes, label);
  fw_builder_clear (&builder);

  return change;
}
