/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-turns.h"

typedef struct
{
  FwServiceId service;
  GQueue waiting;
  guint going;
  gint64 next_at; /* monotonic [us]: not before */
  guint timer;
} Line;

struct FwTurns
{
  Line lines[FW_N_SERVICES];
};

struct FwTurn
{
  Line *line;
  gboolean going;
  FwTurnFunc go;
  gpointer user_data;
};

FwTurns *
fw_turns_new (void)
{
  FwTurns *self = g_new0 (FwTurns, 1);

  for (FwServiceId i = 0; i < FW_N_SERVICES; i++)
    {
      self->lines[i].service = i;
      g_queue_init (&self->lines[i].waiting);
    }
  return self;
}

void
fw_turns_free (FwTurns *self)
{
  for (FwServiceId i = 0; i < FW_N_SERVICES; i++)
    {
      g_warn_if_fail (g_queue_is_empty (&self->lines[i].waiting));
      g_clear_handle_id (&self->lines[i].timer, g_source_remove);
    }
  g_free (self);
}

static guint
milliseconds_until (gint64 when)
{
  const gint64 now = g_get_monotonic_time ();

  return when > now ? (guint)((when - now + 999) / 1000) : 0;
}

static void
book (Line *line, gint64 at)
{
  line->next_at = at + (gint64)fw_service_get (line->service)->pace_ms * 1000;
}

static gboolean call_next_cb (gpointer user_data);

/* Always by way of the main loop: whoever is called may drop the last hold on all of this. */
static void
schedule (Line *line)
{
  const guint most = MAX (fw_service_get (line->service)->in_flight, 1);

  if (line->timer == 0 && line->going < most && !g_queue_is_empty (&line->waiting))
    line->timer = g_timeout_add (milliseconds_until (line->next_at), call_next_cb, line);
}

static gboolean
call_next_cb (gpointer user_data)
{
  Line *line = user_data;
  FwTurn *turn;

  line->timer = 0;
  /* Who waited may have left, and a later try may have booked this moment. */
  if (g_queue_is_empty (&line->waiting) || milliseconds_until (line->next_at) > 0)
    {
      schedule (line);
      return G_SOURCE_REMOVE;
    }

  turn = g_queue_pop_head (&line->waiting);
  turn->going = TRUE;
  line->going++;
  book (line, g_get_monotonic_time ());
  schedule (line);
  turn->go (turn->user_data);
  return G_SOURCE_REMOVE;
}

FwTurn *
fw_turns_wait (FwTurns *self, FwServiceId service, FwTurnFunc go, gpointer user_data)
{
  FwTurn *turn = g_new0 (FwTurn, 1);
  Line *line = &self->lines[service];

  turn->line = line;
  turn->go = go;
  turn->user_data = user_data;
  g_queue_push_tail (&line->waiting, turn);
  schedule (line);
  return turn;
}

void
fw_turn_leave (FwTurn *turn)
{
  Line *line = turn->line;

  if (turn->going)
    line->going--;
  else
    g_queue_remove (&line->waiting, turn);
  g_free (turn);
  schedule (line);
}

guint
fw_turn_book (FwTurn *turn, guint wait)
{
  Line *line = turn->line;
  const gint64 earliest = g_get_monotonic_time () + (gint64)wait * 1000;
  const gint64 at = MAX (earliest, line->next_at);

  book (line, at);
  return milliseconds_until (at);
}
