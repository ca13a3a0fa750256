/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-offer.h"

#include "fw-offer-private.h"

FwProgramOffer *
fw_program_offer_new (void)
{
  FwProgramOffer *self = g_new0 (FwProgramOffer, 1);

  self->weeks = self->hours = self->price = self->seats = FW_FIGURE_NONE;
  self->cohorts = self->applicants = self->seat_cost = FW_FIGURE_NONE;
  self->served = self->exited = self->completed = FW_FIGURE_NONE;
  self->completion = self->employed_q2 = self->earnings = FW_FIGURE_NONE;
  self->skills = g_new0 (char *, 1);
  return self;
}

void
fw_program_offer_free (FwProgramOffer *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->provider);
  g_free (self->city);
  g_free (self->soc);
  g_free (self->occupation);
  g_free (self->cip);
  g_free (self->credential);
  g_free (self->format);
  g_free (self->length_text);
  g_free (self->requirements);
  g_strfreev (self->skills);
  g_free (self->earnings_note);
  g_free (self->page);
  g_free (self->source);
  g_free (self->url);
  g_free (self->fetched);
  g_free (self);
}

FwJobOffer *
fw_job_offer_new (void)
{
  FwJobOffer *self = g_new0 (FwJobOffer, 1);

  self->openings = self->pay_low = self->pay_high = FW_FIGURE_NONE;
  self->honoured = self->degree_share = self->waives = FW_FIGURE_NONE;
  self->from_quarter = self->to_quarter = FW_FIGURE_NONE;
  self->skills = g_new0 (char *, 1);
  return self;
}

void
fw_job_offer_free (FwJobOffer *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->employer);
  g_free (self->place);
  g_free (self->soc);
  g_free (self->occupation);
  g_strfreev (self->skills);
  g_free (self->from_date);
  g_free (self->to_date);
  g_free (self->pay_text);
  g_free (self->requirements);
  g_free (self->posted);
  g_free (self->closes);
  g_free (self->page);
  g_free (self->source);
  g_free (self->url);
  g_free (self->fetched);
  g_free (self);
}

char *
fw_offer_tidy (const char *text, guint max_characters)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean space = FALSE;
  guint n = 0;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;

  for (; *text != '\0' && n < max_characters; text = g_utf8_next_char (text))
    {
      const gunichar c = g_utf8_get_char (text);

      if (g_unichar_isspace (c) || !g_unichar_isprint (c))
        {
          space = TRUE;
          continue;
        }
      if (space && line->len > 0)
        {
          g_string_append_c (line, ' ');
          n++;
        }
      space = FALSE;
      g_string_append_unichar (line, c);
      n++;
    }

  if (*text != '\0')
    g_string_append (line, "…");
  return line->len > 0 ? g_strdup (line->str) : NULL;
}

char *
fw_offer_source_line (const char *source, const char *fetched)
{
  if (fetched == NULL || *fetched == '\0')
    return g_strdup (source);

  return g_strdup_printf ("%s (%.10s)", source != NULL ? source : "", fetched);
}
