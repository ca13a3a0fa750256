/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-labels.h"
#include "fw-scale.h"

G_BEGIN_DECLS

/* The anatomy every chart shares (visual-language.md 6): title, subtitle, key, plot, source line.
 */

typedef enum
{
  FW_CLASS_SMALL, /* under 480 px of width, counted at 100 % text */
  FW_CLASS_MEDIUM,
  FW_CLASS_SLIDE, /* 16:9 and 1,280 px or wider, and larger in proportion */
} FwClass;

/* Measures of a size class, px; sizes are those of text, already times the text scale. */
typedef struct
{
  FwClass klass;
  double scale;  /* of gaps and heights against the medium chart at 100 % */
  double stroke; /* factor of every stroke, the theme's included */
  double marker; /* factor of every marker */
  double margin;
  double title, subtitle, label, tick, source;
} FwLayout;

typedef enum
{
  FW_KEY_LINE,
  FW_KEY_BAND,
  FW_KEY_HATCH,
  FW_KEY_WIDE_LINE,
  FW_KEY_DIAMOND,
  FW_KEY_DASH, /* a goal or a limit */
  FW_KEY_DOTS,
  FW_KEY_WHISKER, /* with a cap at each end */
  FW_KEY_MARKER,  /* plus an FwMarker; the last of the kinds */
} FwKeyKind;

typedef struct
{
  FwKeyKind kind;
  FwRole role, edge;
  const char *text;
} FwKey;

#define FW_MAX_KEYS 8

/* What stands around every plot. All borrowed. */
typedef struct
{
  const char *title, *subtitle, *kind;
  const char *source; /* without "Source:" */
  const char *date;   /* ISO */
  FwKey keys[FW_MAX_KEYS];
  guint n_keys;
} FwFrameWords;

typedef struct
{
  FwScene *scene;
  FwLabels *labels;
  const FwTheme *theme;
  FwTextMetrics *text;
  FwLayout layout;
  FwRect area; /* for the plot and its ticks, between key and source */
  GStrv source;
} FwFrame;

FwLayout fw_layout_for (FwSize size, const FwTheme *theme, double text_scale);
/* The area is at least minimum high, natural if size.height is 0; the scene grows to hold it. */
void fw_frame_begin (FwFrame *self, const FwFrameWords *words, const FwTheme *theme,
                     FwTextMetrics *text, FwSize size, double minimum, double natural);
/* Places the labels, writes the source line, seals and hands over the scene. */
FwScene *fw_frame_end (FwFrame *self);
/* A sentence in the place of a plot: a page never shows empty axes. */
void fw_frame_empty (FwFrame *self, const char *sentence);

/* Text where nothing else can be, bypassing the label rules: headings of panels. Wraps; returns
 * height. */
double fw_frame_heading (FwFrame *self, const char *text, double size, gboolean bold, FwRole role,
                         const FwRect *at);

/* A stroked mark in px at 1x, times theme and slide. */
FwMark fw_frame_stroke (const FwFrame *self, FwRole role, double width, FwDash dash);
FwMark fw_frame_fill (const FwFrame *self, FwRole role);
/* The text, or as much of it as is no wider, with an ellipsis behind. (transfer full) */
char *fw_frame_shorten (const FwFrame *self, const char *text, double size, gboolean bold,
                        double width);
/* The same with the ellipsis before what follows the last comma, or in the middle: for names that
 * begin alike. (transfer full) */
char *fw_frame_shorten_middle (const FwFrame *self, const char *text, double size, gboolean bold,
                               double width);
double fw_frame_width (const FwFrame *self, const char *text, double size, gboolean bold);

G_END_DECLS
