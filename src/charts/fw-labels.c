/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-labels.h"

#define SLACK    1e-6 /* px of rounding */
#define TAIL_GAP 0.4  /* between text and tail, of the tail's size */

typedef struct
{
  FwLabel label; /* owns its texts */
  guint order;
} Wish;

struct FwLabels
{
  FwTextMetrics *text;
  FwRect bounds;
  GArray *wishes; /* Wish */
  GArray *taken;  /* FwRect */
};

static void
wish_clear (gpointer pointer)
{
  Wish *wish = pointer;

  g_free ((char *)wish->label.text);
  g_free ((char *)wish->label.tail);
}

FwLabels *
fw_labels_new (FwTextMetrics *text, const FwRect *bounds)
{
  FwLabels *self = g_new0 (FwLabels, 1);

  self->text = fw_text_metrics_ref (text);
  self->bounds = *bounds;
  self->wishes = g_array_new (FALSE, FALSE, sizeof (Wish));
  g_array_set_clear_func (self->wishes, wish_clear);
  self->taken = g_array_new (FALSE, FALSE, sizeof (FwRect));
  return self;
}

void
fw_labels_free (FwLabels *self)
{
  fw_text_metrics_unref (self->text);
  g_array_unref (self->wishes);
  g_array_unref (self->taken);
  g_free (self);
}

void
fw_labels_keep_clear (FwLabels *self, const FwRect *rect)
{
  g_array_append_val (self->taken, *rect);
}

void
fw_labels_add (FwLabels *self, const FwLabel *label)
{
  Wish wish = { .label = *label, .order = self->wishes->len };

  g_return_if_fail (label->n_places > 0 && label->n_places <= FW_LABEL_PLACES);
  wish.label.text = g_strdup (label->text);
  wish.label.tail = g_strdup (label->tail);
  g_array_append_val (self->wishes, wish);
}

static int
compare_wishes (gconstpointer a, gconstpointer b)
{
  const Wish *first = a, *second = b;

  if (first->label.priority != second->label.priority)
    return first->label.priority < second->label.priority ? -1 : 1;
  return first->order < second->order ? -1 : 1;
}

static gboolean
is_free (FwLabels *self, const FwRect *box)
{
  const FwRect *bounds = &self->bounds;

  if (box->x < bounds->x - SLACK || box->y < bounds->y - SLACK
      || box->x + box->width > bounds->x + bounds->width + SLACK
      || box->y + box->height > bounds->y + bounds->height + SLACK)
    return FALSE;
  for (guint i = 0; i < self->taken->len; i++)
    {
      const FwRect *other = &g_array_index (self->taken, FwRect, i);

      if (box->x < other->x + other->width - SLACK && other->x < box->x + box->width - SLACK
          && box->y < other->y + other->height - SLACK && other->y < box->y + box->height - SLACK)
        return FALSE;
    }
  return TRUE;
}

static FwRect
box_at (const FwPlace *place, double width, double height)
{
  const double left = place->anchor == FW_ANCHOR_START    ? place->at.x
                      : place->anchor == FW_ANCHOR_MIDDLE ? place->at.x - width / 2
                                                          : place->at.x - width;

  return (FwRect){ left, place->at.y - height / 2, width, height };
}

static void
write_label (const FwLabel *label, FwScene *scene, const FwRect *box, double width,
             double tail_width, FwAnchor anchor)
{
  const FwMark text = { .region = FW_REGION_PLOT,
                        .fill = label->role,
                        .datum = label->datum,
                        .text = (char *)label->text,
                        .size = label->size,
                        .bold = label->bold,
                        .halo = label->halo,
                        .anchor = label->tail == NULL ? anchor : FW_ANCHOR_START };
  const FwMark tail = { .region = FW_REGION_PLOT,
                        .fill = label->tail_role,
                        .datum = label->datum,
                        .text = (char *)label->tail,
                        .size = label->tail_size,
                        .halo = label->halo,
                        .anchor = FW_ANCHOR_START };
  /* Both stand on one baseline. */
  const double drop = (label->size - label->tail_size) * FW_BASELINE;
  const FwRect text_box = { box->x, box->y, width, box->height };
  const FwRect tail_box = { box->x + box->width - tail_width, box->y + drop, tail_width,
                            label->tail_size * FW_LINE_HEIGHT };

  fw_scene_add_text (scene, &text, &text_box);
  if (label->tail != NULL)
    fw_scene_add_text (scene, &tail, &tail_box);
}

guint
fw_labels_place (FwLabels *self, FwScene *scene)
{
  guint dropped = 0;

  g_array_sort (self->wishes, compare_wishes);
  for (guint i = 0; i < self->wishes->len; i++)
    {
      const FwLabel *label = &g_array_index (self->wishes, Wish, i).label;
      const double width
          = fw_text_metrics_width (self->text, label->text, label->size, label->bold);
      const double tail_width
          = label->tail == NULL
                ? 0
                : fw_text_metrics_width (self->text, label->tail, label->tail_size, FALSE);
      const double gap = label->tail == NULL ? 0 : label->tail_size * TAIL_GAP;
      gboolean placed = FALSE;

      for (guint p = 0; p < label->n_places && !placed; p++)
        {
          const FwRect box
              = box_at (&label->places[p], width + gap + tail_width, label->size * FW_LINE_HEIGHT);

          if (!is_free (self, &box))
            continue;
          write_label (label, scene, &box, width, tail_width, label->places[p].anchor);
          g_array_append_val (self->taken, box);
          placed = TRUE;
        }
      dropped += !placed;
    }
  return dropped;
}

void
fw_labels_spread (double *y, guint n, double gap, double lo, double hi)
{
  for (guint i = 1; i < n; i++)
    y[i] = MAX (y[i], y[i - 1] + gap);
  if (n > 0)
    y[n - 1] = MIN (y[n - 1], hi);
  for (guint i = n; i-- > 1;)
    y[i - 1] = MIN (y[i - 1], y[i] - gap);
  /* More than the room holds: let the top give way, never the order. */
  if (n > 0 && y[0] < lo)
    {
      y[0] = lo;
      for (guint i = 1; i < n; i++)
        y[i] = MAX (y[i], y[i - 1] + gap);
    }
}
