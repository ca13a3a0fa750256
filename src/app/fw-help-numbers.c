/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "fw-term.h"

/* Prints the help's page of numbers, from the rows that explain them in the window. */

static void
print_element (const char *name, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  printf ("    <%s>%s</%s>\n", name, escaped, name);
}

int
main (void)
{
  guint n;
  const FwTerm *terms = fw_terms (&n);

  puts ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<page xmlns=\"http://projectmallard.org/1.0/\" type=\"topic\" id=\"numbers\">\n"
        "  <info>\n"
        "    <link type=\"guide\" xref=\"index#meaning\"/>\n"
        "    <desc>Every number and chart in plain words, with its formula.</desc>\n"
        "  </info>\n"
        "  <title>Numbers and charts, one by one</title>");
  for (guint i = 0; i < n; i++)
    {
      printf ("  <section id=\"%s\">\n", terms[i].id);
      print_element ("title", terms[i].title);
      print_element ("p", terms[i].words);
      if (terms[i].formula != NULL)
        print_element ("p", terms[i].formula);
      printf ("    <p><link xref=\"%s\"/></p>\n  </section>\n", terms[i].page);
    }
  puts ("</page>");
  return ferror (stdout) != 0;
}
