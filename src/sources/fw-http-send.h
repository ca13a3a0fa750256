/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One question over the wire: the only code that calls libsoup. No redirect is followed, nothing is
 * kept, nothing is sent but what the plan says. Main thread. */

#define FW_SEND_ERROR (fw_send_error_quark ())

/* What can happen to one try, for fw-http-words.h to put into words. */
typedef enum
{
  FW_SEND_NO_LIBRARY, /* libsoup is not installed */
  FW_SEND_NAME,       /* the host's name is not known */
  FW_SEND_REFUSED,    /* nobody there, or no way there */
  FW_SEND_UNTRUSTED,
  FW_SEND_OUTDATED, /* certificate not valid now */
  FW_SEND_IMPOSTOR, /* certificate of another host */
  FW_SEND_INSECURE, /* no secure connection for another reason */
  FW_SEND_PRIVATE,  /* the name leads to a private address */
  FW_SEND_LOST,     /* the connection ended too early: worth another try */
  FW_SEND_SLOW,     /* nothing came for a while: worth another try */
  FW_SEND_LARGE,
  FW_SEND_GARBLED,   /* not HTTP, or not decodable */
  FW_SEND_CANCELLED, /* by us */
} FwSendFault;

GQuark fw_send_error_quark (void);

/**
 * FwSendPlan:
 * @address: with the key in its query, when it belongs there
 * @body: JSON to post, with the key in it; NULL for a GET
 * @header, @header_value: one header of the service's own, or NULL
 * @etag, @last_modified: of the answer we have, or NULL
 * @public_only: no connection to a private address, whatever a name server says
 */
typedef struct
{
  GUri *address;
  GBytes *body;
  const char *header, *header_value;
  const char *etag, *last_modified;
  gboolean public_only;
} FwSendPlan;

/* What came back. */
typedef struct
{
  guint status;
  char *content_type; /* without parameters, lower case */
  char *location;
  char *key_error;
  char *etag;
  char *last_modified;
  gint64 retry_after; /* seconds from now; -1 when it was not said */
  GBytes *body;       /* decoded */
} FwReply;

typedef struct FwSender FwSender;

/* direct: without a proxy, for this machine. silence: longest wait for the next byte [s]. */
FwSender *fw_sender_new (gboolean direct, guint silence);
void fw_sender_set_silence (FwSender *self, guint silence);
void fw_sender_free (FwSender *self);
/* most: cap on decoded bytes. cancellable: of this try alone; it is cancelled when the try ends. */
void fw_sender_send_async (FwSender *self, const FwSendPlan *plan, gsize most,
                           GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data);
/* FW_SEND_ERROR. (transfer full) */
FwReply *fw_sender_send_finish (GAsyncResult *result, GError **error);
void fw_reply_free (FwReply *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwReply, fw_reply_free)

G_END_DECLS
