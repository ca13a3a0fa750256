/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-error.h"
#include "fw-feed.h"
#include "fw-file.h"
#include "fw-participants.h"
#include "fw-pilot.h"
#include "fw-plan.h"

struct FwImport
{
  GBytes *bytes;
  char *name;
  char *source;
  char *fetched;
  FwTableFile *table; /* NULL for a feed */
  FwMapping *guess;
};

FwImport *
fw_import_ref (FwImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
import_clear (gpointer data)
{
  FwImport *self = data;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->guess, fw_mapping_free);
  g_clear_pointer (&self->table, fw_table_file_free);
  g_free (self->name);
  g_free (self->source);
  g_free (self->fetched);
}

void
fw_import_unref (FwImport *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, import_clear);
}

const char *
fw_import_get_name (FwImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

FwTableFile *
fw_import_get_table (FwImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->table;
}

FwMapping *
fw_import_get_guess (FwImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->guess;
}

/* ----- reading */

/* JSON and HTML begin with one of three signs, which no table of people does. */
gboolean
fw_import_is_feed (GBytes *bytes)
{
  gsize length, at = 0;
  const char *data;

  g_return_val_if_fail (bytes != NULL, FALSE);

  data = g_bytes_get_data (bytes, &length);
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    at = 3;
  while (at < length && g_ascii_isspace (data[at]))
    at++;

  return at < length && strchr ("{[<", data[at]) != NULL;
}

/* The path is read first where there are no bytes yet. */
static gboolean
decode (FwImport *self, const char *path, GError **error)
{
  if (self->bytes == NULL)
    self->bytes = fw_file_read (path, FW_TABLE_MAX_BYTES, NULL, error);
  if (self->bytes == NULL)
    return FALSE;
  if (fw_import_is_feed (self->bytes))
    return TRUE;

  self->table = fw_table_file_read (self->bytes, self->name, error);
  if (self->table == NULL)
    return FALSE;
  self->guess = fw_mapping_guess (self->table, FW_N_TABLE_KINDS);
  return TRUE;
}

typedef struct
{
  FwImport *import;
  char *path;
} ReadJob;

static void
read_job_free (gpointer data)
{
  ReadJob *job = data;

  g_clear_pointer (&job->import, fw_import_unref);
  g_free (job->path);
  g_free (job);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  ReadJob *job = task_data;
  GError *error = NULL;

  if (decode (job->import, job->path, &error))
    g_task_return_pointer (task, fw_import_ref (job->import), (GDestroyNotify)fw_import_unref);
  else
    g_task_return_error (task, error);
}

static void
start_reading (FwImport *import, const char *path, GCancellable *cancellable,
               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  ReadJob *job = g_new0 (ReadJob, 1);

  job->import = import;
  job->path = g_strdup (path);
  g_task_set_task_data (task, job, read_job_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, read_in_thread);
}

void
fw_import_read_file_async (const char *path, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  FwImport *import;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  g_return_if_fail (path != NULL);

  import = g_atomic_rc_box_new0 (FwImport);
  import->name = g_filename_display_basename (path);
  import->source = g_strdup_printf (_ ("File “%s”"), import->name);
  import->fetched = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  start_reading (import, path, cancellable, callback, user_data);
}

void
fw_import_read_answer_async (FwAnswer *answer, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  FwImport *import;

  g_return_if_fail (answer != NULL);

  import = g_atomic_rc_box_new0 (FwImport);
  import->bytes = g_bytes_ref (fw_answer_get_body (answer));
  import->name = g_strdup (fw_request_get_url (fw_answer_get_request (answer)));
  import->source = g_strdup (import->name);
  import->fetched = fw_answer_dup_fetched (answer);
  start_reading (import, NULL, cancellable, callback, user_data);
}

FwImport *
fw_import_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ----- to offers and series */

typedef struct
{
  GPtrArray *imports;
  GPtrArray *mappings; /* empty for a feed */
  GPtrArray *parts;    /* NULL for none */
  FwTarget *target;    /* keeps the occupations */
  char *geography;
  char *wages_geography;
  char *place;
  int year;
} ApplyJob;

static void
apply_job_free (gpointer data)
{
  ApplyJob *job = data;

  g_ptr_array_unref (job->imports);
  g_ptr_array_unref (job->mappings);
  g_clear_pointer (&job->parts, g_ptr_array_unref);
  fw_target_free (job->target);
  g_free (job->geography);
  g_free (job->wages_geography);
  g_free (job->place);
  g_free (job);
}

typedef struct
{
  FwHarvest *harvest;
  GPtrArray *faults;
} Applied;

static void
applied_free (gpointer data)
{
  Applied *applied = data;

  g_clear_pointer (&applied->harvest, fw_harvest_free);
  g_clear_pointer (&applied->faults, g_ptr_array_unref);
  g_free (applied);
}

static gboolean
is_of_outcomes (const ApplyJob *job, guint i)
{
  return i < job->mappings->len
         && ((const FwMapping *)job->mappings->pdata[i])->kind == FW_TABLE_OUTCOMES;
}

/* Several files are one pilot's, counted together. */
static FwHarvest *
apply_outcomes (const ApplyJob *job, const FwTableContext *context, GPtrArray *faults,
                GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();

  for (guint i = 0; i < job->imports->len; i++)
    {
      FwImport *import = job->imports->pdata[i];

      if (!is_of_outcomes (job, i))
        {
          g_set_error_literal (error, FW_ERROR, FW_ERROR_BAD_DATA,
                               _ ("Only outcome records are imported several files at once: choose "
                                  "other files one by one."));
          return NULL;
        }
      g_ptr_array_add (tables, import->table);
    }
  return fw_participants_harvest (tables, job->mappings, job->parts, context, faults, error);
}

static gboolean
apply (const ApplyJob *job, Applied *applied, GError **error)
{
  const FwImport *import = job->imports->pdata[0];
  const FwTableContext context = {
    .source = import->source,
    .fetched = import->fetched,
    .geography = job->geography,
    .wages_geography = job->wages_geography,
    .place = job->place,
    .year = job->year,
    .occupations = (const char *const *)job->target->occupations,
  };

  if (job->imports->len > 1 || is_of_outcomes (job, 0))
    {
      applied->harvest = apply_outcomes (job, &context, applied->faults, error);
      return applied->harvest != NULL;
    }
  if (import->table != NULL)
    {
      applied->harvest = fw_mapping_apply (job->mappings->pdata[0], import->table, &context,
                                           applied->faults, error);
      return applied->harvest != NULL;
    }
  applied->harvest = fw_harvest_new ();
  return fw_feed_read (import->bytes, import->name, import->fetched, applied->harvest, error);
}

static void
apply_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Applied *applied = g_new0 (Applied, 1);
  GError *error = NULL;

  applied->faults = fw_row_faults_new ();
  if (apply (task_data, applied, &error))
    {
      g_task_return_pointer (task, applied, applied_free);
      return;
    }
  applied_free (applied);
  g_task_return_error (task, error);
}

void
fw_import_apply_async (GPtrArray *imports, FwPlan *plan, GPtrArray *mappings, GPtrArray *parts,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  FwPlace *place;
  const char *metro;
  ApplyJob *job;

  g_return_if_fail (imports != NULL && imports->len > 0 && FW_IS_PLAN (plan));
  g_return_if_fail (mappings != NULL && mappings->len <= imports->len);

  place = fw_plan_get_place (plan);
  metro = fw_place_get_metro (place);
  job = g_new0 (ApplyJob, 1);
  job->imports = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_import_unref);
  job->mappings = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_mapping_free);
  job->parts = parts != NULL ? g_ptr_array_ref (parts) : NULL;
  for (guint i = 0; i < imports->len; i++)
    g_ptr_array_add (job->imports, fw_import_ref (imports->pdata[i]));
  for (guint i = 0; i < mappings->len; i++)
    g_ptr_array_add (job->mappings, fw_mapping_copy (mappings->pdata[i]));
  job->target = fw_target_new (plan, NULL, 0);
  job->geography = g_strdup (fw_place_get_geography (place));
  job->wages_geography = metro != NULL
                             ? g_strconcat ("metro:", metro, NULL)
                             : g_strdup_printf ("state:%.2s", fw_place_get_counties (place)[0]);
  job->place = g_strdup (fw_place_get_name (place));
  job->year = fw_plan_get_price_year (plan);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_task_data (task, job, apply_job_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, apply_in_thread);
}

FwHarvest *
fw_import_apply_finish (GAsyncResult *result, GPtrArray **faults, GError **error)
{
  Applied *applied;
  FwHarvest *harvest;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (faults != NULL, NULL);

  applied = g_task_propagate_pointer (G_TASK (result), error);
  if (applied == NULL)
    return NULL;
  harvest = g_steal_pointer (&applied->harvest);
  *faults = g_steal_pointer (&applied->faults);
  applied_free (applied);
  return harvest;
}

/* ----- into the plan */

static gboolean
take_change (GPtrArray *changes, FwChange *change, GError *fault, GError **error)
{
  if (change != NULL)
    g_ptr_array_add (changes, change);
  if (fault == NULL)
    return TRUE;
  g_propagate_error (error, fault);

  return FALSE;
}

/* A table is of one kind: all series are a pilot's, or none is. */
static gboolean
is_pilot (FwHarvest *harvest)
{
  return g_strcmp0 (fw_series_get_measure (harvest->series->pdata[0]), FW_MEASURE_PILOT_PEOPLE)
         == 0;
}

FwChange *
fw_import_to_change (FwPlan *plan, FwHarvest *harvest, GPtrArray *programs, GPtrArray *jobs,
                     const char *label, GPtrArray *left_out, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  GError *fault = NULL;
  FwChange *change;

  g_return_val_if_fail (FW_IS_PLAN (plan) && harvest != NULL && left_out != NULL, NULL);

  if (harvest->series->len > 0)
    {
      change = is_pilot (harvest) ? fw_pilot_change (plan, harvest->series)
                                  : fw_harvest_to_change (harvest, plan, NULL, &fault);
      if (!take_change (changes, change, fault, error))
        return NULL;
    }
  if (harvest->groups->len > 0)
    {
      change = fw_groups_to_change (plan, harvest->groups, left_out, &fault);
      /* Groups of another plan beside series that fit are told, no reason to refuse the table. */
      if (changes->len > 0)
        g_clear_error (&fault);
      if (!take_change (changes, change, fault, error))
        return NULL;
    }
  if ((programs != NULL && programs->len > 0) || (jobs != NULL && jobs->len > 0))
    {
      change = fw_offers_to_change (plan, programs, jobs, &fault);
      if (!take_change (changes, change, fault, error))
        return NULL;
    }
  if (changes->len > 0)
    return fw_change_new_several (changes, label);
  g_set_error_literal (error, FW_ERROR, FW_ERROR_NOT_FOUND,
                       _ ("The plan has all of this already; nothing is to be added."));

  return NULL;
}
