/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-network-private.h"

/* Which parties of a network are drawn. Where there are too many, those that matter least stand
 * together as "and 12 more": nobody is left out silently. */

static double
number (double value)
{
  return isfinite (value) && value > 0 ? value : 0;
}

typedef struct
{
  guint index;
  double weight;
} Rank;

/* Heaviest first, equals in the plan's order. */
static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const Rank *first = a, *second = b;

  if (first->weight != second->weight)
    return first->weight > second->weight ? -1 : 1;
  return first->index < second->index ? -1 : 1;
}

/* Which are drawn alone: all, or the heaviest but for one place that the others share. (transfer
 * full): the shown place of each. */
static guint *
choose (Rank *ranks, guint n, guint max, guint *n_shown)
{
  guint *places = g_new (guint, MAX (n, 1));
  const guint alone = n <= max ? n : max - 1;
  guint next = 0;
  g_autofree gboolean *chosen = g_new0 (gboolean, MAX (n, 1));

  *n_shown = MIN (n, max);
  qsort (ranks, n, sizeof *ranks, compare_ranks);
  for (guint i = 0; i < alone; i++)
    chosen[ranks[i].index] = TRUE;
  for (guint i = 0; i < n; i++)
    places[i] = chosen[i] ? next++ : alone;
  return places;
}

static void
begin_party (FwParty *party, const char *name, guint index)
{
  party->stands_for++;
  party->index = index;
  if (party->stands_for == 1)
    party->name = g_strdup (name);
}

/* Names those that stand for several. */
static void
name_others (FwParty *parties, guint n)
{
  for (guint i = 0; i < n; i++)
    if (parties[i].stands_for > 1)
      {
        g_autofree char *others
            = fw_unit_format (parties[i].stands_for, FW_UNIT_COUNT, FW_STYLE_LABEL);

        g_free (parties[i].name);
        /* Translators: at the end of a list; how many parties it leaves out. */
        parties[i].name = g_strdup_printf (_ ("and %s more"), others);
        parties[i].low = parties[i].high = NAN;
      }
}

static guint *
take_programs (FwNetwork *self, guint max)
{
  const FwNetworkData *data = self->data;
  g_autofree Rank *ranks = g_new0 (Rank, MAX (data->n_programs, 1));
  guint *places;

  for (guint p = 0; p < data->n_programs; p++)
    ranks[p] = (Rank){ p, number (data->programs[p].placed) };
  places = choose (ranks, data->n_programs, max, &self->n_programs);
  self->programs = g_new0 (FwParty, MAX (self->n_programs, 1));
  for (guint p = 0; p < data->n_programs; p++)
    {
      FwParty *party = &self->programs[places[p]];

      begin_party (party, data->programs[p].name, p);
      party->placed += number (data->programs[p].placed);
    }
  name_others (self->programs, self->n_programs);
  return places;
}

static void
take_helpers (FwNetwork *self, guint max, const guint *program_places)
{
  const FwNetworkData *data = self->data;
  g_autofree Rank *ranks = g_new0 (Rank, MAX (data->n_helpers, 1));
  g_autofree guint *places = NULL;

  for (guint h = 0; h < data->n_helpers; h++)
    ranks[h] = (Rank){ h, 0 };
  places = choose (ranks, data->n_helpers, max, &self->n_helpers);
  self->helpers = g_new0 (FwParty, MAX (self->n_helpers, 1));
  for (guint h = 0; h < data->n_helpers; h++)
    {
      FwParty *party = &self->helpers[places[h]];
      const FwNetworkHelp help = data->helpers[h].help;

      begin_party (party, data->helpers[h].name, h);
      party->mixed = party->mixed || (party->stands_for > 1 && party->help != help);
      party->help = help;
      if (party->programs == NULL)
        party->programs = g_new0 (gboolean, MAX (self->n_programs, 1));
      for (guint p = 0; p < data->n_programs; p++)
        if (data->helpers[h].programs[p])
          party->programs[program_places[p]] = TRUE;
    }
  name_others (self->helpers, self->n_helpers);
}

static void
add_employer (FwNetwork *self, FwParty *party, guint e, const guint *program_places)
{
  const FwNetworkEmployer *employer = &self->data->employers[e];

  begin_party (party, employer->name, e);
  if (party->hires == NULL)
    {
      party->hires = g_new0 (double, MAX (self->n_programs, 1));
      party->with_partner = g_new0 (double, MAX (self->n_programs, 1));
      party->programs = g_new0 (gboolean, MAX (self->n_programs, 1));
    }
  party->pledged = party->pledged || employer->pledged;
  party->rough = party->rough || (employer->pledged && employer->rough);
  party->openings += number (employer->openings);
  party->kept += number (employer->kept.mean);
  party->low = number (employer->kept.p10);
  party->high = number (employer->kept.p90);
  party->placed += number (employer->placed);
  for (guint p = 0; p < self->data->n_programs; p++)
    {
      party->hires[program_places[p]] += number (employer->hires[p]);
      if (!employer->agreed[p])
        continue;
      party->programs[program_places[p]] = TRUE;
      party->with_partner[program_places[p]] += number (employer->hires[p]);
    }
}

/* The program an employer stands beside: the one it hires most from, else its partner. */
static guint
main_program (const FwParty *employer, guint n_programs)
{
  guint found = n_programs;
  double most = 0;

  for (guint p = 0; p < n_programs; p++)
    if (employer->hires[p] >= FW_NETWORK_SOME && employer->hires[p] > most)
      {
        most = employer->hires[p];
        found = p;
      }
  for (guint p = 0; p < n_programs && found == n_programs; p++)
    if (employer->programs[p])
      found = p;
  return found;
}

static int
compare_employers (gconstpointer a, gconstpointer b, gpointer data)
{
  const FwParty *first = a, *second = b;
  const guint *n_programs = data;
  const guint one = main_program (first, *n_programs), other = main_program (second, *n_programs);

  if ((first->stands_for > 1) != (second->stands_for > 1))
    return first->stands_for > 1 ? 1 : -1;
  if (one != other)
    return one < other ? -1 : 1;
  if (first->placed != second->placed)
    return first->placed > second->placed ? -1 : 1;
  return first->index < second->index ? -1 : 1;
}

static void
take_employers (FwNetwork *self, guint max, const guint *program_places)
{
  const FwNetworkData *data = self->data;
  g_autofree Rank *ranks = g_new0 (Rank, MAX (data->n_employers, 1));
  g_autofree guint *places = NULL;
  guint named;

  for (guint e = 0; e < data->n_employers; e++)
    ranks[e]
        = (Rank){ e, number (data->employers[e].openings) + number (data->employers[e].placed) };
  if (fw_network_find_short (data, &named))
    ranks[named].weight = G_MAXDOUBLE;
  places = choose (ranks, data->n_employers, max, &self->n_employers);
  self->employers = g_new0 (FwParty, MAX (self->n_employers, 1));
  for (guint e = 0; e < data->n_employers; e++)
    add_employer (self, &self->employers[places[e]], e, program_places);
  name_others (self->employers, self->n_employers);
  g_qsort_with_data (self->employers, (int)self->n_employers, sizeof *self->employers,
                     compare_employers, &self->n_programs);
}

void
fw_network_take (FwNetwork *self, guint max_helpers, guint max_programs, guint max_employers)
{
  g_autofree guint *places = NULL;

  fw_network_drop (self);
  places = take_programs (self, MAX (max_programs, 1));
  take_helpers (self, MAX (max_helpers, 1), places);
  take_employers (self, MAX (max_employers, 1), places);
}

double
fw_network_largest (const FwNetwork *self)
{
  double most = 0;

  for (guint e = 0; e < self->n_employers; e++)
    if (self->employers[e].stands_for == 1)
      most = fmax (fmax (most, self->employers[e].high),
                   fmax (self->employers[e].openings, self->employers[e].kept));
  return most;
}

static void
drop (FwParty *parties, guint n)
{
  for (guint i = 0; parties != NULL && i < n; i++)
    {
      g_free (parties[i].name);
      g_free (parties[i].programs);
      g_free (parties[i].hires);
      g_free (parties[i].with_partner);
      g_strfreev (parties[i].lines);
    }
  g_free (parties);
}

void
fw_network_drop (FwNetwork *self)
{
  drop (self->helpers, self->n_helpers);
  drop (self->programs, self->n_programs);
  drop (self->employers, self->n_employers);
  self->helpers = self->programs = self->employers = NULL;
  self->n_helpers = self->n_programs = self->n_employers = 0;
}
