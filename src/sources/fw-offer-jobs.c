/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-offer-builder.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-offer-private.h"
#include "fw-skills.h"

/* Jobs a person chose, as hiring lines of the plan: one for each employer, occupation and window. A
 * posting is demand that anybody may meet, never a pledge: its line is not pledged and hires
 * openly. A commitment that a planner's own table states is a pledge. */

#define DEFAULT_TO 8 /* the last quarter of a line that tells none */

typedef struct
{
  FwPart *occupation;
  GPtrArray *jobs; /* FwJobOffer */
  gboolean pledged;
  gint64 from, to;         /* quarters of the plan from 1; 0 where none is stated */
  double openings;         /* 0 where no pledge states any */
  double stated_education; /* openings whose posting says what education it asks for */
  double degree;           /* openings that ask for a degree */
  double honoured;         /* share; NaN where none is stated */
  double waives;           /* 0 or 1; NaN where it is not stated */
  gboolean counted;        /* one opening counted where none was stated */
  gboolean experience_instead;
  double pay, pay_low, pay_high; /* NaN where none is stated */
  GStrv skills;
  char *employer;
  char *source;
} Line;

static void
free_line (gpointer data)
{
  Line *self = data;

  g_ptr_array_unref (self->jobs);
  g_strfreev (self->skills);
  g_free (self->employer);
  g_free (self->source);
  g_free (self);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

static double
median (GArray *numbers)
{
  const guint n = numbers->len;

  if (n == 0)
    return NAN;

  g_array_sort (numbers, compare_doubles);
  return (g_array_index (numbers, double, (n - 1) / 2) + g_array_index (numbers, double, n / 2))
         / 2.0;
}

/* The middle of what each posting offers; from the lowest to the highest offer. */
static void
sum_up_pay (Line *line)
{
  g_autoptr (GArray) mids = g_array_new (FALSE, FALSE, sizeof (double));

  line->pay_low = line->pay_high = NAN;
  for (guint i = 0; i < line->jobs->len; i++)
    {
      const FwJobOffer *job = g_ptr_array_index (line->jobs, i);
      const double low = isnan (job->pay_low.value) ? job->pay_high.value : job->pay_low.value;
      const double high = isnan (job->pay_high.value) ? low : job->pay_high.value;
      const double mid = (low + high) / 2.0;

      if (isnan (mid))
        continue;
      g_array_append_val (mids, mid);
      line->pay_low = fmin (line->pay_low, low);
      line->pay_high = fmax (line->pay_high, high);
    }

  line->pay = median (mids);
}

static void
sum_up_degree (Line *line, const FwJobOffer *job, double openings)
{
  if (!isnan (job->degree_share.value))
    {
      line->stated_education += openings;
      line->degree += openings * job->degree_share.value;
    }
  else if (job->degree_stated)
    {
      line->stated_education += openings;
      line->degree += job->degree ? openings : 0.0;
    }
}

static void
sum_up (Line *line)
{
  g_autoptr (GStrvBuilder) skills = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  double honoured = 0.0, told_honoured = 0.0;

  line->waives = NAN;
  for (guint i = 0; i < line->jobs->len; i++)
    {
      const FwJobOffer *job = g_ptr_array_index (line->jobs, i);
      const gboolean told = job->openings.value >= 0.0;
      const double openings = told ? job->openings.value : line->pledged ? 0.0 : 1.0;

      line->openings += openings;
      line->counted |= !told && !line->pledged;
      line->experience_instead |= job->experience_instead;
      line->waives = fmax (line->waives, job->waives.value);
      sum_up_degree (line, job, openings);
      if (!isnan (job->honoured.value))
        {
          honoured += openings * job->honoured.value;
          told_honoured += openings;
        }
      for (guint j = 0; job->skills != NULL && job->skills[j] != NULL; j++)
        if (g_hash_table_add (seen, job->skills[j]))
          g_strv_builder_add (skills, job->skills[j]);
    }

  line->honoured = honoured / told_honoured;
  line->skills = g_strv_builder_end (skills);
  sum_up_pay (line);
}

/* The quarter of the plan that is told, or that a date falls in; 0 for none, cut to the plan's. */
static gint64
quarter_of (FwPlan *plan, const FwFigure *told, const char *date)
{
  GDate day;
  gint64 quarter;

  if (!isnan (told->value))
    return (gint64)fmin (fmax (round (told->value), 1.0), FWE_MAX_QUARTERS);

  g_date_clear (&day, 1);
  if (date != NULL)
    g_date_set_parse (&day, date);
  if (!g_date_valid (&day))
    return 0;

  quarter = ((gint64)g_date_get_year (&day) - fw_plan_get_start_year (plan)) * 4
            + ((gint64)g_date_get_month (&day) - 1) / 3 - fw_plan_get_start_quarter (plan) + 2;
  return CLAMP (quarter, 1, FWE_MAX_QUARTERS);
}

static Line *
new_line (FwBuilder *self, const FwJobOffer *job)
{
  Line *line = g_new0 (Line, 1);

  line->source = fw_offer_source_line (job->source, job->fetched);
  line->employer = fw_offer_tidy (job->employer, FW_OFFER_MAX_TITLE);
  line->occupation = fw_builder_occupation (
      self, &(FwOccupationHint){ job->soc, job->occupation, job->title, line->source, job->url });
  line->jobs = g_ptr_array_new ();
  line->pledged = job->pledged;
  line->from = quarter_of (self->plan, &job->from_quarter, job->from_date);
  line->to = quarter_of (self->plan, &job->to_quarter, job->to_date);
  if (line->from > line->to && line->to > 0)
    line->to = line->from;
  return line;
}

static char *
line_key (const Line *line)
{
  g_autofree char *employer
      = line->employer != NULL ? g_utf8_casefold (line->employer, -1) : g_strdup ("");
  g_autofree char *from = fw_number_to_c ((double)line->from);
  g_autofree char *to = fw_number_to_c ((double)line->to);

  return g_strjoin ("\n", employer, fw_part_get_id (line->occupation),
                    line->pledged ? "pledged" : "posted", from, to, NULL);
}

/* Jobs of one employer for one occupation, in the order they came. */
static GPtrArray *
group_jobs (FwBuilder *self, GPtrArray *jobs)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *lines = g_ptr_array_new_with_free_func (free_line);

  for (guint i = 0; i < jobs->len; i++)
    {
      FwJobOffer *job = g_ptr_array_index (jobs, i);
      Line *line = new_line (self, job);
      char *key = line_key (line);
      Line *same = g_hash_table_lookup (found, key);

      if (same != NULL)
        {
          g_ptr_array_add (same->jobs, job);
          free_line (line);
          g_free (key);
          continue;
        }
      g_ptr_array_add (line->jobs, job);
      g_ptr_array_add (lines, line);
      g_hash_table_insert (found, key, line);
    }

  for (guint i = 0; i < lines->len; i++)
    sum_up (g_ptr_array_index (lines, i));
  return lines;
}

static void
set_plain (FwBuilder *self, FwPart *part, const char *member, double value, const char *source,
           const char *url)
{
  const FwStated stated = { .value = value, .p10 = NAN, .p90 = NAN, .source = source, .url = url };

  if (!isnan (value))
    fw_builder_set_number (self, part, member, &stated);
}

static void
set_numbers (FwBuilder *self, FwPart *part, const Line *line, const char *url)
{
  g_autofree char *counted
      = g_strdup_printf (_ ("Assumption: 1 counted where no number is stated; %s"), line->source);
  g_autofree char *ranged
      = g_strdup_printf (_ ("%s; from the lowest to the highest stated"), line->source);
  const FwStated pay = { .value = line->pay,
                         .p10 = line->pay_low,
                         .p90 = line->pay_high,
                         .source = line->pay_low < line->pay_high ? ranged : line->source,
                         .url = url };

  set_plain (self, part, "openings", line->openings > 0.0 ? line->openings : NAN,
             line->counted ? counted : line->source, url);
  set_plain (self, part, "honoured", line->honoured, line->source, url);
  set_plain (self, part, "degree", line->degree / line->stated_education, line->source, url);
  set_plain (self, part, "waives", line->waives, line->source, url);
  if (!isnan (line->pay))
    fw_builder_set_number (self, part, "pay", &pay);
}

/* "Java, C#, SQL" */
static char *
skill_titles (const Line *line)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; line->skills[i] != NULL; i++)
    {
      const FwSkillRow *row = fw_skills_find (line->skills[i]);

      g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "",
                              row != NULL ? row->title : line->skills[i]);
    }

  return g_string_free (g_steal_pointer (&titles), FALSE);
}

static char *
line_note (const Line *line)
{
  g_autofree char *n = fw_unit_format (line->jobs->len, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *skills = skill_titles (line);
  g_autoptr (GString) note = g_string_new (NULL);

  if (!line->pledged)
    {
      g_string_append_printf (
          note, ngettext ("From %s posting.", "From %s postings.", line->jobs->len), n);
      g_string_append (note, _ (" A posting is no pledge: people with experience apply too, so put "
                                "here how many openings beginners can get."));
    }
  if (isnan (line->pay))
    g_string_append (note, _ (" No pay is stated (the general assumption holds)."));
  if (!(line->stated_education > 0.0))
    g_string_append (note, _ (" No education is stated (the general assumption holds)."));
  if (line->experience_instead)
    g_string_append (note, _ (" Experience is taken in place of a degree."));
  if (*skills != '\0')
    g_string_append_printf (note, _ (" Skills asked for: %s."), skills);

  return fw_offer_tidy (note->str, 2 * FW_OFFER_MAX_TEXT);
}

static const char *
degree_rule (const Line *line)
{
  if (!(line->stated_education > 0.0))
    return NULL;
  if (line->degree == 0.0)
    return "none";

  return line->degree < line->stated_education || line->experience_instead ? "preferred"
                                                                           : "required";
}

/* The skills asked for, each as the program writes it where it teaches it: a plan compares words.
 */
static GStrv
skills_as_taught (const Line *line, const char *const *taught)
{
  g_autoptr (GStrvBuilder) skills = g_strv_builder_new ();

  for (guint i = 0; line->skills[i] != NULL; i++)
    {
      const char *name = line->skills[i];
      const FwSkillRow *row = fw_skills_find (name);

      for (guint j = 0; row != NULL && taught[j] != NULL; j++)
        if (fw_skills_find (taught[j]) == row)
          name = taught[j];
      g_strv_builder_add (skills, name);
    }

  return g_strv_builder_end (skills);
}

/* taught: what the program of the plan teaches; a new one writes skills as the list does. */
static void
link_program (FwBuilder *self, FwPart *employer, const Line *line, const char *program,
              const char *const *taught)
{
  g_auto (GStrv) skills = skills_as_taught (line, taught);
  g_autofree char *stem = g_strconcat (program, "-", fw_part_get_id (employer), NULL);
  g_autofree char *id = fw_builder_new_id (self, FW_LIST_PARTNERSHIPS, stem);
  FwPart *link = fw_builder_add (self, FW_PART (fw_partnership_new (id)), NULL);

  fw_builder_set_text (self, link, "kind", "hires");
  fw_builder_set_text (self, link, "from", program);
  fw_builder_set_text (self, link, "to", fw_part_get_id (employer));
  fw_builder_set_strings (self, link, "skills", (const char *const *)skills);
  fw_builder_set_text (self, link, "degree-rule", degree_rule (line));
  if (line->experience_instead)
    fw_builder_set_switch (self, link, "waiver", TRUE);
  if (!line->pledged)
    fw_builder_set_text (self, link, "hiring", "open");
}

/* To every program, of the plan or chosen with it, that trains for what the line hires. */
static void
link_programs (FwBuilder *self, FwPart *employer, const Line *line)
{
  GListModel *programs = fw_plan_get_list (self->plan, FW_LIST_PROGRAMS);
  const char *occupation = fw_part_get_id (line->occupation);
  const char *const none[] = { NULL };

  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (FwPart) program = g_list_model_get_item (programs, i);

      if (g_strcmp0 (fw_part_get_text (program, "occupation"), occupation) == 0)
        link_program (self, employer, line, fw_part_get_id (program),
                      fw_part_get_strings (program, "teaches"));
    }

  for (guint i = 0; i < self->parts->len; i++)
    {
      FwPart *part = g_ptr_array_index (self->parts, i);

      if (fw_part_get_list (part) == FW_LIST_PROGRAMS
          && g_strcmp0 (g_hash_table_lookup (self->programs, fw_part_get_id (part)), occupation)
                 == 0)
        link_program (self, employer, line, fw_part_get_id (part), none);
    }
}

static const char *
occupation_title (FwBuilder *self, FwPart *occupation)
{
  /* A new part has its title only once the change is applied. */
  const char *title = g_hash_table_lookup (self->titles, fw_part_get_id (occupation));

  return title != NULL ? title : fw_part_get_title (occupation);
}

static void
add_line (FwBuilder *self, const Line *line)
{
  const FwJobOffer *first = g_ptr_array_index (line->jobs, 0);
  const char *employer = line->employer != NULL ? line->employer : _ ("Employer not stated");
  /* Translators: an employer and the occupation it posts jobs in. */
  g_autofree char *title
      = g_strdup_printf (_ ("%s, %s"), employer, occupation_title (self, line->occupation));
  g_autofree char *id = fw_builder_new_id (self, FW_LIST_EMPLOYERS, title);
  FwPart *part = fw_builder_add (self, FW_PART (fw_employer_new (id)), title);
  g_autofree char *note = line_note (line);

  fw_builder_set_text (self, part, "occupation", fw_part_get_id (line->occupation));
  fw_builder_set_text (self, part, "organisation", line->employer);
  if (!line->pledged)
    fw_builder_set_switch (self, part, "pledged", FALSE);
  if (line->from > 0)
    fw_builder_set_whole (self, part, "from-quarter", line->from);
  if (line->to > 0 || line->from > DEFAULT_TO)
    fw_builder_set_whole (self, part, "to-quarter", MAX (line->from, line->to));
  fw_builder_set_text (self, part, "note", note);
  fw_builder_set_text (self, part, "source", line->source);
  fw_builder_set_text (self, part, "url", first->page != NULL ? first->page : first->url);
  set_numbers (self, part, line, first->url);
  link_programs (self, part, line);
}

void
fw_builder_add_jobs (FwBuilder *self, GPtrArray *jobs)
{
  g_autoptr (GPtrArray) lines = group_jobs (self, jobs);

  for (guint i = 0; i < lines->len; i++)
    add_line (self, g_ptr_array_index (lines, i));
}
