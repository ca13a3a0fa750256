/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-answer-json.h"

#include <glib/gi18n-lib.h>

#include "fw-http-words.h"

gboolean
fw_answer_refuse (FwAnswer *self, FwSourceError code, const char *what, GError **error)
{
  FwRequest *request = fw_answer_get_request (self);
  const FwService *service = fw_service_get (fw_request_get_service (request));
  const guint status = fw_answer_get_info (self)->status;

  /* A page that says no in its own way: its status says more than its shape. */
  if (code == FW_SOURCE_ERROR_BAD_ANSWER && status >= 300)
    {
      g_propagate_error (error, fw_http_words_status (request, status, service->key_needed));
      return FALSE;
    }
  g_set_error (error, FW_SOURCE_ERROR, (gint)code, _ ("%s, “%s”: %s"), _ (service->short_title),
               fw_request_get_title (request), what);
  return FALSE;
}

FwJsonText *
fw_answer_parse (FwAnswer *self, GError **error)
{
  FwJsonText *text = fw_json_text_parse (fw_answer_get_body (self),
                                         fw_request_get_title (fw_answer_get_request (self)),
                                         &fw_json_limits_answer, NULL);

  if (text == NULL)
    fw_answer_refuse (self, FW_SOURCE_ERROR_BAD_ANSWER,
                      _ ("what came back is no whole answer Fairway can read; try again later."),
                      error);
  return text;
}
