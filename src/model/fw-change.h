/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-plan.h"

G_BEGIN_DECLS

/**
 * FwChange:
 *
 * The only thing that edits a plan. Applying one gives its inverse: applying that brings back the
 * plan to the byte. A change that cannot be (a value out of range, an edit of "No program", an id
 * taken) is refused and changes nothing.
 */
#define FW_TYPE_CHANGE (fw_change_get_type ())
G_DECLARE_FINAL_TYPE (FwChange, fw_change, FW, CHANGE, GObject)

/* scenario: id, or NULL for the plan's own number. */
FwChange *fw_change_new_set_value (const char *scenario, const char *key, double value);
/* The same value for a row in every object it says something of: "employers.*.honoured". */
FwChange *fw_change_new_set_all (FwPlan *plan, const char *scenario, const char *row_key,
                                 double value);
/* Takes a scenario's override away: the parent's value holds again. */
FwChange *fw_change_new_reset_value (const char *scenario, const char *key);
/* The plan's own number goes back to the catalogue's, with its range and source; a note stays. */
FwChange *fw_change_new_reset_to_catalogue (const char *key);
/* A person's own note on a number; NULL or "" takes it away. */
FwChange *fw_change_new_set_note (const char *key, const char *note);
/* Reads "key=value" as the command line gives it. */
FwChange *fw_change_new_from_text (FwPlan *plan, const char *scenario, const char *assignment,
                                   GError **error);
/* The plan's own number with what it rests on. NaN p10 and p90: fixed; NULL source: the row's. A
 * person's note stays. */
FwChange *fw_change_new_set_evidence (const char *key, double value, double p10, double p90,
                                      const char *source, const char *url);
/* A field or the title of a part; id NULL with FW_LIST_NONE for the plan itself. */
FwChange *fw_change_new_set_field (FwList list, const char *id, const char *field,
                                   const GValue *value);
FwChange *fw_change_new_rename (FwList list, const char *id, const char *title);
/* Another parent for a scenario, NULL for the plan itself; refused when it descends from it. */
FwChange *fw_change_new_set_parent (const char *scenario, const char *parent);
FwChange *fw_change_new_set_place (FwPlace *place);
/* position: G_MAXUINT for the end. */
FwChange *fw_change_new_add (FwPart *part, guint position);
/* A new scenario with the title, child of another (or of the plan); a copy when duplicate is set.
 */
FwChange *fw_change_new_add_scenario (FwPlan *plan, const char *title, const char *parent,
                                      const char *duplicate);
/* A new part at its defaults, with what the plan needs it to have: an occupation, a group's people.
 * id: (out) (optional) (transfer full). */
FwChange *fw_change_new_add_blank (FwPlan *plan, FwList list, const char *title, char **id);
/* A partnership of the two. */
FwChange *fw_change_new_link (FwPlan *plan, FwPartnershipKind kind, const char *from,
                              const char *to);
FwChange *fw_change_new_add_program (FwPlan *plan, const char *title);
/* A copy "X (copy)" behind the part, with its links, mentions and the scenarios' overrides of its
 * numbers; NULL when there is no such part. id of the copy: (out) (optional) (transfer full). */
FwChange *fw_change_new_duplicate (FwPlan *plan, FwList list, const char *id, char **copy,
                                   GError **error);
/* Takes a part away with all that would be left hanging: its links, overrides and mentions. */
FwChange *fw_change_new_remove (FwPlan *plan, FwList list, const char *id, GError **error);
/* A series of published numbers, in the place of the one with its id, else at the end. */
FwChange *fw_change_new_set_series (FwPlan *plan, FwSeries *series);
FwChange *fw_change_new_move (FwList list, const char *id, guint position);
/* Several as one; applied in order, undone in reverse. label: translated, or NULL for the first's.
 */
FwChange *fw_change_new_several (GPtrArray *changes, const char *label);

/* Applies to the plan; the inverse, or NULL and nothing changed. (transfer full) */
FwChange *fw_change_apply (FwChange *self, FwPlan *plan, GError **error);
/* What it is called in "Undo ...": from the row's title. (transfer full) */
char *fw_change_get_label (FwChange *self, FwPlan *plan);
/* Key it sets, or NULL for a change of structure. */
const char *fw_change_get_key (FwChange *self);
/* Two changes with the same merge key in one drag are one step of undo; NULL never merges. */
const char *fw_change_get_merge_key (FwChange *self);

G_END_DECLS
