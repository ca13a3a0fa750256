/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-split.h"

#include "fw-text-scale.h"

#include <glib/gi18n-lib.h>

#define MIN_SIDEBAR    300
#define MAX_SIDEBAR    420
#define HANDLE_WIDTH   24 /* px: a finger can find it */
#define HANDLE_INSIDE  6  /* px of it over the sidebar; the rest is over the page's margin */
#define HANDLE_STEP    12
#define COLLAPSE_BELOW 600
#define MIN_HEIGHT     160
#define NATURAL_HEIGHT 600

struct _FwSplit
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *scrim;
  GtkWidget *sidebar;
  GtkWidget *handle;
  int sidebar_width;
  guint notify_id;
  gboolean collapsed;
  gboolean shown_wide;     /* what the person chose beside the content */
  gboolean shown_covering; /* over the content; starts hidden whenever the window becomes narrow */
};

enum
{
  PROP_CONTENT = 1,
  PROP_SIDEBAR,
  PROP_SHOW_SIDEBAR,
  PROP_SIDEBAR_WIDTH,
  PROP_COLLAPSED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FwSplit, fw_split, GTK_TYPE_WIDGET)

static gboolean
sidebar_shown (FwSplit *self)
{
  return self->collapsed ? self->shown_covering : self->shown_wide;
}

/* Child visibility and focus follow the state; none of this asks for another size. */
static void
sync_children (FwSplit *self)
{
  const gboolean shown = sidebar_shown (self);
  const gboolean covering = shown && self->collapsed;

  if (self->sidebar)
    gtk_widget_set_child_visible (self->sidebar, shown);
  gtk_widget_set_child_visible (self->handle, shown && !self->collapsed);
  gtk_widget_set_child_visible (self->scrim, covering);
  if (self->content)
    {
      gtk_widget_set_can_focus (self->content, !covering);
      gtk_widget_set_can_target (self->content, !covering);
    }
}

static gboolean
notify_collapsed_cb (gpointer data)
{
  FwSplit *self = FW_SPLIT (data);

  self->notify_id = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLAPSED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDEBAR]);
  return G_SOURCE_REMOVE;
}

static void
set_collapsed (FwSplit *self, gboolean collapsed)
{
  if (self->collapsed == collapsed)
    return;

  self->collapsed = collapsed;
  self->shown_covering = FALSE;
  sync_children (self);
  /* Listeners change other widgets, which must not happen while sizes are given out. */
  if (self->notify_id == 0)
    self->notify_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_collapsed_cb, self, NULL);
}

static int
minimum_width (GtkWidget *child)
{
  int minimum = 0;

  if (child && gtk_widget_get_visible (child))
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
beside_width (FwSplit *self)
{
  return CLAMP (MAX (self->sidebar_width, minimum_width (self->sidebar)), MIN_SIDEBAR,
                MAX (MAX_SIDEBAR, minimum_width (self->sidebar)));
}

static void
fw_split_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                  int *natural, int *minimum_baseline, int *natural_baseline)
{
  FwSplit *self = FW_SPLIT (widget);
  int content_min = 0, content_nat = 0, sidebar_min = 0;

  /* Both children scroll: laying out all their text to ask for a height would be for nothing. */
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = MIN_HEIGHT;
      *natural = NATURAL_HEIGHT;
      return;
    }
  if (self->content)
    gtk_widget_measure (self->content, orientation, -1, &content_min, &content_nat, NULL, NULL);
  if (self->sidebar)
    gtk_widget_measure (self->sidebar, orientation, -1, &sidebar_min, NULL, NULL, NULL);
  *minimum = MAX (content_min, MIN (sidebar_min, MIN_SIDEBAR));
  *natural = MAX (*minimum, content_nat + (self->shown_wide ? beside_width (self) : 0));
}

static void
allocate (GtkWidget *child, int x, int width, int height, int total)
{
  const gboolean mirrored = gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL;

  if (!child || !gtk_widget_get_visible (child))
    return;
  gtk_widget_size_allocate (
      child, &(GtkAllocation){ mirrored ? total - x - width : x, 0, MAX (width, 0), height }, -1);
}

static gboolean
is_narrow (FwSplit *self, int width)
{
  return width < COLLAPSE_BELOW * fw_text_scale (GTK_WIDGET (self));
}

static void
fw_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FwSplit *self = FW_SPLIT (widget);
  const int content_min = minimum_width (self->content);
  const int beside = MIN (beside_width (self), MAX (MIN_SIDEBAR, width - content_min));

  set_collapsed (self, is_narrow (self, width) || width - beside < content_min);
  if (self->collapsed)
    {
      const int sidebar_min = minimum_width (self->sidebar);

      allocate (self->content, 0, width, height, width);
      allocate (self->scrim, 0, width, height, width);
      if (sidebar_shown (self))
        allocate (self->sidebar, 0, MAX (sidebar_min, MIN (self->sidebar_width, width - 48)),
                  height, width);
      return;
    }
  if (sidebar_shown (self))
    {
      allocate (self->sidebar, 0, beside, height, width);
      allocate (self->handle, beside - HANDLE_INSIDE, HANDLE_WIDTH, height, width);
    }
  allocate (self->content, sidebar_shown (self) ? beside : 0,
            width - (sidebar_shown (self) ? beside : 0), height, width);
}

static void
scrim_pressed_cb (FwSplit *self)
{
  fw_split_set_show_sidebar (self, FALSE);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  FwSplit *self = FW_SPLIT (widget);

  if (!self->collapsed || !self->shown_covering)
    return FALSE;
  fw_split_set_show_sidebar (self, FALSE);
  return TRUE;
}

static int
towards_end (FwSplit *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;
}

static void
drag_update_cb (FwSplit *self, double dx)
{
  /* The handle moves under the pointer, so each offset counts from where the handle is now. */
  fw_split_set_sidebar_width (self, self->sidebar_width + towards_end (self) * (int)dx);
}

static gboolean
handle_key_cb (FwSplit *self, guint keyval)
{
  if (keyval != GDK_KEY_Left && keyval != GDK_KEY_Right)
    return GDK_EVENT_PROPAGATE;
  fw_split_set_sidebar_width (
      self, self->sidebar_width
                + towards_end (self) * (keyval == GDK_KEY_Left ? -HANDLE_STEP : HANDLE_STEP));
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_handle (FwSplit *self)
{
  GtkWidget *handle = g_object_new (GTK_TYPE_SEPARATOR, "orientation", GTK_ORIENTATION_VERTICAL,
                                    "focusable", TRUE, "css-name", "fwhandle", NULL);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (handle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Width of the plan"), -1);
  gtk_widget_set_cursor_from_name (handle, "col-resize");
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (handle_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (handle, key);
  return handle;
}

static void
fw_split_init (FwSplit *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->sidebar_width = 348;
  self->shown_wide = TRUE;
  self->scrim = g_object_new (GTK_TYPE_BOX, "css-name", "fwscrim", NULL);
  self->handle = make_handle (self);
  gtk_widget_set_parent (self->scrim, GTK_WIDGET (self));
  gtk_widget_set_parent (self->handle, GTK_WIDGET (self));
  g_signal_connect_object (click, "pressed", G_CALLBACK (scrim_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->scrim, GTK_EVENT_CONTROLLER (click));
  sync_children (self);
}

static void
fw_split_dispose (GObject *object)
{
  FwSplit *self = FW_SPLIT (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->scrim, gtk_widget_unparent);
  g_clear_pointer (&self->sidebar, gtk_widget_unparent);
  g_clear_pointer (&self->handle, gtk_widget_unparent);
  G_OBJECT_CLASS (fw_split_parent_class)->dispose (object);
}

static void
fw_split_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FwSplit *self = FW_SPLIT (object);

  switch (prop_id)
    {
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    case PROP_SIDEBAR:
      g_value_set_object (value, self->sidebar);
      break;
    case PROP_SHOW_SIDEBAR:
      g_value_set_boolean (value, sidebar_shown (self));
      break;
    case PROP_SIDEBAR_WIDTH:
      g_value_set_int (value, self->sidebar_width);
      break;
    case PROP_COLLAPSED:
      g_value_set_boolean (value, self->collapsed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fw_split_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  FwSplit *self = FW_SPLIT (object);

  switch (prop_id)
    {
    case PROP_CONTENT:
      fw_split_set_content (self, g_value_get_object (value));
      break;
    case PROP_SIDEBAR:
      fw_split_set_sidebar (self, g_value_get_object (value));
      break;
    case PROP_SHOW_SIDEBAR:
      fw_split_set_show_sidebar (self, g_value_get_boolean (value));
      break;
    case PROP_SIDEBAR_WIDTH:
      fw_split_set_sidebar_width (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fw_split_class_init (FwSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = fw_split_dispose;
  object_class->get_property = fw_split_get_property;
  object_class->set_property = fw_split_set_property;
  widget_class->measure = fw_split_measure;
  widget_class->size_allocate = fw_split_size_allocate;

  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SHOW_SIDEBAR] = g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE, flags);
  properties[PROP_SIDEBAR_WIDTH]
      = g_param_spec_int ("sidebar-width", NULL, NULL, MIN_SIDEBAR, MAX_SIDEBAR, 348, flags);
  properties[PROP_COLLAPSED] = g_param_spec_boolean ("collapsed", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "fwsplit");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

GtkWidget *
fw_split_new (void)
{
  return g_object_new (FW_TYPE_SPLIT, NULL);
}

/* Children are drawn in this order, so the sidebar lies over the scrim and the scrim over the
 * content. */
static void
order_children (FwSplit *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->content)
    gtk_widget_insert_before (self->content, widget, self->scrim);
  if (self->sidebar)
    gtk_widget_insert_after (self->sidebar, widget, self->scrim);
  sync_children (self);
}

static gboolean
replace_child (FwSplit *self, GtkWidget **place, GtkWidget *child, int prop)
{
  if (*place == child)
    return FALSE;

  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  order_children (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
  return TRUE;
}

GtkWidget *
fw_split_get_content (FwSplit *self)
{
  g_return_val_if_fail (FW_IS_SPLIT (self), NULL);
  return self->content;
}

void
fw_split_set_content (FwSplit *self, GtkWidget *content)
{
  g_return_if_fail (FW_IS_SPLIT (self));
  g_return_if_fail (content == NULL || GTK_IS_WIDGET (content));
  replace_child (self, &self->content, content, PROP_CONTENT);
}

GtkWidget *
fw_split_get_sidebar (FwSplit *self)
{
  g_return_val_if_fail (FW_IS_SPLIT (self), NULL);
  return self->sidebar;
}

void
fw_split_set_sidebar (FwSplit *self, GtkWidget *sidebar)
{
  g_return_if_fail (FW_IS_SPLIT (self));
  g_return_if_fail (sidebar == NULL || GTK_IS_WIDGET (sidebar));
  if (replace_child (self, &self->sidebar, sidebar, PROP_SIDEBAR) && sidebar)
    gtk_widget_add_css_class (sidebar, "fw-sidebar");
}

gboolean
fw_split_get_show_sidebar (FwSplit *self)
{
  g_return_val_if_fail (FW_IS_SPLIT (self), FALSE);
  return sidebar_shown (self);
}

void
fw_split_set_show_sidebar (FwSplit *self, gboolean show)
{
  g_return_if_fail (FW_IS_SPLIT (self));

  show = !!show;
  if (sidebar_shown (self) == show)
    return;

  if (self->collapsed)
    self->shown_covering = show;
  else
    self->shown_wide = show;
  sync_children (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (self->collapsed && self->sidebar && self->content)
    gtk_widget_child_focus (show ? self->sidebar : self->content, GTK_DIR_TAB_FORWARD);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDEBAR]);
}

int
fw_split_get_sidebar_width (FwSplit *self)
{
  g_return_val_if_fail (FW_IS_SPLIT (self), 0);
  return self->sidebar_width;
}

void
fw_split_set_sidebar_width (FwSplit *self, int width)
{
  g_return_if_fail (FW_IS_SPLIT (self));

  width = CLAMP (width, MIN_SIDEBAR, MAX_SIDEBAR);
  if (self->sidebar_width == width)
    return;
  self->sidebar_width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR_WIDTH]);
}

/**
 * fw_split_expect_width:
 * @self: a split pane that has no size yet
 * @width: of the window it will fill, 0 when that is not known
 *
 * Takes the narrow shape at once, so that what is made for it asks a narrow window for no more room
 * than it has: a window grows to what is asked and does not shrink again.
 */
void
fw_split_expect_width (FwSplit *self, int width)
{
  g_return_if_fail (FW_IS_SPLIT (self));

  if (width <= 0 || !is_narrow (self, width))
    return;
  set_collapsed (self, TRUE);
  g_clear_handle_id (&self->notify_id, g_source_remove);
  notify_collapsed_cb (self);
}

gboolean
fw_split_get_collapsed (FwSplit *self)
{
  g_return_val_if_fail (FW_IS_SPLIT (self), FALSE);
  return self->collapsed;
}
