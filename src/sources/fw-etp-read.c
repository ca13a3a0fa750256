/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-etp-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-answer-json.h"
#include "fw-node.h"
#include "fw-skills.h"
#include "fw-state.h"

/* Programs as Training Provider Results has them: −1 and an empty text mean that a figure is
 * withheld, but for lengths, where −1 is a program that ends when its learners can do the work. */

#define SITE        "https://www.trainingproviderresults.gov/"
#define MAX_MONEY   1e9
#define MAX_PERSONS 1e7
#define MAX_WEEKS   1e4
#define N_QUARTERS  4.0
#define N_SOCS      3 /* occupations a program may list */

/* Completers of one occupation, as its programs are read. */
typedef struct
{
  char *soc;
  double completers;
  guint n_programs;  /* listed for it */
  guint n_told;      /* that tell how many completed */
  guint n_elsewhere; /* that train for other occupations as well */
} Count;

typedef struct
{
  const FwTarget *target;
  FwHarvest *harvest;
  GHashTable *counts; /* SOC code to Count */
  GPtrArray *order;   /* Count, as first met */
  GHashTable *seen;   /* ids */
  const char *fetched;
  guint n_beyond; /* figures outside what is documented */
} Reading;

static void
free_count (gpointer data)
{
  Count *count = data;

  g_free (count->soc);
  g_free (count);
}

static const char *
text_of (JsonNode *program, const char *field)
{
  const char *text = fw_node_text (fw_node_member (program, field));

  return text != NULL && *text != '\0' ? text : NULL;
}

/* A figure from 0 to a limit. without: how a withheld one is marked. */
static FwFigure
figure_of (Reading *self, JsonNode *program, const char *field, double limit, FwValueMark without)
{
  JsonNode *node = fw_node_member (program, field);
  const double value = fw_node_number (node);
  FwFigure figure = { NAN, without };

  if (isnan (value) || value == -1.0)
    return figure;
  if (value < 0.0 || value > limit)
    {
      self->n_beyond++;
      return FW_FIGURE_NONE;
    }

  figure.value = value;
  figure.mark = FW_MARK_EXACT;
  return figure;
}

static FwFigure
length_of (Reading *self, JsonNode *program, const char *field)
{
  const double value = fw_node_number (fw_node_member (program, field));
  FwFigure figure;

  if (value == -1.0)
    return (FwFigure){ NAN, FW_MARK_NOT_APPLICABLE };

  figure = figure_of (self, program, field, MAX_WEEKS, FW_MARK_NOT_PUBLISHED);
  return figure.value > 0.0 ? figure : FW_FIGURE_NONE;
}

static char *
length_text (const FwProgramOffer *offer)
{
  g_autofree char *weeks = fw_unit_format (offer->weeks.value, FW_UNIT_WEEKS, FW_STYLE_TABLE);
  g_autofree char *hours = fw_unit_format (offer->hours.value, FW_UNIT_COUNT, FW_STYLE_TABLE);

  if (offer->weeks.mark == FW_MARK_NOT_APPLICABLE)
    return g_strdup (_ ("competency-based"));
  if (!isnan (offer->weeks.value) && !isnan (offer->hours.value))
    return g_strdup_printf (_ ("%s weeks, %s hours"), weeks, hours);
  if (!isnan (offer->weeks.value))
    return g_strdup_printf (_ ("%s weeks"), weeks);
  return isnan (offer->hours.value) ? NULL : g_strdup_printf (_ ("%s hours"), hours);
}

/* Tuition and supplies; at least the tuition where the supplies are not told. */
static FwFigure
price_of (Reading *self, JsonNode *program)
{
  FwFigure price
      = figure_of (self, program, "field_non_wioa_tuition_cost", MAX_MONEY, FW_MARK_NOT_PUBLISHED);
  const FwFigure supplies
      = figure_of (self, program, "field_non_wioa_supplies_cost", MAX_MONEY, FW_MARK_NOT_PUBLISHED);

  if (isnan (price.value))
    return price;
  if (isnan (supplies.value))
    price.mark = FW_MARK_AT_LEAST;
  else
    price.value += supplies.value;
  return price;
}

static void
read_results (Reading *self, JsonNode *program, FwProgramOffer *offer)
{
  offer->served
      = figure_of (self, program, "field_c_total_served", MAX_PERSONS, FW_MARK_SUPPRESSED);
  offer->exited
      = figure_of (self, program, "field_c_total_exited", MAX_PERSONS, FW_MARK_SUPPRESSED);
  offer->completed
      = figure_of (self, program, "field_c_total_completed", MAX_PERSONS, FW_MARK_SUPPRESSED);
  offer->completion
      = figure_of (self, program, "field_c_completed_percent", 1.0, FW_MARK_SUPPRESSED);
  offer->employed_q2
      = figure_of (self, program, "field_c_q2_employment_percent", 1.0, FW_MARK_SUPPRESSED);
  offer->earnings
      = figure_of (self, program, "field_c_median_earnings", MAX_MONEY, FW_MARK_SUPPRESSED);
  if (isnan (offer->earnings.value))
    return;

  offer->earnings.value *= N_QUARTERS;
  offer->earnings_converted = TRUE;
  offer->earnings_note
      = g_strdup (_ ("four times the median earnings of one quarter after leaving"));
}

static FwProgramOffer *
read_offer (Reading *self, JsonNode *program, const char *id, const char *soc)
{
  FwProgramOffer *offer = fw_program_offer_new ();
  const char *page = text_of (program, "field_program_url");
  const char *description = text_of (program, "field_program_description");
  const char *name = text_of (program, "field_program_name");
  g_autofree char *prose
      = g_strjoin (" ", name != NULL ? name : "", description != NULL ? description : "", NULL);

  offer->id = g_strdup (id);
  offer->title = g_strdup (name);
  offer->provider = g_strdup (text_of (program, "field_etp"));
  offer->city = g_strdup (text_of (program, "field_city"));
  offer->soc = g_strdup (soc);
  offer->occupation = g_strdup (soc != NULL ? fw_soc_title (soc) : NULL);
  offer->cip = fw_cip_from_text (text_of (program, "field_cip_code"));
  offer->format = g_strdup (text_of (program, "field_program_format"));
  offer->weeks = length_of (self, program, "field_program_length_weeks");
  offer->hours = length_of (self, program, "field_program_length_hours");
  offer->length_text = length_text (offer);
  offer->price = price_of (self, program);
  read_results (self, program, offer);
  g_strfreev (offer->skills);
  offer->skills = fw_skills_in_text (prose);
  offer->page = page != NULL && g_str_has_prefix (page, "https://") ? g_strdup (page) : NULL;
  offer->source = g_strdup (fw_service_get (FW_SERVICE_ETP)->title);
  offer->url = g_strdup (SITE);
  offer->fetched = g_strdup (self->fetched);
  return offer;
}

static gboolean
names_occupations (const FwTarget *target)
{
  return target->occupations != NULL && target->occupations[0] != NULL;
}

static gboolean
is_wanted (const FwTarget *target, const char *soc)
{
  return !names_occupations (target)
         || g_strv_contains ((const char *const *)target->occupations, soc);
}

static void
count_program (Reading *self, const char *soc, const FwFigure *completed, gboolean elsewhere)
{
  Count *count = g_hash_table_lookup (self->counts, soc);

  if (count == NULL)
    {
      count = g_new0 (Count, 1);
      count->soc = g_strdup (soc);
      g_hash_table_insert (self->counts, count->soc, count);
      g_ptr_array_add (self->order, count);
    }

  count->n_programs++;
  count->n_elsewhere += elsewhere ? 1 : 0;
  if (!isnan (completed->value))
    {
      count->n_told++;
      count->completers += completed->value;
    }
}

/* The program's occupations, each once. */
static GPtrArray *
socs_of (JsonNode *program)
{
  static const char *const fields[N_SOCS]
      = { "field_program_soc_occ_1", "field_program_soc_occ_2", "field_program_soc_occ_3" };
  GPtrArray *socs = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_SOCS; i++)
    {
      g_autofree char *told = fw_soc_from_text (text_of (program, fields[i]));
      const char *soc = told != NULL ? fw_soc_of_2018 (told) : NULL;

      if (soc != NULL && !g_ptr_array_find_with_equal_func (socs, soc, g_str_equal, NULL))
        g_ptr_array_add (socs, g_strdup (soc));
    }

  return socs;
}

static void
read_program (Reading *self, JsonNode *hit)
{
  JsonNode *program = fw_node_member (hit, "_source");
  g_autoptr (GPtrArray) socs = socs_of (program);
  const char *id = text_of (program, "field_uuid");
  const char *wanted = NULL;

  if (id == NULL)
    id = text_of (hit, "_id");
  if (id != NULL && !g_hash_table_add (self->seen, g_strdup (id)))
    return; /* a page that overlaps the one before */

  for (guint i = 0; i < socs->len; i++)
    {
      const char *soc = g_ptr_array_index (socs, i);
      const FwFigure completed
          = figure_of (self, program, "field_c_total_completed", MAX_PERSONS, FW_MARK_SUPPRESSED);

      if (!is_wanted (self->target, soc))
        continue;
      wanted = wanted != NULL ? wanted : soc;
      count_program (self, soc, &completed, socs->len > 1);
    }

  if (wanted != NULL || !names_occupations (self->target))
    g_ptr_array_add (self->harvest->programs, read_offer (self, program, id, wanted));
}

static char *
count_note (const Count *count)
{
  g_autofree char *n = fw_unit_format (count->n_programs, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *told = fw_unit_format (count->n_told, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *elsewhere = fw_unit_format (count->n_elsewhere, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autoptr (GString) note = g_string_new (NULL);

  g_string_append_printf (
      note,
      _ ("Of the %s programs the state lists, %s tell how many completed; the others’ are "
         "withheld, so this is a lower bound."),
      n, told);
  if (count->n_told == count->n_programs)
    g_string_printf (note, _ ("All of the %s programs the state lists tell how many completed."),
                     n);
  if (count->n_elsewhere > 0)
    g_string_append_printf (note,
                            _ (" %s of them train for other occupations too and are counted "
                               "in each."),
                            elsewhere);
  g_string_append (note, _ (" The source states no reporting year."));
  return g_string_free (g_steal_pointer (&note), FALSE);
}

static FwSeries *
make_series (Reading *self, const Count *count)
{
  const FwService *service = fw_service_get (FW_SERVICE_ETP);
  const char *name = fw_soc_title (count->soc);
  g_autofree char *title = g_strdup_printf (_ ("Completers, %s"), name != NULL ? name : count->soc);
  g_autofree char *geography = g_strconcat ("state:", self->target->state, NULL);
  g_autofree char *note = count_note (count);
  const FwSeriesInfo info = { .measure = FW_MEASURE_COMPLETERS,
                              .subject = count->soc,
                              .title = title,
                              .geography = geography,
                              .place = fw_state_name (self->target->state),
                              .service = service->name,
                              .source = service->title,
                              .url = SITE,
                              .licence = _ (service->licence),
                              .fetched = self->fetched,
                              .note = note };
  const FwSeriesValue value = { .key = "completers",
                                .value = count->n_told > 0 ? count->completers : NAN,
                                .margin = NAN,
                                .mark = count->n_told == 0                  ? FW_MARK_SUPPRESSED
                                        : count->n_told < count->n_programs ? FW_MARK_AT_LEAST
                                                                            : FW_MARK_EXACT };

  return fw_series_new_of (&info, &value, 1);
}

static void
add_series (Reading *self)
{
  const GStrv wanted = self->target->occupations;

  /* Of all occupations of a state when none is named, those of the trade. */
  for (guint i = 0; i < self->order->len; i++)
    {
      const Count *count = g_ptr_array_index (self->order, i);

      if (names_occupations (self->target) || fw_soc_title (count->soc) != NULL)
        fw_harvest_add_series (self->harvest, make_series (self, count));
    }

  for (guint i = 0; wanted != NULL && wanted[i] != NULL; i++)
    if (!g_hash_table_contains (self->counts, wanted[i]))
      {
        const char *name = fw_soc_title (wanted[i]);
        g_autofree char *what
            = g_strdup_printf (_ ("Completers, %s"), name != NULL ? name : wanted[i]);

        fw_harvest_add_shortfall (self->harvest, what,
                                  _ ("the state lists no program that trains for it"), NULL);
      }
}

static void
add_shortfalls (Reading *self, gboolean whole)
{
  if (!whole)
    fw_harvest_add_shortfall (self->harvest, _ ("Completers by occupation"),
                              _ ("not all pages of the list arrived, so nothing was added up"),
                              NULL);
  if (self->n_beyond > 0)
    {
      g_autofree char *n = fw_unit_format (self->n_beyond, FW_UNIT_COUNT, FW_STYLE_TABLE);
      g_autofree char *why = g_strdup_printf (
          ngettext ("%s figure is outside what the source documents and was left out",
                    "%s figures are outside what the source documents and were left out",
                    self->n_beyond),
          n);

      fw_harvest_add_shortfall (self->harvest, _ ("Training programs"), why, NULL);
    }
}

void
fw_etp_read (const FwTarget *target, GPtrArray *outcomes, FwHarvest *harvest)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (free_count);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *fetched = NULL;
  Reading self
      = { .target = target, .harvest = harvest, .counts = counts, .order = order, .seen = seen };
  gboolean whole = outcomes->len > 0, full = FALSE;

  for (guint i = 0; i < outcomes->len; i++)
    {
      const FwOutcome *outcome = g_ptr_array_index (outcomes, i);
      g_autoptr (FwJsonText) text
          = outcome->answer != NULL ? fw_answer_parse (outcome->answer, NULL) : NULL;
      JsonArray *hits = text != NULL ? fw_etp_hits (text) : NULL;

      if (hits == NULL)
        {
          whole = FALSE;
          fw_harvest_add_shortfall (harvest, fw_request_get_title (outcome->request),
                                    outcome->error != NULL ? outcome->error->message
                                                           : _ ("the answer is not readable"),
                                    NULL);
          continue;
        }

      g_free (fetched);
      self.fetched = fetched = fw_answer_dup_fetched (outcome->answer);
      full = json_array_get_length (hits) >= FW_ETP_PAGE;
      for (guint j = 0; j < json_array_get_length (hits); j++)
        read_program (&self, json_array_get_element (hits, j));
    }

  /* After a full page another one is owed. */
  if (whole && !full)
    add_series (&self);
  if (outcomes->len > 0)
    add_shortfalls (&self, whole && !full);
}
