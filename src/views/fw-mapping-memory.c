/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-mapping-memory.h"

#include <string.h>

#define FILE_NAME  "tables.ini"
#define KEY        "mapping"
#define PARTS      "parts" /* name, programs or groups, id; and so on */
#define MAX_TABLES 200

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "fairway", FILE_NAME, NULL);
}

/* Empty where nothing was kept yet, or what was kept cannot be read any more. */
static GKeyFile *
load (void)
{
  GKeyFile *file = g_key_file_new ();
  g_autofree char *path = dup_path ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return file;
}

FwMapping *
fw_mapping_memory_find (FwTableFile *table)
{
  g_autoptr (GKeyFile) file = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (table != NULL, NULL);

  file = load ();
  digest = fw_table_file_dup_digest (table);
  text = g_key_file_get_string (file, digest, KEY, NULL);
  return text != NULL ? fw_mapping_from_text (text, table, NULL) : NULL;
}

GPtrArray *
fw_mapping_memory_find_parts (FwTableFile *table)
{
  const FwList lists[] = { FW_LIST_PROGRAMS, FW_LIST_GROUPS };
  GPtrArray *parts = fw_recorded_parts_new ();
  g_autoptr (GKeyFile) file = NULL;
  g_autofree char *digest = NULL;
  g_auto (GStrv) texts = NULL;
  gsize n = 0;

  g_return_val_if_fail (table != NULL, parts);

  file = load ();
  digest = fw_table_file_dup_digest (table);
  texts = g_key_file_get_string_list (file, digest, PARTS, &n, NULL);
  for (gsize i = 0; i + 2 < n; i += 3)
    for (gsize l = 0; l < G_N_ELEMENTS (lists); l++)
      if (g_str_equal (texts[i + 1], fw_list_member (lists[l])))
        fw_recorded_parts_add (parts, texts[i], lists[l], texts[i + 2]);
  return parts;
}

static void
keep_parts (GKeyFile *file, const char *digest, GPtrArray *parts)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const FwRecordedPart *part = parts->pdata[i];
      const char *sign = strchr (part->subject, '/');

      g_ptr_array_add (texts, g_strdup (part->name));
      g_ptr_array_add (texts, g_strndup (part->subject, (gsize)(sign - part->subject)));
      g_ptr_array_add (texts, g_strdup (sign + 1));
    }
  if (texts->len > 0)
    g_key_file_set_string_list (file, digest, PARTS, (const char *const *)texts->pdata, texts->len);
}

/* The table kept longest makes room. */
static void
forget_some (GKeyFile *file)
{
  gsize n;
  g_auto (GStrv) groups = g_key_file_get_groups (file, &n);

  for (gsize i = 0; n - i > MAX_TABLES; i++)
    g_key_file_remove_group (file, groups[i], NULL);
}

/* A choice that cannot be kept is only asked again: no reason to stop an import. */
void
fw_mapping_memory_keep (FwTableFile *table, FwMapping *mapping, GPtrArray *parts)
{
  g_autoptr (GKeyFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *digest = NULL;
  g_autofree char *text = NULL;
  g_autofree char *content = NULL;
  gsize length;

  g_return_if_fail (table != NULL && mapping != NULL);

  file = load ();
  digest = fw_table_file_dup_digest (table);
  text = fw_mapping_to_text (mapping, table);
  g_key_file_remove_group (file, digest, NULL);
  g_key_file_set_string (file, digest, KEY, text);
  keep_parts (file, digest, parts);
  forget_some (file);
  content = g_key_file_to_data (file, &length, NULL);
  g_mkdir_with_parents (folder, 0700);
  if (!g_file_set_contents_full (path, content, (gssize)length, G_FILE_SET_CONTENTS_CONSISTENT,
                                 0600, &error))
    g_debug ("The choice of columns is not remembered: %s", error->message);
}
