/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-unit-spin.h"

#include "fw-text.h"
#include "fw-wheel.h"

static int
input_cb (GtkSpinButton *spin, double *value, gpointer unit)
{
  return fw_unit_parse (gtk_editable_get_text (GTK_EDITABLE (spin)), (FwUnit)GPOINTER_TO_INT (unit),
                        value)
             ? TRUE
             : GTK_INPUT_ERROR;
}

void
fw_unit_spin_grow (GtkSpinButton *spin)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));
  const int n = (int)g_utf8_strlen (text, -1) + 1;

  g_return_if_fail (GTK_IS_SPIN_BUTTON (spin));

  if (n > gtk_editable_get_width_chars (GTK_EDITABLE (spin)))
    gtk_editable_set_width_chars (GTK_EDITABLE (spin), n);
}

static gboolean
output_cb (GtkSpinButton *spin, gpointer unit)
{
  g_autofree char *text = fw_unit_format (gtk_spin_button_get_value (spin),
                                          (FwUnit)GPOINTER_TO_INT (unit), FW_STYLE_EDIT);

  if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (spin))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
  fw_unit_spin_grow (spin);
  return TRUE;
}

GtkWidget *
fw_unit_spin_new (FwUnit unit, double lo, double hi, double step, const char *name)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (lo, hi, step);
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (spin));

  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), FALSE); /* a unit is no digit */
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  fw_wheel_pass (spin);
  fw_text_lead_numbers (GTK_EDITABLE (spin));
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 9);
  g_signal_connect (spin, "input", G_CALLBACK (input_cb), GINT_TO_POINTER (unit));
  g_signal_connect (spin, "output", G_CALLBACK (output_cb), GINT_TO_POINTER (unit));
  /* GtkSpinButton has no such property of its own before 4.14. */
  if (GTK_IS_TEXT (text))
    gtk_text_set_activates_default (GTK_TEXT (text), TRUE);
  return spin;
}
