/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-sankey-private.h"

/* What the chart says of who is lost where. */

#define HARDLY 0.03 /* a share that changes less is as good as the same */

static const struct
{
  const char *title;
  const char *loss;   /* of those who do not reach it */
  const char *detail; /* of its two kinds, or in general */
  gboolean parts;     /* the detail takes two numbers */
  const char *one[2]; /* (nullable): of the loss where it is of one kind alone */
} stages[FW_N_SANKEY_STAGES] = {
  [FW_SANKEY_REACHED] = { N_ ("Reached"), NULL, NULL, FALSE },
  [FW_SANKEY_APPLIED] = { N_ ("Applied"), N_ ("%s did not apply"), NULL, FALSE },
  [FW_SANKEY_ENROLLED]
  = { N_ ("Enrolled"), N_ ("%s turned away"), N_ ("no seat, no money or not eligible"), FALSE },
  [FW_SANKEY_COMPLETED] = { N_ ("Completed"),
                            N_ ("%s left or in training"),
                            N_ ("%s left, %s still there"),
                            TRUE,
                            { N_ ("%s left training"), N_ ("%s still in training") } },
  [FW_SANKEY_PLACED]
  = { N_ ("Placed"), N_ ("%s without a job yet"), N_ ("%s wait, %s drifted away"), TRUE },
  [FW_SANKEY_LOCAL] = { N_ ("Local job"), N_ ("%s of all placed moved away"), NULL, FALSE },
  [FW_SANKEY_STAYED] = { N_ ("A year on"),
                         N_ ("%s left or too recent"),
                         N_ ("%s left the job, %s placed too recently"),
                         TRUE,
                         { N_ ("%s left the job"), N_ ("%s placed too recently") } },
};

const char *
fw_sankey_stage_title (FwSankeyStage stage)
{
  return _ (stages[stage].title);
}

static char *
count (double value)
{
  return fw_unit_format (value, FW_UNIT_PERSONS, FW_STYLE_LABEL);
}

static char *
about (double value)
{
  return fw_unit_format (value, FW_UNIT_PERSONS, FW_STYLE_TITLE);
}

static char *
percent (double part, double whole)
{
  return fw_unit_format (whole > 0 ? part / whole : 0, FW_UNIT_SHARE, FW_STYLE_LABEL);
}

char *
fw_sankey_people (double value)
{
  g_autofree char *number = count (value);
  const gulong n = value < 1e9 ? (gulong)(value + 0.5) : 1000000000UL;

  return g_strdup_printf (ngettext ("%s person", "%s people", n), number);
}

double
fw_sankey_group_loss (const FwSankeyGroup *group, FwSankeyStage stage)
{
  return group->losses[stage][0] + group->losses[stage][1];
}

/* The kind all of a loss is of, 0 or 1; 2: both, or it has no name of its own. */
static guint
only_kind (const FwSankey *self, FwSankeyStage stage, double kinds[2])
{
  kinds[0] = kinds[1] = 0;
  for (guint g = 0; g < self->n; g++)
    for (guint k = 0; k < 2; k++)
      kinds[k] += self->groups[g].losses[stage][k];
  for (guint k = 0; k < 2; k++)
    if (stages[stage].one[k] != NULL && kinds[1 - k] < 0.5)
      return k;
  return 2;
}

char *
fw_sankey_loss (const FwSankey *self, FwSankeyStage stage)
{
  double kinds[2];
  const guint only = only_kind (self, stage, kinds);
  g_autofree char *number = count (self->lost[stage]);

  return g_strdup_printf (_ (only < 2 ? stages[stage].one[only] : stages[stage].loss), number);
}

char *
fw_sankey_loss_detail (const FwSankey *self, FwSankeyStage stage)
{
  g_autofree char *first = NULL, *second = NULL;
  double kinds[2];

  if (stage == FW_SANKEY_APPLIED && self->cut < 1)
    return g_strdup (_ ("not drawn to scale"));
  if (!stages[stage].parts)
    return stages[stage].detail ? g_strdup (_ (stages[stage].detail)) : NULL;
  if (only_kind (self, stage, kinds) < 2)
    return NULL;
  first = count (kinds[0]);
  second = count (kinds[1]);
  return g_strdup_printf (_ (stages[stage].detail), first, second);
}

char *
fw_sankey_own (const FwSankey *self)
{
  g_autofree char *number = count (self->own);

  return g_strdup_printf (_ ("%s kept by their employer"), number);
}

/* The group whose share falls most from application to placement. */
static guint
falls_most (const FwSankey *self, double *fall)
{
  const double applied = self->totals[FW_SANKEY_APPLIED], placed = self->totals[FW_SANKEY_PLACED];
  guint found = 0;

  *fall = -G_MAXDOUBLE;
  for (guint g = 0; g < self->n; g++)
    {
      const double *of = self->groups[g].stages;
      const double less = of[FW_SANKEY_APPLIED] / applied - of[FW_SANKEY_PLACED] / placed;

      if (less > *fall)
        {
          *fall = less;
          found = g;
        }
    }
  return found;
}

/* Where the largest part of those who came so far is lost. */
static char *
even_title (const FwSankey *self)
{
  static const char *const titles[FW_N_SANKEY_STAGES] = {
    [FW_SANKEY_ENROLLED]
    = N_ ("Groups keep about their share; about\u00a0%s of %s applicants are turned away"),
    [FW_SANKEY_COMPLETED]
    = N_ ("Groups keep about their share; about\u00a0%s of %s enrolled do not finish by then"),
    [FW_SANKEY_PLACED]
    = N_ ("Groups keep about their share; about\u00a0%s of %s who finish have no job yet"),
    [FW_SANKEY_LOCAL] = N_ ("Groups keep about their share; about\u00a0%s of %s placed move away"),
  };
  FwSankeyStage most = FW_SANKEY_ENROLLED;
  g_autofree char *lost = NULL, *of = NULL;

  for (FwSankeyStage s = FW_SANKEY_ENROLLED; s <= FW_SANKEY_LOCAL; s++)
    if (self->lost[s] * self->totals[most - 1] > self->lost[most] * self->totals[s - 1])
      most = s;
  lost = about (self->lost[most]);
  of = about (self->totals[most - 1]);
  if (!(self->lost[most] >= 0.5))
    return g_strdup (_ ("Groups keep about their share, and nobody is lost"));
  return g_strdup_printf (_ (titles[most]), lost, of);
}

char *
fw_sankey_title (const FwSankey *self)
{
  const double applied = self->totals[FW_SANKEY_APPLIED], placed = self->totals[FW_SANKEY_PLACED];
  g_autofree char *quarter = NULL, *of_applied = NULL, *of_placed = NULL;
  const FwSankeyGroup *group;
  double fall;

  if (!(applied >= 0.5))
    return g_strdup (_ ("Nobody applies in this scenario"));
  if (!(placed >= 0.5))
    {
      quarter
          = fw_unit_format_quarter (self->data->context.start_year,
                                    self->data->context.start_quarter, (guint)self->data->quarter);
      of_applied = about (applied);
      return g_strdup_printf (_ ("Of about\u00a0%s applicants nobody is placed by %s"), of_applied,
                              quarter);
    }
  if (self->n == 1)
    {
      of_applied = about (applied);
      of_placed = about (placed);
      return g_strdup_printf (_ ("Of about\u00a0%s applicants, about\u00a0%s are placed"),
                              of_applied, of_placed);
    }
  group = &self->groups[falls_most (self, &fall)];
  if (fall < HARDLY)
    return even_title (self);
  of_applied = percent (group->stages[FW_SANKEY_APPLIED], applied);
  of_placed = percent (group->stages[FW_SANKEY_PLACED], placed);
  /* Translators: a group, its share of applicants, and of those placed. */
  return g_strdup_printf (_ ("%s: %s of applicants, but %s of those placed"), group->name,
                          of_applied, of_placed);
}

/* Whether those who go on and those who do not, rounded each, come to those of the stage before,
 * and each number that is told in parts to the sum of them. */
static gboolean
adds_up (const FwSankey *self, FwSankeyStage stage)
{
  double groups[FW_SANKEY_GROUPS], kinds[2], parts[3] = { self->totals[stage], self->lost[stage] };

  if (stage == FW_SANKEY_PLACED)
    parts[2] = self->own;
  for (guint g = 0; g < self->n; g++)
    groups[g] = self->groups[g].stages[stage];
  return (stage == FW_SANKEY_REACHED
          || fw_unit_adds_up (parts, G_N_ELEMENTS (parts), self->totals[stage - 1],
                              FW_UNIT_PERSONS))
         && (!stages[stage].parts || only_kind (self, stage, kinds) < 2
             || fw_unit_adds_up (kinds, G_N_ELEMENTS (kinds), self->lost[stage], FW_UNIT_PERSONS))
         && fw_unit_adds_up (groups, self->n, self->totals[stage], FW_UNIT_PERSONS);
}

char *
fw_sankey_subtitle (const FwSankey *self)
{
  gboolean exact = TRUE;
  const FwChartContext *context = &self->data->context;
  g_autofree char *quarter = fw_unit_format_quarter (context->start_year, context->start_quarter,
                                                     (guint)self->data->quarter);
  g_autofree char *runs = fw_unit_format ((double)context->n_runs, FW_UNIT_COUNT, FW_STYLE_TABLE);

  for (guint s = 0; s < self->n_stages; s++)
    exact = exact && adds_up (self, (FwSankeyStage)s);
  return g_strdup_printf (exact ? _ ("People at each stage by group, by %s, average of %s runs. "
                                     "Plan “%s”")
                                : _ ("People at each stage by group, by %s, average of %s runs, "
                                     "each rounded. Plan “%s”"),
                          quarter, runs, context->scenario);
}

static void
describe_stage (const FwSankey *self, FwSankeyStage stage, GString *words)
{
  g_autofree char *all = fw_sankey_people (self->totals[stage]);

  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append_printf (words, "%s: %s", fw_sankey_stage_title (stage), all);
  for (guint g = 0; g < self->n && self->n > 1; g++)
    {
      g_autofree char *number = count (self->groups[g].stages[stage]);
      g_autofree char *share = percent (self->groups[g].stages[stage], self->totals[stage]);

      g_string_append_printf (words, "%s %s %s (%s)", g == 0 ? " –" : ",", self->groups[g].name,
                              number, share);
    }
  if (self->lost[stage] > 0)
    {
      g_autofree char *loss = fw_sankey_loss (self, stage);
      g_autofree char *detail = fw_sankey_loss_detail (self, stage);

      g_string_append_printf (words, "; %s", loss);
      if (detail)
        g_string_append_printf (words, " (%s)", detail);
    }
  if (stage == FW_SANKEY_PLACED && self->own > 0)
    {
      g_autofree char *own = fw_sankey_own (self);

      g_string_append_printf (words, "; %s", own);
    }
  g_string_append_c (words, '.');
}

char *
fw_sankey_description (const FwSankey *self)
{
  GString *words = g_string_new (NULL);

  for (guint s = 0; s < self->n_stages; s++)
    describe_stage (self, (FwSankeyStage)s, words);
  if (self->n_stages < FW_N_SANKEY_STAGES)
    g_string_append_printf (words, " %s", _ ("Nobody was placed four quarters ago yet."));
  return g_string_free (words, FALSE);
}

void
fw_sankey_add_stage_datum (FwSankey *self, FwSankeyStage stage, guint group, const FwRect *focus,
                           const FwRect *hit)
{
  const double value = self->groups[group].stages[stage];
  g_autofree char *people = fw_sankey_people (value);
  g_autofree char *share = percent (value, self->totals[stage]);
  g_autofree char *words
      /* Translators: people of a group, and their share of all who come this far. */
      = g_strdup_printf (_ ("%s, %s of all at this stage"), people, share);
  g_autofree char *label
      = g_strdup_printf ("%s, %s", fw_sankey_stage_title (stage), self->groups[group].name);

  fw_scene_add_datum (self->frame.scene, label, words, stage, focus, hit);
}

static void
add_row (FwSankey *self, const char *title, double (*value) (const FwSankeyGroup *, guint),
         guint which)
{
  double all = 0;

  fw_scene_add_cell_text (self->frame.scene, title);
  for (guint g = 0; g < self->n; g++)
    {
      all += value (&self->groups[g], which);
      fw_scene_add_cell_number (self->frame.scene, value (&self->groups[g], which));
    }
  fw_scene_add_cell_number (self->frame.scene, all);
}

static double
at_stage (const FwSankeyGroup *group, guint stage)
{
  return group->stages[stage];
}

static double
lost_of_kind (const FwSankeyGroup *group, guint which)
{
  return group->losses[which / 2][which % 2];
}

static double
kept (const FwSankeyGroup *group, guint unused)
{
  return group->own;
}

void
fw_sankey_add_table (FwSankey *self)
{
  static const char *const kinds[FW_N_SANKEY_STAGES][2] = {
    [FW_SANKEY_APPLIED] = { N_ ("Did not apply"), NULL },
    [FW_SANKEY_ENROLLED] = { N_ ("Turned away"), NULL },
    [FW_SANKEY_COMPLETED] = { N_ ("Left training"), N_ ("Still in training") },
    [FW_SANKEY_PLACED] = { N_ ("Waiting for an opening"), N_ ("Drifted away") },
    [FW_SANKEY_LOCAL] = { N_ ("Moved away"), NULL },
    [FW_SANKEY_STAYED] = { N_ ("Left the job"), N_ ("Placed too recently to know") },
  };

  fw_scene_add_column (self->frame.scene, _ ("Stage"), FW_UNIT_COUNT, TRUE);
  for (guint g = 0; g < self->n; g++)
    fw_scene_add_column (self->frame.scene, self->groups[g].name, FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (self->frame.scene, _ ("All"), FW_UNIT_PERSONS, FALSE);
  for (guint s = 0; s < self->n_stages; s++)
    {
      for (guint k = 0; k < 2; k++)
        if (kinds[s][k])
          add_row (self, _ (kinds[s][k]), lost_of_kind, 2 * s + k);
      if (s == FW_SANKEY_PLACED && self->own > 0)
        add_row (self, _ ("Kept by their employer"), kept, 0);
      add_row (self, fw_sankey_stage_title ((FwSankeyStage)s), at_stage, s);
    }
}
