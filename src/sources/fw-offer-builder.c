/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-offer-builder.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-offer-private.h"

void
fw_builder_init (FwBuilder *self, FwPlan *plan)
{
  self->plan = plan;
  self->changes = g_ptr_array_new_with_free_func (g_object_unref);
  self->parts = g_ptr_array_new_with_free_func (g_object_unref);
  self->programs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (FwList list = 0; list < FW_N_LISTS; list++)
    {
      self->taken[list] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      self->by_name[list] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }
}

void
fw_builder_clear (FwBuilder *self)
{
  for (FwList list = 0; list < FW_N_LISTS; list++)
    {
      g_hash_table_unref (self->taken[list]);
      g_hash_table_unref (self->by_name[list]);
    }
  g_hash_table_unref (self->programs);
  g_hash_table_unref (self->titles);
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->parts);
}

FwPart *
fw_builder_add (FwBuilder *self, FwPart *part, const char *title)
{
  const FwList list = fw_part_get_list (part);

  g_hash_table_add (self->taken[list], g_strdup (fw_part_get_id (part)));
  g_ptr_array_add (self->changes, fw_change_new_add (part, G_MAXUINT));
  if (title != NULL)
    g_ptr_array_add (self->changes, fw_change_new_rename (list, fw_part_get_id (part), title));
  g_ptr_array_add (self->parts, part);
  return part;
}

char *
fw_builder_new_id (FwBuilder *self, FwList list, const char *title)
{
  g_autofree char *stem = fw_part_id_from_title (title);
  char *id = g_strdup (stem);

  for (guint n = 2; g_hash_table_contains (self->taken[list], id)
                    || fw_plan_find_part (self->plan, list, id) != NULL;
       n++)
    {
      g_autofree char *number = fw_number_to_c (n);

      g_free (id);
      stem[MIN (strlen (stem), 56)] = '\0';
      while (g_str_has_suffix (stem, "-"))
        stem[strlen (stem) - 1] = '\0';
      id = g_strconcat (stem, "-", number, NULL);
    }

  return id;
}

static void
set_field (FwBuilder *self, FwPart *part, const char *field, GValue *value)
{
  g_ptr_array_add (self->changes, fw_change_new_set_field (fw_part_get_list (part),
                                                           fw_part_get_id (part), field, value));
  g_value_unset (value);
}

void
fw_builder_set_text (FwBuilder *self, FwPart *part, const char *field, const char *text)
{
  GValue value = G_VALUE_INIT;

  if (text == NULL || *text == '\0')
    return;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  set_field (self, part, field, &value);
}

void
fw_builder_set_strings (FwBuilder *self, FwPart *part, const char *field,
                        const char *const *strings)
{
  GValue value = G_VALUE_INIT;

  if (strings == NULL || strings[0] == NULL)
    return;

  g_value_init (&value, G_TYPE_STRV);
  g_value_set_boxed (&value, strings);
  set_field (self, part, field, &value);
}

void
fw_builder_set_switch (FwBuilder *self, FwPart *part, const char *field, gboolean on)
{
  GValue value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_BOOLEAN);
  g_value_set_boolean (&value, on);
  set_field (self, part, field, &value);
}

void
fw_builder_set_whole (FwBuilder *self, FwPart *part, const char *field, gint64 whole)
{
  GValue value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, whole);
  set_field (self, part, field, &value);
}

void
fw_builder_set_number (FwBuilder *self, FwPart *part, const char *member, const FwStated *stated)
{
  g_autofree char *key = g_strconcat (fw_list_member (fw_part_get_list (part)), ".",
                                      fw_part_get_id (part), ".", member, NULL);
  g_autofree char *source = g_strdup (stated->source);
  const FwRow *row = fw_catalogue_find (key, NULL, NULL);
  const double value = fmin (fmax (stated->value, row->lo), row->hi);
  const gboolean ranged = value == stated->value && stated->p10 < value && value < stated->p90
                          && stated->p10 > row->lo && stated->p90 < row->hi;

  if (value != stated->value)
    {
      g_autofree char *found = fw_unit_format (stated->value, row->unit, FW_STYLE_TABLE);
      g_autofree char *limit = fw_unit_format (value, row->unit, FW_STYLE_TABLE);

      g_free (source);
      source = g_strdup_printf (_ ("Assumption: a plan takes %s; %s is stated by %s"), limit, found,
                                stated->source);
    }

  g_ptr_array_add (self->changes,
                   fw_change_new_set_evidence (key, value, ranged ? stated->p10 : NAN,
                                               ranged ? stated->p90 : NAN, source, stated->url));
}

FwPart *
fw_builder_find (FwBuilder *self, FwList list, const char *field, const char *text)
{
  GListModel *old = fw_plan_get_list (self->plan, list);
  g_autofree char *wanted = g_utf8_casefold (text, -1);

  for (guint i = 0; i < g_list_model_get_n_items (old); i++)
    {
      g_autoptr (FwPart) part = g_list_model_get_item (old, i);
      const char *found = field != NULL ? fw_part_get_text (part, field) : fw_part_get_title (part);
      g_autofree char *folded = found != NULL ? g_utf8_casefold (found, -1) : NULL;

      if (g_strcmp0 (folded, wanted) == 0)
        return part; /* the plan keeps it */
    }

  return g_hash_table_lookup (self->by_name[list], wanted);
}

void
fw_builder_remember (FwBuilder *self, FwPart *part, const char *text)
{
  g_hash_table_insert (self->by_name[fw_part_get_list (part)], g_utf8_casefold (text, -1), part);
}

/* By its code, or by the broad one it belongs to: 15-1250 for 15-1252; without one by its title. */
static FwPart *
find_occupation (FwBuilder *self, const char *soc, const char *title)
{
  g_autofree char *broad = g_strdup (soc);
  FwPart *part;

  if (soc == NULL)
    return fw_builder_find (self, FW_LIST_OCCUPATIONS, NULL, title);

  part = fw_builder_find (self, FW_LIST_OCCUPATIONS, "code", soc);
  if (*broad != '\0')
    broad[strlen (broad) - 1] = '0';
  return part != NULL ? part : fw_builder_find (self, FW_LIST_OCCUPATIONS, "code", broad);
}

static char *
occupation_note (const FwOccupationHint *hint, const char *soc)
{
  if (soc == NULL)
    return g_strdup (_ ("The source states no occupation code."));

  return strcmp (soc, hint->soc) != 0
             ? g_strdup_printf (_ ("The source gives the code of 2010, %s."), hint->soc)
             : NULL;
}

FwPart *
fw_builder_occupation (FwBuilder *self, const FwOccupationHint *hint)
{
  const char *soc = hint->soc != NULL ? fw_soc_of_2018 (hint->soc) : NULL;
  const char *known = soc != NULL ? fw_soc_title (soc) : NULL;
  g_autofree char *title = fw_offer_tidy (known != NULL              ? known
                                          : hint->occupation != NULL ? hint->occupation
                                          : hint->title != NULL      ? hint->title
                                                                     : _ ("Occupation not stated"),
                                          FW_OFFER_MAX_TITLE);
  g_autofree char *note = occupation_note (hint, soc);
  g_autofree char *id = NULL;
  FwPart *part = find_occupation (self, soc, title);

  if (part != NULL)
    return part;

  id = fw_builder_new_id (self, FW_LIST_OCCUPATIONS, title);
  part = fw_builder_add (self, FW_PART (fw_occupation_new (id)), title);
  fw_builder_set_text (self, part, "code", soc);
  fw_builder_set_text (self, part, "note", note);
  fw_builder_set_text (self, part, "source", hint->source);
  fw_builder_set_text (self, part, "url", hint->url);
  fw_builder_remember (self, part, soc != NULL ? soc : title);
  g_hash_table_insert (self->titles, g_strdup (id), g_strdup (title));
  return part;
}
