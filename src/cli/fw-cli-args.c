/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli-args.h"

#include <math.h>
#include <string.h>

#include "fw-catalogue.h"
#include "fw-unit.h"

G_DEFINE_QUARK (fw - cli - error - quark, fw_cli_error)

struct FwCliArgs
{
  const FwCliOption *options;
  guint n_options;
  GPtrArray *words;
  GPtrArray **values; /* one an option; NULL until it was given */
};

static const FwCliOption *
find_option (FwCliArgs *self, const char *name)
{
  for (guint i = 0; i < self->n_options; i++)
    if (g_str_equal (self->options[i].name, name))
      return &self->options[i];

  return NULL;
}

static void
set_unknown (FwCliArgs *self, const char *word, const char *name, GError **error)
{
  g_autofree const char **names = g_new0 (const char *, self->n_options + 1);
  const char *nearest;

  for (guint i = 0; i < self->n_options; i++)
    names[i] = self->options[i].name;
  nearest = fw_text_near (name, names);

  if (nearest != NULL)
    g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                 "There is no option “%s”; the nearest is “--%s”.", word, nearest);
  else
    g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                 "There is no option “%s”; “--help” lists them.", word);
}

static const FwCliOption *
option_of_word (FwCliArgs *self, const char *word, GError **error)
{
  const gboolean is_long = word[1] == '-';
  const char *equals = strchr (word, '=');
  g_autofree char *name = NULL;
  const FwCliOption *option;

  if (!is_long)
    {
      for (guint i = 0; i < self->n_options; i++)
        if (self->options[i].letter == word[1] && word[2] == '\0')
          return &self->options[i];
      set_unknown (self, word, word + 1, error);
      return NULL;
    }

  name = equals == NULL ? g_strdup (word + 2) : g_strndup (word + 2, (gsize)(equals - word - 2));
  option = find_option (self, name);
  if (option == NULL)
    set_unknown (self, word, name, error);

  return option;
}

/* Reads the option in words[*at]; moves *at on when its value is a word of its own. */
static gboolean
read_option (FwCliArgs *self, char **words, guint *at, GError **error)
{
  const char *word = words[*at];
  const char *equals = word[1] == '-' ? strchr (word, '=') : NULL;
  const FwCliOption *option = option_of_word (self, word, error);
  GPtrArray **values;
  const char *value = equals != NULL ? equals + 1 : NULL;

  if (option == NULL)
    return FALSE;

  if (option->kind == FW_CLI_SWITCH && value != NULL)
    {
      g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE, "“--%s” takes no value.", option->name);
      return FALSE;
    }
  if (option->kind != FW_CLI_SWITCH && value == NULL)
    {
      value = words[*at + 1];
      if (value == NULL)
        {
          g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE, "“--%s” needs a value: %s.",
                       option->name, option->value);
          return FALSE;
        }
      (*at)++;
    }

  values = &self->values[option - self->options];
  if (*values == NULL)
    *values = g_ptr_array_new ();
  if (value != NULL)
    g_ptr_array_add (*values, (gpointer)value);

  return TRUE;
}

/**
 * fw_cli_args_new:
 * @options: (array length=n_options): the options there are; borrowed
 * @words: (array zero-terminated=1): the words after the command; borrowed
 * @error: return location
 *
 * Returns: (transfer full): what was given, or %NULL with a usage error
 */
FwCliArgs *
fw_cli_args_new (const FwCliOption *options, guint n_options, char **words, GError **error)
{
  g_autoptr (FwCliArgs) self = g_new0 (FwCliArgs, 1);
  gboolean only_words = FALSE;

  self->options = options;
  self->n_options = n_options;
  self->words = g_ptr_array_new ();
  self->values = g_new0 (GPtrArray *, n_options + 1);

  for (guint at = 0; words[at] != NULL; at++)
    {
      if (!g_utf8_validate (words[at], -1, NULL))
        {
          g_set_error_literal (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                               "An argument is not UTF-8 text.");
          return NULL;
        }
      if (only_words || words[at][0] != '-' || words[at][1] == '\0')
        g_ptr_array_add (self->words, words[at]);
      else if (g_str_equal (words[at], "--"))
        only_words = TRUE;
      else if (!read_option (self, words, &at, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

void
fw_cli_args_free (FwCliArgs *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_options; i++)
    g_clear_pointer (&self->values[i], g_ptr_array_unref);
  g_free (self->values);
  g_ptr_array_unref (self->words);
  g_free (self);
}

guint
fw_cli_args_n (FwCliArgs *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->words->len;
}

const char *
fw_cli_args_get (FwCliArgs *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);

  return index < self->words->len ? g_ptr_array_index (self->words, index) : NULL;
}

/**
 * fw_cli_args_list:
 * @self: arguments
 * @name: an option of the table
 *
 * Returns: (transfer none) (nullable): the values given, in order; %NULL when it was not given
 */
GPtrArray *
fw_cli_args_list (FwCliArgs *self, const char *name)
{
  const FwCliOption *option;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  option = find_option (self, name);
  g_return_val_if_fail (option != NULL, NULL);

  return self->values[option - self->options];
}

gboolean
fw_cli_args_has (FwCliArgs *self, const char *name)
{
  return fw_cli_args_list (self, name) != NULL;
}

const char *
fw_cli_args_value (FwCliArgs *self, const char *name)
{
  GPtrArray *values = fw_cli_args_list (self, name);

  return values != NULL ? g_ptr_array_index (values, values->len - 1) : NULL;
}

/* A whole number in a range. */
gboolean
fw_cli_args_whole (FwCliArgs *self, const char *name, guint64 lo, guint64 hi, guint64 *value,
                   GError **error)
{
  const char *text = fw_cli_args_value (self, name);

  if (text == NULL)
    return TRUE;
  if (g_ascii_string_to_unsigned (text, 10, lo, hi, value, NULL))
    return TRUE;

  {
    g_autofree char *least = fw_number_to_c ((double)lo);
    g_autofree char *most = fw_number_to_c ((double)hi);

    g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                 "“--%s” is “%s”; it must be a whole number from %s to %s.", name, text, least,
                 most);
  }
  return FALSE;
}

/**
 * fw_cli_number:
 * @text: what was typed
 * @value: (out): the number
 *
 * Reads a finite decimal number in the C locale and nothing else: no hexadecimal, no "inf", no
 * rest.
 *
 * Returns: whether it is one
 */
gboolean
fw_cli_number (const char *text, double *value)
{
  char *end = NULL;

  g_return_val_if_fail (text != NULL && value != NULL, FALSE);

  if (strspn (text, "0123456789+-.eE") != strlen (text))
    return FALSE;

  *value = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && isfinite (*value);
}

gboolean
fw_cli_args_number (FwCliArgs *self, const char *name, double *value, GError **error)
{
  const char *text = fw_cli_args_value (self, name);

  if (text == NULL || fw_cli_number (text, value))
    return TRUE;

  g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE, "“--%s” is “%s”; it must be a number.",
               name, text);
  return FALSE;
}
