/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-term.h"

#include <glib/gi18n-lib.h>

/* Numbers first, in the order of the pages, then charts. */
static const FwTerm terms[] = {
  { "goal-chance", N_ ("Chance of the goal"),
    N_ ("Fairway plays the plan through many possible futures. In each, pledges, completion, "
        "openings and the effect on pay come out a little different. The chance is the share of "
        "these futures that reach the goal."),
    N_ ("futures that reach the goal ÷ all futures"), "uncertainty" },
  { "range", N_ ("80% range"),
    N_ ("Eight of ten possible futures lie in this range; one of ten is below it and one above. It "
        "holds what the sources leave open, not what nobody has thought of."),
    N_ ("from the 10th to the 90th percentile of all futures"), "uncertainty" },
  { "constraint", N_ ("What holds the plan back"),
    N_ ("A pipeline is as wide as its narrowest point: seats, applicants, money or openings. Each "
        "number is what one more of them would add in net local placements; where it is 0, more of "
        "it adds nothing."),
    N_ ("net local placements with one more − without, in the same futures"), "overview" },
  { "net-local-placements", N_ ("Net local placements"),
    N_ ("People in a counted job who would not have held such a job anyway, took it from nobody "
        "else who lives here, and still live here. They are fewer than the placements a program "
        "reports."),
    N_ ("placed × (1 − deadweight) × (1 − displacement) × share still local"), "pipeline" },
  { "gross-placements", N_ ("Placements"),
    N_ ("Completers in an opening of an occupation their program trains for. There is never a "
        "placement without an opening."),
    NULL, "pipeline" },
  { "deadweight", N_ ("Deadweight"),
    N_ ("The share of those placed who would have found such a job without the program."),
    N_ ("share employed in the trial’s control group ÷ share in its program group"), "pipeline" },
  { "displacement", N_ ("Displacement"),
    N_ ("The share of the remaining placements that take a job another resident would have had. "
        "Openings that would have gone to people moving in displace no resident."),
    NULL, "pipeline" },
  { "openings", N_ ("Openings open to completers"),
    N_ ("An employer’s openings that come and that people without a degree may have: those that "
        "ask for none, and those whose degree rule is waived in earnest."),
    N_ ("openings × share honored × [(1 − share asking for a degree) + share asking × waiver × "
        "share of waivers that change hiring]"),
    "pipeline" },
  { "completed", N_ ("Completers"),
    N_ ("People who finish the course. A course of 18 weeks finishes its people 18 weeks after it "
        "starts."),
    N_ ("enrolled × completion, which supports and group gaps shift"), "pipeline" },
  { "retained", N_ ("Employed in the 4th quarter"),
    N_ ("Placed people who have a job four quarters after they leave, as the workforce law (WIOA) "
        "counts it. Those placed too recently to know are not in it."),
    N_ ("placed four quarters ago or more × retention"), "pipeline" },
  { "cost", N_ ("Total cost"),
    N_ ("What the program and its supports cost up to the goal’s quarter, whoever pays, in dollars "
        "of the price year."),
    NULL, "money" },
  { "cost-per-seat", N_ ("Cost per seat"), N_ ("Total cost for each person enrolled."),
    N_ ("total cost ÷ enrolled"), "money" },
  { "cost-per-completer", N_ ("Cost per completer"),
    N_ ("Total cost for each person who finishes; those who leave early are paid for too."),
    N_ ("total cost ÷ completers"), "money" },
  { "cost-per-net-local-placement", N_ ("Cost per net local placement"),
    N_ ("Total cost for each job that would not have been held anyway and stays here: the number "
        "to compare plans by."),
    N_ ("total cost ÷ net local placements"), "money" },
  { "earnings-effect", N_ ("Effect on earnings"),
    N_ ("How much more an enrolled person earns in a year because of the program, on average over "
        "all who enroll, those who leave early included. It comes from randomized trials, where a "
        "control group shows what would have happened anyway."),
    N_ ("pay of the program group − pay of the control group"), "evidence" },
  { "benefit-per-dollar", N_ ("Benefit per dollar"),
    N_ ("What society gets for each dollar the program costs, both in today’s value. Above $1.00 "
        "it "
        "is worth its cost. Gains after the last quarter of the plan are not counted."),
    N_ ("(net benefit to society + cost) ÷ cost"), "money" },
  { "npv", N_ ("Net present value"),
    N_ ("All gains less all costs of a party over the plan’s quarters, in today’s value: a dollar "
        "next year counts a little less than one now. Participants, taxpayers and others add up to "
        "society."),
    N_ ("sum of flows × (1 + discount rate)^(−years)"), "money" },
  { "mvpf", N_ ("Marginal value of public funds"),
    N_ ("What the participants and others gain for each dollar it costs the public in the end, "
        "after the taxes it gets back. Where the public gets all its money back there is no limit "
        "to it."),
    N_ ("benefit to all but the taxpayer ÷ net public cost"), "money" },
  { "payback-quarter", N_ ("Payback"),
    N_ ("The quarter from which the gains so far stay above the costs so far. In futures where "
        "that never happens within the plan it says so."),
    NULL, "money" },
  { "gap-closed", N_ ("Gap closed"),
    N_ ("How much smaller the gap of mean household income between two groups becomes. It is small "
        "because a program reaches few of a group’s households."),
    N_ ("1 − gap with the plan ÷ gap without"), "equity" },
  { "gini", N_ ("Gini"),
    N_ ("How unequal incomes are: 0 when every household has the same, 1 when one has all. A "
        "program of a few hundred people moves it far less than the survey can measure; the "
        "survey’s margin stands beside it."),
    N_ ("mean difference between two households ÷ twice the mean income"), "equity" },
  { "lines", N_ ("Households under the line"),
    N_ ("The share of households with less than the line, and how far under it they are on "
        "average. The line is one of the plan’s numbers; at first it is the federal poverty "
        "guideline for four."),
    N_ ("depth = mean of (line − income) ÷ line, over households under it"), "equity" },
  { "between", N_ ("Between and within groups"),
    N_ ("Inequality can be split exactly into what would be left if everybody had their group’s "
        "mean, and what there is inside the groups. Most of it is inside."),
    N_ ("Theil index = between + within"), "equity" },
  { "jobs", N_ ("Work and unemployment by group"),
    N_ ("The unemployed among a group’s labor force, with and without the plan. Only net local "
        "placements of people who would have been out of work count, and how many those are is an "
        "assumption you can change."),
    N_ ("(unemployed − net local placements × share otherwise out of work) ÷ labor force"),
    "equity" },
  { "placements", N_ ("Placements over time"),
    N_ ("Net local placements so far, quarter by quarter. The line is the middle future, the dark "
        "band half of all futures, the pale band eight of ten. Where the line goes flat, something "
        "has run out: the strip under it says what."),
    NULL, "overview" },
  { "sankey", N_ ("Who gets where"),
    N_ ("From outreach to a local job. The width of a ribbon is people; gray leaves the pipeline "
        "and says why. Where outreach reaches many times those who apply, its column is cut short "
        "and torn."),
    NULL, "pipeline" },
  { "network", N_ ("Who works with whom"),
    N_ ("Who trains, sends people and pays for each program, and how many of its people each "
        "employer takes. The outline is what an employer pledged, the fill what is expected to "
        "come of it: a pledge is not a hire."),
    N_ ("openings expected = openings pledged × share honored"), "pipeline" },
  { "waterfall", N_ ("From gross to net placements"),
    N_ ("The steps between the placements a program reports and those that are net new jobs for "
        "residents."),
    N_ ("placed − deadweight − displacement − moved away = net local"), "pipeline" },
  { "selection", N_ ("Who reaches the next stage"),
    N_ ("Of those at a stage, the share of each group that reaches the next. Where the shares lie "
        "far apart, a gap opens."),
    N_ ("people at the next stage ÷ people at this one"), "pipeline" },
  { "skills", N_ ("Skills asked for and taught"),
    N_ ("The share of openings pledged that ask for a skill, and which program teaches it or "
        "could, once weeks are added to it. Completers reach only the openings whose skills they "
        "have."),
    NULL, "pipeline" },
  { "lorenz", N_ ("Lorenz curve"),
    N_ ("All households stand in a row from the poorest to the richest; the curve is the share of "
        "all income held by the first of them. On the diagonal all would have the same."),
    N_ ("Gini = twice the area between the curve and the diagonal"), "equity" },
  { "distribution", N_ ("Incomes by group"),
    N_ ("How many households have which income, before the plan and with it, and how many move "
        "from where to where."),
    NULL, "equity" },
  { "deciles", N_ ("Change by tenth"),
    N_ ("Households by tenths of what they had before. Those trained gain; those whose job was "
        "taken lose. Nobody changes tenth."),
    NULL, "equity" },
  { "gaps", N_ ("Gaps between groups"),
    N_ ("What a group’s participants, and its households, have without the plan and with it. A gap "
        "narrows only where the poorer group gains more than the richer one."),
    N_ ("gap = mean of the richer group − mean of the poorer one"), "equity" },
  { "scale", N_ ("Honest scale"),
    N_ ("The same gain beside those trained, their group and the whole place, on one scale, and "
        "how many placements it would take to move the Gini by 0.001."),
    NULL, "equity" },
  { "funds", N_ ("Funds by year"),
    N_ ("What each fund pays in each year of the plan, beside what it could pay. A fund pays only "
        "for its uses, programs and years."),
    NULL, "money" },
  { "parties", N_ ("Who gains and who pays"),
    N_ ("The plan’s gains and costs by party, in today’s value. No dollar is counted twice, and "
        "the "
        "three parties add up to society to the cent."),
    N_ ("society = participants + taxpayers + others"), "money" },
  { "payback", N_ ("Net benefit over time"),
    N_ ("Gains less costs so far, quarter by quarter. It falls while people train and rises while "
        "they earn."),
    NULL, "money" },
  { "costs", N_ ("What a person costs"),
    N_ ("The same money divided by ever fewer people: those enrolled, those who finish, those "
        "placed, and those whose job is new to residents."),
    N_ ("total cost ÷ people who got so far"), "money" },
  { "path", N_ ("A person’s path"),
    N_ ("One average participant: pay without the program, pay with it as the trials found, and "
        "what the promise says. In training people earn less; supports make up for some of it."),
    N_ ("D (1 − exp (−k (t − d))) exp (−λ max (0, t − τ)), less the dip L while training"),
    "evidence" },
  { "backcast", N_ ("The pipeline read backwards"),
    N_ ("A goal, and from right to left what each stage before it must have: placements, openings, "
        "completers, seats, applicants, people reached. Every bar is what is there as a part of "
        "what would be enough in as many futures as the goal asks for; the pale band is the range "
        "of the need. The shortest bar among openings, seats and applicants is where it breaks."),
    N_ ("goal × people at a stage ÷ people at the end, in a future in which nobody waits"),
    "pipeline" },
  { "actual", N_ ("Plan against actual"),
    N_ ("Placements of a pilot, as partners recorded them, beside those the plan expects in the "
        "same quarter, all counted before anything is taken off. A square stands where ten people "
        "or more have come since the last: fewer are not told."),
    NULL, "evidence" },
  { "evidence", N_ ("The trials behind the effect"),
    N_ ("What each trial found for a person enrolled, years after, and what the trials come to "
        "together. Trials differ from place to place, so a new place should expect a wide range. "
        "A larger square weighs more."),
    N_ ("weight = 1 / (error² + variance between places), as a share of all"), "evidence" },
  { "leave-one-out", N_ ("The plan without each trial"),
    N_ ("The same plan and random numbers with one trial left out of the pool. A plan that rests "
        "on one of them moves far when it goes."),
    NULL, "evidence" },
  { "frontier", N_ ("What each budget brings at best"),
    N_ ("The money spent as it brings most, for smaller and larger budgets. The curve gets flat "
        "where something else than money runs out. The plan as it stands lies on the curve, or "
        "under it where the same money could bring more."),
    N_ ("most of the mean over all futures, the budget kept in the share of them asked for"),
    "money" },
  { "compare", N_ ("Scenarios side by side"),
    N_ ("Every scenario meets the same futures, so a difference is the scenario’s own. It is taken "
        "future by future, so its middle need not be the difference of the two middles."),
    N_ ("this scenario − reference, in the same future"), "compare" },
  { "multiples", N_ ("Placements of each scenario"),
    N_ ("Net local placements over time, one panel for each scenario, all on one scale."), NULL,
    "compare" },
  { "network", N_ ("Partners"),
    N_ ("Who trains for whom, who hires from whom, and who pays. Of pledged openings the outline "
        "is what was promised, the fill what is expected to come."),
    N_ ("expected openings = pledged × share honored"), "pipeline" },
  { "tornado", N_ ("What moves it most"),
    N_ ("Each uncertain number in turn is set to the low and to the high end of its own range, "
        "while all others stay as uncertain as they are. The longer the bar, the more hangs on "
        "that number."),
    N_ ("outcome at the 90th percentile − outcome at the 10th"), "uncertainty" },
  { "morris", N_ ("What matters at all"),
    N_ ("From many starts one number after the other is moved by half of its range. Far to the "
        "right are those that move the outcome; high up those whose effect hangs on the others. "
        "What stays at the left can be left out of sight."),
    N_ ("mean and standard deviation of the changes (Morris 1991)"), "uncertainty" },
  { "sobol", N_ ("Where the uncertainty comes from"),
    N_ ("How much of the outcome’s variance would go if one number were known, and how much would "
        "stay if all but that one were known. Luck is what is left when every rate is known."),
    N_ ("first-order and total shares (Saltelli 2010)"), "uncertainty" },
  { "findings", N_ ("What is worth finding out"),
    N_ ("How much better one would choose among the scenarios on average if one number were known "
        "first. A number that changes no choice is worth nothing, however uncertain it is."),
    N_ ("mean of the best with it known − best of the means"), "uncertainty" },
  { "wages", N_ ("Wage ladder"),
    N_ ("What an occupation pays, from the lowest tenth to the highest, beside what completers of "
        "this plan start with."),
    NULL, "pipeline" },
};

const FwTerm *
fw_terms (guint *n_terms)
{
  *n_terms = G_N_ELEMENTS (terms);
  return terms;
}

const FwTerm *
fw_term_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    if (g_str_equal (terms[i].id, id))
      return &terms[i];
  return NULL;
}
