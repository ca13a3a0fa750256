/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-feed.h"
#include "fw-node.h"

G_BEGIN_DECLS

/* The parts of fw_feed_read(). Nothing here asks for an address that stands in a document. */

/**
 * FwFeed:
 * @name: of the file, or the address
 * @url: the address where it is one, else NULL
 * @nodes: @id to the object of the document that has it
 * @ids: ids of offers so far, each once
 * @types: what the document has beside programs and jobs, each once
 *
 * A document as it is read.
 */
typedef struct
{
  FwHarvest *harvest;
  const char *name;
  const char *url;
  const char *fetched;
  GHashTable *nodes;
  GHashTable *ids;
  GPtrArray *types;
  guint n_offers;
  guint n_beyond; /* offers past the most that are taken */
} FwFeed;

/* Web pages. */

/* The text in UTF-8: as it is, or as Windows-1252 when it is none; a NUL ends it. (transfer full)
 */
char *fw_feed_decode (GBytes *bytes);
/* The texts of all scripts of type application/ld+json, in order, at most so many; comments, other
 * scripts and elements that hold plain text are skipped. (element-type utf8) (transfer full) */
GPtrArray *fw_feed_html_scripts (const char *html, guint max_scripts);
/* What a person reads of a text that may hold tags and entities: one line, at most so many
 * characters; NULL for none. (transfer full) */
char *fw_feed_plain (const char *text, guint max_characters);

/* Values. */

/* What a value calls itself: a text, a number, the first of a list, the name of an object, English
 * of a language map; an object that is only mentioned by its @id is looked up in the document.
 * Plain; NULL for none. (transfer full) */
char *fw_feed_text (FwFeed *self, JsonNode *node, guint max_characters);
/* What a program or a job is called; NULL for none. (transfer full) */
char *fw_feed_title (FwFeed *self, JsonNode *node);
/* All of a list's, joined by ", "; NULL for none. (transfer full) */
char *fw_feed_texts (FwFeed *self, JsonNode *node);
/* The object itself, or the one of the document that its @id (or the text) names. (transfer none)
 */
JsonNode *fw_feed_resolve (FwFeed *self, JsonNode *node);
/* TRUE for an object of one of these types, whatever vocabulary's prefix they have. */
gboolean fw_feed_is_a (JsonNode *node, const char *const *types);
/* "P24W", "P4Y": the weeks and hours of an ISO 8601 duration, NaN for a part that it has not. */
gboolean fw_feed_duration (const char *text, double *weeks, double *hours);
/* How many of "HOUR", "PT1H", "month" ... are in a paid year of 2,080 hours; NaN for another. */
double fw_feed_periods (const char *unit);
gboolean fw_feed_is_dollar (const char *currency);
/* "2026-04-15" of a date or a time; NULL for anything else. (transfer full) */
char *fw_feed_date (JsonNode *node);
/* A first code in any of these values' texts. (transfer full) (nullable) */
char *fw_feed_soc (FwFeed *self, JsonNode *node);
/* The name beside the code, or the text without it. (transfer full) (nullable) */
char *fw_feed_occupation (FwFeed *self, JsonNode *node);
/* "Minneapolis, MN" of an address, a place or an organisation. (transfer full) (nullable) */
char *fw_feed_place (FwFeed *self, JsonNode *node, gboolean with_region);
/* The value when it is from lo to hi, else none. */
FwFigure fw_feed_figure (double value, double lo, double hi);
/* An id that is this one where that is free, else a new one. (transfer full) */
char *fw_feed_new_id (FwFeed *self, const char *wanted);
/* "http://..." or "https://..." as text; NULL for anything else. (transfer full) */
char *fw_feed_page (JsonNode *node);
void fw_feed_tell (FwFeed *self, const char *what, const char *title, const char *why);

/* Prices of programs, by what they are for. */
typedef struct
{
  const char *category; /* as stated, or NULL */
  double price;         /* NaN where none is stated */
  gboolean at_least;    /* the lowest of a range */
  const char *currency; /* or NULL */
} FwFeedPrice;

/* What a program costs of these: the total; or tuition (a resident's where there are several) and
 * supplies; living costs are none of it. why: (out): the reason when nothing can be taken. */
FwFigure fw_feed_price (const FwFeedPrice *prices, guint n_prices, const char **why);

/* Types of things. Each adds an offer to the harvest, or tells why not. */
void fw_feed_read_program (FwFeed *self, JsonNode *node);
void fw_feed_read_job (FwFeed *self, JsonNode *node);
void fw_feed_read_learning_program (FwFeed *self, JsonNode *node); /* CTDL */

G_END_DECLS
