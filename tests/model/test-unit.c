/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-unit.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#define NBSP  "\u00a0"
#define NNBSP "\u202f"
#define MINUS "\u2212"
#define DASH  "\u2013"

static void
use_locale (const char *name)
{
  if (setlocale (LC_ALL, name) == NULL)
    g_error ("locale %s is not generated on this machine", name);
}

typedef struct
{
  double value;
  FwUnit unit;
  FwStyle style;
  const char *text;
} Sample;

static void
check_samples (const Sample *samples, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *text = fw_unit_format (samples[i].value, samples[i].unit, samples[i].style);

      g_assert_cmpstr (text, ==, samples[i].text);
    }
}

/* visual-language.md 5, in English (the C locale writes English) */
static void
test_english (void)
{
  static const Sample samples[] = {
    { 142.3, FW_UNIT_PERSONS, FW_STYLE_LABEL, "142" },
    { 142.3, FW_UNIT_PERSONS, FW_STYLE_TITLE, "140" },
    { 1243, FW_UNIT_PERSONS, FW_STYLE_LABEL, "1,240" },
    { 1243, FW_UNIT_PERSONS, FW_STYLE_TITLE, "1,200" },
    { 8.4, FW_UNIT_PERSONS, FW_STYLE_LABEL, "8" },
    { 999.7, FW_UNIT_PERSONS, FW_STYLE_LABEL, "1,000" },
    { -0.3, FW_UNIT_PERSONS, FW_STYLE_LABEL, "0" },
    { 250, FW_UNIT_PERSONS, FW_STYLE_AXIS, "250" },
    { 1250, FW_UNIT_PERSONS, FW_STYLE_AXIS, "1,250" },
    { 3300000, FW_UNIT_PERSONS, FW_STYLE_AXIS, "3.3m" },
    { 142, FW_UNIT_PERSONS, FW_STYLE_SIGNED, "+142" },
    { 184400, FW_UNIT_HOUSEHOLDS, FW_STYLE_CELL, "184,400" },
    { 3312345, FW_UNIT_DOLLARS, FW_STYLE_BRIEF, "$3.31m" },
    { 23456, FW_UNIT_DOLLARS, FW_STYLE_BRIEF, "$23,500" },
    { 2412345, FW_UNIT_DOLLARS, FW_STYLE_BRIEF_SIGNED, "+$2.41m" },
    { -4212345, FW_UNIT_DOLLARS, FW_STYLE_BRIEF_SIGNED, MINUS "$4.21m" },
    { 1687890, FW_UNIT_JOBS, FW_STYLE_LABEL, "1,690,000" },
    { 3300000, FW_UNIT_JOBS, FW_STYLE_AXIS, "3.3m" },
    { -142, FW_UNIT_PERSONS, FW_STYLE_SIGNED, MINUS "142" },
    { 0, FW_UNIT_PERSONS, FW_STYLE_SIGNED, "0" },
    { 1234.5, FW_UNIT_PERSONS, FW_STYLE_TABLE, "1,234.5" },
    { 9800, FW_UNIT_DOLLARS, FW_STYLE_LABEL, "$9,800" },
    { 9812.34, FW_UNIT_DOLLARS, FW_STYLE_LABEL, "$9,810" },
    { 23249, FW_UNIT_DOLLARS, FW_STYLE_TITLE, "$23,000" },
    { 0.4, FW_UNIT_DOLLARS, FW_STYLE_LABEL, "$0" },
    { -400, FW_UNIT_DOLLARS, FW_STYLE_LABEL, MINUS "$400" },
    { 3274000, FW_UNIT_DOLLARS, FW_STYLE_LABEL, "$3.27 million" },
    { 3274000, FW_UNIT_DOLLARS, FW_STYLE_TITLE, "$3.3 million" },
    { 3300000, FW_UNIT_DOLLARS, FW_STYLE_AXIS, "$3.3m" },
    { 3300000, FW_UNIT_DOLLARS, FW_STYLE_TICK, "3.3m" },
    { 999600, FW_UNIT_DOLLARS, FW_STYLE_LABEL, "$1 million" },
    { 999400, FW_UNIT_DOLLARS, FW_STYLE_LABEL, "$999,000" },
    { 2.5e9, FW_UNIT_DOLLARS, FW_STYLE_LABEL, "$2.5 billion" },
    { 7.25e13, FW_UNIT_DOLLARS, FW_STYLE_LABEL, "$72.5 trillion" },
    { 1.234e300, FW_UNIT_DOLLARS, FW_STYLE_LABEL, "$1.23" NBSP "×" NBSP "10³⁰⁰" },
    { 30000, FW_UNIT_DOLLARS_A_YEAR, FW_STYLE_EDIT, "$30,000" },
    { 150, FW_UNIT_DOLLARS_A_WEEK, FW_STYLE_EDIT, "$150" },
    { 1.754, FW_UNIT_DOLLARS_A_DOLLAR, FW_STYLE_LABEL, "$1.75" },
    { -0.31, FW_UNIT_DOLLARS_A_DOLLAR, FW_STYLE_LABEL, MINUS "$0.31" },
    { 12.4, FW_UNIT_DOLLARS_A_DOLLAR, FW_STYLE_LABEL, "$12" },
    { 0.724, FW_UNIT_SHARE, FW_STYLE_LABEL, "72%" },
    { 0.289, FW_UNIT_SHARE, FW_STYLE_EDIT, "28.9%" },
    { 0.29, FW_UNIT_SHARE, FW_STYLE_TABLE, "29%" },
    { 0.034, FW_UNIT_SHARE, FW_STYLE_LABEL, "3%" },
    { 0.0009, FW_UNIT_SHARE, FW_STYLE_LABEL, "0.090%" },
    { 0.00094, FW_UNIT_SHARE, FW_STYLE_LABEL, "0.094%" },
    { 0, FW_UNIT_SHARE, FW_STYLE_LABEL, "0%" },
    { 0.125, FW_UNIT_SHARE, FW_STYLE_AXIS, "12.5%" },
    { 0.25, FW_UNIT_SHARE, FW_STYLE_TICK, "25" },
    { 0.0751966, FW_UNIT_SHARE, FW_STYLE_CELL, "7.52%" },
    { 0.0000751966, FW_UNIT_SHARE, FW_STYLE_CELL, "0.00752%" },
    { 43312.4, FW_UNIT_PERSONS, FW_STYLE_CELL, "43,312" },
    { 0.034, FW_UNIT_CHANCE, FW_STYLE_LABEL, "3%" },
    { 0.009, FW_UNIT_CHANCE, FW_STYLE_LABEL, "1%" },
    { 0.425, FW_UNIT_CHANCE, FW_STYLE_LABEL, "43%" },
    { 0.0, FW_UNIT_CHANCE, FW_STYLE_LABEL, "<1%" },
    { 1.0, FW_UNIT_CHANCE, FW_STYLE_LABEL, ">99%" },
    { 1.3749, FW_UNIT_RATIO, FW_STYLE_LABEL, "1.37" },
    { 1.3749, FW_UNIT_RATIO, FW_STYLE_TITLE, "1.4" },
    { 0.47649, FW_UNIT_INDEX, FW_STYLE_LABEL, "0.476" },
    { 0.45, FW_UNIT_INDEX, FW_STYLE_LABEL, "0.450" },
    { -0.0000412, FW_UNIT_INDEX_CHANGE, FW_STYLE_LABEL, MINUS "0.00004" },
    { 0.0026, FW_UNIT_INDEX_CHANGE, FW_STYLE_LABEL, "+0.003" },
    { 1e-17, FW_UNIT_INDEX_CHANGE, FW_STYLE_LABEL, "0" },
    { 0.35, FW_UNIT_LOGIT, FW_STYLE_SIGNED, "+0.35" },
    { 18, FW_UNIT_WEEKS, FW_STYLE_LABEL, "18" },
    { 12.5, FW_UNIT_WEEKS, FW_STYLE_LABEL, "12.5" },
    { 2024, FW_UNIT_YEAR, FW_STYLE_LABEL, "2024" },
    { 2024, FW_UNIT_YEAR, FW_STYLE_TABLE, "2024" },
    { 1234567, FW_UNIT_COUNT, FW_STYLE_LABEL, "1,234,567" },
    { 1, FW_UNIT_SWITCH, FW_STYLE_LABEL, "on" },
    { NAN, FW_UNIT_DOLLARS, FW_STYLE_LABEL, "not defined" },
    { -INFINITY, FW_UNIT_SHARE, FW_STYLE_EDIT, "not defined" },
  };

  check_samples (samples, G_N_ELEMENTS (samples));
}

static void
test_locales (void)
{
  static const Sample german[] = {
    { 1234567, FW_UNIT_COUNT, FW_STYLE_LABEL, "1.234.567" },
    { 3274000, FW_UNIT_DOLLARS, FW_STYLE_TITLE, "$3,3 million" },
    { 0.724, FW_UNIT_SHARE, FW_STYLE_LABEL, "72" NBSP "%" },
    { -1.5, FW_UNIT_RATIO, FW_STYLE_LABEL, MINUS "1,5" },
    { 30000, FW_UNIT_DOLLARS, FW_STYLE_EDIT, "$30000" },
    { 2024, FW_UNIT_YEAR, FW_STYLE_LABEL, "2024" },
  };
  static const Sample french[] = {
    { 1234567, FW_UNIT_COUNT, FW_STYLE_LABEL, "1" NNBSP "234" NNBSP "567" },
    { 0.005, FW_UNIT_SHARE, FW_STYLE_LABEL, "0,50" NBSP "%" },
    { 30000, FW_UNIT_DOLLARS, FW_STYLE_EDIT, "$30" NNBSP "000" },
  };
  static const Sample indian[] = {
    { 1234567, FW_UNIT_COUNT, FW_STYLE_LABEL, "12,34,567" },
    { 123456, FW_UNIT_COUNT, FW_STYLE_LABEL, "1,23,456" },
    { 12345, FW_UNIT_COUNT, FW_STYLE_LABEL, "12,345" },
    { 0.03, FW_UNIT_SHARE, FW_STYLE_LABEL, "3%" },
  };
  static const Sample arabic[] = {
    { 1234567, FW_UNIT_COUNT, FW_STYLE_LABEL, "1,234,567" },
    { 0.5, FW_UNIT_RATIO, FW_STYLE_LABEL, "0.5" },
  };

  use_locale ("de_DE.UTF-8");
  check_samples (german, G_N_ELEMENTS (german));
  use_locale ("fr_FR.UTF-8");
  check_samples (french, G_N_ELEMENTS (french));
  use_locale ("en_IN.UTF-8");
  check_samples (indian, G_N_ELEMENTS (indian));
  use_locale ("ar_EG.UTF-8");
  check_samples (arabic, G_N_ELEMENTS (arabic));
  use_locale ("C.UTF-8");
}

static void
test_ranges (void)
{
  static const struct
  {
    double lo, hi;
    FwUnit unit;
    FwStyle style;
    const char *text;
  } samples[] = {
    { 85, 184, FW_UNIT_PERSONS, FW_STYLE_LABEL, "85" DASH "184" },
    { 17900, 38800, FW_UNIT_DOLLARS, FW_STYLE_LABEL, "$17,900" DASH "38,800" },
    { -0.31, 3.41, FW_UNIT_DOLLARS_A_DOLLAR, FW_STYLE_LABEL, MINUS "$0.31 to $3.41" },
    { 0.0003, 0.0014, FW_UNIT_SHARE, FW_STYLE_LABEL, "0.03" DASH "0.14%" },
    { 0, 0.0014, FW_UNIT_SHARE, FW_STYLE_LABEL, "0" DASH "0.14%" },
    { 0.65, 0.78, FW_UNIT_SHARE, FW_STYLE_LABEL, "65" DASH "78%" },
    { 0.051, 0.083, FW_UNIT_SHARE, FW_STYLE_LABEL, "5.1" DASH "8.3%" },
    { 0.021, 0.083, FW_UNIT_SHARE, FW_STYLE_LABEL, "2" DASH "8%" },
    { 2.7e6, 3.94e6, FW_UNIT_DOLLARS, FW_STYLE_LABEL, "$2.7" DASH "3.94 million" },
    { 900000, 1.2e6, FW_UNIT_DOLLARS, FW_STYLE_LABEL, "$900,000" DASH "$1.2 million" },
    { 0, 1.2e6, FW_UNIT_DOLLARS, FW_STYLE_LABEL, "$0" DASH "1.2 million" },
    { 85.1, 85.2, FW_UNIT_PERSONS, FW_STYLE_LABEL, "85" },
    { 1, 6, FW_UNIT_PERSONS, FW_STYLE_SIGNED, "+1 to +6" },
    { -0.0006, 0.0001, FW_UNIT_INDEX_CHANGE, FW_STYLE_LABEL, MINUS "0.0006 to +0.0001" },
    { NAN, 1, FW_UNIT_PERSONS, FW_STYLE_LABEL, "not defined" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *text
          = fw_unit_format_range (samples[i].lo, samples[i].hi, samples[i].unit, samples[i].style);

      g_assert_cmpstr (text, ==, samples[i].text);
    }
}

static void
test_words (void)
{
  static const struct
  {
    double chance;
    const char *text;
  } chances[] = {
    { 0.034, "3 runs in 100" },
    { 0.01, "1 run in 100" },
    { 0.004, "fewer than 1 run in 100" },
    { 0, "fewer than 1 run in 100" },
    { 0.996, "more than 99 runs in 100" },
    { 1, "more than 99 runs in 100" },
    { NAN, "not defined" },
  };
  g_autofree char *quarter = fw_unit_format_quarter (2027, 1, 7);
  g_autofree char *late = fw_unit_format_quarter (2026, 4, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (chances); i++)
    {
      g_autofree char *text = fw_unit_format_chance (chances[i].chance);

      g_assert_cmpstr (text, ==, chances[i].text);
    }
  g_assert_cmpstr (quarter, ==, "Q4 2028");
  g_assert_cmpstr (late, ==, "Q1 2027");
}

typedef struct
{
  const char *text;
  FwUnit unit;
  double value; /* NaN: refused */
} Typed;

static void
check_typed (const Typed *typed, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      double value = -77;
      const gboolean ok = fw_unit_parse (typed[i].text, typed[i].unit, &value);

      if (ok == isnan (typed[i].value))
        g_error ("“%s” was %s", typed[i].text, ok ? "taken" : "refused");
      g_assert_cmpfloat (value, ==, ok ? typed[i].value : -77);
    }
}

static void
test_typed_english (void)
{
  static const Typed english[] = {
    { "1,234", FW_UNIT_PERSONS, 1234 },
    { "1.234", FW_UNIT_RATIO, 1.234 },
    { " 1,234.5 ", FW_UNIT_RATIO, 1234.5 },
    { "$30,000", FW_UNIT_DOLLARS, 30000 },
    { "-$400", FW_UNIT_DOLLARS, -400 },
    { MINUS "$400", FW_UNIT_DOLLARS, -400 },
    { "$-400", FW_UNIT_DOLLARS, -400 },
    { "$3.3 million", FW_UNIT_DOLLARS, 3300000 },
    { "3.3m", FW_UNIT_DOLLARS, 3300000 },
    { "72", FW_UNIT_SHARE, 0.72 },
    { "72%", FW_UNIT_SHARE, 0.72 },
    { "28.9 %", FW_UNIT_SHARE, 0.289 },
    { ".5", FW_UNIT_RATIO, 0.5 },
    { "5.", FW_UNIT_RATIO, 5 },
    { "-0", FW_UNIT_RATIO, 0 },
    { "٣٤٥", FW_UNIT_PERSONS, 345 },
    { "1.234,5", FW_UNIT_RATIO, 1234.5 },
    { "12,5", FW_UNIT_RATIO, NAN },
    { "1,23,456", FW_UNIT_COUNT, NAN },
    { "1,234,56", FW_UNIT_COUNT, NAN },
    { "1.2.3", FW_UNIT_RATIO, NAN },
    { "", FW_UNIT_RATIO, NAN },
    { "%", FW_UNIT_SHARE, NAN },
    { ".", FW_UNIT_RATIO, NAN },
    { "nan", FW_UNIT_RATIO, NAN },
    { "inf", FW_UNIT_RATIO, NAN },
    { "0x10", FW_UNIT_RATIO, NAN },
    { "1e5", FW_UNIT_RATIO, NAN },
    { "12 apples", FW_UNIT_COUNT, NAN },
    { "5%", FW_UNIT_DOLLARS, NAN },
    { "$5", FW_UNIT_SHARE, NAN },
    { "--5", FW_UNIT_RATIO, NAN },
    { "5-", FW_UNIT_RATIO, NAN },
    { "\xff", FW_UNIT_RATIO, NAN },
  };

  check_typed (english, G_N_ELEMENTS (english));
}

static void
test_typed_elsewhere (void)
{
  static const Typed german[] = {
    { "1.234", FW_UNIT_PERSONS, NAN }, /* 1234 or 1.234? */
    { "1,234", FW_UNIT_RATIO, 1.234 },       { "1.234,5", FW_UNIT_RATIO, 1234.5 },
    { "1.234.567", FW_UNIT_COUNT, 1234567 }, { "0.123", FW_UNIT_RATIO, 0.123 },
    { "2.5", FW_UNIT_RATIO, 2.5 },           { "72" NBSP "%", FW_UNIT_SHARE, 0.72 },
    { "1 234,5", FW_UNIT_RATIO, 1234.5 },
  };
  static const Typed french[] = {
    { "1" NNBSP "234,5", FW_UNIT_RATIO, 1234.5 },
    { "1 234", FW_UNIT_COUNT, 1234 },
    { "1.234", FW_UNIT_COUNT, NAN },
    { "12 34", FW_UNIT_COUNT, NAN },
  };
  static const Typed indian[] = {
    { "12,34,567", FW_UNIT_COUNT, 1234567 },
    { "1,234,567", FW_UNIT_COUNT, 1234567 },
    { "1,2,345", FW_UNIT_COUNT, NAN },
  };
  static const Typed arabic[] = {
    { "١٬٢٣٤٫٥", FW_UNIT_RATIO, 1234.5 },
    { "\u200f٧٢٪", FW_UNIT_SHARE, 0.72 },
    { "1,234", FW_UNIT_COUNT, 1234 },
  };

  use_locale ("de_DE.UTF-8");
  check_typed (german, G_N_ELEMENTS (german));
  use_locale ("fr_FR.UTF-8");
  check_typed (french, G_N_ELEMENTS (french));
  use_locale ("en_IN.UTF-8");
  check_typed (indian, G_N_ELEMENTS (indian));
  use_locale ("ar_EG.UTF-8");
  check_typed (arabic, G_N_ELEMENTS (arabic));
  use_locale ("C.UTF-8");
}

static double
random_double (GRand *rand)
{
  union
  {
    guint64 bits;
    double value;
  } u;

  do
    u.bits = ((guint64)g_rand_int (rand) << 32) | g_rand_int (rand);
  while (!isfinite (u.value));
  return u.value;
}

/* What a spin button shows reads back to the same bits, so that leaving it changes nothing. */
static void
test_edit_reads_back (void)
{
  static const char *const locales[]
      = { "C.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8", "en_IN.UTF-8", "ar_EG.UTF-8" };
  static const FwUnit units[]
      = { FW_UNIT_SHARE, FW_UNIT_DOLLARS,      FW_UNIT_PERSONS, FW_UNIT_RATIO,
          FW_UNIT_LOGIT, FW_UNIT_INDEX_CHANGE, FW_UNIT_SWITCH };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (gsize l = 0; l < G_N_ELEMENTS (locales); l++)
    {
      use_locale (locales[l]);
      for (int i = 0; i < 2000; i++)
        {
          const FwUnit unit = units[i % (int)G_N_ELEMENTS (units)];
          const double value = i < 1000 ? g_rand_int_range (rand, -2000000, 2000000) / 1000.0
                                        : random_double (rand);
          g_autofree char *text = fw_unit_format (value, unit, FW_STYLE_EDIT);
          double back = 0;

          if (!fw_unit_parse (text, unit, &back) || back != value)
            g_error ("“%s” does not read back in %s", text, locales[l]);
        }
    }
  use_locale ("C.UTF-8");
}

static void
test_c_numbers (void)
{
  static const struct
  {
    double value;
    const char *text;
  } samples[] = {
    { 0, "0" },
    { -0.0, "0" },
    { 0.1, "0.1" },
    { 1.0 / 3, "0.3333333333333333" },
    { 5e-324, "4.94065645841247e-324" },
    { 82000, "82000" },
    { -1e15, "-1000000000000000" },
    { 9007199254740992.0, "9007199254740992" },
    { 9007199254740994.0, "9.007199254740994e+15" },
    { -90071992547409920.0, "-9.007199254740992e+16" },
    { 1e17, "1e+17" },
    { 1e300, "1e+300" },
    { 12.5, "12.5" },
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *text = fw_number_to_c (samples[i].value);

      g_assert_cmpstr (text, ==, samples[i].text);
    }
  g_assert_null (fw_number_to_c (NAN));
  g_assert_null (fw_number_to_c (INFINITY));
  for (int i = 0; i < 20000; i++)
    {
      const double value = random_double (rand);
      g_autofree char *text = fw_number_to_c (value);

      g_assert_cmpfloat (g_ascii_strtod (text, NULL), ==, value);
    }
}

/* X3: what stands in files does not depend on the locale. */
static void
test_c_numbers_in_locales (void)
{
  static const char *const locales[]
      = { "de_DE.UTF-8", "fr_FR.UTF-8", "en_IN.UTF-8", "ar_EG.UTF-8" };

  for (gsize l = 0; l < G_N_ELEMENTS (locales); l++)
    for (int i = -200; i < 200; i++)
      {
        const double value = i * 1234.56789 + 1.0 / 3;
        g_autofree char *here = NULL;
        g_autofree char *c = NULL;

        use_locale (locales[l]);
        here = fw_number_to_c (value);
        use_locale ("C.UTF-8");
        c = fw_number_to_c (value);
        g_assert_cmpstr (here, ==, c);
      }
}

/* No double and no unit makes a text with "nan", "inf", an exponent of C or an endless row of
 * digits. */
static void
test_any_double (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int i = 0; i < 20000; i++)
    {
      const double value = random_double (rand);
      const FwUnit unit = (FwUnit)(i % FW_N_UNITS);
      const FwStyle style = (FwStyle)(i / FW_N_UNITS % FW_STYLE_TABLE);
      g_autofree char *text = fw_unit_format (value, unit, style);

      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_null (strstr (text, "nan"));
      g_assert_null (strstr (text, "inf"));
      g_assert_null (strstr (text, "e+"));
      g_assert_cmpint (g_utf8_strlen (text, -1), <, 330);
    }
}

static void
test_ids (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  FwUnit found;

  for (int unit = 0; unit < FW_N_UNITS; unit++)
    {
      g_assert_nonnull (fw_unit_label ((FwUnit)unit));
      g_assert_true (g_hash_table_add (seen, (gpointer)fw_unit_id ((FwUnit)unit)));
      g_assert_true (fw_unit_from_id (fw_unit_id ((FwUnit)unit), &found));
      g_assert_cmpint (found, ==, unit);
    }
  g_assert_false (fw_unit_from_id ("furlongs", &found));
}

/* A title rounds what the label says, halves up. */
static void
test_titles (void)
{
  static const Sample samples[] = {
    { 124.6, FW_UNIT_PERSONS, FW_STYLE_LABEL, "125" },
    { 124.6, FW_UNIT_PERSONS, FW_STYLE_TITLE, "130" },
    { 12.46, FW_UNIT_PERSONS, FW_STYLE_TITLE, "12" },
    { 99.6, FW_UNIT_PERSONS, FW_STYLE_TITLE, "100" },
    { 995, FW_UNIT_PERSONS, FW_STYLE_TITLE, "1,000" },
    { 3346000, FW_UNIT_DOLLARS, FW_STYLE_LABEL, "$3.35 million" },
    { 3346000, FW_UNIT_DOLLARS, FW_STYLE_TITLE, "$3.4 million" },
    { -634700, FW_UNIT_DOLLARS, FW_STYLE_TITLE, MINUS "$640,000" },
  };

  check_samples (samples, G_N_ELEMENTS (samples));
}

/* Sums of what labels say, not of what they stand for. */
static void
test_adds_up (void)
{
  const double thirds[] = { 1.4, 1.4, 1.4 }, whole[] = { 40, 25, 1000 }, large[] = { 2283, 425 };

  g_assert_false (fw_unit_adds_up (thirds, 3, 4.2, FW_UNIT_PERSONS));
  g_assert_true (fw_unit_adds_up (thirds, 2, 2.4, FW_UNIT_PERSONS));
  g_assert_true (fw_unit_adds_up (whole, 2, 65, FW_UNIT_PERSONS));
  g_assert_false (fw_unit_adds_up (large, 2, 2708, FW_UNIT_PERSONS));
  g_assert_true (fw_unit_adds_up (NULL, 0, 0, FW_UNIT_PERSONS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  use_locale ("C.UTF-8");
  g_test_add_func ("/model/unit/english", test_english);
  g_test_add_func ("/model/unit/locales", test_locales);
  g_test_add_func ("/model/unit/ranges", test_ranges);
  g_test_add_func ("/model/unit/titles", test_titles);
  g_test_add_func ("/model/unit/adds-up", test_adds_up);
  g_test_add_func ("/model/unit/words", test_words);
  g_test_add_func ("/model/unit/typed-english", test_typed_english);
  g_test_add_func ("/model/unit/typed-elsewhere", test_typed_elsewhere);
  g_test_add_func ("/model/unit/edit-reads-back", test_edit_reads_back);
  g_test_add_func ("/model/unit/c-numbers", test_c_numbers);
  g_test_add_func ("/model/unit/c-numbers-in-locales", test_c_numbers_in_locales);
  g_test_add_func ("/model/unit/any-double", test_any_double);
  g_test_add_func ("/model/unit/ids", test_ids);
  return g_test_run ();
}
