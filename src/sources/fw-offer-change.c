/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-offer.h"

#include <glib/gi18n-lib.h>

#include "fw-error.h"
#include "fw-offer-builder.h"
#include "fw-offer-private.h"

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

static gboolean
same_text (const char *a, const char *b)
{
  g_autofree char *first = a != NULL ? g_utf8_casefold (a, -1) : NULL;
  g_autofree char *second = b != NULL ? g_utf8_casefold (b, -1) : NULL;

  return first != NULL && g_strcmp0 (first, second) == 0;
}

/* Whether a part of the list says this in a field, or as its title where that is NULL. */
static gboolean
plan_says (FwPlan *plan, FwList list, const char *field, const char *text, guint max)
{
  g_autofree char *tidy = text != NULL ? fw_offer_tidy (text, max) : NULL;
  GListModel *parts = fw_plan_get_list (plan, list);

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (FwPart) part = g_list_model_get_item (parts, i);

      if (same_text (field != NULL ? fw_part_get_text (part, field) : fw_part_get_title (part),
                     tidy))
        return TRUE;
    }
  return FALSE;
}

/* Each sentence once. */
static void
tell (GPtrArray *told, char *sentence)
{
  if (g_ptr_array_find_with_equal_func (told, sentence, g_str_equal, NULL))
    g_free (sentence);
  else
    g_ptr_array_add (told, sentence);
}

GPtrArray *
fw_offers_twice (FwPlan *plan, GPtrArray *programs, GPtrArray *jobs)
{
  GPtrArray *told = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (FW_IS_PLAN (plan), told);

  for (guint i = 0; programs != NULL && i < programs->len; i++)
    {
      const FwProgramOffer *offer = g_ptr_array_index (programs, i);

      if (plan_says (plan, FW_LIST_PROGRAMS, NULL, offer->title, FW_OFFER_MAX_TITLE))
        tell (told, g_strdup_printf (_ ("The plan has a program “%s” already: if it is the same, "
                                        "its seats now count twice; remove one of them."),
                                     offer->title));
    }
  for (guint i = 0; jobs != NULL && i < jobs->len; i++)
    {
      const FwJobOffer *offer = g_ptr_array_index (jobs, i);

      if (plan_says (plan, FW_LIST_EMPLOYERS, "organisation", offer->employer, FW_OFFER_MAX_TITLE))
        tell (told, g_strdup_printf (_ ("The plan has openings of “%s” already: if they are the "
                                        "same, they now count twice; remove one of them."),
                                     offer->employer));
    }
  return told;
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
