/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-pilot-learn.h"

/* The indicators of 20 CFR 677.155 and TEGL 10-16, as far as partner records tell them. */

#define QUARTERS_A_YEAR 4.0

static void
set_share (const FwPilotSubject *subject, FwPilotCount part, FwPilotCount whole, FwWioaRow *row)
{
  double part_lo, part_hi, whole_lo, whole_hi;

  fw_pilot_bounds (subject, part, &part_lo, &part_hi);
  fw_pilot_bounds (subject, whole, &whole_lo, &whole_hi);
  row->unit = FW_UNIT_SHARE;
  row->lo = MIN (part_lo / whole_hi, 1.0); /* a file may hold anything */
  row->hi = MIN (part_hi / whole_lo, 1.0);
  row->of = whole_lo == whole_hi ? whole_lo : NAN;
  if (isnan (part_lo / whole_hi) || isnan (part_hi / whole_lo))
    row->lo = row->hi = NAN;
}

static const FwWioaRow rows[] = {
  { .id = "employment_q2",
    .title = N_ ("WIOA employment rate, 2nd quarter after exit"),
    .definition = N_ ("Exiters in unsubsidized employment in the 2nd quarter after the quarter of "
                      "exit, of all exiters for whom that quarter is over."),
    .note = N_ ("The records tell when a job began and not when it ended: a job begun by the end "
                "of the quarter counts as held in it, so the true rate can be lower. Those whom "
                "the law leaves out, as who exits into an institution, are in it.") },
  { .id = "employment_q4",
    .title = N_ ("WIOA employment rate, 4th quarter after exit"),
    .definition = N_ ("Exiters in unsubsidized employment in the 4th quarter after the quarter of "
                      "exit, of all exiters for whom that quarter is over."),
    .note = N_ ("The records tell when a job began and not when it ended: a job begun by the end "
                "of the quarter counts as held in it, so the true rate can be lower. Those whom "
                "the law leaves out, as who exits into an institution, are in it.") },
  { .id = "median_earnings_q2",
    .title = N_ ("WIOA median earnings, 2nd quarter after exit"),
    .definition = N_ ("Median of the quarter’s earnings of exiters employed in the 2nd quarter "
                      "after exit; those without a job then are not in it as zeros."),
    .note = N_ ("The records hold a rate of pay and no quarter’s earnings: this is a full quarter "
                "of 520 hours at that pay, in dollars of the years people were paid in.") },
  { .id = "credential",
    .title = N_ ("WIOA credential attainment rate"),
    .definition = N_ ("Exiters who earned a recognized credential during training or within a year "
                      "after exit, of all exiters."),
    .note = N_ ("Not known where the records have no column for it; completing a course is not "
                "yet a credential.") },
  { .id = "placed_of_started",
    .title = N_ ("Placed, as share of all who entered (not a WIOA rate)"),
    .definition = N_ ("People with a placement date, whenever it is, of all who entered training."),
    .note = NULL },
  { .id = "retention_q2",
    .title = N_ ("Job by the 2nd quarter, as share of placed (not the WIOA rate)"),
    .definition = N_ ("Exiters with a job begun by the end of the 2nd quarter after exit, once "
                      "that is over, of people placed at any time."),
    .note = N_ ("Of people placed alone, where the WIOA rate is of all exiters: the two are not to "
                "be compared.") },
  { .id = "retention_q4",
    .title = N_ ("Job by the 4th quarter, as share of placed (not the WIOA rate)"),
    .definition = N_ ("Exiters with a job begun by the end of the 4th quarter after exit, once "
                      "that is over, of people placed at any time."),
    .note = N_ ("Of people placed alone, where the WIOA rate is of all exiters: the two are not to "
                "be compared.") },
};

static void
set_figure (FwPilot *self, FwWioaRow *row)
{
  const FwPilotSubject *whole = fw_pilot_find (self, NULL);
  double paid, employed, most;
  static const struct
  {
    const char *id;
    FwPilotCount part, whole;
  } shares[] = {
    { "employment_q2", FW_PILOT_EMPLOYED_Q2, FW_PILOT_EXITERS_Q2 },
    { "employment_q4", FW_PILOT_EMPLOYED_Q4, FW_PILOT_EXITERS_Q4 },
    { "credential", FW_PILOT_CREDENTIAL, FW_PILOT_EXITERS },
    { "placed_of_started", FW_PILOT_PLACED, FW_PILOT_STARTED },
    { "retention_q2", FW_PILOT_EMPLOYED_Q2, FW_PILOT_PLACED },
    { "retention_q4", FW_PILOT_EMPLOYED_Q4, FW_PILOT_PLACED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
    if (g_str_equal (row->id, shares[i].id))
      {
        set_share (whole, shares[i].part, shares[i].whole, row);
        return;
      }
  row->unit = FW_UNIT_DOLLARS;
  row->lo = row->hi = self->pay_q2.p50 / QUARTERS_A_YEAR;
  /* of those whose pay is known: all of them where that of all placed is */
  fw_pilot_bounds (whole, FW_PILOT_PAID, &paid, &most);
  fw_pilot_bounds (whole, FW_PILOT_EMPLOYED_Q2, &employed, &most);
  row->of = paid == whole->counts[FW_PILOT_PLACED] && employed == most ? employed : NAN;
}

GArray *
fw_pilot_wioa (FwPilot *self)
{
  GArray *table = g_array_new (FALSE, FALSE, sizeof (FwWioaRow));

  g_return_val_if_fail (self != NULL, table);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      FwWioaRow row = rows[i];

      set_figure (self, &row);
      row.title = _ (row.title);
      row.definition = _ (row.definition);
      row.note = row.note != NULL ? _ (row.note) : NULL;
      g_array_append_val (table, row);
    }
  return table;
}

char *
fw_wioa_dup_value (const FwWioaRow *row)
{
  g_return_val_if_fail (row != NULL, NULL);

  if (isnan (row->lo))
    return g_strdup (_ ("not known"));
  if (row->lo == row->hi)
    return fw_unit_format (row->lo, row->unit, FW_STYLE_CELL);
  return fw_unit_format_range (row->lo, row->hi, row->unit, FW_STYLE_CELL);
}
