/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-table-import.h"

#include <glib/gi18n-lib.h>

/* What a column can be. Bounds of what becomes a number of the plan are those of the catalogue, but
 * nobody is paid under a thousand dollars a year: such a number is an hour's or a month's pay. */

#define TEXT(name, title, synonyms, needed)                                                        \
  {                                                                                                \
    name, title, synonyms, FW_VALUE_TEXT, FW_N_UNITS, needed, 0, 0                                 \
  }
#define OTHER(name, title, value, synonyms)                                                        \
  {                                                                                                \
    name, title, synonyms, value, FW_N_UNITS, FALSE, 0, 0                                          \
  }
#define NUMBER(name, title, unit, lo, hi, synonyms)                                                \
  {                                                                                                \
    name, title, synonyms, FW_VALUE_NUMBER, unit, FALSE, lo, hi                                    \
  }

#define SOC_NAMES                                                                                  \
  "soc|soc code|soc codes|soc 2018|occupation code|onet|onet code|onet soc code|o net soc code|"   \
  "o net code|occ code|occupational code"
#define SOURCE_NAMES "source|sources|citation|reference|data source|provenance"
#define URL_NAMES    "url|link|website|web page|web site|web address"
#define YEAR_NAMES                                                                                 \
  "year|income year|data year|dollars of|dollar year|price year|vintage|reference year|survey "    \
  "year"

static const FwTableField programs[] = {
  TEXT ("title", N_ ("Program"),
        "program|program name|program title|programme|course|course name|course title|training|"
        "training program|title|name|class|class name|offering|track",
        TRUE),
  TEXT ("provider", N_ ("Provider"),
        "provider|provider name|training provider|school|college|institution|university|"
        "organization|organisation|trainer|vendor|delivered by|offered by|run by|partner",
        FALSE),
  OTHER ("occupation", N_ ("Occupation it trains for"), FW_VALUE_OCCUPATION,
         "occupation|occupation title|occupation name|job|job title|target occupation|target job|"
         "career|role|trains for|soc title|occ title"),
  OTHER ("soc", N_ ("Occupation code"), FW_VALUE_SOC, SOC_NAMES),
  OTHER ("cip", N_ ("Field-of-study code"), FW_VALUE_CIP,
         "cip|cip code|cip codes|cip 2020|field of study code|instructional program code"),
  NUMBER ("weeks", N_ ("Length"), FW_UNIT_WEEKS, 1, 156,
          "weeks|length|length weeks|length in weeks|duration|duration weeks|duration in weeks|"
          "program length|course length|training length|number of weeks|weeks long|months|"
          "length months|duration months|time to complete"),
  NUMBER ("seats", N_ ("Seats a start"), FW_UNIT_PERSONS, 0, 2000,
          "seats|class size|cohort size|capacity|slots|enrollment|enrolment|maximum enrollment|"
          "max enrollment|students|spots|places|seats per cohort|students per class|"
          "participants|learners|trainees"),
  NUMBER ("cohorts", N_ ("Starts"), FW_UNIT_COHORTS, 0, 160,
          "cohorts|starts|number of cohorts|cohorts planned|classes|number of classes|sections|"
          "intakes|cycles|runs"),
  NUMBER ("seat_cost", N_ ("Cost of a seat"), FW_UNIT_DOLLARS, 0, 200000,
          "seat cost|cost per seat|cost of a seat|cost per participant|cost per student|"
          "cost per learner|cost per trainee|cost per person|cost|unit cost|training cost|"
          "program cost|funding per seat|contract rate|budget per seat"),
  NUMBER ("price", N_ ("Price to the learner"), FW_UNIT_DOLLARS, 0, 200000,
          "price|tuition|tuition fees|tuition and fees|fee|fees|price to student|student cost|"
          "cost to student|out of pocket|out of pocket cost|learner pays|tuition cost|"
          "participant fee"),
  NUMBER ("applicants", N_ ("Applicants a start"), FW_UNIT_PERSONS, 0, 100000,
          "applicants|applications|number of applicants|applicants per cohort|people applying|"
          "applied"),
  NUMBER ("completion", N_ ("Completion"), FW_UNIT_SHARE, 0, 1,
          "completion|completion rate|graduation rate|grad rate|percent completing|completion %|"
          "% completed|percent completed|share completing|finish rate|success rate"),
  NUMBER ("job_pay", N_ ("Pay in the job after it"), FW_UNIT_DOLLARS_A_YEAR, 1000, 1000000,
          "job pay|pay|wage|starting wage|starting pay|starting salary|salary|average wage|"
          "median wage|median earnings|earnings|entry wage|wage at placement|placement wage|"
          "average starting wage|median salary|average salary|pay after|wage after training|"
          "hourly wage|annual wage"),
  TEXT ("credential", N_ ("Credential"),
        "credential|credential awarded|credential earned|credential type|certificate|"
        "certification|award|industry credential|license|degree awarded",
        FALSE),
  OTHER ("skills", N_ ("Skills taught"), FW_VALUE_LIST,
         "skills|skills taught|skills learned|competencies|teaches|topics|technologies"),
  TEXT ("source", N_ ("Source"), SOURCE_NAMES, FALSE),
  TEXT ("url", N_ ("Address of the source"), URL_NAMES, FALSE),
};

static const FwTableField employers[] = {
  TEXT ("employer", N_ ("Employer"),
        "employer|employer name|company|company name|business|business name|organization|"
        "organisation|firm|hiring company|hiring employer|hiring partner|employer partner|partner|"
        "name",
        TRUE),
  OTHER ("occupation", N_ ("Occupation"), FW_VALUE_OCCUPATION,
         "occupation|occupation title|job|job title|position|position title|role|title|"
         "occupation name|soc title"),
  OTHER ("soc", N_ ("Occupation code"), FW_VALUE_SOC, SOC_NAMES),
  { "openings", N_ ("Openings"),
    "openings|positions|jobs|hires|vacancies|job openings|open positions|number of openings|"
    "planned hires|pledged hires|pledged openings|expected hires|pledge|pledges|commitment|"
    "commitments|hiring commitment|hiring goal|slots|headcount|roles",
    FW_VALUE_NUMBER, FW_UNIT_PERSONS, TRUE, 0, 1000000 },
  NUMBER ("pay", N_ ("Pay"), FW_UNIT_DOLLARS_A_YEAR, 1000, 1000000,
          "pay|wage|starting wage|starting pay|starting salary|salary|hourly wage|hourly rate|"
          "hourly pay|annual salary|annual pay|annual wage|compensation|entry wage|pay rate|"
          "base pay|base salary|wage offered|average wage"),
  { "degree", N_ ("Share asking for a degree"),
    "degree|degree required|degree share|degree requirement|requires degree|degree asked|"
    "share requiring degree|share asking for a degree|% requiring degree|bachelor s required|"
    "bachelors required|ba required|college degree required|four year degree",
    FW_VALUE_SHARE_OR_YES, FW_UNIT_SHARE, FALSE, 0, 1 },
  { "waives", N_ ("Waives the degree"),
    "waiver|waives|degree waiver|waives degree|waives degree requirement|waive degree|will waive|"
    "will waive degree|degree waived|waiver offered",
    FW_VALUE_YES_NO, FW_UNIT_SWITCH, FALSE, 0, 1 },
  NUMBER ("honoured", N_ ("Share of the pledge that comes"), FW_UNIT_SHARE, 0, 1,
          "honoured|honored|share honoured|share honored|honored share|fulfilled|fulfillment|"
          "follow through|follow through rate|delivery rate|share filled|likelihood|probability"),
  { "from", N_ ("First quarter"),
    "from|from quarter|from date|start|start quarter|start date|starting quarter|first quarter|"
    "begins|hiring start|begin|beginning",
    FW_VALUE_QUARTER, FW_N_UNITS, FALSE, 1, 160 },
  { "to", N_ ("Last quarter"),
    "to|to quarter|to date|end|end quarter|end date|last quarter|ends|until|hiring end|through|by|"
    "deadline",
    FW_VALUE_QUARTER, FW_N_UNITS, FALSE, 1, 160 },
  OTHER ("skills", N_ ("Skills asked for"), FW_VALUE_LIST,
         "skills|required skills|skills required|skills needed|skills asked|competencies|"
         "technologies"),
  TEXT ("source", N_ ("Source"), SOURCE_NAMES, FALSE),
  TEXT ("url", N_ ("Address of the source"), URL_NAMES, FALSE),
};

#define BRACKET(name, title, synonyms) NUMBER (name, title, FW_UNIT_HOUSEHOLDS, 0, 1e9, synonyms)

static const FwTableField populations[] = {
  TEXT ("group", N_ ("Group"),
        "group|population group|race|race ethnicity|race or ethnicity|race and ethnicity|ethnicity|"
        "race origin|demographic|demographic group|subgroup|community",
        TRUE),
  NUMBER ("share", N_ ("Share of residents"), FW_UNIT_SHARE, 0, 1,
          "share|share of residents|share of population|population share|percent|percentage|%|pct|"
          "percent of population|% of population|pct of population|percent of residents|"
          "% of residents"),
  NUMBER ("residents", N_ ("Residents"), FW_UNIT_PERSONS, 0, 1e9,
          "residents|population|people|persons|total population|number of residents|"
          "number of people|inhabitants|count"),
  NUMBER ("p20", N_ ("Household income, 20th percentile"), FW_UNIT_DOLLARS_A_YEAR, 1000, 1e7,
          "p20|20th percentile|20th percentile income|20th percentile household income|income p20|"
          "household income p20"),
  NUMBER ("p50", N_ ("Household income, median"), FW_UNIT_DOLLARS_A_YEAR, 1000, 1e7,
          "p50|median|median income|median household income|50th percentile|"
          "50th percentile household income|income p50|household income p50|household median"),
  NUMBER ("p80", N_ ("Household income, 80th percentile"), FW_UNIT_DOLLARS_A_YEAR, 1000, 1e7,
          "p80|80th percentile|80th percentile income|80th percentile household income|income p80|"
          "household income p80"),
  NUMBER ("year", N_ ("Year of the incomes"), FW_UNIT_YEAR, 1990, 2100, YEAR_NAMES),
  BRACKET ("b0_10k", N_ ("Households under $10,000"),
           "b0 10k|less than 10 000|under 10 000|0 10k|under 10k|less than 10k"),
  BRACKET ("b10_15k", N_ ("Households, $10,000 to $14,999"),
           "b10 15k|10 000 to 14 999|10 000 14 999|10k 15k"),
  BRACKET ("b15_20k", N_ ("Households, $15,000 to $19,999"),
           "b15 20k|15 000 to 19 999|15 000 19 999|15k 20k"),
  BRACKET ("b20_25k", N_ ("Households, $20,000 to $24,999"),
           "b20 25k|20 000 to 24 999|20 000 24 999|20k 25k"),
  BRACKET ("b25_30k", N_ ("Households, $25,000 to $29,999"),
           "b25 30k|25 000 to 29 999|25 000 29 999|25k 30k"),
  BRACKET ("b30_35k", N_ ("Households, $30,000 to $34,999"),
           "b30 35k|30 000 to 34 999|30 000 34 999|30k 35k"),
  BRACKET ("b35_40k", N_ ("Households, $35,000 to $39,999"),
           "b35 40k|35 000 to 39 999|35 000 39 999|35k 40k"),
  BRACKET ("b40_45k", N_ ("Households, $40,000 to $44,999"),
           "b40 45k|40 000 to 44 999|40 000 44 999|40k 45k"),
  BRACKET ("b45_50k", N_ ("Households, $45,000 to $49,999"),
           "b45 50k|45 000 to 49 999|45 000 49 999|45k 50k"),
  BRACKET ("b50_60k", N_ ("Households, $50,000 to $59,999"),
           "b50 60k|50 000 to 59 999|50 000 59 999|50k 60k"),
  BRACKET ("b60_75k", N_ ("Households, $60,000 to $74,999"),
           "b60 75k|60 000 to 74 999|60 000 74 999|60k 75k"),
  BRACKET ("b75_100k", N_ ("Households, $75,000 to $99,999"),
           "b75 100k|75 000 to 99 999|75 000 99 999|75k 100k"),
  BRACKET ("b100_125k", N_ ("Households, $100,000 to $124,999"),
           "b100 125k|100 000 to 124 999|100 000 124 999|100k 125k"),
  BRACKET ("b125_150k", N_ ("Households, $125,000 to $149,999"),
           "b125 150k|125 000 to 149 999|125 000 149 999|125k 150k"),
  BRACKET ("b150_200k", N_ ("Households, $150,000 to $199,999"),
           "b150 200k|150 000 to 199 999|150 000 199 999|150k 200k"),
  BRACKET ("b200k_plus", N_ ("Households, $200,000 or more"),
           "b200k plus|200 000 or more|200 000 and over|over 200 000|200k|200k or more"),
  TEXT ("source", N_ ("Source"), SOURCE_NAMES, FALSE),
  TEXT ("url", N_ ("Address of the source"), URL_NAMES, FALSE),
};

#define WAGE(name, title, synonyms)                                                                \
  NUMBER (name, title, FW_UNIT_DOLLARS_A_YEAR, 1000, 10000000, synonyms)

static const FwTableField wages[] = {
  { "soc", N_ ("Occupation code"), SOC_NAMES, FW_VALUE_SOC, FW_N_UNITS, TRUE, 0, 0 },
  TEXT ("occupation", N_ ("Occupation"),
        "occupation|occupation title|occ title|occupation name|soc title|title|job title", FALSE),
  OTHER (
      "area_code", N_ ("Code of the area"), FW_VALUE_AREA,
      "area code|area|cbsa|cbsa code|metro code|msa code|fips|fips code|geography code|geo code"),
  TEXT ("area", N_ ("Area"),
        "area title|area name|area|region|metro|metro area|metropolitan area|msa|geography|place|"
        "location",
        FALSE),
  NUMBER ("year", N_ ("Year"), FW_UNIT_YEAR, 1990, 2100, YEAR_NAMES),
  NUMBER ("jobs", N_ ("Jobs"), FW_UNIT_PERSONS, 0, 1e9,
          "jobs|employment|total employment|tot emp|employed|workers|number employed|"
          "number of jobs"),
  WAGE ("mean", N_ ("Wage, mean"),
        "mean|a mean|annual mean wage|mean annual wage|mean wage|average wage|average annual wage|"
        "average|average salary|wage mean"),
  WAGE ("p10", N_ ("Wage, 10th percentile"),
        "p10|a pct10|pct10|10th percentile|10th percentile wage|annual 10th percentile wage|"
        "wage p10"),
  WAGE ("p25", N_ ("Wage, 25th percentile"),
        "p25|a pct25|pct25|25th percentile|25th percentile wage|annual 25th percentile wage|"
        "wage p25"),
  WAGE ("p50", N_ ("Wage, median"),
        "p50|a median|a pct50|median|median wage|median annual wage|annual median wage|"
        "50th percentile|50th percentile wage|median salary|wage p50|wage median"),
  WAGE ("p75", N_ ("Wage, 75th percentile"),
        "p75|a pct75|pct75|75th percentile|75th percentile wage|annual 75th percentile wage|"
        "wage p75"),
  WAGE ("p90", N_ ("Wage, 90th percentile"),
        "p90|a pct90|pct90|90th percentile|90th percentile wage|annual 90th percentile wage|"
        "wage p90"),
  TEXT ("source", N_ ("Source"), SOURCE_NAMES, FALSE),
  TEXT ("url", N_ ("Address of the source"), URL_NAMES, FALSE),
};

#define DATE(name, title, synonyms, needed)                                                        \
  {                                                                                                \
    name, title, synonyms, FW_VALUE_DATE, FW_N_UNITS, needed, 0, 0                                 \
  }
/* Under two dollars an hour or over five hundred nobody is paid. */
#define RECORDED_PAY(name, title, synonyms)                                                        \
  NUMBER (name, title, FW_UNIT_DOLLARS_A_YEAR, 4000, 1000000, synonyms)

static const FwTableField outcomes[] = {
  { "person", N_ ("Person (a number or code)"),
    "person id|participant id|client id|student id|learner id|member id|record id|person|"
    "participant|participant number|case number|unique id|id",
    FW_VALUE_CODE, FW_N_UNITS, TRUE, 0, 0 },
  { "partner", N_ ("Partner who reports"),
    "partner id|partner|provider id|provider|training partner|organization id|agency|agency id",
    FW_VALUE_CODE, FW_N_UNITS, FALSE, 0, 0 },
  DATE ("start", N_ ("Entered training"),
        "entered training date|training start date|start date|date entered training|entry date|"
        "enrollment date|enrolment date|date enrolled|program entry date|date of program entry|"
        "training start",
        TRUE),
  TEXT ("status", N_ ("How the training stands"),
        "training status|status|program status|completion status|participant status|"
        "training completion status",
        TRUE),
  DATE ("end", N_ ("Left training"),
        "exit training date|training end date|exit date|end date|date exited training|date of exit|"
        "completion date|training exit date|date completed|training end",
        FALSE),
  TEXT ("exit", N_ ("Exit status"),
        "exit status|exit reason|reason for exit|exit type|outcome at exit|exit outcome", FALSE),
  DATE ("placed", N_ ("Job placement date"),
        "job placement date|placement date|hire date|date hired|date of hire|job start date|"
        "employment start date|first job placement date|date placed",
        FALSE),
  RECORDED_PAY ("wage", N_ ("Pay in the job"),
                "wage at initial hire hourly|wage at initial hire|starting wage|hire wage|"
                "wage at placement|hourly wage at placement|placement wage|job wage|"
                "wage at hire|starting hourly wage|initial wage"),
  DATE ("placed2", N_ ("Second job placement date"),
        "2nd job placement date|second job placement date|second placement date|"
        "2nd placement date|second hire date|2nd hire date",
        FALSE),
  RECORDED_PAY ("wage2", N_ ("Pay in the second job"),
                "2nd hire wage|second starting wage|second hire wage|2nd wage|second wage|"
                "2nd job wage|second job wage|2nd hire wage hourly"),
  OTHER ("credential", N_ ("Earned a credential"), FW_VALUE_YES_NO,
         "credential earned|credential attained|credential|earned credential|"
         "attained credential|recognized credential|certification earned"),
  TEXT ("program", N_ ("Program"),
        "training type|training program|program|program name|course|course name|track|"
        "type of training",
        FALSE),
  TEXT ("group", N_ ("Group"),
        "person of color|race ethnicity|race|race or ethnicity|ethnicity|group|"
        "demographic group|population group",
        FALSE),
};

static const struct
{
  const char *id;
  const char *title;
  const FwTableField *fields;
  guint n_fields;
} kinds[FW_N_TABLE_KINDS] = {
  { "programs", N_ ("Programs"), programs, G_N_ELEMENTS (programs) },
  { "employers", N_ ("Employers and commitments"), employers, G_N_ELEMENTS (employers) },
  { "populations", N_ ("Populations"), populations, G_N_ELEMENTS (populations) },
  { "wages", N_ ("Wages"), wages, G_N_ELEMENTS (wages) },
  { "outcomes", N_ ("Outcome records, a row a person"), outcomes, G_N_ELEMENTS (outcomes) },
};

const char *
fw_table_kind_id (FwTableKind kind)
{
  g_return_val_if_fail (kind < FW_N_TABLE_KINDS, NULL);
  return kinds[kind].id;
}

const char *
fw_table_kind_title (FwTableKind kind)
{
  g_return_val_if_fail (kind < FW_N_TABLE_KINDS, NULL);
  return _ (kinds[kind].title);
}

const FwTableField *
fw_table_fields (FwTableKind kind, guint *n_fields)
{
  g_return_val_if_fail (kind < FW_N_TABLE_KINDS && n_fields != NULL, NULL);

  *n_fields = kinds[kind].n_fields;
  return kinds[kind].fields;
}
