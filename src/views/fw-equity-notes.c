/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-equity-notes.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _FwEquityNotes
{
  AdwBin parent_instance;

  GtkLabel *gap_title;
  GtkLabel *gap;
  GtkLabel *newcomers;
};

G_DEFINE_FINAL_TYPE (FwEquityNotes, fw_equity_notes, ADW_TYPE_BIN)

static void
fw_equity_notes_init (FwEquityNotes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fw_equity_notes_class_init (FwEquityNotesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-equity-notes.ui");
  gtk_widget_class_bind_template_child (widget_class, FwEquityNotes, gap_title);
  gtk_widget_class_bind_template_child (widget_class, FwEquityNotes, gap);
  gtk_widget_class_bind_template_child (widget_class, FwEquityNotes, newcomers);
}

GtkWidget *
fw_equity_notes_new (void)
{
  return g_object_new (FW_TYPE_EQUITY_NOTES, NULL);
}

static void
append_line (GString *text, const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static void
append_dollars (GString *text, const char *format, double before, double after)
{
  g_autofree char *was = fw_unit_format (before, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  g_autofree char *is = fw_unit_format (after, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  g_autofree char *closed = fw_unit_format (after - before, FW_UNIT_DOLLARS, FW_STYLE_SIGNED);
  g_autofree char *line = NULL;

  if (!isfinite (before) || !isfinite (after))
    return;
  line = g_strdup_printf (format, was, is, closed);
  append_line (text, line);
}

/* Both groups' rates, or that the plan has none. */
static void
append_rate (GString *text, const char *format, const char *unknown, const double *before,
             const FweSummary *after, guint low, guint high)
{
  g_autofree char *was = NULL, *is = NULL, *line = NULL;

  if (before == NULL || after == NULL || !(before[low] > 0) || !(before[high] > 0)
      || !isfinite (after[low].p50) || !isfinite (after[high].p50))
    {
      append_line (text, unknown);
      return;
    }
  was = fw_unit_format (100 * fabs (before[low] - before[high]), FW_UNIT_RATIO, FW_STYLE_TITLE);
  is = fw_unit_format (100 * fabs (after[low].p50 - after[high].p50), FW_UNIT_RATIO,
                       FW_STYLE_TITLE);
  line = g_strdup_printf (format, was, is);
  append_line (text, line);
}

static char *
gap_words (FwResult *result, guint low, guint high)
{
  const FweResult *engine = fw_result_get_engine (result);
  GString *text = g_string_new (NULL);

  /* Translators: dollars without and with the plan, and the difference. */
  append_dollars (text, _ ("Mean household income is %s apart, with the plan %s (%s)."),
                  engine->mean_before[high] - engine->mean_before[low],
                  engine->mean_after[high] - engine->mean_after[low]);
  append_dollars (text, _ ("Median household income is %s apart, with the plan %s (%s)."),
                  engine->median_before[high] - engine->median_before[low],
                  engine->median_after[high] - engine->median_after[low]);
  append_rate (text,
               _ ("Shares of adults at work are %s percentage points apart, with the plan %s."),
               _ ("Employment by group is not known in this plan."), engine->employment_before,
               engine->employment_after, low, high);
  append_rate (text, _ ("Unemployment rates are %s percentage points apart, with the plan %s."),
               _ ("Unemployment by group is not known in this plan."), engine->unemployment_before,
               engine->unemployment_after, low, high);
  return g_string_free (text, FALSE);
}

/**
 * fw_equity_notes_set_result:
 * @result: what to tell of
 *
 * "Gap closed" is of mean incomes; here stand the other gaps beside it, so that nobody takes one
 * for all.
 */
void
fw_equity_notes_set_result (FwEquityNotes *self, FwResult *result)
{
  g_autofree char *newcomers = NULL;
  guint low, high;
  gboolean has_gap;

  g_return_if_fail (FW_IS_EQUITY_NOTES (self));
  g_return_if_fail (FW_IS_RESULT (result));

  newcomers = fw_result_newcomers (result);
  gtk_label_set_text (self->newcomers, newcomers);
  has_gap = fw_result_get_engine (result)->has_incomes && fw_result_get_gap (result, &low, &high);
  gtk_widget_set_visible (GTK_WIDGET (self->gap_title), has_gap);
  gtk_widget_set_visible (GTK_WIDGET (self->gap), has_gap);
  if (has_gap)
    {
      g_autofree char *words = gap_words (result, low, high);
      /* Translators: two groups. */
      g_autofree char *title = g_strdup_printf (_ ("The gap between %s and %s"),
                                                fw_result_get_group_title (result, low),
                                                fw_result_get_group_title (result, high));

      gtk_label_set_text (self->gap_title, title);
      gtk_label_set_text (self->gap, words);
    }
}
