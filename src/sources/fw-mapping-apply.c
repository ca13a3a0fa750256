/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-error.h"
#include "fw-offer-private.h"
#include "fw-participants.h"
#include "fw-skills.h"
#include "fw-table-private.h"

/* Annual wages that the Bureau of Labor Statistics does not show beyond: "#" in its tables. The cap
 * was lower before the 2022 tables, of which 2018 is documented. */
#define WAGE_CAP       239200.0
#define WAGE_CAP_OLD   208000.0
#define WAGE_CAP_SINCE 2022

/* Residents may be counted in two groups, or in none that is named. */
#define MOST_SHARE 1.005

/* What a list of a plan holds. */
#define MAX_TAKEN 1000

typedef struct
{
  FwMapping *mapping;
  FwTableFile *table;
  const FwTableContext *context;
  const FwTableField *fields;
  FwReading *readings; /* one a field */
  FwHarvest *harvest;
  GPtrArray *faults;
  GHashTable *seen;  /* what may stand in one row only, to its line */
  gboolean own_only; /* occupations of the plan alone are taken */
  guint n_passed;    /* rows of others */
  guint row;
  gboolean faulty; /* the row */
} Reader;

static void
free_fault (gpointer data)
{
  FwRowFault *self = data;

  g_free (self->message);
  g_free (self);
}

GPtrArray *
fw_row_faults_new (void)
{
  return g_ptr_array_new_with_free_func (free_fault);
}

static guint
field_index (Reader *self, const char *name)
{
  guint i = 0;

  while (i < self->mapping->n_fields && !g_str_equal (self->fields[i].name, name))
    i++;
  g_assert (i < self->mapping->n_fields);
  return i;
}

static const char *
raw_cell (Reader *self, guint field)
{
  const gint column = self->mapping->columns[field];

  return column < 0 ? "" : fw_table_file_get_cell (self->table, self->row, (guint)column);
}

static void
add_fault (Reader *self, const char *what, const char *found, const char *wanted)
{
  const guint line = fw_table_file_get_line (self->table, self->row);
  g_autofree char *number = fw_number_to_c (line);
  g_autofree char *shown = fw_table_shown (found);
  FwRowFault *fault = g_new0 (FwRowFault, 1);

  fault->line = line;
  fault->message = *shown != '\0' ? g_strdup_printf (_ ("line %s, %s: found “%s”; wanted %s."),
                                                     number, what, shown, wanted)
                                  : g_strdup_printf (_ ("line %s, %s: nothing there; wanted %s."),
                                                     number, what, wanted);
  g_ptr_array_add (self->faults, fault);
  self->faulty = TRUE;
}

static void
refuse_cell (Reader *self, guint field, const char *wanted)
{
  add_fault (self, _ (self->fields[field].title), raw_cell (self, field), wanted);
}

/* NULL for an empty cell, which is a fault where the field is needed. */
static char *
take_text (Reader *self, const char *name)
{
  const guint field = field_index (self, name);
  char *text = fw_offer_tidy (raw_cell (self, field), FW_OFFER_MAX_TEXT);

  if (text == NULL && self->fields[field].needed)
    refuse_cell (self, field, _ ("a name"));
  return text;
}

static FwFigure
take_number (Reader *self, const char *name)
{
  const guint field = field_index (self, name);
  const char *text = raw_cell (self, field);
  FwFigure figure = FW_FIGURE_NONE;
  g_autofree char *wanted = NULL;
  gboolean yes;

  if (fw_table_hole (text, &figure.mark))
    {
      if (self->fields[field].needed)
        refuse_cell (self, field, _ ("a number"));
      return figure;
    }
  if (self->fields[field].value == FW_VALUE_SHARE_OR_YES && strpbrk (text, "0123456789") == NULL
      && fw_table_yes_no (text, &yes))
    return (FwFigure){ yes ? 1.0 : 0.0, FW_MARK_EXACT };
  if (fw_reading_number (&self->readings[field], &self->fields[field], text, &figure.value,
                         &wanted))
    figure.mark = FW_MARK_EXACT;
  else
    refuse_cell (self, field, wanted);
  return figure;
}

static FwFigure
take_yes_no (Reader *self, const char *name)
{
  const guint field = field_index (self, name);
  const char *text = raw_cell (self, field);
  FwFigure figure = FW_FIGURE_NONE;
  gboolean yes;

  if (fw_table_yes_no (text, &yes))
    return (FwFigure){ yes ? 1.0 : 0.0, FW_MARK_EXACT };
  if (!fw_table_hole (text, &figure.mark))
    refuse_cell (self, field, _ ("yes or no"));
  return figure;
}

static void
take_quarter (Reader *self, const char *name, gboolean last, FwFigure *quarter, char **date)
{
  const guint field = field_index (self, name);
  const char *text = raw_cell (self, field);
  g_autofree char *wanted = NULL;
  FwValueMark mark;
  FwReadValue value;

  if (fw_table_hole (text, &mark))
    return;
  if (!fw_reading_quarter (&self->readings[field], &self->fields[field], text, last, &value,
                           &wanted))
    {
      refuse_cell (self, field, wanted);
      return;
    }
  if (value.date[0] != '\0')
    *date = g_strdup (value.date);
  else
    *quarter = (FwFigure){ value.number, FW_MARK_EXACT };
}

/* Where a code in front of an occupation's name ends: "15-1252.00 Software Developers". */
static gsize
code_length (const char *text)
{
  return strspn (text, "0123456789") == 2 && text[2] == '-' ? strspn (text, "0123456789-. ") : 0;
}

/* The code in its column, or in front of the occupation's name. */
static char *
take_soc (Reader *self)
{
  const guint field = field_index (self, "soc");
  const char *occupation = raw_cell (self, field_index (self, "occupation"));
  const char *text = raw_cell (self, field);
  FwValueMark mark;
  char *soc;

  if (fw_table_hole (text, &mark))
    text = code_length (occupation) > 0 ? occupation : "";
  soc = *text != '\0' ? fw_soc_from_text (text) : NULL;
  if (soc == NULL && (*text != '\0' || self->fields[field].needed))
    refuse_cell (self, field, _ ("an occupation code such as 15-1252"));
  return soc;
}

/* The name in its column, or behind the code. */
static char *
take_occupation (Reader *self)
{
  g_autofree char *named = take_text (self, "occupation");
  const char *text = named != NULL ? named : raw_cell (self, field_index (self, "soc"));
  const gsize code = code_length (text);

  return named != NULL || code > 0 ? fw_offer_tidy (text + code, FW_OFFER_MAX_TEXT) : NULL;
}

static char *
take_cip (Reader *self)
{
  const guint field = field_index (self, "cip");
  const char *text = raw_cell (self, field);
  FwValueMark mark;
  char *cip;

  if (fw_table_hole (text, &mark))
    return NULL;
  cip = fw_cip_from_text (text);
  if (cip == NULL)
    refuse_cell (self, field, _ ("a field-of-study code such as 11.0201"));
  return cip;
}

/* Names of the controlled list where they are known, else as they stand. */
static GStrv
take_skills (Reader *self)
{
  const char *text = raw_cell (self, field_index (self, "skills"));
  const char *signs = strpbrk (text, ";|\n") != NULL ? ";|\n" : ",";
  g_auto (GStrv) parts = g_strsplit_set (text, signs, -1);
  g_autoptr (GStrvBuilder) skills = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const FwSkillRow *row = fw_skills_find (parts[i]);
      g_autofree char *tidy = fw_offer_tidy (parts[i], FW_OFFER_MAX_TITLE);
      FwValueMark mark;

      if (tidy == NULL || fw_table_hole (tidy, &mark))
        continue;
      if (g_hash_table_add (seen, g_strdup (row != NULL ? row->name : tidy)))
        g_strv_builder_add (skills, row != NULL ? row->name : tidy);
    }
  return g_strv_builder_end (skills);
}

static char *
take_source (Reader *self)
{
  char *own = take_text (self, "source");

  return own != NULL ? own : g_strdup (self->context->source);
}

static char *
take_url (Reader *self)
{
  char *url = take_text (self, "url");

  if (url != NULL && !g_str_has_prefix (url, "https://") && !g_str_has_prefix (url, "http://"))
    refuse_cell (self, field_index (self, "url"), _ ("an address that begins with “https://”"));
  return url;
}

/* A name that comes with the row's place in the file: unique in it. */
static char *
row_id (Reader *self)
{
  g_autofree char *line = fw_number_to_c (fw_table_file_get_line (self->table, self->row));

  return g_strconcat ("line-", line, NULL);
}

static void
read_program (Reader *self)
{
  g_autoptr (FwProgramOffer) offer = fw_program_offer_new ();
  const FwReading *pay = &self->readings[field_index (self, "job_pay")];

  offer->id = row_id (self);
  offer->title = take_text (self, "title");
  offer->provider = take_text (self, "provider");
  offer->occupation = take_occupation (self);
  offer->soc = take_soc (self);
  offer->cip = take_cip (self);
  offer->credential = take_text (self, "credential");
  offer->weeks = take_number (self, "weeks");
  if (!isnan (offer->weeks.value))
    offer->length_text = take_text (self, "weeks");
  offer->seats = take_number (self, "seats");
  offer->cohorts = take_number (self, "cohorts");
  offer->seat_cost = take_number (self, "seat_cost");
  offer->price = take_number (self, "price");
  offer->applicants = take_number (self, "applicants");
  offer->completion = take_number (self, "completion");
  offer->earnings = take_number (self, "job_pay");
  offer->earnings_converted = pay->per != FW_PER_NONE && pay->per != FW_PER_YEAR;
  offer->earnings_note
      = g_strdup (offer->earnings_converted ? _ ("pay as the table states it, made a full year’s")
                                            : _ ("pay as the table states it"));
  g_strfreev (offer->skills);
  offer->skills = take_skills (self);
  offer->source = take_source (self);
  offer->url = take_url (self);
  offer->fetched = g_strdup (self->context->fetched);
  if (!self->faulty)
    g_ptr_array_add (self->harvest->programs, g_steal_pointer (&offer));
}

static void
read_employer (Reader *self)
{
  g_autoptr (FwJobOffer) offer = fw_job_offer_new ();

  offer->id = row_id (self);
  offer->pledged = TRUE;
  offer->employer = take_text (self, "employer");
  offer->occupation = take_occupation (self);
  offer->soc = take_soc (self);
  offer->title = g_strdup (offer->occupation);
  if (!self->faulty && offer->occupation == NULL && offer->soc == NULL)
    refuse_cell (self, field_index (self, "occupation"), _ ("an occupation or its code"));
  offer->openings = take_number (self, "openings");
  offer->pay_low = offer->pay_high = take_number (self, "pay");
  if (!isnan (offer->pay_low.value))
    offer->pay_text = take_text (self, "pay");
  offer->degree_share = take_number (self, "degree");
  offer->degree_stated = !isnan (offer->degree_share.value);
  offer->degree = offer->degree_stated && offer->degree_share.value > 0.5;
  offer->waives = take_yes_no (self, "waives");
  offer->honoured = take_number (self, "honoured");
  take_quarter (self, "from", FALSE, &offer->from_quarter, &offer->from_date);
  take_quarter (self, "to", TRUE, &offer->to_quarter, &offer->to_date);
  if (offer->to_quarter.value < offer->from_quarter.value
      || (offer->to_date != NULL && offer->from_date != NULL
          && strcmp (offer->to_date, offer->from_date) < 0))
    refuse_cell (self, field_index (self, "to"), _ ("a quarter that is not before the first"));
  g_strfreev (offer->skills);
  offer->skills = take_skills (self);
  offer->source = take_source (self);
  offer->url = take_url (self);
  offer->fetched = g_strdup (self->context->fetched);
  if (!self->faulty)
    g_ptr_array_add (self->harvest->jobs, g_steal_pointer (&offer));
}

/* The Census's groups by the names that tables give them. subject: of a series; race: of a group of
 * a plan. */
static const struct
{
  const char *names;
  const char *subject;
  const char *race;
} census_groups[] = {
  { "all|total|everyone|everybody|all residents|all households|all people|total population|all "
    "groups",
    NULL, NULL },
  { "white not hispanic|white non hispanic|non hispanic white|white alone not hispanic or latino|"
    "white",
    "white-not-hispanic", "white-not-hispanic" },
  { "hispanic|latino|hispanic or latino|hispanic latino|latinx|latina o", "hispanic", "hispanic" },
  { "black|black or african american|african american|black alone|"
    "black or african american alone",
    "black", "black" },
  { "asian|asian alone|asian american", "asian", "asian" },
  { "american indian|native american|american indian and alaska native|indigenous",
    "american-indian", NULL },
  { "pacific islander|native hawaiian and other pacific islander", "pacific-islander", NULL },
  { "other|some other race|some other|other race", "some-other", "other" },
  { "two or more|two or more races|multiracial", "two-or-more", NULL },
  { "asian and other|asian or other", NULL, "asian-and-other" },
};

/* Place of a group in the table above, -1 for one of another kind. */
static gint
find_census_group (const char *title)
{
  g_autofree char *folded = fw_table_fold (title);

  for (guint i = 0; i < G_N_ELEMENTS (census_groups); i++)
    {
      g_auto (GStrv) names = g_strsplit (census_groups[i].names, "|", -1);

      if (g_strv_contains ((const char *const *)names, folded))
        return (gint)i;
    }
  return -1;
}

/* What stands in another row already is a fault of this one. */
static void
claim (Reader *self, guint field, const char *key)
{
  const guint line = fw_table_file_get_line (self->table, self->row);
  const guint before = GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, key));

  if (before > 0)
    {
      g_autofree char *number = fw_number_to_c (before);
      g_autofree char *wanted
          = g_strdup_printf (_ ("one row of it, and line %s has it already"), number);

      refuse_cell (self, field, wanted);
    }
  else if (!self->faulty)
    g_hash_table_insert (self->seen, g_strdup (key), GUINT_TO_POINTER (line));
}

static int
take_year (Reader *self)
{
  const FwFigure year = take_number (self, "year");

  return isnan (year.value) ? 0 : (int)year.value;
}

#define N_BRACKETS 16

/* Households of a row in all brackets; FALSE when it has none, or is faulty. */
static gboolean
take_brackets (Reader *self, FwSeriesValue values[N_BRACKETS])
{
  const guint first = field_index (self, "b0_10k");
  guint n = 0;

  for (guint i = 0; i < N_BRACKETS; i++)
    {
      const FwFigure figure = take_number (self, self->fields[first + i].name);

      values[i] = (FwSeriesValue){ self->fields[first + i].name, figure.value, NAN, figure.mark };
      n += isnan (figure.value) ? 0 : 1;
    }
  if (n == N_BRACKETS || n == 0 || self->faulty)
    return n == N_BRACKETS && !self->faulty;
  for (guint i = 0; i < N_BRACKETS; i++)
    if (isnan (values[i].value))
      {
        refuse_cell (self, first + i, _ ("a number, since the other brackets have one"));
        break;
      }
  return FALSE;
}

static void
add_brackets (Reader *self, const FwGroupOffer *offer, const FwSeriesValue *values,
              const char *subject, const char *url)
{
  const int year = offer->income_year > 0 ? offer->income_year : self->context->year;
  g_autofree char *vintage = offer->income_year > 0 ? fw_number_to_c (year) : NULL;
  g_autofree char *title = g_strdup_printf (_ ("Households by income, %s"), offer->title);
  const FwSeriesInfo info = {
    .measure = FW_MEASURE_HOUSEHOLDS_BY_INCOME,
    .subject = subject,
    .title = title,
    .geography = self->context->geography,
    .place = self->context->place,
    .service = "file",
    .price_year = year,
    .vintage = vintage,
    .source = offer->source,
    .url = url,
    .fetched = offer->fetched,
    .note = offer->income_year > 0 ? NULL : _ ("The table names no year; dollars of the plan’s."),
  };

  fw_harvest_add_series (self->harvest, fw_series_new_of (&info, values, N_BRACKETS));
}

static gboolean
rises (const FwFigure *figures, guint n)
{
  double least = 0.0;

  for (guint i = 0; i < n; i++)
    {
      if (figures[i].value < least)
        return FALSE;
      least = isnan (figures[i].value) ? least : figures[i].value;
    }
  return TRUE;
}

/* Three percentiles or none, each above the one before. */
static void
take_percentiles (Reader *self, FwGroupOffer *offer)
{
  const FwFigure figures[]
      = { take_number (self, "p20"), take_number (self, "p50"), take_number (self, "p80") };
  const guint n = !isnan (figures[0].value) + !isnan (figures[1].value) + !isnan (figures[2].value);

  offer->p20 = figures[0];
  offer->p50 = figures[1];
  offer->p80 = figures[2];
  if (self->faulty || n == 0)
    return;
  if (n < 3)
    refuse_cell (self,
                 field_index (self, isnan (figures[0].value)   ? "p20"
                                    : isnan (figures[1].value) ? "p50"
                                                               : "p80"),
                 _ ("all three percentiles of a group"));
  else if (figures[0].value >= figures[1].value || figures[1].value >= figures[2].value)
    refuse_cell (self, field_index (self, "p50"), _ ("percentiles of which each is higher"));
}

/* Residents are kept in the share until all rows are read. */
static void
read_population (Reader *self)
{
  g_autoptr (FwGroupOffer) offer = fw_group_offer_new ();
  const gboolean by_count = self->mapping->columns[field_index (self, "residents")] >= 0;
  FwSeriesValue values[N_BRACKETS];
  g_autofree char *url = NULL;
  g_autofree char *key = NULL;
  const char *subject = NULL;
  gboolean has_brackets;
  gint census;

  offer->title = take_text (self, "group");
  if (offer->title == NULL)
    return;
  census = find_census_group (offer->title);
  key = census < 0 ? fw_part_id_from_title (offer->title) : NULL;
  subject = census < 0 ? key : census_groups[census].subject;
  if (census >= 0)
    offer->race = g_strdup (census_groups[census].race);
  offer->share = take_number (self, by_count ? "residents" : "share");
  take_percentiles (self, offer);
  offer->income_year = take_year (self);
  has_brackets = take_brackets (self, values);
  offer->source = take_source (self);
  offer->fetched = g_strdup (self->context->fetched);
  url = take_url (self);
  claim (self, field_index (self, "group"), census == 0 ? "" : offer->title);
  if (self->faulty)
    return;
  if (has_brackets)
    add_brackets (self, offer, values, subject, url);
  if (!isnan (offer->share.value) || !isnan (offer->p50.value))
    g_ptr_array_add (self->harvest->groups, g_steal_pointer (&offer));
}

static gboolean
is_everybody (const FwGroupOffer *offer)
{
  return find_census_group (offer->title) == 0;
}

/* Counts become shares of everybody, told or added up; everybody is no group. */
static gboolean
finish_populations (Reader *self, GError **error)
{
  GPtrArray *groups = self->harvest->groups;
  const gboolean by_count = self->mapping->columns[field_index (self, "residents")] >= 0;
  double sum = 0.0, total = NAN;

  for (guint i = groups->len; i > 0; i--)
    {
      const FwGroupOffer *offer = g_ptr_array_index (groups, i - 1);

      if (!is_everybody (offer))
        sum += isnan (offer->share.value) ? 0.0 : offer->share.value;
      else
        {
          total = by_count ? offer->share.value : NAN;
          g_ptr_array_remove_index (groups, i - 1);
        }
    }
  if (!(total > 0.0))
    total = sum;
  for (guint i = 0; by_count && i < groups->len; i++)
    ((FwGroupOffer *)g_ptr_array_index (groups, i))->share.value /= total > 0.0 ? total : NAN;
  if (sum <= (by_count ? total : 1.0) * MOST_SHARE)
    return TRUE;
  g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA,
               _ ("%s: the groups have more residents than there are; leave out totals and groups "
                  "that overlap."),
               fw_table_file_get_name (self->table));
  return FALSE;
}

/* Codes as wage tables write them: "33460", "0033460" and "metro:33460" are a metro area, "27" and
 * "2700000" a state, "99" the nation. */
static char *
area_geography (const char *text)
{
  g_autofree char *clean = fw_table_clean (text);
  g_autoptr (FwGeography) geography = NULL;
  g_autofree char *spelled = NULL;
  const gsize n = strlen (clean);
  const gboolean digits = strspn (clean, "0123456789") == n;

  if (digits && (n == 5 || (n == 7 && g_str_has_prefix (clean, "00"))))
    spelled = g_strconcat ("metro:", clean + n - 5, NULL);
  else if (digits && n == 7 && g_str_has_suffix (clean, "00000"))
    spelled = g_strdup_printf ("state:%.2s", clean);
  else if (digits && (n == 1 || n == 2))
    spelled = g_str_equal (clean, "99") ? g_strdup ("us")
                                        : g_strdup_printf ("state:%s%s", n == 1 ? "0" : "", clean);
  else
    spelled = g_strdup (clean);
  geography = fw_geography_parse (spelled, NULL);
  return geography != NULL ? fw_geography_to_text (geography) : NULL;
}

static char *
take_area (Reader *self)
{
  const guint field = field_index (self, "area_code");
  const char *text = raw_cell (self, field);
  FwValueMark mark;
  char *geography;

  if (fw_table_hole (text, &mark))
    return g_strdup (self->context->wages_geography);
  geography = area_geography (text);
  if (geography == NULL)
    refuse_cell (self, field,
                 _ ("the code of an area, such as 33460 for a metro area or 27 for a "
                    "state"));
  return geography;
}

/* A wage, or "#": at or above what the Bureau shows. */
static FwFigure
take_wage (Reader *self, const char *name, int year)
{
  const char *text = raw_cell (self, field_index (self, name));

  if (g_str_equal (text, FW_WAGE_CAPPED))
    return (FwFigure){ year == 0 || year >= WAGE_CAP_SINCE ? WAGE_CAP : WAGE_CAP_OLD,
                       FW_MARK_AT_LEAST };
  return take_number (self, name);
}

static gboolean
is_passed_over (Reader *self, const char *soc)
{
  return self->own_only && soc != NULL && self->context->occupations != NULL
         && !g_strv_contains (self->context->occupations, soc);
}

static void
add_wage_series (Reader *self, FwSeriesInfo *info, const char *measure, const char *title,
                 const FwSeriesValue *values, guint n)
{
  guint n_told = 0;

  for (guint i = 0; i < n; i++)
    n_told += isnan (values[i].value) && values[i].mark == FW_MARK_NOT_PUBLISHED ? 0 : 1;
  if (n_told == 0)
    return;
  info->measure = measure;
  info->title = title;
  fw_harvest_add_series (self->harvest, fw_series_new_of (info, values, n));
}

static void
read_wage (Reader *self)
{
  static const char *const keys[] = { "mean", "p10", "p25", "p50", "p75", "p90" };
  g_autofree char *occupation = take_occupation (self);
  g_autofree char *soc = take_soc (self);
  g_autofree char *geography = take_area (self);
  g_autofree char *area = take_text (self, "area");
  g_autofree char *source = take_source (self);
  g_autofree char *url = take_url (self);
  const int year = take_year (self);
  const FwFigure jobs = take_number (self, "jobs");
  const FwSeriesValue job_value = { "jobs", jobs.value, NAN, jobs.mark };
  FwFigure figures[G_N_ELEMENTS (keys)];
  FwSeriesValue values[G_N_ELEMENTS (keys)];
  const char *name = occupation != NULL ? occupation : soc != NULL ? fw_soc_title (soc) : NULL;
  g_autofree char *vintage = year > 0 ? fw_number_to_c (year) : NULL;
  g_autofree char *key = g_strconcat (soc, " ", geography, NULL);
  g_autofree char *jobs_title = NULL;
  g_autofree char *wages_title = NULL;
  FwSeriesInfo info = {
    .subject = soc,
    .geography = geography,
    .place = area != NULL ? area : self->context->place,
    .service = "file",
    .vintage = vintage,
    .source = source,
    .url = url,
    .fetched = self->context->fetched,
  };

  if (is_passed_over (self, soc))
    {
      self->n_passed++;
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      figures[i] = take_wage (self, keys[i], year);
      values[i] = (FwSeriesValue){ keys[i], figures[i].value, NAN, figures[i].mark };
    }
  if (!self->faulty && !rises (figures + 1, G_N_ELEMENTS (keys) - 1))
    refuse_cell (self, field_index (self, "p50"),
                 _ ("percentiles of which none is lower than the "
                    "one before"));
  if (soc != NULL && geography != NULL)
    claim (self, field_index (self, "soc"), key);
  if (self->faulty)
    return;
  jobs_title = g_strdup_printf (_ ("Jobs, %s"), name != NULL ? name : soc);
  wages_title = g_strdup_printf (_ ("Wages, %s"), name != NULL ? name : soc);
  add_wage_series (self, &info, FW_MEASURE_JOBS, jobs_title, &job_value, 1);
  info.price_year = year > 0 ? year : self->context->year;
  info.note = year > 0 ? NULL : _ ("The table names no year; dollars of the plan’s.");
  add_wage_series (self, &info, FW_MEASURE_WAGE, wages_title, values, G_N_ELEMENTS (keys));
}

static void
read_row (Reader *self)
{
  static void (*const readers[FW_N_TABLE_KINDS]) (Reader *)
      = { read_program, read_employer, read_population, read_wage, NULL };
  const guint n_cells = fw_table_file_get_n_cells (self->table, self->row);
  const guint n_columns = fw_table_file_get_n_columns (self->table);

  self->faulty = FALSE;
  if (n_cells > n_columns)
    {
      g_autofree char *wanted = fw_number_to_c (n_columns);
      g_autofree char *cells = g_strdup_printf (
          ngettext ("%s cell, as there are headings; is a comma not in quotes?",
                    "%s cells, as there are headings; is a comma not in quotes?", n_columns),
          wanted);

      add_fault (self, _ ("more cells than headings"),
                 fw_table_file_get_cell (self->table, self->row, n_columns), cells);
      return;
    }
  readers[self->mapping->kind](self);
}

static gboolean
is_too_much (Reader *self)
{
  const FwHarvest *harvest = self->harvest;

  return harvest->series->len > MAX_TAKEN || harvest->programs->len > MAX_TAKEN
         || harvest->jobs->len > MAX_TAKEN || harvest->groups->len > MAX_TAKEN;
}

static gboolean
read_rows (Reader *self, GError **error)
{
  /* A row of wages makes two series: its jobs and its wages. */
  self->own_only = fw_table_file_get_n_rows (self->table) > MAX_TAKEN / 2;
  for (self->row = 0; self->row < fw_table_file_get_n_rows (self->table); self->row++)
    {
      read_row (self);
      if (!is_too_much (self))
        continue;
      g_set_error (error, FW_ERROR, FW_ERROR_TOO_LARGE,
                   _ ("%s has more than a plan holds, which is 1,000 of a kind; leave out what the "
                      "plan is not about."),
                   fw_table_file_get_name (self->table));
      return FALSE;
    }
  if (self->n_passed > 0)
    {
      g_autofree char *n = fw_unit_format (self->n_passed, FW_UNIT_COUNT, FW_STYLE_TABLE);
      g_autofree char *why = g_strdup_printf (
          ngettext ("%s row is of an occupation the plan does not have",
                    "%s rows are of occupations the plan does not have", self->n_passed),
          n);

      fw_harvest_add_shortfall (self->harvest, _ ("Wages of other occupations"), why, NULL);
    }
  return TRUE;
}

/**
 * fw_mapping_apply:
 * @self: which column each field comes from
 * @table: the table
 * @context: what the table does not say itself
 * @faults: (element-type FwRowFault): faults are added here, a row can have several
 * @error: when the table as a whole cannot be taken
 *
 * Reads every row. A row with a fault is left out whole: nothing of it is in the harvest.
 *
 * Returns: (transfer full) (nullable): programs, jobs, groups and series; perhaps none
 */
FwHarvest *
fw_mapping_apply (FwMapping *self, FwTableFile *table, const FwTableContext *context,
                  GPtrArray *faults, GError **error)
{
  Reader reader = { .mapping = self, .table = table, .context = context, .faults = faults };
  g_autoptr (FwHarvest) harvest = NULL;
  g_autofree FwReading *readings = NULL;
  g_autoptr (GHashTable) seen = NULL;

  g_return_val_if_fail (self != NULL && table != NULL && context != NULL && faults != NULL, NULL);

  if (self->kind == FW_TABLE_OUTCOMES)
    {
      g_autoptr (GPtrArray) tables = g_ptr_array_new (), mappings = g_ptr_array_new ();

      g_ptr_array_add (tables, table);
      g_ptr_array_add (mappings, self);
      return fw_participants_harvest (tables, mappings, NULL, context, faults, error);
    }
  if (!fw_mapping_check (self, table, error))
    return NULL;
  reader.harvest = harvest = fw_harvest_new ();
  reader.readings = readings = g_new0 (FwReading, self->n_fields);
  reader.seen = seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.fields = fw_table_fields (self->kind, &self->n_fields);
  for (guint i = 0; i < self->n_fields; i++)
    if (self->columns[i] >= 0)
      {
        fw_reading_init (&readings[i], table, (guint)self->columns[i], &reader.fields[i],
                         self->decimal);
        if (self->dates != FW_DATES_FOUND)
          readings[i].day_first = self->dates == FW_DATES_DAY_FIRST;
      }
  if (!read_rows (&reader, error))
    return NULL;
  if (self->kind == FW_TABLE_POPULATIONS && !finish_populations (&reader, error))
    return NULL;
  return g_steal_pointer (&harvest);
}
