/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-geography.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-error.h"

#define MAX_COUNTIES 4000 /* more than there are */

static FwGeography *
refuse (const char *text, GError **error)
{
  const gsize length = strnlen (text, 40);
  g_autofree char *found = g_utf8_make_valid (text, (gssize)length);

  g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA,
               _ ("“%s” is no area; wanted: “us”, “state:27”, “metro:33460”, “county:27053”, "
                  "“county:29189+29510” or “place:2743000”."),
               found);
  return NULL;
}

static gboolean
is_code (const char *text, gsize n_digits)
{
  if (strnlen (text, n_digits + 1) != n_digits)
    return FALSE;

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p))
      return FALSE;

  return TRUE;
}

static FwGeography *
new_area (FwLevel level, const char *state, const char *code)
{
  FwGeography *self = g_new0 (FwGeography, 1);

  self->level = level;
  g_strlcpy (self->state, state, sizeof self->state);
  g_strlcpy (self->code, code, sizeof self->code);
  return self;
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Sorted, so that the same counties are the same area however they are named. */
static FwGeography *
new_counties (const char *codes, const char *text, GError **error)
{
  g_auto (GStrv) counties = g_strsplit_set (codes, "+,", MAX_COUNTIES + 1);
  const guint n = g_strv_length (counties);
  FwGeography *self;

  if (n == 0 || n > MAX_COUNTIES)
    return refuse (text, error);
  for (guint i = 0; i < n; i++)
    if (!is_code (g_strstrip (counties[i]), 5))
      return refuse (text, error);

  qsort (counties, n, sizeof *counties, compare_codes);
  for (guint i = 1; i < n; i++)
    if (strcmp (counties[i - 1], counties[i]) == 0)
      return refuse (text, error);

  self = new_area (FW_LEVEL_COUNTY, counties[0], "");
  self->counties = g_steal_pointer (&counties);
  return self;
}

/**
 * fw_geography_parse:
 * @text: "us", "state:27", "metro:33460", "county:27053", "county:29189+29510", "place:2743000"
 *
 * Returns: (transfer full): the area, or %NULL with an error that says what was found and what is
 * wanted
 */
FwGeography *
fw_geography_parse (const char *text, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  if (strcmp (text, "us") == 0)
    return new_area (FW_LEVEL_NATION, "", "");
  if (g_str_has_prefix (text, "state:") && is_code (text + 6, 2))
    return new_area (FW_LEVEL_STATE, text + 6, "");
  if (g_str_has_prefix (text, "metro:") && is_code (text + 6, 5))
    return new_area (FW_LEVEL_METRO, "", text + 6);
  if (g_str_has_prefix (text, "county:"))
    return new_counties (text + 7, text, error);
  if (g_str_has_prefix (text, "place:") && is_code (text + 6, 7))
    return new_area (FW_LEVEL_PLACE, text + 6, text + 8);

  return refuse (text, error);
}

/**
 * fw_geography_parse_code:
 * @digits: as a person gives it: "27" a state, "27053" a county, "29510,29189" counties, "2743000"
 *   a place; or any text of fw_geography_parse()
 *
 * Returns: (transfer full): the area, or %NULL with an error that says what was found and what is
 * wanted
 */
FwGeography *
fw_geography_parse_code (const char *digits, GError **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (digits != NULL, NULL);

  text = g_strstrip (g_strdup (digits));
  if (is_code (text, 2))
    return new_area (FW_LEVEL_STATE, text, "");
  if (is_code (text, 7))
    return new_area (FW_LEVEL_PLACE, text, text + 2);
  if (g_ascii_isdigit (text[0]))
    return new_counties (text, text, error);

  return fw_geography_parse (text, error);
}

FwGeography *
fw_geography_copy (const FwGeography *self)
{
  FwGeography *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = new_area (self->level, self->state, self->code);
  copy->counties = g_strdupv (self->counties);
  return copy;
}

void
fw_geography_free (FwGeography *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->counties);
  g_free (self);
}

/**
 * fw_geography_to_text:
 *
 * Returns: (transfer full): what fw_geography_parse() reads; one text for one area
 */
char *
fw_geography_to_text (const FwGeography *self)
{
  g_autofree char *counties = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  switch (self->level)
    {
    case FW_LEVEL_STATE:
      return g_strconcat ("state:", self->state, NULL);
    case FW_LEVEL_METRO:
      return g_strconcat ("metro:", self->code, NULL);
    case FW_LEVEL_COUNTY:
      counties = g_strjoinv ("+", self->counties);
      return g_strconcat ("county:", counties, NULL);
    case FW_LEVEL_PLACE:
      return g_strconcat ("place:", self->state, self->code, NULL);
    case FW_LEVEL_NATION:
    default:
      return g_strdup ("us");
    }
}

gboolean
fw_geography_equal (const FwGeography *a, const FwGeography *b)
{
  g_autofree char *text_a = NULL;
  g_autofree char *text_b = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  text_a = fw_geography_to_text (a);
  text_b = fw_geography_to_text (b);
  return strcmp (text_a, text_b) == 0;
}
