/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "fw-participants.h"

#define MAX_ROWS_TOLD 12

/* Row numbers of one conflict: "rows 5, 9, 12 and 20 more". */
static void
tell_conflict (FwHarvest *harvest, GArray *found, guint from, guint to)
{
  const FwConflictKind kind = g_array_index (found, FwConflict, from).kind;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *why = NULL;

  for (guint i = from; i < to && i < from + MAX_ROWS_TOLD; i++)
    {
      g_autofree char *line = fw_number_to_c (g_array_index (found, FwConflict, i).line);

      g_string_append_printf (lines, "%s%s", i > from ? ", " : "", line);
    }
  if (to - from > MAX_ROWS_TOLD)
    {
      const guint n_more = to - from - MAX_ROWS_TOLD;
      g_autofree char *more = fw_unit_format (n_more, FW_UNIT_COUNT, FW_STYLE_TABLE);

      why = g_strdup_printf (ngettext ("lines %s and %s more", "lines %s and %s more", n_more),
                             lines->str, more);
    }
  else
    why = g_strdup_printf (ngettext ("line %s", "lines %s", to - from), lines->str);
  fw_harvest_add_shortfall (harvest, fw_conflict_title (kind), why,
                            _ ("Counted as it stands; correct the file where it is wrong."));
}

static void
tell_conflicts (FwHarvest *harvest, FwParticipants *people)
{
  g_autoptr (GArray) found = fw_participants_find_conflicts (people);

  for (guint from = 0, to; from < found->len; from = to)
    {
      to = from + 1;
      while (to < found->len
             && g_array_index (found, FwConflict, to).kind
                    == g_array_index (found, FwConflict, from).kind)
        to++;
      tell_conflict (harvest, found, from, to);
    }
}

FwHarvest *
fw_participants_harvest (FwMapping *mapping, FwTableFile *table, const FwTableContext *context,
                         GPtrArray *faults, GError **error)
{
  g_autoptr (FwParticipants) people = fw_participants_new ();
  g_autoptr (FwPilot) pilot = NULL;
  g_autoptr (GPtrArray) series = NULL;
  FwHarvest *harvest;
  GPtrArray *found;

  if (!fw_participants_add (people, table, mapping, error))
    return NULL;
  found = fw_participants_get_faults (people);
  for (guint i = 0; i < found->len; i++)
    {
      const FwRowFault *fault = found->pdata[i];
      FwRowFault *copy = g_new0 (FwRowFault, 1);

      copy->line = fault->line;
      copy->message = g_strdup (fault->message);
      g_ptr_array_add (faults, copy);
    }
  harvest = fw_harvest_new ();
  if (fw_participants_get_n_people (people) == 0)
    return harvest;
  pilot = fw_participants_count (people, NULL, context->year);
  series = fw_pilot_to_series (pilot, context->geography, context->place, context->source,
                               context->fetched);
  for (guint i = 0; i < series->len; i++)
    fw_harvest_add_series (harvest, g_object_ref (series->pdata[i]));
  tell_conflicts (harvest, people);
  return harvest;
}
