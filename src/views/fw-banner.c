/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-banner.h"

#include "fw-compat.h"

#define SPACING 12
#define GAP     6
#define LABEL_ROOM                                                                                 \
  320 /* the buttons stand beside the sentence while it has this much, or all it needs */

struct _FwBanner
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkWidget *row; /* the label first, then buttons */
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (FwBanner, fw_banner, ADW_TYPE_BIN)

/* The layout of the row */

static int
natural_width (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
height_for (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static int
buttons_width (GtkWidget *row)
{
  int width = 0;

  for (GtkWidget *button = gtk_widget_get_next_sibling (gtk_widget_get_first_child (row)); button;
       button = gtk_widget_get_next_sibling (button))
    width += natural_width (button) + (width > 0 ? GAP : 0);
  return width;
}

/* Room for the label beside the buttons, or 0 when they stand below it. */
static int
label_room (GtkWidget *row, int width)
{
  const int buttons = buttons_width (row);
  const int room = width - (buttons > 0 ? buttons + SPACING : 0);

  return room >= MIN (LABEL_ROOM, natural_width (gtk_widget_get_first_child (row))) ? room : 0;
}

/* Places the buttons in lines of at most the width, against the end; without a row only counts.
 * Returns the height. */
static int
flow_buttons (GtkWidget *row, int y, int width, gboolean place)
{
  const gboolean rtl = gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL;
  GtkWidget *first = gtk_widget_get_next_sibling (gtk_widget_get_first_child (row));
  const int start = y;

  while (first)
    {
      int used = 0, height = 0, x;
      GtkWidget *end = first;

      for (; end; end = gtk_widget_get_next_sibling (end))
        {
          const int wanted = natural_width (end) + (used > 0 ? GAP : 0);

          if (used > 0 && used + wanted > width)
            break;
          used += wanted;
          height = MAX (height, height_for (end, -1));
        }
      x = width - MIN (used, width);
      for (; first != end; first = gtk_widget_get_next_sibling (first))
        {
          const int own = MIN (natural_width (first), width);

          if (place)
            gtk_widget_size_allocate (
                first, &(GtkAllocation){ rtl ? width - x - own : x, y, own, height }, -1);
          x += own + GAP;
        }
      y += height + (end ? GAP : 0);
    }
  return y - start;
}

static GtkSizeRequestMode
request_mode (GtkWidget *row)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget *row, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *label = gtk_widget_get_first_child (row);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (label, orientation, -1, minimum, natural, NULL, NULL);
      for (GtkWidget *button = gtk_widget_get_next_sibling (label); button;
           button = gtk_widget_get_next_sibling (button))
        *minimum = MAX (*minimum, natural_width (button));
      *natural = MAX (*minimum, *natural + SPACING + buttons_width (row));
      return;
    }
  else
    {
      const int width = for_size >= 0 ? for_size : natural_width (row);
      const int room = label_room (row, width);

      if (room > 0)
        *natural = MAX (height_for (label, room), flow_buttons (row, 0, width, FALSE));
      else
        *natural = height_for (label, width) + GAP + flow_buttons (row, 0, width, FALSE);
      *minimum = *natural;
    }
}

static void
allocate (GtkWidget *row, int width, int height, int baseline)
{
  const gboolean rtl = gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL;
  GtkWidget *label = gtk_widget_get_first_child (row);
  const int room = label_room (row, width);
  const int label_height = room > 0 ? height : height_for (label, width);

  gtk_widget_size_allocate (label,
                            &(GtkAllocation){ room > 0 && rtl ? width - room : 0, 0,
                                              room > 0 ? room : width, label_height },
                            -1);
  if (room > 0)
    {
      const int own = flow_buttons (row, 0, width, FALSE);

      flow_buttons (row, (height - own) / 2, width, TRUE);
    }
  else
    flow_buttons (row, label_height + GAP, width, TRUE);
}

/* The object */

static void
revealed_cb (FwBanner *self)
{
  if (!gtk_revealer_get_reveal_child (self->revealer))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
fw_banner_init (FwBanner *self)
{
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->row,
                                 gtk_custom_layout_new (request_mode, measure, allocate));
  gtk_widget_add_css_class (self->row, "fw-warning-banner");
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  gtk_box_append (GTK_BOX (self->row), GTK_WIDGET (self->label));
  gtk_revealer_set_child (self->revealer, self->row);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (self->revealer, "notify::child-revealed", G_CALLBACK (revealed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
fw_banner_class_init (FwBannerClass *klass)
{
}

GtkWidget *
fw_banner_new (void)
{
  return g_object_new (FW_TYPE_BANNER, NULL);
}

void
fw_banner_show (FwBanner *self, const char *text, const FwBannerButton *buttons, guint n_buttons)
{
  GtkWidget *button;
  gboolean same;

  g_return_if_fail (FW_IS_BANNER (self));
  g_return_if_fail (text != NULL);

  same = g_strcmp0 (text, fw_banner_get_text (self)) == 0;
  gtk_label_set_text (self->label, text);
  while ((button = gtk_widget_get_next_sibling (GTK_WIDGET (self->label))))
    gtk_box_remove (GTK_BOX (self->row), button);
  for (guint i = 0; i < n_buttons; i++)
    {
      button = gtk_button_new_with_mnemonic (buttons[i].label);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), buttons[i].action);
      gtk_box_append (GTK_BOX (self->row), button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  if (!same)
    fw_announce (GTK_WIDGET (self), text, TRUE);
}

void
fw_banner_hide (FwBanner *self)
{
  g_return_if_fail (FW_IS_BANNER (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  if (!gtk_revealer_get_child_revealed (self->revealer))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

const char *
fw_banner_get_text (FwBanner *self)
{
  g_return_val_if_fail (FW_IS_BANNER (self), NULL);
  return gtk_revealer_get_reveal_child (self->revealer) ? gtk_label_get_text (self->label) : NULL;
}
