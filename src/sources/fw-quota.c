/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-quota.h"

#include <glib/gstdio.h>

#define SECONDS_A_DAY 86400
#define FILE_GROUP    "quota"

struct FwQuota
{
  char *path;
  char *whose;
};

FwQuota *
fw_quota_new (const char *path, const char *whose)
{
  FwQuota *self = g_new0 (FwQuota, 1);

  self->path = g_strdup (path);
  self->whose = g_strdup (whose);
  return self;
}

void
fw_quota_free (FwQuota *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->whose);
  g_free (self);
}

static GKeyFile *
read_file (FwQuota *self)
{
  GKeyFile *file = g_key_file_new ();
  g_autofree char *whose = NULL;

  if (g_key_file_load_from_file (file, self->path, G_KEY_FILE_NONE, NULL))
    whose = g_key_file_get_string (file, FILE_GROUP, "whose", NULL);
  if (g_strcmp0 (whose, self->whose) == 0)
    return file;

  g_key_file_unref (file);
  file = g_key_file_new ();
  g_key_file_set_string (file, FILE_GROUP, "whose", self->whose);
  return file;
}

static void
write_file (FwQuota *self, GKeyFile *file)
{
  gsize length = 0;
  g_autofree char *text = g_key_file_to_data (file, &length, NULL);
  g_autofree char *folder = g_path_get_dirname (self->path);

  g_mkdir_with_parents (folder, 0700);
  /* GLib waits for the disk only when a file is replaced, and a count is not worth that; without
   * G_FILE_SET_CONTENTS_CONSISTENT it would leave the end of a longer file standing. */
  g_unlink (self->path);
  g_file_set_contents_full (self->path, text, (gssize)length, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                            NULL);
}

static const char *
group_of (FwServiceId service)
{
  return fw_service_get (service)->name;
}

/* What is kept of a day counts on that day alone. */
static gboolean
is_today (GKeyFile *file, const char *group, gint64 now)
{
  return g_key_file_get_int64 (file, group, "day", NULL) == now / SECONDS_A_DAY;
}

static void
begin_day (GKeyFile *file, const char *group, gint64 now)
{
  if (is_today (file, group, now))
    return;
  g_key_file_remove_key (file, group, "sent", NULL);
  g_key_file_remove_key (file, group, "refused", NULL);
  g_key_file_remove_key (file, group, "refused-with-key", NULL);
  g_key_file_set_int64 (file, group, "day", now / SECONDS_A_DAY);
}

static const char *
refused_name (gboolean with_key)
{
  return with_key ? "refused-with-key" : "refused";
}

gboolean
fw_quota_is_refused (FwQuota *self, FwServiceId service, gboolean with_key, gint64 now)
{
  g_autoptr (GKeyFile) file = read_file (self);
  const char *group = group_of (service);

  return is_today (file, group, now)
         && g_key_file_get_boolean (file, group, refused_name (with_key), NULL);
}

gint
fw_quota_left (FwQuota *self, FwServiceId service, gboolean with_key, gint64 now)
{
  const FwService *row = fw_service_get (service);
  const guint quota = with_key && row->quota_with_key > 0 ? row->quota_with_key : row->quota;
  g_autoptr (GKeyFile) file = NULL;
  gint64 sent;

  if (fw_quota_is_refused (self, service, with_key, now))
    return 0;
  if (quota == 0)
    return -1;

  file = read_file (self);
  sent = is_today (file, row->name, now) ? g_key_file_get_int64 (file, row->name, "sent", NULL) : 0;
  return (gint)(quota - (guint)CLAMP (sent, 0, (gint64)quota));
}

void
fw_quota_count (FwQuota *self, FwServiceId service, gint64 now)
{
  g_autoptr (GKeyFile) file = read_file (self);
  const char *group = group_of (service);
  gint64 sent;

  begin_day (file, group, now);
  sent = g_key_file_get_int64 (file, group, "sent", NULL);
  g_key_file_set_int64 (file, group, "sent", MAX (sent, 0) + 1);
  write_file (self, file);
}

void
fw_quota_refused (FwQuota *self, FwServiceId service, gboolean with_key, gint64 now)
{
  g_autoptr (GKeyFile) file = read_file (self);
  const char *group = group_of (service);

  begin_day (file, group, now);
  g_key_file_set_boolean (file, group, refused_name (with_key), TRUE);
  write_file (self, file);
}

void
fw_quota_hold (FwQuota *self, FwServiceId service, gint64 until)
{
  g_autoptr (GKeyFile) file = read_file (self);

  g_key_file_set_int64 (file, group_of (service), "hold", until);
  write_file (self, file);
}

gint64
fw_quota_get_hold (FwQuota *self, FwServiceId service, gint64 now)
{
  g_autoptr (GKeyFile) file = read_file (self);
  const gint64 until = g_key_file_get_int64 (file, group_of (service), "hold", NULL);

  /* Further off than anybody is waited for: a clock that was set back, or a damaged file. */
  return until > now && until <= now + FW_QUOTA_MOST_HOLD ? until : 0;
}
