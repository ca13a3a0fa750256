/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "fw-service.h"

G_BEGIN_DECLS

/* Which addresses are asked, and where a redirect may lead: rules without a network. */

/* How every address here is parsed: what is encoded stays as it came. */
#define FW_ADDRESS_FLAGS                                                                           \
  (G_URI_FLAGS_ENCODED_PATH | G_URI_FLAGS_ENCODED_QUERY | G_URI_FLAGS_ENCODED_FRAGMENT             \
   | G_URI_FLAGS_SCHEME_NORMALIZE)

/* FALSE for this machine, local networks, multicast and everything else that no public service has;
 * also when wrapped into an IPv6 address. */
gboolean fw_address_is_public (GInetAddress *address);
/* localhost, 127.0.0.0/8 and ::1, by the name alone. */
gboolean fw_address_is_loopback (GUri *address);
/* An https address a person typed: with a host, without name and password, not literally private.
 * FW_SOURCE_ERROR_ADDRESS. (transfer full) */
GUri *fw_address_parse_public (const char *text, GError **error);
/* What --server takes: scheme, host and port; https, or http for loopback. (transfer full) */
GUri *fw_address_parse_server (const char *text, GError **error);
/* The same path and query at a server. (transfer full) */
GUri *fw_address_at_server (GUri *address, GUri *server);
/* The address with one more member in its query, unless that is there. (transfer full) */
GUri *fw_address_add_query (GUri *address, const char *name, const char *value);
/* Where an answer from an address leads, when we may go there: https at a host of the service's
 * list, or for a feed at the same host with or without “www.”; NULL otherwise. (transfer full) */
GUri *fw_address_follow (GUri *from, const char *location, const FwService *service);

G_END_DECLS
