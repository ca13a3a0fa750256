/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem() */
#include "fw-keyring-private.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#include <string.h>

#include "fw-library.h"

/* What stands in a text where a key stood: safe inside JSON, HTML and addresses. */
#define INSTEAD "(key)"

/* A real key has 32 characters or more. A slip of the keyboard such as "1" is no secret, and taking
 * it out of an answer would change the answer's numbers. */
#define LEAST_SECRET 8

#define CALLS(CALL)                                                                                \
  CALL (secret, password_clear)                                                                    \
  CALL (secret, password_clear_finish)                                                             \
  CALL (secret, password_free)                                                                     \
  CALL (secret, password_lookup)                                                                   \
  CALL (secret, password_lookup_finish)                                                            \
  CALL (secret, password_store)                                                                    \
  CALL (secret, password_store_finish)

static const char *const secret_names[] = { CALLS (FW_LIBRARY_NAME) };

/* Filled in when the desktop's keyring is first asked. */
static struct
{
  CALLS (FW_LIBRARY_MEMBER)
} secret;

struct _FwKeyring
{
  GObject parent_instance;

  char *keys[FW_N_SERVICES]; /* wiped when replaced */
  FwKeyState states[FW_N_SERVICES];
  gboolean use_secret_service;
  gboolean can_store;
};

G_DEFINE_FINAL_TYPE (FwKeyring, fw_keyring, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const SecretSchema schema = {
  FW_APP_ID ".Key",
  SECRET_SCHEMA_NONE,
  {
      { "service", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { NULL, 0 },
  },
  0,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
};

/* FALSE where libsecret is not installed: keys then live as long as the program. */
static gboolean
open_secret (void)
{
  return secret.password_free != NULL
         || fw_library_open (FW_LIBRARY_SECRET, secret_names, G_N_ELEMENTS (secret_names), &secret,
                             NULL);
}

void
fw_keyring_wipe (char *text)
{
  if (text == NULL)
    return;
  /* What the keyring gave may not be from the usual store; where it was not asked all is. */
  if (secret.password_free != NULL)
    secret.password_free (text);
  else
    {
      explicit_bzero (text, strlen (text));
      g_free (text);
    }
}

static void
keep (FwKeyring *self, FwServiceId service, const char *key, FwKeyState state)
{
  char *mine = g_strdup (key);

  if (mine != NULL && *g_strstrip (mine) == '\0')
    g_clear_pointer (&mine, fw_keyring_wipe);

  fw_keyring_wipe (self->keys[service]);
  self->keys[service] = mine;
  self->states[service] = mine != NULL ? state : FW_KEY_ABSENT;
  g_signal_emit (self, signals[CHANGED], 0, fw_service_get (service)->name);
}

static void
fw_keyring_finalize (GObject *object)
{
  FwKeyring *self = FW_KEYRING (object);

  for (FwServiceId i = 0; i < FW_N_SERVICES; i++)
    fw_keyring_wipe (self->keys[i]);
  G_OBJECT_CLASS (fw_keyring_parent_class)->finalize (object);
}

static void
fw_keyring_class_init (FwKeyringClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_keyring_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
fw_keyring_init (FwKeyring *self)
{
}

FwKeyring *
fw_keyring_new (gboolean use_secret_service)
{
  FwKeyring *self = g_object_new (FW_TYPE_KEYRING, NULL);

  self->use_secret_service = use_secret_service;
  return self;
}

/* ---------------------------------------------------------------------------------- loading */

static void look_up_next (GTask *task, FwServiceId from);

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  FwKeyring *self = g_task_get_source_object (task);
  const FwServiceId service = GPOINTER_TO_INT (g_task_get_task_data (task));
  g_autoptr (GError) error = NULL;
  char *key = secret.password_lookup_finish (result, &error);

  /* Nobody there to ask, or nobody who opens: the keys then live as long as the program. */
  if (error != NULL)
    {
      self->can_store = FALSE;
      g_task_return_boolean (task, FALSE);
      g_object_unref (task);
      return;
    }

  self->can_store = TRUE;
  /* What a person typed while we asked is newer. */
  if (key != NULL && self->keys[service] == NULL)
    keep (self, service, key, FW_KEY_STORED);
  fw_keyring_wipe (key);
  look_up_next (task, service + 1);
}

static void
look_up_next (GTask *task, FwServiceId from)
{
  FwServiceId service = from;

  while (service < FW_N_SERVICES && fw_service_get (service)->key_place == FW_KEY_NONE)
    service++;
  if (service == FW_N_SERVICES)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }

  g_task_set_task_data (task, GINT_TO_POINTER (service), NULL);
  secret.password_lookup (&schema, g_task_get_cancellable (task), looked_up_cb, task, "service",
                          fw_service_get (service)->name, NULL);
}

void
fw_keyring_load_async (FwKeyring *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task;

  g_return_if_fail (FW_IS_KEYRING (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE);
  if (self->use_secret_service && open_secret ())
    look_up_next (task, 0);
  else
    {
      g_task_return_boolean (task, FALSE);
      g_object_unref (task);
    }
}

void
fw_keyring_load_finish (FwKeyring *self, GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}

/* ---------------------------------------------------------------------------------- asking */

gboolean
fw_keyring_can_store (FwKeyring *self)
{
  g_return_val_if_fail (FW_IS_KEYRING (self), FALSE);
  return self->can_store;
}

FwKeyState
fw_keyring_get_state (FwKeyring *self, FwServiceId service)
{
  g_return_val_if_fail (FW_IS_KEYRING (self) && service < FW_N_SERVICES, FW_KEY_ABSENT);
  return self->states[service];
}

gboolean
fw_keyring_has_key (FwKeyring *self, FwServiceId service)
{
  g_return_val_if_fail (FW_IS_KEYRING (self) && service < FW_N_SERVICES, FALSE);
  return self->keys[service] != NULL;
}

const char *
fw_keyring_peek (FwKeyring *self, FwServiceId service)
{
  g_return_val_if_fail (FW_IS_KEYRING (self) && service < FW_N_SERVICES, NULL);
  return self->keys[service];
}

/* ---------------------------------------------------------------------------------- setting */

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FwKeyring *self = g_task_get_source_object (task);
  const FwServiceId service = GPOINTER_TO_INT (g_task_get_task_data (task));

  self->can_store = secret.password_store_finish (result, NULL);
  if (self->can_store && self->states[service] == FW_KEY_SESSION)
    {
      self->states[service] = FW_KEY_STORED;
      g_signal_emit (self, signals[CHANGED], 0, fw_service_get (service)->name);
    }
  g_task_return_int (task, self->states[service]);
}

void
fw_keyring_set_async (FwKeyring *self, FwServiceId service, const char *key,
                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  const FwService *row;
  g_autofree char *label = NULL;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (FW_IS_KEYRING (self) && service < FW_N_SERVICES && key != NULL);

  row = fw_service_get (service);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, GINT_TO_POINTER (service), NULL);
  keep (self, service, key, FW_KEY_SESSION);
  if (!self->use_secret_service || self->keys[service] == NULL || !open_secret ())
    {
      g_task_return_int (task, self->states[service]);
      return;
    }

  /* Translators: how a password manager lists a key; %s is a service such as “BLS”. */
  label = g_strdup_printf (_ ("Fairway: key for %s"), _ (row->short_title));
  secret.password_store (&schema, SECRET_COLLECTION_DEFAULT, label, self->keys[service],
                         cancellable, stored_cb, g_steal_pointer (&task), "service", row->name,
                         NULL);
}

FwKeyState
fw_keyring_set_finish (FwKeyring *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FW_KEY_ABSENT);
  return (FwKeyState)g_task_propagate_int (G_TASK (result), NULL);
}

void
fw_keyring_set_session (FwKeyring *self, FwServiceId service, const char *key)
{
  g_return_if_fail (FW_IS_KEYRING (self) && service < FW_N_SERVICES);

  keep (self, service, key, FW_KEY_SESSION);
}

static void
cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (task, secret.password_clear_finish (result, NULL));
}

void
fw_keyring_clear_async (FwKeyring *self, FwServiceId service, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (FW_IS_KEYRING (self) && service < FW_N_SERVICES);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE);
  keep (self, service, NULL, FW_KEY_ABSENT);
  if (!self->use_secret_service || !open_secret ())
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  secret.password_clear (&schema, cancellable, cleared_cb, g_steal_pointer (&task), "service",
                         fw_service_get (service)->name, NULL);
}

void
fw_keyring_clear_finish (FwKeyring *self, GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}

/* ---------------------------------------------------------------------------------- redacting */

/* The key with its quotes, backslashes and, if slashes, slashes escaped as in JSON. */
static char *
escape_json (const char *key, gboolean slashes)
{
  GString *text = g_string_new (NULL);

  for (const char *p = key; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\' || (slashes && *p == '/'))
        g_string_append_c (text, '\\');
      g_string_append_c (text, *p);
    }
  return g_string_free (text, FALSE);
}

/* Takes the spelling unless it is there: of most keys all spellings are the same. */
static void
add_spelling (GPtrArray *spellings, char *spelling)
{
  if (g_ptr_array_find_with_equal_func (spellings, spelling, g_str_equal, NULL))
    fw_keyring_wipe (spelling);
  else
    g_ptr_array_add (spellings, spelling);
}

/* Every way a key may be written; longest first, so that none leaves a rest behind. */
static void
add_spellings (GPtrArray *spellings, const char *key)
{
  char *upper, *lower;

  if (key == NULL || strlen (key) < LEAST_SECRET)
    return;
  upper = g_uri_escape_string (key, NULL, FALSE);
  lower = g_strdup (upper);
  for (char *p = strchr (lower, '%'); p != NULL; p = strchr (p + 3, '%'))
    {
      p[1] = g_ascii_tolower (p[1]);
      p[2] = g_ascii_tolower (p[2]);
    }
  add_spelling (spellings, upper);
  add_spelling (spellings, lower);
  add_spelling (spellings, escape_json (key, TRUE));
  add_spelling (spellings, escape_json (key, FALSE));
  add_spelling (spellings, g_strdup (key));
}

static gint
by_length (gconstpointer a, gconstpointer b)
{
  const gsize first = strlen (*(char *const *)a), second = strlen (*(char *const *)b);

  return first < second ? 1 : first > second ? -1 : 0;
}

static GPtrArray *
all_spellings (FwKeyring *self, const char *sent)
{
  GPtrArray *spellings = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_keyring_wipe);

  for (FwServiceId i = 0; i < FW_N_SERVICES; i++)
    add_spellings (spellings, self->keys[i]);
  add_spellings (spellings, sent);
  g_ptr_array_sort (spellings, by_length);
  return spellings;
}

/* bytes with every spelling replaced; NULL when none is in it. */
static GString *
redact (GPtrArray *spellings, const char *bytes, gsize length)
{
  GString *text = NULL;

  for (guint i = 0; i < spellings->len; i++)
    {
      const char *key = spellings->pdata[i];
      const gsize n = strlen (key);
      const char *at = bytes, *end = bytes + length, *found;
      GString *next = NULL;

      while ((found = memmem (at, (gsize)(end - at), key, n)) != NULL)
        {
          if (next == NULL)
            next = g_string_new (NULL);
          g_string_append_len (next, at, found - at);
          g_string_append (next, INSTEAD);
          at = found + n;
        }
      if (next == NULL)
        continue;
      g_string_append_len (next, at, end - at);
      if (text != NULL)
        g_string_free (text, TRUE);
      text = next;
      bytes = text->str;
      length = text->len;
    }
  return text;
}

char *
fw_keyring_redact_sent (FwKeyring *self, const char *text, const char *sent)
{
  g_autoptr (GPtrArray) spellings = NULL;
  GString *clean;

  g_return_val_if_fail (FW_IS_KEYRING (self), NULL);

  if (text == NULL)
    return NULL;
  spellings = all_spellings (self, sent);
  clean = redact (spellings, text, strlen (text));
  return clean != NULL ? g_string_free (clean, FALSE) : g_strdup (text);
}

char *
fw_keyring_redact (FwKeyring *self, const char *text)
{
  return fw_keyring_redact_sent (self, text, NULL);
}

GBytes *
fw_keyring_redact_bytes (FwKeyring *self, GBytes *bytes, const char *sent)
{
  g_autoptr (GPtrArray) spellings = NULL;
  GString *clean;
  gsize length = 0;
  const char *data;

  g_return_val_if_fail (FW_IS_KEYRING (self) && bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  if (length == 0)
    return g_bytes_ref (bytes);
  spellings = all_spellings (self, sent);
  clean = redact (spellings, data, length);
  return clean != NULL ? g_string_free_to_bytes (clean) : g_bytes_ref (bytes);
}
