/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-compile-private.h"
#include "fw-error.h"

/* An employer is one hiring line of the plan. Its openings stand open over its window; where a
 * commitment tells them quarter by quarter, each quarter becomes a line of its own that only this
 * program is linked to; its commitments that tell nothing share a line over the window, and every
 * commitment stands for an equal part of the openings. All lines of an employer have the same luck:
 * they draw from the same streams. */

static void
scale_openings (FweQuantity *openings, double share)
{
  openings->middle *= share;
  openings->p10 *= share;
  openings->p90 *= share;
  openings->evidence *= share;
}

/* What of a window lies before the horizon, 0 to 1; quarters count from 1. */
static double
share_in_time (FwCompiler *self, gint64 from, gint64 to)
{
  const gint64 last = MIN (to, (gint64)self->out->plan.n_quarters);

  return last >= from ? (double)(last - from + 1) / (double)(to - from + 1) : 0.0;
}

/* Openings that come after the horizon are none of the plan's: no line, or a smaller one. */
static void
append_line (FwCompiler *self, FwPart *part, const char *occupation, double share, gint64 from,
             gint64 to)
{
  FwWords *words = &self->out->words;
  const guint employer = fw_compile_index (self, FW_LIST_EMPLOYERS, fw_part_get_id (part));
  const gboolean pledged = fw_part_get_switch (part, "pledged");
  const gsize last = self->out->plan.n_quarters - 1;
  const double in_time = share_in_time (self, from, to);
  FweEmployer line = { .occupation = fw_compile_index (self, FW_LIST_OCCUPATIONS, occupation),
                       .pledged = pledged,
                       .from = MIN ((gsize)from - 1, last),
                       .to = MIN ((gsize)to - 1, last) };

  if (!(in_time > 0.0))
    return;

  fw_compile_bind (self, part, &line);
  scale_openings (&line.openings, share * in_time);
  if (pledged)
    {
      words->has_pledges = TRUE;
      words->last_pledge = MAX (words->last_pledge, (guint)line.to);
      words->pledged += line.openings.middle;
    }
  else
    {
      /* A projection is no promise: nothing to honour, and it cannot come to nothing as one. */
      line.honoured.kind = FWE_DIST_FIXED;
      line.honoured.middle = line.honoured.evidence = 1.0;
      line.honoured.p_zero = 0.0;
    }

  g_array_append_val (self->employers, line);
  g_array_append_val (words->line_employers, employer);
}

static void
collect_commitments (FwCompiler *self)
{
  GListModel *partnerships = fw_plan_get_list (self->plan, FW_LIST_PARTNERSHIPS);

  self->commitments
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < g_list_model_get_n_items (partnerships); i++)
    {
      g_autoptr (FwPartnership) link = g_list_model_get_item (partnerships, i);
      const char *employer = fw_partnership_get_to (link);
      GPtrArray *of_employer;

      if (fw_partnership_get_kind (link) != FW_PARTNERSHIP_HIRES)
        continue;

      of_employer = g_hash_table_lookup (self->commitments, employer);
      if (of_employer == NULL)
        {
          of_employer = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (self->commitments, g_strdup (employer), of_employer);
        }
      g_ptr_array_add (of_employer, g_object_ref (link));
    }
}

/* Openings a commitment tells quarter by quarter; 0 when it does not. */
static double
scheduled (FwPart *partnership)
{
  GVariant *openings = fw_part_get_variant (partnership, "openings");
  GVariantIter iter;
  double number, sum = 0.0;

  if (openings == NULL)
    return 0.0;

  g_variant_iter_init (&iter, openings);
  while (g_variant_iter_next (&iter, "d", &number))
    sum += number;

  return sum;
}

/* An open hiring employer takes from the common pool only. */
static void
link_lines (FwCompiler *self, FwPart *partnership, guint from_line, guint to_line)
{
  const char *id = fw_partnership_get_from (FW_PARTNERSHIP (partnership));
  const gsize last = self->out->plan.n_quarters - 1;
  FwProgram *program = FW_PROGRAM (fw_plan_find_part (self->plan, FW_LIST_PROGRAMS, id));
  g_auto (GStrv) taught = NULL;
  FweLink link = { .program = fw_compile_index (self, FW_LIST_PROGRAMS, id),
                   .from = MIN ((gsize)fw_part_get_whole (partnership, "from-quarter") - 1, last),
                   .to = MIN ((gsize)fw_part_get_whole (partnership, "to-quarter") - 1, last) };

  if (strcmp (fw_part_get_text (partnership, "hiring"), "preferred") != 0
      || fw_part_get_whole (partnership, "from-quarter") > (gint64)last + 1)
    return;

  taught = fw_teaching_dup_taught (program, self->programs[link.program].skill_weeks, self->lessons,
                                   self->n_lessons);
  link.coverage
      = fw_partnership_coverage (FW_PARTNERSHIP (partnership), (const char *const *)taught);
  for (guint line = from_line; line < to_line; line++)
    {
      link.employer = line;
      g_array_append_val (self->links, link);
    }
}

/* @total: openings of all schedules of the employer; @told: the share of its openings they stand
 * for */
static void
append_schedule (FwCompiler *self, FwPart *employer, FwPart *partnership, double total, double told)
{
  GVariant *openings = fw_part_get_variant (partnership, "openings");
  const char *occupation = fw_part_get_text (partnership, "occupation");
  const guint first = self->employers->len;

  if (occupation == NULL)
    occupation = fw_part_get_text (employer, "occupation");

  for (gsize i = 0; i < g_variant_n_children (openings); i++)
    {
      double number;

      g_variant_get_child (openings, i, "d", &number);
      if (number > 0.0)
        append_line (self, employer, occupation, told * (number / total), (gint64)i + 1,
                     (gint64)i + 1);
    }

  link_lines (self, partnership, first, self->employers->len);
}

static void
compile_employer (FwCompiler *self, FwPart *employer)
{
  GPtrArray *commitments = g_hash_table_lookup (self->commitments, fw_part_get_id (employer));
  const guint n = commitments != NULL ? commitments->len : 0;
  double total = 0.0, told = 0.0;
  guint n_told = 0, first;

  for (guint i = 0; i < n; i++)
    {
      const double sum = scheduled (g_ptr_array_index (commitments, i));

      total += sum;
      n_told += sum > 0.0 ? 1 : 0;
    }

  if (n_told > 0)
    told = (double)n_told / (double)n;
  for (guint i = 0; i < n; i++)
    if (scheduled (g_ptr_array_index (commitments, i)) > 0.0)
      append_schedule (self, employer, g_ptr_array_index (commitments, i), total, told);
  if (n_told > 0 && n_told == n)
    return;

  first = self->employers->len;
  append_line (self, employer, fw_part_get_text (employer, "occupation"), 1.0 - told,
               fw_part_get_whole (employer, "from-quarter"),
               fw_part_get_whole (employer, "to-quarter"));
  for (guint i = 0; i < n; i++)
    if (!(scheduled (g_ptr_array_index (commitments, i)) > 0.0))
      link_lines (self, g_ptr_array_index (commitments, i), first, self->employers->len);
}

gboolean
fw_compile_employers (FwCompiler *self, GError **error)
{
  GListModel *employers = fw_plan_get_list (self->plan, FW_LIST_EMPLOYERS);

  collect_commitments (self);
  for (guint i = 0; i < g_list_model_get_n_items (employers); i++)
    {
      g_autoptr (FwPart) employer = g_list_model_get_item (employers, i);

      compile_employer (self, employer);
    }
  g_clear_pointer (&self->commitments, g_hash_table_unref);

  if (self->employers->len > FWE_MAX_EMPLOYERS || self->links->len > FWE_MAX_LINKS)
    {
      g_set_error_literal (
          error, FW_ERROR, FW_ERROR_TOO_LARGE,
          _ ("The commitments have more openings by quarter than the model takes."));
      return FALSE;
    }

  return TRUE;
}
