/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-input-list.h"

#include <glib/gi18n-lib.h>

#include "fw-input-item.h"
#include "fw-name-parts.h"

struct _FwInputList
{
  AdwBin parent_instance;

  FwRunner *runner;
  char **keys; /* what the list was made from */
  char *wanted;
  GListStore *items;
  GtkFilter *filter;
  GtkSelectionModel *shown;
  GtkWidget *search;
  GtkWidget *changed_only;
  GtkWidget *scope;
  GtkLabel *count;
  GtkWidget *view;
  GPtrArray *bound; /* GtkListItem in sight, borrowed */
};

enum
{
  SCOPE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwInputList, fw_input_list, ADW_TYPE_BIN)

static FwPlan *
get_plan (FwInputList *self)
{
  return fw_document_get_plan (fw_runner_get_document (self->runner));
}

FwScenario *
fw_input_list_get_scope (FwInputList *self)
{
  g_return_val_if_fail (FW_IS_INPUT_LIST (self), NULL);
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->scope)) == 0
             ? NULL
             : fw_runner_get_scenario (self->runner);
}

/* The model */

static gboolean
matches_cb (gpointer item, gpointer data)
{
  FwInputList *self = data;

  return (self->wanted == NULL || fw_input_item_holds (item, self->wanted))
         && (!gtk_check_button_get_active (GTK_CHECK_BUTTON (self->changed_only))
             || fw_input_item_is_changed (item, fw_input_list_get_scope (self)));
}

static void
show_count (FwInputList *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  g_autofree char *shown = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *all = fw_unit_format (g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                                         FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *words = g_strdup_printf (_ ("%s of %s inputs"), shown, all);

  gtk_label_set_text (self->count, words);
}

static void
refilter (FwInputList *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_count (self);
}

static void
add_item (FwParameter *parameter, FwPart *part, gpointer data)
{
  FwInputList *self = data;
  g_autoptr (FwInputItem) item = fw_input_item_new (get_plan (self), parameter, part);

  g_list_store_append (self->items, item);
}

static void
fill (FwInputList *self)
{
  g_list_store_remove_all (self->items);
  fw_plan_foreach_parameter (get_plan (self), NULL, add_item, self);
  g_strfreev (self->keys);
  self->keys = fw_plan_get_keys (get_plan (self));
  show_count (self);
}

/* Rows */

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
setup_cb (FwInputList *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = make_label (NULL);
  GtkWidget *owner = make_label ("caption");
  GtkWidget *mark = gtk_image_new_from_icon_name ("document-edit-symbolic");
  GtkWidget *value = make_label ("numeric");

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (owner, "dim-label");
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), owner);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), value);
  gtk_widget_add_css_class (box, "fw-refresh-row");
  g_object_set_data (G_OBJECT (item), "title", title);
  g_object_set_data (G_OBJECT (item), "owner", owner);
  g_object_set_data (G_OBJECT (item), "mark", mark);
  g_object_set_data (G_OBJECT (item), "value", value);
  gtk_list_item_set_child (item, box);
}

static void
show_item (FwInputList *self, GtkListItem *item)
{
  FwInputItem *input = gtk_list_item_get_item (item);
  FwScenario *scope = fw_input_list_get_scope (self);
  const FwRow *row = fw_parameter_get_row (fw_input_item_get_parameter (input));
  const gboolean changed = fw_input_item_is_changed (input, scope);
  GtkWidget *holder = gtk_widget_get_parent (gtk_list_item_get_child (item));
  g_autofree char *value = fw_input_item_format (input, scope);
  g_autofree char *all
      = g_strdup_printf (changed ? _ ("%s, %s: %s, changed") : _ ("%s, %s: %s"), fw_row_title (row),
                         fw_input_item_get_owner (input), value);

  gtk_label_set_text (g_object_get_data (G_OBJECT (item), "title"), fw_row_title (row));
  gtk_label_set_text (g_object_get_data (G_OBJECT (item), "owner"),
                      fw_input_item_get_owner (input));
  gtk_label_set_text (g_object_get_data (G_OBJECT (item), "value"), value);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (item), "mark"), changed);
  /* The list's own widget takes the keyboard, and its name is the whole row. */
  if (holder != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (holder), GTK_ACCESSIBLE_PROPERTY_LABEL, all,
                                    -1);
}

static void
bind_cb (FwInputList *self, GtkListItem *item)
{
  g_ptr_array_add (self->bound, item);
  show_item (self, item);
}

static void
unbind_cb (FwInputList *self, GtkListItem *item)
{
  g_ptr_array_remove_fast (self->bound, item);
}

static void
show_bound (FwInputList *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    show_item (self, self->bound->pdata[i]);
}

static void
activate_cb (FwInputList *self, guint position)
{
  g_autoptr (FwInputItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  g_autofree char *where
      = g_strconcat ("numbers:", fw_parameter_get_key (fw_input_item_get_parameter (item)), NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "editor.open", "s", where);
}

/* Changes */

static void
search_cb (FwInputList *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_clear_pointer (&self->wanted, g_free);
  if (*text != '\0')
    self->wanted = g_utf8_casefold (text, -1);
  refilter (self);
}

static void
scope_cb (FwInputList *self)
{
  refilter (self);
  show_bound (self);
  g_signal_emit (self, signals[SCOPE_CHANGED], 0);
}

static void
show_scopes (FwInputList *self)
{
  FwPart *scenario = FW_PART (fw_runner_get_scenario (self->runner));
  const guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->scope));
  const char *titles[] = { _ ("The plan itself"), fw_part_get_title (scenario), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (titles);

  gtk_drop_down_set_model (GTK_DROP_DOWN (self->scope), G_LIST_MODEL (list));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->scope), selected == 1 ? 1 : 0);
  fw_name_drop_down (GTK_DROP_DOWN (self->scope), _ ("Whose numbers"));
}

static void
document_cb (FwInputList *self, guint64 generation, const char *key)
{
  g_auto (GStrv) keys = NULL;

  if (key == NULL)
    {
      keys = fw_plan_get_keys (get_plan (self));
      if (!g_strv_equal ((const char *const *)keys, (const char *const *)self->keys))
        fill (self);
      show_scopes (self);
    }
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->changed_only)))
    refilter (self);
  show_bound (self);
}

/* The parts */

static GtkWidget *
make_list (FwInputList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GListModel *filtered;
  GtkWidget *scroller;

  self->items = g_list_store_new (FW_TYPE_INPUT_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches_cb, self, NULL));
  filtered = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)),
                                                      g_object_ref (self->filter)));
  self->shown = GTK_SELECTION_MODEL (gtk_no_selection_new (filtered));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  self->view = gtk_list_view_new (g_object_ref (self->shown), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "fw-programs");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Numbers of the plan"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                           "vexpand", TRUE, "child", self->view, NULL);
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Numbers of the plan"), -1);
  return scroller;
}

static GtkWidget *
make_head (FwInputList *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Number, part or source"), "tooltip-text",
                _ ("Show only numbers with these words"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show only numbers with these words"), -1);
  self->scope = gtk_drop_down_new (NULL, NULL);
  fw_shorten_parts (self->scope);
  self->changed_only = gtk_check_button_new_with_label (_ ("Changed only"));
  self->count = GTK_LABEL (make_label ("caption"));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_label_set_xalign (self->count, 1.0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_box_append (GTK_BOX (head), self->search);
  gtk_box_append (GTK_BOX (head), self->scope);
  gtk_box_append (GTK_BOX (line), self->changed_only);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (head), line);
  return head;
}

static void
fw_input_list_dispose (GObject *object)
{
  FwInputList *self = FW_INPUT_LIST (object);

  if (self->items != NULL)
    g_list_store_remove_all (self->items);
  g_clear_object (&self->items);
  g_clear_object (&self->filter);
  g_clear_object (&self->shown);
  g_clear_object (&self->runner);
  G_OBJECT_CLASS (fw_input_list_parent_class)->dispose (object);
}

static void
fw_input_list_finalize (GObject *object)
{
  FwInputList *self = FW_INPUT_LIST (object);

  g_strfreev (self->keys);
  g_free (self->wanted);
  g_ptr_array_unref (self->bound);
  G_OBJECT_CLASS (fw_input_list_parent_class)->finalize (object);
}

static void
fw_input_list_init (FwInputList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->bound = g_ptr_array_new ();
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_widget_add_css_class (box, "fw-sections");
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
fw_input_list_class_init (FwInputListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_input_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_input_list_finalize;

  signals[SCOPE_CHANGED] = g_signal_new ("scope-changed", FW_TYPE_INPUT_LIST, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

GtkWidget *
fw_input_list_new (FwRunner *runner)
{
  FwInputList *self;

  g_return_val_if_fail (FW_IS_RUNNER (runner), NULL);

  self = g_object_new (FW_TYPE_INPUT_LIST, NULL);
  self->runner = g_object_ref (runner);
  show_scopes (self);
  fill (self);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->changed_only, "toggled", G_CALLBACK (refilter), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scope, "notify::selected", G_CALLBACK (scope_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "notify::scenario", G_CALLBACK (show_scopes), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (fw_runner_get_document (runner), "changed", G_CALLBACK (document_cb),
                           self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
fw_input_list_focus_search (FwInputList *self)
{
  g_return_if_fail (FW_IS_INPUT_LIST (self));
  gtk_widget_grab_focus (self->search);
}

GListModel *
fw_input_list_get_shown (FwInputList *self)
{
  g_return_val_if_fail (FW_IS_INPUT_LIST (self), NULL);
  return G_LIST_MODEL (self->shown);
}

GtkWidget *
fw_input_list_get_search (FwInputList *self)
{
  g_return_val_if_fail (FW_IS_INPUT_LIST (self), NULL);
  return self->search;
}

GtkWidget *
fw_input_list_get_changed_only (FwInputList *self)
{
  g_return_val_if_fail (FW_IS_INPUT_LIST (self), NULL);
  return self->changed_only;
}

GtkWidget *
fw_input_list_get_scope_choice (FwInputList *self)
{
  g_return_val_if_fail (FW_IS_INPUT_LIST (self), NULL);
  return self->scope;
}
