/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-toast.h"

#include <glib/gi18n-lib.h>

#include "fw-compat.h"
#include "fw-name-parts.h"

/* A toast stays the platform's five seconds, and longer for a sentence that takes longer to read.
 */
#define TOAST_SECONDS 5
#define READ_A_SECOND 8 /* characters of somebody who reads slowly */

#define WATCHED "fw-toasts"

/* A button of a toast is named by its label and by its text, and a screen reader told both. */
static void
name_buttons (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    fw_name (widget, gtk_button_get_label (GTK_BUTTON (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_buttons (child);
}

static void
shown_cb (GListModel *toasts, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) toast = g_list_model_get_item (toasts, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (toast), "AdwToastWidget"))
        name_buttons (toast);
    }
}

/* A toast waits until the one before it has ended, and only then has a button. */
static void
watch (AdwToastOverlay *overlay)
{
  GListModel *children;

  if (g_object_get_data (G_OBJECT (overlay), WATCHED) != NULL)
    return;
  children = gtk_widget_observe_children (GTK_WIDGET (overlay));
  g_object_set_data_full (G_OBJECT (overlay), WATCHED, children, g_object_unref);
  g_signal_connect (children, "items-changed", G_CALLBACK (shown_cb), NULL);
}

/**
 * fw_toast:
 * @overlay: what the window shows its toasts on
 * @text: a sentence; what it names may hold any character
 * @undo: (nullable): the action that takes back what the sentence tells of, for a button
 *
 * Shows a sentence for a while, and says it to who does not see it.
 */
void
fw_toast (AdwToastOverlay *overlay, const char *text, const char *undo)
{
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));
  g_return_if_fail (text != NULL);

  escaped = g_markup_escape_text (text, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast,
                         MAX (TOAST_SECONDS, (guint)g_utf8_strlen (text, -1) / READ_A_SECOND + 1));
  if (undo != NULL)
    {
      /* No underline for a key: a screen reader would be told it. */
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, undo);
    }
  watch (overlay);
  adw_toast_overlay_add_toast (overlay, toast);
  if (gtk_widget_get_root (GTK_WIDGET (overlay)) != NULL)
    fw_announce (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (overlay))), text, TRUE);
}
