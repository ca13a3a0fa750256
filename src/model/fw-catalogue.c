/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-catalogue.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-error.h"
#include "fwe-plan.h"

/* Dollars of 2024 unless a row says otherwise. A source that begins with "Assumption:" is a reason
 * of ours and is shown as such. The bind column is the one place that ties a row to the engine. */

#define PROGRAM(type, member)  .bind = FW_BIND_##type, .offset = offsetof (FweProgram, member)
#define EMPLOYER(type, member) .bind = FW_BIND_##type, .offset = offsetof (FweEmployer, member)
#define SUPPORT(type, member)  .bind = FW_BIND_##type, .offset = offsetof (FweSupport, member)
#define GROUP(type, member)    .bind = FW_BIND_##type, .offset = offsetof (FweGroup, member)
#define FUND(type, member)     .bind = FW_BIND_##type, .offset = offsetof (FweFund, member)
#define PLAN(type, member)     .bind = FW_BIND_##type, .offset = offsetof (FwePlan, member)
#define FIXED(value)           .fallback = (value), .p10 = (value), .p90 = (value), .dist = FWE_DIST_FIXED

static const char *const evidence_choices[] = { "pooled", "techhire", "per-scholas", NULL };
static const char *const counting_choices[] = { "trial", "raw", NULL };

static const FwRow rows[] = {
  /* Programs */
  { .key = "programs.*.seats",
    .owner = FW_OWNER_PROGRAM,
    .section = FW_SECTION_PROGRAMS,
    .title = N_ ("Seats"),
    .subtitle = N_ ("a cohort"),
    .help
    = N_ ("Places offered each time the course starts. A seat without an applicant, money or an "
          "opening at the end places nobody."),
    .unit = FW_UNIT_PERSONS,
    .lo = 0,
    .hi = 2000,
    .step = 1,
    FIXED (20),
    .source
    = N_ ("Assumption: a class of 20, the size of Prime Digital Academy’s first class (2015)"),
    PROGRAM (DOUBLE, seats) },
  { .key = "programs.*.cohorts",
    .owner = FW_OWNER_PROGRAM,
    .section = FW_SECTION_PROGRAMS,
    .title = N_ ("Cohorts"),
    .subtitle = N_ ("in the plan"),
    .help = N_ ("How many times the course starts. None starts after the plan’s last quarter."),
    .unit = FW_UNIT_COHORTS,
    .lo = 0,
    .hi = 160,
    .step = 1,
    FIXED (4),
    .source = N_ ("Assumption: a year of quarterly starts"),
    PROGRAM (SIZE, n_cohorts) },
  { .key = "programs.*.weeks",
    .owner = FW_OWNER_PROGRAM,
    .section = FW_SECTION_PROGRAMS,
    .title = N_ ("Length"),
    .subtitle = N_ ("of the course"),
    .help = N_ ("Weeks from the first day to the last. People finish in the quarter their last "
                "week falls in."),
    .unit = FW_UNIT_WEEKS,
    .lo = 1,
    .hi = 156,
    .step = 1,
    FIXED (16),
    .source = N_ (
        "Assumption: between the 8 and 18 weeks of the Minneapolis programs and Per Scholas’s 15"),
    PROGRAM (DOUBLE, weeks) },
  { .key = "programs.*.weeks_between",
    .owner = FW_OWNER_PROGRAM,
    .section = FW_SECTION_PROGRAMS,
    .title = N_ ("Time between starts"),
    .subtitle = N_ ("from one cohort to the next"),
    .help = N_ ("Weeks from the start of one cohort to the start of the next."),
    .unit = FW_UNIT_WEEKS,
    .lo = 1,
    .hi = 520,
    .step = 1,
    FIXED (13),
    .source = N_ ("Assumption: a start every quarter"),
    PROGRAM (DOUBLE, weeks_between) },
  { .key = "programs.*.first_week",
    .owner = FW_OWNER_PROGRAM,
    .section = FW_SECTION_PROGRAMS,
    .title = N_ ("First start"),
    .subtitle = N_ ("week of the plan"),
    .help = N_ ("Weeks from the first day of the plan to the first cohort’s start."),
    .unit = FW_UNIT_WEEKS,
    .lo = 0,
    .hi = 2079,
    .step = 1,
    FIXED (0),
    .source = N_ ("Assumption: starts with the plan"),
    PROGRAM (DOUBLE, first_week) },
  { .key = "programs.*.applicants",
    .owner = FW_OWNER_PROGRAM,
    .section = FW_SECTION_PROGRAMS,
    .title = N_ ("Applicants"),
    .subtitle = N_ ("a cohort"),
    .help = N_ ("People who apply for each cohort before the entry test."),
    .unit = FW_UNIT_PERSONS,
    .lo = 0,
    .hi = 100000,
    .step = 1,
    .fallback = 60,
    .p10 = 40,
    .p90 = 90,
    .dist = FWE_DIST_LOG_NORMAL,
    .source = N_ ("Assumption: three for each seat; published cases run from 18 (IT-Ready, 450 for "
                  "25) to far fewer"),
    PROGRAM (QUANTITY, applicants) },
  { .key = "programs.*.eligible",
    .owner = FW_OWNER_PROGRAM,
    .section = FW_SECTION_PROGRAMS,
    .title = N_ ("Pass the entry test"),
    .subtitle = N_ ("of applicants"),
    .help = N_ ("Share of applicants who may enter. Under 100 % with a stated test counts as "
                "screening, one of "
                "the four marks of the trials that raised earnings."),
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 1,
    .step = 0.01,
    .fallback = 0.5,
    .p10 = 0.35,
    .p90 = 0.65,
    .dist = FWE_DIST_LOGIT_NORMAL,
    .source
    = N_ ("Assumption: half; IT-Ready admitted 25 of 450 in 2012, open programs nearly all"),
    PROGRAM (QUANTITY, eligible) },
  { .key = "programs.*.completion",
    .owner = FW_OWNER_PROGRAM,
    .section = FW_SECTION_PROGRAMS,
    .title = N_ ("Completion"),
    .subtitle = N_ ("of enrolled"),
    .help = N_ ("Share of the people who start that finish, before groups and supports shift it."),
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 1,
    .step = 0.01,
    .fallback = 0.65,
    .p10 = 0.5,
    .p90 = 0.8,
    .dist = FWE_DIST_LOGIT_NORMAL,
    .source = N_ ("Assumption: above the 58 % who completed a track at Code Louisville (WIF "
                  "evaluation, 2015–18)"),
    PROGRAM (QUANTITY, completion) },
  { .key = "programs.*.seat_cost",
    .owner = FW_OWNER_PROGRAM,
    .section = FW_SECTION_PROGRAMS,
    .title = N_ ("Price of a seat"),
    .subtitle = N_ ("dollars an enrolled person"),
    .help
    = N_ ("What a funded seat costs, without supports and without the fixed cost of a cohort."),
    .unit = FW_UNIT_DOLLARS,
    .lo = 0,
    .hi = 200000,
    .step = 100,
    .fallback = 8500,
    .p10 = 6800,
    .p90 = 14500,
    .dist = FWE_DIST_LOG_NORMAL,
    .source = N_ ("Per Scholas, $6,214 a participant in fiscal 2012–13 (Abt), about $8,500 in 2024 "
                  "dollars; boot "
                  "camps asked $11,063 on average in 2015, about $14,600"),
    PROGRAM (QUANTITY, seat_cost) },
  { .key = "programs.*.cohort_cost",
    .owner = FW_OWNER_PROGRAM,
    .section = FW_SECTION_PROGRAMS,
    .title = N_ ("Fixed cost"),
    .subtitle = N_ ("dollars a cohort"),
    .help = N_ ("What one more cohort costs whatever its size: a room, an instructor, outreach."),
    .unit = FW_UNIT_DOLLARS,
    .lo = 0,
    .hi = 5000000,
    .step = 1000,
    FIXED (0),
    .source = N_ ("Assumption: all cost is in the price of a seat"),
    PROGRAM (DOUBLE, cohort_cost) },
  { .key = "programs.*.price",
    .owner = FW_OWNER_PROGRAM,
    .section = FW_SECTION_PROGRAMS,
    .title = N_ ("Tuition"),
    .subtitle = N_ ("dollars the learner pays"),
    .help = N_ ("The learner’s own share. It lowers who can apply and is a cost to participants."),
    .unit = FW_UNIT_DOLLARS,
    .lo = 0,
    .hi = 200000,
    .step = 100,
    FIXED (0),
    .source = N_ ("Assumption: free to the learner"),
    PROGRAM (DOUBLE, price) },
  { .key = "programs.*.price_shift",
    .owner = FW_OWNER_PROGRAM,
    .section = FW_SECTION_PROGRAMS,
    .title = N_ ("Applicants lost to price"),
    .subtitle = N_ ("log shift a thousand dollars"),
    .help = N_ ("How a thousand dollars of tuition changes the number of applicants: −0.10 is "
                "about 10 % fewer."),
    .unit = FW_UNIT_LOGIT,
    .lo = -2,
    .hi = 0.5,
    .step = 0.01,
    .fallback = -0.08,
    .p10 = -0.15,
    .p90 = -0.02,
    .dist = FWE_DIST_NORMAL,
    .source = N_ ("Assumption: no trial varied the price of such a course"),
    PROGRAM (QUANTITY, price_shift) },
  { .key = "programs.*.skill_weeks",
    .owner = FW_OWNER_PROGRAM,
    .section = FW_SECTION_PROGRAMS,
    .title = N_ ("Weeks for added skills"),
    .subtitle = N_ ("on top of the course"),
    .help = N_ ("Skills put into the curriculum for an employer take weeks, and each week costs "
                "what a week of "
                "the course costs."),
    .unit = FW_UNIT_WEEKS,
    .lo = 0,
    .hi = 52,
    .step = 1,
    FIXED (0),
    .source = N_ ("Assumption: the curriculum stays as it is"),
    PROGRAM (DOUBLE, skill_weeks) },
  { .key = "programs.*.job_pay",
    .owner = FW_OWNER_PROGRAM,
    .section = FW_SECTION_PROGRAMS,
    .title = N_ ("Pay outside commitments"),
    .subtitle = N_ ("dollars a year"),
    .help = N_ ("Yearly pay of a completer hired by an employer without a commitment."),
    .unit = FW_UNIT_DOLLARS_A_YEAR,
    .lo = 0,
    .hi = 1000000,
    .step = 500,
    .fallback = 62700,
    .p10 = 50000,
    .p90 = 75000,
    .dist = FWE_DIST_LOG_NORMAL,
    .source = N_ ("$48,000 average salary at placement in Minneapolis through 2016 (Star Tribune), "
                  "about $62,700 "
                  "in 2024 dollars"),
    PROGRAM (QUANTITY, job_pay) },
  { .key = "programs.*.raise",
    .owner = FW_OWNER_PROGRAM,
    .section = FW_SECTION_PROGRAMS,
    .title = N_ ("Raise of incumbents"),
    .subtitle = N_ ("dollars a year"),
    .help
    = N_ ("Only for a program that trains people in their present job: what their pay rises by."),
    .unit = FW_UNIT_DOLLARS_A_YEAR,
    .lo = 0,
    .hi = 200000,
    .step = 100,
    .fallback = 4000,
    .p10 = 1000,
    .p90 = 8000,
    .dist = FWE_DIST_LOG_NORMAL,
    .source = N_ ("Assumption: no trial of incumbent training is among the evidence"),
    PROGRAM (QUANTITY, raise) },
  { .key = "programs.*.employer_share",
    .owner = FW_OWNER_PROGRAM,
    .section = FW_SECTION_PROGRAMS,
    .title = N_ ("Employer’s share"),
    .subtitle = N_ ("of an incumbent’s cost"),
    .help = N_ ("Only for a program that trains people in their present job: what their employer "
                "pays of it."),
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 1,
    .step = 0.05,
    FIXED (0.5),
    .source = N_ ("Assumption: half"),
    PROGRAM (DOUBLE, employer_share) },

  /* Employers */
  { .key = "employers.*.openings",
    .owner = FW_OWNER_EMPLOYER,
    .section = FW_SECTION_EMPLOYERS,
    .title = N_ ("Openings"),
    .subtitle = N_ ("over the whole window"),
    .help = N_ ("Openings pledged or projected for the occupation. A pledge is not a hire."),
    .unit = FW_UNIT_PERSONS,
    .lo = 0,
    .hi = 1000000,
    .step = 1,
    .fallback = 10,
    .p10 = 10,
    .p90 = 10,
    .dist = FWE_DIST_LOG_NORMAL,
    .source = N_ ("Assumption: an unnamed employer’s pledge of ten"),
    EMPLOYER (QUANTITY, openings) },
  { .key = "employers.*.honoured",
    .owner = FW_OWNER_EMPLOYER,
    .section = FW_SECTION_EMPLOYERS,
    .title = N_ ("Pledges honoured"),
    .subtitle = N_ ("of openings"),
    .help = N_ ("Share of the pledged openings that really come. In some runs an employer’s pledge "
                "comes to "
                "nothing at all."),
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 1,
    .step = 0.01,
    .fallback = 0.7,
    .p10 = 0.45,
    .p90 = 0.88,
    .dist = FWE_DIST_LOGIT_NORMAL,
    .p_zero = 0.05,
    .source = N_ (
        "Assumption: no study followed such pledges; LaunchCode’s copy in Seattle placed 4 of 42"),
    EMPLOYER (QUANTITY, honoured) },
  { .key = "employers.*.degree",
    .owner = FW_OWNER_EMPLOYER,
    .section = FW_SECTION_EMPLOYERS,
    .title = N_ ("Asking for a degree"),
    .subtitle = N_ ("of openings"),
    .help = N_ ("Share of the openings that ask for a four-year degree and so are closed to most "
                "completers."),
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 1,
    .step = 0.01,
    .fallback = 0.35,
    .p10 = 0.2,
    .p90 = 0.5,
    .dist = FWE_DIST_LOGIT_NORMAL,
    .source = N_ ("Assumption: employers must open their books for this number (ICIC, 2015)"),
    EMPLOYER (QUANTITY, degree) },
  { .key = "employers.*.waives",
    .owner = FW_OWNER_EMPLOYER,
    .section = FW_SECTION_EMPLOYERS,
    .title = N_ ("Waive the degree"),
    .subtitle = N_ ("for completers"),
    .help = N_ ("The employer says it will not ask completers for a degree. Few such announcements "
                "change who is hired."),
    .unit = FW_UNIT_SWITCH,
    .lo = 0,
    .hi = 1,
    .step = 1,
    FIXED (0),
    .source = N_ ("Assumption: no waiver until an employer offers one"),
    EMPLOYER (BOOL, waives) },
  { .key = "employers.*.realised",
    .owner = FW_OWNER_EMPLOYER,
    .section = FW_SECTION_EMPLOYERS,
    .title = N_ ("Waivers that change hiring"),
    .subtitle = N_ ("of waived openings, where it is meant"),
    .help = N_ ("Of the openings whose degree rule is waived, the share that completers can then "
                "get. In 45 runs "
                "of 100 the waiver is in name only and the share is zero."),
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 1,
    .step = 0.01,
    .fallback = 0.65,
    .p10 = 0.4,
    .p90 = 0.85,
    .dist = FWE_DIST_LOGIT_NORMAL,
    .p_zero = 0.45,
    .source = N_ ("Of firms that dropped the rule about 37 % changed hiring and 45 % did so in "
                  "name only; the "
                  "middle of the rest is our assumption"),
    EMPLOYER (QUANTITY, realised) },
  { .key = "employers.*.pay",
    .owner = FW_OWNER_EMPLOYER,
    .section = FW_SECTION_EMPLOYERS,
    .title = N_ ("Pay"),
    .subtitle = N_ ("dollars a year"),
    .help = N_ ("Yearly pay of a completer hired into one of these openings."),
    .unit = FW_UNIT_DOLLARS_A_YEAR,
    .lo = 0,
    .hi = 1000000,
    .step = 500,
    .fallback = 62700,
    .p10 = 50000,
    .p90 = 75000,
    .dist = FWE_DIST_LOG_NORMAL,
    .source = N_ ("$48,000 average salary at placement in Minneapolis through 2016 (Star Tribune), "
                  "about $62,700 "
                  "in 2024 dollars"),
    EMPLOYER (QUANTITY, pay) },

  /* Supports */
  { .key = "supports.*",
    .owner = FW_OWNER_SUPPORT,
    .section = FW_SECTION_SUPPORTS,
    .title = N_ ("Offered"),
    .subtitle = N_ ("of the full support"),
    .help = N_ ("How much of the support is offered in the programs that list it: 0 % is off, 100 "
                "% is all of it."),
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 1,
    .step = 0.05,
    FIXED (0),
    .source = N_ ("Assumption: off until it is paid for"),
    SUPPORT (DOUBLE, level) },
  { .key = "supports.*.applicants",
    .owner = FW_OWNER_SUPPORT,
    .section = FW_SECTION_SUPPORTS,
    .title = N_ ("More applicants"),
    .subtitle = N_ ("log shift at full support"),
    .help = N_ ("How the full support changes the number who apply: 0.10 is about 10 % more."),
    .unit = FW_UNIT_LOGIT,
    .lo = -3,
    .hi = 3,
    .step = 0.01,
    .fallback = 0,
    .p10 = 0,
    .p90 = 0,
    .dist = FWE_DIST_NORMAL,
    .source = N_ ("Assumption: no effect on who applies"),
    SUPPORT (QUANTITY, applicants) },
  { .key = "supports.*.eligible",
    .owner = FW_OWNER_SUPPORT,
    .section = FW_SECTION_SUPPORTS,
    .title = N_ ("More who can enter"),
    .subtitle = N_ ("shift of the odds at full support"),
    .help = N_ ("How the full support changes the odds that an applicant can enter (logit)."),
    .unit = FW_UNIT_LOGIT,
    .lo = -3,
    .hi = 3,
    .step = 0.01,
    .fallback = 0,
    .p10 = 0,
    .p90 = 0,
    .dist = FWE_DIST_NORMAL,
    .source = N_ ("Assumption: no effect on who can enter"),
    SUPPORT (QUANTITY, eligible) },
  { .key = "supports.*.completion",
    .owner = FW_OWNER_SUPPORT,
    .section = FW_SECTION_SUPPORTS,
    .title = N_ ("More who finish"),
    .subtitle = N_ ("shift of the odds at full support"),
    .help = N_ ("How the full support changes the odds of finishing (logit): 0.15 is about 3 "
                "points at 72 %."),
    .unit = FW_UNIT_LOGIT,
    .lo = -3,
    .hi = 3,
    .step = 0.01,
    .fallback = 0.1,
    .p10 = -0.05,
    .p90 = 0.25,
    .dist = FWE_DIST_NORMAL,
    .source = N_ ("Assumption: no trial isolates one support"),
    SUPPORT (QUANTITY, completion) },
  { .key = "supports.*.cost",
    .owner = FW_OWNER_SUPPORT,
    .section = FW_SECTION_SUPPORTS,
    .title = N_ ("Cost"),
    .subtitle = N_ ("dollars an enrolled person at full support"),
    .help
    = N_ ("What the full support costs for each person who enrols in a program that offers it."),
    .unit = FW_UNIT_DOLLARS,
    .lo = 0,
    .hi = 200000,
    .step = 50,
    .fallback = 500,
    .p10 = 300,
    .p90 = 900,
    .dist = FWE_DIST_LOG_NORMAL,
    .source = N_ ("Assumption: to be replaced by the provider’s offer"),
    SUPPORT (QUANTITY, cost) },
  { .key = "supports.*.weeks_factor",
    .owner = FW_OWNER_SUPPORT,
    .section = FW_SECTION_SUPPORTS,
    .title = N_ ("Length of the course"),
    .subtitle = N_ ("times its weeks at full support"),
    .help = N_ ("Evening and part-time courses last longer: 1.5 makes 12 weeks 18."),
    .unit = FW_UNIT_RATIO,
    .lo = 0.25,
    .hi = 4,
    .step = 0.05,
    FIXED (1),
    .source = N_ ("Assumption: the same length"),
    SUPPORT (DOUBLE, weeks_factor) },

  /* Money */
  { .key = "funds.*.amount",
    .owner = FW_OWNER_FUND,
    .section = FW_SECTION_MONEY,
    .title = N_ ("Amount"),
    .subtitle = N_ ("dollars a year"),
    .help = N_ ("What this fund can pay in each year of its window. What is not used lapses."),
    .unit = FW_UNIT_DOLLARS_A_YEAR,
    .lo = 0,
    .hi = 1e10,
    .step = 10000,
    FIXED (250000),
    .source = N_ ("Assumption: an example amount"),
    FUND (DOUBLE, amount) },
  { .key = "money.discount_rate",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_MONEY,
    .title = N_ ("Discount rate"),
    .subtitle = N_ ("real, a year"),
    .help
    = N_ ("What later dollars are worth today, after inflation. Presets: 2, 3, 3.1, 7 and 3.5 %."),
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 0.2,
    .step = 0.001,
    FIXED (0.03),
    .source = N_ ("US Office of Management and Budget, Circular A-4 (2003): 3 %"),
    PLAN (DOUBLE, assumptions.discount_rate) },
  { .key = "money.tax_rate",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_MONEY,
    .title = N_ ("Tax on the gain"),
    .subtitle = N_ ("all taxes, of extra earnings"),
    .help = N_ ("Share of extra earnings that goes to taxpayers as income, payroll and sales tax."),
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 0.8,
    .step = 0.01,
    FIXED (0.22),
    .source
    = N_ ("Assumption: payroll tax of 7.65 % and low brackets of federal, state and sales tax"),
    PLAN (DOUBLE, assumptions.tax_rate) },
  { .key = "money.fringe",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_MONEY,
    .title = N_ ("Fringe benefits"),
    .subtitle = N_ ("on top of pay"),
    .help = N_ ("What health insurance, pension and the like add to each dollar of extra pay."),
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 1,
    .step = 0.01,
    FIXED (0.2),
    .source
    = N_ ("Assumption: under the average of all jobs, since many first jobs carry few benefits"),
    PLAN (DOUBLE, assumptions.fringe) },
  { .key = "money.benefits_lost",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_MONEY,
    .title = N_ ("Cash benefits lost"),
    .subtitle = N_ ("of extra earnings"),
    .help
    = N_ ("Share of extra earnings that a household loses in cash benefits; taxpayers keep it."),
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 1,
    .step = 0.01,
    FIXED (0.05),
    .source = N_ ("Assumption: few who apply receive cash benefits"),
    PLAN (DOUBLE, assumptions.benefits_lost) },
  { .key = "money.excess_burden",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_MONEY,
    .title = N_ ("Excess burden of taxes"),
    .subtitle = N_ ("dollars a net public dollar"),
    .help = N_ ("What raising a public dollar costs everybody on top; a loss of “others”. Often "
                "left at zero."),
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 1,
    .step = 0.05,
    FIXED (0),
    .source = N_ ("Assumption: left out, as most evaluations do in their main figures"),
    PLAN (DOUBLE, assumptions.excess_burden) },

  /* Assumptions */
  { .key = "evidence",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_ASSUMPTIONS,
    .title = N_ ("Earnings effect"),
    .subtitle = N_ ("which trials"),
    .help = N_ ("Pooled: all published trials with the null result among them. Or the same plan as "
                "if only the "
                "TechHire trial, or only the Per Scholas trial, were true."),
    .unit = FW_UNIT_CHOICE,
    .lo = 0,
    .hi = 2,
    .step = 1,
    FIXED (0),
    .source
    = N_ ("Published trials: TechHire/SWFI, Per Scholas, Year Up, Project QUEST, WorkAdvance"),
    .choices = evidence_choices,
    PLAN (CHOICE, assumptions.evidence) },
  { .key = "counting",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_ASSUMPTIONS,
    .title = N_ ("Earnings counted as"),
    .subtitle = N_ ("never mixed"),
    .help
    = N_ ("Trial effect: what a trial found for each person enrolled. Raw placements: job pay less "
          "the pay "
          "without the program for each net placement. Counts of people are the same in both."),
    .unit = FW_UNIT_CHOICE,
    .lo = 0,
    .hi = 1,
    .step = 1,
    FIXED (0),
    .source = N_ ("Assumption: the trial effect is the more cautious of the two honest ways"),
    .choices = counting_choices,
    PLAN (CHOICE, assumptions.counting) },
  { .key = "additionality.deadweight",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_ASSUMPTIONS,
    .title = N_ ("Deadweight"),
    .subtitle = N_ ("of placements"),
    .help = N_ ("Share of the people placed who would hold such a job anyway."),
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 0.9,
    .step = 0.01,
    .fallback = 0.2,
    .p10 = 0.05,
    .p90 = 0.4,
    .dist = FWE_DIST_LOGIT_NORMAL,
    .source = N_ ("Starting range 0–40 % of additionality guides, 20 % for training and skills; "
                  "the TechHire trial "
                  "alone would say 37/46 = 80 %"),
    PLAN (QUANTITY, assumptions.deadweight) },
  { .key = "additionality.displacement",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_ASSUMPTIONS,
    .title = N_ ("Displacement"),
    .subtitle = N_ ("of net placements locals would have filled"),
    .help = N_ ("Share of the placements that take a job another resident would have had."),
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 1,
    .step = 0.01,
    .fallback = 0.15,
    .p10 = 0.05,
    .p90 = 0.4,
    .dist = FWE_DIST_LOGIT_NORMAL,
    .source = N_ ("Starting range 0–75 % of additionality guides, 15 % for training and skills"),
    PLAN (QUANTITY, assumptions.displacement) },
  { .key = "additionality.leakage",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_ASSUMPTIONS,
    .title = N_ ("Leave the place"),
    .subtitle = N_ ("of placed, within two years"),
    .help = N_ ("Share of the people placed who live elsewhere eight quarters later. It sets how "
                "fast people leave."),
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 0.95,
    .step = 0.01,
    .fallback = 0.1,
    .p10 = 0.05,
    .p90 = 0.25,
    .dist = FWE_DIST_LOGIT_NORMAL,
    .source = N_ ("Starting range 5–50 % of additionality guides, 10 % for training and skills"),
    PLAN (QUANTITY, assumptions.leakage) },
  { .key = "pipeline.drift",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_ASSUMPTIONS,
    .title = N_ ("Drift away while waiting"),
    .subtitle = N_ ("of ready people, a quarter"),
    .help = N_ (
        "Share of the completers who wait for an opening that give up or move away each quarter."),
    .unit = FW_UNIT_RATE_A_QUARTER,
    .lo = 0,
    .hi = 1,
    .step = 0.01,
    .fallback = 0.1,
    .p10 = 0.05,
    .p90 = 0.2,
    .dist = FWE_DIST_LOGIT_NORMAL,
    .source = N_ ("Assumption: a third of those who wait a year are gone"),
    PLAN (QUANTITY, assumptions.drift) },
  { .key = "pipeline.retention_q2",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_ASSUMPTIONS,
    .title = N_ ("Employed in the 2nd quarter"),
    .subtitle = N_ ("of placed, after exit"),
    .help = N_ ("Share of the people placed who are employed in the second quarter after exit, as "
                "WIOA reads it."),
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 1,
    .step = 0.01,
    .fallback = 0.85,
    .p10 = 0.75,
    .p90 = 0.92,
    .dist = FWE_DIST_LOGIT_NORMAL,
    .source = N_ ("Assumption: 90 % of TechHire participants were employed at some point in two "
                  "years, fewer in any "
                  "one quarter"),
    PLAN (QUANTITY, assumptions.retention_q2) },
  { .key = "pipeline.retention_q4",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_ASSUMPTIONS,
    .title = N_ ("Employed in the 4th quarter"),
    .subtitle = N_ ("of placed, after exit"),
    .help = N_ ("Share of the people placed who are employed in the fourth quarter after exit, as "
                "WIOA reads it."),
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 1,
    .step = 0.01,
    .fallback = 0.8,
    .p10 = 0.68,
    .p90 = 0.89,
    .dist = FWE_DIST_LOGIT_NORMAL,
    .source = N_ ("Assumption: a little under the second quarter; Year Up’s two groups stood at 82 "
                  "% in quarter 20"),
    PLAN (QUANTITY, assumptions.retention_q4) },
  { .key = "pipeline.in_movers",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_ASSUMPTIONS,
    .title = N_ ("Openings that go to in-movers"),
    .subtitle = N_ ("of those nobody local fills"),
    .help = N_ ("Openings that no completer takes go to people who move in, or lapse. This is the "
                "boom that does "
                "not lift everyone."),
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 1,
    .step = 0.01,
    .fallback = 0.5,
    .p10 = 0.3,
    .p90 = 0.7,
    .dist = FWE_DIST_LOGIT_NORMAL,
    .source = N_ ("Assumption: half, with a wide range"),
    PLAN (QUANTITY, assumptions.in_movers) },
  { .key = "effect.dip",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_ASSUMPTIONS,
    .title = N_ ("Earnings lost in training"),
    .subtitle = N_ ("dollars a year"),
    .help = N_ ("Rate at which earnings are lower while people train."),
    .unit = FW_UNIT_DOLLARS_A_YEAR,
    .lo = 0,
    .hi = 100000,
    .step = 100,
    .fallback = 5000,
    .p10 = 2500,
    .p90 = 8000,
    .dist = FWE_DIST_LOG_NORMAL,
    .source = N_ ("Between Project QUEST (−$1,801 in year 1) and Year Up (−$5,778 in year 1, 2014 "
                  "dollars, about "
                  "−$7,700 today); the middle is our assumption"),
    PLAN (QUANTITY, assumptions.training_dip) },
  { .key = "effect.rise",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_ASSUMPTIONS,
    .title = N_ ("Speed of the rise"),
    .subtitle = N_ ("a quarter"),
    .help = N_ ("How fast the gain comes after the course: at 0.5 two thirds of it are there after "
                "two quarters."),
    .unit = FW_UNIT_RATE_A_QUARTER,
    .lo = 0.01,
    .hi = 5,
    .step = 0.01,
    .fallback = 0.4,
    .p10 = 0.25,
    .p90 = 0.7,
    .dist = FWE_DIST_LOG_NORMAL,
    .source = N_ ("Read from Per Scholas and Year Up, whose gains are mostly there in year 2"),
    PLAN (QUANTITY, assumptions.rise) },
  { .key = "effect.fade",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_ASSUMPTIONS,
    .title = N_ ("Speed of the fade"),
    .subtitle = N_ ("a quarter"),
    .help = N_ ("How fast the gain fades once it begins to: at 0.05 a fifth is gone after a year."),
    .unit = FW_UNIT_RATE_A_QUARTER,
    .lo = 0,
    .hi = 5,
    .step = 0.01,
    .fallback = 0.05,
    .p10 = 0.01,
    .p90 = 0.2,
    .dist = FWE_DIST_LOG_NORMAL,
    .source
    = N_ ("Per Scholas fades to near nothing in years 9–10; Year Up and Project QUEST do not"),
    PLAN (QUANTITY, assumptions.fade) },
  { .key = "effect.fade_from",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_ASSUMPTIONS,
    .title = N_ ("Fade begins"),
    .subtitle = N_ ("quarters after enrolling"),
    .help = N_ ("Quarters from enrolment until the gain begins to fade."),
    .unit = FW_UNIT_QUARTERS,
    .lo = 0,
    .hi = 160,
    .step = 1,
    .fallback = 28,
    .p10 = 20,
    .p90 = 38,
    .dist = FWE_DIST_LOG_NORMAL,
    .source = N_ ("Per Scholas: gains in years 2–8, near nothing in years 9–10"),
    PLAN (QUANTITY, assumptions.fade_from) },
  { .key = "inequality.eligible_income",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_ASSUMPTIONS,
    .title = N_ ("Household income limit"),
    .subtitle = N_ ("of people who enrol, dollars"),
    .help
    = N_ ("People who enrol are drawn from their group’s households at or under this income."),
    .unit = FW_UNIT_DOLLARS,
    .lo = 1000,
    .hi = 1000000,
    .step = 1000,
    FIXED (50000),
    .source = N_ ("New York’s Web Development Fellowship took people with incomes under $50,000 or "
                  "unemployed (2013)"),
    PLAN (DOUBLE, assumptions.eligible_income) },
  { .key = "groups.*.applicant_share",
    .owner = FW_OWNER_GROUP,
    .section = FW_SECTION_ASSUMPTIONS,
    .title = N_ ("Share of applicants"),
    .subtitle = N_ ("of all who apply"),
    .help = N_ ("The group’s share of applicants; the groups’ shares are scaled to 100 %. When all "
                "are zero each "
                "group applies in proportion to its people."),
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 1,
    .step = 0.01,
    FIXED (0),
    .source = N_ ("Assumption: in proportion to residents"),
    GROUP (DOUBLE, applicant_share) },
  { .key = "groups.*.completion_gap",
    .owner = FW_OWNER_GROUP,
    .section = FW_SECTION_ASSUMPTIONS,
    .title = N_ ("Gap in finishing"),
    .subtitle = N_ ("shift of the odds"),
    .help = N_ ("How the group’s odds of finishing differ from the program’s (logit). Supports can "
                "make up for it."),
    .unit = FW_UNIT_LOGIT,
    .lo = -3,
    .hi = 3,
    .step = 0.01,
    .fallback = 0,
    .p10 = -0.2,
    .p90 = 0.2,
    .dist = FWE_DIST_NORMAL,
    .source = N_ ("Assumption: no gap, and a range since none was measured here"),
    GROUP (QUANTITY, completion_gap) },
  { .key = "groups.*.earnings",
    .owner = FW_OWNER_GROUP,
    .section = FW_SECTION_ASSUMPTIONS,
    .title = N_ ("Earnings without the program"),
    .subtitle = N_ ("dollars a year"),
    .help = N_ ("What the people who apply would earn anyway: the counterfactual pay."),
    .unit = FW_UNIT_DOLLARS_A_YEAR,
    .lo = 0,
    .hi = 1000000,
    .step = 500,
    .fallback = 30000,
    .p10 = 24000,
    .p90 = 38000,
    .dist = FWE_DIST_LOG_NORMAL,
    .source = N_ ("TechHire/SWFI participants earned $24,845 a year on average over two years, "
                  "about $30,000 in 2024 "
                  "dollars"),
    GROUP (QUANTITY, earnings) },
  { .key = "goal.value",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_ASSUMPTIONS,
    .title = N_ ("Goal"),
    .subtitle = N_ ("people"),
    .help = N_ ("What the plan is held against. An example goal is not a council’s."),
    .unit = FW_UNIT_PERSONS,
    .lo = 0,
    .hi = 1000000,
    .step = 1,
    FIXED (100),
    .source = N_ ("Assumption: an example goal"),
    PLAN (DOUBLE, goal.value) },
  { .key = "goal.quarter",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_ASSUMPTIONS,
    .title = N_ ("Reached by"),
    .subtitle = N_ ("quarter of the plan"),
    .help = N_ ("The quarter, counted from 1, at whose end people are counted."),
    .unit = FW_UNIT_QUARTERS,
    .lo = 1,
    .hi = 160,
    .step = 1,
    FIXED (12),
    .source = N_ ("Assumption: three years"),
    PLAN (SIZE_FROM_1, goal.quarter) },
};

const FwRow *
fw_catalogue_rows (guint *n_rows)
{
  if (n_rows != NULL)
    *n_rows = G_N_ELEMENTS (rows);

  return rows;
}

/* TRUE when the key is the pattern with an id for "*"; the id is what stands there. */
static gboolean
key_matches (const char *pattern, const char *key, char **id)
{
  const char *star = strchr (pattern, '*');
  gsize head, id_length;

  if (star == NULL)
    return strcmp (pattern, key) == 0;

  head = (gsize)(star - pattern);
  if (strncmp (pattern, key, head) != 0)
    return FALSE;

  id_length = strcspn (key + head, ".");
  if (id_length == 0 || strcmp (key + head + id_length, star + 1) != 0)
    return FALSE;

  if (id != NULL)
    *id = g_strndup (key + head, id_length);
  return TRUE;
}

/* The key with its second part as "*", so that a misspelt last part is near its row and not its id.
 */
static char *
key_pattern (const char *key)
{
  static const char *const owners[] = { "programs", "employers", "supports", "groups", "funds" };
  g_auto (GStrv) parts = g_strsplit (key, ".", 3);

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    if (parts[0] != NULL && parts[1] != NULL && strcmp (parts[0], owners[i]) == 0)
      return parts[2] == NULL ? g_strconcat (parts[0], ".*", NULL)
                              : g_strconcat (parts[0], ".*.", parts[2], NULL);

  return g_strdup (key);
}

/**
 * fw_catalogue_find:
 * @key: a full key, "programs.prime.seats"
 * @id: (out) (optional) (transfer full) (nullable): the id in it
 *
 * Returns: (transfer none): its row, or %NULL with %FW_ERROR_UNKNOWN_KEY that names the nearest
 */
const FwRow *
fw_catalogue_find (const char *key, char **id, GError **error)
{
  const char *candidates[G_N_ELEMENTS (rows) + 1] = { NULL };
  g_autofree char *pattern = NULL;

  g_return_val_if_fail (key != NULL, NULL);

  if (id != NULL)
    *id = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (key_matches (rows[i].key, key, id))
        return &rows[i];
      candidates[i] = rows[i].key;
    }

  pattern = key_pattern (key);
  g_set_error (error, FW_ERROR, FW_ERROR_UNKNOWN_KEY,
               _ ("There is no key “%s”; the nearest is “%s”."), key,
               fw_text_nearest (pattern, candidates));
  return NULL;
}

char *
fw_row_key (const FwRow *row, const char *id)
{
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (row != NULL, NULL);

  if (row->owner == FW_OWNER_PLAN)
    return g_strdup (row->key);

  g_return_val_if_fail (id != NULL, NULL);

  parts = g_strsplit (row->key, "*", 2);
  return g_strconcat (parts[0], id, parts[1], NULL);
}

const char *
fw_row_member (const FwRow *row)
{
  const char *star;

  g_return_val_if_fail (row != NULL, NULL);

  star = strchr (row->key, '*');
  if (star != NULL)
    return star[1] == '.' ? star + 2 : "level";

  return row->key;
}

const char *
fw_row_title (const FwRow *row)
{
  return _ (row->title);
}

const char *
fw_row_subtitle (const FwRow *row)
{
  return _ (row->subtitle);
}

const char *
fw_row_help (const FwRow *row)
{
  return _ (row->help);
}

const char *
fw_row_source (const FwRow *row)
{
  return _ (row->source);
}

gboolean
fw_row_check (const FwRow *row, const char *key, double value, GError **error)
{
  g_autofree char *found = NULL;
  g_autofree char *range = NULL;

  g_return_val_if_fail (row != NULL, FALSE);

  if (isfinite (value) && value >= row->lo && value <= row->hi
      && (row->bind == FW_BIND_QUANTITY || row->bind == FW_BIND_DOUBLE || value == floor (value)))
    return TRUE;

  found = fw_row_format (row, value);
  if (row->choices != NULL)
    {
      range = g_strjoinv (", ", (char **)row->choices);
      g_set_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE, _ ("“%s” is %s; it must be one of: %s."),
                   key, found, range);
    }
  else
    {
      g_autofree char *lo = fw_row_format (row, row->lo);
      g_autofree char *hi = fw_row_format (row, row->hi);

      g_set_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE,
                   row->bind == FW_BIND_QUANTITY || row->bind == FW_BIND_DOUBLE
                       ? _ ("“%s” is %s; it must be from %s to %s.")
                       : _ ("“%s” is %s; it must be a whole number from %s to %s."),
                   key, found, lo, hi);
    }

  return FALSE;
}

gboolean
fw_row_parse (const FwRow *row, const char *key, const char *text, double *value, GError **error)
{
  char *end = NULL;

  g_return_val_if_fail (row != NULL && text != NULL && value != NULL, FALSE);

  if (row->choices != NULL)
    for (guint i = 0; row->choices[i] != NULL; i++)
      if (strcmp (row->choices[i], text) == 0)
        {
          *value = i;
          return TRUE;
        }

  if (row->unit == FW_UNIT_SWITCH && (strcmp (text, "true") == 0 || strcmp (text, "false") == 0))
    {
      *value = text[0] == 't' ? 1.0 : 0.0;
      return TRUE;
    }

  *value = row->choices != NULL ? NAN : g_ascii_strtod (text, &end);
  if (row->choices != NULL || end == text || *end != '\0')
    {
      g_autofree char *lo = fw_row_format (row, row->lo);
      g_autofree char *hi = fw_row_format (row, row->hi);
      g_autofree char *wanted = row->choices != NULL
                                    ? g_strjoinv (", ", (char **)row->choices)
                                    : g_strdup_printf (_ ("a number from %s to %s"), lo, hi);

      g_set_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE, _ ("“%s” is “%s”; wanted: %s."), key,
                   text, wanted);
      return FALSE;
    }

  return fw_row_check (row, key, *value, error);
}

char *
fw_row_format (const FwRow *row, double value)
{
  g_return_val_if_fail (row != NULL, NULL);

  if (!isfinite (value))
    return g_strdup (_ ("not a number"));
  if (row->choices != NULL && value >= row->lo && value <= row->hi)
    return g_strdup (row->choices[(guint)value]);
  if (row->unit == FW_UNIT_SWITCH && (value == 0.0 || value == 1.0))
    return g_strdup (value != 0.0 ? "true" : "false");

  return fw_number_to_c (value);
}

guint
fw_text_distance (const char *a, const char *b)
{
  const gsize length = strlen (b);
  g_autofree guint *row = g_new (guint, length + 1);

  for (gsize j = 0; j <= length; j++)
    row[j] = (guint)j;

  for (gsize i = 1; a[i - 1] != '\0'; i++)
    {
      guint diagonal = row[0];

      row[0] = (guint)i;
      for (gsize j = 1; j <= length; j++)
        {
          const guint up = row[j];
          const guint change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);

          row[j] = MIN (change, MIN (up, row[j - 1]) + 1);
          diagonal = up;
        }
    }

  return row[length];
}

const char *
fw_text_nearest (const char *text, const char *const *candidates)
{
  const char *best = NULL;
  guint best_distance = G_MAXUINT;

  g_return_val_if_fail (text != NULL && candidates != NULL, NULL);

  for (guint i = 0; candidates[i] != NULL; i++)
    {
      const guint distance = fw_text_distance (text, candidates[i]);

      if (distance < best_distance)
        {
          best = candidates[i];
          best_distance = distance;
        }
    }

  return best;
}
