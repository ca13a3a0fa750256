/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-scene-check.h"

#include <math.h>

#include "fw-text-metrics.h"

#define SLACK    0.01 /* px of rounding */
#define MIN_TEXT 10   /* px */

#define PARTS 6

/* A turned line covers a slant; its upright bounds are mostly empty. */
static FwRect
part_of (const FwMark *mark, guint part)
{
  const double turn = mark->angle * G_PI / 180, c = fabs (cos (turn)), s = fabs (sin (turn));
  const double height = mark->size * FW_LINE_HEIGHT, along = (part + 0.5) / PARTS - 0.5;
  const double length = (mark->box.width - height * s) / c, width = length / PARTS;
  const double x = mark->box.x + mark->box.width / 2 + along * length * cos (turn);
  const double y = mark->box.y + mark->box.height / 2 + along * length * sin (turn);

  if (mark->angle == 0)
    return mark->box;
  return (FwRect){ x - (width * c + height * s) / 2, y - (width * s + height * c) / 2,
                   width * c + height * s, width * s + height * c };
}

static gboolean
intersect (const FwRect *a, const FwRect *b)
{
  return a->x + SLACK < b->x + b->width && b->x + SLACK < a->x + a->width
         && a->y + SLACK < b->y + b->height && b->y + SLACK < a->y + a->height;
}

static gboolean
collide (const FwMark *a, const FwMark *b)
{
  for (guint i = 0; i < PARTS; i++)
    for (guint j = 0; j < PARTS; j++)
      {
        const FwRect first = part_of (a, i), second = part_of (b, j);

        if (intersect (&first, &second))
          return TRUE;
      }
  return FALSE;
}

static void
check_text (const FwMark *mark, FwSize size, GPtrArray *faults)
{
  const FwRect *box = &mark->box;

  if (box->x < -SLACK || box->y < -SLACK || box->x + box->width > size.width + SLACK
      || box->y + box->height > size.height + SLACK)
    g_ptr_array_add (faults, g_strdup_printf ("“%s” leaves the frame", mark->text));
  if (mark->size < MIN_TEXT)
    g_ptr_array_add (faults, g_strdup_printf ("“%s” is smaller than 10 px", mark->text));
}

GPtrArray *
fw_scene_find_faults (const FwScene *scene)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func (g_free);
  const FwSize size = fw_scene_size (scene);
  guint n;
  const FwMark *marks = fw_scene_marks (scene, &n);

  for (guint i = 0; i < n; i++)
    {
      if (marks[i].kind != FW_MARK_TEXT)
        continue;
      check_text (&marks[i], size, faults);
      for (guint j = i + 1; j < n; j++)
        if (marks[j].kind == FW_MARK_TEXT && collide (&marks[i], &marks[j]))
          g_ptr_array_add (faults,
                           g_strdup_printf ("“%s” and “%s” collide", marks[i].text, marks[j].text));
    }
  return faults;
}
