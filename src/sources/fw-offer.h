/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>

#include "fw-change.h"
#include "fw-series.h"

G_BEGIN_DECLS

/* Programs and jobs as a service, a feed or a file offers them, before a person takes them into a
 * plan. Numbers are NaN where nothing was stated; a mark says why ("suppressed", never zero). */

typedef struct
{
  double value;
  FwValueMark mark;
} FwFigure;

#define FW_FIGURE_NONE ((FwFigure){ NAN, FW_MARK_NOT_PUBLISHED })

typedef struct
{
  char *id; /* of the source: unique in it */
  char *title;
  char *provider;     /* or NULL */
  char *city;         /* or NULL */
  char *occupation;   /* title of the job it trains for, or NULL */
  char *soc;          /* "15-1252" or NULL */
  char *cip;          /* "11.0201" or NULL */
  char *credential;   /* or NULL */
  char *format;       /* "in person", "part-time evenings"; as stated */
  char *length_text;  /* as stated: "P24W", "competency-based" */
  char *requirements; /* entry requirements in words, or NULL */
  GStrv skills;       /* names of fw_skills_rows(), NULL-terminated */
  FwFigure weeks;
  FwFigure hours;
  FwFigure price;      /* tuition and supplies [dollars]; beside a seat_cost: the learner's own */
  FwFigure seats;      /* a start */
  FwFigure cohorts;    /* starts in the plan */
  FwFigure applicants; /* a start */
  FwFigure seat_cost;  /* what a funded seat costs [dollars] */
  FwFigure served, exited, completed; /* persons */
  FwFigure completion;  /* share 0 to 1 of those who exited or enrolled, as the source defines */
  FwFigure employed_q2; /* share 0 to 1 */
  FwFigure earnings;    /* median, dollars a year */
  char *earnings_note;  /* what it is a median of, in words; or NULL */
  gboolean earnings_converted; /* made a year's from another period's: assumes work all year */
  char *page;                  /* the program's own page, or NULL */
  char *source;
  char *url; /* where the figures stand, or NULL */
  char *fetched;
} FwProgramOffer;

typedef struct
{
  char *id;
  char *title;
  char *employer;   /* or NULL */
  char *place;      /* or NULL */
  char *occupation; /* title of the occupation where that is another than the job's, or NULL */
  char *soc;        /* or NULL */
  GStrv skills;
  gboolean pledged; /* a commitment an employer made, as a table states them; not a posting */
  FwFigure openings;
  FwFigure honoured;           /* share 0 to 1 of pledged openings that come */
  FwFigure degree_share;       /* share 0 to 1 of openings that ask for a degree */
  FwFigure waives;             /* 1: waives the degree for graduates, 0: does not */
  FwFigure from_quarter;       /* of the plan, from 1 */
  FwFigure to_quarter;         /* the last one */
  char *from_date, *to_date;   /* ISO dates where those are told instead, or NULL */
  FwFigure pay_low, pay_high;  /* dollars a year; both the same for a single figure */
  char *pay_text;              /* as stated */
  gboolean degree_stated;      /* a posting that says what education it asks for */
  gboolean degree;             /* a four-year degree is asked for */
  gboolean experience_instead; /* experience in place of education suffices */
  char *requirements;
  char *posted, *closes; /* ISO dates or NULL */
  char *page;            /* of the posting, or NULL */
  char *source;
  char *url; /* or NULL */
  char *fetched;
} FwJobOffer;

/* Figures of a group of residents, for the group of a plan with the same id, title or race. */
typedef struct
{
  char *title;            /* "Black" */
  char *race;             /* as the field of FwGroup, or NULL */
  FwFigure share;         /* of residents, 0 to 1 */
  FwFigure p20, p50, p80; /* household income, dollars of income_year */
  int income_year;        /* 0 when it is not told */
  char *source;
  char *fetched;
} FwGroupOffer;

FwProgramOffer *fw_program_offer_new (void); /* all figures FW_FIGURE_NONE */
void fw_program_offer_free (FwProgramOffer *self);
FwJobOffer *fw_job_offer_new (void);
void fw_job_offer_free (FwJobOffer *self);
FwGroupOffer *fw_group_offer_new (void);
void fw_group_offer_free (FwGroupOffer *self);

/* The chosen programs (element-type FwProgramOffer) as programs and providers of the plan, the jobs
 * (element-type FwJobOffer) as employers' hiring lines with their openings, pay, degree rule and
 * skills; every number with its source, every guess marked as an assumption. One change; either
 * array may be NULL. (transfer full) */
FwChange *fw_offers_to_change (FwPlan *plan, GPtrArray *programs, GPtrArray *jobs, GError **error);

/* What the plan has by these names already, and what adding it again means: (element-type utf8)
 * sentences, none when all is new. Before fw_offers_to_change() is applied. (transfer full) */
GPtrArray *fw_offers_twice (FwPlan *plan, GPtrArray *programs, GPtrArray *jobs);

/* Shares and incomes of the plan's groups that the table has (element-type FwGroupOffer): one
 * change. left_out: (element-type utf8): what was not taken and why, in sentences. (transfer full)
 */
FwChange *fw_groups_to_change (FwPlan *plan, GPtrArray *groups, GPtrArray *left_out,
                               GError **error);

/* "15-1252.00", "151252", "15-125200 Software ...": the SOC code in it, NULL when there is none.
 * (transfer full) */
char *fw_soc_from_text (const char *text);
/* "15-1252" for "15-1132", which it was in 2010; another code as it is. (transfer none) */
const char *fw_soc_of_2018 (const char *soc);
/* "Software Developers" for "15-1252"; NULL outside the computer occupations. */
const char *fw_soc_title (const char *soc);
/* "1.0505" lost its zero: "01.0505"; "1107" is the series "11.07". NULL when it is none.
 * (transfer full) */
char *fw_cip_from_text (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwProgramOffer, fw_program_offer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwJobOffer, fw_job_offer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwGroupOffer, fw_group_offer_free)

G_END_DECLS
