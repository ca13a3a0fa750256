/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-plan-sidebar.h"

#include "fw-choice-row.h"
#include "fw-compat.h"
#include "fw-menu.h"
#include "fw-name-parts.h"
#include "fw-slider-row.h"
#include "fw-switch-row.h"
#include "fw-text-scale.h"

#include <glib/gi18n-lib.h>

#define FIRST    8 /* rows that are in sight at once, in a window of the usual height */
#define GOAL     FW_N_SECTIONS
#define N_GROUPS (FW_N_SECTIONS + 1)
#define SLIDER   75 /* px a row takes, and one that opens */
#define EXPANDER 57

struct _FwPlanSidebar
{
  AdwBin parent_instance;

  FwRunner *runner;
  GtkMenuButton *menu_button;
  GMenuModel *plan_menu;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkRevealer *locked;
  GtkLabel *locked_label;
  GtkBox *sections;
  GtkAdjustment *scroll;
  guint near_id;
  AdwPreferencesGroup *groups[N_GROUPS]; /* borrowed */
  gboolean filled[N_GROUPS];
  GPtrArray *sliders;   /* FwSliderRow, borrowed: rows made so far */
  GPtrArray *expanders; /* AdwExpanderRow, borrowed */
  char **keys;          /* what the rows were made from */
};

G_DEFINE_FINAL_TYPE (FwPlanSidebar, fw_plan_sidebar, ADW_TYPE_BIN)

/* While a group is being filled, or only measured. */
typedef struct
{
  FwPlanSidebar *self;
  guint wanted;
  AdwPreferencesGroup *group; /* NULL to measure */
  int height;                 /* px */
  FwPart *part;               /* of the last parameter, borrowed */
} Filling;

static const char *const section_titles[FW_N_SECTIONS] = {
  [FW_SECTION_PROGRAMS] = N_ ("Programs"),       [FW_SECTION_EMPLOYERS] = N_ ("Employers"),
  [FW_SECTION_SUPPORTS] = N_ ("Supports"),       [FW_SECTION_MONEY] = N_ ("Money"),
  [FW_SECTION_ASSUMPTIONS] = N_ ("Assumptions"),
};

/* Where the editor shows them. */
static const char *const section_lists[FW_N_SECTIONS] = {
  [FW_SECTION_PROGRAMS] = "programs",   [FW_SECTION_EMPLOYERS] = "employers",
  [FW_SECTION_SUPPORTS] = "supports",   [FW_SECTION_MONEY] = "funds",
  [FW_SECTION_ASSUMPTIONS] = "numbers",
};

/* Rows that a planner moves for all employers at once; each employer's own stand below. */
static const char *const for_all[]
    = { "employers.*.honoured", "employers.*.degree", "employers.*.waives" };

static void
refused_cb (FwPlanSidebar *self, const char *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "view.tell", "s", message);
}

static FwPlan *
get_plan (FwPlanSidebar *self)
{
  return fw_document_get_plan (fw_runner_get_document (self->runner));
}

/* Which row of the catalogue names what holds the plan back. */
static const char *
binding_row (FwPlanSidebar *self)
{
  FwResult *result = fw_runner_get_result (self->runner);

  if (!result)
    return NULL;
  switch (fw_result_get_engine (result)->constraint.limit)
    {
    case FWE_LIMIT_OPENINGS:
      return "employers.*.honoured";
    case FWE_LIMIT_SEATS:
      return "programs.*.seats";
    case FWE_LIMIT_APPLICANTS:
      return "programs.*.applicants";
    case FWE_LIMIT_MONEY:
      return "funds.*.amount";
    case FWE_LIMIT_COMPLETION:
      return "programs.*.completion";
    case FWE_LIMIT_NONE:
    default:
      return NULL;
    }
}

static void
mark_binding (FwPlanSidebar *self)
{
  const char *binding = binding_row (self);

  for (guint i = 0; i < self->sliders->len; i++)
    {
      FwSliderRow *row = self->sliders->pdata[i];
      const FwRow *catalogue = fw_lever_get_row (fw_slider_row_get_lever (row));

      fw_slider_row_set_binding (row, catalogue && g_strcmp0 (catalogue->key, binding) == 0);
    }
}

static void scrolled_cb (FwPlanSidebar *self);

static GtkWidget *
make_row (FwPlanSidebar *self, const char *key, FwPart *part, const char *title)
{
  g_autoptr (FwLever) lever = fw_lever_new (self->runner, key, part);
  const FwRow *row = fw_lever_get_row (lever);
  GtkWidget *widget;

  if (!row)
    return NULL;
  g_signal_connect_object (lever, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  if (row->unit == FW_UNIT_SWITCH)
    return fw_switch_row_new (lever, title);
  if (row->unit == FW_UNIT_CHOICE)
    return fw_choice_row_new (lever);
  widget = fw_slider_row_new_late (lever, title);
  if (self->sliders->len < FIRST)
    fw_slider_row_build (FW_SLIDER_ROW (widget));
  g_ptr_array_add (self->sliders, widget);
  return widget;
}

/* Opens the editor at a part: fields, partners and what has no slider. */
static GtkWidget *
make_edit_row (FwPart *part)
{
  g_autofree char *where
      = g_strconcat (fw_list_member (fw_part_get_list (part)), ".", fw_part_get_id (part), NULL);
  g_autofree char *title = g_strdup_printf (_ ("Edit %s…"), fw_part_get_title (part));
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "use-markup", FALSE,
                                 "activatable", TRUE, "action-name", "plan.edit-part", NULL);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("document-edit-symbolic");

  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", where);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  return row;
}

/* Rows of a program or an employer are made when it is first opened: a plan has hundreds. */
static void
fill_expander (FwPlanSidebar *self, AdwExpanderRow *expander)
{
  FwPart *part = g_object_get_data (G_OBJECT (expander), "fw-part");
  FwParameters *parameters = fw_part_get_parameters (part);
  const guint skip = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (expander), "fw-skip"));

  if (g_object_get_data (G_OBJECT (expander), "fw-filled"))
    return;
  g_object_set_data (G_OBJECT (expander), "fw-filled", expander);
  adw_expander_row_add_row (expander, make_edit_row (part));
  for (guint i = skip; i < g_list_model_get_n_items (G_LIST_MODEL (parameters)); i++)
    {
      g_autoptr (FwParameter) parameter = g_list_model_get_item (G_LIST_MODEL (parameters), i);
      GtkWidget *row = make_row (self, fw_parameter_get_key (parameter), part, NULL);

      if (row)
        adw_expander_row_add_row (expander, row);
    }
  mark_binding (self);
}

static void
expanded_cb (AdwExpanderRow *expander, GParamSpec *pspec, FwPlanSidebar *self)
{
  if (adw_expander_row_get_expanded (expander))
    fill_expander (self, expander);
  scrolled_cb (self); /* more or less is in sight now */
}

/* A number of a part as the scenario shown has it. */
static char *
part_number (FwPlanSidebar *self, FwPart *part, const char *member, FwUnit unit)
{
  g_autofree char *key = g_strconcat (fw_list_member (fw_part_get_list (part)), ".",
                                      fw_part_get_id (part), ".", member, NULL);

  return fw_unit_format (
      fw_plan_get_value (get_plan (self), fw_runner_get_scenario (self->runner), key), unit,
      FW_STYLE_LABEL);
}

/* One line that tells parts of a list apart while they are closed. */
static char *
part_subtitle (FwPlanSidebar *self, FwPart *part)
{
  if (fw_part_get_list (part) == FW_LIST_PROGRAMS)
    {
      g_autofree char *weeks = part_number (self, part, "weeks", FW_UNIT_WEEKS);
      g_autofree char *seats = part_number (self, part, "seats", FW_UNIT_COUNT);

      return g_strdup_printf (_ ("%s weeks · %s seats"), weeks, seats);
    }
  if (fw_part_get_list (part) == FW_LIST_EMPLOYERS)
    {
      g_autofree char *openings = part_number (self, part, "openings", FW_UNIT_COUNT);

      return g_strdup_printf (_ ("%s openings"), openings);
    }
  if (fw_part_get_list (part) == FW_LIST_SUPPORTS)
    return g_strdup (_ ("What it does and costs"));
  return NULL;
}

static void
show_subtitles (FwPlanSidebar *self)
{
  for (guint i = 0; i < self->expanders->len; i++)
    {
      AdwExpanderRow *expander = self->expanders->pdata[i];
      g_autofree char *subtitle
          = part_subtitle (self, g_object_get_data (G_OBJECT (expander), "fw-part"));

      if (subtitle && g_strcmp0 (subtitle, adw_expander_row_get_subtitle (expander)) != 0)
        adw_expander_row_set_subtitle (expander, subtitle);
    }
}

static void
add_expander (Filling *filling, FwPart *part, guint skip)
{
  FwPlanSidebar *self = filling->self;
  g_autofree char *subtitle = NULL;
  GtkWidget *expander;

  filling->height += EXPANDER;
  if (!filling->group)
    return;
  subtitle = part_subtitle (self, part);
  expander = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", fw_part_get_title (part), "use-markup",
                           FALSE, NULL);
  if (subtitle)
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), subtitle);
  /* libadwaita 1.2 names the header inside, not the row around it, which takes the focus too */
  fw_name (expander, fw_part_get_title (part));
  fw_name_parts (expander, "GtkListBox", fw_part_get_title (part));
  g_object_set_data_full (G_OBJECT (expander), "fw-part", g_object_ref (part), g_object_unref);
  g_object_set_data (G_OBJECT (expander), "fw-skip", GUINT_TO_POINTER (skip));
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (expanded_cb), self, 0);
  g_ptr_array_add (self->expanders, expander);
  adw_preferences_group_add (filling->group, expander);
}

static void
add_row (Filling *filling, const char *key, FwPart *part, const char *title)
{
  GtkWidget *row;

  filling->height += SLIDER;
  if (filling->group && (row = make_row (filling->self, key, part, title)))
    adw_preferences_group_add (filling->group, row);
}

static void
add_parameter_cb (FwParameter *parameter, FwPart *part, gpointer data)
{
  Filling *filling = data;
  const char *key = fw_parameter_get_key (parameter);
  const guint group
      = g_str_has_prefix (key, "goal.") ? GOAL : fw_parameter_get_row (parameter)->section;
  FwParameters *parameters = part ? fw_part_get_parameters (part) : NULL;
  const gboolean again = part && part == filling->part;

  filling->part = part;
  if (again || group != filling->wanted)
    return;
  if (!part)
    add_row (filling, key, NULL, NULL);
  else if (g_list_model_get_n_items (G_LIST_MODEL (parameters)) == 1
           || fw_part_get_list (part) == FW_LIST_SUPPORTS)
    {
      /* A fund is one number and a support first of all a level: both stand there by name. */
      add_row (filling, key, part, fw_part_get_title (part));
      if (g_list_model_get_n_items (G_LIST_MODEL (parameters)) > 1)
        add_expander (filling, part, 1);
    }
  else
    add_expander (filling, part, 0);
}

static void
walk_group (Filling *filling)
{
  FwPlan *plan = get_plan (filling->self);

  if (filling->wanted == FW_SECTION_EMPLOYERS
      && g_list_model_get_n_items (fw_plan_get_list (plan, FW_LIST_EMPLOYERS)) > 1)
    for (guint i = 0; i < G_N_ELEMENTS (for_all); i++)
      add_row (filling, for_all[i], NULL, NULL);
  fw_plan_foreach_parameter (plan, NULL, add_parameter_cb, filling);
}

static void
fill_group (FwPlanSidebar *self, guint group)
{
  Filling filling = { .self = self, .wanted = group, .group = self->groups[group] };

  if (self->filled[group])
    return;
  self->filled[group] = TRUE;
  gtk_widget_set_size_request (GTK_WIDGET (filling.group), -1, -1);
  walk_group (&filling);
  mark_binding (self);
}

static void
fill_all (FwPlanSidebar *self)
{
  for (guint i = 0; i < N_GROUPS; i++)
    fill_group (self, i);
}

/* Room for the rows to come, so that nothing moves when they do. */
static void
keep_room (FwPlanSidebar *self, guint group)
{
  Filling filling = { .self = self, .wanted = group };

  walk_group (&filling);
  gtk_widget_set_size_request (GTK_WIDGET (self->groups[group]), -1,
                               (int)(filling.height * fw_text_scale (GTK_WIDGET (self))));
}

/* In sight, or a quarter of a screen above or below it: a step of the wheel or the keyboard never
 * comes to an empty row. */
static gboolean
is_near (FwPlanSidebar *self, GtkWidget *widget)
{
  const double page = gtk_adjustment_get_page_size (self->scroll);
  const double top = gtk_adjustment_get_value (self->scroll) - page / 4;
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (widget)
         && gtk_widget_compute_bounds (widget, GTK_WIDGET (self->sections), &bounds)
         && bounds.origin.y + bounds.size.height > top && bounds.origin.y < top + 1.5 * page;
}

/* Before a frame is laid out. What is new has no place before that: it waits for the next. */
static gboolean
near_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  FwPlanSidebar *self = FW_PLAN_SIDEBAR (widget);
  gboolean again = FALSE;

  for (guint i = 0; i < self->sliders->len; i++)
    {
      GtkWidget *row = self->sliders->pdata[i];

      if (gtk_widget_get_mapped (row) && gtk_widget_get_height (row) == 0)
        again = TRUE;
      else if (is_near (self, row))
        fw_slider_row_build (FW_SLIDER_ROW (row));
    }
  for (guint i = 0; i < N_GROUPS; i++)
    if (!self->filled[i] && is_near (self, GTK_WIDGET (self->groups[i])))
      {
        fill_group (self, i);
        again = TRUE;
      }
  if (!again)
    self->near_id = 0;
  return again ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
scrolled_cb (FwPlanSidebar *self)
{
  if (self->near_id == 0)
    self->near_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), near_cb, NULL, NULL);
}

static AdwPreferencesGroup *
add_group (FwPlanSidebar *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->sections, group);
  return ADW_PREFERENCES_GROUP (group);
}

/* The list of a section in the editor: "programs", or every number. */
static void
add_edit_button (AdwPreferencesGroup *group, const char *where)
{
  g_autofree char *label
      = g_strdup_printf (_ ("Edit: %s"), adw_preferences_group_get_title (group));
  GtkWidget *button
      = g_object_new (GTK_TYPE_BUTTON, "icon-name", "document-edit-symbolic", "tooltip-text", label,
                      "valign", GTK_ALIGN_CENTER, "action-name", "plan.edit-part", NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", where);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  adw_preferences_group_set_header_suffix (group, button);
}

static void
clear (FwPlanSidebar *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->sliders, 0);
  g_ptr_array_set_size (self->expanders, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))))
    gtk_box_remove (self->sections, child);
}

static void
fill (FwPlanSidebar *self)
{
  clear (self);
  self->groups[GOAL] = add_group (self, _ ("Goal"));
  for (guint i = 0; i < FW_N_SECTIONS; i++)
    {
      self->groups[i] = add_group (self, _ (section_titles[i]));
      add_edit_button (self->groups[i], section_lists[i]);
    }
  memset (self->filled, FALSE, sizeof self->filled);
  fill_group (self, GOAL);
  fill_group (self, FW_SECTION_PROGRAMS);
  for (guint i = 0; i < N_GROUPS; i++)
    if (!self->filled[i])
      keep_room (self, i);
  /* One program stands open, so that the first lever is in sight. */
  if (self->expanders->len > 0)
    adw_expander_row_set_expanded (self->expanders->pdata[0], TRUE);
  scrolled_cb (self);
}

static void
show_head (FwPlanSidebar *self)
{
  FwDocument *document = fw_runner_get_document (self->runner);
  FwPlan *plan = get_plan (self);
  const char *place = fw_place_get_name (fw_plan_get_place (plan));
  const gboolean read_only = fw_plan_is_read_only (plan);
  const char *state;
  g_autofree char *subtitle = NULL;

  if (read_only)
    state = _ ("read only");
  else if (fw_document_get_modified (document))
    state = _ ("not saved");
  else
    state = fw_document_get_path (document) ? _ ("saved") : _ ("illustration");
  subtitle = g_strdup_printf ("%s · %s", place, state);
  gtk_label_set_text (self->title, fw_document_get_title (document));
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_label_set_text (self->locked_label,
                      read_only
                          ? _ ("A newer Fairway made this plan: it can be looked at here.")
                          : _ ("“No program” is what happens without the plan. Choose another "
                               "scenario to move a number."));
  show_subtitles (self);
  gtk_revealer_set_reveal_child (
      self->locked, read_only || fw_scenario_is_no_program (fw_runner_get_scenario (self->runner)));
}

static gboolean
same_keys (char **a, char **b)
{
  return a && b && g_strv_equal ((const char *const *)a, (const char *const *)b);
}

static void
document_changed_cb (FwPlanSidebar *self, guint64 generation, const char *key)
{
  g_auto (GStrv) keys = NULL;

  show_head (self);
  if (key)
    return;
  keys = fw_plan_get_keys (get_plan (self));
  if (same_keys (keys, self->keys))
    return;
  fill (self);
  g_strfreev (self->keys);
  self->keys = g_steal_pointer (&keys);
}

static void
fw_plan_sidebar_init (FwPlanSidebar *self)
{
  self->sliders = g_ptr_array_new ();
  self->expanders = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fw_menu_button_set_menu (self->menu_button, self->plan_menu);
}

static void
fw_plan_sidebar_dispose (GObject *object)
{
  FwPlanSidebar *self = FW_PLAN_SIDEBAR (object);

  if (self->near_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->near_id);
  self->near_id = 0;
  g_clear_object (&self->runner);
  G_OBJECT_CLASS (fw_plan_sidebar_parent_class)->dispose (object);
}

static void
fw_plan_sidebar_finalize (GObject *object)
{
  FwPlanSidebar *self = FW_PLAN_SIDEBAR (object);

  g_ptr_array_unref (self->sliders);
  g_ptr_array_unref (self->expanders);
  g_strfreev (self->keys);
  G_OBJECT_CLASS (fw_plan_sidebar_parent_class)->finalize (object);
}

static void
fw_plan_sidebar_class_init (FwPlanSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_plan_sidebar_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_plan_sidebar_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-plan-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, FwPlanSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, FwPlanSidebar, plan_menu);
  gtk_widget_class_bind_template_child (widget_class, FwPlanSidebar, title);
  gtk_widget_class_bind_template_child (widget_class, FwPlanSidebar, subtitle);
  gtk_widget_class_bind_template_child (widget_class, FwPlanSidebar, locked);
  gtk_widget_class_bind_template_child (widget_class, FwPlanSidebar, locked_label);
  gtk_widget_class_bind_template_child (widget_class, FwPlanSidebar, scroll);
  gtk_widget_class_bind_template_child (widget_class, FwPlanSidebar, sections);
  gtk_widget_class_bind_template_callback (widget_class, scrolled_cb);
}

GtkWidget *
fw_plan_sidebar_new (void)
{
  return g_object_new (FW_TYPE_PLAN_SIDEBAR, NULL);
}

/**
 * fw_plan_sidebar_set_runner:
 * @runner: (nullable): of the window's document
 */
void
fw_plan_sidebar_set_runner (FwPlanSidebar *self, FwRunner *runner)
{
  g_return_if_fail (FW_IS_PLAN_SIDEBAR (self));
  g_return_if_fail (runner == NULL || FW_IS_RUNNER (runner));

  if (self->runner)
    {
      g_signal_handlers_disconnect_by_data (self->runner, self);
      g_signal_handlers_disconnect_by_data (fw_runner_get_document (self->runner), self);
    }
  if (!g_set_object (&self->runner, runner) || !runner)
    return;

  g_signal_connect_object (runner, "notify::scenario", G_CALLBACK (show_head), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "notify::result", G_CALLBACK (mark_binding), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (fw_runner_get_document (runner), "changed",
                           G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (fw_runner_get_document (runner), "notify::modified",
                           G_CALLBACK (show_head), self, G_CONNECT_SWAPPED);
  g_strfreev (self->keys);
  self->keys = fw_plan_get_keys (get_plan (self));
  fill (self);
  show_head (self);
}

static GtkWidget *
built (FwSliderRow *row)
{
  fw_slider_row_build (row);
  return GTK_WIDGET (row);
}

GtkWidget *
fw_plan_sidebar_reveal (FwPlanSidebar *self, const char *key)
{
  g_return_val_if_fail (FW_IS_PLAN_SIDEBAR (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  fill_all (self);
  for (guint i = 0; i < self->expanders->len; i++)
    {
      FwPart *part = g_object_get_data (G_OBJECT (self->expanders->pdata[i]), "fw-part");
      g_autofree char *prefix = g_strconcat (fw_list_member (fw_part_get_list (part)), ".",
                                             fw_part_get_id (part), ".", NULL);

      if (g_str_has_prefix (key, prefix))
        adw_expander_row_set_expanded (self->expanders->pdata[i], TRUE);
    }
  for (guint i = 0; i < self->sliders->len; i++)
    {
      FwSliderRow *row = self->sliders->pdata[i];

      if (g_strcmp0 (fw_lever_get_key (fw_slider_row_get_lever (row)), key) == 0)
        return built (row);
    }
  return NULL;
}
