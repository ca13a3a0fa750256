/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-source-choice.h"

#include <glib/gi18n-lib.h>

#include "fw-name-parts.h"
#include "fw-unit.h"

typedef struct
{
  FwServiceId service;
  GtkWidget *row;
  GtkWidget *toggle;
  GtkWidget *key; /* leads to Preferences */
  guint n_requests;
} Line;

struct _FwSourceChoice
{
  AdwBin parent_instance;

  FwHttp *http;
  FwTarget *target;
  Line lines[FW_N_SERVICES];
  guint n_lines;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwSourceChoice, fw_source_choice, ADW_TYPE_BIN)

static void
append_line (GString *text, const char *line)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

static void
append_count (GString *text, guint n, const char *words)
{
  g_autofree char *count = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_TABLE);

  g_string_append (text, text->len > 0 ? " · " : "");
  g_string_append_printf (text, words, count);
}

/* "31 requests · 31 stored · 25 left today". */
static char *
forecast_words (const FwForecast *forecast)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_count (text, forecast->requests->len,
                ngettext ("%s request", "%s requests", forecast->requests->len));
  if (forecast->n_stored > 0)
    append_count (text, forecast->n_stored,
                  ngettext ("%s of them stored", "%s of them stored", forecast->n_stored));
  if (forecast->quota_left >= 0)
    append_count (text, (guint)forecast->quota_left, _ ("%s left today"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_forecast (FwSourceChoice *self, Line *line, const FwForecast *forecast)
{
  const FwSource *source = forecast->source;
  g_autoptr (GString) text = g_string_new (_ (source->what));
  g_autofree char *counts = forecast_words (forecast);

  append_line (text, counts);
  if (forecast->key_missing)
    append_line (text, forecast->n_stored > 0
                           ? _ ("Without a key only what is stored can be used.")
                           : _ ("It answers only with a free key, and there is none yet."));
  else if (forecast->remark != NULL)
    append_line (text, forecast->remark);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line->row), text->str);
  gtk_widget_set_visible (line->key, forecast->key_missing);
  line->n_requests = forecast->requests->len;
  if (forecast->key_missing && forecast->n_stored == 0)
    gtk_switch_set_active (GTK_SWITCH (line->toggle), FALSE);
}

static void
rebuild (FwSourceChoice *self)
{
  for (guint i = 0; i < self->n_lines; i++)
    {
      Line *line = &self->lines[i];
      const FwSource *source = fw_source_find (self->lines[i].service);
      g_autoptr (FwFetch) fetch
          = self->target != NULL ? fw_fetch_new (self->http, self->target) : NULL;
      g_autoptr (GPtrArray) forecasts = NULL;
      g_autoptr (GError) error = NULL;

      line->n_requests = 0;
      if (fetch == NULL)
        continue;
      fw_fetch_add_source (fetch, source);
      forecasts = fw_fetch_forecast (fetch, &error);
      if (forecasts != NULL && forecasts->len > 0)
        show_forecast (self, line, g_ptr_array_index (forecasts, 0));
      else if (error != NULL)
        adw_action_row_set_subtitle (ADW_ACTION_ROW (line->row), error->message);
    }
}

static void
toggled_cb (FwSourceChoice *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A key that was just entered makes its source possible. */
static void
keys_changed_cb (FwSourceChoice *self)
{
  rebuild (self);
  for (guint i = 0; i < self->n_lines; i++)
    if (fw_keyring_has_key (fw_http_get_keyring (self->http), self->lines[i].service))
      gtk_switch_set_active (GTK_SWITCH (self->lines[i].toggle), TRUE);
}

static void
add_line (FwSourceChoice *self, GtkListBox *list, FwServiceId id)
{
  Line *line = &self->lines[self->n_lines++];
  const FwService *service = fw_service_get (id);

  line->service = id;
  line->toggle = g_object_new (GTK_TYPE_SWITCH, "valign", GTK_ALIGN_CENTER, "active", TRUE, NULL);
  line->key = g_object_new (GTK_TYPE_BUTTON, "icon-name", "dialog-password-symbolic",
                            "tooltip-text", _ ("Enter a key…"), "valign", GTK_ALIGN_CENTER,
                            "action-name", "app.preferences", "visible", FALSE, NULL);
  gtk_widget_add_css_class (line->key, "flat");
  fw_name (GTK_WIDGET (line->key), _ ("Enter a key…"));
  line->row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                            _ (service->short_title), "activatable-widget", line->toggle,
                            "title-lines", 0, "subtitle-lines", 0, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line->row), line->key);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line->row), line->toggle);
  fw_name (GTK_WIDGET (line->toggle), _ (service->title));
  gtk_list_box_append (list, line->row);
  g_signal_connect_object (line->toggle, "notify::active", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
}

void
fw_source_choice_set_target (FwSourceChoice *self, const FwTarget *target)
{
  g_return_if_fail (FW_IS_SOURCE_CHOICE (self));

  g_clear_pointer (&self->target, fw_target_free);
  self->target = target != NULL ? fw_target_copy (target) : NULL;
  rebuild (self);
}

void
fw_source_choice_add_to (FwSourceChoice *self, FwFetch *fetch)
{
  g_return_if_fail (FW_IS_SOURCE_CHOICE (self) && FW_IS_FETCH (fetch));

  for (guint i = 0; i < self->n_lines; i++)
    if (gtk_switch_get_active (GTK_SWITCH (self->lines[i].toggle)))
      fw_fetch_add_source (fetch, fw_source_find (self->lines[i].service));
}

guint
fw_source_choice_count_requests (FwSourceChoice *self)
{
  guint n = 0;

  g_return_val_if_fail (FW_IS_SOURCE_CHOICE (self), 0);

  for (guint i = 0; i < self->n_lines; i++)
    if (gtk_switch_get_active (GTK_SWITCH (self->lines[i].toggle)))
      n += self->lines[i].n_requests;
  return n;
}

char *
fw_source_choice_dup_words (FwSourceChoice *self)
{
  const guint n = fw_source_choice_count_requests (self);
  g_autofree char *count = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_TABLE);

  return g_strdup_printf (
      ngettext ("%s request to public services", "%s requests to public services", n), count);
}

static void
fw_source_choice_dispose (GObject *object)
{
  g_clear_object (&FW_SOURCE_CHOICE (object)->http);

  G_OBJECT_CLASS (fw_source_choice_parent_class)->dispose (object);
}

static void
fw_source_choice_finalize (GObject *object)
{
  g_clear_pointer (&FW_SOURCE_CHOICE (object)->target, fw_target_free);

  G_OBJECT_CLASS (fw_source_choice_parent_class)->finalize (object);
}

static void
fw_source_choice_init (FwSourceChoice *self)
{
}

static void
fw_source_choice_class_init (FwSourceChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_source_choice_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_source_choice_finalize;

  signals[CHANGED] = g_signal_new ("changed", FW_TYPE_SOURCE_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

GtkWidget *
fw_source_choice_new (FwHttp *http, const FwServiceId *services, guint n_services)
{
  FwSourceChoice *self;
  GtkWidget *list = gtk_list_box_new ();

  g_return_val_if_fail (FW_IS_HTTP (http), NULL);
  g_return_val_if_fail (n_services <= FW_N_SERVICES, NULL);

  self = g_object_new (FW_TYPE_SOURCE_CHOICE, NULL);
  self->http = g_object_ref (http);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  fw_name (GTK_WIDGET (list), _ ("Who will be asked"));
  for (guint i = 0; i < n_services; i++)
    add_line (self, GTK_LIST_BOX (list), services[i]);
  adw_bin_set_child (ADW_BIN (self), list);
  g_signal_connect_object (fw_http_get_keyring (http), "changed", G_CALLBACK (keys_changed_cb),
                           self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
