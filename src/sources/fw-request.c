/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-request.h"

struct FwRequest
{
  FwServiceId service;
  char *title;
  char *path;
  char *body; /* or NULL */
  char *tag;  /* or NULL */
  FwAnswerCheck check;
  char *url;
  char *digest; /* made anew when the body changes */
};

struct FwAnswer
{
  FwRequest *request;
  FwAnswerInfo info; /* its texts are owned */
  GBytes *body;
};

static void
make_digest (FwRequest *self)
{
  g_autofree char *text
      = g_strconcat (self->body != NULL ? "POST " : "GET ", self->url, "\n", self->body, NULL);

  g_free (self->digest);
  self->digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

FwRequest *
fw_request_new (FwServiceId service, const char *title, const char *path, FwAnswerCheck check)
{
  const FwService *row = fw_service_get (service);
  FwRequest *self;

  g_return_val_if_fail (row != NULL && title != NULL && path != NULL, NULL);
  g_return_val_if_fail (row->origin == NULL || path[0] == '/', NULL);

  self = g_atomic_rc_box_new0 (FwRequest);
  self->service = service;
  self->title = g_strdup (title);
  self->path = g_strdup (path);
  self->check = check;
  self->url = g_strconcat (row->origin != NULL ? row->origin : "", path, NULL);
  make_digest (self);
  return self;
}

void
fw_request_set_body (FwRequest *self, const char *json)
{
  g_return_if_fail (self != NULL && json != NULL);

  g_free (self->body);
  self->body = g_strdup (json);
  make_digest (self);
}

void
fw_request_set_tag (FwRequest *self, const char *tag)
{
  g_return_if_fail (self != NULL);

  g_free (self->tag);
  self->tag = g_strdup (tag);
}

FwRequest *
fw_request_ref (FwRequest *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_request (gpointer data)
{
  FwRequest *self = data;

  g_free (self->title);
  g_free (self->path);
  g_free (self->body);
  g_free (self->tag);
  g_free (self->url);
  g_free (self->digest);
}

void
fw_request_unref (FwRequest *self)
{
  g_atomic_rc_box_release_full (self, clear_request);
}

FwServiceId
fw_request_get_service (FwRequest *self)
{
  g_return_val_if_fail (self != NULL, FW_SERVICE_FEED);
  return self->service;
}

const char *
fw_request_get_title (FwRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->title;
}

const char *
fw_request_get_path (FwRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->path;
}

const char *
fw_request_get_body (FwRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->body;
}

const char *
fw_request_get_tag (FwRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->tag;
}

FwAnswerCheck
fw_request_get_check (FwRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->check;
}

const char *
fw_request_get_url (FwRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->url;
}

const char *
fw_request_get_digest (FwRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->digest;
}

char *
fw_request_describe (FwRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->body == NULL)
    return g_strdup_printf ("GET %s\n", self->url);
  return g_strdup_printf ("POST %s\n%s\n", self->url, self->body);
}

FwAnswer *
fw_answer_new (FwRequest *request, const FwAnswerInfo *info, GBytes *body)
{
  FwAnswer *self;

  g_return_val_if_fail (request != NULL && info != NULL && body != NULL, NULL);

  self = g_atomic_rc_box_new0 (FwAnswer);
  self->request = fw_request_ref (request);
  self->body = g_bytes_ref (body);
  self->info = *info;
  self->info.content_type = g_strdup (info->content_type);
  self->info.location = g_strdup (info->location);
  self->info.key_error = g_strdup (info->key_error);
  self->info.etag = g_strdup (info->etag);
  self->info.last_modified = g_strdup (info->last_modified);
  return self;
}

FwAnswer *
fw_answer_ref (FwAnswer *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_answer (gpointer data)
{
  FwAnswer *self = data;

  fw_request_unref (self->request);
  g_bytes_unref (self->body);
  g_free ((char *)self->info.content_type);
  g_free ((char *)self->info.location);
  g_free ((char *)self->info.key_error);
  g_free ((char *)self->info.etag);
  g_free ((char *)self->info.last_modified);
}

void
fw_answer_unref (FwAnswer *self)
{
  g_atomic_rc_box_release_full (self, clear_answer);
}

FwRequest *
fw_answer_get_request (FwAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->request;
}

const FwAnswerInfo *
fw_answer_get_info (FwAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return &self->info;
}

GBytes *
fw_answer_get_body (FwAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->body;
}

char *
fw_answer_dup_fetched (FwAnswer *self)
{
  g_autoptr (GDateTime) time = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  time = g_date_time_new_from_unix_utc (self->info.fetched);
  return time != NULL ? g_date_time_format_iso8601 (time) : NULL;
}
