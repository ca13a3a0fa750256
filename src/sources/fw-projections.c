/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-json.h"
#include "fw-node.h"
#include "fw-source-error.h"
#include "fw-source.h"
#include "fw-state.h"
#include "fw-unit.h"

/* Page sizes other than 10, 25, 50, 100 and 1000 are answered as if the state had no data. */
#define PATH      "/Projections/LongTermRestJson/%s?items_per_page=1000%s"
#define MAX_PAGES 10 /* a state has about 700 rows */
#define MOST      1e9

/* --- Requests */

/* The service knows states without a leading zero: “8” is Colorado. */
static const char *
state_number (const FwTarget *target)
{
  return *target->state == '0' ? target->state + 1 : target->state;
}

static gboolean check_answer (FwAnswer *answer, GError **error);

static char *
page_tag (guint page)
{
  g_autofree char *number = fw_number_to_c (page);

  return g_strconcat ("page-", number, NULL);
}

static FwRequest *
new_request (const FwTarget *target, guint page)
{
  g_autofree char *number = fw_number_to_c (page), *tag = page_tag (page);
  g_autofree char *more = page > 0 ? g_strconcat ("&page=", number, NULL) : g_strdup ("");
  g_autofree char *path = g_strdup_printf (PATH, state_number (target), more);
  FwRequest *request
      = fw_request_new (FW_SERVICE_PROJECTIONS, _ ("Openings by occupation"), path, check_answer);

  fw_request_set_tag (request, tag);
  return request;
}

/* --- Answers */

typedef struct
{
  FwJsonText *text;
  JsonNode *rows;
  double total, pages;
} Page;

static void
clear_page (Page *page)
{
  g_clear_pointer (&page->text, fw_json_text_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, clear_page)

static gboolean
refuse (FwSourceError code, const char *sentence, GError **error)
{
  g_set_error_literal (error, FW_SOURCE_ERROR, code, sentence);
  return FALSE;
}

static gboolean
check_status (guint status, GError **error)
{
  if (status == 200)
    return TRUE;
  if (status == 404)
    return refuse (
        FW_SOURCE_ERROR_NOT_PUBLISHED,
        _ ("Projections Central has no openings by occupation for this state; pledges of "
           "employers are used alone."),
        error);
  if (status == 408 || status == 429 || status >= 500)
    return refuse (
        FW_SOURCE_ERROR_SERVER,
        _ ("Projections Central is too busy to give openings by occupation; try again in "
           "some minutes."),
        error);
  return refuse (FW_SOURCE_ERROR_REFUSED,
                 _ ("Projections Central did not accept the request for openings by occupation; "
                    "what the plan has stays in use."),
                 error);
}

static gboolean
is_row (JsonNode *row)
{
  return fw_node_text (fw_node_member (row, "OccCode")) != NULL
         && fw_node_text (fw_node_member (row, "STFIPS")) != NULL;
}

/* The shape of the answer: rows and how many there are of them in all. */
static gboolean
read_page (FwAnswer *answer, Page *page, GError **error)
{
  JsonNode *root, *pager;

  if (!check_status (fw_answer_get_info (answer)->status, error))
    return FALSE;
  page->text = fw_json_text_parse (fw_answer_get_body (answer), "Projections Central",
                                   &fw_json_limits_answer, NULL);
  if (page->text == NULL)
    return refuse (
        FW_SOURCE_ERROR_BAD_ANSWER,
        _ ("Projections Central’s openings by occupation arrived cut off or damaged; try "
           "again later."),
        error);

  root = fw_json_text_root (page->text);
  pager = fw_node_member (root, "pager");
  page->rows = fw_node_member (root, "rows");
  page->total = fw_node_number (fw_node_member (pager, "total_items"));
  page->pages = fw_node_number (fw_node_member (pager, "total_pages"));
  if (fw_node_array (page->rows) == NULL || !(page->total >= 0) || !(page->pages >= 0))
    return refuse (FW_SOURCE_ERROR_BAD_ANSWER,
                   _ ("Projections Central answered openings by occupation in a form that Fairway "
                      "does not know; try again later, or with a newer Fairway."),
                   error);
  for (guint i = 0; i < fw_node_n_items (page->rows); i++)
    if (!is_row (fw_node_item (page->rows, i)))
      return refuse (FW_SOURCE_ERROR_BAD_ANSWER,
                     _ ("Projections Central’s openings by occupation have a row that Fairway does "
                        "not know; try again later, or with a newer Fairway."),
                     error);
  return TRUE;
}

static gboolean
check_answer (FwAnswer *answer, GError **error)
{
  g_auto (Page) page = { 0 };

  return read_page (answer, &page, error);
}

/* --- Rows to series */

/* Whether a row is of the target's state and of an occupation, by the first @length characters of
 * its code. */
static gboolean
has_code (JsonNode *row, const FwTarget *target, const char *soc, gsize length)
{
  const char *state = fw_node_text (fw_node_member (row, "STFIPS"));

  while (*state == '0' && state[1] != '\0')
    state++;
  return g_str_equal (state, state_number (target))
         && strncmp (fw_node_text (fw_node_member (row, "OccCode")), soc, length) == 0;
}

/* “2024–2034”; states publish at different times, so the row tells. */
static char *
row_vintage (JsonNode *row)
{
  const char *from = fw_node_text (fw_node_member (row, "BaseYear"));
  const char *to = fw_node_text (fw_node_member (row, "ProjYear"));

  return from != NULL && to != NULL ? g_strdup_printf ("%s–%s", from, to) : NULL;
}

/* What a row tells, and the least it may be. */
static const struct
{
  const char *key, *member;
  double least;
} members[] = {
  { "openings", "AvgAnnualOpenings", 0 },
  { "base", "Base", 0 },
  { "projected", "Projected", 0 },
  { "change", "Change", -MOST },
};

/* One row, or the rows of the detailed occupations of a group. */
typedef struct
{
  FwSeriesValue values[G_N_ELEMENTS (members)];
  JsonNode *row;    /* the first */
  FwAnswer *answer; /* that it stands in; borrowed */
  guint n_rows;
} Found;

static FwSeriesValue
row_value (JsonNode *row, guint i)
{
  const double value = fw_node_number (fw_node_member (row, members[i].member));
  const gboolean ok = isfinite (value) && value >= members[i].least && value < MOST;

  return (FwSeriesValue){ .key = members[i].key,
                          .value = ok ? value : NAN,
                          .margin = NAN,
                          .mark = ok ? FW_MARK_EXACT : FW_MARK_NOT_PUBLISHED };
}

/* Numbers add up; where one of them is missing the sum is the least there are. */
static void
add_row (Found *found, JsonNode *row, FwAnswer *answer)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const FwSeriesValue one = row_value (row, i);
      FwSeriesValue *sum = &found->values[i];

      if (found->n_rows == 0)
        *sum = one;
      else if (!fw_mark_has_value (one.mark) && fw_mark_has_value (sum->mark))
        sum->mark = FW_MARK_AT_LEAST;
      else if (fw_mark_has_value (one.mark) && !fw_mark_has_value (sum->mark))
        {
          sum->value = one.value;
          sum->mark = FW_MARK_AT_LEAST;
        }
      else
        sum->value += one.value;
    }
  if (found->n_rows++ == 0)
    {
      found->row = row;
      found->answer = answer;
    }
}

static void
add_series (const FwTarget *target, guint occupation, const Found *found, FwHarvest *harvest)
{
  const FwService *service = fw_service_get (FW_SERVICE_PROJECTIONS);
  const char *title = fw_node_text (fw_node_member (found->row, "Title"));
  const char *name
      = found->n_rows == 1 && title != NULL ? title : fw_target_occupation (target, occupation);
  g_autofree char *geography = g_strconcat ("state:", target->state, NULL);
  g_autofree char *vintage = row_vintage (found->row);
  g_autofree char *fetched = fw_answer_dup_fetched (found->answer);
  g_autofree char *whole = g_strdup_printf (_ ("Projected openings a year, %s"), name);
  const FwSeriesInfo info = {
    .measure = FW_MEASURE_PROJECTED_OPENINGS,
    .subject = target->occupations[occupation],
    .title = whole,
    .geography = geography,
    .place = fw_state_name (target->state),
    .vintage = vintage,
    .source = service->title,
    .url = fw_request_get_url (fw_answer_get_request (found->answer)),
    .licence = _ (service->licence),
    .fetched = fetched,
    .note = found->n_rows == 1
                ? _ ("Openings a year in the whole state, from growth and from people "
                     "who leave; rounded to ten.")
                : _ ("Openings a year in the whole state, added up from the detailed "
                     "occupations of the group; each rounded to ten."),
  };

  fw_harvest_add_series (harvest,
                         fw_series_new_of (&info, found->values, G_N_ELEMENTS (found->values)));
}

/* --- All pages */

/* An answer and its page, read once. */
typedef struct
{
  FwAnswer *answer; /* borrowed */
  Page page;
} Part;

static void
clear_part (gpointer data)
{
  clear_page (&((Part *)data)->page);
}

static GArray *
read_parts (GPtrArray *outcomes)
{
  GArray *parts = g_array_new (FALSE, TRUE, sizeof (Part));

  g_array_set_clear_func (parts, clear_part);
  for (guint i = 0; i < outcomes->len; i++)
    {
      const FwOutcome *outcome = g_ptr_array_index (outcomes, i);
      Part part = { .answer = outcome->answer };

      if (part.answer != NULL && read_page (part.answer, &part.page, NULL))
        g_array_append_val (parts, part);
      else
        clear_page (&part.page);
    }
  return parts;
}

static guint
count_rows (GArray *parts)
{
  guint n = 0;

  for (guint i = 0; i < parts->len; i++)
    n += fw_node_n_items (g_array_index (parts, Part, i).page.rows);
  return n;
}

static Found
find_rows (const FwTarget *target, GArray *parts, const char *soc, gsize length)
{
  Found found = { 0 };

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      for (guint r = 0; r < fw_node_n_items (part->page.rows); r++)
        if (has_code (fw_node_item (part->page.rows, r), target, soc, length))
          add_row (&found, fw_node_item (part->page.rows, r), part->answer);
    }
  return found;
}

/* “15-1250” is a group: where it has no row of its own, “15-1251” to “15-1259” are added up. */
static gboolean
read_occupation (const FwTarget *target, GArray *parts, guint i, FwHarvest *harvest)
{
  const char *soc = target->occupations[i];
  const gsize length = strlen (soc);
  Found found = find_rows (target, parts, soc, length + 1);

  if (found.n_rows == 0 && length > 1 && soc[length - 1] == '0')
    found = find_rows (target, parts, soc, length - 1);
  if (found.n_rows == 0)
    return FALSE;
  add_series (target, i, &found, harvest);
  return TRUE;
}

/* Paged reads were seen to lose occupations: a part is said to be one. */
static void
report_count (GArray *parts, FwHarvest *harvest)
{
  const double total = parts->len > 0 ? g_array_index (parts, Part, 0).page.total : 0;
  const guint n = count_rows (parts);
  g_autofree char *found = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *wanted = fw_unit_format (total, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *why = g_strdup_printf (_ ("only %s of %s occupations arrived"), found, wanted);

  if (parts->len > 0 && n < total)
    fw_harvest_add_shortfall (harvest, _ ("Openings by occupation"), why, NULL);
}

static void
read_projections (const FwTarget *target, GPtrArray *outcomes, FwHarvest *harvest)
{
  g_autoptr (GArray) parts = read_parts (outcomes);
  const char *name = fw_state_name (target->state);

  for (guint i = 0; i < outcomes->len; i++)
    {
      const FwOutcome *outcome = g_ptr_array_index (outcomes, i);

      if (outcome->error != NULL)
        fw_harvest_add_shortfall (harvest, fw_request_get_title (outcome->request),
                                  outcome->error->message, NULL);
    }
  report_count (parts, harvest);
  for (guint i = 0; parts->len > 0 && target->occupations != NULL && target->occupations[i] != NULL;
       i++)
    if (!read_occupation (target, parts, i, harvest))
      {
        g_autofree char *what
            = g_strdup_printf (_ ("Projected openings, %s"), fw_target_occupation (target, i));
        g_autofree char *why = g_strdup_printf (_ ("%s publishes no projection of it"),
                                                name != NULL ? name : _ ("the state"));

        fw_harvest_add_shortfall (harvest, what, why, NULL);
      }
}

/* Another page while rows are missing and pages still bring some. */
static gboolean
wants_page (GPtrArray *outcomes)
{
  const FwOutcome *last = g_ptr_array_index (outcomes, outcomes->len - 1);
  g_autoptr (GArray) parts = read_parts (outcomes);
  const Part *newest;

  if (last->answer == NULL || parts->len != outcomes->len || parts->len >= MAX_PAGES)
    return FALSE;
  newest = &g_array_index (parts, Part, parts->len - 1);
  return fw_node_n_items (newest->page.rows) > 0 && parts->len < newest->page.pages
         && count_rows (parts) < newest->page.total;
}

static GPtrArray *
next_requests (const FwTarget *target, GPtrArray *outcomes, GError **error)
{
  const guint page = outcomes != NULL ? outcomes->len : 0;
  GPtrArray *requests;

  if (fw_state_name (target->state) == NULL || (page > 0 && !wants_page (outcomes)))
    return NULL;

  requests = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_request_unref);
  g_ptr_array_add (requests, new_request (target, page));
  return requests;
}

const FwSource fw_source_projections = {
  .service = FW_SERVICE_PROJECTIONS,
  .what = N_ ("Projected openings a year by occupation, of the whole state"),
  .next = next_requests,
  .read = read_projections,
};
