/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The strict gate in front of json-glib (platform.md 7 and J1-J3) and a canonical writer behind it. */

typedef struct
{
  gsize max_bytes;   /* document 64 MiB, service answer 32 MiB */
  guint max_depth;   /* 64 */
  gsize max_values;
} FwJsonLimits;

extern const FwJsonLimits fw_json_limits_document;
extern const FwJsonLimits fw_json_limits_answer;

/* RFC 8259 exactly (one BOM allowed), no duplicate keys, numbers finite; error names line and column. */
gboolean fw_json_gate (const char *bytes, gsize length, const FwJsonLimits *limits, GError **error);

/**
 * FwJsonText: a gated text, its tree, and where every member stands.
 */
typedef struct FwJsonText FwJsonText;

/* name: what to call the text in errors (a file's name). (transfer full) */
FwJsonText *fw_json_text_parse (GBytes *bytes, const char *name, const FwJsonLimits *limits, GError **error);
void fw_json_text_free (FwJsonText *self);
JsonNode *fw_json_text_root (FwJsonText *self);
/* Line (from 1) at which the member at a path such as "programs/2/seats" stands; 0 when unknown. */
guint fw_json_text_line (FwJsonText *self, const char *path);
/* A refusal that names file, line and member: found / wanted in words. */
GError *fw_json_text_fault (FwJsonText *self, const char *path, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* Canonical text: two-space indent, one number format (fw_number_to_c), keys in the order of the node,
 * final newline. Never lets json-glib format a number. (transfer full) */
GBytes *fw_json_write (JsonNode *root, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwJsonText, fw_json_text_free)

/* A number, or null where it is none. */
void fw_json_set_number (JsonObject *object, const char *member, double value);

G_END_DECLS
