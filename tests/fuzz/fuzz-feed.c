/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "fw-feed.h"
#include "fw-place-data.h"
#include "fw-plan-io.h"

#define MAX_CHOSEN 8 /* offers that go into a plan: more say nothing new */

#define EVERY 8 /* a plan takes far longer than the reading: one length in so many goes there */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
must (gboolean truth)
{
  if (!truth)
    abort ();
}

static void
must_be_text (const char *text)
{
  must (text == NULL || (*text != '\0' && g_utf8_validate (text, -1, NULL)));
}

static void
must_be_figure (FwFigure figure, double lo, double hi)
{
  must (isnan (figure.value) != fw_mark_has_value (figure.mark));
  must (isnan (figure.value) || (figure.value >= lo && figure.value <= hi));
}

static void
look_at_program (const FwProgramOffer *offer)
{
  must (offer->title != NULL && offer->id != NULL && offer->skills != NULL);
  must_be_text (offer->title);
  must_be_text (offer->id);
  must_be_text (offer->provider);
  must_be_text (offer->city);
  must_be_text (offer->occupation);
  must_be_text (offer->credential);
  must_be_text (offer->format);
  must_be_text (offer->length_text);
  must_be_text (offer->requirements);
  must_be_text (offer->page);
  must_be_figure (offer->weeks, 0.1, 1000);
  must_be_figure (offer->hours, 0.1, 1e5);
  must_be_figure (offer->price, 0, 1e11);
  must_be_figure (offer->seats, 1, 1e5);
  must_be_figure (offer->earnings, 1, 1e7);
}

static void
look_at_job (const FwJobOffer *offer)
{
  must (offer->title != NULL && offer->id != NULL && offer->skills != NULL && !offer->pledged);
  must_be_text (offer->title);
  must_be_text (offer->id);
  must_be_text (offer->employer);
  must_be_text (offer->place);
  must_be_text (offer->occupation);
  must_be_text (offer->pay_text);
  must_be_text (offer->requirements);
  must_be_text (offer->posted);
  must_be_text (offer->closes);
  must_be_figure (offer->openings, 1, 1e5);
  must_be_figure (offer->pay_low, 1000, 1e7);
  must_be_figure (offer->pay_high, 1000, 1e7);
  must (!(offer->pay_low.value > offer->pay_high.value));
  must (!offer->degree || offer->degree_stated);
}

/* Whatever was read makes a sound plan, and goes out of it without a trace. */
static void
take_over (FwHarvest *harvest)
{
  static FwPlan *plan = NULL;
  static GBytes *before = NULL;
  g_autoptr (FwChange) change = NULL;
  g_autoptr (FwChange) undo = NULL;
  g_autoptr (FwChange) redo = NULL;
  g_autoptr (GBytes) after = NULL;

  if (plan == NULL)
    {
      plan = fw_plan_new_for_county (fw_counties_find ("27053"));
      before = fw_plan_to_bytes (plan, NULL);
    }
  if (harvest->programs->len > MAX_CHOSEN)
    g_ptr_array_set_size (harvest->programs, MAX_CHOSEN);
  if (harvest->jobs->len > MAX_CHOSEN)
    g_ptr_array_set_size (harvest->jobs, MAX_CHOSEN);

  change = fw_offers_to_change (plan, harvest->programs, harvest->jobs, NULL);
  must (change != NULL);
  undo = fw_change_apply (change, plan, NULL);
  must (undo != NULL);
  redo = fw_change_apply (undo, plan, NULL);
  must (redo != NULL);
  after = fw_plan_to_bytes (plan, NULL);
  must (g_bytes_equal (before, after));
}

/* Any bytes are refused with a reason, or give sound offers. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  g_autoptr (GError) error = NULL;
  const gboolean good = fw_feed_read (bytes, "input", "2026-11-21T20:58:34Z", harvest, &error);

  must (good == (error == NULL));
  must (good == (harvest->programs->len + harvest->jobs->len > 0));
  if (!good)
    must_be_text (error->message);
  for (guint i = 0; i < harvest->programs->len; i++)
    look_at_program (g_ptr_array_index (harvest->programs, i));
  for (guint i = 0; i < harvest->jobs->len; i++)
    look_at_job (g_ptr_array_index (harvest->jobs, i));
  for (guint i = 0; i < harvest->shortfalls->len; i++)
    {
      const FwShortfall *shortfall = g_ptr_array_index (harvest->shortfalls, i);

      must_be_text (shortfall->what);
      must_be_text (shortfall->why);
    }
  if (good && size % EVERY == 0)
    take_over (harvest);
  return 0;
}
