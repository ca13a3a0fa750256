/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-data-list-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-compile-private.h"

static void
value_free (gpointer data)
{
  FwDataValue *self = data;

  g_free (self->key);
  g_free (self->value);
  g_free (self->margin);
  g_free (self->note);
  g_free (self->url);
  g_free (self);
}

void
fw_data_row_free (FwDataRow *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->value);
  g_free (self->unit);
  g_free (self->vintage);
  g_free (self->margin);
  g_free (self->source);
  g_free (self->url);
  g_free (self->licence);
  g_free (self->fetched);
  g_free (self->when);
  g_free (self->used_by);
  g_free (self->note);
  g_free (self->series);
  g_ptr_array_unref (self->values);
  g_free (self);
}

FwDataRow *
fw_data_row_new (const char *id, const char *title, FwDataOrigin origin)
{
  FwDataRow *self = g_new0 (FwDataRow, 1);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->origin = origin;
  self->values = g_ptr_array_new_with_free_func (value_free);
  return self;
}

/* value and margin are taken. */
void
fw_data_row_add (FwDataRow *self, const char *key, char *value, char *margin, const char *note)
{
  FwDataValue *added = g_new0 (FwDataValue, 1);

  added->key = g_strdup (key);
  added->value = value;
  added->margin = margin != NULL ? margin : g_strdup ("");
  added->note = g_strdup (note != NULL ? note : "");
  g_ptr_array_add (self->values, added);
}

void
fw_data_row_set_value_url (FwDataRow *self, const char *url)
{
  FwDataValue *value = self->values->pdata[self->values->len - 1];

  value->url = g_strdup (url);
}

static void
fill (char **text)
{
  if (*text == NULL)
    *text = g_strdup ("");
}

void
fw_data_row_close (FwDataRow *self, FwDataMaking *making)
{
  fill (&self->subtitle);
  fill (&self->value);
  fill (&self->unit);
  fill (&self->vintage);
  fill (&self->margin);
  fill (&self->source);
  fill (&self->used_by);
  fill (&self->note);
  if (self->when == NULL)
    self->when = self->origin == FW_DATA_FETCHED   ? fw_data_age (self->fetched, making->now)
                 : self->origin == FW_DATA_ENTERED ? g_strdup (_ ("entered here"))
                                                   : g_strdup (_ ("built in"));
  g_ptr_array_add (making->rows, self);
}

void
fw_data_row_set_age (FwDataRow *self, FwDataMaking *making, int year, int years)
{
  self->state = g_date_time_get_year (making->now) > year + years ? FW_DATA_OLD : FW_DATA_CURRENT;
}

char *
fw_data_number (double value, FwUnit unit)
{
  switch (unit)
    {
    case FW_UNIT_DOLLARS:
    case FW_UNIT_DOLLARS_A_YEAR:
    case FW_UNIT_DOLLARS_A_WEEK:
      return fw_unit_format (round (value), unit, FW_STYLE_TABLE);
    case FW_UNIT_INDEX:
    case FW_UNIT_RATIO:
      return fw_unit_format (value, unit, FW_STYLE_TABLE);
    default:
      return fw_unit_format (value, unit, FW_STYLE_CELL);
    }
}

/* "±1,234", or "" where none is known. */
char *
fw_data_margin (double margin, FwUnit unit)
{
  g_autofree char *text = NULL;

  if (!isfinite (margin))
    return g_strdup ("");
  text = fw_data_number (margin, unit);
  return g_strconcat ("±", text, NULL);
}

/* Public functions */

GPtrArray *
fw_data_list (FwPlan *plan, FwScenario *scenario, GDateTime *now)
{
  FwDataMaking making = { .plan = plan, .scenario = scenario, .now = now };

  g_return_val_if_fail (FW_IS_PLAN (plan), NULL);
  g_return_val_if_fail (FW_IS_SCENARIO (scenario), NULL);
  g_return_val_if_fail (now != NULL, NULL);

  making.incomes = fw_compile_find_incomes (plan);
  making.rows = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_data_row_free);
  fw_data_add_series (&making);
  fw_data_add_builtin (&making);
  fw_data_add_own (&making);
  return making.rows;
}

char *
fw_data_list_finding (GPtrArray *rows)
{
  guint n_old = 0;
  g_autofree char *all = NULL;
  g_autofree char *current = NULL;
  g_autofree char *old = NULL;

  g_return_val_if_fail (rows != NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    n_old += ((const FwDataRow *)rows->pdata[i])->state == FW_DATA_OLD;
  all = fw_unit_format (rows->len, FW_UNIT_COUNT, FW_STYLE_LABEL);
  current = fw_unit_format (rows->len - n_old, FW_UNIT_COUNT, FW_STYLE_LABEL);
  old = fw_unit_format (n_old, FW_UNIT_COUNT, FW_STYLE_LABEL);
  if (n_old == 0)
    return g_strdup_printf (
        ngettext ("The one source is current", "All %s sources are current", rows->len), all);
  if (n_old == 1)
    return g_strdup_printf (_ ("%s of %s sources are current; one may have newer values"), current,
                            all);
  return g_strdup_printf (_ ("%s of %s sources are current; %s may have newer values"), current,
                          all, old);
}

const FwDataRow *
fw_data_list_find (GPtrArray *rows, const char *id)
{
  g_return_val_if_fail (rows != NULL && id != NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((const FwDataRow *)rows->pdata[i])->id, id))
      return rows->pdata[i];
  return NULL;
}

static char *
ago (int n, const char *one, const char *many)
{
  g_autofree char *number = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_LABEL);

  return n == 1 ? g_strdup (one) : g_strdup_printf (many, number);
}

char *
fw_data_age (const char *fetched, GDateTime *now)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) then = NULL;
  int days;

  g_return_val_if_fail (now != NULL, NULL);

  then = fetched != NULL ? g_date_time_new_from_iso8601 (fetched, utc) : NULL;
  if (then == NULL)
    return g_strdup (_ ("fetched"));
  days = (int)(g_date_time_difference (now, then) / G_TIME_SPAN_DAY);
  if (days < 1)
    return g_strdup (_ ("fetched today"));
  if (days < 60)
    return ago (days, _ ("fetched yesterday"), _ ("fetched %s days ago"));
  if (days < 730)
    return ago (days / 30, "", _ ("fetched %s months ago"));
  return ago (days / 365, "", _ ("fetched %s years ago"));
}
