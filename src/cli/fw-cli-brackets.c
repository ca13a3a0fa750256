/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli.h"

#include <math.h>
#include <string.h>

#include "fw-cli-output.h"
#include "fw-cli-row.h"
#include "fw-cli-table.h"
#include "fw-csv.h"
#include "fw-error.h"

static const FwCliOption options[] = {
  { "csv", 0, FW_CLI_SWITCH, NULL, "CSV (the only form)" },
};

static const char *const bracket_columns[FWE_N_BRACKETS] = {
  "b0_10k",  "b10_15k", "b15_20k", "b20_25k",  "b25_30k",   "b30_35k",   "b35_40k",   "b40_45k",
  "b45_50k", "b50_60k", "b60_75k", "b75_100k", "b100_125k", "b125_150k", "b150_200k", "b200k_plus",
};

static const FweIndices undefined = { .mean = NAN,
                                      .median = NAN,
                                      .gini = NAN,
                                      .theil_t = NAN,
                                      .theil_l = NAN,
                                      .atkinson_05 = NAN,
                                      .atkinson_1 = NAN,
                                      .palma = NAN,
                                      .p90_p10 = NAN,
                                      .s80_s20 = NAN };

typedef struct
{
  FwCsvReader *reader;
  const char *path;
  guint bracket[FWE_N_BRACKETS]; /* column of each */
  int mean;                      /* column, or -1 */
  guint *others;                 /* columns that pass through */
  guint n_others;
} Table;

static void
table_clear (Table *self)
{
  g_clear_pointer (&self->reader, fw_csv_reader_free);
  g_clear_pointer (&self->others, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static gboolean
is_bracket_or_mean (const Table *self, guint column)
{
  for (guint i = 0; i < FWE_N_BRACKETS; i++)
    if (self->bracket[i] == column)
      return TRUE;

  return self->mean >= 0 && (guint)self->mean == column;
}

static gboolean
table_open (Table *self, const char *path, GError **error)
{
  self->path = path;
  self->reader = fw_cli_table_open (path, error);
  if (self->reader == NULL)
    return FALSE;

  for (guint i = 0; i < FWE_N_BRACKETS; i++)
    {
      const int column = fw_csv_reader_find (self->reader, bracket_columns[i]);

      if (column < 0)
        {
          g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA,
                       "%s, line 1: there is no column “%s”; the sixteen from b0_10k to b200k_plus "
                       "are wanted.",
                       path, bracket_columns[i]);
          return FALSE;
        }
      self->bracket[i] = (guint)column;
    }

  self->mean = fw_csv_reader_find (self->reader, "mean_income");
  self->others = g_new (guint, fw_csv_reader_n_columns (self->reader));
  for (guint i = 0; i < fw_csv_reader_n_columns (self->reader); i++)
    if (!is_bracket_or_mean (self, i))
      self->others[self->n_others++] = i;

  return TRUE;
}

static FwCliRow *
row_new (const FweIndices *indices, const char *fit)
{
  FwCliRow *row = fw_cli_row_new ();

  fw_cli_row_number (row, "gini", indices->gini);
  fw_cli_row_number (row, "median_est", indices->median);
  fw_cli_row_text (row, "fit", fit);
  fw_cli_row_number (row, "mean_est", indices->mean);
  fw_cli_row_measures (row, indices);

  return row;
}

/* A column of the table that has a name of ours keeps its place under "input_" and that name. */
static void
append_header (const Table *self, GString *text)
{
  g_autoptr (FwCliRow) row = row_new (&undefined, NULL);
  g_autoptr (GString) ours = g_string_new (NULL);
  g_autoptr (GString) line = g_string_new (NULL);
  g_auto (GStrv) names = NULL;

  fw_cli_row_append_names (row, ours);
  names = g_strsplit (ours->str, ",", -1);

  for (guint i = 0; i < self->n_others; i++)
    {
      const char *name = fw_csv_reader_column (self->reader, self->others[i]);
      g_autofree char *renamed = g_strconcat ("input_", name, NULL);

      if (i > 0)
        g_string_append_c (line, ',');
      fw_csv_append_text (line,
                          g_strv_contains ((const char *const *)names, name) ? renamed : name);
    }

  if (self->n_others > 0)
    g_string_append_c (line, ',');
  g_string_append_printf (text, "%s%s\n", line->str, ours->str);
}

static void
append_others (const Table *self, GString *line)
{
  for (guint i = 0; i < self->n_others; i++)
    {
      gsize length;
      const char *field = fw_csv_reader_field (self->reader, self->others[i], &length);
      double number;

      if (i > 0)
        g_string_append_c (line, ',');
      if (fw_cli_number (field, &number))
        g_string_append (line, field);
      else
        fw_csv_append_text (line, field);
    }
}

static gboolean
read_brackets (const Table *self, FweBrackets *brackets, GError **error)
{
  gboolean missing = FALSE;

  memcpy (brackets->edges, fwe_acs_edges, sizeof brackets->edges);
  for (guint i = 0; i < FWE_N_BRACKETS; i++)
    {
      if (!fw_csv_reader_number (self->reader, self->bracket[i], &brackets->counts[i], NULL, error))
        return FALSE;
      if (brackets->counts[i] < 0.0)
        {
          fw_cli_table_fault (self->reader, self->path, bracket_columns[i],
                              "is under 0; a number of households is wanted", error);
          return FALSE;
        }
    }

  brackets->mean = NAN;
  if (self->mean >= 0
      && !fw_csv_reader_number (self->reader, (guint)self->mean, &brackets->mean, &missing, error))
    {
      if (!missing)
        return FALSE;
      brackets->mean = NAN;
    }

  return TRUE;
}

/* A row that has no distribution (no households, an impossible mean) keeps its place, its measures
 * empty. */
static gboolean
append_row (const Table *self, GString *line, GError **error)
{
  FweBrackets brackets;
  FweIndices indices;
  FweFault fault = { 0 };
  FweIncomes *incomes;
  g_autoptr (FwCliRow) row = NULL;
  g_autoptr (GString) ours = g_string_new (NULL);

  if (!read_brackets (self, &brackets, error))
    return FALSE;

  incomes = fwe_incomes_new (&brackets, &fault);
  if (incomes != NULL && fwe_incomes_indices (incomes, &indices, &fault))
    row = row_new (&indices, fw_cli_fit_name (fwe_incomes_fit (incomes)));
  else
    row = row_new (&undefined, "none");
  fwe_incomes_free (incomes);

  append_others (self, line);
  if (self->n_others > 0)
    g_string_append_c (line, ',');
  fw_cli_row_append_values (row, ours);
  g_string_append_printf (line, "%s\n", ours->str);

  return TRUE;
}

static gboolean
run (FwCliArgs *args, GError **error)
{
  g_auto (Table) table = { .mean = -1 };
  g_autoptr (GString) line = g_string_new (NULL);
  GError *fault = NULL;

  if (!table_open (&table, fw_cli_args_get (args, 0), error))
    return FALSE;

  append_header (&table, line);
  while (fw_csv_reader_next (table.reader, &fault))
    {
      if (!append_row (&table, line, error) || !fw_cli_print (line->str, error))
        return FALSE;
      g_string_truncate (line, 0);
    }
  if (fault != NULL)
    {
      g_propagate_error (error, fault);
      return FALSE;
    }

  return fw_cli_print (line->str, error);
}

const FwCliCommand fw_cli_brackets = {
  .name = "brackets",
  .usage = "FILE.csv [--csv]",
  .summary = "inequality of each row of a table of income brackets",
  .help = "The table has the columns b0_10k, b10_15k ... b200k_plus (households in the brackets of "
          "ACS table B19001)\n"
          "and perhaps mean_income; its other columns pass through in front (one that is named "
          "like a result gets\n"
          "the prefix input_). A row without a distribution keeps its place with empty measures "
          "and fit “none”.\n",
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_words = 1,
  .max_words = 1,
  .run = run,
};
