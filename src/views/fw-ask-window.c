/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-ask-window.h"

#include "fw-compat.h"
#include "fw-fit.h"
#include "fw-matters-view.h"
#include "fw-name-parts.h"
#include "fw-spend-view.h"
#include "fw-take-view.h"
#include "fw-text-scale.h"
#include "fw-toast.h"
#include "fw-window-watch.h"
#include "fw-window.h"

#define WIDEST 900 /* px of a page */

struct _FwAskWindow
{
  AdwWindow parent_instance;

  FwRunner *runner;
  FwFit *fit;
  AdwViewStack *pages;
  GtkWidget *bottom;
  AdwToastOverlay *toasts;
  GtkLabel *status;
};

G_DEFINE_FINAL_TYPE (FwAskWindow, fw_ask_window, ADW_TYPE_WINDOW)

/* One row for each question. */
static const struct
{
  const char *name;
  const char *action;
  GtkWidget *(*make) (FwRunner *runner);
} questions[] = {
  { "take", "ask.take", fw_take_view_new },
  { "spend", "ask.spend", fw_spend_view_new },
  { "matters", "ask.matters", fw_matters_view_new },
};

/* --- The pages */

/* A page scrolls by itself. */
static GtkWidget *
make_page (FwAskWindow *self, AdwViewStackPage *page, guint question)
{
  GtkWidget *view = questions[question].make (self->runner);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", WIDEST, "child", view, NULL);
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy",
                                      GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp, NULL);

  gtk_widget_add_css_class (view, "fw-page");
  fw_name (scroller, adw_view_stack_page_get_title (page));
  return scroller;
}

/* A page is made when it is first seen: a question nobody asks costs nothing. */
static void
page_map_cb (FwAskWindow *self, AdwBin *place)
{
  AdwViewStackPage *page = adw_view_stack_get_page (self->pages, GTK_WIDGET (place));
  const char *name = adw_view_stack_page_get_name (page);

  for (guint i = 0; i < G_N_ELEMENTS (questions) && !adw_bin_get_child (place); i++)
    if (g_str_equal (questions[i].name, name))
      {
        adw_bin_set_child (place, make_page (self, page, i));
        fw_window_watch_mend (GTK_WIDGET (place));
      }
}

static void
narrow_cb (FwAskWindow *self)
{
  if (fw_fit_get_fits (self->fit))
    gtk_widget_remove_css_class (GTK_WIDGET (self), "fw-narrow");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "fw-narrow");
}

/* What a chart or a page has to say. */
static void
tell_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwAskWindow *self = FW_ASK_WINDOW (widget);

  fw_toast (self->toasts, g_variant_get_string (target, NULL), NULL);
}

/* --- The window */

/* The keys of the main window that ask a question ask it here too. */
static gboolean
key_cb (GtkWidget *widget, GVariant *name, gpointer data)
{
  fw_ask_window_show (FW_ASK_WINDOW (widget), g_variant_get_string (name, NULL));
  return TRUE;
}

static void
fw_ask_window_init (FwAskWindow *self)
{
  const double scale = fw_text_scale (GTK_WIDGET (self));
  int width, height;

  g_type_ensure (FW_TYPE_FIT);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), (int)(width * scale), (int)(height * scale));
  fw_announce_set_label (GTK_WIDGET (self), self->status);
  fw_shorten_parts (self->bottom);
}

static void
fw_ask_window_dispose (GObject *object)
{
  g_clear_object (&FW_ASK_WINDOW (object)->runner);
  G_OBJECT_CLASS (fw_ask_window_parent_class)->dispose (object);
}

static void
fw_ask_window_class_init (FwAskWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_ask_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-ask-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FwAskWindow, bottom);
  gtk_widget_class_bind_template_child (widget_class, FwAskWindow, fit);
  gtk_widget_class_bind_template_child (widget_class, FwAskWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, FwAskWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, FwAskWindow, status);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_map_cb);
  gtk_widget_class_install_action (widget_class, "view.tell", "s", tell_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    gtk_widget_class_add_binding (widget_class, GDK_KEY_1 + i, GDK_CONTROL_MASK, key_cb, "s",
                                  questions[i].name);
}

GtkWidget *
fw_ask_window_new (GtkWindow *parent, FwRunner *runner)
{
  FwAskWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (FW_IS_RUNNER (runner), NULL);

  self = g_object_new (FW_TYPE_ASK_WINDOW, "transient-for", parent, NULL);
  self->runner = g_object_ref (runner);
  return GTK_WIDGET (self);
}

void
fw_ask_window_show (FwAskWindow *self, const char *question)
{
  g_return_if_fail (FW_IS_ASK_WINDOW (self));
  g_return_if_fail (question != NULL);

  if (adw_view_stack_get_child_by_name (self->pages, question))
    adw_view_stack_set_visible_child_name (self->pages, question);
}

GtkWidget *
fw_ask_window_get_page (FwAskWindow *self)
{
  g_return_val_if_fail (FW_IS_ASK_WINDOW (self), NULL);
  return adw_view_stack_get_visible_child (self->pages);
}

/* --- Commands of the main window */

static GtkWindow *
find (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (FW_IS_ASK_WINDOW (window) && gtk_window_get_transient_for (window) == parent)
        return window; /* the list keeps it */
    }
  return NULL;
}

static void
ask_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  GtkWindow *parent = GTK_WINDOW (widget);
  GtkWindow *window = find (parent);

  if (!window)
    window = GTK_WINDOW (fw_ask_window_new (parent, fw_window_get_runner (FW_WINDOW (widget))));
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (g_str_equal (questions[i].action, action))
      fw_ask_window_show (FW_ASK_WINDOW (window), questions[i].name);
  gtk_window_present (window);
}

void
fw_ask_window_install (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    gtk_widget_class_install_action (widget_class, questions[i].action, NULL, ask_cb);
}

void
fw_ask_window_enable (GtkWidget *window, gboolean enabled)
{
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    gtk_widget_action_set_enabled (window, questions[i].action, enabled);
}
