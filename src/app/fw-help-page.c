/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-shortcuts.h"
#include "fw-term.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* Prints a page of the help that is made from the program's own tables, in English: the numbers as
 * the window explains them, or the shortcuts as the window lists them. */

static const struct
{
  const char *accel; /* as GTK writes it */
  const char *name;  /* as it stands on the key */
} keys[] = {
  { "Control", NC_ ("key", "Ctrl") },
  { "Shift", NC_ ("key", "Shift") },
  { "Alt", NC_ ("key", "Alt") },
  { "Page_Up", NC_ ("key", "Page Up") },
  { "Page_Down", NC_ ("key", "Page Down") },
  { "Delete", NC_ ("key", "Delete") },
  { "Left", "←" },
  { "Right", "→" },
  { "Up", "↑" },
  { "Down", "↓" },
  { "comma", "," },
  { "question", "?" },
};

static void
print_element (const char *indent, const char *name, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  printf ("%s<%s>%s</%s>\n", indent, name, escaped, name);
}

static void
print_head (const char *id, const char *guide, const char *sort, const char *desc,
            const char *title)
{
  printf ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<page xmlns=\"http://projectmallard.org/1.0/\" type=\"topic\" id=\"%s\">\n"
          "  <info>\n"
          "    <link type=\"guide\" xref=\"index#%s\"/>\n"
          "    <title type=\"sort\">%s</title>\n",
          id, guide, sort);
  print_element ("    ", "desc", desc);
  puts ("  </info>");
  print_element ("  ", "title", title);
}

static void
print_numbers (void)
{
  guint n;
  const FwTerm *terms = fw_terms (&n);

  print_head ("numbers", "meaning", "3",
              N_ ("Every number and chart in plain words, with its formula."),
              N_ ("Numbers and charts, one by one"));
  for (guint i = 0; i < n; i++)
    {
      printf ("  <section id=\"%s\">\n", terms[i].id);
      print_element ("    ", "title", terms[i].title);
      print_element ("    ", "p", terms[i].words);
      if (terms[i].formula != NULL)
        {
          puts ("    <example>");
          print_element ("      ", "p", terms[i].formula);
          puts ("    </example>");
        }
      printf ("    <p><link xref=\"%s\"/></p>\n  </section>\n", terms[i].page);
    }
  puts ("</page>");
}

static void
print_key (const char *accel)
{
  g_autofree char *letter = g_utf8_strup (accel, -1);
  const char *name = accel[1] == '\0' ? letter : accel;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].accel, accel))
      name = keys[i].name;
  print_element ("          ", "key", name);
}

/* "<Control><Shift>s" */
static void
print_keys (char *accel)
{
  puts ("        <keyseq>");
  while (*accel == '<')
    {
      char *end = strchr (accel, '>');

      g_assert (end != NULL);
      *end = '\0';
      print_key (accel + 1);
      accel = end + 1;
    }
  print_key (accel);
  puts ("        </keyseq>");
}

static void
print_shortcuts (void)
{
  guint n;
  const FwShortcut *rows = fw_shortcuts (&n);

  print_head ("keys", "start", "3", N_ ("All keys, as the window of shortcuts lists them."),
              N_ ("Every keyboard shortcut"));
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) accels = g_strsplit (rows[i].accels, " ", -1);

      if (i == 0 || !g_str_equal (rows[i].group, rows[i - 1].group))
        {
          puts (i > 0 ? "  </table></section>\n  <section>" : "  <section>");
          print_element ("    ", "title", rows[i].group);
          puts ("    <table frame=\"none\" rules=\"rows\">");
        }
      puts ("      <tr><td>");
      print_element ("        ", "p", rows[i].title);
      puts ("      </td><td><p>");
      for (char **accel = accels; *accel != NULL; accel++)
        print_keys (*accel);
      puts ("      </p></td></tr>");
    }
  puts ("  </table></section>\n</page>");
}

int
main (int argc, char **argv)
{
  if (argc == 2 && g_str_equal (argv[1], "keys"))
    print_shortcuts ();
  else
    print_numbers ();
  return ferror (stdout) != 0;
}
