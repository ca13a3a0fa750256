/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-slider.h"

#include "fw-columns-layout.h"
#include "fw-evidence-line.h"
#include "fw-source-button.h"
#include "fw-text.h"
#include "fw-unit-spin.h"
#include "fw-wheel.h"

#include <math.h>

struct _FwSlider
{
  AdwBin parent_instance;

  FwLever *lever;
  GtkLabel *title;
  GtkLabel *subtitle;
  FwSourceButton *source;
  GtkSpinButton *spin;
  GtkScale *scale;
  FwEvidenceLine *evidence;
  GtkAdjustment *adjustment; /* of the spin button: the hard range */
  GtkAdjustment *reach;      /* of the scale: the range a hand can aim in */
  gboolean showing;          /* the adjustments are being set from the lever, not by a person */
};

G_DEFINE_FINAL_TYPE (FwSlider, fw_slider, ADW_TYPE_BIN)

/* The next of 1, 2, 5, 10, 20 ... at or above a positive number. */
static double
round_up (double value)
{
  double power = 1;

  while (power * 10 <= value)
    power *= 10;
  while (power > value)
    power /= 10;
  if (value <= power)
    return power;
  return value <= 2 * power ? 2 * power : value <= 5 * power ? 5 * power : 10 * power;
}

/* A hard range of a million is no use to a hand: the scale reaches to about twice what the number
 * and its evidence are. It never shrinks while the row lives, so that the thumb does not jump. */
static void
set_reach (FwSlider *self, const FwRow *row, FwParameter *parameter)
{
  const double value = fw_lever_get_value (self->lever);
  double largest = MAX (fabs (value), fabs (row->fallback));
  double lo, hi;

  largest = MAX (largest, fabs (fw_parameter_get_p90 (parameter)));
  largest = MAX (largest, fabs (fw_parameter_get_p10 (parameter)));
  largest = round_up (2 * MAX (largest, 5 * row->step));
  lo = row->lo < 0 ? MAX (row->lo, -largest) : row->lo;
  hi = MIN (row->hi, largest);
  if (hi - lo > 0.6 * (row->hi - row->lo))
    {
      lo = row->lo;
      hi = row->hi;
    }
  if (gtk_adjustment_get_step_increment (self->reach) == 0)
    gtk_adjustment_configure (self->reach, value, lo, hi, row->step, 10 * row->step, 0);
  if (value > gtk_adjustment_get_upper (self->reach))
    gtk_adjustment_set_upper (self->reach, hi);
  if (value < gtk_adjustment_get_lower (self->reach))
    gtk_adjustment_set_lower (self->reach, lo);
}

void
fw_slider_show (FwSlider *self, const char *subtitle, const char *words)
{
  FwParameter *parameter = fw_lever_get_parameter (self->lever);
  GtkAccessible *const both[] = { GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE (self->spin) };
  g_autofree char *value = NULL;

  g_return_if_fail (FW_IS_SLIDER (self));

  if (!parameter)
    return;
  self->showing = TRUE;
  set_reach (self, fw_lever_get_row (self->lever), parameter);
  gtk_adjustment_set_value (self->adjustment, fw_lever_get_value (self->lever));
  gtk_adjustment_set_value (self->reach, fw_lever_get_value (self->lever));
  self->showing = FALSE;
  if (g_strcmp0 (subtitle, gtk_widget_get_tooltip_text (GTK_WIDGET (self->subtitle))) != 0)
    {
      g_autofree char *kept = fw_text_keep (subtitle);

      gtk_label_set_text (self->subtitle, kept);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->subtitle), subtitle);
    }
  fw_evidence_line_set_range (self->evidence, fw_parameter_get_p10 (parameter),
                              fw_parameter_get_p90 (parameter));
  gtk_widget_set_sensitive (GTK_WIDGET (self->scale), fw_lever_get_editable (self->lever));
  gtk_widget_set_sensitive (GTK_WIDGET (self->spin), fw_lever_get_editable (self->lever));
  value = fw_lever_format (self->lever, FW_STYLE_LABEL);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    gtk_accessible_update_property (
        both[i], GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (self->title),
        GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, value, -1);
}

static void
adjustment_changed_cb (FwSlider *self, GtkAdjustment *adjustment)
{
  const FwRow *row;
  double value;

  if (self->showing || !self->lever)
    return;
  row = fw_lever_get_row (self->lever);
  if (!row)
    return;
  value = gtk_adjustment_get_value (adjustment);
  if (adjustment == self->reach)
    value = CLAMP (row->lo + row->step * round ((value - row->lo) / row->step), row->lo, row->hi);
  fw_lever_set_value (self->lever, value);
}

static int
spin_input_cb (GtkSpinButton *spin, double *value)
{
  FwSlider *self = FW_SLIDER (gtk_widget_get_ancestor (GTK_WIDGET (spin), FW_TYPE_SLIDER));
  const FwRow *row = self->lever ? fw_lever_get_row (self->lever) : NULL;

  if (!row)
    return FALSE;
  return fw_unit_parse (gtk_editable_get_text (GTK_EDITABLE (spin)), row->unit, value)
             ? TRUE
             : GTK_INPUT_ERROR;
}

static gboolean
spin_output_cb (GtkSpinButton *spin)
{
  FwSlider *self = FW_SLIDER (gtk_widget_get_ancestor (GTK_WIDGET (spin), FW_TYPE_SLIDER));
  const FwRow *row = self && self->lever ? fw_lever_get_row (self->lever) : NULL;
  g_autofree char *text = NULL;

  if (!row)
    return FALSE;
  text = fw_unit_format (gtk_spin_button_get_value (spin), row->unit, FW_STYLE_EDIT);
  if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (spin))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  fw_unit_spin_grow (spin);
  return TRUE;
}

/* The scale keeps its own gestures; this only looks at when a finger or button goes down and up, so
 * that all between is one step of undo. */
static gboolean
scale_event_cb (FwSlider *self, GdkEvent *event)
{
  switch ((int)gdk_event_get_event_type (event))
    {
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
      fw_lever_begin_drag (self->lever);
      break;
    case GDK_BUTTON_RELEASE:
    case GDK_TOUCH_END:
    case GDK_TOUCH_CANCEL:
      fw_lever_end_drag (self->lever);
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
fw_slider_init (FwSlider *self)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  g_type_ensure (FW_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (FW_TYPE_SOURCE_BUTTON);
  g_type_ensure (FW_TYPE_EVIDENCE_LINE);
  gtk_widget_init_template (GTK_WIDGET (self));
  fw_text_lead_numbers (GTK_EDITABLE (self->spin));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (scale_event_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->scale), controller);
  fw_wheel_pass (GTK_WIDGET (self->scale));
  fw_wheel_pass (GTK_WIDGET (self->spin));
}

static void
fw_slider_dispose (GObject *object)
{
  FwSlider *self = FW_SLIDER (object);

  g_clear_object (&self->lever);
  G_OBJECT_CLASS (fw_slider_parent_class)->dispose (object);
}

static void
fw_slider_class_init (FwSliderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_slider_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fairway_planner/Fairway/fw-slider.ui");
  gtk_widget_class_bind_template_child (widget_class, FwSlider, title);
  gtk_widget_class_bind_template_child (widget_class, FwSlider, subtitle);
  gtk_widget_class_bind_template_child (widget_class, FwSlider, source);
  gtk_widget_class_bind_template_child (widget_class, FwSlider, spin);
  gtk_widget_class_bind_template_child (widget_class, FwSlider, scale);
  gtk_widget_class_bind_template_child (widget_class, FwSlider, evidence);
  gtk_widget_class_bind_template_child (widget_class, FwSlider, adjustment);
  gtk_widget_class_bind_template_child (widget_class, FwSlider, reach);
  gtk_widget_class_bind_template_callback (widget_class, adjustment_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, spin_input_cb);
  gtk_widget_class_bind_template_callback (widget_class, spin_output_cb);
}

GtkWidget *
fw_slider_new (FwLever *lever, const char *title)
{
  FwSlider *self;
  const FwRow *row;

  g_return_val_if_fail (FW_IS_LEVER (lever), NULL);
  g_return_val_if_fail (title != NULL, NULL);
  row = fw_lever_get_row (lever);
  g_return_val_if_fail (row != NULL, NULL);

  self = g_object_new (FW_TYPE_SLIDER, NULL);
  self->lever = g_object_ref (lever);
  self->showing = TRUE;
  gtk_adjustment_configure (self->adjustment, fw_lever_get_value (lever), row->lo, row->hi,
                            row->step, 10 * row->step, 0);
  self->showing = FALSE;
  gtk_label_set_text (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), fw_row_help (row));
  fw_source_button_set_lever (self->source, lever);
  return GTK_WIDGET (self);
}
