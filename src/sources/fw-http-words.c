/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-http-words.h"

#include <glib/gi18n-lib.h>

#include "fw-address.h"
#include "fw-source-error.h"

static GError *
say (FwRequest *request, FwSourceError code, const char *what)
{
  const FwService *service = fw_service_get (fw_request_get_service (request));

  /* Translators: a service, what it was asked for, and what happened: “BLS, “Wages”: this computer
   * is offline; connect it and try again.” */
  return g_error_new (FW_SOURCE_ERROR, (gint)code, _ ("%s, “%s”: %s"), _ (service->short_title),
                      fw_request_get_title (request), what);
}

GError *
fw_http_words_fault (FwRequest *request, FwSendFault fault)
{
  switch (fault)
    {
    case FW_SEND_NO_LIBRARY:
      return say (request, FW_SOURCE_ERROR_NOT_REACHED,
                  _ ("what Fairway asks with is not installed; install libsoup 3 and start Fairway "
                     "again."));
    case FW_SEND_NAME:
      return say (request, FW_SOURCE_ERROR_NOT_REACHED,
                  _ ("its address was not found; check the connection and try again."));
    case FW_SEND_REFUSED:
      return say (request, FW_SOURCE_ERROR_NOT_REACHED,
                  _ ("nobody answers there; check the connection, or try again later."));
    case FW_SEND_UNTRUSTED:
      return say (request, FW_SOURCE_ERROR_NOT_REACHED,
                  _ ("who answered could not prove to be the service, so nothing was read; try "
                     "again on another network."));
    case FW_SEND_OUTDATED:
      return say (request, FW_SOURCE_ERROR_NOT_REACHED,
                  _ ("the proof of who answered is out of date, so nothing was read; check the "
                     "date of this computer, or try again later."));
    case FW_SEND_IMPOSTOR:
      return say (request, FW_SOURCE_ERROR_NOT_REACHED,
                  _ ("another computer answered in its place, so nothing was read; try again on "
                     "another network."));
    case FW_SEND_INSECURE:
      return say (request, FW_SOURCE_ERROR_NOT_REACHED,
                  _ ("no secure connection came about, so nothing was asked; try again later, or "
                     "on another network."));
    case FW_SEND_PRIVATE:
      return say (request, FW_SOURCE_ERROR_ADDRESS,
                  _ ("the address leads into a private network, where Fairway asks nothing; save "
                     "the page as a file and open that."));
    case FW_SEND_SLOW:
      return say (request, FW_SOURCE_ERROR_TIMEOUT, _ ("no answer came in time; try again later."));
    case FW_SEND_LARGE:
      return say (request, FW_SOURCE_ERROR_TOO_LARGE,
                  _ ("the answer is far larger than it should be, so it was not read; ask for a "
                     "smaller part."));
    case FW_SEND_GARBLED:
      return say (request, FW_SOURCE_ERROR_BAD_ANSWER,
                  _ ("what came back is no answer Fairway can read; try again later."));
    case FW_SEND_LOST:
    case FW_SEND_CANCELLED:
    default:
      return say (request, FW_SOURCE_ERROR_NOT_REACHED,
                  _ ("the connection broke off before the answer was whole; try again."));
    }
}

GError *
fw_http_words_status (FwRequest *request, guint status, gboolean with_key)
{
  if (status == 204 || status == 404 || status == 410)
    return say (request, FW_SOURCE_ERROR_NOT_PUBLISHED,
                _ ("there is nothing at this address; check what was asked for."));
  if (status == 407 || status == 511)
    return say (request, FW_SOURCE_ERROR_NOT_REACHED,
                _ ("the network here asks for a name and password first; sign in to it and try "
                   "again."));
  if (status == 429)
    return say (request, FW_SOURCE_ERROR_SERVER,
                _ ("it is asked too often just now; try again in a few minutes."));
  if (status == 408)
    return fw_http_words_fault (request, FW_SEND_SLOW);
  if (status >= 500 && status < 600)
    return say (request, FW_SOURCE_ERROR_SERVER,
                _ ("it has trouble of its own just now; try again later."));
  if ((status == 401 || status == 403) && with_key)
    return say (request, FW_SOURCE_ERROR_KEY_INVALID,
                _ ("it does not accept the key; check the key in Preferences."));
  if (status == 401 || status == 403)
    return say (request, FW_SOURCE_ERROR_REFUSED,
                _ ("it does not let us in; save the page as a file and open that."));
  if (status >= 400 && status < 500)
    return say (request, FW_SOURCE_ERROR_REFUSED,
                _ ("it does not accept the question; look for a newer version of Fairway."));
  return fw_http_words_fault (request, FW_SEND_GARBLED);
}

GError *
fw_http_words_redirect (FwRequest *request, const char *location, gboolean endless)
{
  g_autoptr (GUri) to = NULL;
  g_autofree char *what = NULL;

  if (endless)
    return say (request, FW_SOURCE_ERROR_REDIRECTED,
                _ ("it sends us from one address to the next; try again later."));
  if (fw_service_get (fw_request_get_service (request))->origin != NULL)
    return say (request, FW_SOURCE_ERROR_REDIRECTED,
                _ ("it sends us to another address, where Fairway does not go; look for a newer "
                   "version of Fairway."));

  to = location != NULL ? fw_address_parse_public (location, NULL) : NULL;
  if (to == NULL)
    return say (request, FW_SOURCE_ERROR_REDIRECTED,
                _ ("it sends us to an address that is not secure; save the page as a file and "
                   "open that."));
  what = g_strdup_printf (_ ("it sends us on to “%s”; type that page's address if you trust it."),
                          g_uri_get_host (to));
  return say (request, FW_SOURCE_ERROR_REDIRECTED, what);
}

GError *
fw_http_words_address (FwRequest *request, const GError *refusal)
{
  return say (request, FW_SOURCE_ERROR_ADDRESS, refusal->message);
}

GError *
fw_http_words_offline (FwRequest *request)
{
  return say (request, FW_SOURCE_ERROR_OFFLINE,
              _ ("this computer is offline; connect it and try again."));
}

GError *
fw_http_words_not_stored (FwRequest *request)
{
  return say (request, FW_SOURCE_ERROR_OFFLINE,
              _ ("no earlier answer is stored here; connect and fetch it once."));
}

GError *
fw_http_words_key_missing (FwRequest *request)
{
  const FwService *service = fw_service_get (fw_request_get_service (request));
  g_autofree char *what = g_strdup_printf (
      _ ("it answers only with a key; get one free at %s and add it in Preferences."),
      service->sign_up);

  return say (request, FW_SOURCE_ERROR_KEY_MISSING, what);
}

GError *
fw_http_words_key_odd (FwRequest *request)
{
  return say (request, FW_SOURCE_ERROR_KEY_INVALID,
              _ ("the key has characters that no key has; enter it again in Preferences."));
}

GError *
fw_http_words_quota (FwRequest *request, gboolean with_key)
{
  const FwService *service = fw_service_get (fw_request_get_service (request));

  if (with_key || service->key_place == FW_KEY_NONE)
    return say (request, FW_SOURCE_ERROR_QUOTA,
                _ ("the requests it allows a day are used up; go on tomorrow."));
  return say (request, FW_SOURCE_ERROR_QUOTA,
              _ ("the requests it allows a day are used up; go on tomorrow, or add a free key in "
                 "Preferences."));
}

GError *
fw_http_words_wait (FwRequest *request, gint64 until)
{
  /* The whole minute after it, so that the time on the clock is late enough. */
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (until + 59);
  /* Translators: a time of day, hours and minutes; see the manual of g_date_time_format(). */
  g_autofree char *clock = g_date_time_format (time, _ ("%H:%M"));
  g_autofree char *what = g_strdup_printf (_ ("it asks us to wait; try again after %s."), clock);

  return say (request, FW_SOURCE_ERROR_SERVER, what);
}
