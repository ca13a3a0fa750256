/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Command-line arguments as a table says they are. GOption is not used: it converts arguments from
 * the locale's character set, and this program has no locale (cli.md: UTF-8 and C numbers
 * everywhere). */

#define FW_CLI_ERROR (fw_cli_error_quark ())

typedef enum
{
  FW_CLI_ERROR_USAGE,        /* exit code 2 */
  FW_CLI_ERROR_CANNOT_REACH, /* exit code 3 */
} FwCliError;

typedef enum
{
  FW_CLI_SWITCH = 0, /* --json */
  FW_CLI_VALUE,      /* --seed 1, --seed=1; the last one counts */
  FW_CLI_LIST,       /* --set a=1 --set b=2 */
} FwCliKind;

/**
 * FwCliOption:
 * @name: without the two dashes
 * @letter: its short form ("-o"), or 0
 * @value: what the value is called in the help, NULL for a switch
 * @help: one line
 */
typedef struct
{
  const char *name;
  char letter;
  FwCliKind kind;
  const char *value;
  const char *help;
} FwCliOption;

typedef struct FwCliArgs FwCliArgs;

GQuark fw_cli_error_quark (void);

FwCliArgs *fw_cli_args_new (const FwCliOption *options, guint n_options, char **words,
                            GError **error);
void fw_cli_args_free (FwCliArgs *self);
guint fw_cli_args_n (FwCliArgs *self);                      /* words that are no option */
const char *fw_cli_args_get (FwCliArgs *self, guint index); /* NULL past the end */
gboolean fw_cli_args_has (FwCliArgs *self, const char *name);
const char *fw_cli_args_value (FwCliArgs *self, const char *name); /* or NULL */
GPtrArray *fw_cli_args_list (FwCliArgs *self, const char *name);   /* (transfer none) */
/* Leaves *value alone when the option is absent. */
gboolean fw_cli_args_whole (FwCliArgs *self, const char *name, guint64 lo, guint64 hi,
                            guint64 *value, GError **error);
gboolean fw_cli_args_number (FwCliArgs *self, const char *name, double *value, GError **error);
gboolean fw_cli_number (const char *text, double *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwCliArgs, fw_cli_args_free)

G_END_DECLS
