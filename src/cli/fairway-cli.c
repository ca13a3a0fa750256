/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli.h"

#include <stdio.h>
#include <string.h>

#include "fw-catalogue.h"
#include "fw-cli-output.h"
#include "fw-error.h"

static const FwCliCommand *const commands[] = {
  &fw_cli_allocate, &fw_cli_brackets,   &fw_cli_chart,       &fw_cli_check,    &fw_cli_county,
  &fw_cli_describe, &fw_cli_evidence,   &fw_cli_fetch,       &fw_cli_gallery,  &fw_cli_goal,
  &fw_cli_import,   &fw_cli_inequality, &fw_cli_keys,        &fw_cli_outcomes, &fw_cli_plans,
  &fw_cli_review,   &fw_cli_run,        &fw_cli_sensitivity, &fw_cli_sources,  &fw_cli_sweep,
};

static const FwCliCommand *
find_command (const char *name, GError **error)
{
  const char *names[G_N_ELEMENTS (commands) + 1] = { NULL };
  g_autofree char *others = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (commands[i]->name, name))
        return commands[i];
      names[i] = commands[i]->name;
    }

  others = fw_text_suggest (name, names);
  g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE, "There is no command “%s”; %s.", name,
               others);
  return NULL;
}

static void
append_padded (GString *text, const char *first, const char *second)
{
  g_string_append_printf (text, "  %-24s %s\n", first, second);
}

static char *
general_help (void)
{
  GString *text
      = g_string_new ("usage: fairway-cli COMMAND [arguments]\n\n"
                      "Models technology-training partnerships of a city, without a window.\n\n");

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    append_padded (text, commands[i]->name, commands[i]->summary);
  g_string_append (
      text,
      "\n“fairway-cli COMMAND --help” says more. “fairway-cli --version” names the version.\n"
      "Exit codes: 0 done, 1 plan or data refused, 2 wrong usage, 3 goal cannot be reached.\n");

  return g_string_free (text, FALSE);
}

static char *
command_help (const FwCliCommand *command)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "usage: fairway-cli %s %s\n\n%c%s.\n", command->name,
                          command->usage, g_ascii_toupper (command->summary[0]),
                          command->summary + 1);
  if (command->help != NULL)
    g_string_append_printf (text, "\n%s", command->help);
  g_string_append (text, "\n");
  for (guint i = 0; i < command->n_options; i++)
    {
      const FwCliOption *option = &command->options[i];
      g_autofree char *shape = NULL;

      if (option->letter != '\0')
        shape = g_strdup_printf ("-%c, --%s %s", option->letter, option->name,
                                 option->value != NULL ? option->value : "");
      else
        shape = g_strconcat ("--", option->name, option->value != NULL ? " " : "", option->value,
                             NULL);
      append_padded (text, shape, option->help);
    }
  append_padded (text, "--help", "this text");

  return g_string_free (text, FALSE);
}

static gboolean
asks_for_help (char **words)
{
  for (guint i = 0; words[i] != NULL && !g_str_equal (words[i], "--"); i++)
    if (g_str_equal (words[i], "--help") || g_str_equal (words[i], "-h"))
      return TRUE;

  return FALSE;
}

static gboolean
run_command (const FwCliCommand *command, char **words, GError **error)
{
  g_autoptr (FwCliArgs) args = NULL;

  if (asks_for_help (words))
    {
      g_autofree char *help = command_help (command);

      return fw_cli_print (help, error);
    }

  args = fw_cli_args_new (command->options, command->n_options, words, error);
  if (args == NULL)
    return FALSE;

  if (fw_cli_args_n (args) < command->min_words || fw_cli_args_n (args) > command->max_words)
    {
      g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE, "usage: fairway-cli %s %s",
                   command->name, command->usage);
      return FALSE;
    }

  return command->run (args, error) && fw_cli_flush (error);
}

static gboolean
run_words (char **words, GError **error)
{
  const FwCliCommand *command;

  if (words[0] == NULL)
    {
      g_set_error_literal (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                           "A command is missing; “fairway-cli --help” lists them.");
      return FALSE;
    }
  if (g_str_equal (words[0], "--help") || g_str_equal (words[0], "-h")
      || g_str_equal (words[0], "help"))
    {
      g_autofree char *help = general_help ();

      return fw_cli_print (help, error) && fw_cli_flush (error);
    }
  if (g_str_equal (words[0], "--version"))
    return fw_cli_print ("fairway-cli " FW_VERSION "\n", error) && fw_cli_flush (error);

  command = find_command (words[0], error);

  return command != NULL && run_command (command, words + 1, error);
}

/* No setlocale(): numbers and sentences are the same on every machine. */
int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (run_words (argv + (argc > 0), &error))
    return FW_CLI_DONE;

  fprintf (stderr, "fairway-cli: %s\n", error->message);

  if (g_error_matches (error, FW_CLI_ERROR, FW_CLI_ERROR_CANNOT_REACH))
    return FW_CLI_CANNOT_REACH;

  return error->domain == FW_CLI_ERROR ? FW_CLI_USAGE : FW_CLI_REFUSED;
}
