/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-network-private.h"

static char *
count (double value)
{
  return fw_unit_format (value, FW_UNIT_PERSONS, FW_STYLE_LABEL);
}

static gulong
plural (double value)
{
  return value < 1e9 ? (gulong)(value + 0.5) : 1000000000UL;
}

static char *
quarter_of (const FwNetworkData *data)
{
  return fw_unit_format_quarter (data->context.start_year, data->context.start_quarter,
                                 (guint)data->quarter);
}

/* --- The finding */

const char *
fw_network_nothing (const FwNetworkData *data)
{
  if (data->n_programs == 0)
    return _ ("Add a program to see who trains for whom.");
  if (data->n_employers == 0)
    return _ ("Add an employer to see who hires from whom.");
  if (data->context.no_program)
    return _ ("No program has a seat here, so nobody is trained for an employer.");
  return NULL;
}

static gboolean
has_partner (const FwNetworkData *data, guint program)
{
  for (guint e = 0; e < data->n_employers; e++)
    if (data->employers[e].agreed[program])
      return TRUE;
  return FALSE;
}

gboolean
fw_network_find_short (const FwNetworkData *data, guint *employer)
{
  double most = 0;

  for (guint e = 0; e < data->n_employers; e++)
    {
      const FwNetworkEmployer *row = &data->employers[e];
      const double lost = row->openings - row->kept.mean;

      if (row->pledged && row->openings >= FW_NETWORK_DUE && row->kept.p90 < row->openings
          && lost > most)
        {
          most = lost;
          *employer = e;
        }
    }
  return most >= FW_NETWORK_SOME;
}

/* Employers whose jobs nobody trains for; NULL when there is none. */
static char *
untrained_title (const FwNetworkData *data)
{
  guint n = 0, last = 0;

  for (guint e = 0; e < data->n_employers; e++)
    if (!data->employers[e].trained)
      {
        n++;
        last = e;
      }
  if (n == 0)
    return NULL;
  if (n == data->n_employers)
    return g_strdup (_ ("No program trains for the jobs of any employer"));
  if (n == 1)
    /* Translators: an employer. */
    return g_strdup_printf (_ ("No program trains for the jobs of %s"), data->employers[last].name);
  {
    g_autofree char *some = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_LABEL);
    g_autofree char *all = fw_unit_format (data->n_employers, FW_UNIT_COUNT, FW_STYLE_LABEL);

    /* Translators: of how many employers, and of how many in all. */
    return g_strdup_printf (_ ("%s of %s employers have no program that trains for their jobs"),
                            some, all);
  }
}

/* Programs without a partner who hires; NULL when there is none. */
static char *
alone_title (const FwNetworkData *data)
{
  guint n = 0, last = 0;
  g_autofree char *some = NULL;

  for (guint p = 0; p < data->n_programs; p++)
    if (!has_partner (data, p))
      {
        n++;
        last = p;
      }
  if (n == 0)
    return NULL;
  if (n == data->n_programs)
    return g_strdup (_ ("No employer has agreed to hire from a program"));
  if (n == 1)
    /* Translators: a program. */
    return g_strdup_printf (_ ("No employer has agreed to hire from %s"),
                            data->programs[last].name);
  some = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_LABEL);
  return g_strdup_printf (_ ("%s programs have no employer that agreed to hire from them"), some);
}

/* Of what is simulated two figures; a pledge is what it is. */
static char *
about (double value)
{
  return fw_unit_format (value, FW_UNIT_PERSONS, FW_STYLE_TITLE);
}

/* "70"; "about 130" of a pledge that is a range itself: more may come than its middle. */
static char *
pledge_size (double openings, gboolean rough)
{
  g_autofree char *number = count (openings);

  return rough ? g_strdup_printf (_ ("about\u00a0%s"), number) : g_steal_pointer (&number);
}

/* What eight in ten runs bring, of what is pledged: "about" is said of both. */
static char *
short_title (const FwNetworkEmployer *employer)
{
  g_autofree char *openings = count (employer->openings);
  g_autofree char *range = fw_unit_format_range (employer->kept.p10, employer->kept.p90,
                                                 FW_UNIT_PERSONS, FW_STYLE_TITLE);

  /* Translators: an employer, openings that come of its pledge ("20–120"), openings it pledged. */
  return g_strdup_printf (_ ("%s: about\u00a0%s of %s pledged openings likely"), employer->name,
                          range, openings);
}

static char *
pledges_title (const FwNetworkData *data)
{
  double pledged = 0, kept = 0;
  gboolean rough = FALSE;
  g_autofree char *all = NULL, *some = NULL;

  for (guint e = 0; e < data->n_employers; e++)
    if (data->employers[e].pledged && data->employers[e].openings > 0)
      {
        pledged += data->employers[e].openings;
        kept += data->employers[e].kept.mean;
        rough = rough || data->employers[e].rough;
      }
  if (!(pledged >= FW_NETWORK_DUE))
    {
      g_autofree char *quarter = quarter_of (data);

      return g_strdup_printf (_ ("No opening is pledged by %s"), quarter);
    }
  all = pledge_size (pledged, rough);
  if (pledged - kept < FW_NETWORK_SOME)
    return g_strdup_printf (_ ("All %s openings pledged are expected"), all);
  some = about (kept);
  return g_strdup_printf (_ ("Of %s openings pledged, about\u00a0%s are expected"), all, some);
}

char *
fw_network_title (const FwNetworkData *data)
{
  char *title;
  guint found;

  if (data->n_programs == 0)
    return g_strdup (_ ("There is no program that trains for an employer"));
  if (data->n_employers == 0)
    return g_strdup (_ ("There is no employer to train for"));
  if (data->context.no_program)
    return g_strdup (_ ("Without a program nobody is trained for an employer"));
  title = untrained_title (data);
  if (title == NULL)
    title = alone_title (data);
  if (title == NULL && fw_network_find_short (data, &found))
    title = short_title (&data->employers[found]);
  return title != NULL ? title : pledges_title (data);
}

char *
fw_network_subtitle (const FwNetworkData *data)
{
  g_autofree char *quarter = quarter_of (data);
  g_autofree char *runs
      = fw_unit_format ((double)data->context.n_runs, FW_UNIT_COUNT, FW_STYLE_TABLE);

  return g_strdup_printf (_ ("People placed and openings pledged by %s, average of %s runs. "
                             "Plan “%s”"),
                          quarter, runs, data->context.scenario);
}

/* --- A party in words */

const char *
fw_network_help_title (FwNetworkHelp help)
{
  switch (help)
    {
    case FW_HELP_TRAINS:
      return _ ("Who trains");
    case FW_HELP_REFERS:
      return _ ("Who sends people");
    case FW_HELP_PAYS:
    case FW_N_HELPS:
    default:
      return _ ("Who pays");
    }
}

static void
append (GString *words, const char *more)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", more);
}

/* "12 people placed" */
static void
append_placed (GString *words, double placed)
{
  g_autofree char *number = count (placed);
  g_autofree char *people = g_strdup_printf (
      ngettext ("%s person placed", "%s people placed", plural (placed)), number);

  append (words, people);
}

char *
fw_network_placed (double people)
{
  g_autofree char *number = count (people);

  /* Translators: people, beside the name of whom places or hires them. */
  return g_strdup_printf (ngettext ("%s placed", "%s placed", plural (people)), number);
}

/* "22–31 of 40" */
static char *
pledge_words (const FwParty *employer)
{
  g_autofree char *openings = pledge_size (employer->openings, employer->rough), *kept = NULL;

  if (!employer->pledged)
    return g_strdup (_ ("no pledge"));
  if (!(employer->openings >= FW_NETWORK_DUE))
    return g_strdup (_ ("none due yet"));
  if (isfinite (employer->low) && isfinite (employer->high))
    kept = fw_unit_format_range (employer->low, employer->high, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  if (kept != NULL)
    /* Translators: openings expected, out of how many pledged. */
    return g_strdup_printf (_ ("%s of %s"), kept, openings);
  kept = count (employer->kept);
  /* Translators: of several employers, openings expected, out of how many pledged. */
  return g_strdup_printf (_ ("%s expected of %s pledged"), kept, openings);
}

/**
 * fw_network_pledge:
 *
 * Returns: (transfer full): "22–31 of 40", short enough to stand beside a bar; "22–31 of 40, 18
 * placed" where the name leaves no room for those beside it
 */
char *
fw_network_pledge (const FwParty *employer)
{
  g_autofree char *pledge = pledge_words (employer), *placed = NULL;

  if (!employer->placed_below)
    return g_steal_pointer (&pledge);
  placed = fw_network_placed (employer->placed);
  return g_strdup_printf ("%s, %s", pledge, placed);
}

static void
append_pledge (GString *words, const FwNetworkEmployer *employer)
{
  g_autofree char *openings = pledge_size (employer->openings, employer->rough);
  g_autofree char *low = count (employer->kept.p10), *high = count (employer->kept.p90);
  g_autofree char *kept = count (employer->kept.mean), *pledge = NULL;

  if (!employer->pledged)
    pledge = g_strdup (_ ("no openings pledged"));
  else if (!(employer->openings >= FW_NETWORK_DUE))
    pledge = g_strdup (_ ("none of its pledge is due yet"));
  else
    pledge = g_strdup_printf (_ ("%s openings pledged, of them %s expected, 80%% range %s to %s"),
                              openings, kept, low, high);
  append (words, pledge);
}

static char *
employer_words (const FwNetworkData *data, const FwNetworkEmployer *employer)
{
  GString *words = g_string_new (NULL);

  append_pledge (words, employer);
  append_placed (words, fmax (employer->placed, 0));
  for (guint p = 0; p < data->n_programs; p++)
    {
      g_autofree char *number = count (employer->hires[p]);
      const gboolean some = employer->hires[p] >= FW_NETWORK_SOME;

      if (!some && !employer->agreed[p])
        continue;
      g_string_append (words, "; ");
      if (employer->agreed[p])
        /* Translators: a program and people an employer hires from it. */
        g_string_append_printf (words, _ ("from its partner %s: %s"), data->programs[p].name,
                                number);
      else
        /* Translators: a program and people an employer hires from it. */
        g_string_append_printf (words, _ ("from %s, without an agreement: %s"),
                                data->programs[p].name, number);
    }
  if (!employer->trained)
    append (words, _ ("no program trains for its jobs"));
  return g_string_free (words, FALSE);
}

/* Of several employers: what their sum comes to. */
static char *
others_words (const FwParty *employer)
{
  g_autofree char *openings = pledge_size (employer->openings, employer->rough);
  g_autofree char *kept = count (employer->kept);
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, _ ("%s openings pledged, of them %s expected"), openings, kept);
  append_placed (words, employer->placed);
  return g_string_free (words, FALSE);
}

char *
fw_network_employer_words (const FwNetwork *self, const FwParty *employer)
{
  if (employer->stands_for > 1)
    return others_words (employer);
  return employer_words (self->data, &self->data->employers[employer->index]);
}

/* "Trained by: X, Y" */
static void
append_helpers (GString *words, const FwNetworkData *data, guint program, FwNetworkHelp help,
                const char *format)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint h = 0; h < data->n_helpers; h++)
    if (data->helpers[h].help == help && data->helpers[h].programs[program])
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", data->helpers[h].name);
  if (names->len == 0)
    return;
  g_string_append (words, "; ");
  g_string_append_printf (words, format, names->str);
}

static char *
program_words (const FwNetworkData *data, guint program)
{
  GString *words = g_string_new (NULL);

  append_placed (words, fmax (data->programs[program].placed, 0));
  append_helpers (words, data, program, FW_HELP_TRAINS, _ ("trained by %s"));
  append_helpers (words, data, program, FW_HELP_REFERS, _ ("people come from %s"));
  append_helpers (words, data, program, FW_HELP_PAYS, _ ("paid by %s"));
  if (!has_partner (data, program))
    append (words, _ ("no employer has agreed to hire from it"));
  return g_string_free (words, FALSE);
}

char *
fw_network_program_words (const FwNetwork *self, guint program)
{
  const FwParty *party = &self->programs[program];
  GString *words;

  if (party->stands_for == 1)
    return program_words (self->data, party->index);
  words = g_string_new (NULL);
  append_placed (words, party->placed);
  return g_string_free (words, FALSE);
}

char *
fw_network_helper_words (const FwNetwork *self, const FwParty *helper)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint p = 0; p < self->n_programs; p++)
    if (helper->programs[p])
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", self->programs[p].name);
  if (names->len == 0)
    return g_strdup (_ ("works with no program"));
  if (helper->mixed)
    return g_strdup_printf (_ ("work with %s"), names->str);
  switch (helper->help)
    {
    case FW_HELP_TRAINS:
      return g_strdup_printf (_ ("trains in %s"), names->str);
    case FW_HELP_REFERS:
      return g_strdup_printf (_ ("sends people to %s"), names->str);
    case FW_HELP_PAYS:
    case FW_N_HELPS:
    default:
      return g_strdup_printf (_ ("may pay for %s"), names->str);
    }
}

/* --- All of it */

char *
fw_network_description (const FwNetworkData *data)
{
  const char *nothing = fw_network_nothing (data);
  GString *words = g_string_new (nothing);

  for (guint p = 0; nothing == NULL && p < data->n_programs; p++)
    {
      g_autofree char *value = program_words (data, p);

      g_string_append_printf (words, "%s%s: %s.", words->len > 0 ? " " : "", data->programs[p].name,
                              value);
    }
  for (guint e = 0; nothing == NULL && e < data->n_employers; e++)
    {
      g_autofree char *value = employer_words (data, &data->employers[e]);

      g_string_append_printf (words, " %s: %s.", data->employers[e].name, value);
    }
  return g_string_free (words, FALSE);
}

/* A row an employer; programs' own partners are in the description. */
void
fw_network_add_table (FwNetwork *self)
{
  FwScene *scene = self->frame.scene;
  const FwNetworkData *data = self->data;

  fw_scene_add_column (scene, _ ("Employer"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Openings pledged"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("Openings expected of them"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("1 in 10 below"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("9 in 10 below"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("People placed"), FW_UNIT_PERSONS, FALSE);
  for (guint p = 0; p < data->n_programs; p++)
    {
      g_autofree char *from = g_strdup_printf (_ ("From %s"), data->programs[p].name);
      g_autofree char *agreed = g_strdup_printf (_ ("Partner of %s"), data->programs[p].name);

      fw_scene_add_column (scene, from, FW_UNIT_PERSONS, FALSE);
      fw_scene_add_column (scene, agreed, FW_UNIT_COUNT, TRUE);
    }
  for (guint e = 0; e < data->n_employers; e++)
    {
      const FwNetworkEmployer *employer = &data->employers[e];

      fw_scene_add_cell_text (scene, employer->name);
      fw_scene_add_cell_number (scene, employer->openings);
      fw_scene_add_cell_number (scene, employer->kept.mean);
      fw_scene_add_cell_number (scene, employer->kept.p10);
      fw_scene_add_cell_number (scene, employer->kept.p90);
      fw_scene_add_cell_number (scene, employer->placed);
      for (guint p = 0; p < data->n_programs; p++)
        {
          fw_scene_add_cell_number (scene, employer->hires[p]);
          fw_scene_add_cell_text (scene, employer->agreed[p] ? _ ("yes") : _ ("no"));
        }
    }
}
