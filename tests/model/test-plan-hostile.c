/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fw-builtin.h"
#include "fw-error.h"
#include "fw-plan-io.h"
#include "fw-result.h"

/* S6, X1 and X2 of platform.md on whole plans: cut, flipped, and with every number made extreme. A
 * plan opens whole or is refused with its place; never half, and never with a number that is not
 * one. */

/* A sanitizer makes each of these ten times as slow. */
#ifdef __SANITIZE_ADDRESS__
#define STRIDE  23
#define N_FLIPS 200
#else
#define STRIDE  1
#define N_FLIPS 2000
#endif

/* NULL: the plan a county begins with */
static const char *const documents[] = { NULL, "nashville", "louisville" };

static GBytes *
load (const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlan) plan = id != NULL ? fw_builtin_plan_load (id, &error)
                                       : fw_plan_new_for_county (fw_counties_find ("27123"));
  GBytes *bytes;

  g_assert_no_error (error);
  bytes = fw_plan_to_bytes (plan, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
assert_finite (FwParameter *parameter, FwPart *part, gpointer user_data)
{
  const FwRow *row = fw_parameter_get_row (parameter);
  const double value = fw_parameter_get_value (parameter);

  g_assert_true (isfinite (value));
  g_assert_true (value >= row->lo && value <= row->hi);
  g_assert_true (isfinite (fw_parameter_get_p10 (parameter)));
  g_assert_true (isfinite (fw_parameter_get_p90 (parameter)));
}

/* What opens holds only numbers inside their ranges, and saves and opens again as the same bytes.
 */
static void
check_plan (FwPlan *plan)
{
  GListModel *scenarios = fw_plan_get_list (plan, FW_LIST_SCENARIOS);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) once = fw_plan_to_bytes (plan, &error);
  g_autoptr (FwPlan) again = NULL;
  g_autoptr (GBytes) twice = NULL;

  g_assert_no_error (error);
  again = fw_plan_new_from_bytes (once, "saved", &error);
  g_assert_no_error (error);
  twice = fw_plan_to_bytes (again, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (once, twice));
  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr (FwScenario) scenario = g_list_model_get_item (scenarios, i);

      fw_plan_foreach_parameter (plan, scenario, assert_finite, NULL);
    }
}

/* What opens also runs, or says in words why it does not; its results are numbers or are said not
 * to be. */
static void
run_plan (FwPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwCompiled) whole
      = fw_plan_compile (plan, fw_plan_get_default_scenario (plan), &error);
  g_autoptr (FwCompiled) compiled = NULL;
  g_autoptr (FwResult) result = NULL;

  if (whole != NULL)
    {
      compiled = fw_compiled_with_draws (whole, 16, 1);
      result = fw_result_new_run (compiled, NULL, 1, FALSE, NULL, &error);
    }
  if (result == NULL)
    {
      g_assert_true (error->domain == FW_ERROR);
      return;
    }
  for (int m = 0; m < FWE_N_MEASURES; m++)
    {
      const FweSummary *summary = fw_result_get_measure (result, (FweMeasure)m);

      g_assert_true (isfinite (summary->mean) || summary->n_undefined == summary->n);
    }
}

static gboolean
opens_or_refuses (const char *data, gsize length, gboolean runs)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlan) plan = fw_plan_new_from_bytes (bytes, "hostile.fairway", &error);

  if (plan != NULL)
    {
      g_assert_no_error (error);
      check_plan (plan);
      if (runs)
        run_plan (plan);
      return TRUE;
    }
  g_assert_true (error->domain == FW_ERROR);
  if (!g_str_has_prefix (error->message, "hostile.fairway"))
    g_error ("no file in “%s”", error->message);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  return FALSE;
}

static void
test_prefixes (void)
{
  for (gsize d = 0; d < G_N_ELEMENTS (documents); d++)
    {
      g_autoptr (GBytes) bytes = load (documents[d]);
      gsize length;
      const char *data = g_bytes_get_data (bytes, &length);

      for (gsize n = 0; n + 1 < length; n += STRIDE)
        g_assert_false (opens_or_refuses (data, n, FALSE));
      g_assert_true (opens_or_refuses (data, length - 1, FALSE)); /* without the last newline */
    }
}

static void
test_flips (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (60);
  g_autoptr (GBytes) bytes = load ("nashville");
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  int n_opened = 0;

  for (int i = 0; i < N_FLIPS; i++)
    {
      g_autofree char *flipped = g_memdup2 (data, length);

      flipped[g_rand_int_range (rand, 0, (gint32)length)]
          ^= (char)(1 << g_rand_int_range (rand, 0, 8));
      n_opened += opens_or_refuses (flipped, length, FALSE) ? 1 : 0;
    }
  g_test_message ("%d of %d still open", n_opened, N_FLIPS);
  g_assert_cmpint (n_opened, <, N_FLIPS);
}

/* Where the numbers of a canonical text stand. */
static GArray *
find_numbers (const char *data, gsize length)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (gsize));
  gboolean inside = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (data[i] == '\\')
        {
          i++;
          continue;
        }
      if (data[i] == '"')
        inside = !inside;
      if (!inside && (g_ascii_isdigit (data[i]) || data[i] == '-'))
        {
          g_array_append_val (places, i);
          i += strspn (data + i, "0123456789+-.eE") - 1;
        }
    }
  return places;
}

static void
try_numbers (const char *id, guint stride)
{
  static const char *const extremes[] = {
    "-1",
    "0",
    "1e12",
    "1e300",
    "-1e300",
    "1e-300",
    "9007199254740992",
    "-9007199254740992",
    "1.0e18",
    "0.5",
    "9999",
    "null",
    "true",
    "\"1\"",
    "[]",
    "{}",
  };
  g_autoptr (GBytes) bytes = load (id);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GArray) places = find_numbers (data, length);
  guint n_opened = 0, n = 0;

  g_assert_cmpuint (places->len, >, 60);
  for (guint p = 0; p < places->len; p += stride)
    for (gsize e = 0; e < G_N_ELEMENTS (extremes); e++)
      {
        const gsize at = g_array_index (places, gsize, p);
        const gsize digits = strspn (data + at, "0123456789+-.eE");
        g_autoptr (GString) text = g_string_new_len (data, (gssize)at);

        g_string_append (text, extremes[e]);
        g_string_append_len (text, data + at + digits, (gssize)(length - at - digits));
        n_opened += opens_or_refuses (text->str, text->len, TRUE) ? 1 : 0;
        n++;
      }
  g_test_message ("%u of %u still open", n_opened, n);
  g_assert_cmpuint (n_opened, >, 0);
  g_assert_cmpuint (n_opened, <, n / 2);
}

static void
test_numbers (void)
{
  try_numbers ("nashville", STRIDE > 1 ? 7 : 1);
  try_numbers ("minneapolis", STRIDE > 1 ? 29 : 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/plan-hostile/prefixes", test_prefixes);
  g_test_add_func ("/model/plan-hostile/flips", test_flips);
  g_test_add_func ("/model/plan-hostile/numbers", test_numbers);
  return g_test_run ();
}
