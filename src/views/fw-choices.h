/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Spells out every choice in the list that a row opens, and what is chosen where there is room for
 * it: the platform cuts both after twenty letters. The row's model is of GtkStringObject. */
void fw_spell_choices (AdwComboRow *row);

G_END_DECLS
