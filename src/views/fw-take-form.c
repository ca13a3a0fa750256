/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-take-form.h"

#include "fw-choices.h"
#include "fw-comparison.h"
#include "fw-name-parts.h"

#include <glib/gi18n-lib.h>

#define MOST_FOUND 30 /* numbers listed of those a search finds */

struct _FwTakeForm
{
  AdwBin parent_instance;

  FwRunner *runner;
  AdwComboRow *measure;
  GtkEditable *value;
  GtkLabel *value_fault;
  AdwComboRow *quarter;
  GtkEditable *chance;
  GtkLabel *chance_fault;
  AdwComboRow *kind;
  AdwExpanderRow *which;
  GtkEditable *search;
  GtkLabel *hint;
  GPtrArray *rows; /* borrowed: of the expander; their key is their data "key" */
};

enum
{
  CHANGED,
  ASK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwTakeForm, fw_take_form, ADW_TYPE_BIN)

static const FweMeasure measures[] = {
  FWE_M_NET_LOCAL_PLACEMENTS,
  FWE_M_GROSS_PLACEMENTS,
  FWE_M_COMPLETED,
  FWE_M_ENROLLED,
  FWE_M_RETAINED_Q4,
  FWE_M_COST_PER_NET_LOCAL_PLACEMENT,
  FWE_M_BENEFIT_PER_DOLLAR,
  FWE_M_NPV_SOCIETY,
  FWE_M_GAP_CLOSED,
};

/* What may change; of several lists all of theirs. */
static const struct
{
  const char *title;
  const char *lists[4]; /* rows of the catalogue */
  const char *hint;
} kinds[] = {
  { N_ ("Seats and openings"),
    { "programs.*.seats", "employers.*.openings" },
    N_ ("They grow by one common factor.") },
  { N_ ("Seats"), { "programs.*.seats" }, N_ ("They grow by one common factor.") },
  { N_ ("Openings"), { "employers.*.openings" }, N_ ("They grow by one common factor.") },
  { N_ ("Supports and waivers"),
    { "supports.*", "employers.*.waives" },
    N_ ("They are turned on one after the other, the one with the most gain a dollar first.") },
  { N_ ("Money of the funds"), { "funds.*.amount" }, N_ ("It grows by one common factor.") },
  { N_ ("All of these"),
    { "supports.*", "employers.*.waives", "programs.*.seats", "employers.*.openings" },
    N_ ("First supports and waivers are turned on, the one with the most gain a dollar first; "
        "then seats and openings grow by one common factor.") },
  { N_ ("One number of the plan"), { NULL }, N_ ("It is looked for over all it may be.") },
};

#define ANY_NUMBER (G_N_ELEMENTS (kinds) - 1)

static FwPlan *
get_plan (FwTakeForm *self)
{
  return fw_document_get_plan (fw_runner_get_document (self->runner));
}

static FweMeasure
get_measure (FwTakeForm *self)
{
  return measures[adw_combo_row_get_selected (self->measure)];
}

/* --- What is typed */

static gboolean
show_fault (GtkEditable *entry, GtkLabel *label, const char *fault)
{
  gtk_label_set_text (label, fault ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (label), fault != NULL);
  if (fault)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               fault ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  fault ? fault : "", -1);
  return fault == NULL;
}

static gboolean
is_within (FweMeasure measure, double value)
{
  double lo, hi;

  fw_target_range (measure, &lo, &hi);
  return value >= lo && value <= hi;
}

static gboolean
read_fields (FwTakeForm *self, double *value, double *chance)
{
  const FwUnit unit = fw_result_get_measure_unit (get_measure (self));
  const gboolean number = fw_unit_parse (gtk_editable_get_text (self->value), unit, value)
                          && is_within (get_measure (self), *value);
  const gboolean share = fw_unit_parse (gtk_editable_get_text (self->chance), FW_UNIT_SHARE, chance)
                         && *chance > 0 && *chance <= 1;
  const gboolean fine
      = show_fault (self->value, self->value_fault, number ? NULL : _ ("A number is wanted."));

  return show_fault (self->chance, self->chance_fault,
                     share ? NULL
                           : _ ("A share of the runs is wanted, over 0 and at most 100 percent."))
         && fine;
}

/* --- What may change */

static GtkCheckButton *
get_check (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "check");
}

static GStrv
get_keys (FwTakeForm *self)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_check_button_get_active (get_check (self->rows->pdata[i])))
      g_strv_builder_add (keys, g_object_get_data (self->rows->pdata[i], "key"));
  return g_strv_builder_end (keys);
}

static void
show_count (FwTakeForm *self)
{
  g_auto (GStrv) keys = get_keys (self);
  g_autofree char *n = fw_unit_format (g_strv_length (keys), FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *of = fw_unit_format (self->rows->len, FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *words = g_strdup_printf (_ ("%s of %s may change"), n, of);

  adw_expander_row_set_subtitle (self->which, words);
}

static void
changed (FwTakeForm *self)
{
  double value, chance;

  if (!self->runner)
    return;
  show_count (self);
  read_fields (self, &value, &chance);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
clear_rows (FwTakeForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->which, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_row (FwTakeForm *self, GtkWidget *widget)
{
  const char *key = g_object_get_data (G_OBJECT (widget), "key");
  const FwRow *row = fw_catalogue_find (key, NULL, NULL);
  const double value
      = fw_plan_get_value (get_plan (self), fw_runner_get_scenario (self->runner), key);
  g_autofree char *title = fw_goal_seek_key_title (get_plan (self), key);
  g_autofree char *now = fw_unit_format (value, row->unit, FW_STYLE_TABLE);
  /* Translators: the value a number of the plan has. */
  g_autofree char *subtitle = g_strdup_printf (_ ("now %s"), now);

  g_object_set (widget, "title", title, "subtitle", subtitle, NULL);
  fw_name (GTK_WIDGET (get_check (widget)), title);
}

static void
add_key (FwTakeForm *self, const char *key, gboolean ticked)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *widget = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0,
                                    "activatable-widget", check, NULL);

  if (adw_combo_row_get_selected (self->kind) == ANY_NUMBER && self->rows->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), get_check (self->rows->pdata[0]));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), ticked);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_signal_connect_object (check, "toggled", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (widget), check);
  g_object_set_data_full (G_OBJECT (widget), "key", g_strdup (key), g_free);
  g_object_set_data (G_OBJECT (widget), "check", check);
  show_row (self, widget);
  adw_expander_row_add_row (self->which, widget);
  g_ptr_array_add (self->rows, widget);
}

/* A switch that is on, and an amount of nothing, are no way to get anywhere. */
static gboolean
may_change (FwTakeForm *self, const char *key)
{
  const FwRow *row = fw_catalogue_find (key, NULL, NULL);
  const double value
      = fw_plan_get_value (get_plan (self), fw_runner_get_scenario (self->runner), key);

  if (row->unit == FW_UNIT_SWITCH || row->owner == FW_OWNER_SUPPORT)
    return value < 1;
  return value > 0;
}

static void
find_of_kind (FwTakeForm *self, guint kind, GStrvBuilder *found)
{
  for (guint l = 0; l < G_N_ELEMENTS (kinds[kind].lists) && kinds[kind].lists[l]; l++)
    {
      g_auto (GStrv) keys = fw_plan_get_row_keys (get_plan (self), kinds[kind].lists[l]);

      for (guint i = 0; keys[i]; i++)
        if (may_change (self, keys[i]))
          g_strv_builder_add (found, keys[i]);
    }
}

static void
find_by_words (FwTakeForm *self, GStrvBuilder *found)
{
  guint n = 0;
  const char *words = gtk_editable_get_text (self->search);
  g_auto (GStrv) keys = fw_plan_get_keys (get_plan (self));

  for (guint i = 0; keys[i] && n < MOST_FOUND; i++)
    {
      const FwRow *row = fw_catalogue_find (keys[i], NULL, NULL);
      g_autofree char *title = fw_plan_key_title (get_plan (self), keys[i]);

      if (row->unit != FW_UNIT_CHOICE && !g_str_has_prefix (keys[i], "goal.")
          && (*words == '\0' || g_str_match_string (words, title, TRUE)))
        {
          g_strv_builder_add (found, keys[i]);
          n++;
        }
    }
}

static GStrv
find_keys (FwTakeForm *self)
{
  const guint kind = adw_combo_row_get_selected (self->kind);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();

  if (kind == ANY_NUMBER)
    find_by_words (self, found);
  else
    find_of_kind (self, kind, found);
  return g_strv_builder_end (found);
}

static void
list_cb (FwTakeForm *self)
{
  const guint kind = adw_combo_row_get_selected (self->kind);
  g_auto (GStrv) keys = NULL;

  if (!self->runner || kind >= G_N_ELEMENTS (kinds))
    return;
  keys = find_keys (self);
  clear_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self->search), kind == ANY_NUMBER);
  for (guint i = 0; keys[i]; i++)
    add_key (self, keys[i], kind != ANY_NUMBER || i == 0);
  gtk_label_set_text (self->hint, _ (kinds[kind].hint));
  changed (self);
}

static void
kind_cb (FwTakeForm *self)
{
  list_cb (self);
  if (adw_combo_row_get_selected (self->kind) == ANY_NUMBER)
    adw_expander_row_set_expanded (self->which, TRUE);
}

/* --- What is asked */

/* In which direction the measure is to go, and in what unit. */
static void
measure_cb (FwTakeForm *self)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->value),
                                 fw_comparison_more_is_better (get_measure (self)) ? _ ("At least")
                                                                                   : _ ("At most"));
  changed (self);
}

static void
ask_cb (FwTakeForm *self)
{
  g_signal_emit (self, signals[ASK], 0);
}

gboolean
fw_take_form_get_target (FwTakeForm *self, FwTarget *target, GStrv *keys)
{
  g_auto (GStrv) unknown = NULL;

  g_return_val_if_fail (FW_IS_TAKE_FORM (self) && self->runner, FALSE);
  g_return_val_if_fail (target && keys, FALSE);

  unknown = get_keys (self);
  *target = (FwTarget){ .measure = get_measure (self),
                        .quarter = adw_combo_row_get_selected (self->quarter) + 1 };
  if (!read_fields (self, &target->value, &target->chance) || unknown[0] == NULL)
    return FALSE;
  *keys = g_steal_pointer (&unknown);
  target->unknown = (const char *const *)*keys;
  return TRUE;
}

/* --- The widget */

static void
fw_take_form_init (FwTakeForm *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) ways = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    gtk_string_list_append (titles, fw_result_get_measure_title (measures[i]));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (ways, _ (kinds[i].title));
  adw_combo_row_set_model (self->measure, G_LIST_MODEL (titles));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (ways));
  fw_spell_choices (self->measure);
  fw_shorten_parts (GTK_WIDGET (self->value));
  fw_spell_choices (self->quarter);
  fw_shorten_parts (GTK_WIDGET (self->chance));
  fw_spell_choices (self->kind);
  fw_name_parts (GTK_WIDGET (self), "GtkListBox", _ ("What would it take?"));
  fw_name (GTK_WIDGET (self->which), _ ("Which ones"));
  fw_name_parts (GTK_WIDGET (self->which), "GtkListBox", _ ("Which ones"));
}

static void
fw_take_form_dispose (GObject *object)
{
  g_clear_object (&FW_TAKE_FORM (object)->runner);
  G_OBJECT_CLASS (fw_take_form_parent_class)->dispose (object);
}

static void
fw_take_form_finalize (GObject *object)
{
  g_ptr_array_unref (FW_TAKE_FORM (object)->rows);
  G_OBJECT_CLASS (fw_take_form_parent_class)->finalize (object);
}

static void
fw_take_form_class_init (FwTakeFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_take_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_take_form_finalize;
  signals[CHANGED] = g_signal_new ("changed", FW_TYPE_TAKE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[ASK] = g_signal_new ("ask", FW_TYPE_TAKE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-take-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FwTakeForm, measure);
  gtk_widget_class_bind_template_child (widget_class, FwTakeForm, value);
  gtk_widget_class_bind_template_child (widget_class, FwTakeForm, value_fault);
  gtk_widget_class_bind_template_child (widget_class, FwTakeForm, quarter);
  gtk_widget_class_bind_template_child (widget_class, FwTakeForm, chance);
  gtk_widget_class_bind_template_child (widget_class, FwTakeForm, chance_fault);
  gtk_widget_class_bind_template_child (widget_class, FwTakeForm, kind);
  gtk_widget_class_bind_template_child (widget_class, FwTakeForm, which);
  gtk_widget_class_bind_template_child (widget_class, FwTakeForm, search);
  gtk_widget_class_bind_template_child (widget_class, FwTakeForm, hint);
  gtk_widget_class_bind_template_callback (widget_class, measure_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
}

GtkWidget *
fw_take_form_new (void)
{
  return g_object_new (FW_TYPE_TAKE_FORM, NULL);
}

static void
show_quarters (FwTakeForm *self, guint selected)
{
  FwPlan *plan = get_plan (self);
  g_autoptr (GtkStringList) quarters = gtk_string_list_new (NULL);
  const guint n = fw_plan_get_quarters (plan);

  for (guint q = 0; q < n; q++)
    {
      g_autofree char *name = fw_unit_format_quarter (fw_plan_get_start_year (plan),
                                                      fw_plan_get_start_quarter (plan), q);

      gtk_string_list_append (quarters, name);
    }
  adw_combo_row_set_model (self->quarter, G_LIST_MODEL (quarters));
  adw_combo_row_set_selected (self->quarter, MIN (selected, n - 1));
}

static gboolean
has_quarters (FwTakeForm *self)
{
  FwPlan *plan = get_plan (self);
  GListModel *shown = adw_combo_row_get_model (self->quarter);
  g_autofree char *first
      = fw_unit_format_quarter (fw_plan_get_start_year (plan), fw_plan_get_start_quarter (plan), 0);

  return g_list_model_get_n_items (shown) == fw_plan_get_quarters (plan)
         && g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (shown), 0), first);
}

/* What was ticked stays so, and of what is new all may change. */
static void
list_again (FwTakeForm *self)
{
  const gboolean alone = adw_combo_row_get_selected (self->kind) == ANY_NUMBER;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    g_hash_table_insert (
        known, g_strdup (g_object_get_data (self->rows->pdata[i], "key")),
        GINT_TO_POINTER (gtk_check_button_get_active (get_check (self->rows->pdata[i]))));
  list_cb (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      gpointer ticked;

      if (g_hash_table_lookup_extended (known, g_object_get_data (self->rows->pdata[i], "key"),
                                        NULL, &ticked)
          && (ticked || !alone))
        gtk_check_button_set_active (get_check (self->rows->pdata[i]), ticked != NULL);
    }
}

/* The window stays beside the plan while that is edited. */
static void
generation_cb (FwTakeForm *self)
{
  g_auto (GStrv) keys = find_keys (self);
  gboolean same = g_strv_length (keys) == self->rows->len;

  for (guint i = 0; same && keys[i]; i++)
    same = g_str_equal (keys[i], g_object_get_data (self->rows->pdata[i], "key"));
  for (guint i = 0; same && keys[i]; i++)
    show_row (self, self->rows->pdata[i]);
  if (!same)
    list_again (self);
  if (!has_quarters (self))
    show_quarters (self, adw_combo_row_get_selected (self->quarter));
}

/* The plan's goal is the first question. */
void
fw_take_form_set_runner (FwTakeForm *self, FwRunner *runner)
{
  FwTarget goal;
  g_autofree char *value = NULL;
  g_autofree char *chance = NULL;

  g_return_if_fail (FW_IS_TAKE_FORM (self));
  g_return_if_fail (FW_IS_RUNNER (runner));
  g_return_if_fail (self->runner == NULL);

  self->runner = g_object_ref (runner);
  goal = fw_target_of_plan (get_plan (self), fw_runner_get_scenario (runner));
  value = fw_unit_format (goal.value, FW_UNIT_PERSONS, FW_STYLE_EDIT);
  chance = fw_unit_format (goal.chance, FW_UNIT_SHARE, FW_STYLE_EDIT);
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    if (measures[i] == goal.measure)
      adw_combo_row_set_selected (self->measure, i);
  gtk_editable_set_text (self->value, value);
  gtk_editable_set_text (self->chance, chance);
  show_quarters (self, goal.quarter > 0 ? goal.quarter - 1 : 0);
  measure_cb (self);
  list_cb (self);
  g_signal_connect_object (runner, "notify::scenario", G_CALLBACK (list_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (fw_runner_get_document (runner), "notify::generation",
                           G_CALLBACK (generation_cb), self, G_CONNECT_SWAPPED);
}
