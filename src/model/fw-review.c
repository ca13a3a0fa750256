/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-review-private.h"

#include <glib/gi18n-lib.h>

#include "fw-plan-private.h"

/* By gravity: first what makes the headline count people or dollars that are not there, or not so
 * many; then what a true headline hides, such as that it may as well be a loss or whom it leaves
 * behind; then what it rests on and nobody has shown; last what cannot be checked. Questions are
 * asked in this order whatever the plan, so that a change of one number moves none of the others.
 */
static const FwReviewRule rules[] = {
  { "raw-pay", N_ ("Would their pay not have risen anyway?"),
    N_ ("People come to training after a bad spell and recover without it. Before and after counts "
        "that as the program’s doing; a comparison group does not."),
    N_ ("O. Ashenfelter, “Estimating the Effect of Training Programs on Earnings”, 1978"),
    N_ ("Count the trial effect"), fw_review_find_raw_pay },
  { "pledges-as-hires", N_ ("Which pledge was ever kept in full?"),
    N_ ("A pledge costs nothing to give. Budgets, managers and the labor market change before the "
        "first class ends."),
    N_ ("LaunchCode’s copy in Seattle placed 4 of 42"), N_ ("Count on the usual share"),
    fw_review_find_pledges },
  { "postings-as-demand", N_ ("Are postings jobs for beginners?"),
    N_ ("One job may be posted many times, and most ask for experience. A posting says that "
        "somebody looks, not that a graduate would be hired."),
    N_ ("A. P. Carnevale, T. Jayasundera and D. Repnikov, “Understanding Online Job Ads Data”, "
        "2014"),
    NULL, fw_review_find_postings },
  { "no-deadweight", N_ ("Who would hold such a job anyway?"),
    N_ ("Some of the people placed would have found such work without the program: in the trial of "
        "TechHire 37 of 100 did, against 46 with it."),
    N_ ("Homes and Communities Agency, “Additionality Guide”, 2014; MDRC, TechHire and SWFI"),
    N_ ("Count the usual deadweight"), fw_review_find_no_deadweight },
  { "nobody-displaced", N_ ("Who did not get the job instead?"),
    N_ ("An opening filled by a graduate is an opening another resident did not get. A net count "
        "takes that off."),
    N_ ("Homes and Communities Agency, “Additionality Guide”, 2014; B. Crépon and others, 2013"),
    N_ ("Count the usual displacement"), fw_review_find_no_displacement },
  { "no-leakage", N_ ("Who will still live here?"),
    N_ ("People with a new skill and a new wage move. Their gain is real, but the place that paid "
        "does not keep it."),
    N_ ("Homes and Communities Agency, “Additionality Guide”, 2014"),
    N_ ("Count the usual leaving"), fw_review_find_no_leakage },
  { "one-trial", N_ ("Why this trial and not the others?"),
    N_ ("Trials disagree. Whoever picks one picks the answer; the pool of all, the null result in "
        "it, tells how far they differ."),
    N_ ("J. Higgins and others, “Cochrane Handbook for Systematic Reviews”, chapter 10"),
    N_ ("Take all trials pooled"), fw_review_find_one_trial },
  { "site-effect", N_ ("Would it work here as it did there?"),
    N_ ("A gain at one site is the gain of its staff, employers and applicants. Of WorkAdvance’s "
        "four sites, which ran one model, earnings rose most at one and hardly at others."),
    N_ ("H. Allcott, “Site Selection Bias in Program Evaluation”, 2015; MDRC, WorkAdvance"),
    N_ ("Take all trials pooled"), fw_review_find_site_effect },
  { "effect-for-life", N_ ("How long does a gain last?"),
    N_ ("Few trials followed people long enough to know. At Per Scholas the gain was near nothing "
        "in years 9 and 10."),
    N_ ("MDRC, WorkAdvance: ten-year follow-up of Per Scholas"), N_ ("Let the gain fade"),
    fw_review_find_for_life },
  { "beyond-evidence", N_ ("Who looked so far ahead?"),
    N_ ("Gains after the last year a trial looked at are a guess, and a long row of small guesses "
        "adds up."),
    N_ ("The longest follow-up among the trials here is ten years"), N_ ("Stop at ten years"),
    fw_review_find_far_horizon },
  { "waiver-in-full", N_ ("Who changed hiring after a waiver?"),
    /* xgettext:no-c-format */
    N_ ("Of the firms that dropped a degree rule about 37% hired differently; 45% did so in name "
        "only."),
    N_ ("Burning Glass Institute and Harvard Business School, “Skills-Based Hiring”, 2024"),
    N_ ("Count on the usual share"), fw_review_find_waivers },
  { "everyone-completes", N_ ("Which course does everyone finish?"),
    /* xgettext:no-c-format */
    N_ ("People leave for work, care and illness. 58% of those who started completed a track at "
        "Code Louisville."),
    N_ ("KentuckianaWorks, evaluation of Code Louisville"), N_ ("Take the usual completion"),
    fw_review_find_completion },
  { "class-too-small", N_ ("Will a class so small be held?"),
    N_ ("A provider calls off a class that too few sit in, and nobody of it is trained. The runs "
        "keep the seats as they are planned."),
    N_ ("The smallest class this plan states for the provider"),
    N_ ("Plan the smallest class that is held"), fw_review_find_small_class },
  { "cost-without-forgone-pay", N_ ("What did they give up to train?"),
    N_ ("People who train earn less meanwhile. It is the largest cost many bear, and no budget "
        "shows it."),
    N_ ("Year Up’s participants earned $5,778 less in the first year"), N_ ("Count the usual loss"),
    fw_review_find_no_forgone },
  { "no-discounting", N_ ("Is a dollar in ten years a dollar?"),
    N_ ("Costs come first and gains later. Without discounting a slow gain looks as good as a fast "
        "one."),
    /* xgettext:no-c-format */
    N_ ("US Office of Management and Budget, Circular A-4 (2003): 3%"), /* xgettext:no-c-format */
    N_ ("Discount at 3%"), fw_review_find_no_discount },
  { "mixed-prices", N_ ("Dollars of which year?"),
    N_ ("An amount of another year, left as it was, makes costs look smaller or pay look lower "
        "than they are beside the rest."),
    N_ ("HM Treasury, “The Green Book”: values in the prices of one base year"),
    N_ ("Move it by consumer prices"), fw_review_find_mixed_prices },
  { "deadweight-twice", N_ ("Is deadweight taken off twice?"),
    N_ ("A trial’s effect is already net of what people would have earned anyway. A share of your "
        "own beside the trial’s takes it off again or misleads."),
    /* xgettext:no-c-format */
    N_ ("MDRC, TechHire and SWFI: 46% against 37% in a related job"),
    N_ ("Take the entered share away"), fw_review_find_deadweight_twice },
  { "inside-the-margin", N_ ("Is the gain larger than its margin of error?"),
    N_ ("Where a range holds both a loss and a gain, the middle is no finding: chance alone may "
        "turn its sign."),
    N_ ("American Statistical Association, statement on p-values, 2016"), NULL,
    fw_review_find_inside_margin },
  { "group-behind-average", N_ ("Does every group gain?"),
    N_ ("An average hides who pays for it. Residents who are displaced lose what those who are "
        "trained gain, and they are of other groups."),
    N_ ("HM Treasury, “The Green Book”: distributional analysis"), NULL,
    fw_review_find_group_loses },
  { "four-fifths", N_ ("Is one group selected far less often?"),
    N_ ("A rate under four fifths of another group’s is what federal agencies take as a sign of "
        "adverse impact."),
    N_ ("Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4"), NULL,
    fw_review_find_four_fifths },
  { "city-gini", N_ ("Can a program move a city’s Gini?"),
    N_ ("A few hundred people among hundreds of thousands of households change it by less than the "
        "survey can see. Say what it does for those trained."),
    N_ ("US Census Bureau, American Community Survey: margins of error"), NULL,
    fw_review_find_gini },
  { "too-soon", N_ ("Does the plan end before the gain?"),
    N_ ("Incomes are to be read two years after the last exit, when people have settled in their "
        "jobs. Read sooner, the dip of training is in them."),
    N_ ("The rule of this model for the reading year"), N_ ("Look three years further"),
    fw_review_find_short_horizon },
  { "seats-above-applicants", N_ ("Who fills these seats?"),
    N_ ("A seat that nobody eligible applies for is promised, and trains nobody. Fewer seats cost "
        "something too: they turn people away where more apply."),
    N_ ("This plan’s own applicants and entry rule"), N_ ("Offer as many seats as can be filled"),
    fw_review_find_seats },
  { "openings-unknown", N_ ("Whose openings are these?"),
    N_ ("More than half of the placements rest on openings that no employer has pledged: others "
        "compete for them, and nobody answers for them."),
    N_ ("This plan’s own employers"), NULL, fw_review_find_unpledged },
  { "cheap-seat", N_ ("Can so little money do what the trials did?"),
    N_ ("The gains were found where each person cost several thousand dollars: screening, long "
        "classes, coaching, placement."),
    N_ ("Costs of the trials whose participants gained"), NULL, fw_review_find_cheap_seat },
  { "support-without-evidence", N_ ("Who found that this support helps?"),
    N_ ("No trial varied it, so the people it brings or keeps are an assumption. It may help; the "
        "plan should not need it to."),
    N_ ("The plan’s own reason for the number"), N_ ("Count no effect of it until measured"),
    fw_review_find_supports },
  { "no-source", N_ ("Where does this number come from?"),
    N_ ("A number typed over its source has none. The next reader cannot check it."),
    N_ ("HM Treasury, “The Aqua Book”: assumptions are logged with their sources"),
    N_ ("Take back the number with the source"), fw_review_find_no_source },
  { "no-date", N_ ("Of which year is this figure?"),
    N_ ("A published figure without a year or an address cannot be found again or brought up to "
        "date."),
    N_ ("HM Treasury, “The Aqua Book”: assumptions are logged with their sources"), NULL,
    fw_review_find_no_date },
  { "no-range", N_ ("How sure is this number?"),
    N_ ("A single figure for what nobody knows makes every range of the plan too narrow."),
    N_ ("C. Manski, “The Lure of Incredible Certitude”, 2020"), N_ ("Give it the usual range"),
    fw_review_find_no_range },
  { "false-precision", N_ ("Are there enough runs for these digits?"),
    N_ ("With few runs chance alone moves the numbers from one seed to the next."),
    N_ ("The Monte Carlo error of a share, at most 0.5 / √runs"), N_ ("Use 4,000 runs"),
    fw_review_find_few_draws },
};

const FwReviewRule *
fw_review_rules (guint *n_rules)
{
  g_return_val_if_fail (n_rules != NULL, NULL);

  *n_rules = G_N_ELEMENTS (rules);
  return rules;
}

const char *
fw_review_asks (const FwReviewRule *rule)
{
  return _ (rule->asks);
}

const char *
fw_review_why (const FwReviewRule *rule)
{
  return _ (rule->why);
}

const char *
fw_review_source (const FwReviewRule *rule)
{
  return _ (rule->source);
}

const char *
fw_review_better (const FwReviewRule *rule)
{
  return rule->better != NULL ? _ (rule->better) : NULL;
}

void
fw_question_free (FwQuestion *self)
{
  g_free (self->says);
  g_free (self->where);
  g_clear_object (&self->better);
  g_free (self);
}

/* Of a part by its member, which is faster than by its key. */
double
fw_look_member (const FwLook *look, FwPart *part, const char *member)
{
  FwParameter *own = fw_parameters_find (fw_part_get_parameters (part), member);

  return fw_plan_resolve (look->plan, look->scenario, own);
}

double
fw_look_value (const FwLook *look, const char *key)
{
  return fw_plan_get_value (look->plan, look->scenario, key);
}

char *
fw_look_key (FwPart *part, const char *member)
{
  return g_strjoin (".", fw_list_member (fw_part_get_list (part)), fw_part_get_id (part), member,
                    NULL);
}

gboolean
fw_look_is_used (const FwLook *look, FwPart *part)
{
  if (fw_part_get_list (part) == FW_LIST_PROGRAMS)
    return fw_look_member (look, part, "seats") > 0.0
           && fw_look_member (look, part, "cohorts") > 0.0;
  if (fw_part_get_list (part) == FW_LIST_EMPLOYERS)
    return fw_look_member (look, part, "openings") > 0.0;

  return TRUE;
}

void
fw_question_take_key (FwQuestion *self, const FwLook *look, char *key)
{
  self->value = fw_look_value (look, key);
  self->unit = fw_catalogue_find (key, NULL, NULL)->unit;
  self->where = key;
  self->key = key;
}

void
fw_question_set_measure (FwQuestion *self, const FwLook *look, FweMeasure measure)
{
  self->value = look->run->measures[measure].mean;
  self->unit = fw_result_get_measure_unit (measure);
  self->where = g_strdup (fwe_measure_name (measure));
}

/* One step of undo by the name of the better choice. */
static void
take_change (FwQuestion *self, FwChange *change)
{
  g_autoptr (GPtrArray) several = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->better != NULL)
    g_ptr_array_add (several, self->better);
  g_ptr_array_add (several, change);
  self->better = fw_change_new_several (several, fw_review_better (self->rule));
}

void
fw_question_add_value (FwQuestion *self, const FwLook *look, const char *key, double value)
{
  take_change (self,
               fw_change_new_set_value (fw_part_get_id (FW_PART (look->scenario)), key, value));
}

void
fw_question_add_usual (FwQuestion *self, const FwLook *look, const char *key)
{
  fw_question_add_value (self, look, key, fw_catalogue_find (key, NULL, NULL)->fallback);
}

void
fw_question_add_whole (FwQuestion *self, const char *field, gint64 value)
{
  g_auto (GValue) whole = G_VALUE_INIT;

  g_value_init (&whole, G_TYPE_INT64);
  g_value_set_int64 (&whole, value);
  take_change (self, fw_change_new_set_field (FW_LIST_NONE, NULL, field, &whole));
}

void
fw_question_take_says (FwQuestion *self, char *says, guint n_more)
{
  g_autofree char *number = fw_unit_format (n_more, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *more = NULL;

  if (n_more == 0)
    {
      self->says = says;
      return;
    }

  more = g_strdup_printf (
      ngettext ("There is %s more like it.", "There are %s more like it.", n_more), number);
  self->says = g_strconcat (says, " ", more, NULL);
  g_free (says);
}

GPtrArray *
fw_review_plan (FwPlan *plan, FwScenario *scenario, FwResult *result)
{
  GPtrArray *questions = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_question_free);
  FwLook look = { .plan = plan, .scenario = scenario, .result = result, .asked = questions };
  g_autoptr (GPtrArray) numbers = NULL;

  g_return_val_if_fail (FW_IS_PLAN (plan) && FW_IS_SCENARIO (scenario), questions);
  g_return_val_if_fail (result == NULL || FW_IS_RESULT (result), questions);

  if (fw_scenario_is_no_program (scenario))
    return questions;

  look.run = result != NULL ? fw_result_get_engine (result) : NULL;
  numbers = look.numbers = fw_look_find_numbers (&look);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (FwQuestion) question = g_new0 (FwQuestion, 1);

      question->rule = &rules[i];
      if (rules[i].find (&look, question))
        g_ptr_array_add (questions, g_steal_pointer (&question));
    }

  return questions;
}
