/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FW_TYPE_SKILL_EDITOR (fw_skill_editor_get_type ())
G_DECLARE_FINAL_TYPE (FwSkillEditor, fw_skill_editor, FW, SKILL_EDITOR, AdwBin)

/* Skills of an offer, for the person to correct: each can be taken away, one of the list added.
 * skills: borrowed; names of fw_skills_rows(), replaced in place.
 * Signal "changed". */
GtkWidget *fw_skill_editor_new (GStrv *skills);
/* After the skills were replaced from outside. */
void fw_skill_editor_show (FwSkillEditor *self);

G_END_DECLS
