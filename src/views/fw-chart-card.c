/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-card.h"

#include "fw-chart-export.h"
#include "fw-chart-style.h"
#include "fw-chart-table.h"
#include "fw-compat.h"
#include "fw-menu.h"
#include "fw-name-parts.h"
#include "fw-term.h"
#include "fw-term-button.h"

#include <glib/gi18n-lib.h>

struct _FwChartCard
{
  AdwBin parent_instance;

  const FwChartRow *row;
  FwChartView *view;
  GtkBox *box;
  GtkDropDown *choice; /* of a chart that has choices, else NULL */
  GtkMenuButton *menu_button;
  GtkPopover *menu;   /* borrowed, to tell whether it is heard yet */
  GtkWidget *words;   /* a popover, made when first asked for */
  gboolean from_view; /* what is open was asked for by a key on the chart */
};

G_DEFINE_FINAL_TYPE (FwChartCard, fw_chart_card, ADW_TYPE_BIN)

static const struct
{
  const char *label;
  const char *format; /* NULL: copy */
} items[] = {
  { N_ ("_Copy"), NULL },
  { N_ ("Save as _picture (PNG)…"), "png" },
  { N_ ("Save as _drawing (SVG)…"), "svg" },
  { N_ ("Save as _document (PDF)…"), "pdf" },
  { N_ ("Save the _numbers (CSV)…"), "csv" },
};

static void
copy_cb (FwChartCard *self)
{
  g_autoptr (GdkContentProvider) content = fw_chart_export_content (self->view);

  if (!content)
    return;
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
  gtk_widget_activate_action (GTK_WIDGET (self), "view.tell", "s",
                              _ ("Copied picture, text and table"));
}

static void
table_cb (FwChartCard *self)
{
  FwScene *scene = fw_chart_view_get_scene (self->view);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (scene && GTK_IS_WINDOW (root))
    gtk_window_present (GTK_WINDOW (fw_chart_table_new (GTK_WINDOW (root), scene)));
}

/* What a person may choose to see: offered where the chart does not show it all. */
static void
choice_cb (FwChartCard *self)
{
  GListModel *choices = self->choice ? gtk_drop_down_get_model (self->choice) : NULL;
  guint selected;
  gboolean offered;

  if (!choices)
    return;
  selected = gtk_drop_down_get_selected (self->choice);
  offered = g_list_model_get_n_items (choices) > 1
            && (!self->row->choices_small || fw_chart_view_get_compact (self->view));
  gtk_widget_set_visible (GTK_WIDGET (self->choice), offered);
  fw_chart_view_set_choice (self->view,
                            offered && selected != GTK_INVALID_LIST_POSITION ? (int)selected : -1);
}

static gboolean
same_choices (GListModel *shown, char **names)
{
  if (!shown || g_list_model_get_n_items (shown) != g_strv_length (names))
    return FALSE;
  for (guint i = 0; names[i]; i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (shown), i), names[i]) != 0)
      return FALSE;
  return TRUE;
}

/* The one chosen stays chosen while there is one of its name. */
static void
show_choices (FwChartCard *self, FwResult *result)
{
  GListModel *shown = gtk_drop_down_get_model (self->choice);
  GtkStringObject *old = gtk_drop_down_get_selected_item (self->choice);
  g_auto (GStrv) names = self->row->choices (result);
  g_autoptr (GtkStringList) list = NULL;
  guint selected = 0;

  if (same_choices (shown, names))
    return;
  for (guint i = 0; old && names[i]; i++)
    if (g_strcmp0 (gtk_string_object_get_string (old), names[i]) == 0)
      selected = i;
  list = gtk_string_list_new ((const char *const *)names);
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->choice, selected);
}

static void
save (FwChartCard *self, const char *format_name)
{
  g_autofree char *file = g_strconcat ("chart.", format_name, NULL);
  FwExportFormat format;

  if (fw_export_format_for_name (file, &format, NULL))
    fw_chart_export_ask (self->view, self->row->title, format);
}

/* The keyboard goes back to the chart that it came from, and not to the menu's button. */
static void
closed_cb (FwChartCard *self, GtkPopover *popover)
{
  if (self->from_view)
    fw_give_back_focus (popover, GTK_WIDGET (self->view));
  self->from_view = FALSE;
}

static void
open_menu (FwChartCard *self)
{
  GtkPopover *menu;

  self->from_view = gtk_widget_has_focus (GTK_WIDGET (self->view));
  gtk_menu_button_popup (self->menu_button);
  menu = gtk_menu_button_get_popover (self->menu_button);
  if (menu && menu != self->menu)
    g_signal_connect_object (menu, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  self->menu = menu;
}

/* What the chart shows, in plain words, beside its menu. */
static void
explain (FwChartCard *self)
{
  if (!self->words)
    {
      self->words = fw_term_popover_new (self->row->name);
      gtk_widget_set_parent (self->words, GTK_WIDGET (self->menu_button));
      g_signal_connect_object (self->words, "closed", G_CALLBACK (closed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_popover_popup (GTK_POPOVER (self->words));
}

static void
action_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwChartCard *self = FW_CHART_CARD (widget);

  if (g_str_equal (action, "chart.copy"))
    copy_cb (self);
  else if (g_str_equal (action, "chart.table"))
    table_cb (self);
  else if (g_str_equal (action, "chart.menu"))
    open_menu (self);
  else if (g_str_equal (action, "chart.explain"))
    {
      self->from_view = gtk_widget_has_focus (GTK_WIDGET (self->view));
      explain (self);
    }
  else
    save (self, g_variant_get_string (target, NULL));
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) table = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), NULL);

      if (items[i].format)
        g_menu_item_set_action_and_target (item, "chart.save", "s", items[i].format);
      else
        g_menu_item_set_action_and_target_value (item, "chart.copy", NULL);
      g_menu_append_item (menu, item);
    }
  g_menu_append (table, _ ("Show as _table"), "chart.table");
  g_menu_append (table, _ ("_What it shows"), "chart.explain");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (table));
  return G_MENU_MODEL (menu);
}

static void
add_choice (FwChartCard *self)
{
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  fw_shorten_parts (GTK_WIDGET (self->choice));
  gtk_widget_set_visible (GTK_WIDGET (self->choice), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->choice), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->choice), "fw-chart-choice");
  if (self->row->choices_label)
    fw_name_drop_down (self->choice, _ (self->row->choices_label));
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (choice_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_prepend (self->box, GTK_WIDGET (self->choice));
}

static void
fw_chart_card_init (FwChartCard *self)
{
  g_autoptr (GMenuModel) menu = make_menu ();

  g_type_ensure (FW_TYPE_CHART_VIEW);
  gtk_widget_init_template (GTK_WIDGET (self));
  fw_menu_button_set_menu (self->menu_button, menu);
  /* Charts run from left to right beside any script, and leave room for the menu at their right. */
  gtk_widget_set_direction (GTK_WIDGET (self->menu_button), GTK_TEXT_DIR_LTR);
}

static void
fw_chart_card_dispose (GObject *object)
{
  g_clear_pointer (&FW_CHART_CARD (object)->words, gtk_widget_unparent);
  G_OBJECT_CLASS (fw_chart_card_parent_class)->dispose (object);
}

/* The card is of the chart's ground all over: a chart may be shorter than its fellow in the row. */
static void
fw_chart_card_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  const GdkRGBA ground = fw_chart_style_colour (fw_chart_style_theme (), FW_ROLE_BACKGROUND);

  gtk_snapshot_append_color (snapshot, &ground,
                             &GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (widget),
                                                  (float)gtk_widget_get_height (widget)));
  GTK_WIDGET_CLASS (fw_chart_card_parent_class)->snapshot (widget, snapshot);
}

static void
fw_chart_card_class_init (FwChartCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_chart_card_dispose;
  widget_class->snapshot = fw_chart_card_snapshot;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, FwChartCard, view);
  gtk_widget_class_bind_template_child (widget_class, FwChartCard, box);
  gtk_widget_class_bind_template_child (widget_class, FwChartCard, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_cb);
  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "chart.table", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "chart.menu", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "chart.explain", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "chart.save", "s", action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "chart.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_question, 0, "chart.explain", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_question, GDK_SHIFT_MASK,
                                       "chart.explain", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "chart.menu", NULL);
}

GtkWidget *
fw_chart_card_new (const FwChartRow *row)
{
  FwChartCard *self;
  g_autofree char *label = NULL;

  g_return_val_if_fail (row != NULL, NULL);

  self = g_object_new (FW_TYPE_CHART_CARD, NULL);
  self->row = row;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.explain",
                                 fw_term_find (row->name) != NULL);
  fw_chart_view_set_row (self->view, row);
  label = g_strdup_printf (_ ("%s: chart menu"), _ (row->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  if (row->choices)
    add_choice (self);
  return GTK_WIDGET (self);
}

/**
 * fw_chart_card_set_results:
 * @result: (nullable): of the scenario shown
 * @before: (nullable): of "No program"
 */
void
fw_chart_card_set_results (FwChartCard *self, FwResult *result, FwResult *before)
{
  g_return_if_fail (FW_IS_CHART_CARD (self));

  if (result && self->row->choices)
    {
      show_choices (self, result);
      choice_cb (self);
    }
  fw_chart_view_set_results (self->view, result, before);
}

FwChartView *
fw_chart_card_get_view (FwChartCard *self)
{
  g_return_val_if_fail (FW_IS_CHART_CARD (self), NULL);
  return self->view;
}

const FwChartRow *
fw_chart_card_get_row (FwChartCard *self)
{
  g_return_val_if_fail (FW_IS_CHART_CARD (self), NULL);
  return self->row;
}

/* All the charts of a page */

static void
collect (GtkWidget *widget, GPtrArray *cards)
{
  if (FW_IS_CHART_CARD (widget))
    {
      g_ptr_array_add (cards, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect (child, cards);
}

GPtrArray *
fw_chart_cards_list (GtkWidget *page)
{
  GPtrArray *cards = g_ptr_array_new ();

  g_return_val_if_fail (GTK_IS_WIDGET (page), cards);
  collect (page, cards);
  return cards;
}

GMenuModel *
fw_chart_cards_menu (GtkWidget *page)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  GMenu *menu = g_menu_new ();

  g_return_val_if_fail (GTK_IS_WIDGET (page), NULL);

  collect (page, cards);
  for (guint i = 0; i < cards->len; i++)
    {
      const FwChartRow *row = FW_CHART_CARD (cards->pdata[i])->row;
      g_autoptr (GMenu) submenu = g_menu_new ();

      for (guint j = 0; j < G_N_ELEMENTS (items); j++)
        {
          g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[j].label), NULL);
          g_autofree char *what
              = g_strconcat (row->name, "/", items[j].format ? items[j].format : "copy", NULL);

          g_menu_item_set_action_and_target (item, "view.export", "s", what);
          g_menu_append_item (submenu, item);
        }
      g_menu_append_submenu (menu, _ (row->title), G_MENU_MODEL (submenu));
    }
  return G_MENU_MODEL (menu);
}

void
fw_chart_cards_export (GtkWidget *page, const char *what)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  g_auto (GStrv) parts = NULL;

  g_return_if_fail (GTK_IS_WIDGET (page));
  g_return_if_fail (what != NULL);

  parts = g_strsplit (what, "/", 2);
  collect (page, cards);
  for (guint i = 0; i < cards->len; i++)
    {
      FwChartCard *card = cards->pdata[i];

      if (g_strcmp0 (card->row->name, parts[0]) != 0)
        continue;
      if (g_strcmp0 (parts[1], "copy") == 0)
        copy_cb (card);
      else
        save (card, parts[1]);
    }
}
