/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-marks.h"
#include "fw-network-private.h"

/* Where ribbons have no room: employers under each other, each with its pledge and with whom it
 * hires from. */

#define LINE 1.35 /* sizes of a label */
#define GAP  0.9

double
fw_network_small_row (const FwLayout *layout)
{
  return (3 * LINE + GAP) * layout->label;
}

static char *
from_words (const FwNetwork *self, const FwParty *employer)
{
  GString *words = g_string_new (NULL);

  for (guint p = 0; p < self->n_programs; p++)
    {
      g_autofree char *people
          = fw_unit_format (employer->hires[p], FW_UNIT_PERSONS, FW_STYLE_LABEL);

      if (employer->hires[p] >= FW_NETWORK_SOME || employer->programs[p])
        g_string_append_printf (words, "%s%s: %s", words->len > 0 ? " · " : "",
                                self->programs[p].name, people);
    }
  if (words->len == 0)
    g_string_append (words, _ ("hires from no program"));
  return g_string_free (words, FALSE);
}

static void
draw_row (FwNetwork *self, const FwParty *employer, double most, double y, double height)
{
  FwFrame *frame = &self->frame;
  const double size = frame->layout.label, line = LINE * size;
  const FwRect *area = &frame->area;
  const FwRect hit = { area->x, y, area->width, height - 0.3 * size };
  const FwRect bar = { area->x, y + line, area->width, line };
  g_autofree char *value = fw_network_employer_words (self, employer);
  const int datum = fw_scene_add_datum (frame->scene, employer->name, value, 0, &hit, &hit);
  g_autofree char *name = fw_frame_shorten (frame, employer->name, size, TRUE, area->width);
  g_autofree char *all = from_words (self, employer);
  g_autofree char *from = fw_frame_shorten (frame, all, frame->layout.tick, FALSE, area->width);

  fw_marks_say (frame, name, (FwVoice){ size, TRUE, FW_ROLE_TEXT, FW_LABEL_VALUE, -1 },
                (FwPoint){ area->x, y + line / 2 }, FW_ANCHOR_START);
  fw_network_draw_bar (self, employer, most, &bar, datum);
  fw_marks_say (frame, from,
                (FwVoice){ frame->layout.tick, FALSE, FW_ROLE_MUTED, FW_LABEL_SERIES, -1 },
                (FwPoint){ area->x, y + 2.5 * line }, FW_ANCHOR_START);
}

void
fw_network_draw_small (FwNetwork *self)
{
  const FwRect *area = &self->frame.area;
  const double least = fw_network_small_row (&self->frame.layout);
  const double row = fmin (area->height / self->n_employers, 1.4 * least);
  const double most = fw_network_largest (self);

  for (guint e = 0; e < self->n_employers; e++)
    draw_row (self, &self->employers[e], most, area->y + e * row, row);
}
