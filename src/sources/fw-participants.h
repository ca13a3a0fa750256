/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-pilot.h"
#include "fw-table-import.h"

G_BEGIN_DECLS

/* What does not fit together in a person's records. Nobody is left out for it: the person is
 * counted by what stands there, and a person who knows looks the row up. */
typedef enum
{
  FW_CONFLICT_PLACED_LEFT = 0, /* placed, and left before completing */
  FW_CONFLICT_EXIT_OTHER,      /* placed, and the exit status is another one */
  FW_CONFLICT_EXIT_EMPLOYED,   /* "entered employment" without a placement */
  FW_CONFLICT_EXIT_UNKNOWN,    /* an exit status nobody knows */
  FW_CONFLICT_END_BEFORE_START,
  FW_CONFLICT_PLACED_BEFORE_END,
  FW_CONFLICT_SECOND_BEFORE_FIRST, /* or a second job without a first */
  FW_CONFLICT_NO_END,              /* training over, no date */
  FW_CONFLICT_END_IN_TRAINING,     /* still in training, with an end */
  FW_CONFLICT_NO_WAGE,             /* placed, no pay */
  FW_CONFLICT_WAGE_ODD,            /* no pay a person is paid: counted as none */
  FW_CONFLICT_NO_INDEX,            /* paid in a year without a price index */
  FW_CONFLICT_WAGE_NO_JOB,         /* pay without a placement */
  FW_CONFLICT_NO_PARTNER,          /* of no partner, where others have one */
  FW_CONFLICT_TWICE,               /* twice in a file: the later row counts */
  FW_CONFLICT_START_MOVED,         /* entered training on another day in an earlier file */
  FW_N_CONFLICTS,
} FwConflictKind;

const char *fw_conflict_id (FwConflictKind kind);    /* "placed-left" */
const char *fw_conflict_title (FwConflictKind kind); /* translated sentence */

/* A row of a file, by its line: no person is named. */
typedef struct
{
  FwConflictKind kind;
  guint file;
  guint line;
} FwConflict;

/**
 * FwParticipants:
 *
 * People as partners' outcome records tell of them, files in the order of time: of a person of a
 * partner who is in several, the later file counts. In memory only: what is kept is the count.
 */
typedef struct FwParticipants FwParticipants;

FwParticipants *fw_participants_new (void);
void fw_participants_free (FwParticipants *self);
/* Reads a table of FW_TABLE_OUTCOMES; FALSE for one that as a whole cannot be read (no order of day
 * and month), and then nothing of it is taken. */
gboolean fw_participants_add (FwParticipants *self, FwTableFile *table, FwMapping *mapping,
                              GError **error);
guint fw_participants_get_n_files (FwParticipants *self);
const char *fw_participants_get_file (FwParticipants *self, guint file);
guint fw_participants_get_n_people (FwParticipants *self);
/* Of people who count, by name; one where none is named. */
guint fw_participants_get_n_partners (FwParticipants *self);
/* People who stood in an earlier file as well. */
guint fw_participants_get_n_merged (FwParticipants *self);
/* Neither they nor the others are too few to tell of. */
gboolean fw_participants_tells_merged (FwParticipants *self);
/* Julian day: the last the records tell of, 0 for none. */
guint32 fw_participants_get_last_day (FwParticipants *self);
/* What is written as the source of the counts: the file, or how many and the last. (transfer full)
 */
char *fw_participants_dup_source (FwParticipants *self);
/* (element-type FwRowFault): rows left out, of all files; file: (element-type guint) the file of
 * each. (transfer none) */
GPtrArray *fw_participants_get_faults (FwParticipants *self);
guint fw_participants_get_fault_file (FwParticipants *self, guint fault);
/* (element-type FwConflict), of the rows that count, by kind, file and line: for whoever holds
 * the files, since counted they tell of fewer than ten. plan: (nullable): for its prices.
 * (transfer full) */
GArray *fw_participants_find_conflicts (FwParticipants *self, FwPlan *plan);
/* (element-type utf8): what the records call programs and groups of ten people or more, in the
 * order of the alphabet: how many are in each, and which is larger, tells of those withheld.
 * (transfer container) */
GPtrArray *fw_participants_get_programs (FwParticipants *self);
GPtrArray *fw_participants_get_groups (FwParticipants *self);

/**
 * fw_participants_choose:
 * @name: what the records call it, in any case
 * @subject: "programs/prime" or "groups/black"
 *
 * People of a program or group in the records count as those of one of the plan. Without a choice
 * they count in the whole only.
 *
 * Returns: FALSE when nobody is of that name
 */
gboolean fw_participants_choose (FwParticipants *self, const char *name, const char *subject,
                                 GError **error);
/* A choice of a person: what the records call it, and "programs/prime". */
typedef struct
{
  char *name;
  char *subject;
} FwRecordedPart;

GPtrArray *fw_recorded_parts_new (void);
void fw_recorded_parts_add (GPtrArray *parts, const char *name, FwList list, const char *id);
/* Names as fw_participants_choose() reads them. */
gboolean fw_recorded_part_is (const FwRecordedPart *self, const char *name, FwList list,
                              const char *id);

/* A person each, as fw_pilot_count_people() takes them: to be counted, not kept. (element-type
 * FwPilotPerson) (transfer full) */
GArray *fw_participants_list (FwParticipants *self);
/* plan: (nullable): for its prices. */
FwPilot *fw_participants_count (FwParticipants *self, FwPlan *plan, int price_year);

/**
 * fw_participants_harvest:
 * @tables: (element-type FwTableFile): of people; taken in the order of the last days they tell
 *   of, and of the same day in that of their people
 * @mappings: (element-type FwMapping): one a table
 * @parts: (nullable) (element-type FwRecordedPart): which of the plan's programs and groups theirs
 *   are; of a name nobody is of, nothing is made
 * @context: what the tables do not say themselves
 * @faults: (element-type FwRowFault): rows left out are added
 *
 * What fw_mapping_apply() makes of outcome records, and of several files of them at once: of people
 * only counts are taken.
 *
 * Returns: (transfer full): with the people, for what is said of them
 */
FwHarvest *fw_participants_harvest (GPtrArray *tables, GPtrArray *mappings, GPtrArray *parts,
                                    const FwTableContext *context, GPtrArray *faults,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwParticipants, fw_participants_free)

G_END_DECLS
