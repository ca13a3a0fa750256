/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-facts.h"

#include "fw-table.h"

static const char *const topics[FW_N_FACT_TOPICS] = { "wage", "projection", "program", "trial" };

static FwFactTopic
topic_from_id (const char *id)
{
  FwFactTopic topic = FW_FACT_WAGE;

  while (!g_str_equal (topics[topic], id))
    {
      topic++;
      g_assert (topic < FW_N_FACT_TOPICS);
    }

  return topic;
}

static GArray **
load (void)
{
  g_autoptr (FwTable) table = fw_table_open ("facts.csv");
  GArray **facts = g_new (GArray *, FW_N_FACT_TOPICS);

  for (guint i = 0; i < FW_N_FACT_TOPICS; i++)
    facts[i] = g_array_new (FALSE, FALSE, sizeof (FwFact));

  while (fw_table_next (table))
    {
      const FwFact fact = { .topic = topic_from_id (fw_table_text (table, 0)),
                            .subject = fw_table_keep (table, 1),
                            .place = fw_table_keep (table, 2),
                            .period = fw_table_keep (table, 3),
                            .measure = fw_table_keep (table, 4),
                            .text = fw_table_keep (table, 5),
                            .value = fw_table_number (table, 5),
                            .unit = fw_table_keep (table, 6),
                            .source = fw_table_keep (table, 7),
                            .note = fw_table_keep (table, 8) };

      g_array_append_val (facts[fact.topic], fact);
    }

  return facts;
}

/**
 * fw_facts:
 * @topic: which kind
 * @n: (out): how many
 *
 * Returns: (array length=n) (transfer none): the figures, in the table's order; never changes
 */
const FwFact *
fw_facts (FwFactTopic topic, guint *n)
{
  static GArray **facts = NULL;

  g_return_val_if_fail (topic < FW_N_FACT_TOPICS && n != NULL, NULL);

  if (g_once_init_enter (&facts))
    g_once_init_leave (&facts, load ());

  *n = facts[topic]->len;
  return &g_array_index (facts[topic], FwFact, 0);
}
