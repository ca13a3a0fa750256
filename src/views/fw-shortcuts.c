/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-shortcuts.h"

#include <glib/gi18n-lib.h>

static const FwShortcut rows[] = {
  { N_ ("Plans"), N_ ("New plan"), "<Control>n", "plan.start" },
  { N_ ("Plans"), N_ ("Make a first plan"), "<Control>g", "plan.guide" },
  { N_ ("Plans"), N_ ("Open"), "<Control>o", "plan.open" },
  { N_ ("Plans"), N_ ("Save"), "<Control>s", "plan.save" },
  { N_ ("Plans"), N_ ("Save as"), "<Control><Shift>s", "plan.save-as" },
  { N_ ("Plans"), N_ ("Print the chart, or all of the page"), "<Control>p", "view.print" },
  { N_ ("Plans"), N_ ("Find a place"), "<Control>f", "plan.find" },
  { N_ ("Plans"), N_ ("Add a place"), "<Control>l", "data.fetch" },
  { N_ ("Plans"), N_ ("Add programs from results"), "<Control>r", "data.programs" },
  { N_ ("Plans"), N_ ("Import a file or an address"), "<Control>i", "data.import" },
  { N_ ("Editing"), N_ ("Edit the plan"), "<Control>e", "plan.edit" },
  { N_ ("Editing"), N_ ("Move a part of the plan up or down"), "<Alt>Up <Alt>Down", NULL },
  { N_ ("Editing"), N_ ("Remove a part of the plan"), "Delete", NULL },
  { N_ ("Editing"), N_ ("Undo"), "<Control>z", "edit.undo" },
  { N_ ("Editing"), N_ ("Redo"), "<Control><Shift>z", "edit.redo" },
  { N_ ("Editing"), N_ ("Undo history"), "<Control><Alt>z", "edit.history" },
  { N_ ("Editing"), N_ ("Change the goal"), "<Control><Shift>g", "view.edit-goal" },
  { N_ ("Editing"), N_ ("Show or hide the plan"), "F9", "view.sidebar" },
  { N_ ("Questions"), N_ ("What would it take?"), "<Control>1", "ask.take" },
  { N_ ("Questions"), N_ ("What is the best use of the money?"), "<Control>2", "ask.spend" },
  { N_ ("Questions"), N_ ("What matters most?"), "<Control>3", "ask.matters" },
  { N_ ("Scenarios"), N_ ("New scenario"), "<Control>t", "scenario.new" },
  { N_ ("Scenarios"), N_ ("Duplicate the scenario"), "<Control>d", "scenario.duplicate" },
  { N_ ("Scenarios"), N_ ("Rename the scenario"), "F2", "scenario.rename" },
  { N_ ("Scenarios"), N_ ("Arrange the scenarios"), "<Control><Shift>t", "scenario.manage" },
  { N_ ("Scenarios"), N_ ("Previous scenario"), "<Control>Page_Up", "scenario.previous" },
  { N_ ("Scenarios"), N_ ("Next scenario"), "<Control>Page_Down", "scenario.next" },
  { N_ ("Pages"), N_ ("Next part of the window"), "F6", "view.next-pane" },
  { N_ ("Pages"), N_ ("Previous part of the window"), "<Shift>F6", "view.previous-pane" },
  { N_ ("Pages"), N_ ("Overview"), "<Alt>1", "view.page::overview" },
  { N_ ("Pages"), N_ ("Pipeline"), "<Alt>2", "view.page::pipeline" },
  { N_ ("Pages"), N_ ("Equity"), "<Alt>3", "view.page::equity" },
  { N_ ("Pages"), N_ ("Money"), "<Alt>4", "view.page::money" },
  { N_ ("Pages"), N_ ("Compare"), "<Alt>5", "view.page::compare" },
  { N_ ("Pages"), N_ ("Data"), "<Alt>6", "view.page::data" },
  { N_ ("Pages"), N_ ("Evidence"), "<Alt>7", "view.page::evidence" },
  { N_ ("Charts"), N_ ("Copy picture, text and table"), "<Control>c", NULL },
  { N_ ("Charts"), N_ ("Walk through the values"), "Left Right", NULL },
  { N_ ("Charts"), N_ ("Show the values as a table"), "t", NULL },
  { N_ ("Charts"), N_ ("Explain the chart"), "question", NULL },
  { N_ ("Charts"), N_ ("Open the menu of the chart"), "<Shift>F10", NULL },
  { N_ ("Windows"), N_ ("New window"), "<Control><Shift>n", "app.new-window" },
  { N_ ("Windows"), N_ ("Main menu"), "F10", NULL },
  { N_ ("Windows"), N_ ("Full screen"), "F11", "view.fullscreen" },
  { N_ ("Windows"), N_ ("Preferences"), "<Control>comma", "app.preferences" },
  { N_ ("Windows"), N_ ("Keyboard shortcuts"), "<Control>question", "app.shortcuts" },
  { N_ ("Windows"), N_ ("Help"), "F1", "app.help::" },
  { N_ ("Windows"), N_ ("Close the window"), "<Control>w", "window.close" },
  { N_ ("Windows"), N_ ("Quit"), "<Control>q", "app.quit" },
};

const FwShortcut *
fw_shortcuts (guint *n_rows)
{
  g_return_val_if_fail (n_rows, NULL);
  *n_rows = G_N_ELEMENTS (rows);
  return rows;
}

void
fw_shortcuts_install (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].action)
      {
        g_auto (GStrv) accels = g_strsplit (rows[i].accels, " ", -1);

        gtk_application_set_accels_for_action (application, rows[i].action,
                                               (const char *const *)accels);
      }
}
