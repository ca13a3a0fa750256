/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-scorecard-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-answer-json.h"
#include "fw-node.h"
#include "fw-state.h"

/* Fields of study as College Scorecard has them: null is withheld for too few people, 0 is a value.
 * Keys are nested or flat dotted names. */

#define SITE        "https://collegescorecard.ed.gov/"
#define MAX_MONEY   1e9
#define MAX_PERSONS 1e7
#define PROGRAMS    "latest.programs.cip_4_digit"

static FwFigure
figure_at (JsonNode *program, const char *dotted, double limit)
{
  JsonNode *node = fw_node_at (program, dotted);
  const char *text = fw_node_text (node);
  const double value = fw_node_number (node);

  if (node != NULL
      && (JSON_NODE_HOLDS_NULL (node) || g_strcmp0 (text, "PrivacySuppressed") == 0
          || g_strcmp0 (text, "PS") == 0))
    return (FwFigure){ NAN, FW_MARK_SUPPRESSED };
  if (!(value >= 0.0 && value <= limit))
    return FW_FIGURE_NONE;

  return (FwFigure){ value, FW_MARK_EXACT };
}

/* Earnings a year after the credential, or later where only that is known. */
static void
read_earnings (JsonNode *program, FwProgramOffer *offer)
{
  const struct
  {
    const char *dotted;
    const char *note;
  } years[] = {
    { "earnings.highest.1_yr.overall_median_earnings",
      N_ ("median a year after the credential, of graduates who had federal student aid") },
    { "earnings.highest.2_yr.overall_median_earnings",
      N_ ("median two years after the credential, of graduates who had federal student aid") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (years) && isnan (offer->earnings.value); i++)
    {
      const FwFigure figure = figure_at (program, years[i].dotted, MAX_MONEY);

      if (!isnan (figure.value))
        offer->earnings_note = g_strdup (_ (years[i].note));
      if (!isnan (figure.value) || figure.mark == FW_MARK_SUPPRESSED)
        offer->earnings = figure;
    }
}

static const char *
text_at (JsonNode *object, const char *dotted)
{
  const char *text = fw_node_text (fw_node_at (object, dotted));

  return text != NULL && *text != '\0' ? text : NULL;
}

/* "Computer Science." without its full stop. */
static char *
title_of (JsonNode *program)
{
  char *title = g_strdup (text_at (program, "title"));

  if (title != NULL && g_str_has_suffix (title, "."))
    title[strlen (title) - 1] = '\0';
  return title;
}

static FwProgramOffer *
read_offer (const FwTarget *target, JsonNode *school, JsonNode *program, const char *field)
{
  FwProgramOffer *offer = fw_program_offer_new ();
  const double unit = fw_node_number (fw_node_at (school, "id"));
  const double own_unit = fw_node_number (fw_node_at (program, "unit_id"));
  g_autofree char *number = fw_number_to_c (isnan (own_unit) ? unit : own_unit);
  g_autofree char *level
      = fw_number_to_c (fw_node_number (fw_node_at (program, "credential.level")));
  const char *name = text_at (school, "school.name");

  offer->id
      = g_strjoin ("-", number != NULL ? number : "", field, level != NULL ? level : "", NULL);
  offer->title = title_of (program);
  offer->provider = g_strdup (name != NULL ? name : text_at (program, "school.name"));
  offer->city = g_strdup (text_at (school, "school.city"));
  offer->cip = fw_cip_from_text (field);
  offer->soc = g_strdup (fw_scorecard_occupation (target, field));
  offer->occupation = g_strdup (offer->soc != NULL ? fw_soc_title (offer->soc) : NULL);
  offer->credential = g_strdup (text_at (program, "credential.title"));
  offer->completed = figure_at (program, "counts.ipeds_awards2", MAX_PERSONS);
  if (isnan (offer->completed.value))
    {
      const FwFigure before = figure_at (program, "counts.ipeds_awards1", MAX_PERSONS);

      offer->completed = isnan (before.value) ? offer->completed : before;
    }
  read_earnings (program, offer);
  offer->source = g_strdup (fw_service_get (FW_SERVICE_SCORECARD)->title);
  offer->url = g_strdup (SITE);
  return offer;
}

/* Only the field asked for, whatever else comes with it. */
static guint
read_school (const FwTarget *target, JsonNode *school, const char *field, const char *fetched,
             FwHarvest *harvest)
{
  JsonNode *programs = fw_node_at (school, PROGRAMS);
  guint n_read = 0;

  for (guint i = 0; i < fw_node_n_items (programs); i++)
    {
      JsonNode *program = fw_node_item (programs, i);
      FwProgramOffer *offer;

      if (g_strcmp0 (text_at (program, "code"), field) != 0)
        continue;
      offer = read_offer (target, school, program, field);
      offer->fetched = g_strdup (fetched);
      g_ptr_array_add (harvest->programs, offer);
      n_read++;
    }

  return n_read;
}

/* How many schools an answer has; the total it promises is told too. */
static guint
read_answer (const FwTarget *target, FwAnswer *answer, const char *field, double *total,
             guint *n_programs, FwHarvest *harvest)
{
  g_autoptr (FwJsonText) text = fw_answer_parse (answer, NULL);
  JsonNode *root = text != NULL ? fw_json_text_root (text) : NULL;
  JsonArray *schools = fw_node_array (fw_node_member (root, "results"));
  g_autofree char *fetched = fw_answer_dup_fetched (answer);
  const guint n = schools != NULL ? json_array_get_length (schools) : 0;

  *total = fw_node_number (fw_node_member (fw_node_member (root, "metadata"), "total"));
  for (guint i = 0; i < n; i++)
    *n_programs
        += read_school (target, json_array_get_element (schools, i), field, fetched, harvest);

  return n;
}

static void
read_field (const FwTarget *target, GPtrArray *outcomes, const char *field, FwHarvest *harvest)
{
  g_autofree char *cip = fw_cip_from_text (field);
  g_autofree char *prefix = g_strconcat (field, "/", NULL);
  g_autofree char *what
      = g_strdup_printf (_ ("Field of study %s in %s"), cip, fw_state_name (target->state));
  double total = 0.0;
  guint n_schools = 0, n_programs = 0, n_answers = 0;
  gboolean failed = FALSE;

  for (guint i = 0; i < outcomes->len; i++)
    {
      const FwOutcome *outcome = g_ptr_array_index (outcomes, i);
      const char *tag = fw_request_get_tag (outcome->request);

      if (tag == NULL || !g_str_has_prefix (tag, prefix))
        continue;
      n_answers++;
      if (outcome->answer != NULL)
        n_schools += read_answer (target, outcome->answer, field, &total, &n_programs, harvest);
      else
        {
          failed = TRUE;
          fw_harvest_add_shortfall (harvest, fw_request_get_title (outcome->request),
                                    outcome->error->message, NULL);
        }
    }

  if (n_answers > 0 && !failed && n_schools < total)
    fw_harvest_add_shortfall (harvest, what, _ ("not all schools of the list arrived"), NULL);
  else if (n_answers > 0 && !failed && n_programs == 0)
    fw_harvest_add_shortfall (harvest, what, _ ("no school of the state reports such programs"),
                              NULL);
}

void
fw_scorecard_read (const FwTarget *target, GPtrArray *outcomes, FwHarvest *harvest)
{
  gboolean usual;
  g_auto (GStrv) fields = fw_scorecard_fields (target, &usual);

  if (usual && outcomes->len > 0)
    fw_harvest_add_shortfall (
        harvest, _ ("Fields of study"),
        _ ("the plan names no program or occupation that leads to one"),
        _ ("computer science, programming, networking and computer support are asked for instead"));

  for (guint i = 0; fields[i] != NULL; i++)
    read_field (target, outcomes, fields[i], harvest);
}
