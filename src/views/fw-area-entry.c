/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-area-entry.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-unit.h"

#define MAX_MATCHES 5

struct _FwAreaEntry
{
  AdwBin parent_instance;

  FwHttp *http;
  FwLevel level;
  char *state;
  char *geography;
  char *name;
  GPtrArray *areas; /* FwArea, NULL until the list came */
  GCancellable *asking;
  GtkWidget *search;
  GtkWidget *matches;
  GtkWidget *line;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwAreaEntry, fw_area_entry, ADW_TYPE_BIN)

static gboolean
is_city (FwAreaEntry *self)
{
  return self->level == FW_LEVEL_PLACE;
}

/* What is chosen, or how to choose. */
static void
show_line (FwAreaEntry *self)
{
  g_autofree char *text = NULL;
  const char *code = self->geography != NULL ? strchr (self->geography, ':') + 1 : NULL;

  if (code != NULL && self->name != NULL)
    text = g_strdup_printf (_ ("Chosen: %s (%s)"), self->name, code);
  else if (code != NULL)
    text = g_strdup_printf (_ ("Chosen: code %s"), code);
  else if (self->areas == NULL && self->asking == NULL)
    text = g_strdup (
        is_city (self)
            ? _ ("To find cities by name the Census wants a key (Preferences). The seven-digit "
                 "code works without one: 2743000 is Minneapolis.")
            : _ ("To find metro areas by name the Census wants a key (Preferences). The "
                 "five-digit code works without one: 33460 is Minneapolis–St. Paul."));
  else
    text = g_strdup (is_city (self) ? _ ("Type a name or a seven-digit code.")
                                    : _ ("Type a name or a five-digit code."));
  gtk_label_set_text (GTK_LABEL (self->line), text);
}

static void
clear_matches (FwAreaEntry *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->matches)))
    gtk_list_box_remove (GTK_LIST_BOX (self->matches), row);
  gtk_widget_set_visible (self->matches, FALSE);
}

/* "place:2743000" of the digits typed; NULL while they are no code. */
static char *
typed_code (FwAreaEntry *self, const char *text)
{
  g_autofree char *full = is_city (self) ? g_strdup (text) : g_strdup_printf ("metro:%s", text);
  g_autoptr (FwGeography) geography = fw_geography_parse_code (full, NULL);

  if (geography == NULL || geography->level != self->level
      || (is_city (self) && g_strcmp0 (geography->state, self->state) != 0))
    return NULL;
  return fw_geography_to_text (geography);
}

static const FwArea *
find_area (FwAreaEntry *self, const char *geography)
{
  for (guint i = 0; self->areas != NULL && i < self->areas->len; i++)
    {
      const FwArea *area = g_ptr_array_index (self->areas, i);

      if (g_str_equal (area->geography, geography))
        return area;
    }
  return NULL;
}

void
fw_area_entry_choose (FwAreaEntry *self, const char *geography, const char *name)
{
  g_return_if_fail (FW_IS_AREA_ENTRY (self));

  g_free (self->geography);
  g_free (self->name);
  self->geography = g_strdup (geography);
  self->name = g_strdup (name);
  show_line (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_match (FwAreaEntry *self, const FwArea *area)
{
  g_autofree char *people = isfinite (area->population)
                                ? fw_unit_format (area->population, FW_UNIT_COUNT, FW_STYLE_TABLE)
                                : NULL;
  g_autofree char *subtitle
      = people != NULL ? g_strdup_printf (_ ("%s residents"), people) : g_strdup ("");
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", area->name,
                                 "subtitle", subtitle, "activatable", TRUE, "title-lines", 0, NULL);

  g_object_set_data (G_OBJECT (row), "fw-area", (gpointer)area);
  gtk_list_box_append (GTK_LIST_BOX (self->matches), row);
}

static void
show_matches (FwAreaEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  guint n = 0;

  clear_matches (self);
  for (guint i = 0; *text != '\0' && self->areas != NULL && i < self->areas->len && n < MAX_MATCHES;
       i++)
    {
      const FwArea *area = g_ptr_array_index (self->areas, i);

      if (g_str_match_string (text, area->name, TRUE))
        {
          add_match (self, area);
          n++;
        }
    }
  gtk_widget_set_visible (self->matches, n > 0);
}

static void
search_changed_cb (FwAreaEntry *self)
{
  g_autofree char *text
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  g_autofree char *code = typed_code (self, text);

  if (code != NULL && g_strcmp0 (code, self->geography) != 0)
    {
      const FwArea *area = find_area (self, code);

      fw_area_entry_choose (self, code, area != NULL ? area->name : NULL);
    }
  show_matches (self);
}

static void
row_activated_cb (FwAreaEntry *self, GtkListBoxRow *row)
{
  const FwArea *area = g_object_get_data (G_OBJECT (row), "fw-area");
  g_autofree char *geography = g_strdup (area->geography);
  g_autofree char *name = g_strdup (area->name);

  fw_area_entry_choose (self, geography, name);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  clear_matches (self);
  gtk_widget_grab_focus (self->search);
}

static void
activate_cb (FwAreaEntry *self)
{
  GtkListBoxRow *first;

  show_matches (self);
  first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->matches), 0);
  if (first != NULL)
    row_activated_cb (self, first);
}

/* The list */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwAreaEntry) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) areas = fw_areas_fetch_finish (FW_HTTP (source), result, &error);
  const FwArea *chosen;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->asking);
  clear_matches (self);
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  self->areas = g_steal_pointer (&areas);
  chosen = self->geography != NULL ? find_area (self, self->geography) : NULL;
  if (chosen != NULL && self->name == NULL)
    self->name = g_strdup (chosen->name);
  show_line (self);
  show_matches (self);
}

/* Asked once the entry is seen: with a key the service, without one what is stored. */
static void
ask (FwAreaEntry *self)
{
  const gboolean has_key = fw_keyring_has_key (fw_http_get_keyring (self->http), FW_SERVICE_ACS);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  if (self->areas != NULL || self->asking != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self))
      || (is_city (self) && self->state == NULL))
    return;
  self->asking = g_cancellable_new ();
  fw_areas_fetch_async (self->http, self->level, self->state, g_date_time_get_year (now),
                        has_key ? FW_STORE_FRESH : FW_STORE_ONLY, self->asking, listed_cb,
                        g_object_ref (self));
}

static void
forget (FwAreaEntry *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  clear_matches (self);
  g_clear_pointer (&self->areas, g_ptr_array_unref);
}

void
fw_area_entry_set_state (FwAreaEntry *self, const char *state)
{
  g_return_if_fail (FW_IS_AREA_ENTRY (self));

  if (g_strcmp0 (self->state, state) == 0)
    return;
  g_free (self->state);
  self->state = g_strdup (state);
  forget (self);
  fw_area_entry_choose (self, NULL, NULL);
  ask (self);
}

const char *
fw_area_entry_get_geography (FwAreaEntry *self)
{
  g_return_val_if_fail (FW_IS_AREA_ENTRY (self), NULL);
  return self->geography;
}

const char *
fw_area_entry_get_name (FwAreaEntry *self)
{
  g_return_val_if_fail (FW_IS_AREA_ENTRY (self), NULL);
  return self->name;
}

static void
fw_area_entry_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (fw_area_entry_parent_class)->map (widget);
  ask (FW_AREA_ENTRY (widget));
}

static void
fw_area_entry_init (FwAreaEntry *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->search = gtk_search_entry_new ();
  self->matches = gtk_list_box_new ();
  self->line = gtk_label_new (NULL);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->matches), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->matches, "boxed-list");
  gtk_widget_set_visible (self->matches, FALSE);
  gtk_label_set_wrap (GTK_LABEL (self->line), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->line), 0.0F);
  gtk_widget_add_css_class (self->line, "dim-label");
  gtk_widget_add_css_class (self->line, "fw-small");
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), self->matches);
  gtk_box_append (GTK_BOX (box), self->line);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->matches, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
fw_area_entry_dispose (GObject *object)
{
  FwAreaEntry *self = FW_AREA_ENTRY (object);

  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->http);

  G_OBJECT_CLASS (fw_area_entry_parent_class)->dispose (object);
}

static void
fw_area_entry_finalize (GObject *object)
{
  FwAreaEntry *self = FW_AREA_ENTRY (object);

  g_free (self->state);
  g_free (self->geography);
  g_free (self->name);
  g_clear_pointer (&self->areas, g_ptr_array_unref);

  G_OBJECT_CLASS (fw_area_entry_parent_class)->finalize (object);
}

static void
fw_area_entry_class_init (FwAreaEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_area_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_area_entry_finalize;
  GTK_WIDGET_CLASS (klass)->map = fw_area_entry_map;

  signals[CHANGED] = g_signal_new ("changed", FW_TYPE_AREA_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

GtkWidget *
fw_area_entry_new (FwHttp *http, FwLevel level)
{
  FwAreaEntry *self;
  const char *label;

  g_return_val_if_fail (FW_IS_HTTP (http), NULL);

  self = g_object_new (FW_TYPE_AREA_ENTRY, NULL);
  self->http = g_object_ref (http);
  self->level = level;
  label = is_city (self) ? _ ("City or town") : _ ("Metro area");
  g_object_set (self->search, "placeholder-text", label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->matches), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Found"), -1);
  show_line (self);
  return GTK_WIDGET (self);
}
