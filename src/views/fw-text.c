/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-text.h"

#define EN_DASH       "\u2013"
#define MINUS         "\u2212"
#define WORD_JOINER   "\u2060"
#define NO_BREAK      "\u00a0"
#define LEFT_TO_RIGHT "\u200e"

char *
fw_text_keep (const char *text)
{
  GString *kept;

  g_return_val_if_fail (text != NULL, NULL);

  kept = g_string_new (text);
  g_string_replace (kept, EN_DASH, EN_DASH WORD_JOINER, 0);
  g_string_replace (kept, MINUS "$", MINUS WORD_JOINER "$", 0);
  g_string_replace (kept, " · ", NO_BREAK "· ", 0);
  return g_string_free (kept, FALSE);
}

void
fw_text_set_number (GtkLabel *label, const char *text)
{
  g_autofree char *led = NULL;

  g_return_if_fail (GTK_IS_LABEL (label));

  if (gtk_widget_get_direction (GTK_WIDGET (label)) == GTK_TEXT_DIR_RTL)
    led = g_strconcat (LEFT_TO_RIGHT, text, NULL);
  gtk_label_set_text (label, led ? led : text);
}

void
fw_text_lead_numbers (GtkEditable *entry)
{
  GtkEditable *text;

  g_return_if_fail (GTK_IS_EDITABLE (entry));

  text = gtk_editable_get_delegate (entry);
  if (gtk_widget_get_direction (GTK_WIDGET (entry)) != GTK_TEXT_DIR_RTL || !text)
    return;
  gtk_widget_set_direction (GTK_WIDGET (text), GTK_TEXT_DIR_LTR);
  gtk_editable_set_alignment (entry, 1.0f);
}
