/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-offers-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-harvest-view.h"
#include "fw-name-parts.h"
#include "fw-participants.h"
#include "fw-skill-editor.h"
#include "fw-unit.h"

/* Beyond so many rows a list is no help any more: the rest is one row. */
#define MAX_ROWS 200

/* Offers of one kind with their ticks. */
typedef struct
{
  GPtrArray *offers;
  GPtrArray *ticks; /* GtkCheckButton of each, borrowed; the last one of all beyond MAX_ROWS */
} Choice;

struct _FwOffersView
{
  AdwBin parent_instance;

  FwHarvest *harvest; /* borrowed */
  GtkBox *box;
  GtkWidget *left_out;
  GtkWidget *twice;
  Choice programs;
  Choice jobs;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwOffersView, fw_offers_view, ADW_TYPE_BIN)

static char *
count_text (guint n)
{
  return fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_TABLE);
}

/* Words */

static void
append_words (GString *text, const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
}

static void
append_figure (GString *text, FwFigure figure, FwUnit unit, const char *format)
{
  g_autofree char *number = NULL, *words = NULL;

  if (isnan (figure.value))
    return;
  /* People are counted; weeks and dollars are measured, and cents of a feed tell nothing. */
  number = fw_unit_format (figure.value, unit,
                           unit == FW_UNIT_PERSONS ? FW_STYLE_TABLE : FW_STYLE_LABEL);
  words = g_strdup_printf (format, number);
  append_words (text, words);
}

char *
fw_program_offer_dup_words (const FwProgramOffer *offer)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (offer != NULL, NULL);

  append_words (text, offer->provider);
  append_figure (text, offer->weeks, FW_UNIT_WEEKS, _ ("%s weeks"));
  append_figure (text, offer->price, FW_UNIT_DOLLARS, "%s");
  append_figure (text, offer->seats, FW_UNIT_PERSONS, _ ("%s seats"));
  append_figure (text, offer->completion, FW_UNIT_SHARE, _ ("%s complete"));
  append_figure (text, offer->earnings, FW_UNIT_DOLLARS_A_YEAR, _ ("%s a year afterward"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A table tells the share of the openings, a posting what it asks for itself. */
static void
append_degree (GString *text, const FwJobOffer *offer)
{
  if (offer->degree_share.value > 0.0 && offer->degree_share.value < 1.0)
    append_figure (text, offer->degree_share, FW_UNIT_SHARE, _ ("%s ask for a degree"));
  else if (offer->degree_stated)
    append_words (text, !offer->degree              ? _ ("no degree asked for")
                        : offer->experience_instead ? _ ("a degree or experience")
                                                    : _ ("a degree asked for"));
}

static char *
job_words (const FwJobOffer *offer)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_words (text, offer->employer);
  append_words (text, offer->place);
  append_figure (text, offer->openings, FW_UNIT_PERSONS, _ ("%s openings"));
  append_figure (text, offer->pay_low, FW_UNIT_DOLLARS_A_YEAR,
                 offer->pay_high.value > offer->pay_low.value ? _ ("from %s a year")
                                                              : _ ("%s a year"));
  append_degree (text, offer);
  append_words (text, offer->pledged ? _ ("a commitment") : NULL);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
group_words (const FwGroupOffer *offer)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_figure (text, offer->share, FW_UNIT_SHARE, _ ("%s of residents"));
  append_figure (text, offer->p50, FW_UNIT_DOLLARS_A_YEAR, _ ("median income %s"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Rows to tick */

static GtkWidget *
make_group (FwOffersView *self, const char *title, const char *description)
{
  GtkWidget *group
      = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, "description", description, NULL);

  gtk_box_append (self->box, group);
  return group;
}

static void
toggled_cb (FwOffersView *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
make_tick (FwOffersView *self, Choice *choice, const char *title)
{
  GtkWidget *tick
      = g_object_new (GTK_TYPE_CHECK_BUTTON, "active", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  g_autofree char *name = g_strdup_printf (_ ("Add %s"), title);

  fw_name (GTK_WIDGET (tick), name);
  g_signal_connect_object (tick, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (choice->ticks, tick);
  return tick;
}

static void
show_subtitle (AdwExpanderRow *row)
{
  const char *words = g_object_get_data (G_OBJECT (row), "fw-words");
  GStrv *skills = g_object_get_data (G_OBJECT (row), "fw-skills");
  const guint n = *skills != NULL ? g_strv_length (*skills) : 0;
  g_autofree char *count = count_text (n);
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%s%s%s skill", "%s%s%s skills", n), words,
                                               *words != '\0' ? " · " : "", count);

  adw_expander_row_set_subtitle (row, subtitle);
}

/* The editor is made when it is first looked at: most offers are right as they are. */
static void
expanded_cb (AdwExpanderRow *row)
{
  GtkWidget *editor;

  if (g_object_get_data (G_OBJECT (row), "fw-editor") != NULL
      || !adw_expander_row_get_expanded (row))
    return;
  editor = fw_skill_editor_new (g_object_get_data (G_OBJECT (row), "fw-skills"));
  g_object_set_data (G_OBJECT (row), "fw-editor", editor);
  g_signal_connect_object (editor, "changed", G_CALLBACK (show_subtitle), row, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (row, editor);
  fw_name_parts (GTK_WIDGET (row), "GtkListBox", _ ("Skills"));
}

static void
add_offer (FwOffersView *self, GtkWidget *group, Choice *choice, const char *title,
           const char *words, GStrv *skills)
{
  GtkWidget *row = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, "title", title, NULL);

  fw_name (GTK_WIDGET (row), title);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), make_tick (self, choice, title));
  g_object_set_data (G_OBJECT (row), "fw-skills", skills);
  g_object_set_data_full (G_OBJECT (row), "fw-words", g_strdup (words), g_free);
  show_subtitle (ADW_EXPANDER_ROW (row));
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), row,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_rest (FwOffersView *self, GtkWidget *group, Choice *choice)
{
  const guint n = choice->offers->len - MAX_ROWS;
  g_autofree char *count = count_text (n);
  g_autofree char *title = g_strdup_printf (ngettext ("And %s more", "And %s more", n), count);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, NULL);
  GtkWidget *tick = make_tick (self, choice, title);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_programs (FwOffersView *self)
{
  Choice *choice = &self->programs;
  GtkWidget *group = make_group (self, _ ("Training programs"),
                                 _ ("Untick what is not to be added; open one to correct its "
                                    "skills."));

  for (guint i = 0; i < MIN (choice->offers->len, MAX_ROWS); i++)
    {
      FwProgramOffer *offer = choice->offers->pdata[i];
      g_autofree char *words = fw_program_offer_dup_words (offer);

      add_offer (self, group, choice, offer->title, words, &offer->skills);
    }
  if (choice->offers->len > MAX_ROWS)
    add_rest (self, group, choice);
  fw_name_parts (group, "GtkListBox", _ ("Training programs"));
}

static void
add_jobs (FwOffersView *self)
{
  Choice *choice = &self->jobs;
  GtkWidget *group = make_group (self, _ ("Jobs"),
                                 _ ("Untick what is not to be added; open one to correct its "
                                    "skills."));

  for (guint i = 0; i < MIN (choice->offers->len, MAX_ROWS); i++)
    {
      FwJobOffer *offer = choice->offers->pdata[i];
      const char *title = offer->title != NULL ? offer->title
                          : offer->soc != NULL ? fw_soc_title (offer->soc)
                                               : NULL;
      g_autofree char *words = job_words (offer);

      add_offer (self, group, choice, title != NULL ? title : _ ("A job"), words, &offer->skills);
    }
  if (choice->offers->len > MAX_ROWS)
    add_rest (self, group, choice);
  fw_name_parts (group, "GtkListBox", _ ("Jobs"));
}

/* What comes as it is */

static void
add_groups (FwOffersView *self)
{
  GtkWidget *group = make_group (self, _ ("Groups of residents"), NULL);

  for (guint i = 0; i < self->harvest->groups->len; i++)
    {
      const FwGroupOffer *offer = self->harvest->groups->pdata[i];
      g_autofree char *words = group_words (offer);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                                               offer->title, "subtitle", words, "subtitle-lines", 0,
                                               NULL));
    }
  fw_name_parts (group, "GtkListBox", _ ("Groups of residents"));
}

static void
add_series (FwOffersView *self)
{
  GtkWidget *group = make_group (self, _ ("Numbers"), NULL);

  for (guint i = 0; i < MIN (self->harvest->series->len, MAX_ROWS); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               fw_harvest_series_row_new (self->harvest->series->pdata[i]));
  fw_name_parts (group, "GtkListBox", _ ("Numbers"));
}

static GtkWidget *
make_sentences (FwOffersView *self, const char *title, GPtrArray *sentences)
{
  GtkWidget *group;

  if (sentences->len == 0)
    return NULL;
  group = make_group (self, title, NULL);
  for (guint i = 0; i < MIN (sentences->len, MAX_ROWS); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                                             sentences->pdata[i], "title-lines", 0, NULL));
  fw_name_parts (group, "GtkListBox", title);
  /* Before what is chosen: it is to be read first. */
  gtk_box_reorder_child_after (self->box, group, NULL);
  return group;
}

void
fw_offers_view_show_left_out (FwOffersView *self, GPtrArray *left_out, GPtrArray *twice)
{
  g_return_if_fail (FW_IS_OFFERS_VIEW (self) && left_out != NULL && twice != NULL);

  if (self->left_out != NULL)
    gtk_box_remove (self->box, self->left_out);
  if (self->twice != NULL)
    gtk_box_remove (self->box, self->twice);
  self->left_out = make_sentences (self, _ ("What is not taken"), left_out);
  self->twice = make_sentences (self, _ ("What would be counted twice"), twice);
}

/* What is chosen */

static GPtrArray *
chosen_of (const Choice *choice)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < choice->offers->len; i++)
    if (gtk_check_button_get_active (choice->ticks->pdata[MIN (i, MAX_ROWS)]))
      g_ptr_array_add (chosen, choice->offers->pdata[i]);
  return chosen;
}

GPtrArray *
fw_offers_view_get_programs (FwOffersView *self)
{
  g_return_val_if_fail (FW_IS_OFFERS_VIEW (self), NULL);

  return chosen_of (&self->programs);
}

GPtrArray *
fw_offers_view_get_jobs (FwOffersView *self)
{
  g_return_val_if_fail (FW_IS_OFFERS_VIEW (self), NULL);

  return chosen_of (&self->jobs);
}

static void
append_count (GString *text, guint n, const char *format)
{
  g_autofree char *count = NULL;

  if (n == 0)
    return;
  count = count_text (n);
  g_string_append (text, text->len > 0 ? ", " : "");
  g_string_append_printf (text, format, count);
}

/* Whether how many entered is told, as it is in the plan. */
static gboolean
tells_people (FwHarvest *harvest)
{
  for (guint i = 0; i < harvest->series->len; i++)
    {
      FwSeries *series = harvest->series->pdata[i];

      if (g_strcmp0 (fw_series_get_measure (series), FW_MEASURE_PILOT_PEOPLE) == 0
          && fw_series_get_subject (series) == NULL)
        return !isnan (fw_series_number (series, fw_pilot_count_id (FW_PILOT_STARTED)));
    }
  return FALSE;
}

/* A person in several files counts as the last of them tells. */
static void
append_people (GString *text, FwHarvest *harvest)
{
  FwParticipants *people = harvest->people;
  const guint n_files = fw_participants_get_n_files (people);
  const guint n_people = fw_participants_get_n_people (people);
  const guint n_merged = fw_participants_get_n_merged (people);

  append_count (text, n_files, ngettext ("%s file", "%s files", n_files));
  if (!tells_people (harvest))
    return;
  append_count (text, n_people, ngettext ("%s person", "%s people", n_people));
  if (fw_participants_tells_merged (people))
    append_count (text, n_merged,
                  ngettext ("%s earlier row merged", "%s earlier rows merged", n_merged));
}

char *
fw_offers_view_dup_words (FwOffersView *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) programs = NULL, jobs = NULL;

  g_return_val_if_fail (FW_IS_OFFERS_VIEW (self), NULL);

  programs = chosen_of (&self->programs);
  jobs = chosen_of (&self->jobs);
  if (self->harvest->people != NULL)
    append_people (text, self->harvest);
  append_count (text, programs->len, ngettext ("%s program", "%s programs", programs->len));
  append_count (text, jobs->len, ngettext ("%s job", "%s jobs", jobs->len));
  append_count (text, self->harvest->groups->len,
                ngettext ("%s group", "%s groups", self->harvest->groups->len));
  if (self->harvest->people == NULL) /* a pilot's are its people, told already */
    append_count (text, self->harvest->series->len,
                  ngettext ("%s series", "%s series", self->harvest->series->len));
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* The object */

static void
fw_offers_view_finalize (GObject *object)
{
  FwOffersView *self = FW_OFFERS_VIEW (object);

  g_ptr_array_unref (self->programs.ticks);
  g_ptr_array_unref (self->jobs.ticks);
  G_OBJECT_CLASS (fw_offers_view_parent_class)->finalize (object);
}

static void
fw_offers_view_init (FwOffersView *self)
{
  self->programs.ticks = g_ptr_array_new ();
  self->jobs.ticks = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static void
fw_offers_view_class_init (FwOffersViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_offers_view_finalize;

  signals[CHANGED] = g_signal_new ("changed", FW_TYPE_OFFERS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

GtkWidget *
fw_offers_view_new (FwHarvest *harvest)
{
  FwOffersView *self;

  g_return_val_if_fail (harvest != NULL, NULL);

  self = g_object_new (FW_TYPE_OFFERS_VIEW, NULL);
  self->harvest = harvest;
  self->programs.offers = harvest->programs;
  self->jobs.offers = harvest->jobs;
  if (harvest->shortfalls->len > 0)
    gtk_box_append (self->box, fw_harvest_missing_new (harvest));
  if (harvest->programs->len > 0)
    add_programs (self);
  if (harvest->jobs->len > 0)
    add_jobs (self);
  if (harvest->groups->len > 0)
    add_groups (self);
  if (harvest->series->len > 0)
    add_series (self);
  return GTK_WIDGET (self);
}
