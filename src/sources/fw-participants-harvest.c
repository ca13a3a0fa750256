/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "fw-participants.h"
#include "fw-table-private.h"

char *
fw_participants_dup_source (FwParticipants *self)
{
  const guint n = fw_participants_get_n_files (self);
  g_autofree char *count = fw_number_to_c (n);

  g_return_val_if_fail (n > 0, NULL);

  if (n == 1)
    return g_strdup_printf (_ ("File “%s”"), fw_participants_get_file (self, 0));
  return g_strdup_printf (_ ("%s files, the last “%s”"), count,
                          fw_participants_get_file (self, n - 1));
}

/* ----- parts of the plan */

static void
free_part (gpointer data)
{
  FwRecordedPart *self = data;

  g_free (self->name);
  g_free (self->subject);
  g_free (self);
}

GPtrArray *
fw_recorded_parts_new (void)
{
  return g_ptr_array_new_with_free_func (free_part);
}

void
fw_recorded_parts_add (GPtrArray *parts, const char *name, FwList list, const char *id)
{
  FwRecordedPart *part = g_new0 (FwRecordedPart, 1);

  part->name = g_strdup (name);
  part->subject = g_strconcat (fw_list_member (list), "/", id, NULL);
  g_ptr_array_add (parts, part);
}

gboolean
fw_recorded_part_is (const FwRecordedPart *self, const char *name, FwList list, const char *id)
{
  g_autofree char *subject = g_strconcat (fw_list_member (list), "/", id, NULL);
  g_autofree char *one = fw_table_fold (self->name);
  g_autofree char *other = fw_table_fold (name);

  return g_str_equal (self->subject, subject) && g_str_equal (one, other);
}

/* A name that the columns chosen now do not have is no fault. */
static void
choose_parts (FwParticipants *people, GPtrArray *parts)
{
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const FwRecordedPart *part = parts->pdata[i];

      fw_participants_choose (people, part->name, part->subject, NULL);
    }
}

/* ----- what does not fit together */

/* Kinds alone: rows can be counted, and tell what is withheld. */
static void
tell_conflicts (FwHarvest *harvest, FwParticipants *people)
{
  g_autoptr (GArray) found = fw_participants_find_conflicts (people, NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const FwConflictKind kind = g_array_index (found, FwConflict, i).kind;

      if (i == 0 || g_array_index (found, FwConflict, i - 1).kind != kind)
        fw_harvest_add_shortfall (harvest, fw_conflict_title (kind),
                                  _ ("In some rows, which are counted as they stand."), NULL);
    }
  if (found->len > 0)
    fw_harvest_add_shortfall (
        harvest, _ ("Which rows?"),
        _ ("“fairway-cli outcomes” with “--lines” tells whoever holds the file."), NULL);
}

/* ----- files in the order of time */

typedef struct
{
  FwTableFile *table;
  FwMapping *mapping;
  guint32 last_day;
  guint n_people;
  guint place; /* as given */
} File;

static int
compare_files (gconstpointer a, gconstpointer b)
{
  const File *x = a, *y = b;

  if (x->last_day != y->last_day)
    return x->last_day < y->last_day ? -1 : 1;
  if (x->n_people != y->n_people)
    return x->n_people < y->n_people ? -1 : 1;
  return (x->place > y->place) - (x->place < y->place);
}

/* Files that are chosen together come in no order. Of two that end on the same day the one with
 * more people is the later: records grow. */
static GArray *
list_files (GPtrArray *tables, GPtrArray *mappings, GError **error)
{
  g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (File));

  for (guint i = 0; i < tables->len; i++)
    {
      g_autoptr (FwParticipants) alone = fw_participants_new ();
      File file = { tables->pdata[i], mappings->pdata[i], 0, 0, i };

      if (tables->len > 1 && !fw_participants_add (alone, file.table, file.mapping, error))
        return NULL;
      file.last_day = fw_participants_get_last_day (alone);
      file.n_people = fw_participants_get_n_people (alone);
      g_array_append_val (files, file);
    }
  g_array_sort (files, compare_files);
  return g_steal_pointer (&files);
}

static FwParticipants *
read_files (GPtrArray *tables, GPtrArray *mappings, GError **error)
{
  g_autoptr (FwParticipants) people = fw_participants_new ();
  g_autoptr (GArray) files = list_files (tables, mappings, error);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const File *file = &g_array_index (files, File, i);

      if (!fw_participants_add (people, file->table, file->mapping, error))
        return NULL;
    }
  return files != NULL ? g_steal_pointer (&people) : NULL;
}

static void
tell_faults (FwParticipants *people, GPtrArray *faults)
{
  GPtrArray *found = fw_participants_get_faults (people);

  for (guint i = 0; i < found->len; i++)
    {
      const FwRowFault *fault = found->pdata[i];
      FwRowFault *copy = g_new0 (FwRowFault, 1);

      copy->line = fault->line;
      copy->message
          = fw_participants_get_n_files (people) == 1
                ? g_strdup (fault->message)
                : g_strdup_printf (
                    "%s: %s",
                    fw_participants_get_file (people, fw_participants_get_fault_file (people, i)),
                    fault->message);
      g_ptr_array_add (faults, copy);
    }
}

FwHarvest *
fw_participants_harvest (GPtrArray *tables, GPtrArray *mappings, GPtrArray *parts,
                         const FwTableContext *context, GPtrArray *faults, GError **error)
{
  FwParticipants *people;
  g_autofree char *source = NULL;
  g_autoptr (FwPilot) pilot = NULL;
  g_autoptr (GPtrArray) series = NULL;
  FwHarvest *harvest;

  g_return_val_if_fail (tables->len > 0 && tables->len == mappings->len, NULL);

  people = read_files (tables, mappings, error);
  if (people == NULL)
    return NULL;
  harvest = fw_harvest_new ();
  harvest->people = people;
  tell_faults (people, faults);
  if (fw_participants_get_n_people (people) == 0)
    return harvest;
  choose_parts (people, parts);
  pilot = fw_participants_count (people, NULL, context->year);
  source = tables->len > 1 ? fw_participants_dup_source (people) : g_strdup (context->source);
  series = fw_pilot_to_series (pilot, context->geography, context->place, source, context->fetched);
  for (guint i = 0; i < series->len; i++)
    fw_harvest_add_series (harvest, g_object_ref (series->pdata[i]));
  tell_conflicts (harvest, people);
  return harvest;
}
