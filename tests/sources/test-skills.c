/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "fw-builtin.h"
#include "fw-skills.h"

static void
assert_skills (GStrv found, const char *wanted)
{
  g_autofree char *joined = g_strjoinv (" ", found);

  g_assert_cmpstr (joined, ==, wanted);
  g_strfreev (found);
}

static void
test_find (void)
{
  static const struct
  {
    const char *text;
    const char *name; /* NULL: unknown */
  } cases[] = {
    { "JavaScript", "javascript" },
    { "js", "javascript" },
    { "C++", "cpp" },
    { "c#", "csharp" },
    { "C", "c" },
    { ".NET", "dotnet" },
    { "ASP.NET", "dotnet" },
    { "VB.Net", "dotnet" },
    { "Node.js", "nodejs" },
    { "NodeJS", "nodejs" },
    { "node", "nodejs" },
    { "React.js", "react" },
    { "Vue.js", "vue" },
    { "HTML5", "html-css" },
    { "html-css", "html-css" },
    { "HTML/CSS", "html-css" },
    { "Go", "go" },
    { "R", "r" },
    { "PL/SQL", "sql" },
    { "T-SQL", "sql" },
    { "Hyper-V", "virtualization" },
    { "CI/CD", "devops" },
    { "CompTIA A+", "hardware" },
    { "Network+", "networking" },
    { "Security+", "security" },
    { "TCP/IP", "networking" },
    { "  Help  Desk ", "help-desk" },
    { "unit testing", "testing" },
    { "MS Excel", "excel" },
    { "K8s", "kubernetes" },
    { "java script", "javascript" },
    { "GitHub", "git" },
    { "ITIL", "itil" },
    { "CYBER-SECURITY", "security" },
    { "", NULL },
    { "welding", NULL },
    { "javascripting", NULL },
    { "+", NULL },
    { "example.net", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const FwSkillRow *row = fw_skills_find (cases[i].text);

      g_test_message ("%s", cases[i].text != NULL ? cases[i].text : "(null)");
      g_assert_cmpstr (row != NULL ? row->name : NULL, ==, cases[i].name);
    }
}

static void
test_prose (void)
{
  assert_skills (fw_skills_in_text ("Build services in C++/C#, .NET and Node.js."),
                 "csharp dotnet cpp nodejs");
  assert_skills (fw_skills_in_text ("Java or C# SQL"), "java csharp sql");
  assert_skills (fw_skills_in_text ("Web application development using Java/J2EE Web application "
                                    "development using Python or familiarity with dynamic "
                                    "programming languages"),
                 "java python");
  /* Whole words: no Java in JavaScript, no C in C++. */
  assert_skills (fw_skills_in_text ("JavaScript"), "javascript");
  assert_skills (fw_skills_in_text ("We go far, react quickly, excel in spring, at vitamin C, R&D, "
                                    "office work, drug testing, job security and a mobile phone; "
                                    "see www.example.net."),
                 "");
  assert_skills (fw_skills_in_text (""), "");
  assert_skills (fw_skills_in_text (NULL), "");
  assert_skills (fw_skills_in_text ("(SQL)"), "sql");
  assert_skills (fw_skills_in_text ("ﬁnd “Python” — Linux…"), "python linux");
  assert_skills (fw_skills_in_text ("Windows 11 imaging; ServiceNow"), "ticketing windows");
}

static void
test_lists (void)
{
  const FwSkillText texts[] = {
    { "Python, R; Go | C / Excel", TRUE },
    { "and also SQL", FALSE },
    { NULL, TRUE },
  };

  assert_skills (fw_skills_in_texts (texts, G_N_ELEMENTS (texts)), "python c go r sql excel");
}

/* Every word of the list finds its own row, and no word belongs to two. */
static void
test_table (void)
{
  guint n_rows;
  const FwSkillRow *rows = fw_skills_rows (&n_rows);

  g_assert_cmpuint (n_rows, >=, 60);
  for (guint i = 0; i < n_rows; i++)
    {
      g_assert_true (fw_skills_find (rows[i].title) == &rows[i]);
      g_assert_true (fw_skills_find (rows[i].name) == &rows[i]);
      for (guint j = 0; rows[i].synonyms[j] != NULL; j++)
        {
          g_auto (GStrv) found = fw_skills_in_text (rows[i].synonyms[j]);

          g_test_message ("%s", rows[i].synonyms[j]);
          g_assert_true (fw_skills_find (rows[i].synonyms[j]) == &rows[i]);
          g_assert_true (g_strv_contains ((const char *const *)found, rows[i].name));
        }
      for (guint j = 0; rows[i].listed[j] != NULL; j++)
        {
          g_test_message ("%s", rows[i].listed[j]);
          g_assert_true (fw_skills_find (rows[i].listed[j]) == &rows[i]);
        }
    }
}

/* What the plans that come with Fairway teach is in the list, however they write it. */
static void
test_plans (void)
{
  guint n_plans, n_seen = 0;
  const FwBuiltin *plans = fw_builtin_plans (&n_plans);

  for (guint i = 0; i < n_plans; i++)
    {
      g_autoptr (FwPlan) plan = fw_builtin_plan_load (plans[i].id, NULL);
      GListModel *programs = fw_plan_get_list (plan, FW_LIST_PROGRAMS);

      for (guint j = 0; j < g_list_model_get_n_items (programs); j++)
        {
          g_autoptr (FwPart) program = g_list_model_get_item (programs, j);
          const char *const *taught = fw_part_get_strings (program, "teaches");

          for (; *taught != NULL; taught++, n_seen++)
            {
              g_test_message ("%s: %s", plans[i].id, *taught);
              g_assert_nonnull (fw_skills_find (*taught));
            }
        }
    }

  g_assert_cmpuint (n_seen, >, 0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sources/skills/find", test_find);
  g_test_add_func ("/sources/skills/prose", test_prose);
  g_test_add_func ("/sources/skills/lists", test_lists);
  g_test_add_func ("/sources/skills/table", test_table);
  g_test_add_func ("/sources/skills/plans", test_plans);
  return g_test_run ();
}
