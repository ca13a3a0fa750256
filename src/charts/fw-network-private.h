/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-network.h"
#include "fw-frame.h"

G_BEGIN_DECLS

/* People under whom a ribbon is no ribbon. */
#define FW_NETWORK_SOME 0.5
/* Openings under which nothing is due. */
#define FW_NETWORK_DUE 1.0

/* A party as it is drawn; the last of its column may stand for several. Strings and arrays are its
 * own. */
typedef struct
{
  char *name;
  guint stands_for; /* parties; 1 for itself */
  guint index;      /* in the data, of one that stands for itself */
  FwNetworkHelp help;
  gboolean mixed;     /* stands for parties that do different things */
  gboolean *programs; /* of a helper and an employer: shown programs it has a tie with */
  gboolean pledged, rough;
  double openings, kept, low, high; /* low and high NaN where it stands for several */
  double placed;
  gboolean placed_below;  /* stand on the line of the bar, not of the name */
  double *hires;          /* of an employer: people of each shown program */
  double *with_partner;   /* those of them whom a partner hires */
  GStrv lines;            /* of a helper and a program: its name */
  double y, height, port; /* px: top, of a helper its middle; where the next ribbon goes */
} FwParty;

typedef struct
{
  FwFrame frame;
  const FwNetworkData *data;
  FwParty *helpers, *programs, *employers;
  guint n_helpers, n_programs, n_employers;
} FwNetwork;

/* fw-network-parties.c: which are drawn and which are folded into one. */
void fw_network_take (FwNetwork *self, guint max_helpers, guint max_programs, guint max_employers);
void fw_network_drop (FwNetwork *self);
/* Openings that the longest bar stands for. */
double fw_network_largest (const FwNetwork *self);

/* fw-network-words.c; strings are (transfer full) unless const. */
char *fw_network_title (const FwNetworkData *data);
/* The employer with most openings that are hardly expected; FALSE when every pledge may be kept. */
gboolean fw_network_find_short (const FwNetworkData *data, guint *employer);
char *fw_network_subtitle (const FwNetworkData *data);
/* In the place of a picture; NULL when there is one. */
const char *fw_network_nothing (const FwNetworkData *data);
char *fw_network_description (const FwNetworkData *data);
char *fw_network_placed (double people); /* "12 placed" */
char *fw_network_pledge (const FwParty *employer);
char *fw_network_helper_words (const FwNetwork *self, const FwParty *helper);
char *fw_network_program_words (const FwNetwork *self, guint program);
char *fw_network_employer_words (const FwNetwork *self, const FwParty *employer);
const char *fw_network_help_title (FwNetworkHelp help);
void fw_network_add_table (FwNetwork *self);

/* The pledge as an outline, what is expected of it as a fill, its range beside it. */
void fw_network_draw_bar (FwNetwork *self, const FwParty *employer, double most, const FwRect *room,
                          int datum);

/* fw-network-small.c: those around the programs in lines, employers under each other. */
double fw_network_small_side (const FwLayout *layout,
                              guint n_helpers); /* px of those lines at most */
double fw_network_small_row (const FwLayout *layout);
void fw_network_draw_small (FwNetwork *self);

G_END_DECLS
