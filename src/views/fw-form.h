/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-partnership.h"
#include "fw-unit.h"

G_BEGIN_DECLS

/* What the editor of a part shows, from top to bottom: one table a kind. */

typedef enum
{
  FW_FORM_SECTION = 0, /* begins a group of rows: title and help */
  FW_FORM_TITLE,       /* the part's title */
  FW_FORM_FIELD,       /* a field: name */
  FW_FORM_NUMBER,      /* a number of the catalogue: name is its member */
  FW_FORM_LINKS,       /* partnerships of a kind: link */
} FwFormKind;

/* How the text of a field is looked at. */
typedef enum
{
  FW_FORM_PLAIN = 0,
  FW_FORM_ADDRESS, /* of a page in the web */
  FW_FORM_SOC,     /* "15-1252" */
  FW_FORM_CIP,     /* "11.0701" */
  FW_FORM_QUARTER, /* a whole number of the plan's quarters, shown as "Q3 2027" */
  FW_FORM_SKILLS,  /* a list out of the table of skills */
} FwFormLook;

typedef struct
{
  FwFormKind kind;
  const char *name;
  const char *title;
  const char *help;
  FwFormLook look;
  FwUnit unit; /* of a number */
  FwPartnershipKind link;
  gboolean only_hires; /* of a partnership: only where somebody hires */
} FwFormItem;

const FwFormItem *fw_form_items (FwList list, guint *n_items);
/* "Programs" and "Program", translated. */
const char *fw_form_list_title (FwList list);
const char *fw_form_part_title (FwList list);
/* "New program", translated. */
const char *fw_form_new_title (FwList list);
/* What a person reads for an id of a choice or a set; the id itself when it is not known. */
const char *fw_form_choice (const char *field, const char *id);

G_END_DECLS
