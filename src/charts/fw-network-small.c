/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-marks.h"
#include "fw-network-private.h"

/* Where ribbons have no room: who trains, sends people and pays in lines of words, then employers
 * under each other, each with its pledge and with whom it hires from. */

#define LINE 1.35 /* sizes of a label */
#define GAP  0.9
#define HEAD 1.7 /* a heading with the room over it */

double
fw_network_small_row (const FwLayout *layout)
{
  return (3 * LINE + GAP) * layout->label;
}

double
fw_network_small_side (const FwLayout *layout, guint n_helpers)
{
  const guint headings = MIN (n_helpers, (guint)FW_N_HELPS) + 1;

  return n_helpers > 0 ? (headings * HEAD + n_helpers * LINE) * layout->label : 0;
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
        {
          if (words->len > 0)
            g_string_append (words, " · ");
          /* Translators: people an employer hires, from a program. */
          g_string_append_printf (words, _ ("%s from %s"), people, self->programs[p].name);
        }
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
  const int datum
      = fw_scene_add_datum (frame->scene, employer->name, value, self->n_helpers > 0, &hit, &hit);
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

/* The programs a helper works with. */
static char *
program_names (const FwNetwork *self, const FwParty *helper)
{
  GString *words = g_string_new (NULL);
  guint n = 0;

  for (guint p = 0; p < self->n_programs; p++)
    if (helper->programs[p])
      {
        g_string_append_printf (words, "%s%s", n > 0 ? " · " : "", self->programs[p].name);
        n++;
      }
  if (n > 1 && n == self->n_programs)
    g_string_assign (words, _ ("all programs"));
  return g_string_free (words, FALSE);
}

static void
draw_helper (FwNetwork *self, const FwParty *helper, double y)
{
  FwFrame *frame = &self->frame;
  const double size = frame->layout.label, line = LINE * size;
  const FwRect hit = { frame->area.x, y, frame->area.width, line };
  g_autofree char *value = fw_network_helper_words (self, helper);
  const int datum = fw_scene_add_datum (frame->scene, helper->name, value, 0, &hit, &hit);
  g_autofree char *programs = program_names (self, helper);
  const double room = frame->area.width - fw_frame_width (frame, helper->name, size, FALSE) - size;
  g_autofree char *name = fw_frame_shorten (frame, helper->name, size, FALSE, frame->area.width);
  g_autofree char *tail = fw_frame_shorten (frame, programs, size, FALSE, fmax (room, 0));
  const gboolean fits = *programs != '\0' && room > 4 * size;

  fw_marks_say_with (frame, name, fits ? tail : NULL,
                     (FwVoice){ size, FALSE, FW_ROLE_TEXT, FW_LABEL_SERIES, datum },
                     (FwPoint){ frame->area.x, y + line / 2 }, FW_ANCHOR_START);
}

static double
draw_heading (FwNetwork *self, const char *words, double y)
{
  FwFrame *frame = &self->frame;
  const double size = frame->layout.label;

  fw_marks_say (frame, words, (FwVoice){ size, TRUE, FW_ROLE_MUTED, FW_LABEL_SERIES, -1 },
                (FwPoint){ frame->area.x, y + (HEAD - LINE / 2) * size }, FW_ANCHOR_START);
  return y + HEAD * size;
}

/* Returns down to where their lines stand. */
static double
draw_helpers (FwNetwork *self, double y)
{
  for (guint help = 0; help < FW_N_HELPS; help++)
    {
      guint n = 0;

      for (guint h = 0; h < self->n_helpers; h++)
        if (self->helpers[h].help == (FwNetworkHelp)help)
          {
            if (n++ == 0)
              y = draw_heading (self, fw_network_help_title ((FwNetworkHelp)help), y);
            draw_helper (self, &self->helpers[h], y);
            y += LINE * self->frame.layout.label;
          }
    }
  return self->n_helpers > 0 ? draw_heading (self, _ ("Employers"), y) : y;
}

void
fw_network_draw_small (FwNetwork *self)
{
  const FwRect *area = &self->frame.area;
  const double least = fw_network_small_row (&self->frame.layout);
  const double most = fw_network_largest (self), top = draw_helpers (self, area->y);
  const double row = fmin ((area->y + area->height - top) / self->n_employers, 1.4 * least);

  for (guint e = 0; e < self->n_employers; e++)
    draw_row (self, &self->employers[e], most, top + e * row, row);
}
