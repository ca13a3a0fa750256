/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-network-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-name-parts.h"
#include "fw-part-facts.h"
#include "fw-pledge-bar.h"

struct _FwNetworkView
{
  AdwBin parent_instance;

  FwRunner *runner;
  GtkBox *box;
  GtkLabel *title, *subtitle;
  GtkBox *sections;
  GtkWidget *scroller;
  guint show_id;
};

G_DEFINE_FINAL_TYPE (FwNetworkView, fw_network_view, ADW_TYPE_BIN)

static FwPlan *
get_plan (FwNetworkView *self)
{
  return fw_document_get_plan (fw_runner_get_document (self->runner));
}

/* Numbers, in the scenario shown */

typedef struct
{
  double pledged, honoured; /* openings */
} Openings;

static double
value_of (FwNetworkView *self, FwPart *part, const char *member)
{
  g_autofree char *key = g_strconcat (fw_list_member (fw_part_get_list (part)), ".",
                                      fw_part_get_id (part), ".", member, NULL);

  return fw_plan_get_value (get_plan (self), fw_runner_get_scenario (self->runner), key);
}

/* Ordinary vacancies were not promised: what is there is there. */
static Openings
openings_of (FwNetworkView *self, FwPart *employer)
{
  const double openings = value_of (self, employer, "openings");
  const double honoured
      = fw_part_get_switch (employer, "pledged") ? value_of (self, employer, "honoured") : 1.0;

  return (Openings){ openings, openings * honoured };
}

static double
largest_of (FwNetworkView *self)
{
  GListModel *employers = fw_plan_get_list (get_plan (self), FW_LIST_EMPLOYERS);
  double largest = 0.0;

  for (guint i = 0; i < g_list_model_get_n_items (employers); i++)
    {
      g_autoptr (FwPart) employer = g_list_model_get_item (employers, i);

      largest = MAX (largest, openings_of (self, employer).pledged);
    }
  return largest;
}

/* Partnerships of a kind that lead to (or, for hiring, from) a part. (transfer container) */
static GPtrArray *
links_of (FwNetworkView *self, FwPartnershipKind kind, FwPart *part)
{
  GListModel *links = fw_plan_get_list (get_plan (self), FW_LIST_PARTNERSHIPS);
  const FwList list = fw_part_get_list (part);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (FwPartnership) link = g_list_model_get_item (links, i);
      const gboolean is_from = fw_partnership_kind_from_list (kind) == list;
      const char *end = is_from ? fw_partnership_get_from (link) : fw_partnership_get_to (link);

      if (fw_partnership_get_kind (link) == kind && g_strcmp0 (end, fw_part_get_id (part)) == 0)
        g_ptr_array_add (found, link);
    }
  return found;
}

/* Names of the other ends, with commas between; NULL for none. (transfer full) */
static char *
names_of (FwNetworkView *self, FwPartnershipKind kind, FwPart *part)
{
  g_autoptr (GPtrArray) links = links_of (self, kind, part);
  const gboolean is_from = fw_partnership_kind_from_list (kind) == fw_part_get_list (part);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    {
      FwPart *other = fw_plan_find_part (get_plan (self),
                                         is_from ? fw_partnership_kind_to_list (kind)
                                                 : fw_partnership_kind_from_list (kind),
                                         is_from ? fw_partnership_get_to (links->pdata[i])
                                                 : fw_partnership_get_from (links->pdata[i]));

      if (other != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                fw_part_get_title (other));
    }
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

/* Rows */

static AdwPreferencesGroup *
add_group (FwNetworkView *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *safe = g_markup_escape_text (title, -1);
  g_autofree char *more = description != NULL ? g_markup_escape_text (description, -1) : NULL;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), safe);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), more);
  gtk_box_append (self->sections, group);
  fw_name_parts (group, "GtkListBox", title);
  fw_wrap_heading (ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static GtkWidget *
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle, FwPart *opens)
{
  g_autofree char *where
      = g_strconcat (fw_list_member (fw_part_get_list (opens)), ".", fw_part_get_id (opens), NULL);
  GtkWidget *row
      = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "use-markup", FALSE, "title-lines", 0,
                      "subtitle-lines", 0, "activatable", TRUE, "action-name", "editor.open", NULL);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", where);
  adw_preferences_group_add (group, row);
  return row;
}

static char *
openings_words (FwPart *employer, Openings openings, guint n_programs)
{
  g_autofree char *pledged = fw_unit_format (openings.pledged, FW_UNIT_JOBS, FW_STYLE_LABEL);
  g_autofree char *honoured = fw_unit_format (openings.honoured, FW_UNIT_JOBS, FW_STYLE_LABEL);
  g_autofree char *others = fw_unit_format (n_programs, FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *words
      = fw_part_get_switch (employer, "pledged")
            ? g_strdup_printf (_ ("%s openings pledged, the plan counts on %s"), pledged, honoured)
            : g_strdup_printf (_ ("%s openings, not pledged"), pledged);

  return n_programs > 1 ? g_strdup_printf (_ ("%s; for %s programs together"), words, others)
                        : g_steal_pointer (&words);
}

static void
add_employer (FwNetworkView *self, AdwPreferencesGroup *group, FwPart *employer, FwPart *opens,
              double largest)
{
  const Openings openings = openings_of (self, employer);
  g_autoptr (GPtrArray) links = links_of (self, FW_PARTNERSHIP_HIRES, employer);
  g_autofree char *words = openings_words (employer, openings, links->len);
  GtkWidget *row = add_row (group, fw_part_get_title (employer), words, opens);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             fw_pledge_bar_new (openings.pledged, openings.honoured, largest));
}

static char *
around_words (FwNetworkView *self, FwPart *program)
{
  g_autofree char *trains = names_of (self, FW_PARTNERSHIP_TRAINS, program);
  g_autofree char *refers = names_of (self, FW_PARTNERSHIP_REFERS, program);
  g_autofree char *pays = names_of (self, FW_PARTNERSHIP_PAYS, program);
  g_autoptr (GString) words = g_string_new (NULL);

  if (trains != NULL)
    g_string_append_printf (words, _ ("Trained by: %s."), trains);
  else
    g_string_append (words, _ ("Nobody is named who trains."));
  if (refers != NULL)
    {
      g_string_append_c (words, '\n');
      g_string_append_printf (words, _ ("People come from: %s."), refers);
    }
  g_string_append_c (words, '\n');
  if (pays != NULL)
    g_string_append_printf (words, _ ("Paid by: %s."), pays);
  else
    g_string_append (words, _ ("Paid by any fund that is not tied to another program."));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_program (FwNetworkView *self, FwPart *program, double largest)
{
  g_autofree char *around = around_words (self, program);
  AdwPreferencesGroup *group = add_group (self, fw_part_get_title (program), around);
  g_autoptr (GPtrArray) links = links_of (self, FW_PARTNERSHIP_HIRES, program);
  g_autofree char *facts
      = fw_plan_part_facts (get_plan (self), fw_runner_get_scenario (self->runner), program);

  add_row (group, _ ("The program itself"), facts, program);
  for (guint i = 0; i < links->len; i++)
    {
      FwPart *employer = fw_plan_find_part (get_plan (self), FW_LIST_EMPLOYERS,
                                            fw_partnership_get_to (links->pdata[i]));

      if (employer != NULL)
        add_employer (self, group, employer, links->pdata[i], largest);
    }
}

/* Employers that have promised no program anything hire out of their whole occupation. */
static void
add_free_employers (FwNetworkView *self, double largest)
{
  GListModel *employers = fw_plan_get_list (get_plan (self), FW_LIST_EMPLOYERS);
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (employers); i++)
    {
      g_autoptr (FwPart) employer = g_list_model_get_item (employers, i);
      g_autoptr (GPtrArray) links = links_of (self, FW_PARTNERSHIP_HIRES, employer);

      if (links->len > 0)
        continue;
      if (group == NULL)
        group = add_group (self, _ ("No partner among the programs"),
                           _ ("They hire whoever is left in their occupation."));
      add_employer (self, group, employer, employer, largest);
    }
}

static void
add_funds (FwNetworkView *self)
{
  GListModel *funds = fw_plan_get_list (get_plan (self), FW_LIST_FUNDS);
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (funds); i++)
    {
      g_autoptr (FwPart) fund = g_list_model_get_item (funds, i);
      g_autofree char *facts
          = fw_plan_part_facts (get_plan (self), fw_runner_get_scenario (self->runner), fund);
      g_autofree char *programs = names_of (self, FW_PARTNERSHIP_PAYS, fund);
      g_autofree char *words = g_strdup_printf (_ ("%s · pays for %s"), facts,
                                                programs != NULL ? programs : _ ("every program"));

      if (group == NULL)
        group = add_group (self, _ ("Who pays"), NULL);
      add_row (group, fw_part_get_title (fund), words, fund);
    }
}

/* The whole of it in a sentence. */
static void
show_title (FwNetworkView *self)
{
  GListModel *employers = fw_plan_get_list (get_plan (self), FW_LIST_EMPLOYERS);
  Openings all = { 0.0, 0.0 };
  g_autofree char *pledged = NULL;
  g_autofree char *honoured = NULL;
  g_autofree char *title = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (employers); i++)
    {
      g_autoptr (FwPart) employer = g_list_model_get_item (employers, i);
      const Openings openings = openings_of (self, employer);

      if (!fw_part_get_switch (employer, "pledged"))
        continue;
      all.pledged += openings.pledged;
      all.honoured += openings.honoured;
    }
  pledged = fw_unit_format (all.pledged, FW_UNIT_JOBS, FW_STYLE_LABEL);
  honoured = fw_unit_format (all.honoured, FW_UNIT_JOBS, FW_STYLE_LABEL);
  title = all.pledged > 0.0 ? g_strdup_printf (_ ("Of %s openings pledged, the plan counts on %s"),
                                               pledged, honoured)
                            : g_strdup (_ ("No employer has pledged an opening"));
  gtk_label_set_text (self->title, title);
}

static void
show (FwNetworkView *self)
{
  GListModel *programs = fw_plan_get_list (get_plan (self), FW_LIST_PROGRAMS);
  const double largest = largest_of (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))))
    gtk_box_remove (self->sections, child);
  show_title (self);
  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (FwPart) program = g_list_model_get_item (programs, i);

      add_program (self, program, largest);
    }
  add_free_employers (self, largest);
  add_funds (self);
}

static gboolean
show_cb (gpointer data)
{
  FwNetworkView *self = data;

  self->show_id = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

/* Once after a burst of changes, as a drag makes them. */
static void
show_later (FwNetworkView *self)
{
  if (self->show_id == 0)
    self->show_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_cb, self, NULL);
}

static GtkLabel *
add_label (FwNetworkView *self, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, style);
  gtk_box_append (self->box, label);
  return GTK_LABEL (label);
}

static void
fw_network_view_init (FwNetworkView *self)
{
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 640, NULL);

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "fw-page");
  self->title = add_label (self, "fw-plan-title");
  self->subtitle = add_label (self, "dim-label");
  gtk_label_set_text (self->subtitle,
                      _ ("Who trains, who hires from whom and who pays. Bars have one scale: the "
                         "outline is pledged, the fill is what the plan counts on."));
  self->sections = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_widget_set_margin_top (GTK_WIDGET (self->sections), 12);
  gtk_box_append (self->box, GTK_WIDGET (self->sections));
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                 "child", clamp, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Partner network"), -1);
  adw_bin_set_child (ADW_BIN (self), self->scroller);
}

static void
fw_network_view_dispose (GObject *object)
{
  FwNetworkView *self = FW_NETWORK_VIEW (object);

  g_clear_handle_id (&self->show_id, g_source_remove);
  g_clear_object (&self->runner);
  G_OBJECT_CLASS (fw_network_view_parent_class)->dispose (object);
}

static void
fw_network_view_class_init (FwNetworkViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_network_view_dispose;
}

GtkWidget *
fw_network_view_new (FwRunner *runner)
{
  FwNetworkView *self;

  g_return_val_if_fail (FW_IS_RUNNER (runner), NULL);

  self = g_object_new (FW_TYPE_NETWORK_VIEW, NULL);
  self->runner = g_object_ref (runner);
  show (self);
  g_signal_connect_object (fw_runner_get_document (runner), "changed", G_CALLBACK (show_later),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "notify::scenario", G_CALLBACK (show_later), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
