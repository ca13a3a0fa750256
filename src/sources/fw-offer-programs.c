/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-offer-builder.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-offer-private.h"

/* Programs a person chose, as programs of the plan. What a source states becomes a number with that
 * source; what it does not state stays at the catalogue's assumption, and a note says so. */

#define Z_P90      1.2816 /* of a normal's 90th percentile */
#define MIN_PEOPLE 10.0   /* fewer say nothing of the chance in a share */

static FwPart *
provider_of (FwBuilder *self, const FwProgramOffer *offer, const char *source)
{
  g_autofree char *name = fw_offer_tidy (
      offer->provider != NULL ? offer->provider : _ ("Provider not stated"), FW_OFFER_MAX_TITLE);
  FwPart *part = fw_builder_find (self, FW_LIST_PROVIDERS, NULL, name);
  g_autofree char *id = NULL;

  if (part != NULL)
    return part;

  id = fw_builder_new_id (self, FW_LIST_PROVIDERS, name);
  part = fw_builder_add (self, FW_PART (fw_provider_new (id)), name);
  fw_builder_set_text (self, part, "organisation", offer->provider != NULL ? name : NULL);
  fw_builder_set_text (self, part, "source", source);
  fw_builder_set_text (self, part, "url", offer->url);
  fw_builder_remember (self, part, name);
  return part;
}

static void
set_completion (FwBuilder *self, FwPart *part, const FwProgramOffer *offer, const char *source)
{
  const double share = offer->completion.value;
  const double people = isnan (offer->exited.value) ? offer->served.value : offer->exited.value;
  const double margin = people >= MIN_PEOPLE ? Z_P90 * sqrt (share * (1.0 - share) / people) : 0.0;
  g_autofree char *n = fw_unit_format (people, FW_UNIT_PERSONS, FW_STYLE_TABLE);
  g_autofree char *with_range
      = margin > 0.0
            ? g_strdup_printf (_ ("%s; the range is what chance does among %s people"), source, n)
            : g_strdup (source);
  const FwStated stated = { .value = share,
                            .p10 = share - margin,
                            .p90 = share + margin,
                            .source = with_range,
                            .url = offer->url };

  fw_builder_set_number (self, part, "completion", &stated);
}

static double
to_hundreds (double dollars)
{
  return round (dollars / 100.0) * 100.0;
}

/* A median says nothing of the spread: it is taken as wide, in proportion, as the catalogue's. */
static void
set_job_pay (FwBuilder *self, FwPart *part, const FwProgramOffer *offer, const char *source)
{
  const FwRow *row = fw_catalogue_find ("programs.*.job_pay", NULL, NULL);
  const double pay = offer->earnings.value;
  const char *what = offer->earnings_note != NULL ? offer->earnings_note : _ ("as stated");
  g_autofree char *line
      = offer->earnings_converted
            ? g_strdup_printf (_ ("Assumption: %s; %s; the range is our assumption too"), what,
                               source)
            : g_strdup_printf (_ ("%s; %s; the range is our assumption"), source, what);
  const FwStated stated = { .value = pay,
                            .p10 = to_hundreds (pay * row->p10 / row->fallback),
                            .p90 = to_hundreds (pay * row->p90 / row->fallback),
                            .source = line,
                            .url = offer->url };

  fw_builder_set_number (self, part, "job_pay", &stated);
}

typedef struct
{
  const char *title;
  const FwFigure *figure;
} Named;

/* "Suppressed: completion, pay." for those the plan uses; adds nothing when there are none. */
static void
append_missing (GString *note, const Named *named, guint n, gboolean suppressed)
{
  gboolean first = TRUE;

  for (guint i = 0; i < n; i++)
    {
      const gboolean hidden = named[i].figure->mark == FW_MARK_SUPPRESSED;

      if (!isnan (named[i].figure->value) || hidden != suppressed)
        continue;
      if (first)
        g_string_append (note, suppressed ? _ (" Suppressed, too few people to show: ")
                                          : _ (" Not stated: "));
      g_string_append_printf (note, "%s%s", first ? "" : ", ", named[i].title);
      first = FALSE;
    }

  if (!first)
    g_string_append (note, _ (" (the general assumption holds)."));
}

static char *
program_note (const FwProgramOffer *offer)
{
  const Named named[] = {
    { _ ("length"), &offer->weeks },
    { _ ("cost"), isnan (offer->seat_cost.value) ? &offer->price : &offer->seat_cost },
    { _ ("seats"), &offer->seats },
    { _ ("completion"), &offer->completion },
    { _ ("pay afterward"), &offer->earnings },
  };
  g_autoptr (GString) note = g_string_new (_ ("Taken over as listed."));

  append_missing (note, named, G_N_ELEMENTS (named), TRUE);
  append_missing (note, named, G_N_ELEMENTS (named), FALSE);
  if (!isnan (offer->price.value) && offer->price.mark == FW_MARK_AT_LEAST)
    g_string_append (note, _ (" The cost is a lower bound: not all of it is stated."));
  if (!isnan (offer->price.value) && isnan (offer->seat_cost.value))
    g_string_append (note, _ (" The cost is counted as the price of a funded seat; what learners "
                              "pay themselves is left at nothing."));
  if (!isnan (offer->price.value) || !isnan (offer->earnings.value))
    g_string_append (note, _ (" Dollars as published, not moved to the plan’s year."));
  if (!isnan (offer->employed_q2.value))
    {
      g_autofree char *share
          = fw_unit_format (offer->employed_q2.value, FW_UNIT_SHARE, FW_STYLE_LABEL);

      g_string_append_printf (note,
                              _ (" Of those who left, %s had work two quarters later: shown "
                                 "here only, the plan places people by openings."),
                              share);
    }
  if (offer->requirements != NULL)
    g_string_append_printf (note, _ (" Entry: %s."), offer->requirements);

  return fw_offer_tidy (note->str, 2 * FW_OFFER_MAX_TEXT);
}

/* A price alone is what whoever pays for the seat pays. */
static double
seat_cost (const FwProgramOffer *offer)
{
  return isnan (offer->seat_cost.value) ? offer->price.value : offer->seat_cost.value;
}

static void
set_numbers (FwBuilder *self, FwPart *part, const FwProgramOffer *offer, const char *source)
{
  const struct
  {
    const char *member;
    double value;
  } plain[] = {
    { "seats", offer->seats.value },
    { "cohorts", round (offer->cohorts.value) },
    { "weeks", round (offer->weeks.value) },
    { "applicants", offer->applicants.value },
    { "seat_cost", seat_cost (offer) },
    { "price", isnan (offer->seat_cost.value) ? NAN : offer->price.value },
  };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      const FwStated stated = {
        .value = plain[i].value, .p10 = NAN, .p90 = NAN, .source = source, .url = offer->url
      };

      if (!isnan (stated.value))
        fw_builder_set_number (self, part, plain[i].member, &stated);
    }

  if (!isnan (offer->completion.value))
    set_completion (self, part, offer, source);
  if (!isnan (offer->earnings.value))
    set_job_pay (self, part, offer, source);
}

void
fw_builder_add_program (FwBuilder *self, const FwProgramOffer *offer)
{
  g_autofree char *source = fw_offer_source_line (offer->source, offer->fetched);
  g_autofree char *title
      = fw_offer_tidy (offer->title != NULL ? offer->title : _ ("Program"), FW_OFFER_MAX_TITLE);
  g_autofree char *subtitle = fw_offer_tidy (offer->format, FW_OFFER_MAX_TITLE);
  g_autofree char *note = program_note (offer);
  const FwOccupationHint hint = { offer->soc, offer->occupation, title, source, offer->url };
  FwPart *occupation = fw_builder_occupation (self, &hint);
  FwPart *provider = provider_of (self, offer, source);
  g_autofree char *id = fw_builder_new_id (self, FW_LIST_PROGRAMS, title);
  FwPart *part = fw_builder_add (self, FW_PART (fw_program_new (id)), title);
  g_autofree char *stem = NULL;
  g_autofree char *link_id = NULL;
  FwPart *link;

  fw_builder_set_text (self, part, "occupation", fw_part_get_id (occupation));
  fw_builder_set_text (self, part, "subtitle", subtitle);
  fw_builder_set_strings (self, part, "teaches", (const char *const *)offer->skills);
  fw_builder_set_text (self, part, "credential", offer->credential);
  fw_builder_set_text (self, part, "cip", offer->cip);
  fw_builder_set_text (self, part, "note", note);
  fw_builder_set_text (self, part, "source", source);
  fw_builder_set_text (self, part, "url", offer->page != NULL ? offer->page : offer->url);
  set_numbers (self, part, offer, source);
  g_hash_table_insert (self->programs, g_strdup (id), g_strdup (fw_part_get_id (occupation)));

  stem = g_strconcat (fw_part_get_id (provider), "-", id, NULL);
  link_id = fw_builder_new_id (self, FW_LIST_PARTNERSHIPS, stem);
  link = fw_builder_add (self, FW_PART (fw_partnership_new (link_id)), NULL);
  fw_builder_set_text (self, link, "from", fw_part_get_id (provider));
  fw_builder_set_text (self, link, "to", id);
}
