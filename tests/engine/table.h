/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "fwe-incomes.h"

/* A small CSV file of a test, whole in memory; fields without quotes. Ends the test when it is
 * absent. */
typedef struct
{
  char **header;
  GPtrArray *rows; /* of char ** */
} Table;

Table *table_load (const char *path);
void table_free (Table *table);
int table_column (const Table *table, const char *name);
const char *table_text (const Table *table, guint row, int column);
/* NaN for an empty field. */
double table_number (const Table *table, guint row, int column);
/* 16 brackets from a column on, with the edges of the ACS. */
FweBrackets table_brackets (const Table *table, guint row, int first, int mean);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Table, table_free)
