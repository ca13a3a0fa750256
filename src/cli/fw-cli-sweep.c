/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli.h"

#include <math.h>
#include <string.h>

#include "fw-change.h"
#include "fw-cli-load.h"
#include "fw-cli-measure.h"
#include "fw-cli-output.h"
#include "fw-cli-plan.h"
#include "fw-cli-row.h"
#include "fw-place.h"
#include "fw-result.h"
#include "fw-try.h"

/* Most values of one key, and rows in all: more is a slip of the step. */
#define MAX_VALUES 10000
#define MAX_ROWS   10000000
#define MAX_SHARDS 1000000

static const FwCliOption options[] = {
  { "vary", 0, FW_CLI_LIST, "KEY=A:B:STEP", "values of a key, or several with commas between" },
  { "counties", 0, FW_CLI_VALUE, "FIPS,FIPS", "the same plan in these counties; “all”: in each" },
  { "measures", 0, FW_CLI_VALUE, "M,M", "what to write; placements, cost and benefit without it" },
  { "shard", 0, FW_CLI_VALUE, "I/N", "only the I-th of N parts; all parts in order are the whole" },
  { "csv", 0, FW_CLI_SWITCH, NULL, "CSV (as it is without a choice); the first part has a header" },
  { "json", 0, FW_CLI_SWITCH, NULL, "JSON: an array of objects" },
  FW_CLI_PLAN_OPTIONS,
  FW_CLI_RUN_OPTIONS,
};

/* One key and the values it takes. */
typedef struct
{
  char *key;
  GArray *values; /* of double */
} Axis;

typedef struct
{
  FwPlan *plan;
  FwScenario *scenario;
  GArray *axes;                /* of Axis, the last one fastest */
  GPtrArray *counties;         /* of const FwCounty, NULL for the plan's own place */
  GArray *measures;            /* of FweMeasure */
  guint64 n_rows, first, last; /* rows [first, last) are this part */
  guint n_draws, n_threads;
  guint64 seed;
  gboolean json;
} Sweep;

static void
axis_clear (gpointer data)
{
  Axis *axis = data;

  g_free (axis->key);
  g_array_unref (axis->values);
}

static void
sweep_clear (Sweep *self)
{
  g_clear_object (&self->plan);
  g_array_unref (self->axes);
  g_array_unref (self->measures);
  g_clear_pointer (&self->counties, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sweep, sweep_clear)

static gboolean
usage (GError **error, const char *format, const char *what)
{
  g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE, format, what);
  return FALSE;
}

/* .1 + 2 x .1 is .3 to whoever typed it: nobody types more than nine digits after
 * the point. */
static double
tidy (double value)
{
  const double scale = 1e9;

  return fabs (value) < 1e6 ? round (value * scale) / scale : value;
}

/* A : B : STEP, both ends among the values when the step meets them. */
static gboolean
read_values (const char *text, const char *whole, GArray *values, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", -1);
  double a, b, step, n;

  if (g_strv_length (parts) != 3 || !fw_cli_number (parts[0], &a) || !fw_cli_number (parts[1], &b)
      || !fw_cli_number (parts[2], &step))
    return usage (error, "“%s” is not KEY=A:B:STEP.", whole);

  n = floor ((b - a) / step + 1e-9);
  if (!(step > 0 && b >= a && n < MAX_VALUES))
    return usage (error, "“%s” wants A up to B in at most 10,000 steps above 0.", whole);

  for (double i = 0; i <= n; i++)
    {
      const double value = tidy (a + i * step);

      g_array_append_val (values, value);
    }
  return TRUE;
}

/* A number is varied once, and not set besides: one of the two would be lost without a word. */
static gboolean
is_free (FwCliArgs *args, const Sweep *self, const char *key, GError **error)
{
  GPtrArray *sets = fw_cli_args_list (args, "set");
  g_autofree char *start = g_strconcat (key, "=", NULL);

  for (guint i = 0; i < self->axes->len; i++)
    if (g_str_equal (g_array_index (self->axes, Axis, i).key, key))
      return usage (error, "--vary names “%s” twice.", key);
  for (guint i = 0; sets != NULL && i < sets->len; i++)
    if (g_str_has_prefix (sets->pdata[i], start))
      return usage (error, "“%s” is varied and set; once is enough.", key);

  return TRUE;
}

static gboolean
read_axis (FwCliArgs *args, Sweep *self, const char *text, GError **error)
{
  const char *sign = strchr (text, '=');
  Axis axis = { 0 };
  GError *fault = NULL;
  FwParameter *parameter;
  gboolean fine;

  if (sign == NULL)
    return usage (error, "“%s” is not KEY=A:B:STEP.", text);

  axis.key = g_strndup (text, (gsize)(sign - text));
  if (!is_free (args, self, axis.key, error))
    {
      g_free (axis.key);
      return FALSE;
    }
  axis.values = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_val (self->axes, axis);
  parameter = fw_plan_get_parameter (self->plan, self->scenario, axis.key, &fault);
  if (parameter == NULL)
    return fw_cli_take_as_usage (fault, error);
  if (!read_values (sign + 1, text, axis.values, error))
    return FALSE;

  fine = TRUE;
  for (guint i = 0; i < axis.values->len && fine; i++)
    fine = fw_row_check (fw_parameter_get_row (parameter), axis.key,
                         g_array_index (axis.values, double, i), &fault);
  return fine || fw_cli_take_as_usage (fault, error);
}

static gboolean
read_axes (FwCliArgs *args, Sweep *self, GError **error)
{
  GPtrArray *list = fw_cli_args_list (args, "vary");

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (g_ptr_array_index (list, i), ",", -1);

      for (guint k = 0; parts[k] != NULL; k++)
        if (!read_axis (args, self, parts[k], error))
          return FALSE;
    }

  return TRUE;
}

static gboolean
read_counties (FwCliArgs *args, Sweep *self, GError **error)
{
  const char *text = fw_cli_args_value (args, "counties");
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, ",", -1) : NULL;

  if (text == NULL)
    return TRUE;

  self->counties = g_ptr_array_new ();
  if (g_str_equal (text, "all"))
    {
      for (guint i = 0; i < fw_counties_count (); i++)
        g_ptr_array_add (self->counties, (gpointer)fw_counties_get (i));
      return TRUE;
    }

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const FwCounty *county = fw_counties_find (parts[i]);

      if (county == NULL)
        return usage (error, "There is no county “%s”; a FIPS code has five digits.", parts[i]);
      g_ptr_array_add (self->counties, (gpointer)county);
    }
  return self->counties->len > 0 || usage (error, "--counties names none%s.", "");
}

static gboolean
read_measures (FwCliArgs *args, Sweep *self, GError **error)
{
  static const FweMeasure usual[] = { FWE_M_ENROLLED,
                                      FWE_M_COMPLETED,
                                      FWE_M_GROSS_PLACEMENTS,
                                      FWE_M_NET_LOCAL_PLACEMENTS,
                                      FWE_M_COST,
                                      FWE_M_COST_PER_NET_LOCAL_PLACEMENT,
                                      FWE_M_BENEFIT_PER_DOLLAR,
                                      FWE_M_GINI_CHANGE };
  const char *text = fw_cli_args_value (args, "measures");
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, ",", -1) : NULL;

  if (text == NULL)
    g_array_append_vals (self->measures, usual, G_N_ELEMENTS (usual));
  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    {
      FweMeasure measure;

      if (!fw_cli_measure (parts[i], &measure, error))
        return FALSE;
      g_array_append_val (self->measures, measure);
    }

  return TRUE;
}

/* "3/8": rows in as equal parts as can be. */
static gboolean
read_shard (FwCliArgs *args, Sweep *self, GError **error)
{
  const char *text = fw_cli_args_value (args, "shard");
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, "/", -1) : NULL;
  double i, n;

  self->first = 0;
  self->last = self->n_rows;
  if (text == NULL)
    return TRUE;
  if (g_strv_length (parts) != 2 || !fw_cli_number (parts[0], &i) || !fw_cli_number (parts[1], &n)
      || !(i >= 1 && i <= n && n <= MAX_SHARDS) || i != floor (i) || n != floor (n))
    return usage (error, "--shard %s is not I/N, like 3/8.", text);

  self->first = self->n_rows * (guint64)(i - 1) / (guint64)n;
  self->last = self->n_rows * (guint64)i / (guint64)n;
  return TRUE;
}

static gboolean
count_rows (Sweep *self, GError **error)
{
  self->n_rows = self->counties != NULL ? self->counties->len : 1;
  for (guint i = 0; i < self->axes->len; i++)
    {
      self->n_rows *= g_array_index (self->axes, Axis, i).values->len;
      if (self->n_rows > MAX_ROWS)
        return usage (error, "More than 10 million rows%s: vary less at once.", "");
    }

  return TRUE;
}

/* Values of a row: the last axis turns fastest, counties slowest. */
static void
decode (const Sweep *self, guint64 row, double *values)
{
  for (guint i = self->axes->len; i > 0; i--)
    {
      const GArray *axis = g_array_index (self->axes, Axis, i - 1).values;

      values[i - 1] = g_array_index (axis, double, row % axis->len);
      row /= axis->len;
    }
}

static const FwCounty *
county_of (const Sweep *self, guint64 row)
{
  return self->counties == NULL
             ? NULL
             : g_ptr_array_index (self->counties, row / (self->n_rows / self->counties->len));
}

static gboolean
move_to (Sweep *self, const FwCounty *county, GError **error)
{
  const char *const fips[] = { county->fips, NULL };
  g_autoptr (FwPlace) place = fw_place_new (NULL, fips, error);
  g_autoptr (FwChange) change = NULL;
  g_autoptr (FwChange) inverse = NULL;

  if (place == NULL)
    return FALSE;

  change = fw_change_new_set_place (place);
  inverse = fw_change_apply (change, self->plan, error);
  return inverse != NULL;
}

/* One row; a county of which too little is known keeps its place and says why it has no numbers.
 * Its names stay while the program does, as a row wants them. */
static FwCliRow *
make_row (const Sweep *self, const FwCounty *county, const double *values, FwResult *result,
          const char *refused)
{
  static const char *const ends[] = { "", "_p10", "_p90" };
  FwCliRow *row = fw_cli_row_new ();

  if (county != NULL)
    {
      fw_cli_row_text (row, "fips", county->fips);
      fw_cli_row_text (row, "county", county->name);
    }
  for (guint i = 0; i < self->axes->len; i++)
    fw_cli_row_number (row, g_array_index (self->axes, Axis, i).key, values[i]);
  if (self->counties != NULL)
    fw_cli_row_text (row, "refused", refused);
  fw_cli_row_number (row, "goal_chance",
                     result != NULL ? fw_result_get_engine (result)->goal_chance : NAN);
  for (guint i = 0; i < self->measures->len; i++)
    {
      const FweMeasure measure = g_array_index (self->measures, FweMeasure, i);
      const FweSummary nothing = { .mean = NAN, .p10 = NAN, .p90 = NAN };
      const FweSummary *summary
          = result != NULL ? fw_result_get_measure (result, measure) : &nothing;
      const double numbers[] = { summary->mean, summary->p10, summary->p90 };

      for (guint k = 0; k < G_N_ELEMENTS (numbers); k++)
        {
          g_autofree char *name = g_strconcat (fwe_measure_name (measure), ends[k], NULL);

          fw_cli_row_number (row, g_intern_string (name), numbers[k]);
        }
    }

  return row;
}

static gboolean
write_row (const Sweep *self, guint64 index, FwCliRow *row, JsonArray *array, GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);

  if (array != NULL)
    {
      json_array_add_object_element (array, fw_cli_row_to_json (row));
      return TRUE;
    }

  if (index == 0)
    {
      fw_cli_row_append_names (row, line);
      g_string_append_c (line, '\n');
    }
  fw_cli_row_append_values (row, line);
  g_string_append_c (line, '\n');
  return fw_cli_print (line->str, error);
}

static FwResult *
run_row (Sweep *self, FweDraws *draws, const double *values, GError **error)
{
  g_autoptr (FwTry) what = fw_try_new ("sweep", NULL);
  g_autoptr (FwCompiled) compiled = NULL;
  g_autoptr (FwCompiled) drawn = NULL;

  for (guint i = 0; i < self->axes->len; i++)
    fw_try_set (what, g_array_index (self->axes, Axis, i).key, values[i]);
  compiled = fw_try_compile (what, self->plan, self->scenario, error);
  if (compiled == NULL)
    return NULL;

  drawn = fw_compiled_with_draws (compiled, self->n_draws, self->seed);
  return fw_result_new_run (drawn, draws, self->n_threads, FALSE, NULL, error);
}

static gboolean
run_rows (Sweep *self, FweDraws *draws, JsonArray *array, GError **error)
{
  g_autofree double *values = g_new (double, self->axes->len + 1);
  const FwCounty *last = NULL;
  char what[] = "Running";

  for (guint64 i = self->first; i < self->last; i++)
    {
      const FwCounty *county = county_of (self, i);
      g_autoptr (GError) refused = NULL;
      g_autoptr (FwResult) result = NULL;
      g_autoptr (FwCliRow) row = NULL;

      if (county != last && !move_to (self, county, error))
        return FALSE;
      last = county;
      decode (self, i, values);
      result = run_row (self, draws, values, &refused);
      if (result == NULL && county == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&refused));
          return FALSE;
        }
      row = make_row (self, county, values, result, refused != NULL ? refused->message : NULL);
      if (!write_row (self, i, row, array, error))
        return FALSE;
      fw_cli_progress ((double)(i - self->first) / (double)(self->last - self->first), what);
    }

  fw_cli_progress (1.0, what);
  return TRUE;
}

/* All on one store of draws: what one row and the next have in common is made once. */
static gboolean
sweep (Sweep *self, GError **error)
{
  FweDraws *draws = fwe_draws_new (self->seed, self->n_draws);
  g_autoptr (JsonNode) root = self->json ? json_node_new (JSON_NODE_ARRAY) : NULL;
  JsonArray *array = self->json ? json_array_new () : NULL;
  gboolean done;

  if (draws != NULL)
    fwe_draws_keep_memory (draws, true);
  done = run_rows (self, draws, array, error);
  g_clear_pointer (&draws, fwe_draws_free);
  if (root != NULL)
    json_node_take_array (root, array);

  return done && (root == NULL || fw_cli_print_json (root, error));
}

static gboolean
read_all (FwCliArgs *args, Sweep *self, GError **error)
{
  g_autoptr (FwCompiled) compiled = NULL;

  self->plan = fw_cli_plan_open (args, &self->scenario, error);
  if (self->plan == NULL || !read_axes (args, self, error) || !read_counties (args, self, error)
      || !read_measures (args, self, error) || !count_rows (self, error)
      || !read_shard (args, self, error) || !fw_cli_plan_threads (args, &self->n_threads, error))
    return FALSE;

  compiled = fw_cli_plan_compile (args, self->plan, self->scenario, error);
  if (compiled == NULL)
    return FALSE;

  self->n_draws = fw_compiled_get_draws (compiled);
  self->seed = fw_compiled_get_seed (compiled);
  self->json = fw_cli_args_has (args, "json");
  return TRUE;
}

static gboolean
run (FwCliArgs *args, GError **error)
{
  g_auto (Sweep) self = { .axes = g_array_new (FALSE, TRUE, sizeof (Axis)),
                          .measures = g_array_new (FALSE, FALSE, sizeof (FweMeasure)) };

  g_array_set_clear_func (self.axes, axis_clear);

  return read_all (args, &self, error) && sweep (&self, error);
}

const FwCliCommand fw_cli_sweep = {
  .name = "sweep",
  .usage = FW_CLI_PLAN_USAGE,
  .summary = "a plan at many values of its numbers, or in many counties",
  .help = FW_CLI_PLAN_HELP
  "One row for every combination. Parts put one after the other are the whole, to the byte, so "
  "that\n"
  "many processors or machines can share it. With GNU parallel, and as a job array of Slurm:\n"
  "  parallel -kq fairway-cli sweep PLAN --counties all --threads 1 --shard {}/64 ::: {1..64} > "
  "all.csv\n"
  "  sbatch --array=1-64 --wrap 'fairway-cli sweep PLAN --counties all --threads 1 \\\n"
  "    --shard $SLURM_ARRAY_TASK_ID/64 > part-$SLURM_ARRAY_TASK_ID.csv'\n"
  "  cat part-{1..64}.csv > all.csv\n"
  "GNU parallel has --sshloginfile to use other machines, and asks once to be cited: --citation.\n",
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_words = 1,
  .max_words = 1,
  .run = run,
};
