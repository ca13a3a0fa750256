/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-scenario-row.h"

#include "fw-name-parts.h"
#include "fw-unit.h"

#include <glib/gi18n-lib.h>

#define INDENT    24
#define MAX_DEPTH 4 /* deeper ones are indented no further: a window may be 360 wide */

struct _FwScenarioRow
{
  AdwActionRow parent_instance;

  char *id;
};

G_DEFINE_FINAL_TYPE (FwScenarioRow, fw_scenario_row, ADW_TYPE_ACTION_ROW)

static void
fw_scenario_row_finalize (GObject *object)
{
  g_free (FW_SCENARIO_ROW (object)->id);
  G_OBJECT_CLASS (fw_scenario_row_parent_class)->finalize (object);
}

static void
fw_scenario_row_class_init (FwScenarioRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_scenario_row_finalize;
}

static void
fw_scenario_row_init (FwScenarioRow *self)
{
}

/* What it says */

static char *
describe (FwScenario *scenario)
{
  g_autoptr (GPtrArray) keys = fw_scenario_get_keys (scenario);
  g_autofree char *n = fw_unit_format (keys->len, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *differs = NULL;
  const char *note = fw_scenario_get_note (scenario);

  if (fw_scenario_is_no_program (scenario))
    return g_strdup (_ ("Always first: the others are measured against it"));
  differs
      = keys->len == 0
            ? g_strdup (_ ("Nothing differs"))
            : g_strdup_printf (ngettext ("%s number differs", "%s numbers differ", keys->len), n);
  return note ? g_strdup_printf ("%s · %s", differs, note) : g_steal_pointer (&differs);
}

/* What can be done */

static void
append (GMenu *menu, const char *label, const char *action, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

static void
append_parent (GMenu *menu, const char *label, const char *id, const char *parent)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "scenarios.set-parent", "(ss)", id, parent);
  g_menu_append_item (menu, item);
}

static GMenu *
make_parents (FwPlan *plan, FwScenario *scenario)
{
  GMenu *menu = g_menu_new ();
  GListModel *all = fw_plan_get_list (plan, FW_LIST_SCENARIOS);
  const char *id = fw_part_get_id (FW_PART (scenario));

  append_parent (menu, _ ("The plan itself"), id, "");
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (FwScenario) other = g_list_model_get_item (all, i);

      if (!fw_scenario_is_no_program (other) && !fw_scenario_tree_descends (plan, other, scenario))
        append_parent (menu, fw_part_get_title (FW_PART (other)), id,
                       fw_part_get_id (FW_PART (other)));
    }
  return menu;
}

static GMenuModel *
make_menu (FwPlan *plan, FwScenario *scenario)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  g_autoptr (GMenu) parents = make_parents (plan, scenario);
  const char *id = fw_part_get_id (FW_PART (scenario));

  append (edit, _ ("_Rename…"), "scenarios.rename", id);
  append (edit, _ ("_Note…"), "scenarios.note", id);
  append (edit, _ ("_Duplicate"), "scenarios.duplicate", id);
  append (order, _ ("Move _up"), "scenarios.up", id);
  append (order, _ ("Move d_own"), "scenarios.down", id);
  g_menu_append_submenu (order, _ ("_Based on"), G_MENU_MODEL (parents));
  append (last, _ ("Re_move"), "scenarios.remove", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

static void
name_it (GtkWidget *widget, const char *format, const char *title)
{
  g_autofree char *name = g_strdup_printf (format, title);

  gtk_widget_set_tooltip_text (widget, name);
  fw_name (GTK_WIDGET (widget), name);
}

static void
pin_cb (GtkToggleButton *button, FwScenarioRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "scenarios.pin", "s", self->id);
}

static void
add_controls (FwScenarioRow *self, FwPlan *plan, FwScenario *scenario)
{
  const char *title = fw_part_get_title (FW_PART (scenario));
  g_autoptr (GMenuModel) menu = make_menu (plan, scenario);
  GtkWidget *pin
      = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "icon-name", "view-pin-symbolic", "valign",
                      GTK_ALIGN_CENTER, "active", fw_scenario_get_pinned (scenario), NULL);
  GtkWidget *more = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "valign",
                                  GTK_ALIGN_CENTER, "menu-model", menu, NULL);

  gtk_widget_add_css_class (pin, "flat");
  gtk_widget_add_css_class (more, "flat");
  name_it (pin, _ ("Pin “%s” for the comparison"), title);
  name_it (more, _ ("What can be done with “%s”"), title);
  g_signal_connect_object (pin, "toggled", G_CALLBACK (pin_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), pin);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), more);
}

/* Dragging */

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, FwScenarioRow *self)
{
  return gdk_content_provider_new_typed (G_TYPE_STRING, self->id);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, FwScenarioRow *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

/* Near an edge: beside the row. In its middle: based on it. */
static FwScenarioSpot
spot_at (FwScenarioRow *self, double y)
{
  const int height = gtk_widget_get_height (GTK_WIDGET (self));

  return y < height / 4.0 ? FW_PLACE_BEFORE : y > height * 0.75 ? FW_PLACE_AFTER : FW_PLACE_BELOW;
}

static gboolean
drop_cb (FwScenarioRow *self, const GValue *value, double x, double y)
{
  return gtk_widget_activate_action (GTK_WIDGET (self), "scenarios.place", "(ssu)",
                                     g_value_get_string (value), self->id,
                                     (guint32)spot_at (self, y));
}

static void
add_dragging (FwScenarioRow *self, gboolean movable)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  if (movable)
    {
      GtkDragSource *source = gtk_drag_source_new ();

      gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
      g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, 0);
      g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
      gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
    }
}

static void
set_name (FwScenarioRow *self, FwPlan *plan, FwScenario *scenario, const char *words,
          gboolean shown)
{
  const char *title = fw_part_get_title (FW_PART (scenario));
  const char *id = fw_scenario_get_parent (scenario);
  FwPart *parent = id ? fw_plan_find_part (plan, FW_LIST_SCENARIOS, id) : NULL;
  g_autoptr (GString) name = g_string_new (title);

  if (shown)
    g_string_append_printf (name, ", %s", _ ("shown now"));
  if (parent)
    {
      g_string_append (name, ", ");
      g_string_append_printf (name, _ ("based on “%s”"), fw_part_get_title (parent));
    }
  g_string_append_printf (name, ", %s", words);
  fw_name (GTK_WIDGET (self), name->str);
}

GtkWidget *
fw_scenario_row_new (FwPlan *plan, const FwScenarioNode *node, gboolean shown, gboolean editable)
{
  FwScenarioRow *self = g_object_new (FW_TYPE_SCENARIO_ROW, "use-markup", FALSE, "activatable",
                                      TRUE, "subtitle-lines", 3, "title-lines", 0, NULL);
  const gboolean own = editable && !fw_scenario_is_no_program (node->scenario);
  g_autofree char *words = describe (node->scenario);
  GtkWidget *mark
      = g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic", "accessible-role",
                      GTK_ACCESSIBLE_ROLE_PRESENTATION, "opacity", shown ? 1.0 : 0.0,
                      "margin-start", (int)MIN (node->depth, MAX_DEPTH) * INDENT, NULL);

  self->id = g_strdup (fw_part_get_id (FW_PART (node->scenario)));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 fw_part_get_title (FW_PART (node->scenario)));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), words);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), mark);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "scenarios.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", self->id);
  set_name (self, plan, node->scenario, words, shown);
  if (own)
    add_controls (self, plan, node->scenario);
  if (editable)
    add_dragging (self, own);
  return GTK_WIDGET (self);
}

const char *
fw_scenario_row_get_id (FwScenarioRow *self)
{
  g_return_val_if_fail (FW_IS_SCENARIO_ROW (self), NULL);
  return self->id;
}
