/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-query.h"

int
fw_query_hit (const FwScene *scene, FwPoint at)
{
  guint n;
  const FwDatum *data = fw_scene_data (scene, &n);

  for (guint i = 0; i < n; i++)
    {
      const FwRect *hit = &data[i].hit;

      if (at.x >= hit->x && at.x < hit->x + hit->width && at.y >= hit->y
          && at.y < hit->y + hit->height)
        return (int)i;
    }
  return -1;
}

/* How far a datum stands from the start of its group. */
static int
place_in_group (const FwDatum *data, int datum)
{
  int first = datum;

  while (first > 0 && data[first - 1].group == data[datum].group)
    first--;
  return datum - first;
}

/* The datum at the same place of the next (by 1) or previous (by -1) group. */
static int
across (const FwDatum *data, int n, int from, int by)
{
  const int place = place_in_group (data, from);
  int at = from;

  while (at >= 0 && at < n && data[at].group == data[from].group)
    at += by;
  if (at < 0 || at >= n)
    return from;
  at -= place_in_group (data, at);
  for (int i = 0; i < place && at + 1 < n && data[at + 1].group == data[at].group; i++)
    at++;
  return at;
}

int
fw_query_step (const FwScene *scene, int from, FwStep step)
{
  guint count;
  const FwDatum *data = fw_scene_data (scene, &count);
  const int n = (int)count;

  if (n == 0)
    return -1;
  if (from < 0 || from >= n)
    return step == FW_STEP_LAST || step == FW_STEP_PREVIOUS ? n - 1 : 0;
  switch (step)
    {
    case FW_STEP_NEXT:
      return MIN (from + 1, n - 1);
    case FW_STEP_PREVIOUS:
      return MAX (from - 1, 0);
    case FW_STEP_NEXT_GROUP:
      return across (data, n, from, 1);
    case FW_STEP_PREVIOUS_GROUP:
      return across (data, n, from, -1);
    case FW_STEP_FIRST:
      return 0;
    case FW_STEP_LAST:
      return n - 1;
    }
  g_return_val_if_reached (-1);
}
