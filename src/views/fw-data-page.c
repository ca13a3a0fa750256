/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-data-page.h"

#include "fw-application.h"
#include "fw-columns-layout.h"
#include "fw-data-detail.h"
#include "fw-data-row-view.h"
#include "fw-key-group.h"
#include "fw-name-parts.h"
#include "fw-refresh-panel.h"
#include "fw-refresh.h"
#include "fw-text-scale.h"

#include <glib/gi18n-lib.h>

#define REBUILD_AFTER_MS 200
#define NARROW_BELOW     640

struct _FwDataPage
{
  AdwBin parent_instance;

  FwRunner *runner;
  GPtrArray *rows;     /* FwDataRow, as shown */
  GPtrArray *views;    /* FwDataRowView of each, borrowed */
  GPtrArray *services; /* AdwExpanderRow of each service, borrowed */
  GtkStack *stack;
  GtkWidget *list;
  GtkLabel *finding;
  GtkListBox *sources;
  GtkWidget *bring_in;
  GtkListBox *ways;
  GtkListBox *keys;
  GtkWidget *banner;
  GtkLabel *banner_text;
  FwRefreshPanel *refresh;
  GtkWidget *refresh_all;
  FwDataDetail *detail;
  FwHttp *http; /* the application's, once the page was seen */
  guint rebuild_id;
  guint narrow_id;
  gboolean narrow;
  gboolean dirty; /* something changed while out of sight */
};

G_DEFINE_FINAL_TYPE (FwDataPage, fw_data_page, ADW_TYPE_BIN)

/* The list */

static FwDataRowView *
row_view (FwDataPage *self, guint index)
{
  return self->views->pdata[index];
}

static void
row_activated_cb (FwDataPage *self, FwDataRowView *view)
{
  guint index;

  if (g_ptr_array_find (self->views, view, &index))
    fw_data_page_open (self, ((const FwDataRow *)self->rows->pdata[index])->id);
}

/* Rows are kept while the same sources are listed: making them anew would take the keyboard away.
 */
static gboolean
same_sources (FwDataPage *self, GPtrArray *rows)
{
  if (self->rows == NULL || self->rows->len != rows->len)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!g_str_equal (((const FwDataRow *)rows->pdata[i])->id,
                      ((const FwDataRow *)self->rows->pdata[i])->id))
      return FALSE;
  return TRUE;
}

/* What a service gave stands together: a city's baseline alone is seventy series. */
static AdwExpanderRow *
add_service (FwDataPage *self, const FwDataRow *row)
{
  FwServiceId id;
  const FwService *service = row->service ? fw_service_find (row->service, &id, NULL) : NULL;
  GtkWidget *expander
      = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, "title",
                      service ? _ (service->title) : _ ("Files and addresses"), NULL);

  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (expander),
                               g_object_new (GTK_TYPE_IMAGE, "icon-name",
                                             "folder-download-symbolic", "accessible-role",
                                             GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  fw_name (expander, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (expander)));
  fw_name_parts (expander, "GtkListBox",
                 adw_preferences_row_get_title (ADW_PREFERENCES_ROW (expander)));
  g_object_set_data (G_OBJECT (expander), "fw-service", (gpointer)row->service);
  gtk_list_box_append (self->sources, expander);
  g_ptr_array_add (self->services, expander);
  return ADW_EXPANDER_ROW (expander);
}

static AdwExpanderRow *
find_service (FwDataPage *self, const FwDataRow *row)
{
  for (guint i = 0; i < self->services->len; i++)
    if (g_strcmp0 (g_object_get_data (self->services->pdata[i], "fw-service"), row->service) == 0)
      return self->services->pdata[i];
  return NULL;
}

static void
add_rows (FwDataPage *self, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const FwDataRow *row = rows->pdata[i];
      GtkWidget *view = fw_data_row_view_new ();

      g_signal_connect_object (view, "activated", G_CALLBACK (row_activated_cb), self,
                               G_CONNECT_SWAPPED);
      g_ptr_array_add (self->views, view);
      if (row->origin == FW_DATA_FETCHED)
        {
          AdwExpanderRow *service = find_service (self, row);

          adw_expander_row_add_row (service ? service : add_service (self, row), view);
        }
      else
        gtk_list_box_append (self->sources, view);
    }
}

static void
show_service (AdwExpanderRow *expander, GPtrArray *rows)
{
  const char *service = g_object_get_data (G_OBJECT (expander), "fw-service");
  const FwDataRow *oldest = NULL;
  guint n = 0;
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const FwDataRow *row = rows->pdata[i];

      if (row->origin != FW_DATA_FETCHED || g_strcmp0 (row->service, service) != 0)
        continue;
      n++;
      if (!oldest || g_strcmp0 (row->fetched, oldest->fetched) < 0)
        oldest = row;
    }
  count = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_LABEL);
  text = g_strdup_printf (ngettext ("%s series, %s", "%s series, the oldest %s", n), count,
                          oldest ? oldest->when : "");
  adw_expander_row_set_subtitle (expander, text);
}

static void
show_rows (FwDataPage *self, GPtrArray *rows)
{
  GtkListBoxRow *row;

  if (!same_sources (self, rows))
    {
      while ((row = gtk_list_box_get_row_at_index (self->sources, 0)))
        gtk_list_box_remove (self->sources, GTK_WIDGET (row));
      g_ptr_array_set_size (self->services, 0);
      g_ptr_array_set_size (self->views, 0);
      add_rows (self, rows);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      fw_data_row_view_show (row_view (self, i), rows->pdata[i]);
      fw_data_row_view_set_narrow (row_view (self, i), self->narrow);
    }
  for (guint i = 0; i < self->services->len; i++)
    show_service (self->services->pdata[i], rows);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = g_ptr_array_ref (rows);
}

static void
show_detail (FwDataPage *self)
{
  const char *id = fw_data_detail_get_id (self->detail);
  const FwDataRow *row = id != NULL ? fw_data_list_find (self->rows, id) : NULL;

  if (gtk_stack_get_visible_child (self->stack) == self->list)
    return;
  if (row != NULL)
    fw_data_detail_show (self->detail, row);
  else
    gtk_stack_set_visible_child (self->stack, self->list);
}

/* What can be asked, and what cannot */

static char *
offline_words (FwPlan *plan)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  const char *oldest = fw_refresh_oldest (plan);
  g_autofree char *age = oldest ? fw_data_age (oldest, now) : NULL;

  if (!age)
    return g_strdup (
        _ ("This computer is offline. All that is shown here works without a network."));
  /* Translators: %s is “fetched 3 months ago” */
  return g_strdup_printf (
      _ ("This computer is offline. The plan works on what it keeps; the oldest of it was %s."),
      age);
}

/* What was found to be newer counts before what may be. */
static void
show_finding (FwDataPage *self)
{
  const guint n_newer = fw_refresh_panel_get_n_newer (self->refresh);
  g_autofree char *newer = fw_unit_format (n_newer, FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *all = fw_unit_format (self->rows->len, FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *text
      = n_newer > 0 ? g_strdup_printf (ngettext ("%s of %s sources has newer values",
                                                 "%s of %s sources have newer values", n_newer),
                                       newer, all)
                    : fw_data_list_finding (self->rows);

  gtk_label_set_text (self->finding, text);
}

static void
show_network (FwDataPage *self)
{
  FwPlan *plan = fw_document_get_plan (fw_runner_get_document (self->runner));
  const gboolean offline = self->http && fw_http_is_offline (self->http);
  const gboolean busy = fw_refresh_panel_get_state (self->refresh) == FW_REFRESH_ASKING;
  g_autoptr (GPtrArray) sources = fw_refresh_sources (plan, NULL);
  g_autofree char *words = offline_words (plan);

  if (self->rows)
    show_finding (self);
  gtk_label_set_text (self->banner_text, words);
  gtk_widget_set_visible (self->banner, offline);
  gtk_widget_set_visible (self->refresh_all, sources->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "data.refresh",
                                 sources->len > 0 && !offline && !busy);
}

static void
rebuild (FwDataPage *self)
{
  FwPlan *plan = fw_document_get_plan (fw_runner_get_document (self->runner));
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GPtrArray) rows = fw_data_list (plan, fw_runner_get_scenario (self->runner), now);

  self->dirty = FALSE;
  show_rows (self, rows);
  show_detail (self);
  show_network (self);
}

static gboolean
rebuild_cb (gpointer data)
{
  FwDataPage *self = FW_DATA_PAGE (data);

  self->rebuild_id = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

/* Out of sight nothing is done; in sight a drag rebuilds it five times a second at most. */
static void
changed_cb (FwDataPage *self)
{
  self->dirty = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->rebuild_id == 0)
    self->rebuild_id = g_timeout_add (REBUILD_AFTER_MS, rebuild_cb, self);
}

/* Ways to bring data in */

static const struct
{
  const char *action;
  const char *icon;
  const char *title;
  const char *subtitle;
} ways[] = {
  { "data.fetch", "mark-location-symbolic", N_ ("A place"),
    N_ ("Its incomes, unemployment, wages and openings, from the public services") },
  { "data.programs", "system-users-symbolic", N_ ("Programs from results"),
    N_ ("The state’s training programs with cost, completion and earnings") },
  { "data.import", "document-open-symbolic", N_ ("Any table, program or job feed"),
    N_ ("CSV, a pilot’s outcome records, schema.org or CTDL, from a file or an address") },
};

static gboolean
has_action (GtkWidget *widget, const char *wanted)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  const char *name, *property;
  const GVariantType *type;
  GType owner;

  for (guint i = 0; root
                    && gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (root), i, &owner, &name,
                                                      &type, &property);
       i++)
    if (g_str_equal (name, wanted))
      return TRUE;
  return FALSE;
}

/* Only what can be done is offered. */
static void
add_ways (FwDataPage *self)
{
  if (gtk_list_box_get_row_at_index (self->ways, 0))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (has_action (GTK_WIDGET (self), ways[i].action))
      {
        GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _ (ways[i].title), "subtitle",
                                       _ (ways[i].subtitle), "activatable", TRUE, "action-name",
                                       ways[i].action, NULL);

        fw_data_row_decorate (ADW_ACTION_ROW (row), ways[i].icon);
        gtk_list_box_append (self->ways, row);
        gtk_widget_set_visible (self->bring_in, TRUE);
      }
}

/* Keys */

static void
show_keys (FwDataPage *self)
{
  int index = 0;

  for (FwServiceId id = 0; id < FW_N_SERVICES; id++)
    if (fw_service_get (id)->key_place != FW_KEY_NONE)
      {
        GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->keys, index++);
        g_autofree char *words = fw_key_words (self->http, id);

        if (!row)
          {
            row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                                _ (fw_service_get (id)->short_title), "activatable", TRUE,
                                "action-name", "app.preferences", NULL);
            fw_data_row_decorate (ADW_ACTION_ROW (row), "dialog-password-symbolic");
            gtk_list_box_append (self->keys, GTK_WIDGET (row));
          }
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
      }
}

/* The client and the keys are the application's, and wake up when they are first needed. */
static void
take_http (FwDataPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkApplication *application
      = GTK_IS_WINDOW (root) ? gtk_window_get_application (GTK_WINDOW (root)) : NULL;

  if (self->http || !FW_IS_APPLICATION (application))
    return;
  self->http = g_object_ref (fw_application_get_http (FW_APPLICATION (application)));
  g_signal_connect_object (self->http, "notify::network", G_CALLBACK (show_network), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (fw_http_get_keyring (self->http), "changed", G_CALLBACK (show_keys),
                           self, G_CONNECT_SWAPPED);
  show_keys (self);
  self->dirty = TRUE;
}

static void
refresh_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwDataPage *self = FW_DATA_PAGE (widget);
  const char *service = g_variant_get_string (target, NULL);

  gtk_stack_set_visible_child (self->stack, self->list);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->list)),
                            0);
  fw_refresh_panel_start (self->refresh, self->http, *service ? service : NULL);
}

/* Going to a source and back */

static void
closed_cb (FwDataPage *self)
{
  const char *id = fw_data_detail_get_id (self->detail);

  gtk_stack_set_visible_child (self->stack, self->list);
  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (((const FwDataRow *)self->rows->pdata[i])->id, id) == 0)
      gtk_widget_grab_focus (GTK_WIDGET (row_view (self, i)));
}

/* Width */

static gboolean
narrow_cb (gpointer data)
{
  FwDataPage *self = FW_DATA_PAGE (data);

  self->narrow_id = 0;
  for (guint i = 0; self->rows && i < self->rows->len; i++)
    fw_data_row_view_set_narrow (row_view (self, i), self->narrow);
  fw_refresh_panel_set_narrow (self->refresh, self->narrow);
  return G_SOURCE_REMOVE;
}

/* What a row shows cannot change while it is laid out: it does right after. */
static void
width_cb (FwDataPage *self)
{
  const double width = gtk_adjustment_get_page_size (
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->list)));
  const gboolean narrow = width < NARROW_BELOW * fw_text_scale (GTK_WIDGET (self));

  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  if (self->narrow_id == 0)
    self->narrow_id = g_idle_add (narrow_cb, self);
}

static void
fw_data_page_map (GtkWidget *widget)
{
  FwDataPage *self = FW_DATA_PAGE (widget);

  GTK_WIDGET_CLASS (fw_data_page_parent_class)->map (widget);
  add_ways (self);
  take_http (self);
  if (self->dirty && self->runner)
    rebuild (self);
}

/* The object */

static void
fw_data_page_init (FwDataPage *self)
{
  g_type_ensure (FW_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (FW_TYPE_DATA_DETAIL);
  g_type_ensure (FW_TYPE_REFRESH_PANEL);
  gtk_widget_init_template (GTK_WIDGET (self));
  fw_tell_shown (GTK_WIDGET (self->stack));
  self->views = g_ptr_array_new ();
  self->services = g_ptr_array_new ();
  self->narrow = TRUE; /* until there is room: a page may ask for less than it gets, never more */
  fw_refresh_panel_set_narrow (self->refresh, TRUE);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->list)),
                           "notify::page-size", G_CALLBACK (width_cb), self, G_CONNECT_SWAPPED);
}

static void
fw_data_page_dispose (GObject *object)
{
  FwDataPage *self = FW_DATA_PAGE (object);

  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  g_clear_handle_id (&self->narrow_id, g_source_remove);
  g_clear_object (&self->runner);
  g_clear_object (&self->http);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (fw_data_page_parent_class)->dispose (object);
}

static void
fw_data_page_finalize (GObject *object)
{
  g_ptr_array_unref (FW_DATA_PAGE (object)->views);
  g_ptr_array_unref (FW_DATA_PAGE (object)->services);
  G_OBJECT_CLASS (fw_data_page_parent_class)->finalize (object);
}

static void
fw_data_page_class_init (FwDataPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_data_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_data_page_finalize;
  widget_class->map = fw_data_page_map;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-data-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FwDataPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FwDataPage, list);
  gtk_widget_class_bind_template_child (widget_class, FwDataPage, finding);
  gtk_widget_class_bind_template_child (widget_class, FwDataPage, sources);
  gtk_widget_class_bind_template_child (widget_class, FwDataPage, bring_in);
  gtk_widget_class_bind_template_child (widget_class, FwDataPage, ways);
  gtk_widget_class_bind_template_child (widget_class, FwDataPage, detail);
  gtk_widget_class_bind_template_child (widget_class, FwDataPage, keys);
  gtk_widget_class_bind_template_child (widget_class, FwDataPage, banner);
  gtk_widget_class_bind_template_child (widget_class, FwDataPage, banner_text);
  gtk_widget_class_bind_template_child (widget_class, FwDataPage, refresh);
  gtk_widget_class_bind_template_child (widget_class, FwDataPage, refresh_all);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_network);
  gtk_widget_class_install_action (widget_class, "data.refresh", "s", refresh_cb);
}

GtkWidget *
fw_data_page_new (void)
{
  return g_object_new (FW_TYPE_DATA_PAGE, NULL);
}

void
fw_data_page_set_runner (FwDataPage *self, FwRunner *runner)
{
  g_return_if_fail (FW_IS_DATA_PAGE (self));
  g_return_if_fail (FW_IS_RUNNER (runner));

  if (!g_set_object (&self->runner, runner))
    return;
  g_signal_connect_object (fw_runner_get_document (runner), "changed", G_CALLBACK (changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "notify::scenario", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  fw_refresh_panel_set_runner (self->refresh, runner);
  changed_cb (self);
}

gboolean
fw_data_page_open (FwDataPage *self, const char *id)
{
  const FwDataRow *row;

  g_return_val_if_fail (FW_IS_DATA_PAGE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  row = self->rows != NULL ? fw_data_list_find (self->rows, id) : NULL;
  if (row == NULL)
    return FALSE;
  fw_data_detail_show (self->detail, row);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->detail));
  gtk_widget_grab_focus (GTK_WIDGET (self->detail));
  return TRUE;
}
