/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-program-list.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-name-parts.h"
#include "fw-program-row.h"
#include "fw-unit.h"

typedef enum
{
  BY_EARNINGS = 0,
  BY_COMPLETION,
  BY_EMPLOYED,
  BY_COST,
  BY_LENGTH,
  BY_TITLE,
  N_ORDERS,
} Order;

static const char *const orders[N_ORDERS] = {
  [BY_EARNINGS] = N_ ("Highest earnings first"), [BY_COMPLETION] = N_ ("Most completed first"),
  [BY_EMPLOYED] = N_ ("Most employed first"),    [BY_COST] = N_ ("Lowest cost first"),
  [BY_LENGTH] = N_ ("Shortest first"),           [BY_TITLE] = N_ ("By name"),
};

struct _FwProgramList
{
  AdwBin parent_instance;

  GListStore *items;
  GtkFilter *filter;
  GtkSorter *sorter;
  GtkSelectionModel *shown;
  GtkWidget *search;
  GtkDropDown *order;
  GtkLabel *count;
  char *wanted; /* folded words to look for */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwProgramList, fw_program_list, ADW_TYPE_BIN)

/* Order and filter */

static int
compare_title (const FwProgramOffer *a, const FwProgramOffer *b)
{
  const int order = g_utf8_collate (a->title, b->title);

  return order != 0 ? order : g_strcmp0 (a->provider, b->provider);
}

/* Those without the figure stand last, whichever way it is sorted. */
static int
compare_figure (FwFigure a, FwFigure b, gboolean highest_first)
{
  if (isnan (a.value) || isnan (b.value))
    return (int)isnan (a.value) - (int)isnan (b.value);
  return a.value == b.value ? 0 : (a.value > b.value) == highest_first ? -1 : 1;
}

static int
compare_cb (gconstpointer first, gconstpointer second, gpointer data)
{
  FwProgramList *self = data;
  const FwProgramOffer *a = fw_program_item_get_offer ((FwProgramItem *)first);
  const FwProgramOffer *b = fw_program_item_get_offer ((FwProgramItem *)second);
  int order = 0;

  switch ((Order)gtk_drop_down_get_selected (self->order))
    {
    case BY_EARNINGS:
      order = compare_figure (a->earnings, b->earnings, TRUE);
      break;
    case BY_COMPLETION:
      order = compare_figure (a->completion, b->completion, TRUE);
      break;
    case BY_EMPLOYED:
      order = compare_figure (a->employed_q2, b->employed_q2, TRUE);
      break;
    case BY_COST:
      order = compare_figure (a->price, b->price, FALSE);
      break;
    case BY_LENGTH:
      order = compare_figure (a->weeks, b->weeks, FALSE);
      break;
    default:
      break;
    }
  return order != 0 ? order : compare_title (a, b);
}

static gboolean
holds (const char *text, const char *wanted)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, wanted) != NULL;
}

static gboolean
matches_cb (gpointer item, gpointer data)
{
  FwProgramList *self = data;
  const FwProgramOffer *offer = fw_program_item_get_offer (item);

  return self->wanted == NULL || holds (offer->title, self->wanted)
         || holds (offer->provider, self->wanted) || holds (offer->city, self->wanted)
         || holds (offer->occupation, self->wanted);
}

static void
show_count (FwProgramList *self)
{
  const guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  const guint n_all = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autofree char *shown = fw_unit_format (n_shown, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *all = fw_unit_format (n_all, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *words
      = g_strdup_printf (ngettext ("%s of %s program", "%s of %s programs", n_all), shown, all);

  gtk_label_set_text (self->count, words);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n_shown != n_all);
}

static void
search_cb (FwProgramList *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_clear_pointer (&self->wanted, g_free);
  if (*text != '\0')
    self->wanted = g_utf8_casefold (text, -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
order_cb (FwProgramList *self)
{
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

/* Rows */

static void
setup_cb (FwProgramList *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, fw_program_row_new ());
}

static void
bind_cb (FwProgramList *self, GtkListItem *item)
{
  fw_program_row_set_item (FW_PROGRAM_ROW (gtk_list_item_get_child (item)),
                           gtk_list_item_get_item (item));
}

static void
unbind_cb (FwProgramList *self, GtkListItem *item)
{
  fw_program_row_set_item (FW_PROGRAM_ROW (gtk_list_item_get_child (item)), NULL);
}

/* Enter on a row, or a click, ticks it. */
static void
activate_cb (FwProgramList *self, guint position)
{
  g_autoptr (FwProgramItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  fw_program_item_set_chosen (item, !fw_program_item_get_chosen (item));
}

static void
chosen_cb (FwProgramList *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
fw_program_list_set_offers (FwProgramList *self, GPtrArray *offers)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (FW_IS_PROGRAM_LIST (self));

  for (guint i = 0; offers != NULL && i < offers->len; i++)
    {
      FwProgramItem *item = fw_program_item_new (offers->pdata[i]);

      g_signal_connect_object (item, "notify::chosen", G_CALLBACK (chosen_cb), self,
                               G_CONNECT_SWAPPED);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  show_count (self);
}

GPtrArray *
fw_program_list_get_chosen (FwProgramList *self)
{
  GPtrArray *chosen;

  g_return_val_if_fail (FW_IS_PROGRAM_LIST (self), NULL);

  chosen = g_ptr_array_new ();
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (FwProgramItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (fw_program_item_get_chosen (item))
        g_ptr_array_add (chosen, fw_program_item_get_offer (item));
    }
  return chosen;
}

/* The parts */

static GtkWidget *
make_head (FwProgramList *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkStringList *titles = gtk_string_list_new (NULL);

  for (Order order = 0; order < N_ORDERS; order++)
    gtk_string_list_append (titles, _ (orders[order]));
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Program, provider or town"), "tooltip-text",
                _ ("Show only programs with these words"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show only programs with these words"), -1);
  self->order = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (titles), NULL));
  fw_name_drop_down (self->order, _ ("Order"));
  fw_shorten_parts (GTK_WIDGET (self->order));
  self->count = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, "hexpand", TRUE, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_box_append (GTK_BOX (head), self->search);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->order));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (head), line);
  return head;
}

static GtkWidget *
make_list (FwProgramList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list, *scroller;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  list = gtk_list_view_new (g_object_ref (self->shown), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Training programs"), -1);
  g_signal_connect_object (list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                           "vexpand", TRUE, "child", list, NULL);
  gtk_widget_add_css_class (list, "fw-programs");
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Training programs"), -1);
  return scroller;
}

static void
make_model (FwProgramList *self)
{
  GListModel *filtered, *sorted;

  self->items = g_list_store_new (FW_TYPE_PROGRAM_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches_cb, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, self, NULL));
  filtered = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)),
                                                      g_object_ref (self->filter)));
  sorted = G_LIST_MODEL (gtk_sort_list_model_new (filtered, g_object_ref (self->sorter)));
  self->shown = GTK_SELECTION_MODEL (gtk_no_selection_new (sorted));
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
}

static void
fw_program_list_dispose (GObject *object)
{
  FwProgramList *self = FW_PROGRAM_LIST (object);

  if (self->items != NULL)
    g_list_store_remove_all (self->items);
  g_clear_object (&self->items);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->shown);

  G_OBJECT_CLASS (fw_program_list_parent_class)->dispose (object);
}

static void
fw_program_list_finalize (GObject *object)
{
  g_free (FW_PROGRAM_LIST (object)->wanted);

  G_OBJECT_CLASS (fw_program_list_parent_class)->finalize (object);
}

static void
fw_program_list_init (FwProgramList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), make_head (self));
  make_model (self);
  gtk_box_append (GTK_BOX (box), make_list (self));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->order, "notify::selected", G_CALLBACK (order_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
fw_program_list_class_init (FwProgramListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_program_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_program_list_finalize;

  signals[CHANGED] = g_signal_new ("changed", FW_TYPE_PROGRAM_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

GtkWidget *
fw_program_list_new (void)
{
  return g_object_new (FW_TYPE_PROGRAM_LIST, NULL);
}
