/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-pilot-private.h"

/* How the counts of a pilot hang together, for whoever reads those that are told: which are parts
 * of which, which add up, and what those of the plan and the others add up to. */

/* What everybody of a count is in as well, and what that is in. */
static const guint within[FW_N_PILOT_COUNTS] = {
  [FW_PILOT_IN_TRAINING] = 1u << FW_PILOT_STARTED,
  [FW_PILOT_COMPLETED] = 1u << FW_PILOT_STARTED,
  [FW_PILOT_LEFT] = 1u << FW_PILOT_STARTED,
  [FW_PILOT_PLACED] = 1u << FW_PILOT_STARTED,
  [FW_PILOT_COMPLETED_PLACED]
  = 1u << FW_PILOT_STARTED | 1u << FW_PILOT_COMPLETED | 1u << FW_PILOT_PLACED,
  [FW_PILOT_PAID] = 1u << FW_PILOT_STARTED | 1u << FW_PILOT_PLACED,
  [FW_PILOT_PRICED] = 1u << FW_PILOT_STARTED | 1u << FW_PILOT_PLACED | 1u << FW_PILOT_PAID,
  [FW_PILOT_EXITERS] = 1u << FW_PILOT_STARTED,
  [FW_PILOT_EXITERS_Q2] = 1u << FW_PILOT_STARTED | 1u << FW_PILOT_EXITERS,
  [FW_PILOT_EXITERS_Q4]
  = 1u << FW_PILOT_STARTED | 1u << FW_PILOT_EXITERS | 1u << FW_PILOT_EXITERS_Q2,
  [FW_PILOT_EMPLOYED_Q2] = 1u << FW_PILOT_STARTED | 1u << FW_PILOT_EXITERS
                           | 1u << FW_PILOT_EXITERS_Q2 | 1u << FW_PILOT_PLACED,
  [FW_PILOT_EMPLOYED_Q4] = 1u << FW_PILOT_STARTED | 1u << FW_PILOT_EXITERS
                           | 1u << FW_PILOT_EXITERS_Q2 | 1u << FW_PILOT_EXITERS_Q4
                           | 1u << FW_PILOT_PLACED,
  [FW_PILOT_CREDENTIAL] = 1u << FW_PILOT_STARTED | 1u << FW_PILOT_EXITERS,
};

/* Those of the first who are not in the second are among those of the third not in the fourth. */
static const FwPilotCount lesser[][4] = {
  { FW_PILOT_COMPLETED, FW_PILOT_COMPLETED_PLACED, FW_PILOT_STARTED, FW_PILOT_PLACED },
  { FW_PILOT_PLACED, FW_PILOT_COMPLETED_PLACED, FW_PILOT_STARTED, FW_PILOT_COMPLETED },
  { FW_PILOT_EXITERS_Q4, FW_PILOT_EMPLOYED_Q4, FW_PILOT_EXITERS_Q2, FW_PILOT_EMPLOYED_Q2 },
};

/* Of each subject: every count, every two of which one is in the other, and what the first of
 * @lesser lack. */
#define N_PAIRS (FW_N_PILOT_COUNTS * FW_N_PILOT_COUNTS)
#define N_TOLD  (FW_N_PILOT_COUNTS + N_PAIRS)
#define N_EACH  (N_TOLD + G_N_ELEMENTS (lesser) + 1)

guint
fw_pilot_narrow_count (guint subject, FwPilotCount count)
{
  return subject * (guint)N_EACH + count;
}

guint
fw_pilot_narrow_rest (guint subject, FwPilotCount whole, FwPilotCount part)
{
  return subject * (guint)N_EACH + FW_N_PILOT_COUNTS + whole * FW_N_PILOT_COUNTS + part;
}

static gboolean
is_within (FwPilotCount part, FwPilotCount whole)
{
  return (within[part] & 1u << whole) != 0;
}

static void
add_two (FwNarrow *narrow, guint total, guint a, guint b)
{
  const guint parts[] = { a, b };

  fw_narrow_add_sum (narrow, total, parts, G_N_ELEMENTS (parts));
}

static void
add_pairs (FwNarrow *narrow, guint subject)
{
  for (FwPilotCount a = 0; a < FW_N_PILOT_COUNTS; a++)
    for (FwPilotCount b = 0; b < FW_N_PILOT_COUNTS; b++)
      {
        if (!is_within (b, a))
          continue;
        add_two (narrow, fw_pilot_narrow_count (subject, a), fw_pilot_narrow_count (subject, b),
                 fw_pilot_narrow_rest (subject, a, b));
        for (FwPilotCount c = 0; c < FW_N_PILOT_COUNTS; c++)
          if (is_within (c, b))
            add_two (narrow, fw_pilot_narrow_rest (subject, a, c),
                     fw_pilot_narrow_rest (subject, a, b), fw_pilot_narrow_rest (subject, b, c));
      }
}

static void
add_subject (FwNarrow *narrow, guint subject)
{
  static const FwPilotCount statuses[]
      = { FW_PILOT_IN_TRAINING, FW_PILOT_COMPLETED, FW_PILOT_LEFT };
  const guint slack = subject * (guint)N_EACH + N_TOLD;

  add_pairs (narrow, subject);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    add_two (narrow, fw_pilot_narrow_rest (subject, FW_PILOT_STARTED, statuses[i]),
             fw_pilot_narrow_count (subject, statuses[(i + 1) % 3]),
             fw_pilot_narrow_count (subject, statuses[(i + 2) % 3]));
  for (guint i = 0; i < G_N_ELEMENTS (lesser); i++)
    add_two (narrow, fw_pilot_narrow_rest (subject, lesser[i][2], lesser[i][3]),
             fw_pilot_narrow_rest (subject, lesser[i][0], lesser[i][1]), slack + i);
  /* nobody in training is an exiter */
  add_two (narrow, fw_pilot_narrow_rest (subject, FW_PILOT_STARTED, FW_PILOT_EXITERS),
           fw_pilot_narrow_count (subject, FW_PILOT_IN_TRAINING), slack + G_N_ELEMENTS (lesser));
}

/* A count, or what one lacks of another it is in. */
static gboolean
is_used (guint told)
{
  const guint pair = told - FW_N_PILOT_COUNTS;

  return told < FW_N_PILOT_COUNTS
         || is_within ((FwPilotCount)(pair % FW_N_PILOT_COUNTS),
                       (FwPilotCount)(pair / FW_N_PILOT_COUNTS));
}

/* Every count of the whole is the sum of those of the parts of one side. */
static void
add_side (FwNarrow *narrow, const FwPilotSide *sides, guint n, FwPilotSide side)
{
  g_autofree guint *parts = g_new (guint, n);

  for (guint i = 0; i < N_TOLD; i++)
    {
      guint n_parts = 0;

      for (guint subject = 0; subject < n; subject++)
        if (sides[subject] == side && is_used (i))
          parts[n_parts++] = subject * (guint)N_EACH + i;
      if (n_parts > 0)
        fw_narrow_add_sum (narrow, i, parts, n_parts);
    }
}

static void
protect (FwNarrow *narrow, guint count, guint people)
{
  if (people > 0 && people < FW_WITHHOLD_UNDER)
    fw_narrow_protect (narrow, count);
}

/* Counts of fewer than ten, and those of which one count is fewer than ten more than another. */
static void
protect_subject (FwNarrow *narrow, guint subject, const guint *people)
{
  for (FwPilotCount a = 0; a < FW_N_PILOT_COUNTS; a++)
    {
      protect (narrow, fw_pilot_narrow_count (subject, a), people[a]);
      for (FwPilotCount b = 0; b < FW_N_PILOT_COUNTS; b++)
        if (is_within (b, a))
          protect (narrow, fw_pilot_narrow_rest (subject, a, b), people[a] - people[b]);
    }
}

FwNarrow *
fw_pilot_narrow_new (const guint *people, const FwPilotSide *sides, guint n)
{
  FwNarrow *narrow = fw_narrow_new (n * (guint)N_EACH);

  for (guint subject = 0; subject < n; subject++)
    {
      add_subject (narrow, subject);
      protect_subject (narrow, subject, people + subject * FW_N_PILOT_COUNTS);
    }
  add_side (narrow, sides, n, FW_PILOT_SIDE_PROGRAM);
  add_side (narrow, sides, n, FW_PILOT_SIDE_GROUP);
  return narrow;
}
