/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-harvest-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-data-list.h"
#include "fw-name-parts.h"
#include "fw-service.h"
#include "fw-unit.h"

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  return g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle",
                       subtitle, "title-lines", 0, "subtitle-lines", 0, NULL);
}

/* A pilot's pay and weeks are told by their middle. */
static char *
median_words (FwSeries *series)
{
  FwSeriesValue value;
  g_autofree char *number = NULL;

  if (!g_str_has_prefix (fw_series_get_measure (series), "pilot_")
      || !fw_series_find (series, "p50", &value) || !fw_mark_has_value (value.mark))
    return NULL;
  number = fw_data_value_text (&value, fw_series_get_unit (series));
  /* Translators: the middle one of many numbers: "median $74,700". */
  return g_strdup_printf (_ ("median %s"), number);
}

/* The one value of a series, or its newest, or how many there are and how many are missing. */
static char *
value_words (FwSeries *series)
{
  const FwUnit unit = fw_series_get_unit (series);
  const guint n = fw_series_get_n_values (series);
  FwSeriesValue value;
  guint n_known = 0;
  g_autofree char *known = NULL, *all = NULL, *median = median_words (series);

  if (median != NULL)
    return g_steal_pointer (&median);
  for (guint i = 0; i < n; i++)
    n_known += fw_mark_has_value (fw_series_get_value (series, i).mark);
  if (n == 1 || (n_known > 0 && g_ascii_isdigit (*fw_series_get_value (series, 0).key)))
    {
      g_autofree char *number = NULL, *margin = NULL;

      if (!fw_series_latest (series, &value))
        value = fw_series_get_value (series, 0);
      number = fw_data_value_text (&value, unit);
      if (!fw_mark_has_value (value.mark) || !(value.margin > 0.0))
        return g_steal_pointer (&number);
      margin = fw_unit_format (value.margin, unit, FW_STYLE_TABLE);
      return g_strdup_printf ("%s ±%s", number, margin);
    }

  known = fw_unit_format (n_known, FW_UNIT_COUNT, FW_STYLE_TABLE);
  all = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_TABLE);
  return n_known == n ? g_strdup_printf (_ ("%s values"), all)
                      : g_strdup_printf (_ ("%s of %s values"), known, all);
}

static char *
place_words (FwSeries *series)
{
  const char *place = fw_part_get_text (FW_PART (series), "place");
  g_autofree char *vintage = fw_series_dup_vintage (series);

  if (place == NULL || vintage == NULL)
    return g_strdup (place != NULL ? place : vintage);
  return g_strdup_printf ("%s · %s", place, vintage);
}

GtkWidget *
fw_harvest_series_row_new (FwSeries *series)
{
  g_autofree char *where = place_words (series);
  g_autofree char *value = value_words (series);
  GtkWidget *row = make_row (fw_part_get_title (FW_PART (series)), where);
  GtkWidget *label
      = g_object_new (GTK_TYPE_LABEL, "label", value, "wrap", TRUE, "natural-wrap-mode",
                      GTK_NATURAL_WRAP_NONE, "justify", GTK_JUSTIFY_RIGHT, "xalign", 1.0, NULL);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", fw_part_get_title (FW_PART (series)),
                                           where != NULL ? where : "", value);

  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  fw_name (GTK_WIDGET (row), name);
  return row;
}

/* As a row's title begins. */
static char *
capitalized (const char *words)
{
  char first[8] = { 0 };

  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (words)), first);
  return g_strconcat (first, g_utf8_next_char (words), NULL);
}

GtkWidget *
fw_harvest_missing_new (FwHarvest *harvest)
{
  const char *title
      = harvest->people != NULL ? _ ("What does not fit together") : _ ("What is missing, and why");
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, NULL);

  for (guint i = 0; i < harvest->shortfalls->len; i++)
    {
      const FwShortfall *shortfall = g_ptr_array_index (harvest->shortfalls, i);
      g_autofree char *why = shortfall->fallback != NULL
                                 ? g_strdup_printf ("%s\n%s", shortfall->why, shortfall->fallback)
                                 : g_strdup (shortfall->why);

      g_autofree char *what
          = harvest->people != NULL ? capitalized (shortfall->what) : g_strdup (shortfall->what);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (what, why));
    }
  fw_name_parts (group, "GtkListBox", title);
  fw_wrap_heading (ADW_PREFERENCES_GROUP (group));
  return group;
}

/* Every service that gave something has a group; its series stand in one list that opens. */
static void
add_arrived (GtkBox *box, FwHarvest *harvest)
{
  for (FwServiceId id = 0; id < FW_N_SERVICES; id++)
    {
      const FwService *service = fw_service_get (id);
      GtkWidget *group = NULL;

      for (guint i = 0; i < harvest->series->len; i++)
        {
          FwSeries *series = g_ptr_array_index (harvest->series, i);

          if (g_strcmp0 (fw_part_get_text (FW_PART (series), "service"), service->name) != 0)
            continue;
          if (group == NULL)
            {
              group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _ (service->title),
                                    "description", _ (service->licence), NULL);
              fw_name_parts (group, "GtkListBox", _ (service->title));
              fw_wrap_heading (ADW_PREFERENCES_GROUP (group));
              gtk_box_append (box, group);
            }
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                     fw_harvest_series_row_new (series));
        }
    }
}

GtkWidget *
fw_harvest_view_new (FwHarvest *harvest)
{
  GtkWidget *box;

  g_return_val_if_fail (harvest != NULL, NULL);

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  if (harvest->shortfalls->len > 0)
    gtk_box_append (GTK_BOX (box), fw_harvest_missing_new (harvest));
  add_arrived (GTK_BOX (box), harvest);
  return box;
}
