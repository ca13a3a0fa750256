/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-form.h"

#include <glib/gi18n-lib.h>

#define SECTION(words, more)                                                                       \
  {                                                                                                \
    .kind = FW_FORM_SECTION, .title = words, .help = more                                          \
  }
#define TITLE(words)                                                                               \
  {                                                                                                \
    .kind = FW_FORM_TITLE, .name = "title", .title = words                                         \
  }
#define FIELD(field, words, more)                                                                  \
  {                                                                                                \
    .kind = FW_FORM_FIELD, .name = field, .title = words, .help = more                             \
  }
#define LOOKED(field, how, words, more)                                                            \
  {                                                                                                \
    .kind = FW_FORM_FIELD, .name = field, .look = how, .title = words, .help = more                \
  }
#define MEASURED(field, of, words, more)                                                           \
  {                                                                                                \
    .kind = FW_FORM_FIELD, .name = field, .unit = of, .title = words, .help = more                 \
  }
#define NUMBER(member)                                                                             \
  {                                                                                                \
    .kind = FW_FORM_NUMBER, .name = member                                                         \
  }
#define LINKS(of, words, more)                                                                     \
  {                                                                                                \
    .kind = FW_FORM_LINKS, .link = of, .title = words, .help = more                                \
  }
#define HIRES(field, how, words, more)                                                             \
  {                                                                                                \
    .kind = FW_FORM_FIELD, .name = field, .look = how, .title = words, .help = more,               \
    .only_hires = TRUE                                                                             \
  }

#define NOTES                                                                                      \
  SECTION (N_ ("Notes and source"), NULL), FIELD ("note", N_ ("Note"), NULL),                      \
      FIELD ("source", N_ ("Source"), N_ ("Where what is said here comes from")),                  \
      LOOKED ("url", FW_FORM_ADDRESS, N_ ("Web address of the source"), NULL)

static const FwFormItem program_items[] = {
  SECTION (N_ ("About"), NULL),
  TITLE (N_ ("Name")),
  FIELD ("subtitle", N_ ("In a few words"), NULL),
  FIELD ("occupation", N_ ("Trains for"),
         N_ ("Openings in this occupation are open to completers")),
  FIELD ("credential", N_ ("Credential"), N_ ("What a completer holds at the end")),
  LOOKED ("cip", FW_FORM_CIP, N_ ("Program code (CIP)"), N_ ("As in state lists: 11.0701")),
  FIELD ("incumbent", N_ ("For people already employed"),
         N_ ("They need no opening: they get a raise where they work")),
  SECTION (N_ ("Size and time"), NULL),
  NUMBER ("seats"),
  NUMBER ("cohorts"),
  NUMBER ("weeks"),
  NUMBER ("first_week"),
  NUMBER ("weeks_between"),
  NUMBER ("smallest_class"),
  SECTION (N_ ("Who comes in"), NULL),
  NUMBER ("applicants"),
  NUMBER ("apply"),
  NUMBER ("eligible"),
  FIELD ("entry-test", N_ ("Entry test"),
         N_ ("Screening counts as one of the four marks only where a test is named")),
  NUMBER ("screening_cost"),
  MEASURED ("applicant-shares", FW_UNIT_SHARE, N_ ("Applicants by group"),
            N_ ("Shares of this program’s applicants; empty is the plan’s own shares")),
  SECTION (N_ ("Finishing"), NULL),
  NUMBER ("completion"),
  NUMBER ("price"),
  NUMBER ("price_shift"),
  FIELD ("supports", N_ ("Supports"), N_ ("What helps people of this program to finish")),
  SECTION (N_ ("Skills"), NULL),
  LOOKED ("teaches", FW_FORM_SKILLS, N_ ("Teaches"), NULL),
  LOOKED ("adds", FW_FORM_SKILLS, N_ ("Would add"), N_ ("Taught when weeks are added for them")),
  NUMBER ("skill_weeks"),
  SECTION (N_ ("Pay after it"), NULL),
  NUMBER ("job_pay"),
  NUMBER ("raise"),
  NUMBER ("employer_share"),
  SECTION (N_ ("What it costs"), NULL),
  NUMBER ("seat_cost"),
  NUMBER ("cohort_cost"),
  LINKS (FW_PARTNERSHIP_TRAINS, N_ ("Who trains"), NULL),
  LINKS (FW_PARTNERSHIP_HIRES, N_ ("Who hires from it"),
         N_ ("Other employers of its occupation take who is left")),
  LINKS (FW_PARTNERSHIP_PAYS, N_ ("Which funds pay"), NULL),
  LINKS (FW_PARTNERSHIP_REFERS, N_ ("Who refers people"), NULL),
  NOTES,
};

static const FwFormItem employer_items[] = {
  SECTION (N_ ("About"), NULL),
  TITLE (N_ ("Name")),
  FIELD ("organisation", N_ ("Organization"), N_ ("Leave empty for an unnamed employer")),
  FIELD ("sector", N_ ("Sector"), NULL),
  FIELD ("occupation", N_ ("Hires for"), NULL),
  SECTION (N_ ("Openings"), NULL),
  NUMBER ("openings"),
  FIELD ("pledged", N_ ("Pledged"), N_ ("Promised by the employer; else ordinary vacancies")),
  NUMBER ("honoured"),
  LOOKED ("from-quarter", FW_FORM_QUARTER, N_ ("First quarter"), NULL),
  LOOKED ("to-quarter", FW_FORM_QUARTER, N_ ("Last quarter"), NULL),
  SECTION (N_ ("Hiring"), NULL),
  NUMBER ("degree"),
  NUMBER ("waives"),
  NUMBER ("realised"),
  NUMBER ("pay"),
  LINKS (FW_PARTNERSHIP_HIRES, N_ ("Hires from"),
         N_ ("These programs come first; the rest of the occupation comes after")),
  NOTES,
};

static const FwFormItem support_items[] = {
  SECTION (N_ ("About"), NULL),
  TITLE (N_ ("Name")),
  FIELD ("kind", N_ ("Kind"), NULL),
  FIELD ("to-participant", N_ ("Paid to the participant"), N_ ("A stipend is; a bus is not")),
  SECTION (N_ ("How much"), NULL),
  NUMBER ("level"),
  NUMBER ("cost"),
  SECTION (N_ ("What it changes"), NULL),
  NUMBER ("applicants"),
  NUMBER ("eligible"),
  NUMBER ("completion"),
  NUMBER ("weeks_factor"),
  NOTES,
};

static const FwFormItem fund_items[] = {
  SECTION (N_ ("About"), NULL),
  TITLE (N_ ("Name")),
  FIELD ("organisation", N_ ("Organization"), NULL),
  FIELD ("public-money", N_ ("Public money"), N_ ("Taxes pay it; else a foundation or employers")),
  SECTION (N_ ("How much and when"), NULL),
  NUMBER ("amount"),
  LOOKED ("from-quarter", FW_FORM_QUARTER, N_ ("First quarter"), NULL),
  LOOKED ("to-quarter", FW_FORM_QUARTER, N_ ("Last quarter"), NULL),
  FIELD ("uses", N_ ("May pay for"), N_ ("Nothing ticked is everything")),
  LINKS (FW_PARTNERSHIP_PAYS, N_ ("Pays for"), N_ ("Nothing ticked is every program")),
  NOTES,
};

static const FwFormItem group_items[] = {
  SECTION (N_ ("About"), NULL),
  TITLE (N_ ("Name")),
  FIELD ("race", N_ ("Residents"), N_ ("Whose shares and incomes of the place it takes")),
  MEASURED ("share", FW_UNIT_SHARE, N_ ("Share of residents"),
            N_ ("Empty is what is known of the place")),
  SECTION (N_ ("In the programs"), NULL),
  NUMBER ("applicant_share"),
  NUMBER ("completion_gap"),
  NUMBER ("earnings"),
  SECTION (N_ ("Household incomes"), N_ ("All three or none; none is the pattern of the state")),
  MEASURED ("p20", FW_UNIT_DOLLARS, N_ ("20 in 100 have less than"), NULL),
  MEASURED ("p50", FW_UNIT_DOLLARS, N_ ("Half have less than"), NULL),
  MEASURED ("p80", FW_UNIT_DOLLARS, N_ ("80 in 100 have less than"), NULL),
  MEASURED ("percentiles-year", FW_UNIT_YEAR, N_ ("Year of these dollars"), NULL),
  MEASURED ("employed", FW_UNIT_SHARE, N_ ("Employed, 25 to 54 years old"), NULL),
  NOTES,
};

static const FwFormItem partner_items[] = {
  SECTION (N_ ("About"), NULL),
  TITLE (N_ ("Name")),
  FIELD ("organisation", N_ ("Organization"), NULL),
  FIELD ("neighbourhood", N_ ("Neighborhood"), NULL),
  LINKS (FW_PARTNERSHIP_REFERS, N_ ("Refers people to"), NULL),
  NOTES,
};

static const FwFormItem provider_items[] = {
  SECTION (N_ ("About"), NULL),
  TITLE (N_ ("Name")),
  FIELD ("organisation", N_ ("Organization"), NULL),
  LINKS (FW_PARTNERSHIP_TRAINS, N_ ("Trains in"), NULL),
  NOTES,
};

static const FwFormItem occupation_items[] = {
  SECTION (N_ ("About"), NULL),
  TITLE (N_ ("Name")),
  LOOKED ("code", FW_FORM_SOC, N_ ("Occupation code (SOC)"),
          N_ ("As in labor statistics: 15-1252")),
  NOTES,
};

static const FwFormItem partnership_items[] = {
  SECTION (N_ ("About"), NULL),
  FIELD ("role", N_ ("Role"), NULL),
  LOOKED ("from-quarter", FW_FORM_QUARTER, N_ ("First quarter"), NULL),
  LOOKED ("to-quarter", FW_FORM_QUARTER, N_ ("Last quarter"), NULL),
  HIRES ("occupation", FW_FORM_PLAIN, N_ ("Hires for"),
         N_ ("Empty is the employer’s own occupation")),
  HIRES ("openings", FW_FORM_PLAIN, N_ ("Openings by quarter"),
         N_ ("From the first quarter on, with spaces between: 5 5 10")),
  HIRES ("skills", FW_FORM_SKILLS, N_ ("Skills asked for"), NULL),
  HIRES ("degree-rule", FW_FORM_PLAIN, N_ ("A degree is"), NULL),
  HIRES ("waiver", FW_FORM_PLAIN, N_ ("Waives the degree for its completers"), NULL),
  HIRES ("hiring", FW_FORM_PLAIN, N_ ("Its completers are"), NULL),
  HIRES ("shares-data", FW_FORM_PLAIN, N_ ("Shares its hiring data"), NULL),
  NOTES,
};

#define FORM(items, plural, one, fresh)                                                            \
  {                                                                                                \
    items, G_N_ELEMENTS (items), plural, one, fresh                                                \
  }

static const struct
{
  const FwFormItem *items;
  guint n_items;
  const char *list_title, *part_title, *new_title;
} forms[FW_N_LISTS] = {
  [FW_LIST_PROGRAMS] = FORM (program_items, N_ ("Programs"), N_ ("Program"), N_ ("New program")),
  [FW_LIST_EMPLOYERS]
  = FORM (employer_items, N_ ("Employers"), N_ ("Employer"), N_ ("New employer")),
  [FW_LIST_SUPPORTS] = FORM (support_items, N_ ("Supports"), N_ ("Support"), N_ ("New support")),
  [FW_LIST_FUNDS] = FORM (fund_items, N_ ("Money"), N_ ("Fund"), N_ ("New fund")),
  [FW_LIST_GROUPS] = FORM (group_items, N_ ("Groups"), N_ ("Group"), N_ ("New group")),
  [FW_LIST_PARTNERS]
  = FORM (partner_items, N_ ("Community partners"), N_ ("Partner"), N_ ("New partner")),
  [FW_LIST_PROVIDERS]
  = FORM (provider_items, N_ ("Training providers"), N_ ("Provider"), N_ ("New provider")),
  [FW_LIST_OCCUPATIONS]
  = FORM (occupation_items, N_ ("Occupations"), N_ ("Occupation"), N_ ("New occupation")),
  [FW_LIST_PARTNERSHIPS]
  = FORM (partnership_items, N_ ("Partnerships"), N_ ("Partnership"), N_ ("New partnership")),
};

static const struct
{
  const char *id;
  const char *label;
  const char *field; /* NULL for any other */
} choices[] = {
  { "none", N_ ("Not asked for"), "degree-rule" },
  { "none", N_ ("None of these"), NULL },
  { "white-not-hispanic", N_ ("White, not Hispanic"), NULL },
  { "hispanic", N_ ("Hispanic"), NULL },
  { "black", N_ ("Black"), NULL },
  { "asian", N_ ("Asian"), NULL },
  { "other", N_ ("Other"), NULL },
  { "asian-and-other", N_ ("Asian and other"), NULL },
  { "evening", N_ ("Evening classes"), NULL },
  { "child-care", N_ ("Child care"), NULL },
  { "stipend", N_ ("Stipend"), NULL },
  { "transport", N_ ("Transport"), NULL },
  { "device", N_ ("Device or connection"), NULL },
  { "local-site", N_ ("A site nearby"), NULL },
  { "local-trainers", N_ ("Local trainers"), NULL },
  { "paid-work", N_ ("Paid work in the program"), NULL },
  { "post-placement", N_ ("Support after placement"), NULL },
  { "seats", N_ ("Seats"), NULL },
  { "supports", N_ ("Supports"), NULL },
  { "cohorts", N_ ("Starting a cohort"), NULL },
  { "not-stated", N_ ("Not stated"), NULL },
  { "required", N_ ("Required"), NULL },
  { "preferred", N_ ("Preferred"), NULL },
  { "open", N_ ("Hired like others"), NULL },
};

const FwFormItem *
fw_form_items (FwList list, guint *n_items)
{
  g_return_val_if_fail (list < FW_N_LISTS && n_items != NULL, NULL);

  *n_items = forms[list].n_items;
  return forms[list].items;
}

const char *
fw_form_list_title (FwList list)
{
  g_return_val_if_fail (list < FW_N_LISTS && forms[list].list_title != NULL, NULL);
  return _ (forms[list].list_title);
}

const char *
fw_form_part_title (FwList list)
{
  g_return_val_if_fail (list < FW_N_LISTS && forms[list].part_title != NULL, NULL);
  return _ (forms[list].part_title);
}

const char *
fw_form_new_title (FwList list)
{
  g_return_val_if_fail (list < FW_N_LISTS && forms[list].new_title != NULL, NULL);
  return _ (forms[list].new_title);
}

const char *
fw_form_choice (const char *field, const char *id)
{
  g_return_val_if_fail (field != NULL && id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (g_str_equal (choices[i].id, id)
        && (choices[i].field == NULL || g_str_equal (choices[i].field, field)))
      return _ (choices[i].label);
  return id;
}
