/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-cli-args.h"

G_BEGIN_DECLS

/* Exit codes of the contract. */
enum
{
  FW_CLI_DONE = 0,
  FW_CLI_REFUSED = 1, /* a plan or data is refused, or cannot be read or written */
  FW_CLI_USAGE = 2,
  FW_CLI_CANNOT_REACH = 3, /* a goal cannot be reached */
};

/**
 * FwCliCommand:
 * @name: what is typed after the program
 * @usage: what follows the name: "PLAN [options]"
 * @summary: one line for the list of commands
 * @help: more lines, each ended, or NULL
 * @min_words, @max_words: how many words that are no option it takes
 * @run: does it; FALSE with an error, whose domain gives the exit code
 */
typedef struct
{
  const char *name;
  const char *usage;
  const char *summary;
  const char *help;
  const FwCliOption *options;
  guint n_options;
  guint min_words, max_words;
  gboolean (*run) (FwCliArgs *args, GError **error);
} FwCliCommand;

extern const FwCliCommand fw_cli_allocate;
extern const FwCliCommand fw_cli_brackets;
extern const FwCliCommand fw_cli_chart;
extern const FwCliCommand fw_cli_check;
extern const FwCliCommand fw_cli_county;
extern const FwCliCommand fw_cli_describe;
extern const FwCliCommand fw_cli_evidence;
extern const FwCliCommand fw_cli_fetch;
extern const FwCliCommand fw_cli_gallery;
extern const FwCliCommand fw_cli_goal;
extern const FwCliCommand fw_cli_import;
extern const FwCliCommand fw_cli_inequality;
extern const FwCliCommand fw_cli_keys;
extern const FwCliCommand fw_cli_outcomes;
extern const FwCliCommand fw_cli_plans;
extern const FwCliCommand fw_cli_review;
extern const FwCliCommand fw_cli_run;
extern const FwCliCommand fw_cli_sensitivity;
extern const FwCliCommand fw_cli_sources;
extern const FwCliCommand fw_cli_sweep;

G_END_DECLS
