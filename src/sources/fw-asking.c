/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-asking.h"

#include <glib/gi18n-lib.h>

/* A source that goes on for ever, or a service whose pages never end, is stopped here. */
#define MAX_ROUNDS   40
#define MAX_REQUESTS 200
/* So many requests in a row that do not reach a service, and it is left alone for this fetch; one
 * that took its whole time counts for two. */
#define MAX_LOST 3
/* Failed steps that are named one by one; more are told as the source's. */
#define MAX_NAMED 3

static const char *
short_title (const FwAsking *self)
{
  return _ (fw_service_get (self->source->service)->short_title);
}

FwAsking *
fw_asking_new (FwHttp *http, const FwTarget *target, const FwSource *source)
{
  FwAsking *self;

  g_return_val_if_fail (FW_IS_HTTP (http), NULL);
  g_return_val_if_fail (target != NULL && source != NULL, NULL);

  self = g_atomic_rc_box_new0 (FwAsking);
  self->source = source;
  self->target = fw_target_copy (target);
  self->target->has_key = fw_keyring_has_key (fw_http_get_keyring (http), source->service);
  self->outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_outcome_free);

  return self;
}

FwAsking *
fw_asking_ref (FwAsking *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_asking (gpointer data)
{
  FwAsking *self = data;

  fw_target_free (self->target);
  g_ptr_array_unref (self->outcomes);
  g_clear_error (&self->gave_up);
  g_clear_error (&self->covered);
  g_clear_error (&self->fault);
}

void
fw_asking_unref (FwAsking *self)
{
  g_atomic_rc_box_release_full (self, clear_asking);
}

gboolean
fw_asking_lacks_key (const FwAsking *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return fw_service_get (self->source->service)->key_needed && !self->target->has_key;
}

void
fw_asking_miss_key (FwAsking *self)
{
  g_return_if_fail (self != NULL && self->gave_up == NULL);

  g_set_error (&self->gave_up, FW_SOURCE_ERROR, FW_SOURCE_ERROR_KEY_MISSING,
               _ ("%s answers only with a key, and there is none yet: get a free one at %s and "
                  "enter it in Preferences (on the command line: --key-env)."),
               short_title (self), fw_service_get (self->source->service)->sign_up);
}

GPtrArray *
fw_asking_next (FwAsking *self)
{
  g_autoptr (GPtrArray) round = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->fault != NULL)
    return NULL;

  round = self->source->next (self->target, self->outcomes, &self->fault);
  if (round == NULL || round->len == 0)
    return NULL;

  if (++self->n_rounds > MAX_ROUNDS || self->outcomes->len + round->len > MAX_REQUESTS)
    {
      g_set_error (&self->fault, FW_SOURCE_ERROR, FW_SOURCE_ERROR_TOO_LARGE,
                   _ ("%s has more to tell than is asked for at once; what came first is used."),
                   short_title (self));
      return NULL;
    }

  return g_steal_pointer (&round);
}

/* An outcome of which only the request is known: fw_outcome_is_preview(). */
static FwOutcome *
suppose_arrived (FwRequest *request)
{
  const FwAnswerInfo info = { 0 };
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (FwAnswer) answer = fw_answer_new (request, &info, nothing);

  return fw_outcome_new (request, answer, NULL);
}

GPtrArray *
fw_asking_foresee (FwAsking *self)
{
  GPtrArray *requests = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_request_unref);
  GPtrArray *round;

  g_return_val_if_fail (self != NULL, requests);

  while ((round = fw_asking_next (self)) != NULL)
    {
      for (guint i = 0; i < round->len; i++)
        {
          FwRequest *request = g_ptr_array_index (round, i);

          g_ptr_array_add (requests, fw_request_ref (request));
          g_ptr_array_add (self->outcomes, suppose_arrived (request));
        }
      g_ptr_array_unref (round);
    }

  return requests;
}

gboolean
fw_asking_has_answer (const FwAsking *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->outcomes->len; i++)
    if (((FwOutcome *)g_ptr_array_index (self->outcomes, i))->answer != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
is_not_published (const GError *error)
{
  return g_error_matches (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_NOT_PUBLISHED);
}

/* That a year is not out yet says less than anything else. */
const GError *
fw_asking_telling_error (const FwAsking *self)
{
  const GError *least = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->gave_up != NULL)
    return self->gave_up;

  for (guint i = 0; i < self->outcomes->len; i++)
    {
      const FwOutcome *outcome = g_ptr_array_index (self->outcomes, i);

      if (outcome->error != NULL && !is_not_published (outcome->error))
        return outcome->error;
      if (least == NULL)
        least = outcome->error;
    }

  return self->fault != NULL ? self->fault : least;
}

static gboolean
is_said (FwHarvest *part, const char *why)
{
  for (guint i = 0; i < part->shortfalls->len; i++)
    if (g_str_equal (((FwShortfall *)g_ptr_array_index (part->shortfalls, i))->why, why))
      return TRUE;

  return FALSE;
}

/* What failed for this reason: by name, or all of it as the source's. */
static char *
name_failed (const FwAsking *self, const char *why)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < self->outcomes->len; i++)
    {
      const FwOutcome *outcome = g_ptr_array_index (self->outcomes, i);

      if (outcome->error != NULL && g_str_equal (outcome->error->message, why))
        g_ptr_array_add (titles, (gpointer)fw_request_get_title (outcome->request));
    }

  if (titles->len == 0 || titles->len > MAX_NAMED)
    return g_strdup (_ (self->source->what));

  g_ptr_array_add (titles, NULL);
  return g_strjoinv (", ", (char **)titles->pdata);
}

static void
say_error (const FwAsking *self, const GError *error, const char *fallback, FwHarvest *part)
{
  if (error != NULL && !is_said (part, error->message))
    {
      g_autofree char *what = name_failed (self, error->message);

      fw_harvest_add_shortfall (part, what, error->message, fallback);
    }
}

/* Each failed step that the source passed over. Of "not published" the source says itself whether
 * anything is missing: an earlier year or a larger area often took its place. */
static void
say_failed (const FwAsking *self, FwHarvest *part)
{
  const char *stored = _ ("answers stored earlier are used");

  say_error (self, self->covered, stored, part);
  say_error (self, self->gave_up, self->covered != NULL ? stored : NULL, part);
  say_error (self, self->fault, NULL, part);
  for (guint i = 0; i < self->outcomes->len; i++)
    {
      const FwOutcome *outcome = g_ptr_array_index (self->outcomes, i);

      if (!is_not_published (outcome->error))
        say_error (self, outcome->error, NULL, part);
    }
}

/* A source that was given up with nothing in hand has one reason, not one for each of its steps. */
FwHarvest *
fw_asking_read (FwAsking *self)
{
  FwHarvest *part;

  g_return_val_if_fail (self != NULL, NULL);

  part = fw_harvest_new ();
  if (self->gave_up == NULL || fw_asking_has_answer (self))
    self->source->read (self->target, self->outcomes, part);
  say_failed (self, part);

  return part;
}

static guint
count_lost (const GError *error)
{
  if (g_error_matches (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_TIMEOUT))
    return 2;

  return g_error_matches (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_NOT_REACHED)
         || g_error_matches (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_SERVER);
}

/* A refused key or a spent quota holds for every further request, and so does no network at all. */
static gboolean
holds_for_all (const GError *error, FwStoreUse use)
{
  return g_error_matches (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_KEY_MISSING)
         || g_error_matches (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_KEY_INVALID)
         || g_error_matches (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_QUOTA)
         || (use != FW_STORE_ONLY
             && g_error_matches (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_OFFLINE));
}

void
fw_asking_weigh (FwAsking *self, const GError *error, FwStoreUse use)
{
  g_return_if_fail (self != NULL);

  self->n_lost = count_lost (error) > 0 ? self->n_lost + count_lost (error) : 0;
  if (self->gave_up == NULL && (self->n_lost >= MAX_LOST || holds_for_all (error, use)))
    self->gave_up = g_error_copy (error);
}

void
fw_asking_cover (FwAsking *self, const GError *error)
{
  g_return_if_fail (self != NULL && error != NULL);

  if (self->covered == NULL)
    self->covered = g_error_copy (error);
}
