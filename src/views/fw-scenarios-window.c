/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-scenarios-window.h"

#include "fw-ask-name.h"
#include "fw-compat.h"
#include "fw-scenario-row.h"
#include "fw-toast.h"

#include <glib/gi18n-lib.h>

struct _FwScenariosWindow
{
  AdwWindow parent_instance;

  FwRunner *runner;
  AdwToastOverlay *toasts;
  GtkListBox *list;
  GtkWidget *hint;
  GtkLabel *status;
  guint rebuild_id;
};

G_DEFINE_FINAL_TYPE (FwScenariosWindow, fw_scenarios_window, ADW_TYPE_WINDOW)

static FwDocument *
get_document (FwScenariosWindow *self)
{
  return fw_runner_get_document (self->runner);
}

static FwPlan *
get_plan (FwScenariosWindow *self)
{
  return fw_document_get_plan (get_document (self));
}

static FwScenario *
find (FwScenariosWindow *self, const char *id)
{
  FwPart *part = fw_plan_find_part (get_plan (self), FW_LIST_SCENARIOS, id);

  return part ? FW_SCENARIO (part) : NULL;
}

/* Saying and doing */

/* Takes the change; NULL: there was nothing to do. */
static gboolean
apply (FwScenariosWindow *self, FwChange *change)
{
  g_autoptr (FwChange) held = change;
  g_autoptr (GError) error = NULL;

  if (!held)
    return FALSE;
  if (fw_document_apply (get_document (self), held, &error))
    return TRUE;
  fw_toast (self->toasts, error->message, NULL);
  return FALSE;
}

/* Rows */

static FwScenarioRow *
focused_row (FwScenariosWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, FW_TYPE_SCENARIO_ROW) : NULL;

  return row ? FW_SCENARIO_ROW (row) : NULL;
}

/* The keyboard stays on its scenario, or goes to the row that took its place. */
static void
fill (FwScenariosWindow *self)
{
  FwPlan *plan = get_plan (self);
  g_autoptr (GArray) nodes = fw_scenario_tree (plan);
  FwScenarioRow *row = focused_row (self);
  g_autofree char *focused = row ? g_strdup (fw_scenario_row_get_id (row)) : NULL;
  const int at = row ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : 0;
  GtkWidget *child, *next = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < nodes->len; i++)
    {
      const FwScenarioNode *node = &g_array_index (nodes, FwScenarioNode, i);
      GtkWidget *added = fw_scenario_row_new (
          plan, node, node->scenario == fw_runner_get_scenario (self->runner),
          !fw_plan_is_read_only (plan));

      gtk_list_box_append (self->list, added);
      if (g_strcmp0 (focused, fw_scenario_row_get_id (FW_SCENARIO_ROW (added))) == 0)
        next = added;
    }
  if (focused && !next)
    next = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, MIN (at, (int)nodes->len - 1)));
  if (next)
    gtk_widget_grab_focus (next);
}

static gboolean
rebuild_cb (gpointer data)
{
  FwScenariosWindow *self = FW_SCENARIOS_WINDOW (data);

  self->rebuild_id = 0;
  fill (self);
  return G_SOURCE_REMOVE;
}

/* Not from within a signal of a row that is about to go. */
static void
queue_rebuild (FwScenariosWindow *self)
{
  if (self->rebuild_id == 0)
    self->rebuild_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, rebuild_cb, self, NULL);
}

/* Asking: the id travels with the question, for the focus may be elsewhere by then */

typedef struct
{
  FwScenariosWindow *window;
  char *id;
  GtkTextBuffer *text;
} Question;

static Question *
question_new (FwScenariosWindow *self, const char *id)
{
  Question *question = g_new0 (Question, 1);

  question->window = g_object_ref (self);
  question->id = g_strdup (id);
  return question;
}

static void
question_free (Question *question)
{
  g_object_unref (question->window);
  g_clear_object (&question->text);
  g_free (question->id);
  g_free (question);
}

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  g_autofree char *name = fw_ask_name_finish (result);

  if (name && question->window->runner)
    apply (question->window, fw_change_new_rename (FW_LIST_SCENARIOS, question->id, name));
  question_free (question);
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  g_autofree char *answer = fw_ask_finish (result);
  GtkTextIter start, end;
  g_auto (GValue) value = G_VALUE_INIT;
  char *text;

  if (g_strcmp0 (answer, "keep") == 0 && question->window->runner)
    {
      gtk_text_buffer_get_bounds (question->text, &start, &end);
      text = g_strstrip (gtk_text_buffer_get_text (question->text, &start, &end, FALSE));
      g_value_init (&value, G_TYPE_STRING);
      g_value_take_string (&value, text);
      if (*text == '\0')
        g_value_set_string (&value, NULL);
      apply (question->window,
             fw_change_new_set_field (FW_LIST_SCENARIOS, question->id, "note", &value));
    }
  question_free (question);
}

static void
ask_note (FwScenariosWindow *self, FwScenario *scenario)
{
  Question *question = question_new (self, fw_part_get_id (FW_PART (scenario)));
  GtkWidget *text = g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR,
                                  "accepts-tab", FALSE, "left-margin", 6, "right-margin", 6,
                                  "top-margin", 6, "bottom-margin", 6, NULL);
  GtkWidget *frame = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "min-content-height", 120, "child",
                                   text, "has-frame", TRUE, NULL);
  const char *note = fw_scenario_get_note (scenario);
  const FwResponse responses[] = {
    { "cancel", _ ("_Cancel"), FW_RESPONSE_PLAIN },
    { "keep", _ ("_Keep note"), FW_RESPONSE_SUGGESTED },
  };

  question->text = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)));
  gtk_text_buffer_set_text (question->text, note ? note : "", -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Note"),
                                  -1);
  fw_ask_async (GTK_WINDOW (self), fw_part_get_title (FW_PART (scenario)),
                _ ("A note for yourself and the council: what this scenario is for."), responses,
                G_N_ELEMENTS (responses), frame, noted_cb, question);
}

/* The actions */

static void
remove_scenario (FwScenariosWindow *self, FwScenario *scenario)
{
  g_autofree char *text
      = g_strdup_printf (_ ("Removed “%s”"), fw_part_get_title (FW_PART (scenario)));
  g_autoptr (GError) error = NULL;
  FwChange *change = fw_change_new_remove (get_plan (self), FW_LIST_SCENARIOS,
                                           fw_part_get_id (FW_PART (scenario)), &error);

  if (error)
    fw_toast (self->toasts, error->message, NULL);
  else if (apply (self, change))
    fw_toast (self->toasts, text, "edit.undo");
}

static void
pin (FwScenariosWindow *self, FwScenario *scenario)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_BOOLEAN);
  g_value_set_boolean (&value, !fw_scenario_get_pinned (scenario));
  apply (self, fw_change_new_set_field (FW_LIST_SCENARIOS, fw_part_get_id (FW_PART (scenario)),
                                        "pinned", &value));
}

static void
add (FwScenariosWindow *self, FwScenario *copied)
{
  const char *title = copied ? fw_part_get_title (FW_PART (copied)) : NULL;
  g_autofree char *name
      = title ? g_strdup_printf (_ ("%s (copy)"), title) : g_strdup (_ ("New scenario"));

  apply (self, fw_change_new_add_scenario (get_plan (self), name, NULL,
                                           copied ? fw_part_get_id (FW_PART (copied)) : NULL));
}

/* What is done to one scenario, named by the action's target. */
static void
scenario_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwScenariosWindow *self = FW_SCENARIOS_WINDOW (widget);
  const char *id = g_variant_get_string (target, NULL);
  FwScenario *scenario = find (self, id);

  if (!scenario)
    return;
  if (g_str_equal (action, "scenarios.show"))
    fw_runner_set_scenario (self->runner, scenario);
  else if (fw_scenario_is_no_program (scenario))
    fw_toast (self->toasts, _ ("“No program” stays as it is: the others are measured against it"),
              NULL);
  else if (g_str_equal (action, "scenarios.rename"))
    fw_ask_name_async (GTK_WINDOW (self), _ ("Rename the scenario"), _ ("Name of the scenario"),
                       fw_part_get_title (FW_PART (scenario)), _ ("_Rename"), renamed_cb,
                       question_new (self, id));
  else if (g_str_equal (action, "scenarios.note"))
    ask_note (self, scenario);
  else if (g_str_equal (action, "scenarios.duplicate"))
    add (self, scenario);
  else if (g_str_equal (action, "scenarios.remove"))
    remove_scenario (self, scenario);
  else if (g_str_equal (action, "scenarios.pin"))
    pin (self, scenario);
  else
    apply (self, fw_scenario_tree_step (get_plan (self), scenario,
                                        g_str_equal (action, "scenarios.up") ? -1 : 1));
}

static void
set_parent_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwScenariosWindow *self = FW_SCENARIOS_WINDOW (widget);
  const char *id, *parent;

  g_variant_get (target, "(&s&s)", &id, &parent);
  apply (self, fw_change_new_set_parent (id, *parent ? parent : NULL));
}

static void
place_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwScenariosWindow *self = FW_SCENARIOS_WINDOW (widget);
  const char *id, *beside;
  guint32 spot;

  g_variant_get (target, "(&s&su)", &id, &beside, &spot);
  if (find (self, id) && find (self, beside))
    apply (self, fw_scenario_tree_place (get_plan (self), find (self, id), find (self, beside),
                                         (FwScenarioSpot)spot));
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwScenariosWindow *self = FW_SCENARIOS_WINDOW (widget);
  FwDocument *document = get_document (self);
  g_autoptr (GError) error = NULL;

  if (g_str_equal (action, "scenarios.new"))
    add (self, NULL);
  else if (g_str_equal (action, "edit.undo") && fw_document_get_can_undo (document))
    fw_document_undo (document, &error);
  else if (g_str_equal (action, "edit.redo") && fw_document_get_can_redo (document))
    fw_document_redo (document, &error);
  if (error)
    fw_toast (self->toasts, error->message, NULL);
}

/* Keys on a row */

static gboolean
key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  FwScenarioRow *row = focused_row (FW_SCENARIOS_WINDOW (widget));

  return row
         && gtk_widget_activate_action (widget, g_variant_get_string (arguments, NULL), "s",
                                        fw_scenario_row_get_id (row));
}

static gboolean
close_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return GDK_EVENT_STOP;
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_F2, 0, "scenarios.rename" },
    { GDK_KEY_Delete, 0, "scenarios.remove" },
    { GDK_KEY_d, GDK_CONTROL_MASK, "scenarios.duplicate" },
    { GDK_KEY_Up, GDK_ALT_MASK, "scenarios.up" },
    { GDK_KEY_Down, GDK_ALT_MASK, "scenarios.down" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, key_cb, "s",
                                  keys[i].action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "scenarios.new",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "edit.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "edit.redo", NULL);
}

/* The object */

static void
fw_scenarios_window_dispose (GObject *object)
{
  FwScenariosWindow *self = FW_SCENARIOS_WINDOW (object);

  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  g_clear_object (&self->runner);
  G_OBJECT_CLASS (fw_scenarios_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const char *const on_one[]
      = { "scenarios.show", "scenarios.rename", "scenarios.note", "scenarios.duplicate",
          "scenarios.pin",  "scenarios.remove", "scenarios.up",   "scenarios.down" };

  for (guint i = 0; i < G_N_ELEMENTS (on_one); i++)
    gtk_widget_class_install_action (widget_class, on_one[i], "s", scenario_cb);
  gtk_widget_class_install_action (widget_class, "scenarios.set-parent", "(ss)", set_parent_cb);
  gtk_widget_class_install_action (widget_class, "scenarios.place", "(ssu)", place_cb);
  gtk_widget_class_install_action (widget_class, "scenarios.new", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "edit.undo", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "edit.redo", NULL, edit_cb);
}

static void
fw_scenarios_window_class_init (FwScenariosWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_scenarios_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-scenarios-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FwScenariosWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, FwScenariosWindow, list);
  gtk_widget_class_bind_template_child (widget_class, FwScenariosWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, FwScenariosWindow, status);
  install_actions (widget_class);
  add_keys (widget_class);
}

static void
fw_scenarios_window_init (FwScenariosWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fw_announce_set_label (GTK_WIDGET (self), self->status);
}

FwScenariosWindow *
fw_scenarios_window_new (GtkWindow *parent, FwRunner *runner)
{
  FwScenariosWindow *self = g_object_new (FW_TYPE_SCENARIOS_WINDOW, "transient-for", parent, NULL);
  const char *shown;
  gboolean editable;

  g_return_val_if_fail (FW_IS_RUNNER (runner), self);

  self->runner = g_object_ref (runner);
  editable = !fw_plan_is_read_only (get_plan (self));
  gtk_widget_set_visible (self->hint, editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "scenarios.new", editable);
  g_signal_connect_object (get_document (self), "changed", G_CALLBACK (queue_rebuild), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "notify::scenario", G_CALLBACK (queue_rebuild), self,
                           G_CONNECT_SWAPPED);
  fill (self);
  shown = fw_part_get_id (FW_PART (fw_runner_get_scenario (runner)));
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row;
       row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (fw_scenario_row_get_id (FW_SCENARIO_ROW (row)), shown))
      gtk_widget_grab_focus (row);
  return self;
}
