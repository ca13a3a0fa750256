/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-page.h"

#include "fw-chart-view.h"
#include "fw-name-parts.h"
#include "fw-range-strip.h"

#define DIM_AFTER_MS 300

struct _FwPage
{
  AdwBin parent_instance;

  FwRunner *runner;
  GtkStack *stack;
  GtkWidget *waiting;
  GtkSpinner *spinner;
  AdwStatusPage *failed;
  GtkWidget *answers;
  AdwClamp *clamp;
  guint dim_id;
  gboolean pending; /* there is a result that was not shown yet */
};

enum
{
  PROP_CONTENT = 1,
  N_PROPS,
};

enum
{
  RESULT,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwPage, fw_page, ADW_TYPE_BIN)

static gboolean
dim_cb (gpointer data)
{
  FwPage *self = FW_PAGE (data);

  self->dim_id = 0;
  gtk_widget_add_css_class (self->answers, "fw-stale");
  return G_SOURCE_REMOVE;
}

/* An old answer stays in sight; only one that is old for long is dimmed. */
static void
stale_cb (FwPage *self)
{
  if (!fw_runner_get_stale (self->runner))
    {
      g_clear_handle_id (&self->dim_id, g_source_remove);
      gtk_widget_remove_css_class (self->answers, "fw-stale");
    }
  else if (self->dim_id == 0 && !fw_page_get_dimmed (self))
    self->dim_id = g_timeout_add (DIM_AFTER_MS, dim_cb, self);
}

static void
show_pending (FwPage *self)
{
  if (!self->pending)
    return;
  self->pending = FALSE;
  g_signal_emit (self, signals[RESULT], 0, fw_runner_get_result (self->runner),
                 fw_runner_get_baseline (self->runner));
}

static void
result_cb (FwPage *self)
{
  FwResult *result = fw_runner_get_result (self->runner);
  const GError *error = fw_runner_get_error (self->runner);
  GtkWidget *shown = result ? self->answers : self->waiting;

  if (error)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->failed, escaped);
      shown = GTK_WIDGET (self->failed);
    }
  gtk_stack_set_visible_child (self->stack, shown);
  gtk_spinner_set_spinning (self->spinner, shown == self->waiting);
  self->pending = result && !error;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_pending (self);
}

static void
hold_scales (GtkWidget *widget, gboolean held)
{
  if (FW_IS_CHART_VIEW (widget))
    fw_chart_view_set_held (FW_CHART_VIEW (widget), held);
  else if (FW_IS_RANGE_STRIP (widget))
    fw_range_strip_set_held (FW_RANGE_STRIP (widget), held);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    hold_scales (child, held);
}

/* While a slider moves marks move, not axes. */
static void
dragging_cb (FwPage *self)
{
  FwDocument *document = fw_runner_get_document (self->runner);

  hold_scales (self->answers, fw_document_get_dragging (document));
}

/* A page out of sight is brought up to date when it comes into sight, not with every step of a
 * slider. */
static void
fw_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (fw_page_parent_class)->map (widget);
  show_pending (FW_PAGE (widget));
}

static void
fw_page_init (FwPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fw_tell_shown (GTK_WIDGET (self->stack));
  fw_name_parts (GTK_WIDGET (self->failed), "GtkScrolledWindow",
                 adw_status_page_get_title (self->failed));
}

static void
fw_page_dispose (GObject *object)
{
  FwPage *self = FW_PAGE (object);

  g_clear_handle_id (&self->dim_id, g_source_remove);
  g_clear_object (&self->runner);
  G_OBJECT_CLASS (fw_page_parent_class)->dispose (object);
}

static void
fw_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, adw_clamp_get_child (FW_PAGE (object)->clamp));
}

static void
fw_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  fw_page_set_content (FW_PAGE (object), g_value_get_object (value));
}

static void
fw_page_class_init (FwPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fw_page_dispose;
  object_class->get_property = fw_page_get_property;
  object_class->set_property = fw_page_set_property;
  widget_class->map = fw_page_map;
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[RESULT] = g_signal_new ("result", FW_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, FW_TYPE_RESULT, FW_TYPE_RESULT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fairway_planner/Fairway/fw-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FwPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FwPage, waiting);
  gtk_widget_class_bind_template_child (widget_class, FwPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, FwPage, failed);
  gtk_widget_class_bind_template_child (widget_class, FwPage, answers);
  gtk_widget_class_bind_template_child (widget_class, FwPage, clamp);
}

GtkWidget *
fw_page_new (void)
{
  return g_object_new (FW_TYPE_PAGE, NULL);
}

void
fw_page_set_runner (FwPage *self, FwRunner *runner)
{
  g_return_if_fail (FW_IS_PAGE (self));
  g_return_if_fail (FW_IS_RUNNER (runner));

  if (!g_set_object (&self->runner, runner))
    return;
  g_signal_connect_object (runner, "notify::result", G_CALLBACK (result_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "notify::baseline", G_CALLBACK (result_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "notify::error", G_CALLBACK (result_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "notify::stale", G_CALLBACK (stale_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (fw_runner_get_document (runner), "notify::dragging",
                           G_CALLBACK (dragging_cb), self, G_CONNECT_SWAPPED);
  stale_cb (self);
  result_cb (self);
}

FwRunner *
fw_page_get_runner (FwPage *self)
{
  g_return_val_if_fail (FW_IS_PAGE (self), NULL);
  return self->runner;
}

void
fw_page_set_content (FwPage *self, GtkWidget *content)
{
  g_return_if_fail (FW_IS_PAGE (self));
  g_return_if_fail (content == NULL || GTK_IS_WIDGET (content));
  adw_clamp_set_child (self->clamp, content);
}

gboolean
fw_page_get_dimmed (FwPage *self)
{
  g_return_val_if_fail (FW_IS_PAGE (self), FALSE);
  return gtk_widget_has_css_class (self->answers, "fw-stale");
}
