/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-refresh-panel.h"

#include <glib/gi18n-lib.h>

#include "fw-columns-layout.h"
#include "fw-compat.h"
#include "fw-data-list.h"
#include "fw-difference-row.h"
#include "fw-fetch.h"
#include "fw-headline.h"
#include "fw-name-parts.h"
#include "fw-refresh.h"

/* So many questions are asked on a metered connection without a word. */
#define MANY_REQUESTS 5

/* So many changed values are told without a click. */
#define FEW_VALUES 12

struct _FwRefreshPanel
{
  AdwBin parent_instance;

  FwRunner *runner;
  FwRefreshState state;
  FwFetch *fetch;
  FwHarvest *harvest; /* what is newer, until it is used or not */
  GCancellable *cancellable;
  GHashTable *steps; /* FwRequest to its row, borrowed */
  GPtrArray *shown;  /* FwDifferenceRow, borrowed */
  GPtrArray *nested; /* rows in the two expanders, with the expander they are in */
  guint foreseen;    /* requests */
  guint spoken;      /* halves of the progress already said */
  gboolean narrow;
  GtkListBox *list; /* the effects alone: the arrows do not go from them to an expander */
  GtkWidget *more;
  GtkLabel *title;
  GtkLabel *line;
  GtkProgressBar *progress;
  GtkWidget *cancel;
  GtkWidget *use;
  GtkWidget *keep;
  AdwExpanderRow *values;
  AdwExpanderRow *requests;
  AdwExpanderRow *missing;
};

enum
{
  PROP_STATE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FwRefreshPanel, fw_refresh_panel, ADW_TYPE_BIN)

static FwPlan *
get_plan (FwRefreshPanel *self)
{
  return fw_document_get_plan (fw_runner_get_document (self->runner));
}

static char *
count_text (guint n)
{
  return fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_LABEL);
}

/* What is shown */

static void
set_state (FwRefreshPanel *self, FwRefreshState state)
{
  const gboolean editable = !fw_plan_is_read_only (get_plan (self));

  self->state = state;
  gtk_widget_set_visible (GTK_WIDGET (self), state != FW_REFRESH_HIDDEN);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), state == FW_REFRESH_ASKING);
  gtk_widget_set_visible (self->cancel, state == FW_REFRESH_ASKING);
  gtk_widget_set_visible (self->use, state == FW_REFRESH_NEWER);
  gtk_widget_set_sensitive (self->use, editable);
  gtk_widget_set_visible (self->keep, state == FW_REFRESH_NEWER || state == FW_REFRESH_NOTHING);
  gtk_button_set_label (GTK_BUTTON (self->keep),
                        state == FW_REFRESH_NEWER ? _ ("Keep") : _ ("Close"));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
say (FwRefreshPanel *self, const char *title, const char *line)
{
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->line, line);
  gtk_widget_set_visible (GTK_WIDGET (self->line), *line != '\0');
}

static void
set_title (AdwExpanderRow *expander, const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  fw_name (GTK_WIDGET (expander), title);
  fw_name_parts (GTK_WIDGET (expander), "GtkListBox", title);
}

/* A row of the effects, or among the values. */
static void
add_difference (FwRefreshPanel *self, GtkWidget *row, gboolean is_value)
{
  fw_difference_row_set_narrow (FW_DIFFERENCE_ROW (row), self->narrow);
  if (is_value)
    {
      adw_expander_row_add_row (self->values, row);
      g_object_set_data (G_OBJECT (row), "fw-parent", self->values);
    }
  else
    gtk_list_box_append (self->list, row);
  gtk_widget_set_visible (is_value ? self->more : GTK_WIDGET (self->list), TRUE);
  g_ptr_array_add (self->shown, row);
}

static void
drop_difference (FwRefreshPanel *self, GtkWidget *row)
{
  AdwExpanderRow *parent = g_object_get_data (G_OBJECT (row), "fw-parent");

  if (parent)
    adw_expander_row_remove (parent, row);
  else
    gtk_list_box_remove (self->list, row);
}

static GtkWidget *
add_nested (FwRefreshPanel *self, AdwExpanderRow *parent, const char *title, const char *subtitle)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", subtitle, "title-lines", 0, "subtitle-lines", 0, NULL);

  adw_expander_row_add_row (parent, row);
  g_object_set_data (G_OBJECT (row), "fw-parent", parent);
  g_ptr_array_add (self->nested, row);
  gtk_widget_set_visible (self->more, TRUE);
  return row;
}

static void
clear (FwRefreshPanel *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->fetch);
  g_clear_pointer (&self->harvest, fw_harvest_free);
  g_hash_table_remove_all (self->steps);
  for (guint i = 0; i < self->shown->len; i++)
    drop_difference (self, self->shown->pdata[i]);
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->nested->len; i++)
    adw_expander_row_remove (g_object_get_data (self->nested->pdata[i], "fw-parent"),
                             self->nested->pdata[i]);
  g_ptr_array_set_size (self->nested, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->requests), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), FALSE);
  adw_expander_row_set_expanded (self->requests, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->values), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_widget_set_visible (self->more, FALSE);
  self->foreseen = 0;
  self->spoken = 0;
}

/* Asking */

static const char *
step_words (FwStepState state)
{
  switch (state)
    {
    case FW_STEP_ASKING:
      return _ ("Asking…");
    case FW_STEP_ARRIVED:
      return _ ("Arrived");
    case FW_STEP_STORED:
      return _ ("Unchanged since it was last asked for");
    case FW_STEP_FAILED:
      return _ ("Did not arrive");
    default:
      return _ ("Waiting");
    }
}

static void
show_progress (FwRefreshPanel *self)
{
  guint done, known, all;
  g_autofree char *n_done = NULL;
  g_autofree char *n_all = NULL;
  g_autofree char *text = NULL;

  fw_fetch_get_progress (self->fetch, &done, &known);
  all = MAX (MAX (known, self->foreseen), 1);
  n_done = count_text (done);
  n_all = count_text (all);
  text = g_strdup_printf (_ ("%s of %s questions answered"), n_done, n_all);
  gtk_progress_bar_set_fraction (self->progress, (double)done / all);
  set_title (self->requests, text);
  gtk_widget_set_visible (GTK_WIDGET (self->requests), self->nested->len > 0);
  if (self->spoken == 0 && 2 * done >= all && done < all)
    {
      self->spoken = 1;
      fw_announce (GTK_WIDGET (self), text, FALSE);
    }
}

static void
step_cb (FwRefreshPanel *self, FwRequest *request, int state, const char *message)
{
  const FwService *service = fw_service_get (fw_request_get_service (request));
  GtkWidget *row = g_hash_table_lookup (self->steps, request);
  g_autofree char *title
      = g_strdup_printf ("%s · %s", _ (service->short_title), fw_request_get_title (request));

  if (row == NULL)
    {
      row = add_nested (self, self->requests, title, "");
      g_hash_table_insert (self->steps, fw_request_ref (request), row);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               message ? message : step_words ((FwStepState)state));
  if (state == FW_STEP_ASKING)
    gtk_label_set_text (self->line, title);
  gtk_widget_set_visible (GTK_WIDGET (self->line), TRUE);
  show_progress (self);
}

/* What came */

static void
show_missing (FwRefreshPanel *self, FwHarvest *harvest)
{
  g_autofree char *count = count_text (harvest->shortfalls->len);
  g_autofree char *title = g_strdup_printf (
      ngettext ("One thing did not come", "%s things did not come", harvest->shortfalls->len),
      count);

  for (guint i = 0; i < harvest->shortfalls->len; i++)
    {
      const FwShortfall *shortfall = harvest->shortfalls->pdata[i];
      g_autofree char *why = shortfall->fallback
                                 ? g_strdup_printf ("%s · %s", shortfall->why, shortfall->fallback)
                                 : g_strdup (shortfall->why);

      add_nested (self, self->missing, shortfall->what, why);
    }
  set_title (self->missing, title);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), harvest->shortfalls->len > 0);
}

static const char *
effect_words (const FwHeadlineWords *before, const FwHeadlineWords *after)
{
  return g_strcmp0 (before->number, after->number) == 0
                 && g_strcmp0 (before->range, after->range) == 0
             ? _ ("below rounding")
             : _ ("changes");
}

static void
add_effect (FwRefreshPanel *self, FwResult *before, FwResult *after, FwHeadline headline)
{
  FwHeadlineWords old = { 0 }, new = { 0 };
  g_autofree char *old_text = NULL;
  g_autofree char *new_text = NULL;

  fw_headline_words (before, headline, &old);
  fw_headline_words (after, headline, &new);
  old_text = g_strdup_printf ("%s (%s)", old.number, old.range);
  new_text = g_strdup_printf ("%s (%s)", new.number, new.range);
  add_difference (self,
                  fw_difference_row_new (old.title, old_text, new_text, effect_words (&old, &new)),
                  FALSE);
  fw_headline_words_clear (&old);
  fw_headline_words_clear (&new);
}

static void
weighed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwRefreshPanel) self = data;
  g_autoptr (FwResult) before = NULL;
  g_autoptr (FwResult) after = NULL;
  g_autoptr (GError) error = NULL;

  if (!fw_refresh_weigh_finish (result, &before, &after, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
          && self->state == FW_REFRESH_NEWER)
        gtk_label_set_text (self->line, error->message);
      return;
    }
  if (self->state != FW_REFRESH_NEWER
      || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  for (FwHeadline i = 0; i < FW_N_HEADLINES; i++)
    add_effect (self, before, after, i);
  gtk_label_set_text (self->line, _ ("What they do to this scenario stands first"));
}

static void
show_newer (FwRefreshPanel *self, guint n_newer)
{
  g_autoptr (GPtrArray) differences = fw_refresh_compare (get_plan (self), self->harvest);
  g_autofree char *count = count_text (n_newer);
  g_autofree char *title
      = g_strdup_printf (ngettext ("One source is newer than the plan’s",
                                   "%s sources are newer than the plan’s", n_newer),
                         count);
  g_autofree char *n_values = NULL;
  g_autofree char *values = NULL;

  set_state (self, FW_REFRESH_NEWER);
  say (self, title, _ ("Running the plan with them…"));
  add_difference (self, fw_difference_row_new_heading (), FALSE);
  for (guint i = 0; i < differences->len; i++)
    {
      const FwDifference *one = differences->pdata[i];

      add_difference (self,
                      fw_difference_row_new (one->title, one->before, one->after,
                                             one->used_by ? one->used_by : _ ("only shown")),
                      TRUE);
    }
  n_values = count_text (differences->len);
  values = g_strdup_printf (
      ngettext ("The newer value", "The newer values: %s lines", differences->len), n_values);
  set_title (self->values, values);
  gtk_widget_set_visible (GTK_WIDGET (self->values), TRUE);
  adw_expander_row_set_expanded (self->values, differences->len <= FEW_VALUES);
  fw_announce (GTK_WIDGET (self), title, TRUE);
  fw_refresh_weigh_async (get_plan (self), fw_runner_get_scenario (self->runner), self->harvest,
                          self->cancellable, weighed_cb, g_object_ref (self));
  gtk_widget_grab_focus (self->use);
}

static void
show_nothing (FwRefreshPanel *self, const char *title, const char *line)
{
  set_state (self, FW_REFRESH_NOTHING);
  say (self, title, line);
  fw_announce (GTK_WIDGET (self), title, TRUE);
  gtk_widget_grab_focus (self->keep);
}

static void
show_failed (FwRefreshPanel *self, const GError *error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  const char *oldest = fw_refresh_oldest (get_plan (self));
  g_autofree char *age = oldest ? fw_data_age (oldest, now) : NULL;
  g_autofree char *line
      = age ? g_strdup_printf (_ ("The plan keeps what it has, the oldest %s."), age)
            : g_strdup (_ ("The plan keeps what it has."));

  show_nothing (self, error->message, line);
}

static void
show_asked (FwRefreshPanel *self)
{
  guint done;
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;

  fw_fetch_get_progress (self->fetch, &done, NULL);
  count = count_text (done);
  text = g_strdup_printf (ngettext ("One question was asked", "%s questions were asked", done),
                          count);
  set_title (self->requests, text);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwRefreshPanel) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwHarvest) harvest = fw_fetch_run_finish (FW_FETCH (source), result, &error);
  guint n_newer, n_same;

  if (self->fetch != FW_FETCH (source))
    return; /* another one was begun, or the panel closed */
  show_asked (self);
  if (harvest == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_nothing (self, _ ("Stopped"),
                      _ ("What had arrived is stored; nothing in the plan changed."));
      else
        show_failed (self, error);
      return;
    }
  show_missing (self, harvest);
  n_newer = fw_refresh_keep_newer (get_plan (self), harvest, &n_same);
  if (n_newer == 0)
    {
      show_nothing (self,
                    n_same > 0 ? _ ("Nothing newer is published")
                               : _ ("Nothing came that the plan could use"),
                    n_same > 0 ? _ ("Every source that answered says what the plan says.")
                               : _ ("The plan keeps what it has."));
      return;
    }
  self->harvest = g_steal_pointer (&harvest);
  show_newer (self, n_newer);
}

static void
run (FwRefreshPanel *self)
{
  set_state (self, FW_REFRESH_ASKING);
  say (self, _ ("Asking the services"), "");
  gtk_widget_grab_focus (self->cancel);
  fw_announce (GTK_WIDGET (self), _ ("Asking the services"), FALSE);
  fw_fetch_run_async (self->fetch, FW_STORE_REVALIDATE, self->cancellable, fetched_cb,
                      g_object_ref (self));
}

static void
agreed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwRefreshPanel) self = data;
  g_autofree char *answer = fw_ask_finish (result);

  if (self->fetch && g_strcmp0 (answer, "refresh") == 0)
    run (self);
}

/* Many questions on a metered connection are not asked without a word. */
static void
ask_first (FwRefreshPanel *self)
{
  static const FwResponse responses[] = {
    { "cancel", N_ ("Cancel"), FW_RESPONSE_PLAIN },
    { "refresh", N_ ("Refresh"), FW_RESPONSE_SUGGESTED },
  };
  const FwResponse told[] = {
    { responses[0].id, _ (responses[0].label), responses[0].look },
    { responses[1].id, _ (responses[1].label), responses[1].look },
  };
  g_autofree char *count = count_text (self->foreseen);
  g_autofree char *body = g_strdup_printf (
      _ ("This connection is metered, and about %s questions will be asked."), count);

  fw_ask_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Refresh now?"), body,
                told, G_N_ELEMENTS (told), NULL, agreed_cb, g_object_ref (self));
}

/* Buttons */

static void
cancel_cb (FwRefreshPanel *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
}

static void
keep_cb (FwRefreshPanel *self)
{
  clear (self);
  set_state (self, FW_REFRESH_HIDDEN);
}

static void
use_cb (FwRefreshPanel *self)
{
  FwDocument *document = fw_runner_get_document (self->runner);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwChange) change
      = fw_harvest_to_change (self->harvest, fw_document_get_plan (document), NULL, &error);

  if (change && fw_document_apply (document, change, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "view.tell", "s",
                                _ ("The plan uses the new values; undo brings the old ones back"));
  if (error)
    {
      gtk_label_set_text (self->line, error->message);
      return;
    }
  keep_cb (self);
}

/* The object */

static void
fw_refresh_panel_init (FwRefreshPanel *self)
{
  g_type_ensure (FW_TYPE_COLUMNS_LAYOUT);
  gtk_widget_init_template (GTK_WIDGET (self));
  set_title (self->values, _ ("The newer values"));
  set_title (self->requests, _ ("Questions asked"));
  set_title (self->missing, _ ("What did not come"));
  self->steps = g_hash_table_new_full (NULL, NULL, (GDestroyNotify)fw_request_unref, NULL);
  self->shown = g_ptr_array_new ();
  self->nested = g_ptr_array_new ();
}

static void
fw_refresh_panel_dispose (GObject *object)
{
  FwRefreshPanel *self = FW_REFRESH_PANEL (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->fetch);
  g_clear_object (&self->runner);
  g_clear_pointer (&self->harvest, fw_harvest_free);
  G_OBJECT_CLASS (fw_refresh_panel_parent_class)->dispose (object);
}

static void
fw_refresh_panel_finalize (GObject *object)
{
  FwRefreshPanel *self = FW_REFRESH_PANEL (object);

  g_hash_table_unref (self->steps);
  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->nested);
  G_OBJECT_CLASS (fw_refresh_panel_parent_class)->finalize (object);
}

static void
fw_refresh_panel_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_uint (value, FW_REFRESH_PANEL (object)->state);
}

static void
fw_refresh_panel_class_init (FwRefreshPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fw_refresh_panel_dispose;
  object_class->finalize = fw_refresh_panel_finalize;
  object_class->get_property = fw_refresh_panel_get_property;
  properties[PROP_STATE]
      = g_param_spec_uint ("state", NULL, NULL, FW_REFRESH_HIDDEN, FW_REFRESH_NOTHING,
                           FW_REFRESH_HIDDEN, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-refresh-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FwRefreshPanel, list);
  gtk_widget_class_bind_template_child (widget_class, FwRefreshPanel, more);
  gtk_widget_class_bind_template_child (widget_class, FwRefreshPanel, title);
  gtk_widget_class_bind_template_child (widget_class, FwRefreshPanel, line);
  gtk_widget_class_bind_template_child (widget_class, FwRefreshPanel, progress);
  gtk_widget_class_bind_template_child (widget_class, FwRefreshPanel, cancel);
  gtk_widget_class_bind_template_child (widget_class, FwRefreshPanel, use);
  gtk_widget_class_bind_template_child (widget_class, FwRefreshPanel, keep);
  gtk_widget_class_bind_template_child (widget_class, FwRefreshPanel, requests);
  gtk_widget_class_bind_template_child (widget_class, FwRefreshPanel, values);
  gtk_widget_class_bind_template_child (widget_class, FwRefreshPanel, missing);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_cb);
}

GtkWidget *
fw_refresh_panel_new (void)
{
  return g_object_new (FW_TYPE_REFRESH_PANEL, NULL);
}

void
fw_refresh_panel_set_runner (FwRefreshPanel *self, FwRunner *runner)
{
  g_return_if_fail (FW_IS_REFRESH_PANEL (self));
  g_return_if_fail (FW_IS_RUNNER (runner));
  g_set_object (&self->runner, runner);
}

void
fw_refresh_panel_set_narrow (FwRefreshPanel *self, gboolean narrow)
{
  g_return_if_fail (FW_IS_REFRESH_PANEL (self));

  self->narrow = narrow;
  for (guint i = 0; i < self->shown->len; i++)
    fw_difference_row_set_narrow (self->shown->pdata[i], narrow);
}

void
fw_refresh_panel_start (FwRefreshPanel *self, FwHttp *http, const char *service)
{
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GPtrArray) preview = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (FwTarget) target = NULL;

  g_return_if_fail (FW_IS_REFRESH_PANEL (self) && self->runner != NULL);
  g_return_if_fail (FW_IS_HTTP (http));

  sources = fw_refresh_sources (get_plan (self), service);
  if (sources->len == 0)
    return;
  clear (self);
  target = fw_target_new (get_plan (self), NULL, g_date_time_get_year (now));
  self->fetch = fw_fetch_new (http, target);
  for (guint i = 0; i < sources->len; i++)
    fw_fetch_add_source (self->fetch, sources->pdata[i]);
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (self->fetch, "step", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  preview = fw_fetch_preview (self->fetch, NULL);
  self->foreseen = preview ? preview->len : 0;
  if (fw_http_get_network (http) == FW_NETWORK_METERED && self->foreseen > MANY_REQUESTS)
    ask_first (self);
  else
    run (self);
}

void
fw_refresh_panel_cancel (FwRefreshPanel *self)
{
  g_return_if_fail (FW_IS_REFRESH_PANEL (self));
  cancel_cb (self);
}

FwRefreshState
fw_refresh_panel_get_state (FwRefreshPanel *self)
{
  g_return_val_if_fail (FW_IS_REFRESH_PANEL (self), FW_REFRESH_HIDDEN);
  return self->state;
}

guint
fw_refresh_panel_get_n_newer (FwRefreshPanel *self)
{
  g_return_val_if_fail (FW_IS_REFRESH_PANEL (self), 0);
  return self->state == FW_REFRESH_NEWER && self->harvest ? self->harvest->series->len : 0;
}
