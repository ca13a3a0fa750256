/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FW_SOURCE_ERROR (fw_source_error_quark ())

/* Why a service gave nothing. Each message is one sentence that names service and step and says
 * what to do next; no key, no body, no jargon. */
typedef enum
{
  FW_SOURCE_ERROR_OFFLINE,     /* no network at all, or only stored answers wanted and none there */
  FW_SOURCE_ERROR_NOT_REACHED, /* name not found, refused, TLS trouble, connection lost */
  FW_SOURCE_ERROR_TIMEOUT,     /* own deadline */
  FW_SOURCE_ERROR_TOO_LARGE,
  FW_SOURCE_ERROR_REDIRECTED, /* somewhere we do not go */
  FW_SOURCE_ERROR_KEY_MISSING,
  FW_SOURCE_ERROR_KEY_INVALID,
  FW_SOURCE_ERROR_QUOTA,         /* the day's allowance is spent; never tried again today */
  FW_SOURCE_ERROR_NOT_PUBLISHED, /* 204, 404: not for this place or year */
  FW_SOURCE_ERROR_REFUSED,       /* the service says our request is wrong */
  FW_SOURCE_ERROR_SERVER,        /* 5xx, 408, 429 after all tries */
  FW_SOURCE_ERROR_BAD_ANSWER,    /* not what the service documents: cut off, HTML, other shape */
  FW_SOURCE_ERROR_ADDRESS,       /* an address we do not ask: http, a private one, not loopback */
} FwSourceError;

GQuark fw_source_error_quark (void);

G_END_DECLS
