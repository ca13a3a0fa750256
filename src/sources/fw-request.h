/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "fw-service.h"

G_BEGIN_DECLS

/**
 * FwRequest:
 *
 * One question to one service, without its key. Immutable once handed on; reference counted.
 */
typedef struct FwRequest FwRequest;
typedef struct FwAnswer FwAnswer;

/* TRUE when the answer is whole and is what the service documents; it is stored and handed on only
 * then. Turns key pages, quota words, HTML with 200 and cut-off bodies into FW_SOURCE_ERROR; may
 * run in any thread. */
typedef gboolean (*FwAnswerCheck) (FwAnswer *answer, GError **error);

/* title: what it asks for, for the person ("Household income by bracket"); path: with query, from
 * "/" on; for FW_SERVICE_FEED the whole https address. */
FwRequest *fw_request_new (FwServiceId service, const char *title, const char *path,
                           FwAnswerCheck check);
/* Makes it a POST of this JSON object, which holds no key. */
void fw_request_set_body (FwRequest *self, const char *json);
/* What the reader knows it by: "B19001B"; (nullable) */
void fw_request_set_tag (FwRequest *self, const char *tag);
FwRequest *fw_request_ref (FwRequest *self);
void fw_request_unref (FwRequest *self);

FwServiceId fw_request_get_service (FwRequest *self);
const char *fw_request_get_title (FwRequest *self);
const char *fw_request_get_path (FwRequest *self);
const char *fw_request_get_body (FwRequest *self); /* NULL for a GET */
const char *fw_request_get_tag (FwRequest *self);  /* or NULL */
FwAnswerCheck fw_request_get_check (FwRequest *self);
/* The public address, without a key: what screens, files and the store may show. */
const char *fw_request_get_url (FwRequest *self);
/* sha256 of method, address and body, hex: the name of its answer in the store. */
const char *fw_request_get_digest (FwRequest *self);
/* "GET https://..." and the body on a line of its own: what --dry-run prints. (transfer full) */
char *fw_request_describe (FwRequest *self);

/**
 * FwAnswer:
 *
 * What came back, as received. Immutable; reference counted; may be read in any thread.
 */
typedef struct
{
  guint status;
  const char *content_type;  /* without parameters, lower case; or NULL */
  const char *location;      /* of a redirect that was not followed; or NULL */
  const char *key_error;     /* header X-DataWebAPI-KeyError; or NULL */
  const char *etag;          /* or NULL */
  const char *last_modified; /* or NULL */
  gint64 fetched;            /* Unix time, UTC */
  gboolean stored;           /* taken from the store without asking */
} FwAnswerInfo;

FwAnswer *fw_answer_new (FwRequest *request, const FwAnswerInfo *info, GBytes *body);
FwAnswer *fw_answer_ref (FwAnswer *self);
void fw_answer_unref (FwAnswer *self);
FwRequest *fw_answer_get_request (FwAnswer *self);
const FwAnswerInfo *fw_answer_get_info (FwAnswer *self);
GBytes *fw_answer_get_body (FwAnswer *self);  /* never NULL, may be empty */
char *fw_answer_dup_fetched (FwAnswer *self); /* "2026-11-21T20:58:34Z" (transfer full) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwRequest, fw_request_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwAnswer, fw_answer_unref)

G_END_DECLS
