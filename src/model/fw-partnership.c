/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-partnership.h"

#include <string.h>

#include "fw-part-private.h"

static const char *const kinds[] = { "trains", "hires", "pays", "refers", NULL };
static const char *const degree_rules[] = { "not-stated", "required", "preferred", "none", NULL };
static const char *const hirings[] = { "preferred", "open", NULL };

static const FwField fields[] = {
  FW_CHOICE ("kind", kinds),
  FW_TEXT ("from"),
  FW_TEXT ("to"),
  FW_TEXT ("role"),
  FW_WHOLE ("from-quarter", 1, 160, 1),
  FW_WHOLE ("to-quarter", 1, 160, 160),
  FW_REF ("occupation", FW_LIST_OCCUPATIONS),
  FW_NUMBERS ("openings", 0, 1e6),
  FW_LIST ("skills"),
  FW_CHOICE ("degree-rule", degree_rules),
  FW_SWITCH ("waiver", FALSE),
  FW_CHOICE ("hiring", hirings),
  FW_SWITCH ("shares-data", FALSE),
  FW_TEXT ("note"),
  FW_TEXT ("source"),
  FW_TEXT ("url"),
};

FW_DEFINE_PART (FwPartnership, fw_partnership, FW_LIST_PARTNERSHIPS, fields)

FwPartnershipKind
fw_partnership_get_kind (FwPartnership *self)
{
  const char *kind;

  g_return_val_if_fail (FW_IS_PARTNERSHIP (self), FW_PARTNERSHIP_TRAINS);

  kind = fw_part_get_text (FW_PART (self), "kind");
  for (guint i = 0; i < FW_N_PARTNERSHIPS; i++)
    if (strcmp (kinds[i], kind) == 0)
      return (FwPartnershipKind)i;

  g_return_val_if_reached (FW_PARTNERSHIP_TRAINS);
}

const char *
fw_partnership_get_from (FwPartnership *self)
{
  g_return_val_if_fail (FW_IS_PARTNERSHIP (self), NULL);
  return fw_part_get_text (FW_PART (self), "from");
}

const char *
fw_partnership_get_to (FwPartnership *self)
{
  g_return_val_if_fail (FW_IS_PARTNERSHIP (self), NULL);
  return fw_part_get_text (FW_PART (self), "to");
}

FwList
fw_partnership_kind_from_list (FwPartnershipKind kind)
{
  static const FwList lists[FW_N_PARTNERSHIPS]
      = { FW_LIST_PROVIDERS, FW_LIST_PROGRAMS, FW_LIST_FUNDS, FW_LIST_PARTNERS };

  g_return_val_if_fail (kind < FW_N_PARTNERSHIPS, FW_LIST_NONE);
  return lists[kind];
}

FwList
fw_partnership_kind_to_list (FwPartnershipKind kind)
{
  g_return_val_if_fail (kind < FW_N_PARTNERSHIPS, FW_LIST_NONE);
  return kind == FW_PARTNERSHIP_HIRES ? FW_LIST_EMPLOYERS : FW_LIST_PROGRAMS;
}

double
fw_partnership_coverage (FwPartnership *self, const char *const *taught)
{
  const char *const *asked;
  guint n_asked = 0, n_met = 0;

  g_return_val_if_fail (FW_IS_PARTNERSHIP (self) && taught != NULL, 1.0);

  asked = fw_part_get_strings (FW_PART (self), "skills");
  for (; asked[n_asked] != NULL; n_asked++)
    if (g_strv_contains (taught, asked[n_asked]))
      n_met++;

  return n_asked > 0 ? (double)n_met / (double)n_asked : 1.0;
}
