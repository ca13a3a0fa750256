/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-offer.h"

#include <string.h>

/* Codes of occupations and of fields of study, as people and services write them. */

/* Titles of the Standard Occupational Classification 2018. */
static const struct
{
  const char *soc;
  const char *title;
} occupations[] = {
  { "11-3021", "Computer and Information Systems Managers" },
  { "15-1211", "Computer Systems Analysts" },
  { "15-1212", "Information Security Analysts" },
  { "15-1221", "Computer and Information Research Scientists" },
  { "15-1231", "Computer Network Support Specialists" },
  { "15-1232", "Computer User Support Specialists" },
  { "15-1241", "Computer Network Architects" },
  { "15-1242", "Database Administrators" },
  { "15-1243", "Database Architects" },
  { "15-1244", "Network and Computer Systems Administrators" },
  { "15-1251", "Computer Programmers" },
  { "15-1252", "Software Developers" },
  { "15-1253", "Software Quality Assurance Analysts and Testers" },
  { "15-1254", "Web Developers" },
  { "15-1255", "Web and Digital Interface Designers" },
  { "15-1299", "Computer Occupations, All Other" },
  { "15-2051", "Data Scientists" },
};

/* The codes of 2010 that the occupations of computing had, by the Bureau of Labor Statistics'
 * crosswalk; where one was split, the part whose title is nearest. */
static const struct
{
  const char *old;
  const char *soc;
} codes_of_2010[] = {
  { "15-1111", "15-1221" }, { "15-1121", "15-1211" }, { "15-1122", "15-1212" },
  { "15-1131", "15-1251" }, { "15-1132", "15-1252" }, { "15-1133", "15-1252" },
  { "15-1134", "15-1254" }, { "15-1141", "15-1242" }, { "15-1142", "15-1244" },
  { "15-1143", "15-1241" }, { "15-1151", "15-1232" }, { "15-1152", "15-1231" },
  { "15-1199", "15-1299" },
};

const char *
fw_soc_of_2018 (const char *soc)
{
  g_return_val_if_fail (soc != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (codes_of_2010); i++)
    if (g_str_equal (codes_of_2010[i].old, soc))
      return codes_of_2010[i].soc;

  return soc;
}

const char *
fw_soc_title (const char *soc)
{
  g_return_val_if_fail (soc != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (occupations); i++)
    if (g_str_equal (occupations[i].soc, soc))
      return occupations[i].title;

  return NULL;
}

static gsize
count_digits (const char *text)
{
  gsize n = 0;

  while (g_ascii_isdigit (text[n]))
    n++;
  return n;
}

/* The major groups are the odd numbers from 11 to 55; a group as such is no occupation. */
static char *
make_soc (const char *group, const char *rest)
{
  const int major = (group[0] - '0') * 10 + group[1] - '0';

  if (major < 11 || major > 55 || major % 2 == 0 || strncmp (rest, "0000", 4) == 0)
    return NULL;

  return g_strdup_printf ("%.2s-%.4s", group, rest);
}

/* At "15-1252", "15-1252.00" or "15-125200", and nothing longer. */
static char *
soc_with_dash (const char *at)
{
  gsize n;

  if (count_digits (at) != 2 || at[2] != '-')
    return NULL;

  n = count_digits (at + 3);
  return n == 4 || n == 6 ? make_soc (at, at + 3) : NULL;
}

char *
fw_soc_from_text (const char *text)
{
  gsize n;

  if (text == NULL)
    return NULL;

  while (g_ascii_isspace (*text))
    text++;

  /* Without its dash a code is told from other numbers only at the start of a text. */
  n = count_digits (text);
  if ((n == 6 || n == 8) && text[n] != '-')
    return make_soc (text, text + 2);

  for (const char *at = text; *at != '\0'; at++)
    {
      char *soc = NULL;

      if (g_ascii_isdigit (*at) && (at == text || (!g_ascii_isalnum (at[-1]) && at[-1] != '-')))
        soc = soc_with_dash (at);
      if (soc != NULL)
        return soc;
    }

  return NULL;
}

/* Two digits of the series' family, then two or four; a JSON number loses zeros at both ends. */
static char *
cip_with_point (const char *text, gsize n_family)
{
  const char *rest = text + n_family + 1;
  const gsize n = count_digits (rest);

  if (n_family < 1 || n_family > 2 || n < 1 || n > 4 || g_ascii_isalnum (rest[n]) || rest[n] == '.')
    return NULL;

  return g_strdup_printf ("%s%.*s.%.*s%s", n_family == 1 ? "0" : "", (int)n_family, text, (int)n,
                          rest, n % 2 == 1 ? "0" : "");
}

char *
fw_cip_from_text (const char *text)
{
  gsize n;

  if (text == NULL)
    return NULL;

  while (g_ascii_isspace (*text))
    text++;

  n = count_digits (text);
  if (text[n] == '.')
    return cip_with_point (text, n);
  if (g_ascii_isalnum (text[n]) || text[n] == '-')
    return NULL;

  switch (n)
    {
    case 3:
    case 5:
      return g_strdup_printf ("0%.1s.%.*s", text, (int)n - 1, text + 1);
    case 4:
    case 6:
      return g_strdup_printf ("%.2s.%.*s", text, (int)n - 2, text + 2);
    default:
      return NULL;
    }
}
