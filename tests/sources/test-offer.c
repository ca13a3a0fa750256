/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>

#include "fw-builtin.h"
#include "fw-error.h"
#include "fw-note.h"
#include "fw-offer.h"
#include "fw-plan-io.h"

#define DRAWS 200

static void
test_soc (void)
{
  static const struct
  {
    const char *text;
    const char *soc; /* NULL: none in it */
  } cases[] = {
    { "15-1252", "15-1252" },
    { "15-1252.00", "15-1252" },
    { "151252", "15-1252" },
    { "15125200", "15-1252" },
    { "15-125200", "15-1252" },
    { " 15-1132.00 Software Developers, Application", "15-1132" },
    { "15-125200 Software Developers", "15-1252" },
    { "https://www.onetonline.org/link/summary/15-1252.00", "15-1252" },
    { "Software Developers (15-1252)", "15-1252" },
    { "47-2111.00", "47-2111" },
    { "", NULL },
    { NULL, NULL },
    { "Software Developers", NULL },
    { "15-0000", NULL },      /* a whole major group */
    { "16-1252", NULL },      /* major groups are odd */
    { "57-1252", NULL },      /* and end at 55 */
    { "612-555-0142", NULL }, /* a telephone number */
    { "555-15-1252", NULL },  /* part of a longer one */
    { "15-12520", NULL },     /* five digits */
    { "2026-11-21", NULL },   /* a date */
    { "Room 151252", NULL },  /* without a dash only at the start */
    { "11.0201", NULL },      /* a CIP code */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *soc = fw_soc_from_text (cases[i].text);

      g_assert_cmpstr (soc, ==, cases[i].soc);
    }

  g_assert_cmpstr (fw_soc_title ("15-1232"), ==, "Computer User Support Specialists");
  g_assert_null (fw_soc_title ("47-2111"));
  g_assert_cmpstr (fw_soc_of_2018 ("15-1132"), ==, "15-1252");
  g_assert_cmpstr (fw_soc_of_2018 ("15-1252"), ==, "15-1252");
}

static void
test_cip (void)
{
  static const struct
  {
    const char *text;
    const char *cip;
  } cases[] = {
    { "11.0201", "11.0201" },
    { "1.0505", "01.0505" },
    { "110201", "11.0201" },
    { "10505", "01.0505" },
    { "1107", "11.07" },
    { "107", "01.07" },
    { "11.07", "11.07" },
    { "11.020", "11.0200" },
    { "11.0201 Programming", "11.0201" },
    { "", NULL },
    { NULL, NULL },
    { "2024.5", NULL },
    { "11.02011", NULL },
    { "Computer", NULL },
    { "11-0201", NULL },
    { "11.", NULL },
    { "1", NULL },
    { "1102012", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cip = fw_cip_from_text (cases[i].text);

      g_assert_cmpstr (cip, ==, cases[i].cip);
    }
}

static FwProgramOffer *
support_program (void)
{
  FwProgramOffer *offer = fw_program_offer_new ();

  offer->title = g_strdup ("IT Support Certificate");
  offer->provider = g_strdup ("Example Technical College");
  offer->soc = g_strdup ("15-1232");
  offer->cip = g_strdup ("11.1006");
  offer->credential = g_strdup ("certificate");
  offer->format = g_strdup ("In-person");
  offer->weeks = (FwFigure){ 24, FW_MARK_EXACT };
  offer->price = (FwFigure){ 5750, FW_MARK_EXACT };
  offer->exited = (FwFigure){ 96, FW_MARK_EXACT };
  offer->completion = (FwFigure){ 0.84, FW_MARK_EXACT };
  offer->earnings = (FwFigure){ 40800.04, FW_MARK_EXACT };
  offer->employed_q2 = (FwFigure){ 0.72, FW_MARK_EXACT };
  offer->earnings_converted = TRUE;
  offer->earnings_note = g_strdup ("four times a quarter’s median");
  g_strfreev (offer->skills);
  offer->skills = g_strsplit ("help-desk,windows", ",", -1);
  offer->source = g_strdup ("Training Provider Results");
  offer->url = g_strdup ("https://example.org/results");
  offer->fetched = g_strdup ("2026-11-21T20:58:34Z");
  return offer;
}

/* Everything suppressed, and an occupation no plan has. */
static FwProgramOffer *
welding_program (void)
{
  FwProgramOffer *offer = fw_program_offer_new ();

  offer->title = g_strdup ("Welding");
  offer->provider = g_strdup ("example technical college");
  offer->soc = g_strdup ("51-4121");
  offer->occupation = g_strdup ("Welders");
  offer->weeks = (FwFigure){ 261, FW_MARK_EXACT };
  offer->completion.mark = offer->earnings.mark = FW_MARK_SUPPRESSED;
  offer->source = g_strdup ("Training Provider Results");
  return offer;
}

static FwJobOffer *
developer_job (const char *employer, double openings, double low, double high)
{
  FwJobOffer *offer = fw_job_offer_new ();

  offer->title = g_strdup ("Software Developer I");
  offer->employer = g_strdup (employer);
  offer->soc = g_strdup ("15-1252");
  offer->openings
      = (FwFigure){ openings, isnan (openings) ? FW_MARK_NOT_PUBLISHED : FW_MARK_EXACT };
  offer->pay_low = (FwFigure){ low, isnan (low) ? FW_MARK_NOT_PUBLISHED : FW_MARK_EXACT };
  offer->pay_high = (FwFigure){ high, isnan (high) ? FW_MARK_NOT_PUBLISHED : FW_MARK_EXACT };
  offer->source = g_strdup ("jobs.json");
  return offer;
}

static char *
text_of (FwPlan *plan)
{
  g_autoptr (GBytes) bytes = fw_plan_to_bytes (plan, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_no_faults (FwPlan *plan)
{
  g_autoptr (GListModel) notes = fw_plan_check (plan, NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (FwNote) note = g_list_model_get_item (notes, i);

      if (fw_note_get_severity (note) == FW_SEVERITY_ERROR)
        g_error ("%s: %s", fw_note_get_title (note), fw_note_get_text (note));
    }
}

static void
assert_runs (FwPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwCompiled) compiled
      = fw_plan_compile (plan, fw_plan_get_default_scenario (plan), &error);
  g_autoptr (FwCompiled) fewer = NULL;
  g_autoptr (FwResult) result = NULL;

  g_assert_no_error (error);
  fewer = fw_compiled_with_draws (compiled, DRAWS, 7);
  result = fw_result_new_run (fewer, NULL, 1, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (isfinite (fw_result_get_measure (result, FWE_M_COMPLETED)->mean));
}

/* Applies, looks with the function, undoes to the byte, redoes to the byte. */
static void
apply_and_undo (FwPlan *plan, GPtrArray *programs, GPtrArray *jobs, void (*look) (FwPlan *plan),
                const char *label)
{
  g_autofree char *before = text_of (plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwChange) change = fw_offers_to_change (plan, programs, jobs, &error);
  g_autoptr (FwChange) undo = NULL;
  g_autoptr (FwChange) redo = NULL;
  g_autoptr (FwChange) again = NULL;
  g_autofree char *told = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_assert_no_error (error);
  told = fw_change_get_label (change, plan);
  g_assert_cmpstr (told, ==, label);

  undo = fw_change_apply (change, plan, &error);
  g_assert_no_error (error);
  after = text_of (plan);
  look (plan);
  assert_no_faults (plan);
  assert_runs (plan);

  redo = fw_change_apply (undo, plan, &error);
  g_assert_no_error (error);
  undone = text_of (plan);
  g_assert_cmpstr (undone, ==, before);

  again = fw_change_apply (redo, plan, &error);
  g_assert_no_error (error);
  redone = text_of (plan);
  g_assert_cmpstr (redone, ==, after);
}

static FwParameter *
parameter (FwPlan *plan, const char *key)
{
  g_autoptr (GError) error = NULL;
  FwParameter *found = fw_plan_get_parameter (plan, NULL, key, &error);

  g_assert_no_error (error);
  return found;
}

static void
look_at_programs (FwPlan *plan)
{
  FwPart *support = fw_plan_find_part (plan, FW_LIST_PROGRAMS, "it-support-certificate");
  FwPart *welding = fw_plan_find_part (plan, FW_LIST_PROGRAMS, "welding");
  FwPart *link = fw_plan_find_part (plan, FW_LIST_PARTNERSHIPS,
                                    "example-technical-college-it-support-certificate");
  FwParameter *completion = parameter (plan, "programs.it-support-certificate.completion");
  FwParameter *pay = parameter (plan, "programs.it-support-certificate.job_pay");
  FwParameter *weeks = parameter (plan, "programs.welding.weeks");
  /* sqrt (0.84 * 0.16 / 96) = 0.037417; times 1.2816 */
  const double margin = 0.047953;

  g_assert_nonnull (support);
  g_assert_nonnull (link);
  g_assert_cmpstr (fw_part_get_title (support), ==, "IT Support Certificate");
  /* The plan has the occupation under a name of its own. */
  g_assert_cmpstr (fw_part_get_text (support, "occupation"), ==, "user-support");
  g_assert_cmpstr (fw_part_get_text (support, "cip"), ==, "11.1006");
  g_assert_cmpstr (fw_part_get_text (support, "credential"), ==, "certificate");
  g_assert_true (g_strv_contains (fw_part_get_strings (support, "teaches"), "windows"));
  g_assert_cmpint (fw_partnership_get_kind (FW_PARTNERSHIP (link)), ==, FW_PARTNERSHIP_TRAINS);
  g_assert_cmpstr (fw_partnership_get_from (FW_PARTNERSHIP (link)), ==,
                   "example-technical-college");

  g_assert_cmpfloat (fw_plan_get_value (plan, NULL, "programs.it-support-certificate.weeks"), ==,
                     24);
  g_assert_cmpfloat (fw_plan_get_value (plan, NULL, "programs.it-support-certificate.seat_cost"),
                     ==, 5750);
  g_assert_cmpfloat (fw_parameter_get_value (completion), ==, 0.84);
  g_assert_cmpfloat_with_epsilon (fw_parameter_get_p10 (completion), 0.84 - margin, 1e-5);
  g_assert_cmpfloat_with_epsilon (fw_parameter_get_p90 (completion), 0.84 + margin, 1e-5);
  g_assert_false (fw_parameter_is_assumption (completion));
  g_assert_true (g_str_has_prefix (fw_parameter_get_source (completion),
                                   "Training Provider Results (2026-11-21)"));
  g_assert_cmpstr (fw_parameter_get_url (completion), ==, "https://example.org/results");
  g_assert_cmpfloat (fw_parameter_get_value (pay), ==, 40800.04);
  g_assert_true (fw_parameter_is_assumption (pay)); /* converted from a quarter */
  /* As wide, in proportion, as the catalogue's $50,000 to $75,000 around $62,700. */
  g_assert_cmpfloat (fw_parameter_get_p10 (pay), ==, 32500);
  g_assert_cmpfloat (fw_parameter_get_p90 (pay), ==, 48800);
  g_assert_nonnull (strstr (fw_part_get_text (support, "note"), "72% had work"));

  /* Not stated: the catalogue's number stays, and the note says so. */
  g_assert_cmpint (
      fw_parameter_get_origin (parameter (plan, "programs.it-support-certificate.seats")), ==,
      FW_ORIGIN_CATALOGUE);
  g_assert_nonnull (strstr (fw_part_get_text (support, "note"), "Not stated: seats"));
  g_assert_cmpint (fw_parameter_get_origin (parameter (plan, "programs.welding.completion")), ==,
                   FW_ORIGIN_CATALOGUE);
  g_assert_nonnull (strstr (fw_part_get_text (welding, "note"),
                            "Suppressed, too few people to show: completion, pay afterward"));

  /* Longer than a plan takes: at the limit, and its source tells what is stated. */
  g_assert_cmpfloat (fw_parameter_get_value (weeks), ==, 156);
  g_assert_true (fw_parameter_is_assumption (weeks));
  g_assert_nonnull (strstr (fw_parameter_get_source (weeks), "261"));

  /* One provider, whatever the case of its name; an occupation of its own for a new code. */
  g_assert_nonnull (
      fw_plan_find_part (plan, FW_LIST_PARTNERSHIPS, "example-technical-college-welding"));
  g_assert_cmpstr (fw_part_get_text (welding, "occupation"), ==, "welders");
  g_assert_cmpstr (
      fw_part_get_text (fw_plan_find_part (plan, FW_LIST_OCCUPATIONS, "welders"), "code"), ==,
      "51-4121");
}

static void
test_programs (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (GPtrArray) programs
      = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_program_offer_free);

  g_ptr_array_add (programs, support_program ());
  g_ptr_array_add (programs, welding_program ());
  apply_and_undo (plan, programs, NULL, look_at_programs, "Add 2 programs");
}

static void
look_at_jobs (FwPlan *plan)
{
  FwPart *bank = fw_plan_find_part (plan, FW_LIST_EMPLOYERS, "example-bank-developers");
  FwPart *shop = fw_plan_find_part (plan, FW_LIST_EMPLOYERS, "example-shop-developers");
  FwPart *link = fw_plan_find_part (plan, FW_LIST_PARTNERSHIPS, "prime-example-bank-developers");
  FwParameter *openings = parameter (plan, "employers.example-bank-developers.openings");
  FwParameter *pay = parameter (plan, "employers.example-bank-developers.pay");

  g_assert_nonnull (bank);
  g_assert_nonnull (shop);
  g_assert_nonnull (link);
  g_assert_false (fw_part_get_switch (bank, "pledged"));
  g_assert_cmpstr (fw_part_get_text (bank, "organisation"), ==, "Example Bank");

  /* Three told and one counted. */
  g_assert_cmpfloat (fw_parameter_get_value (openings), ==, 4);
  g_assert_true (fw_parameter_is_assumption (openings));
  /* The median of 88,000 and 70,000; from the lowest offer to the highest. */
  g_assert_cmpfloat (fw_parameter_get_value (pay), ==, 79000);
  g_assert_cmpfloat (fw_parameter_get_p10 (pay), ==, 60000);
  g_assert_cmpfloat (fw_parameter_get_p90 (pay), ==, 98000);
  g_assert_false (fw_parameter_is_assumption (pay));
  /* Three of four ask for a degree, one says it does not. */
  g_assert_cmpfloat (fw_plan_get_value (plan, NULL, "employers.example-bank-developers.degree"), ==,
                     0.75);

  g_assert_cmpstr (fw_part_get_text (link, "degree-rule"), ==, "preferred");
  g_assert_cmpstr (fw_part_get_text (link, "hiring"), ==, "open");
  g_assert_true (fw_part_get_switch (link, "waiver"));
  g_assert_true (g_strv_contains (fw_part_get_strings (link, "skills"), "sql"));
  g_assert_true (g_strv_contains (fw_part_get_strings (link, "skills"), "java"));
  g_assert_cmpuint (g_strv_length ((char **)fw_part_get_strings (link, "skills")), ==, 2);

  /* Nothing stated of pay or education: the catalogue's. */
  g_assert_cmpint (
      fw_parameter_get_origin (parameter (plan, "employers.example-shop-developers.pay")), ==,
      FW_ORIGIN_CATALOGUE);
  g_assert_cmpint (
      fw_parameter_get_origin (parameter (plan, "employers.example-shop-developers.degree")), ==,
      FW_ORIGIN_CATALOGUE);
  g_assert_nonnull (strstr (fw_part_get_text (shop, "note"), "no pledge"));
  g_assert_cmpfloat (fw_plan_get_value (plan, NULL, "employers.example-shop-developers.openings"),
                     ==, 2);
  g_assert_nonnull (strstr (fw_part_get_text (bank, "note"), "Skills asked for: SQL, Java."));
}

static void
test_jobs (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_job_offer_free);
  FwJobOffer *first = developer_job ("Example Bank", 3, 78000, 98000);
  FwJobOffer *second = developer_job ("EXAMPLE BANK ", NAN, 60000, 80000);
  FwJobOffer *third;

  g_strfreev (first->skills);
  first->skills = g_strsplit ("sql,java", ",", -1);
  g_strfreev (second->skills);
  second->skills = g_strsplit ("java", ",", -1);
  first->degree_stated = second->degree_stated = TRUE;
  first->degree = first->experience_instead = TRUE;

  g_ptr_array_add (jobs, first);
  g_ptr_array_add (jobs, second);
  g_ptr_array_add (jobs, developer_job ("Example Shop", 1, NAN, NAN));
  /* Developers by the code they had in 2010: the plan's own, not another occupation. */
  third = developer_job ("Example Shop", 1, NAN, NAN);
  g_free (third->soc);
  third->soc = g_strdup ("15-1132");
  g_ptr_array_add (jobs, third);
  apply_and_undo (plan, NULL, jobs, look_at_jobs, "Add 4 jobs");
}

static void
look_at_both (FwPlan *plan)
{
  /* The new employer asks the new program's people, and the plan's own. */
  g_assert_nonnull (fw_plan_find_part (plan, FW_LIST_PARTNERSHIPS,
                                       "it-support-certificate-help-inc-user-support"));
  g_assert_nonnull (
      fw_plan_find_part (plan, FW_LIST_PARTNERSHIPS, "it-ready-help-inc-user-support"));
  g_assert_null (fw_plan_find_part (plan, FW_LIST_PARTNERSHIPS, "prime-help-inc-user-support"));
}

static void
test_both (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_job_offer_free);
  g_autoptr (GPtrArray) programs
      = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_program_offer_free);
  FwJobOffer *job = developer_job ("Help Inc", 2, 48000, 48000);

  g_free (job->soc);
  job->soc = g_strdup ("15-1232");
  g_ptr_array_add (jobs, job);
  g_ptr_array_add (programs, support_program ());
  apply_and_undo (plan, programs, jobs, look_at_both, "Add 1 program and 1 job");
}

/* A plan that writes “SQL” and not “sql” still finds what it teaches in what is asked for. */
static void
look_at_spelling (FwPlan *plan)
{
  GListModel *links = fw_plan_get_list (plan, FW_LIST_PARTNERSHIPS);
  guint n_links = 0;

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (FwPartnership) link = g_list_model_get_item (links, i);

      if (g_str_has_prefix (fw_partnership_get_to (link), "example-bank"))
        {
          g_assert_cmpfloat (fw_plan_get_coverage (plan, NULL, link), ==, 1.0);
          n_links++;
        }
    }
  g_assert_cmpuint (n_links, >, 0);
}

static void
test_spelling (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("delaware", NULL);
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_job_offer_free);
  FwJobOffer *job = developer_job ("Example Bank", 3, 78000, 98000);

  g_strfreev (job->skills);
  job->skills = g_strsplit ("javascript,html-css,sql", ",", -1);
  g_ptr_array_add (jobs, job);
  apply_and_undo (plan, NULL, jobs, look_at_spelling, "Add 1 job");
}

/* A planner's own table states commitments: pledges, with a window told by quarter or by date. */
static void
look_at_pledges (FwPlan *plan)
{
  FwPart *early = fw_plan_find_part (plan, FW_LIST_EMPLOYERS, "clinic-developers");
  FwPart *late = fw_plan_find_part (plan, FW_LIST_EMPLOYERS, "clinic-developers-2");
  FwPart *link = fw_plan_find_part (plan, FW_LIST_PARTNERSHIPS, "prime-clinic-developers");

  g_assert_true (fw_part_get_switch (early, "pledged"));
  g_assert_cmpint (fw_part_get_whole (early, "from-quarter"), ==, 3);
  g_assert_cmpint (fw_part_get_whole (early, "to-quarter"), ==, 6);
  g_assert_cmpfloat (fw_plan_get_value (plan, NULL, "employers.clinic-developers.openings"), ==,
                     20);
  g_assert_cmpfloat (fw_plan_get_value (plan, NULL, "employers.clinic-developers.honoured"), ==,
                     0.9);
  g_assert_cmpfloat (fw_plan_get_value (plan, NULL, "employers.clinic-developers.degree"), ==,
                     0.25);
  g_assert_cmpfloat (fw_plan_get_value (plan, NULL, "employers.clinic-developers.waives"), ==, 1);
  g_assert_null (fw_part_get_text (early, "note"));
  g_assert_cmpstr (fw_part_get_text (link, "hiring"), ==, "preferred");

  /* The plan starts in 2027: the second quarter of 2030 is its fourteenth. */
  g_assert_cmpint (fw_part_get_whole (late, "from-quarter"), ==, 14);
  g_assert_cmpint (fw_part_get_whole (late, "to-quarter"), ==, 14);
}

static void
test_pledges (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_job_offer_free);
  FwJobOffer *early = developer_job ("Clinic", 20, 60000, 60000);
  FwJobOffer *late = developer_job ("Clinic", 5, NAN, NAN);

  early->pledged = late->pledged = TRUE;
  early->from_quarter = (FwFigure){ 3, FW_MARK_EXACT };
  early->to_quarter = (FwFigure){ 6, FW_MARK_EXACT };
  early->honoured = (FwFigure){ 0.9, FW_MARK_EXACT };
  early->degree_share = (FwFigure){ 0.25, FW_MARK_EXACT };
  early->waives = (FwFigure){ 1, FW_MARK_EXACT };
  late->from_date = g_strdup ("2030-05-01");
  g_ptr_array_add (jobs, early);
  g_ptr_array_add (jobs, late);
  apply_and_undo (plan, NULL, jobs, look_at_pledges, "Add 2 jobs");
}

/* Offers that state nothing at all are still sound parts. */
static void
look_at_empty (FwPlan *plan)
{
  g_assert_nonnull (fw_plan_find_part (plan, FW_LIST_PROGRAMS, "program"));
  g_assert_nonnull (fw_plan_find_part (plan, FW_LIST_PROGRAMS, "program-2"));
  g_assert_nonnull (fw_plan_find_part (plan, FW_LIST_PROVIDERS, "provider-not-stated"));
}

static void
test_empty (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("st-louis", NULL);
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_job_offer_free);
  g_autoptr (GPtrArray) programs
      = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_program_offer_free);

  g_ptr_array_add (programs, fw_program_offer_new ());
  g_ptr_array_add (programs, fw_program_offer_new ());
  g_ptr_array_add (jobs, fw_job_offer_new ());
  apply_and_undo (plan, programs, jobs, look_at_empty, "Add 2 programs and 1 job");
}

static void
test_nothing (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (fw_offers_to_change (plan, none, NULL, &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==,
                   "Nothing is chosen; choose at least one program or job to add.");
}

/* More than a plan holds is refused as a whole and changes nothing. */
static void
test_too_many (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autofree char *before = text_of (plan);
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) programs
      = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_program_offer_free);
  g_autoptr (FwChange) change = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < FWE_MAX_PROGRAMS; i++)
    g_ptr_array_add (programs, support_program ());
  change = fw_offers_to_change (plan, programs, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (fw_change_apply (change, plan, &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_BAD_DOCUMENT);
  after = text_of (plan);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sources/offer/soc", test_soc);
  g_test_add_func ("/sources/offer/cip", test_cip);
  g_test_add_func ("/sources/offer/programs", test_programs);
  g_test_add_func ("/sources/offer/jobs", test_jobs);
  g_test_add_func ("/sources/offer/both", test_both);
  g_test_add_func ("/sources/offer/spelling", test_spelling);
  g_test_add_func ("/sources/offer/pledges", test_pledges);
  g_test_add_func ("/sources/offer/empty", test_empty);
  g_test_add_func ("/sources/offer/nothing", test_nothing);
  g_test_add_func ("/sources/offer/too-many", test_too_many);
  return g_test_run ();
}
