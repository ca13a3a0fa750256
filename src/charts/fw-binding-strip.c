/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-binding-strip.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define WORTH_SAYING  0.05 /* of runs: what holds back more rarely is left out of a tooltip */
#define MOST          0.5  /* of runs */
#define MAX_STRETCHES 4    /* that the strip and its words tell of, wherever that is possible */
#define HALF_YEAR     2    /* quarters: what holds back for less is a blip */

#define GAP    0.4 /* in sizes of tick text: between plot, heading and strip */
#define HEIGHT 1.6

typedef struct
{
  const char *name;   /* in a segment */
  const char *letter; /* where the name has no room; it may have none itself */
  const char *key;    /* what the letter means */
  const char *value;  /* %s: "84 runs in 100" */
  const char *in_one; /* %s: quarter and runs */
  const char *from_to;
  FwRole fill;
} Kind;

static const Kind kinds[FWE_N_BINDINGS] = {
  [FWE_B_NOTHING] = { N_ ("nothing"), "", "", N_ ("nothing holds it back in %s"),
                      N_ ("In %s nothing holds it back in %s."),
                      N_ ("From %s to %s nothing holds it back in %s, on average."), FW_ROLE_NONE },
  [FWE_B_OPENINGS]
  = { N_ ("openings"),
      /* Translators: one letter for “openings” on a strip. */
      N_ ("O"),
      /* Translators: what the letter means. */
      N_ ("O = openings"), N_ ("openings hold it back in %s"),
      N_ ("In %s openings hold it back in %s."),
      N_ ("From %s to %s openings hold it back in %s, on average."), FW_ROLE_NEUTRAL },
  [FWE_B_SEATS]
  = { N_ ("seats"),
      /* Translators: one letter for “seats” on a strip. */
      N_ ("S"),
      /* Translators: what the letter means. */
      N_ ("S = seats"), N_ ("seats hold it back in %s"), N_ ("In %s seats hold it back in %s."),
      N_ ("From %s to %s seats hold it back in %s, on average."), FW_ROLE_BASELINE },
  [FWE_B_APPLICANTS]
  = { N_ ("applicants"),
      /* Translators: one letter for “applicants” on a strip. */
      N_ ("A"),
      /* Translators: what the letter means. */
      N_ ("A = applicants"), N_ ("too few applicants hold it back in %s"),
      N_ ("In %s too few applicants hold it back in %s."),
      N_ ("From %s to %s too few applicants hold it back in %s, on average."), FW_ROLE_RANGE_EDGE },
  [FWE_B_MONEY]
  = { N_ ("money"),
      /* Translators: one letter for “money” on a strip. */
      N_ ("M"),
      /* Translators: what the letter means. */
      N_ ("M = money"), N_ ("money holds it back in %s"), N_ ("In %s money holds it back in %s."),
      N_ ("From %s to %s money holds it back in %s, on average."), FW_ROLE_GOAL },
};

/* Quarters in a row in which the same holds back most often. */
typedef struct
{
  FweBinding binding;
  gsize from, to; /* quarters, the last included */
  double share;   /* of runs, mean over them */
} Stretch;

static double
mean_share (const FwBindingsData *data, FweBinding binding, gsize from, gsize to)
{
  double sum = 0;

  for (gsize q = from; q <= to; q++)
    sum += data->shares[binding][q];
  return sum / (double)(to - from + 1);
}

static FweBinding
most_often (const FwBindingsData *data, gsize from, gsize to)
{
  FweBinding best = FWE_B_NOTHING;

  for (FweBinding b = 0; b < FWE_N_BINDINGS; b++)
    if (mean_share (data, b, from, to) > mean_share (data, best, from, to))
      best = b;
  return best;
}

/* Last quarter of the period that begins in one: periods of 2 or 4 quarters and more end with half
 * years and years. */
static gsize
end_of_period (const FwBindingsData *data, gsize from, guint period)
{
  const guint in_year = (guint)(data->start_quarter - 1) + (guint)from;

  return MIN (from + period - 1 - in_year % period, data->n - 1);
}

/* Stretch by stretch; counted in periods of so many quarters, so that blips go. (transfer full) */
static GArray *
stretches_of (const FwBindingsData *data, guint period)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Stretch));

  for (gsize q = 0; q < data->n;)
    {
      const gsize to = end_of_period (data, q, period);
      const FweBinding binding = most_often (data, q, to);
      Stretch *last = found->len > 0 ? &g_array_index (found, Stretch, found->len - 1) : NULL;

      if (last != NULL && last->binding == binding)
        last->to = to;
      else
        g_array_append_val (found, ((Stretch){ .binding = binding, .from = q, .to = to }));
      q = to + 1;
    }
  for (guint i = 0; i < found->len; i++)
    {
      Stretch *stretch = &g_array_index (found, Stretch, i);

      stretch->share = mean_share (data, stretch->binding, stretch->from, stretch->to);
    }
  return found;
}

/* What the strip shows and its words say: one answer, whatever the room. (transfer full) */
static GArray *
find_stretches (const FwBindingsData *data)
{
  GArray *found = stretches_of (data, HALF_YEAR);

  if (found->len <= MAX_STRETCHES)
    return found;
  g_array_unref (found);
  return stretches_of (data, 2 * HALF_YEAR);
}

gboolean
fw_binding_strip_has (const FwBindingsData *data)
{
  for (FweBinding b = 0; b < FWE_N_BINDINGS; b++)
    if (data->shares[b] == NULL)
      return FALSE;
  for (gsize q = 0; q < data->n; q++)
    if (isfinite (data->shares[FWE_B_NOTHING][q]) && data->shares[FWE_B_NOTHING][q] < MOST)
      return TRUE;
  return FALSE;
}

double
fw_binding_strip_room (const FwFrame *frame)
{
  return frame->layout.tick * (2 * GAP + FW_LINE_HEIGHT + HEIGHT);
}

static double
word_width (const FwFrame *frame, const char *text)
{
  return fw_frame_width (frame, text, frame->layout.tick, FALSE) + 0.8 * frame->layout.tick;
}

/* The name, else the letter, else nothing, as there is room. */
static const char *
segment_text (const FwFrame *frame, const Stretch *stretch, gboolean over, double width)
{
  const Kind *kind = &kinds[stretch->binding];
  const char *name = over ? _ ("nothing any more") : _ (kind->name);

  if (word_width (frame, name) <= width)
    return name;
  if (over && word_width (frame, _ (kind->name)) <= width)
    return _ (kind->name);
  if (*kind->letter == '\0'
      || fw_frame_width (frame, _ (kind->letter), frame->layout.tick, FALSE) > width)
    return "";
  return _ (kind->letter);
}

static void
add_segment (FwFrame *frame, const Stretch *stretch, const FwRect *at, const char *text)
{
  const Kind *kind = &kinds[stretch->binding];
  FwMark fill = fw_frame_fill (frame, kind->fill);
  const FwMark edge = fw_frame_stroke (frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);

  if (kind->fill == FW_ROLE_NONE)
    {
      fill.stroke = edge.stroke;
      fill.stroke_width = edge.stroke_width;
    }
  fw_scene_add_rect (frame->scene, &fill, at);
  if (*text == '\0')
    return;
  fw_labels_add (
      frame->labels,
      &(FwLabel){ .text = text,
                  .size = frame->layout.tick,
                  .role = kind->fill == FW_ROLE_NONE ? FW_ROLE_MUTED
                                                     : fw_theme_text_on (frame->theme, kind->fill),
                  .priority = FW_LABEL_SERIES,
                  .places
                  = { { { at->x + at->width / 2, at->y + at->height / 2 }, FW_ANCHOR_MIDDLE } },
                  .n_places = 1,
                  .datum = -1 });
}

/* What the strip is, and what its letters mean where there are any. */
static void
add_heading (FwFrame *frame, const gboolean lettered[FWE_N_BINDINGS], const FwRect *at)
{
  g_autoptr (GString) keys = g_string_new (NULL);
  g_autofree char *all = NULL;
  FwLabel label = { .size = frame->layout.tick * 0.95,
                    .role = FW_ROLE_MUTED,
                    .priority = FW_LABEL_SERIES,
                    .places = { { { at->x, at->y + at->height / 2 }, FW_ANCHOR_START } },
                    .n_places = 1,
                    .datum = -1 };

  for (FweBinding b = 1; b < FWE_N_BINDINGS; b++)
    if (lettered[b])
      g_string_append_printf (keys, "%s%s", keys->len > 0 ? ", " : "", _ (kinds[b].key));
  /* Translators: heading of a strip; %s says what its letters mean: "O = openings, S = seats". */
  all = keys->len > 0 ? g_strdup_printf (_ ("What holds it back most often (%s)"), keys->str)
                      : g_strdup (_ ("What holds it back most often"));
  label.text = all;
  if (keys->len > 0 && fw_frame_width (frame, all, label.size, FALSE) > at->width)
    label.text = keys->str;
  fw_labels_add (frame->labels, &label);
}

/* "openings hold it back in 53 runs in 100, seats hold it back in 40 runs in 100". */
static char *
value_text (const FwBindingsData *data, gsize quarter)
{
  GString *text = g_string_new (NULL);
  gboolean said[FWE_N_BINDINGS] = { FALSE };

  for (guint n = 0; n < FWE_N_BINDINGS; n++)
    {
      FweBinding next = FWE_N_BINDINGS;

      for (FweBinding b = 0; b < FWE_N_BINDINGS; b++)
        if (!said[b]
            && (next == FWE_N_BINDINGS || data->shares[b][quarter] > data->shares[next][quarter]))
          next = b;
      said[next] = TRUE;
      if (n == 0 || data->shares[next][quarter] >= WORTH_SAYING)
        {
          g_autofree char *runs = fw_unit_format_chance (data->shares[next][quarter]);

          if (n > 0)
            g_string_append (text, ", ");
          g_string_append_printf (text, _ (kinds[next].value), runs);
        }
    }
  return g_string_free (text, FALSE);
}

static void
add_data (FwFrame *frame, const FwBindingsData *data, const FwTimeAxis *time, const FwRect *strip,
          guint group)
{
  for (gsize q = 0; q < data->n; q++)
    {
      const double left = fw_axis_time_x (time, strip, (double)q);
      const double right = fw_axis_time_x (time, strip, (double)q + 1);
      const FwRect at = { left, strip->y, right - left, strip->height };
      g_autofree char *label
          = fw_unit_format_quarter (data->start_year, data->start_quarter, (guint)q);
      g_autofree char *value = value_text (data, q);

      fw_scene_add_datum (frame->scene, label, value, group, &at, &at);
    }
}

double
fw_binding_strip_add (FwFrame *frame, const FwBindingsData *data, const FwTimeAxis *time,
                      const FwRect *plot, guint group)
{
  const double size = frame->layout.tick;
  const FwRect heading
      = { plot->x, plot->y + plot->height + GAP * size, frame->area.width, size * FW_LINE_HEIGHT };
  const FwRect strip
      = { plot->x, heading.y + heading.height + GAP * size, plot->width, HEIGHT * size };
  g_autoptr (GArray) stretches = find_stretches (data);
  gboolean lettered[FWE_N_BINDINGS] = { FALSE };

  add_data (frame, data, time, &strip, group);
  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);
      const double left = fw_axis_time_x (time, plot, (double)stretch->from);
      const double right = fw_axis_time_x (time, plot, (double)stretch->to + 1);
      const FwRect at = { left + 0.5, strip.y, MAX (right - left - 1, 0.5), strip.height };
      /* What held it back no longer does. */
      const gboolean over = stretch->binding == FWE_B_NOTHING && i > 0 && i + 1 == stretches->len;
      const char *text = segment_text (frame, stretch, over, at.width);

      if (stretch->binding != FWE_B_NOTHING
          && g_str_equal (text, _ (kinds[stretch->binding].letter)))
        lettered[stretch->binding] = TRUE;
      add_segment (frame, stretch, &at, text);
    }
  add_heading (
      frame, lettered,
      &(FwRect){ heading.x, heading.y, frame->area.x + heading.width - heading.x, heading.height });
  return strip.y + strip.height;
}

void
fw_binding_strip_describe (const FwBindingsData *data, GString *words)
{
  g_autoptr (GArray) stretches = find_stretches (data);

  for (guint i = 0; i < MIN (stretches->len, MAX_STRETCHES); i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);
      const Kind *kind = &kinds[stretch->binding];
      g_autofree char *runs = fw_unit_format_chance (stretch->share);
      g_autofree char *from
          = fw_unit_format_quarter (data->start_year, data->start_quarter, (guint)stretch->from);
      g_autofree char *to
          = fw_unit_format_quarter (data->start_year, data->start_quarter, (guint)stretch->to);

      g_string_append_c (words, ' ');
      if (stretch->from == stretch->to)
        g_string_append_printf (words, _ (kind->in_one), from, runs);
      else
        g_string_append_printf (words, _ (kind->from_to), from, to, runs);
    }
}

void
fw_binding_strip_add_columns (FwScene *scene)
{
  fw_scene_add_column (scene, _ ("Held back most often by"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("In so many runs"), FW_UNIT_SHARE, FALSE);
}

void
fw_binding_strip_add_cells (FwScene *scene, const FwBindingsData *data, gsize quarter)
{
  const FweBinding binding = most_often (data, quarter, quarter);

  fw_scene_add_cell_text (scene, _ (kinds[binding].name));
  fw_scene_add_cell_number (scene, data->shares[binding][quarter]);
}
