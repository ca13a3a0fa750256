/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-start-page.h"

#include "fw-builtin.h"
#include "fw-columns-layout.h"
#include "fw-county-search.h"
#include "fw-menu.h"
#include "fw-name-parts.h"
#include "fw-recent.h"
#include "fw-unit.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_RECENT 4

struct _FwStartPage
{
  AdwBin parent_instance;

  GtkButton *guide_button;
  GtkImage *icon;
  GtkMenuButton *menu_button;
  GtkSearchEntry *search;
  GtkWidget *rescue_box;
  GtkListBox *rescue_list;
  FwRescue *rescue;
  GtkListBox *results;
  GtkLabel *hint;
  GtkListBox *plans_first;
  GtkListBox *plans_second;
  GtkListBox *recent;
  guint plans_id; /* the rows of the plans, to be made once the window shows */
};

G_DEFINE_FINAL_TYPE (FwStartPage, fw_start_page, ADW_TYPE_BIN)

static GtkWidget *
make_icon (const char *name)
{
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", name, "accessible-role",
                       GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

static GtkWidget *
make_row (const char *title, const char *subtitle, const char *icon, const char *action,
          const char *target)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", subtitle, "activatable", TRUE, "action-name", action,
                                 "action-target", g_variant_new_string (target), NULL);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, subtitle);

  if (icon)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_icon (icon));
  fw_name (GTK_WIDGET (row), name);
  return row;
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))))
    gtk_list_box_remove (list, child);
}

static void
chosen_cb (FwStartPage *self, const char *fips)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "plan.open-county", "s", fips);
}

/* The published Gini of a plan's place, where that is one county; else its room, so that the rows
 * of two lists stay in line. */
static void
add_gini (GtkWidget *row, const FwBuiltin *plan)
{
  g_autofree char *gini = fw_unit_format (plan->gini, FW_UNIT_INDEX, FW_STYLE_LABEL);
  g_autofree char *text = g_strdup_printf (_ ("Gini %s"), gini);
  g_autofree char *source = g_strdup_printf (
      _ ("Gini %s, published by the Census Bureau for its county, 2006–2010"), gini);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "fw-small");
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  if (!isfinite (plan->gini))
    return;
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, source);
  fw_describe (row, source);
}

static gboolean
add_plans_cb (gpointer data)
{
  FwStartPage *self = data;
  guint n;
  const FwBuiltin *plans = fw_builtin_plans (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = make_row (_ (plans[i].title), _ (plans[i].subtitle), NULL,
                                 "plan.open-builtin", plans[i].id);

      add_gini (row, &plans[i]);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_icon ("go-next-symbolic"));
      gtk_list_box_append (i < (n + 1) / 2 ? self->plans_first : self->plans_second, row);
    }

  self->plans_id = 0;
  return G_SOURCE_REMOVE;
}

/* The window shows without the rows of the plans: shaping their words is a tenth of its start. */
static void
fw_start_page_map (GtkWidget *widget)
{
  FwStartPage *self = FW_START_PAGE (widget);

  GTK_WIDGET_CLASS (fw_start_page_parent_class)->map (widget);
  if (self->plans_id == 0 && gtk_widget_get_first_child (GTK_WIDGET (self->plans_first)) == NULL)
    self->plans_id = g_idle_add_full (G_PRIORITY_LOW, add_plans_cb, self, NULL);
}

/* What an earlier Fairway left */

static GtkWidget *
make_rescue_button (const char *label, const char *about, const char *action, guint position)
{
  /* Without the key of the label: there is one such button in each row, and a label that has a key
   * takes the place of the name. */
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *plain = g_strjoinv ("", parts);
  GtkWidget *button = gtk_button_new_with_label (plain);
  g_autofree char *name = g_strdup_printf ("%s: %s", plain, about);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", position);
  fw_name (GTK_WIDGET (button), name);
  return button;
}

static GtkWidget *
make_rescue_row (FwRecoveryCopy *copy, guint position)
{
  const char *path = fw_recovery_copy_get_path (copy);
  const char *title = fw_recovery_copy_get_title (copy);
  g_autofree char *ago = fw_rescue_ago (copy);
  g_autofree char *file = path ? g_filename_display_basename (path) : g_strdup (_ ("never saved"));
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", ago, file);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", subtitle, NULL);
  GtkWidget *recover = make_rescue_button (_ ("_Recover"), title, "rescue.recover-nth", position);

  gtk_widget_add_css_class (recover, "suggested-action");
  adw_action_row_add_suffix (
      ADW_ACTION_ROW (row),
      make_rescue_button (_ ("_Discard"), title, "rescue.discard-nth", position));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), recover);
  return row;
}

static void
show_rescue (FwStartPage *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rescue));

  clear_list (self->rescue_list);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwRecoveryCopy) copy = g_list_model_get_item (G_LIST_MODEL (self->rescue), i);

      gtk_list_box_append (self->rescue_list, make_rescue_row (copy, i));
    }
  gtk_widget_set_visible (self->rescue_box, n > 0);
}

static void
fw_start_page_init (FwStartPage *self)
{
  g_type_ensure (FW_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (FW_TYPE_COUNTY_SEARCH);
  gtk_widget_init_template (GTK_WIDGET (self));
  fw_wrap_label (self->guide_button);
  gtk_image_set_from_icon_name (self->icon, FW_APP_ID);
  fw_start_page_refresh (self);
}

static void
fw_start_page_dispose (GObject *object)
{
  g_clear_handle_id (&FW_START_PAGE (object)->plans_id, g_source_remove);
  g_clear_object (&FW_START_PAGE (object)->rescue);
  G_OBJECT_CLASS (fw_start_page_parent_class)->dispose (object);
}

static void
fw_start_page_class_init (FwStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_start_page_dispose;
  widget_class->map = fw_start_page_map;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FwStartPage, guide_button);
  gtk_widget_class_bind_template_child (widget_class, FwStartPage, icon);
  gtk_widget_class_bind_template_child (widget_class, FwStartPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, FwStartPage, rescue_box);
  gtk_widget_class_bind_template_child (widget_class, FwStartPage, rescue_list);
  gtk_widget_class_bind_template_child (widget_class, FwStartPage, search);
  gtk_widget_class_bind_template_child (widget_class, FwStartPage, plans_first);
  gtk_widget_class_bind_template_child (widget_class, FwStartPage, plans_second);
  gtk_widget_class_bind_template_child (widget_class, FwStartPage, recent);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

GtkWidget *
fw_start_page_new (void)
{
  return g_object_new (FW_TYPE_START_PAGE, NULL);
}

void
fw_start_page_set_menu (FwStartPage *self, GMenuModel *menu)
{
  g_return_if_fail (FW_IS_START_PAGE (self));
  fw_menu_button_set_menu (self->menu_button, menu);
}

void
fw_start_page_set_rescue (FwStartPage *self, FwRescue *rescue)
{
  g_return_if_fail (FW_IS_START_PAGE (self));
  g_return_if_fail (FW_IS_RESCUE (rescue));

  if (!g_set_object (&self->rescue, rescue))
    return;
  g_signal_connect_object (rescue, "items-changed", G_CALLBACK (show_rescue), self,
                           G_CONNECT_SWAPPED);
  show_rescue (self);
}

void
fw_start_page_focus_search (FwStartPage *self)
{
  g_return_if_fail (FW_IS_START_PAGE (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
fw_start_page_refresh (FwStartPage *self)
{
  g_autoptr (GPtrArray) recent = NULL;

  g_return_if_fail (FW_IS_START_PAGE (self));

  clear_list (self->recent);
  recent = fw_recent_list (MAX_RECENT);
  for (guint i = 0; i < recent->len; i++)
    {
      const FwRecent *item = recent->pdata[i];
      GtkWidget *row = make_row (item->name, item->when, "document-open-recent-symbolic",
                                 "plan.open-recent", item->uri);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_icon ("go-next-symbolic"));
      gtk_list_box_append (self->recent, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->recent), recent->len > 0);
}
