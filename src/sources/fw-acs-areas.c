/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-acs-private.h"

#include <math.h>

#define METRO_COLUMN "metropolitan statistical area/micropolitan statistical area"

/* Where an area has its columns: a row of one answer. */
typedef struct
{
  FwScanTable *table;
  guint row;
} Spot;

/* One area: the columns by which its rows are known, with their codes, and where its cells are. */
typedef struct
{
  const char *columns[2]; /* the second may be NULL */
  char *codes[2];
  char *name;
  GHashTable *spots; /* heading to Spot, both borrowed */
} Area;

struct FwAcsAreas
{
  GPtrArray *tables;
  GPtrArray *spots;
  GPtrArray *areas;
  guint n_dropped;
};

static void
free_area (gpointer data)
{
  Area *area = data;

  g_free (area->codes[0]);
  g_free (area->codes[1]);
  g_free (area->name);
  g_hash_table_unref (area->spots);
  g_free (area);
}

static void
add_area (FwAcsAreas *self, const char *column, const char *code, const char *state)
{
  Area *area = g_new0 (Area, 1);

  area->columns[0] = column;
  area->codes[0] = g_strdup (code);
  area->columns[1] = state != NULL ? "state" : NULL;
  area->codes[1] = g_strdup (state);
  area->spots = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_add (self->areas, area);
}

static void
add_areas (FwAcsAreas *self, const FwGeography *place)
{
  switch (place->level)
    {
    case FW_LEVEL_NATION:
      add_area (self, "us", "1", NULL);
      break;
    case FW_LEVEL_STATE:
      add_area (self, "state", place->state, NULL);
      break;
    case FW_LEVEL_METRO:
      add_area (self, METRO_COLUMN, place->code, NULL);
      break;
    case FW_LEVEL_PLACE:
      add_area (self, "place", place->code, place->state);
      break;
    case FW_LEVEL_COUNTY:
    default:
      for (guint i = 0; place->counties[i] != NULL; i++)
        {
          const char state[] = { place->counties[i][0], place->counties[i][1], '\0' };

          add_area (self, "county", place->counties[i] + 2, state);
        }
      break;
    }
}

/* The first row that has these codes in these columns; a look at the number spares most texts. */
static gint
find_row (const Area *area, FwScanTable *table)
{
  const guint n = area->columns[1] != NULL ? 2 : 1;
  gint columns[2];

  for (guint k = 0; k < n; k++)
    {
      columns[k] = fw_scan_table_find (table, area->columns[k]);
      if (columns[k] < 0)
        return -1;
    }
  for (guint row = 0; row < fw_scan_table_get_n_rows (table); row++)
    {
      guint n_same = 0;

      for (guint k = 0; k < n; k++)
        if (fw_scan_table_number (table, row, (guint)columns[k])
            == g_ascii_strtod (area->codes[k], NULL))
          {
            g_autofree char *text = fw_scan_table_dup_text (table, row, (guint)columns[k]);

            n_same += g_strcmp0 (text, area->codes[k]) == 0;
          }
      if (n_same == n)
        return (gint)row;
    }
  return -1;
}

/* The area's cells of one row; what an earlier answer had stays. */
static void
add_row (FwAcsAreas *self, Area *area, FwScanTable *table, guint row)
{
  const gint name = fw_scan_table_find (table, "NAME");
  Spot *spot = g_new (Spot, 1);

  *spot = (Spot){ .table = table, .row = row };
  g_ptr_array_add (self->spots, spot);

  if (area->name == NULL && name >= 0)
    area->name = fw_scan_table_dup_text (table, row, (guint)name);
  for (guint i = 0; i < fw_scan_table_get_n_columns (table); i++)
    {
      const char *heading = fw_scan_table_get_heading (table, i);

      if (!g_hash_table_contains (area->spots, heading))
        g_hash_table_insert (area->spots, (gpointer)heading, spot);
    }
}

static void
add_table (FwAcsAreas *self, FwScanTable *table)
{
  self->n_dropped += fw_scan_table_get_n_dropped (table);
  for (guint i = 0; i < self->areas->len; i++)
    {
      Area *area = g_ptr_array_index (self->areas, i);
      const gint row = find_row (area, table);

      if (row >= 0)
        add_row (self, area, table, (guint)row);
    }
}

/**
 * fw_acs_areas_new:
 * @target: whose areas
 * @outcomes: (element-type FwOutcome)
 * @year: of the answers that count
 *
 * Returns: (transfer full): every cell of these areas in the answers of that year
 */
FwAcsAreas *
fw_acs_areas_new (const FwTarget *target, GPtrArray *outcomes, int year)
{
  FwAcsAreas *self = g_new0 (FwAcsAreas, 1);

  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_scan_table_free);
  self->spots = g_ptr_array_new_with_free_func (g_free);
  self->areas = g_ptr_array_new_with_free_func (free_area);
  add_areas (self, target->place);
  for (guint i = 0; i < outcomes->len; i++)
    {
      FwOutcome *outcome = g_ptr_array_index (outcomes, i);
      FwScanTable *table;

      if (outcome->answer == NULL || fw_acs_is_peers (outcome->request)
          || fw_acs_request_year (outcome->request) != year)
        continue;
      table = fw_scan_census (fw_answer_get_body (outcome->answer), NULL);
      if (table == NULL)
        continue;
      g_ptr_array_add (self->tables, table);
      add_table (self, table);
    }
  return self;
}

void
fw_acs_areas_free (FwAcsAreas *self)
{
  g_ptr_array_unref (self->areas);
  g_ptr_array_unref (self->spots);
  g_ptr_array_unref (self->tables);
  g_free (self);
}

guint
fw_acs_areas_get_n (FwAcsAreas *self)
{
  return self->areas->len;
}

guint
fw_acs_areas_get_n_dropped (FwAcsAreas *self)
{
  return self->n_dropped;
}

char *
fw_acs_areas_dup_name (FwAcsAreas *self)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < self->areas->len; i++)
    {
      const Area *area = g_ptr_array_index (self->areas, i);

      if (area->name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", area->name);
    }
  return g_string_free (names, names->len == 0);
}

FwSeriesValue
fw_acs_areas_read (FwAcsAreas *self, guint area, const char *variable, FwAcsKind kind)
{
  const FwSeriesValue absent = { NULL, NAN, NAN, FW_MARK_UNKNOWN_SERIES };
  g_autofree char *heading = NULL;
  const Spot *spot;

  g_return_val_if_fail (area < self->areas->len, absent);

  heading = g_strconcat (variable, "E", NULL);
  spot = g_hash_table_lookup (((Area *)g_ptr_array_index (self->areas, area))->spots, heading);
  return spot != NULL ? fw_acs_read_cell (spot->table, spot->row, variable, kind) : absent;
}
