/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Names for those who hear the window. */

/* The whole name of a widget. A row, a control in it or a button also has its title or text as its
 * label, and is called by both, or by that alone: the platform's versions differ. */
void fw_name (GtkWidget *widget, const char *name);
/* What is said after the name. Later platforms say the subtitle of a row in its stead. */
void fw_describe (GtkWidget *widget, const char *words);

/* Names the parts that a widget of the platform makes inside itself: some of them take the
 * keyboard, and none has a name. type: of the part, such as "GtkScrolledWindow". */
void fw_name_parts (GtkWidget *root, const char *type, const char *label);
/* Lets the texts that a widget of the platform makes inside itself, such as what a drop-down shows
 * as chosen, end in dots where there is no room; their tooltip then says the rest. A row of pages
 * takes all the width there is. */
void fw_shorten_parts (GtkWidget *root);
/* Lets the heading of a group wrap: some are names a person gave. */
void fw_wrap_heading (AdwPreferencesGroup *group);
/* Lets the label of a button wrap, once it has one. */
void fw_wrap_label (GtkButton *button);

/* A list of choices: the button inside it takes the keyboard, and says what is chosen. */
void fw_name_drop_down (GtkDropDown *drop_down, const char *label);

/* The children that a stack has now are told of while they are the one shown: the platform tells of
 * all of them, one after the other. */
void fw_tell_shown (GtkWidget *stack);

G_END_DECLS
