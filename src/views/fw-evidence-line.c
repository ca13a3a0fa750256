/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-evidence-line.h"

#define LINE_HEIGHT 3
#define LINE_GAP    9 /* below the middle of the trough: clear of the thumb */

struct _FwEvidenceLine
{
  GtkWidget parent_instance;

  GtkRange *scale; /* borrowed: a sibling in the same overlay */
  GtkWidget *line;
  double from, to;
};

enum
{
  PROP_SCALE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FwEvidenceLine, fw_evidence_line, GTK_TYPE_WIDGET)

static int
position (FwEvidenceLine *self, const GdkRectangle *trough, double value)
{
  GtkAdjustment *adjustment = gtk_range_get_adjustment (self->scale);
  const double lower = gtk_adjustment_get_lower (adjustment);
  const double upper = gtk_adjustment_get_upper (adjustment);
  double share = upper > lower ? CLAMP ((value - lower) / (upper - lower), 0, 1) : 0;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    share = 1 - share;
  return trough->x + (int)(share * trough->width + 0.5);
}

static void
fw_evidence_line_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FwEvidenceLine *self = FW_EVIDENCE_LINE (widget);
  graphene_point_t origin = GRAPHENE_POINT_INIT (0, 0);
  GdkRectangle trough;
  int a, b;

  gtk_range_get_range_rect (self->scale, &trough);
  /* The trough is given from within the padding of the scale. */
  if (gtk_widget_compute_point (GTK_WIDGET (self->scale), widget, &GRAPHENE_POINT_INIT (0, 0),
                                &origin))
    {
      trough.x += (int)origin.x;
      trough.y += (int)origin.y;
    }
  a = position (self, &trough, self->from);
  b = position (self, &trough, self->to);
  gtk_widget_set_child_visible (self->line, self->to > self->from);
  gtk_widget_measure (self->line, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->line,
                            &(GtkAllocation){ MIN (a, b), trough.y + trough.height / 2 + LINE_GAP,
                                              MAX (ABS (b - a), LINE_HEIGHT), LINE_HEIGHT },
                            -1);
}

static void
fw_evidence_line_init (FwEvidenceLine *self)
{
  self->line = g_object_new (GTK_TYPE_BOX, "css-name", "fwevidence", NULL);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
}

static void
fw_evidence_line_dispose (GObject *object)
{
  FwEvidenceLine *self = FW_EVIDENCE_LINE (object);

  g_clear_pointer (&self->line, gtk_widget_unparent);
  G_OBJECT_CLASS (fw_evidence_line_parent_class)->dispose (object);
}

static void
fw_evidence_line_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, FW_EVIDENCE_LINE (object)->scale);
}

static void
fw_evidence_line_set_property (GObject *object, guint prop_id, const GValue *value,
                               GParamSpec *pspec)
{
  FW_EVIDENCE_LINE (object)->scale = g_value_get_object (value);
}

static void
fw_evidence_line_class_init (FwEvidenceLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fw_evidence_line_dispose;
  object_class->get_property = fw_evidence_line_get_property;
  object_class->set_property = fw_evidence_line_set_property;
  widget_class->size_allocate = fw_evidence_line_size_allocate;

  properties[PROP_SCALE] = g_param_spec_object ("scale", NULL, NULL, GTK_TYPE_RANGE,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

GtkWidget *
fw_evidence_line_new (void)
{
  return g_object_new (FW_TYPE_EVIDENCE_LINE, NULL);
}

/**
 * fw_evidence_line_set_range:
 * @from: low end, in the scale's own unit
 * @to: high end
 */
void
fw_evidence_line_set_range (FwEvidenceLine *self, double from, double to)
{
  g_return_if_fail (FW_IS_EVIDENCE_LINE (self));

  if (self->from == from && self->to == to)
    return;
  self->from = from;
  self->to = to;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
