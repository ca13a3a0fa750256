/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-view.h"

#include "fw-chart-style.h"
#include "fw-compat.h"
#include "fw-paint.h"
#include "fw-query.h"
#include "fw-text-scale.h"
#include "fw-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MIN_WIDTH      300
#define MIN_HEIGHT     300
#define COMPACT_BELOW  480 /* px: the charts' own limit of their small form */
#define SPEAK_EVERY_MS 1000
#define FADE_MS        150
#define VALUE_WIDTH    280 /* px: of the value's words at most */
#define VALUE_PAD      8
#define VALUE_GAP      6 /* px to what it is the value of */
#define VALUE_ROUND    6

struct _FwChartView
{
  GtkWidget parent_instance;

  const FwChartRow *row;
  FwResult *result;
  FwResult *before;
  FwScene *scene; /* of the width below, or NULL when it must be built again */
  int scene_width;
  GHashTable *heights; /* width to height: a chart keeps its size while a slider moves */
  FwTextMetrics *text;
  int datum;
  char *value; /* the datum's words while they stand beside it, or NULL */
  int choice;  /* which of the chart's choices it shows, -1 for its own */
  FwComparison *comparison;
  GObject *answer;
  FwChartHold hold;
  GskRenderNode *drawn;   /* the scene as it was painted, for the width below */
  GskRenderNode *leaving; /* the one before it while it fades away, or NULL */
  int drawn_width, drawn_height;
  AdwAnimation *fade;
  guint speak_id;
  guint resize_id;
  gboolean compact;
};

enum
{
  PROP_COMPACT = 1,
  N_PROPS,
};

enum
{
  COPY,
  TABLE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwChartView, fw_chart_view, GTK_TYPE_WIDGET)

static FwTextMetrics *
get_text (FwChartView *self)
{
  const double scale = fw_text_scale (GTK_WIDGET (self));

  if (self->text && fabs (fw_text_metrics_scale (self->text) - scale) > 1e-6)
    g_clear_pointer (&self->text, fw_text_metrics_unref);
  if (!self->text)
    self->text = fw_text_metrics_new_pango (scale);
  return self->text;
}

static gboolean
has_subject (FwChartView *self)
{
  return self->row && (self->row->answer_type ? self->answer != NULL : self->result != NULL);
}

/* hold: NULL for paper, which has no slider. */
static FwScene *
build (FwChartView *self, FwChartHold *hold, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  g_autofree char *today = fw_chart_style_today ();
  FwChartSubject subject;

  if (!has_subject (self))
    return NULL;
  subject = (FwChartSubject){ .result = self->result,
                              .before = self->before,
                              .comparison = self->comparison,
                              .answer = self->answer,
                              .choice = self->choice,
                              .hold = hold,
                              .date = today };
  return self->row->build (&subject, theme, text, size);
}

/* What a screen reader reads out when it comes to the chart, or to a value in it. Put off while a
 * slider moves. */
static gboolean
speak_cb (gpointer data)
{
  FwChartView *self = FW_CHART_VIEW (data);

  self->speak_id = 0;
  if (self->scene)
    {
      g_autofree char *alt = fw_words_alt (self->scene);
      g_autofree char *description = fw_words_description (self->scene);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, alt,
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      self->value ? self->value : description, -1);
    }
  return G_SOURCE_REMOVE;
}

static void
speak_soon (FwChartView *self)
{
  if (self->speak_id == 0)
    self->speak_id = g_timeout_add (SPEAK_EVERY_MS, speak_cb, self);
}

static gboolean
resize_cb (gpointer data)
{
  FwChartView *self = FW_CHART_VIEW (data);

  self->resize_id = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* A scene may need more height than the last one had at this width: room is asked for afterwards,
 * for nothing may be resized while it is being measured or drawn. */
static void
keep_height (FwChartView *self, int width)
{
  const int known = GPOINTER_TO_INT (g_hash_table_lookup (self->heights, GINT_TO_POINTER (width)));
  const int height = (int)ceil (fw_scene_size (self->scene).height);

  if (height <= known)
    return;
  g_hash_table_insert (self->heights, GINT_TO_POINTER (width), GINT_TO_POINTER (height));
  if (known > 0 && self->resize_id == 0)
    self->resize_id = g_idle_add (resize_cb, self);
}

static void
forget_drawn (FwChartView *self)
{
  g_clear_pointer (&self->drawn, gsk_render_node_unref);
}

static void
ensure_scene (FwChartView *self, int width)
{
  const gboolean at_value = self->value != NULL;
  guint n_data;

  if (self->scene && self->scene_width == width)
    return;
  g_clear_pointer (&self->scene, fw_scene_unref);
  g_clear_pointer (&self->value, g_free); /* of numbers that are no more */
  forget_drawn (self);
  self->scene = build (self, &self->hold, fw_chart_style_theme (), get_text (self),
                       (FwSize){ .width = width }); /* no height: a window's, not a slide's */
  if (!self->scene)
    return;
  self->scene_width = width;
  keep_height (self, width);
  fw_scene_data (self->scene, &n_data);
  if (self->datum >= (int)n_data)
    self->datum = -1;
  if (at_value && self->datum >= 0)
    self->value = fw_words_datum (self->scene, self->datum);
  speak_soon (self);
}

static GtkSizeRequestMode
fw_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
fw_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  FwChartView *self = FW_CHART_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = self->row ? (int)self->row->medium.width : MIN_WIDTH;
      return;
    }
  *minimum = *natural = MIN_HEIGHT;
  if (for_size < MIN_WIDTH || !has_subject (self))
    return;
  if (!g_hash_table_contains (self->heights, GINT_TO_POINTER (for_size)))
    ensure_scene (self, for_size);
  if (g_hash_table_contains (self->heights, GINT_TO_POINTER (for_size)))
    *minimum = *natural
        = GPOINTER_TO_INT (g_hash_table_lookup (self->heights, GINT_TO_POINTER (for_size)));
}

static void
fw_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FwChartView *self = FW_CHART_VIEW (widget);
  const gboolean compact = width < COMPACT_BELOW * fw_text_scale (widget);

  if (self->compact == compact)
    return;
  self->compact = compact;
  if (self->resize_id == 0)
    self->resize_id = g_idle_add (resize_cb, self);
}

/* Painted once and kept: a frame of a fade, or of a focus that comes, draws what is there. */
static GskRenderNode *
paint (FwChartView *self, int width, int height)
{
  GskRenderNode *node
      = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  fw_paint_scene (cr, self->scene);
  cairo_destroy (cr);
  return node;
}

static void
end_fade (FwChartView *self)
{
  g_clear_pointer (&self->leaving, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* From the scene painted last to the one that comes; a drag has no time for it, and a person may
 * have asked for none (adw_animation_play() then ends at once). One under way goes on, to what is
 * newer still. */
static void
start_fade (FwChartView *self)
{
  if (!self->drawn || self->leaving || self->hold.held
      || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->leaving = g_steal_pointer (&self->drawn);
  adw_animation_reset (self->fade);
  adw_animation_play (self->fade);
}

/* Beside the datum that a tap or a key came to, for there is no pointer to hover with; over it, or
 * under it where there is no room. The colours of text and ground change places, so that it stands
 * out from the chart in every theme. */
static void
snapshot_value (FwChartView *self, GtkSnapshot *snapshot, int width, int height)
{
  const FwTheme *theme = fw_chart_style_theme ();
  const GdkRGBA ground = fw_chart_style_colour (theme, FW_ROLE_TEXT);
  const GdkRGBA ink = fw_chart_style_colour (theme, FW_ROLE_BACKGROUND);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->value);
  GskRoundedRect bubble;
  FwRect at;
  guint n;
  int wide, high;
  float x, y;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, PANGO_SCALE * MIN (width - 2 * VALUE_PAD, VALUE_WIDTH));
  pango_layout_get_pixel_size (layout, &wide, &high);
  wide += 2 * VALUE_PAD;
  high += 2 * VALUE_PAD;
  at = fw_scene_data (self->scene, &n)[self->datum].focus;
  x = (float)CLAMP (at.x + at.width / 2 - wide / 2.0, 0, MAX (width - wide, 0));
  y = (float)(at.y - VALUE_GAP - high);
  if (y < 0)
    y = (float)CLAMP (at.y + at.height + VALUE_GAP, 0, MAX (height - high, 0));
  gsk_rounded_rect_init_from_rect (&bubble, &GRAPHENE_RECT_INIT (x, y, (float)wide, (float)high),
                                   VALUE_ROUND);
  gtk_snapshot_push_rounded_clip (snapshot, &bubble);
  gtk_snapshot_append_color (snapshot, &ground, &bubble.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + VALUE_PAD, y + VALUE_PAD));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
fw_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FwChartView *self = FW_CHART_VIEW (widget);
  const int width = gtk_widget_get_width (widget);
  const int height = gtk_widget_get_height (widget);

  ensure_scene (self, width);
  if (!self->scene)
    return;
  if (width != self->drawn_width)
    g_clear_pointer (&self->leaving, gsk_render_node_unref);
  if (width != self->drawn_width || height != self->drawn_height)
    forget_drawn (self);
  self->drawn_width = width;
  self->drawn_height = height;
  if (!self->drawn)
    self->drawn = paint (self, width, height);
  if (self->leaving)
    {
      gtk_snapshot_push_cross_fade (snapshot, adw_animation_get_value (self->fade));
      gtk_snapshot_append_node (snapshot, self->leaving);
      gtk_snapshot_pop (snapshot);
    }
  gtk_snapshot_append_node (snapshot, self->drawn);
  if (self->leaving)
    gtk_snapshot_pop (snapshot);
  if (self->datum >= 0 && gtk_widget_has_focus (widget))
    {
      cairo_t *cr = gtk_snapshot_append_cairo (
          snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));

      fw_paint_focus (cr, self->scene, self->datum);
      cairo_destroy (cr);
    }
  if (self->value && self->datum >= 0)
    snapshot_value (self, snapshot, width, height);
}

static void
forget_scene (FwChartView *self)
{
  g_hash_table_remove_all (self->heights);
  g_clear_pointer (&self->scene, fw_scene_unref);
  forget_drawn (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
changed_look_cb (FwChartView *self)
{
  g_clear_pointer (&self->leaving, gsk_render_node_unref);
  forget_scene (self);
}

static void
fw_chart_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  if (setting == GTK_SYSTEM_SETTING_DPI || setting == GTK_SYSTEM_SETTING_FONT_NAME)
    changed_look_cb (FW_CHART_VIEW (widget));
  GTK_WIDGET_CLASS (fw_chart_view_parent_class)->system_setting_changed (widget, setting);
}

static gboolean
fw_chart_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                             GtkTooltip *tooltip)
{
  FwChartView *self = FW_CHART_VIEW (widget);
  g_autofree char *words = NULL;
  const FwDatum *data;
  guint n;
  int datum;

  if (!self->scene)
    return FALSE;
  datum = keyboard ? self->datum : fw_query_hit (self->scene, (FwPoint){ x, y });
  if (datum < 0 || (self->value && datum == self->datum))
    return FALSE;
  data = fw_scene_data (self->scene, &n);
  words = fw_words_datum (self->scene, datum);
  gtk_tooltip_set_text (tooltip, words);
  gtk_tooltip_set_tip_area (
      tooltip, &(GdkRectangle){ (int)data[datum].focus.x, (int)data[datum].focus.y,
                                (int)data[datum].focus.width, (int)data[datum].focus.height });
  return TRUE;
}

static void
hide_value (FwChartView *self)
{
  if (self->value)
    speak_soon (self);
  g_clear_pointer (&self->value, g_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Of the datum it is at: in sight, and said. */
static void
show_value (FwChartView *self)
{
  hide_value (self);
  if (self->datum < 0)
    return;
  self->value = fw_words_datum (self->scene, self->datum);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->value, -1);
  fw_announce (GTK_WIDGET (self), self->value, TRUE);
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
}

static void
walk (FwChartView *self, FwStep step)
{
  if (!self->scene)
    return;
  self->datum = fw_query_step (self->scene, self->datum, step);
  show_value (self);
}

static gboolean
walk_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  walk (FW_CHART_VIEW (widget), (FwStep)g_variant_get_int32 (args));
  return GDK_EVENT_STOP;
}

static gboolean
signal_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  g_signal_emit (widget, signals[g_variant_get_int32 (args)], 0);
  return GDK_EVENT_STOP;
}

static void
fade_cb (double value, gpointer data)
{
  gtk_widget_queue_draw (GTK_WIDGET (data));
}

static void
clicked_cb (FwChartView *self, int n_press, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!self->scene)
    return;
  self->datum = fw_query_hit (self->scene, (FwPoint){ x, y });
  show_value (self);
}

static void
fw_chart_view_init (FwChartView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->datum = -1;
  self->choice = -1;
  self->heights = g_hash_table_new (NULL, NULL);
  self->fade = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, FADE_MS,
                                        adw_callback_animation_target_new (fade_cb, self, NULL));
  g_signal_connect_object (self->fade, "done", G_CALLBACK (end_fade), self, G_CONNECT_SWAPPED);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (click, "pressed", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (hide_value), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  fw_chart_style_watch (GTK_WIDGET (self), G_CALLBACK (changed_look_cb));
}

static void
fw_chart_view_dispose (GObject *object)
{
  FwChartView *self = FW_CHART_VIEW (object);

  g_clear_handle_id (&self->speak_id, g_source_remove);
  g_clear_handle_id (&self->resize_id, g_source_remove);
  g_clear_object (&self->result);
  g_clear_object (&self->before);
  g_clear_object (&self->comparison);
  g_clear_object (&self->answer);
  g_clear_object (&self->fade);
  g_clear_pointer (&self->scene, fw_scene_unref);
  g_clear_pointer (&self->drawn, gsk_render_node_unref);
  g_clear_pointer (&self->leaving, gsk_render_node_unref);
  G_OBJECT_CLASS (fw_chart_view_parent_class)->dispose (object);
}

static void
fw_chart_view_finalize (GObject *object)
{
  FwChartView *self = FW_CHART_VIEW (object);

  g_clear_pointer (&self->text, fw_text_metrics_unref);
  g_free (self->value);
  g_hash_table_unref (self->heights);
  G_OBJECT_CLASS (fw_chart_view_parent_class)->finalize (object);
}

static void
fw_chart_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, FW_CHART_VIEW (object)->compact);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    FwStep step;
  } steps[] = {
    { GDK_KEY_Right, FW_STEP_NEXT },      { GDK_KEY_Left, FW_STEP_PREVIOUS },
    { GDK_KEY_Down, FW_STEP_NEXT_GROUP }, { GDK_KEY_Up, FW_STEP_PREVIOUS_GROUP },
    { GDK_KEY_Home, FW_STEP_FIRST },      { GDK_KEY_End, FW_STEP_LAST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_add_binding (widget_class, steps[i].key, 0, walk_cb, "i", steps[i].step);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, signal_cb, "i", COPY);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_t, 0, signal_cb, "i", TABLE);
}

static void
fw_chart_view_class_init (FwChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fw_chart_view_dispose;
  object_class->finalize = fw_chart_view_finalize;
  object_class->get_property = fw_chart_view_get_property;
  widget_class->get_request_mode = fw_chart_view_get_request_mode;
  widget_class->measure = fw_chart_view_measure;
  widget_class->size_allocate = fw_chart_view_size_allocate;
  widget_class->snapshot = fw_chart_view_snapshot;
  widget_class->query_tooltip = fw_chart_view_query_tooltip;
  widget_class->system_setting_changed = fw_chart_view_system_setting_changed;

  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[COPY] = g_signal_new ("copy", FW_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[TABLE] = g_signal_new ("table", FW_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "fwchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_keys (widget_class);
}

GtkWidget *
fw_chart_view_new (void)
{
  return g_object_new (FW_TYPE_CHART_VIEW, NULL);
}

void
fw_chart_view_set_row (FwChartView *self, const FwChartRow *row)
{
  g_return_if_fail (FW_IS_CHART_VIEW (self));
  g_return_if_fail (row != NULL);

  self->row = row;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (row->title), -1);
  changed_look_cb (self);
}

/**
 * fw_chart_view_set_results:
 * @result: (nullable): of the scenario shown
 * @before: (nullable): of "No program"
 */
void
fw_chart_view_set_results (FwChartView *self, FwResult *result, FwResult *before)
{
  const char *old_scenario;

  g_return_if_fail (FW_IS_CHART_VIEW (self));

  if (self->result == result && self->before == before)
    return;
  old_scenario = self->result ? fw_result_get_scenario_id (self->result) : NULL;
  if (!result || g_strcmp0 (old_scenario, fw_result_get_scenario_id (result)) != 0)
    {
      g_hash_table_remove_all (self->heights);
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  g_set_object (&self->result, result);
  g_set_object (&self->before, before);
  start_fade (self);
  forget_drawn (self);
  g_clear_pointer (&self->scene, fw_scene_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * fw_chart_view_set_comparison:
 * @comparison: (nullable): of the scenarios a chart shows that has several
 */
void
fw_chart_view_set_comparison (FwChartView *self, FwComparison *comparison)
{
  g_return_if_fail (FW_IS_CHART_VIEW (self));

  if (g_set_object (&self->comparison, comparison))
    changed_look_cb (self);
}

/**
 * fw_chart_view_set_answer:
 * @answer: (nullable): of the row's answer type
 */
void
fw_chart_view_set_answer (FwChartView *self, GObject *answer)
{
  g_return_if_fail (FW_IS_CHART_VIEW (self));

  if (g_set_object (&self->answer, answer))
    changed_look_cb (self);
}

/**
 * fw_chart_view_set_choice:
 * @choice: which of the row's choices to show, or -1 for the chart's own
 */
void
fw_chart_view_set_choice (FwChartView *self, int choice)
{
  g_return_if_fail (FW_IS_CHART_VIEW (self));

  if (self->choice == choice)
    return;
  self->choice = choice;
  changed_look_cb (self);
}

/**
 * fw_chart_view_set_held:
 * @held: the scale grows but does not shrink: a slider moves
 */
void
fw_chart_view_set_held (FwChartView *self, gboolean held)
{
  g_return_if_fail (FW_IS_CHART_VIEW (self));

  if (self->hold.held == held)
    return;
  self->hold.held = held;
  if (held)
    return;
  start_fade (self);
  forget_scene (self);
}

FwScene *
fw_chart_view_get_scene (FwChartView *self)
{
  g_return_val_if_fail (FW_IS_CHART_VIEW (self), NULL);

  ensure_scene (self, MAX (gtk_widget_get_width (GTK_WIDGET (self)), MIN_WIDTH));
  return self->scene;
}

FwScene *
fw_chart_view_print_scene (FwChartView *self, FwSize size)
{
  g_autoptr (FwTextMetrics) text = NULL;

  g_return_val_if_fail (FW_IS_CHART_VIEW (self), NULL);

  text = fw_text_metrics_new_pango (1.0);
  return build (self, NULL, fw_theme_get (FW_THEME_PRINT), text, size);
}

const char *
fw_chart_view_get_value (FwChartView *self)
{
  g_return_val_if_fail (FW_IS_CHART_VIEW (self), NULL);
  return self->value;
}

int
fw_chart_view_get_datum (FwChartView *self)
{
  g_return_val_if_fail (FW_IS_CHART_VIEW (self), -1);
  return self->datum;
}

gboolean
fw_chart_view_get_fading (FwChartView *self)
{
  g_return_val_if_fail (FW_IS_CHART_VIEW (self), FALSE);
  return self->leaving != NULL;
}

gboolean
fw_chart_view_get_compact (FwChartView *self)
{
  g_return_val_if_fail (FW_IS_CHART_VIEW (self), FALSE);
  return self->compact;
}
