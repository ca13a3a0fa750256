/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-mover-card.h"

#include <glib/gi18n-lib.h>

static void
map_cb (GtkWidget *card, FwMoverFinder *finder)
{
  fw_mover_finder_set_active (finder, gtk_widget_get_mapped (card));
}

static void
scenario_cb (FwRunner *runner, GParamSpec *pspec, GtkWidget *card)
{
  gtk_widget_set_visible (card, !fw_scenario_is_no_program (fw_runner_get_scenario (runner)));
}

void
fw_mover_card_keep (GtkWidget *card, FwRunner *runner, FwMoverFinder *finder)
{
  g_return_if_fail (GTK_IS_WIDGET (card));
  g_return_if_fail (FW_IS_RUNNER (runner));
  g_return_if_fail (FW_IS_MOVER_FINDER (finder));

  g_signal_connect_object (card, "map", G_CALLBACK (map_cb), finder, 0);
  g_signal_connect_object (card, "unmap", G_CALLBACK (map_cb), finder, 0);
  g_signal_connect_object (runner, "notify::scenario", G_CALLBACK (scenario_cb), card, 0);
  scenario_cb (runner, NULL, card);
  if (gtk_widget_get_mapped (card))
    fw_mover_finder_set_active (finder, TRUE);
}

void
fw_mover_card_apply (GtkWidget *card, FwRunner *runner, FwTry *tried)
{
  FwDocument *document;
  g_autoptr (FwTry) what = NULL;
  g_autofree char *id = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  FwPart *scenario;

  g_return_if_fail (GTK_IS_WIDGET (card));
  g_return_if_fail (FW_IS_RUNNER (runner));
  g_return_if_fail (tried != NULL);

  document = fw_runner_get_document (runner);
  what = fw_try_ref (tried); /* who found it may start anew meanwhile */
  id = fw_try_apply (what, document, fw_runner_get_scenario (runner), &error);
  if (!id)
    {
      gtk_widget_activate_action (card, "view.tell", "s", error->message);
      return;
    }
  scenario = fw_plan_find_part (fw_document_get_plan (document), FW_LIST_SCENARIOS, id);
  fw_runner_set_scenario (runner, FW_SCENARIO (scenario));
  /* Translators: %s is the name of a scenario. */
  words = g_strdup_printf (_ ("Added the scenario “%s”"), fw_part_get_title (scenario));
  gtk_widget_activate_action (card, "view.tell", "s", words);
}

void
fw_mover_card_try (GtkWidget *card, FwRunner *runner, const FwMover *mover)
{
  g_return_if_fail (mover != NULL);
  fw_mover_card_apply (card, runner, mover->what);
}
