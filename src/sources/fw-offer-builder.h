/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-offer.h"

G_BEGIN_DECLS

/* The parts of fw_offers_to_change(), and the change as it grows. */

/**
 * FwBuilder:
 * @changes: (element-type FwChange): so far
 * @parts: (element-type FwPart): new ones; each stays at its defaults until the change is applied
 * @taken: ids of new parts, a set a list
 * @by_name: new occupations and providers by what they are found by
 * @programs: id of a new program to the id of its occupation
 * @titles: id of a new occupation to its title
 */
typedef struct
{
  FwPlan *plan;
  GPtrArray *changes;
  GPtrArray *parts;
  GHashTable *taken[FW_N_LISTS];
  GHashTable *by_name[FW_N_LISTS];
  GHashTable *programs;
  GHashTable *titles;
} FwBuilder;

/* A number with what it rests on; NaN p10 or p90: no range is known. */
typedef struct
{
  double value, p10, p90;
  const char *source;
  const char *url;
} FwStated;

/* What an offer says of the occupation it is for; each may be NULL. */
typedef struct
{
  const char *soc;
  const char *occupation;
  const char *title; /* of the offer: better than nothing */
  const char *source;
  const char *url;
} FwOccupationHint;

void fw_builder_init (FwBuilder *self, FwPlan *plan);
void fw_builder_clear (FwBuilder *self);

/* A free id made of the title. (transfer full) */
char *fw_builder_new_id (FwBuilder *self, FwList list, const char *title);
/* Takes the part over. title: NULL for a part without one. */
FwPart *fw_builder_add (FwBuilder *self, FwPart *part, const char *title);
/* Of the plan, or new in this change; NULL when there is none. field: NULL for the title. Whatever
 * the case of the text. (transfer none) */
FwPart *fw_builder_find (FwBuilder *self, FwList list, const char *field, const char *text);
/* The same text finds it from now on. */
void fw_builder_remember (FwBuilder *self, FwPart *part, const char *text);
/* Found by code or title, or made. (transfer none) */
FwPart *fw_builder_occupation (FwBuilder *self, const FwOccupationHint *hint);

/* Each leaves the field alone for NULL, "" and an empty list. */
void fw_builder_set_text (FwBuilder *self, FwPart *part, const char *field, const char *text);
void fw_builder_set_strings (FwBuilder *self, FwPart *part, const char *field,
                             const char *const *strings);
void fw_builder_set_switch (FwBuilder *self, FwPart *part, const char *field, gboolean on);
void fw_builder_set_whole (FwBuilder *self, FwPart *part, const char *field, gint64 whole);
/* What is outside the limits of a plan is taken at the limit, and its source says so. */
void fw_builder_set_number (FwBuilder *self, FwPart *part, const char *member,
                            const FwStated *stated);

void fw_builder_add_program (FwBuilder *self, const FwProgramOffer *offer);
/* One hiring line for each employer and occupation among them. */
void fw_builder_add_jobs (FwBuilder *self, GPtrArray *jobs);

G_END_DECLS
