/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-field-ref.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_OPENINGS 160 /* quarters */

FwPart *
fw_field_ref_part (const FwFieldRef *self)
{
  return fw_plan_find_part (fw_document_get_plan (self->document), self->list, self->id);
}

const FwField *
fw_field_ref_field (const FwFieldRef *self)
{
  FwPart *part = fw_field_ref_part (self);
  guint n_fields;
  const FwField *fields = part != NULL ? fw_part_get_fields (part, &n_fields) : NULL;

  for (guint i = 0; fields != NULL && i < n_fields; i++)
    if (strcmp (fields[i].name, self->item->name) == 0)
      return &fields[i];
  return NULL;
}

static FwPlan *
get_plan (const FwFieldRef *self)
{
  return fw_document_get_plan (self->document);
}

static char *
numbers_text (GVariant *numbers)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; numbers != NULL && i < g_variant_n_children (numbers); i++)
    {
      g_autofree char *one = NULL;
      double number;

      g_variant_get_child (numbers, i, "d", &number);
      one = fw_unit_format (number, FW_UNIT_COUNT, FW_STYLE_EDIT);
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", one);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static double
share_of (GVariant *shares, const char *key)
{
  double share = NAN;

  if (shares != NULL)
    g_variant_lookup (shares, key, "d", &share);
  return share;
}

static char *
number_text (double number, FwUnit unit)
{
  return isnan (number) ? g_strdup ("") : fw_unit_format (number, unit, FW_STYLE_EDIT);
}

static char *
quarter_text (const FwFieldRef *self, gint64 quarter)
{
  FwPlan *plan = get_plan (self);

  return fw_unit_format_quarter (fw_plan_get_start_year (plan), fw_plan_get_start_quarter (plan),
                                 (guint)quarter - 1);
}

char *
fw_field_ref_get_text (const FwFieldRef *self)
{
  FwPart *part = fw_field_ref_part (self);
  const FwField *field = fw_field_ref_field (self);
  const char *text;

  if (part == NULL)
    return g_strdup ("");
  if (field == NULL)
    return g_strdup (fw_part_get_title (part));

  switch (field->kind)
    {
    case FW_FIELD_WHOLE:
      return self->item->look == FW_FORM_QUARTER
                 ? quarter_text (self, fw_part_get_whole (part, field->name))
                 : number_text ((double)fw_part_get_whole (part, field->name), self->item->unit);
    case FW_FIELD_NUMBER:
      return number_text (fw_part_get_number (part, field->name), self->item->unit);
    case FW_FIELD_NUMBERS:
      return numbers_text (fw_part_get_variant (part, field->name));
    case FW_FIELD_SHARES:
      return number_text (share_of (fw_part_get_variant (part, field->name), self->key),
                          self->item->unit);
    case FW_FIELD_LIST:
    case FW_FIELD_SWITCH:
      return g_strdup (""); /* neither is typed in one line */
    case FW_FIELD_TEXT:
    case FW_FIELD_CHOICE:
    default:
      text = fw_part_get_text (part, field->name);
      return g_strdup (text != NULL ? text : "");
    }
}

/* Digits in groups of so many, with a mark between: "15-1252". */
static gboolean
is_code (const char *text, gsize first, char mark, gsize second)
{
  if (strlen (text) != first + 1 + second || text[first] != mark)
    return FALSE;
  for (gsize i = 0; text[i] != '\0'; i++)
    if (i != first && !g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

/* Why a text does not look as it should, or NULL. */
static const char *
look_fault (FwFormLook look, const char *text)
{
  g_autoptr (GUri) uri = NULL;

  if (*text == '\0')
    return NULL;
  switch (look)
    {
    case FW_FORM_ADDRESS:
      uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
      if (uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0'
          && (g_str_equal (g_uri_get_scheme (uri), "https")
              || g_str_equal (g_uri_get_scheme (uri), "http")))
        return NULL;
      return _ ("A web address begins with https:// and names a site.");
    case FW_FORM_SOC:
      return is_code (text, 2, '-', 4) ? NULL
                                       : _ ("A SOC code is two digits, a hyphen and four digits.");
    case FW_FORM_CIP:
      return is_code (text, 2, '.', 4) ? NULL
                                       : _ ("A CIP code is two digits, a point and four digits.");
    case FW_FORM_PLAIN:
    case FW_FORM_QUARTER:
    case FW_FORM_SKILLS:
    default:
      return NULL;
    }
}

static char *
apply (const FwFieldRef *self, FwChange *change)
{
  g_autoptr (GError) error = NULL;

  return fw_document_apply (self->document, change, &error) ? NULL : g_strdup (error->message);
}

/* What goes wrong between two fields is said of the field the person is in. */
static char *
refuse_window (const FwFieldRef *self, FwPart *part, gint64 quarter)
{
  const gboolean is_from = strcmp (self->item->name, "from-quarter") == 0;
  const gboolean is_to = strcmp (self->item->name, "to-quarter") == 0;

  if (is_from && quarter > fw_part_get_whole (part, "to-quarter"))
    return g_strdup (_ ("The first quarter cannot come after the last one."));
  if (is_to && quarter < fw_part_get_whole (part, "from-quarter"))
    return g_strdup (_ ("The last quarter cannot come before the first one."));
  return NULL;
}

char *
fw_field_ref_set_value (const FwFieldRef *self, const GValue *value)
{
  FwPart *part = fw_field_ref_part (self);
  g_autoptr (FwChange) change = NULL;
  char *fault = NULL;

  if (part == NULL)
    return g_strdup (_ ("This is no longer in the plan."));
  if (G_VALUE_HOLDS_INT64 (value))
    fault = refuse_window (self, part, g_value_get_int64 (value));
  if (fault != NULL)
    return fault;

  change = fw_change_new_set_field (self->list, self->id, self->item->name, value);
  return apply (self, change);
}

static char *
set_title (const FwFieldRef *self, const char *text)
{
  g_autofree char *title = g_strstrip (g_strdup (text));
  g_autoptr (FwChange) change = NULL;

  if (*title == '\0')
    return g_strdup (_ ("A name needs at least one letter."));

  change = fw_change_new_rename (self->list, self->id, title);
  return apply (self, change);
}

/* "Q3 2027" or "3/2027" or a number of the plan's quarters. */
static gboolean
parse_quarter (const FwFieldRef *self, const char *text, gint64 *quarter)
{
  FwPlan *plan = get_plan (self);
  gint64 numbers[2] = { 0, 0 };
  guint n = 0;

  for (const char *at = text; *at != '\0' && n < 2;)
    if (g_ascii_isdigit (*at))
      numbers[n++] = g_ascii_strtoll (at, (char **)&at, 10);
    else
      at++;

  if (n == 1)
    *quarter = numbers[0];
  else if (n == 2 && numbers[0] >= 1 && numbers[0] <= 4)
    *quarter = 4 * (numbers[1] - fw_plan_get_start_year (plan)) + numbers[0]
               - fw_plan_get_start_quarter (plan) + 1;
  else
    return FALSE;
  return TRUE;
}

static char *
range_sentence (const FwFieldRef *self, const FwField *field)
{
  g_autofree char *lo = NULL;
  g_autofree char *hi = NULL;

  if (self->item->look == FW_FORM_QUARTER)
    {
      lo = quarter_text (self, (gint64)field->lo);
      hi = quarter_text (self, (gint64)field->hi);
    }
  else
    {
      lo = fw_unit_format (field->lo, self->item->unit, FW_STYLE_LABEL);
      hi = fw_unit_format (field->hi, self->item->unit, FW_STYLE_LABEL);
    }
  return g_strdup_printf (_ ("This must be from %s to %s."), lo, hi);
}

static char *
set_whole (const FwFieldRef *self, const FwField *field, const char *text)
{
  g_auto (GValue) value = G_VALUE_INIT;
  gint64 whole = 0;
  double number = 0.0;
  const gboolean read = self->item->look == FW_FORM_QUARTER
                            ? parse_quarter (self, text, &whole)
                            : fw_unit_parse (text, self->item->unit, &number);

  if (!read)
    return g_strdup (self->item->look == FW_FORM_QUARTER ? _ ("A quarter is written like Q3 2027.")
                                                         : _ ("This is not a number."));
  if (self->item->look != FW_FORM_QUARTER)
    whole = (gint64)CLAMP (round (number), -1e15, 1e15);
  if ((double)whole < field->lo || (double)whole > field->hi)
    return range_sentence (self, field);

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, whole);
  return fw_field_ref_set_value (self, &value);
}

static const char *const percentiles[] = { "p20", "p50", "p80" };

static gboolean
is_percentile (const FwFieldRef *self)
{
  return self->list == FW_LIST_GROUPS && (*self->item->name == 'p')
         && g_ascii_isdigit (self->item->name[1]);
}

static FwChange *
percentile_change (const FwFieldRef *self, guint i, double number)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_DOUBLE);
  g_value_set_double (&value, number);
  return fw_change_new_set_field (self->list, self->id, percentiles[i], &value);
}

/* The plan takes the three together or none. What was typed of them waits at the part until the
 * last one is there; emptying one empties all. */
static char *
set_percentile (const FwFieldRef *self, double number)
{
  GObject *part = G_OBJECT (fw_field_ref_part (self));
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (FwChange) change = NULL;
  double values[G_N_ELEMENTS (percentiles)];

  g_object_set_data_full (part, self->item->name, g_memdup2 (&number, sizeof number), g_free);
  for (guint i = 0; i < G_N_ELEMENTS (percentiles); i++)
    {
      const double *waiting = g_object_get_data (part, percentiles[i]);

      values[i] = fw_part_get_number (FW_PART (part), percentiles[i]);
      if (strcmp (percentiles[i], self->item->name) == 0)
        values[i] = number;
      else if (isnan (number))
        values[i] = NAN;
      else if (isnan (values[i]) && waiting != NULL)
        values[i] = *waiting;
      if (isnan (values[i]) && !isnan (number))
        return g_strdup (_ ("All three incomes are needed: fill in the others too."));
      g_ptr_array_add (changes, percentile_change (self, i, values[i]));
    }
  if (values[0] >= values[1] || values[1] >= values[2])
    return g_strdup (_ ("The three incomes must rise from one to the next."));

  change = fw_change_new_several (changes, NULL);
  return apply (self, change);
}

static char *
set_number (const FwFieldRef *self, const FwField *field, const char *text)
{
  g_auto (GValue) value = G_VALUE_INIT;
  double number = NAN;

  if (*text != '\0' && !fw_unit_parse (text, self->item->unit, &number))
    return g_strdup (_ ("This is not a number."));
  if (number < field->lo || number > field->hi)
    return range_sentence (self, field);
  if (is_percentile (self))
    return set_percentile (self, number);

  g_value_init (&value, G_TYPE_DOUBLE);
  g_value_set_double (&value, number);
  return fw_field_ref_set_value (self, &value);
}

static char *
set_numbers (const FwFieldRef *self, const FwField *field, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ;\t", -1);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("ad"));
  g_auto (GValue) value = G_VALUE_INIT;
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      double number;

      if (*words[i] == '\0')
        continue;
      if (!fw_unit_parse (words[i], FW_UNIT_COUNT, &number) || n >= MAX_OPENINGS)
        return g_strdup (_ ("Write one number for each quarter, with spaces between."));
      if (number < field->lo || number > field->hi)
        return range_sentence (self, field);
      g_variant_builder_add (&builder, "d", number);
      n++;
    }

  g_value_init (&value, G_TYPE_VARIANT);
  g_value_set_variant (&value, n > 0 ? g_variant_builder_end (&builder) : NULL);
  return fw_field_ref_set_value (self, &value);
}

/* The shares with one of them set, or taken away for NaN. */
static GVariant *
with_share (GVariant *shares, const char *key, double share)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sd}"));
  gboolean found = FALSE;
  guint n = 0;

  for (gsize i = 0; shares != NULL && i < g_variant_n_children (shares); i++)
    {
      const char *id;
      double old;
      gboolean own;

      g_variant_get_child (shares, i, "{&sd}", &id, &old);
      own = strcmp (id, key) == 0;
      found |= own;
      if (own && isnan (share))
        continue;
      g_variant_builder_add (&builder, "{sd}", id, own ? share : old);
      n++;
    }
  if (!found && !isnan (share))
    {
      g_variant_builder_add (&builder, "{sd}", key, share);
      n++;
    }
  return n > 0 ? g_variant_builder_end (&builder) : NULL;
}

static char *
set_share (const FwFieldRef *self, const FwField *field, const char *text)
{
  GVariant *shares = fw_part_get_variant (fw_field_ref_part (self), field->name);
  g_auto (GValue) value = G_VALUE_INIT;
  double share = NAN;

  if (*text != '\0' && !fw_unit_parse (text, self->item->unit, &share))
    return g_strdup (_ ("This is not a number."));
  if (share < field->lo || share > field->hi)
    return range_sentence (self, field);

  g_value_init (&value, G_TYPE_VARIANT);
  g_value_set_variant (&value, with_share (shares, self->key, share));
  return fw_field_ref_set_value (self, &value);
}

char *
fw_field_ref_set_text (const FwFieldRef *self, const char *text)
{
  const FwField *field = fw_field_ref_field (self);
  g_auto (GValue) value = G_VALUE_INIT;
  const char *fault;

  if (fw_field_ref_part (self) == NULL)
    return g_strdup (_ ("This is no longer in the plan."));
  if (field == NULL)
    return set_title (self, text);

  switch (field->kind)
    {
    case FW_FIELD_WHOLE:
      return set_whole (self, field, text);
    case FW_FIELD_NUMBER:
      return set_number (self, field, text);
    case FW_FIELD_NUMBERS:
      return set_numbers (self, field, text);
    case FW_FIELD_SHARES:
      return set_share (self, field, text);
    case FW_FIELD_TEXT:
    case FW_FIELD_CHOICE:
    case FW_FIELD_LIST:
    case FW_FIELD_SWITCH:
    default:
      fault = look_fault (self->item->look, text);
      if (fault != NULL)
        return g_strdup (fault);
      g_value_init (&value, G_TYPE_STRING);
      g_value_set_string (&value, *text != '\0' ? text : NULL);
      return fw_field_ref_set_value (self, &value);
    }
}
