/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-columns-layout.h"

#include "fw-text-scale.h"

struct _FwColumnsLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  guint columns, medium_columns, narrow_columns;
  int medium_below, narrow_below;
  double first_weight; /* width of the first column over that of another */
  int natural_column;  /* the one that is as wide as its child likes, -1 for none */
  gboolean fill;       /* the first child takes the cells that the last row would leave empty */
};

enum
{
  PROP_SPACING = 1,
  PROP_COLUMNS,
  PROP_MEDIUM_COLUMNS,
  PROP_NARROW_COLUMNS,
  PROP_MEDIUM_BELOW,
  PROP_NARROW_BELOW,
  PROP_FIRST_WEIGHT,
  PROP_NATURAL_COLUMN,
  PROP_FILL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FwColumnsLayout, fw_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
fw_columns_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static GtkWidget *
next_visible (GtkWidget *child)
{
  while (child && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* Of the column that is as wide as its child in the first row likes; 0 when there is none. */
static double
natural_width (FwColumnsLayout *self, GtkWidget *widget, guint n, double room)
{
  GtkWidget *child = next_visible (gtk_widget_get_first_child (widget));
  int natural = 0;

  if (self->natural_column < 0 || self->natural_column >= (int)n || n == 1)
    return 0;
  for (int i = 0; i < self->natural_column && child; i++)
    child = next_visible (gtk_widget_get_next_sibling (child));
  if (child)
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return MIN (natural, room);
}

/* Width of column i of n in a row of the given width, and where it starts. */
static int
column_width (FwColumnsLayout *self, GtkWidget *widget, guint n, guint i, int width, int *start)
{
  const double room = MAX (0, width - (int)(n - 1) * self->spacing);
  const double natural = natural_width (self, widget, n, room);
  const int fixed = natural > 0 ? self->natural_column : -1;
  double weights = 0, from = 0, to = 0;

  for (guint k = 0; k < n; k++)
    if ((int)k != fixed)
      weights += k == 0 ? self->first_weight : 1;
  for (guint k = 0; k <= i; k++)
    {
      const double weight = k == 0 ? self->first_weight : 1;

      from = to;
      to += (int)k == fixed ? natural : (room - natural) * weight / weights;
    }
  *start = (int)from + (int)i * self->spacing;
  return (int)to - (int)from;
}

/* Columns that a child takes: the first may fill what its fellows would leave of the last row. */
static guint
child_span (FwColumnsLayout *self, GtkWidget *child, guint n)
{
  GtkWidget *first = next_visible (gtk_widget_get_first_child (gtk_widget_get_parent (child)));
  guint count = 0;

  if (!self->fill || child != first)
    return 1;
  for (; child; child = next_visible (gtk_widget_get_next_sibling (child)))
    count++;
  return 1 + (n - count % n) % n;
}

/* Width of a child that starts in column i of n, and where it starts. */
static int
child_width (FwColumnsLayout *self, GtkWidget *child, guint n, guint i, int width, int *start)
{
  GtkWidget *widget = gtk_widget_get_parent (child);
  const guint last = i + child_span (self, child, n) - 1;
  const int own = column_width (self, widget, n, i, width, start);
  int end;

  if (last == i)
    return own;
  end = column_width (self, widget, n, last, width, &end) + end;
  return end - *start;
}

/* Height of the row that starts with a child, and the child after that row. */
static int
row_height (FwColumnsLayout *self, GtkWidget **child, guint n, int width, gboolean natural)
{
  int height = 0;

  for (guint i = 0; i < n && *child;)
    {
      const guint span = child_span (self, *child, n);
      int start, minimum, nat;

      gtk_widget_measure (*child, GTK_ORIENTATION_VERTICAL,
                          child_width (self, *child, n, i, width, &start), &minimum, &nat, NULL,
                          NULL);
      height = MAX (height, natural ? nat : minimum);
      *child = next_visible (gtk_widget_get_next_sibling (*child));
      i += span;
    }
  return height;
}

static void
measure_height (FwColumnsLayout *self, GtkWidget *widget, int width, int *minimum, int *natural)
{
  const guint n = fw_columns_layout_count (self, widget, width);
  GtkWidget *child = next_visible (gtk_widget_get_first_child (widget));

  while (child)
    {
      GtkWidget *again = child;

      if (*natural > 0)
        {
          *minimum += self->spacing;
          *natural += self->spacing;
        }
      *minimum += row_height (self, &again, n, width, FALSE);
      *natural += row_height (self, &child, n, width, TRUE);
    }
}

static void
fw_columns_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                           int for_size, int *minimum, int *natural, int *minimum_baseline,
                           int *natural_baseline)
{
  FwColumnsLayout *self = FW_COLUMNS_LAYOUT (manager);
  int child_min = 0, child_nat = 0, count = 0;

  *minimum = *natural = 0;
  for (GtkWidget *child = next_visible (gtk_widget_get_first_child (widget)); child;
       child = next_visible (gtk_widget_get_next_sibling (child)))
    {
      int min, nat;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min, &nat, NULL, NULL);
      child_min = MAX (child_min, min);
      child_nat = MAX (child_nat, nat);
      count++;
    }
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      /* Without a width the height is that of all columns: the least there is. */
      const int below = MAX (self->medium_below, self->narrow_below);
      const int all = child_nat * (int)self->columns + self->spacing * ((int)self->columns - 1);
      const int wide = MAX (all, (int)(below * fw_text_scale (widget)) + 1);

      measure_height (self, widget, for_size >= 0 ? for_size : wide, minimum, natural);
      return;
    }
  *minimum = child_min;
  *natural = child_nat * (int)self->columns + self->spacing * ((int)self->columns - 1);
  *natural = MAX (*natural, *minimum);
  if (count == 0)
    *minimum = *natural = 0;
}

static void
fw_columns_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                            int baseline)
{
  FwColumnsLayout *self = FW_COLUMNS_LAYOUT (manager);
  const guint n = fw_columns_layout_count (self, widget, width);
  const gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = next_visible (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child)
    {
      GtkWidget *end = child;
      const int row = row_height (self, &end, n, width, TRUE);

      for (guint i = 0; child != end;)
        {
          int x;
          const int w = child_width (self, child, n, i, width, &x);

          gtk_widget_size_allocate (
              child, &(GtkAllocation){ mirrored ? width - x - w : x, y, w, row }, -1);
          i += child_span (self, child, n);
          child = next_visible (gtk_widget_get_next_sibling (child));
        }
      y += row + self->spacing;
    }
}

static void
fw_columns_layout_init (FwColumnsLayout *self)
{
  self->columns = self->medium_columns = self->narrow_columns = 1;
  self->first_weight = 1.0;
  self->natural_column = -1;
}

static void
fw_columns_layout_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FwColumnsLayout *self = FW_COLUMNS_LAYOUT (object);

  switch (prop_id)
    {
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_COLUMNS:
      g_value_set_uint (value, self->columns);
      break;
    case PROP_MEDIUM_COLUMNS:
      g_value_set_uint (value, self->medium_columns);
      break;
    case PROP_NARROW_COLUMNS:
      g_value_set_uint (value, self->narrow_columns);
      break;
    case PROP_MEDIUM_BELOW:
      g_value_set_int (value, self->medium_below);
      break;
    case PROP_NARROW_BELOW:
      g_value_set_int (value, self->narrow_below);
      break;
    case PROP_FIRST_WEIGHT:
      g_value_set_double (value, self->first_weight);
      break;
    case PROP_NATURAL_COLUMN:
      g_value_set_int (value, self->natural_column);
      break;
    case PROP_FILL:
      g_value_set_boolean (value, self->fill);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fw_columns_layout_set_property (GObject *object, guint prop_id, const GValue *value,
                                GParamSpec *pspec)
{
  FwColumnsLayout *self = FW_COLUMNS_LAYOUT (object);

  switch (prop_id)
    {
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;
    case PROP_COLUMNS:
      self->columns = g_value_get_uint (value);
      break;
    case PROP_MEDIUM_COLUMNS:
      self->medium_columns = g_value_get_uint (value);
      break;
    case PROP_NARROW_COLUMNS:
      self->narrow_columns = g_value_get_uint (value);
      break;
    case PROP_MEDIUM_BELOW:
      self->medium_below = g_value_get_int (value);
      break;
    case PROP_NARROW_BELOW:
      self->narrow_below = g_value_get_int (value);
      break;
    case PROP_FIRST_WEIGHT:
      self->first_weight = g_value_get_double (value);
      break;
    case PROP_NATURAL_COLUMN:
      self->natural_column = g_value_get_int (value);
      break;
    case PROP_FILL:
      self->fill = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
fw_columns_layout_class_init (FwColumnsLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = fw_columns_layout_get_property;
  object_class->set_property = fw_columns_layout_set_property;
  layout_class->get_request_mode = fw_columns_layout_get_request_mode;
  layout_class->measure = fw_columns_layout_measure;
  layout_class->allocate = fw_columns_layout_allocate;

  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_COLUMNS] = g_param_spec_uint ("columns", NULL, NULL, 1, 12, 1, flags);
  properties[PROP_MEDIUM_COLUMNS]
      = g_param_spec_uint ("medium-columns", NULL, NULL, 1, 12, 1, flags);
  properties[PROP_NARROW_COLUMNS]
      = g_param_spec_uint ("narrow-columns", NULL, NULL, 1, 12, 1, flags);
  properties[PROP_MEDIUM_BELOW]
      = g_param_spec_int ("medium-below", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_NARROW_BELOW]
      = g_param_spec_int ("narrow-below", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_FIRST_WEIGHT]
      = g_param_spec_double ("first-weight", NULL, NULL, 0.1, 10.0, 1.0, flags);
  properties[PROP_NATURAL_COLUMN]
      = g_param_spec_int ("natural-column", NULL, NULL, -1, 11, -1, flags);
  properties[PROP_FILL] = g_param_spec_boolean ("fill", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

GtkLayoutManager *
fw_columns_layout_new (void)
{
  return g_object_new (FW_TYPE_COLUMNS_LAYOUT, NULL);
}

/* Every child has room in its column. */
static gboolean
has_room (FwColumnsLayout *self, GtkWidget *widget, guint n, int width)
{
  guint i = 0;

  for (GtkWidget *child = next_visible (gtk_widget_get_first_child (widget)); child;
       child = next_visible (gtk_widget_get_next_sibling (child)))
    {
      int minimum, start;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (minimum > child_width (self, child, n, i % n, width, &start))
        return FALSE;
      i += child_span (self, child, n);
    }
  return TRUE;
}

/**
 * fw_columns_layout_count:
 * @widget: the widget laid out
 * @width: its width [px]
 *
 * Large text and long words need more room than a width can tell: then there are fewer columns.
 *
 * Returns: the number of columns at that width [1 to 12]
 */
guint
fw_columns_layout_count (FwColumnsLayout *self, GtkWidget *widget, int width)
{
  double scale;

  g_return_val_if_fail (FW_IS_COLUMNS_LAYOUT (self), 1);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), 1);

  scale = fw_text_scale (widget);
  if (width >= self->medium_below * scale && width >= self->narrow_below * scale
      && has_room (self, widget, self->columns, width))
    return self->columns;
  if (width >= self->narrow_below * scale && self->medium_columns < self->columns
      && has_room (self, widget, self->medium_columns, width))
    return self->medium_columns;
  return has_room (self, widget, self->narrow_columns, width) ? self->narrow_columns : 1;
}
