/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-acs-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "fw-json.h"
#include "fw-source-error.h"

/* The Census Bureau's ways to say no: a redirect or a page about the key, 204, plain texts with 400
 * and 500, and web pages with 200. Texts are looked at only here and never shown. */

#define LOOK_AT 4096 /* bytes of a text or page that tell what it is */

/* Sets the error; the format has one %s, for the title of what was asked. */
#define REFUSE(code, format) (g_set_error (error, FW_SOURCE_ERROR, code, format, title), FALSE)

/* The beginning of the body, lower case. */
static char *
dup_start (FwAnswer *answer)
{
  gsize length;
  const char *body = g_bytes_get_data (fw_answer_get_body (answer), &length);
  g_autofree char *start = g_strndup (body != NULL ? body : "", MIN (length, LOOK_AT));

  return g_ascii_strdown (start, -1);
}

static gboolean
is_web_page (const FwAnswerInfo *info, const char *start)
{
  if (g_strcmp0 (info->content_type, "text/html") == 0)
    return TRUE;
  while (g_ascii_isspace (*start))
    start++;
  return *start == '<';
}

/* A refusal of the key: as a redirect with its own header, or as the page that one leads to. */
static gboolean
check_key (FwAnswer *answer, const char *title, const char *start, GError **error)
{
  const FwAnswerInfo *info = fw_answer_get_info (answer);
  const char *location = info->location != NULL ? info->location : "";
  const gboolean page = is_web_page (info, start);

  if (strstr (location, "invalid_key") != NULL
      || (page && strstr (start, "<title>invalid key</title>") != NULL))
    return REFUSE (FW_SOURCE_ERROR_KEY_INVALID,
                   _ ("The Census did not accept the key sent for “%s”: follow the link in the "
                      "message it came with, or enter the right key in Preferences."));
  if (strstr (location, "missing_key") != NULL || info->key_error != NULL
      || (page && strstr (start, "<title>missing key</title>") != NULL))
    return REFUSE (FW_SOURCE_ERROR_KEY_MISSING,
                   _ ("The Census gives “%s” only to those with a key: get a free one from the "
                      "Census and enter it in Preferences."));
  return TRUE;
}

static gboolean
check_refusal (const char *title, const char *start, GError **error)
{
  if (strstr (start, "unknown variable") != NULL)
    return REFUSE (FW_SOURCE_ERROR_REFUSED,
                   _ ("The Census no longer publishes “%s” the way it is asked for; the other "
                      "tables are not affected, and a newer Fairway may know its new name."));
  if (strstr (start, "geography") != NULL)
    return REFUSE (FW_SOURCE_ERROR_REFUSED,
                   _ ("The Census does not publish “%s” for this kind of area; choose a city, "
                      "counties, a metro area or a state."));
  return REFUSE (FW_SOURCE_ERROR_REFUSED,
                 _ ("The Census refused the request for “%s”; check the place and try again."));
}

static gboolean
check_status (FwAnswer *answer, const char *title, const char *start, GError **error)
{
  const guint status = fw_answer_get_info (answer)->status;

  if (status == 200)
    return TRUE;
  if (status == 204)
    return REFUSE (
        FW_SOURCE_ERROR_NOT_PUBLISHED,
        _ ("The Census publishes no “%s” for this place; its county, metro area or state "
           "may have it."));
  if (status == 404)
    return REFUSE (FW_SOURCE_ERROR_NOT_PUBLISHED,
                   _ ("The Census has published no “%s” for this year; ask for it again after its "
                      "yearly release in winter."));
  if (status == 408 || status == 429)
    return REFUSE (FW_SOURCE_ERROR_SERVER,
                   _ ("The Census asks us to wait before it gives “%s”; try again in some "
                      "minutes."));
  if (status >= 500)
    return REFUSE (FW_SOURCE_ERROR_SERVER,
                   _ ("The Census had a fault of its own at “%s”; try again in some minutes."));
  if (status >= 300 && status < 400)
    return REFUSE (FW_SOURCE_ERROR_REDIRECTED,
                   _ ("The Census sent us elsewhere for “%s”, where we do not go; try again "
                      "later."));
  return check_refusal (title, start, error);
}

/* One of the variables of a path's "get=" is a column, or one of a "group()" of them is. */
static gboolean
has_asked (FwScanTable *table, const char *path)
{
  const char *get = strstr (path, "get=");
  g_autofree char *list = NULL;
  g_auto (GStrv) variables = NULL;

  if (get == NULL)
    return TRUE;
  get += strlen ("get=");
  list = g_strndup (get, strcspn (get, "&"));
  variables = g_strsplit (list, ",", -1);
  for (guint i = 0; variables[i] != NULL; i++)
    {
      if (g_str_has_prefix (variables[i], "group("))
        {
          g_autofree char *first = g_strconcat (variables[i] + strlen ("group("), NULL);
          g_autofree char *total = NULL;

          first[strcspn (first, ")")] = '\0';
          total = g_strconcat (first, "_001E", NULL);
          if (fw_scan_table_find (table, total) >= 0)
            return TRUE;
        }
      else if (strcmp (variables[i], "NAME") != 0 && fw_scan_table_find (table, variables[i]) >= 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_body (FwAnswer *answer, const char *title, const char *start, GError **error)
{
  const FwAnswerInfo *info = fw_answer_get_info (answer);
  GBytes *body = fw_answer_get_body (answer);
  g_autoptr (FwScanTable) table = NULL;

  if (g_bytes_get_size (body) > fw_json_limits_answer.max_bytes)
    return REFUSE (FW_SOURCE_ERROR_TOO_LARGE,
                   _ ("The Census sent more for “%s” than any answer should have; try again "
                      "later."));
  if (is_web_page (info, start))
    return REFUSE (FW_SOURCE_ERROR_BAD_ANSWER,
                   _ ("The Census sent a web page instead of “%s”; try again in some minutes."));
  if (info->content_type != NULL && strstr (info->content_type, "json") == NULL)
    return REFUSE (FW_SOURCE_ERROR_BAD_ANSWER,
                   _ ("The Census sent something else instead of “%s”; try again in some "
                      "minutes."));
  table = fw_scan_census (body, NULL);
  if (table == NULL)
    return REFUSE (FW_SOURCE_ERROR_BAD_ANSWER,
                   _ ("The Census’s answer with “%s” is cut off or damaged; try again."));
  if (!has_asked (table, fw_request_get_path (fw_answer_get_request (answer))))
    return REFUSE (FW_SOURCE_ERROR_BAD_ANSWER,
                   _ ("The Census sent other numbers instead of “%s”; try again in some minutes."));
  if (fw_scan_table_get_n_rows (table) == 0)
    return REFUSE (
        FW_SOURCE_ERROR_NOT_PUBLISHED,
        _ ("The Census publishes no “%s” for this place; its county, metro area or state "
           "may have it."));
  return TRUE;
}

/**
 * fw_acs_check:
 * @answer: whatever came back
 * @error: FW_SOURCE_ERROR: a sentence that names the service, what was asked for and what to do
 *
 * Returns: TRUE when the answer is a whole table with at least one of the columns asked for and a
 *   row
 */
gboolean
fw_acs_check (FwAnswer *answer, GError **error)
{
  const char *title;
  g_autofree char *start = NULL;

  g_return_val_if_fail (answer != NULL, FALSE);

  title = fw_request_get_title (fw_answer_get_request (answer));
  start = dup_start (answer);
  return check_key (answer, title, start, error) && check_status (answer, title, start, error)
         && check_body (answer, title, start, error);
}
