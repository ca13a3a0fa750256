/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-guide-window.h"

#include "fw-compat.h"
#include "fw-county-search.h"
#include "fw-first-plan.h"
#include "fw-name-parts.h"
#include "fw-unit-spin.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  WHERE = 0,
  WHO,
  PROGRAMS,
  HIRING,
  MONEY,
  N_QUESTIONS,
} Question;

static const struct
{
  const char *question, *line;
} texts[N_QUESTIONS] = {
  [WHERE] = { N_ ("Where?"), N_ ("Its incomes and unemployment are built in.") },
  [WHO] = { N_ ("Who may take part?"),
            N_ ("People who enroll come from households at or under this income. Training helps "
                "equity only as far as it reaches them.") },
  [PROGRAMS] = { N_ ("Which programs?"),
                 N_ ("Choose at least one. The city plans are illustrations built from public "
                     "reports; every number can be changed later.") },
  [HIRING] = { N_ ("Who hires?"),
               N_ ("Openings employers pledge over three years. A pledge is not a hire: Fairway "
                   "lets only a part of them come true, as the evidence has it.") },
  [MONEY] = { N_ ("What money?"), NULL },
};

struct _FwGuideWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkButton *back_button;
  GtkButton *next_button;
  GtkLabel *question;
  GtkLabel *line;
  GtkStack *stack;
  GtkLabel *fault;

  GtkWidget *pages[N_QUESTIONS];
  GtkWidget *focus[N_QUESTIONS]; /* what has the keyboard first */
  GtkWidget *chosen;             /* row of the county */
  GtkWidget *income;
  GtkWidget *openings, *pay;
  GtkWidget *money;
  GtkWidget *general;
  GPtrArray *templates; /* of FwTemplate */
  GPtrArray *checks;    /* one for each template */
  const FwCounty *county;
  Question at;
};

enum
{
  MADE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwGuideWindow, fw_guide_window, ADW_TYPE_WINDOW)

/* The answers */

static gboolean
is_checked (GtkWidget *check)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
}

static double
value_of (GtkWidget *spin)
{
  return gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin));
}

/* (transfer full): to be passed with what it holds */
static GPtrArray *
chosen_templates (FwGuideWindow *self)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < self->checks->len; i++)
    if (is_checked (self->checks->pdata[i]))
      g_ptr_array_add (chosen, self->templates->pdata[i]);
  return chosen;
}

static FwPlan *
make_plan (FwGuideWindow *self, GError **error)
{
  g_autoptr (GPtrArray) chosen = chosen_templates (self);
  const FwFirstPlan answers = { .county = self->county,
                                .eligible_income = value_of (self->income),
                                .templates = chosen,
                                .general = is_checked (self->general),
                                .openings = value_of (self->openings),
                                .pay = value_of (self->pay),
                                .money = value_of (self->money) };

  return fw_first_plan_make (&answers, error);
}

/* What all seats of the chosen programs cost together, so that a budget can be held against it. */
static void
show_cost (FwGuideWindow *self)
{
  g_autoptr (FwPlan) plan = make_plan (self, NULL);
  GListModel *programs = plan ? fw_plan_get_list (plan, FW_LIST_PROGRAMS) : NULL;
  g_autofree char *cost = NULL;
  g_autofree char *line = NULL;
  double sum = 0;

  for (guint i = 0; programs && i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (FwPart) program = g_list_model_get_item (programs, i);
      FwParameters *numbers = fw_part_get_parameters (program);

      sum += fw_parameters_get_value (numbers, "seats")
             * fw_parameters_get_value (numbers, "cohorts")
             * fw_parameters_get_value (numbers, "seat_cost");
    }
  cost = fw_unit_format (sum, FW_UNIT_DOLLARS, FW_STYLE_TITLE);
  line = g_strdup_printf (_ ("All seats of the programs chosen cost %s together, over all their "
                             "cohorts. What is not used in a year lapses; 0 is no limit."),
                          cost);
  gtk_label_set_text (self->line, line);
}

/* Going from question to question */

static gboolean
is_answered (FwGuideWindow *self)
{
  g_autoptr (GPtrArray) chosen = NULL;

  if (self->at == WHERE)
    return self->county != NULL;
  if (self->at != PROGRAMS)
    return TRUE;
  chosen = chosen_templates (self);
  return is_checked (self->general) || chosen->len > 0;
}

static void
show_answered (FwGuideWindow *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), is_answered (self));
}

static void
show_question (FwGuideWindow *self, Question question)
{
  g_autofree char *number = fw_unit_format (question + 1, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *all = fw_unit_format (N_QUESTIONS, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *subtitle = g_strdup_printf (_ ("Question %s of %s"), number, all);
  g_autofree char *spoken = NULL;

  self->at = question;
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_label_set_text (self->question, _ (texts[question].question));
  if (question == MONEY)
    show_cost (self);
  else
    gtk_label_set_text (self->line, _ (texts[question].line));
  gtk_button_set_label (self->back_button, question == WHERE ? _ ("_Cancel") : _ ("_Back"));
  gtk_button_set_label (self->next_button,
                        question + 1 < N_QUESTIONS ? _ ("_Next") : _ ("_Show the plan"));
  fw_wrap_label (self->back_button);
  fw_wrap_label (self->next_button);
  gtk_widget_set_visible (GTK_WIDGET (self->fault), FALSE);
  gtk_stack_set_visible_child (self->stack, self->pages[question]);
  show_answered (self);
  gtk_widget_grab_focus (self->focus[question]);
  spoken = g_strdup_printf ("%s. %s %s", subtitle, gtk_label_get_text (self->question),
                            gtk_label_get_text (self->line));
  fw_announce (GTK_WIDGET (self), spoken, FALSE);
}

static void
finish (FwGuideWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlan) plan = make_plan (self, &error);
  g_autoptr (FwDocument) document = NULL;

  if (!plan)
    {
      gtk_label_set_text (self->fault, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->fault), TRUE);
      fw_announce (GTK_WIDGET (self), error->message, TRUE);
      return;
    }
  document = fw_document_new (plan);
  g_signal_emit (self, signals[MADE], 0, document);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
next_cb (FwGuideWindow *self)
{
  if (!is_answered (self))
    return;
  if (self->at + 1 < N_QUESTIONS)
    show_question (self, self->at + 1);
  else
    finish (self);
}

static void
back_cb (FwGuideWindow *self)
{
  if (self->at > WHERE)
    show_question (self, self->at - 1);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
chosen_cb (FwGuideWindow *self, const char *fips)
{
  g_autofree char *name = NULL;

  self->county = fw_counties_find (fips);
  name = g_strdup_printf ("%s, %s", self->county->name, self->county->state);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->chosen), name);
  gtk_widget_set_visible (gtk_widget_get_parent (self->chosen), TRUE);
  fw_county_search_clear (FW_COUNTY_SEARCH (self->focus[WHERE]));
  show_question (self, WHO);
}

/* The pages */

static GtkWidget *
make_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  return g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle",
                       subtitle, "title-lines", 0, "subtitle-lines", 0, NULL);
}

/* A catalogue row's number on a page of its own. */
static GtkWidget *
add_number (GtkWidget *list, const char *key, const char *subtitle, double value)
{
  const FwRow *row = fw_catalogue_find (key, NULL, NULL);
  GtkWidget *line, *spin;

  g_assert (row != NULL);
  line = make_row (fw_row_title (row), subtitle);
  spin = fw_unit_spin_new (row->unit, row->lo, row->hi, row->step, fw_row_title (row));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), spin);
  fw_name (spin, fw_row_title (row));
  gtk_list_box_append (GTK_LIST_BOX (list), line);
  return spin;
}

static GtkWidget *
add_check (FwGuideWindow *self, GtkWidget *list, const char *title, const char *subtitle)
{
  GtkWidget *row = make_row (title, subtitle);
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  fw_name (check, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_signal_connect_object (check, "toggled", G_CALLBACK (show_answered), self, G_CONNECT_SWAPPED);
  return check;
}

static GtkWidget *
make_where (FwGuideWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = make_list (_ ("Place chosen"));

  self->focus[WHERE] = fw_county_search_new ();
  self->chosen = make_row ("", _ ("Chosen"));
  gtk_list_box_append (GTK_LIST_BOX (list), self->chosen);
  gtk_widget_set_visible (list, FALSE);
  gtk_box_append (GTK_BOX (box), self->focus[WHERE]);
  gtk_box_append (GTK_BOX (box), list);
  g_signal_connect_object (self->focus[WHERE], "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  return box;
}

/* The row of the general program in words of the catalogue's own numbers. */
static char *
describe_general (void)
{
  const FwRow *weeks = fw_catalogue_find ("programs.x.weeks", NULL, NULL);
  const FwRow *seats = fw_catalogue_find ("programs.x.seats", NULL, NULL);
  g_autofree char *length = fw_unit_format (weeks->fallback, weeks->unit, FW_STYLE_LABEL);
  g_autofree char *people = fw_unit_format (seats->fallback, seats->unit, FW_STYLE_LABEL);

  return g_strdup_printf (_ ("Generic numbers: %s weeks, %s seats a cohort"), length, people);
}

static GtkWidget *
make_programs (FwGuideWindow *self)
{
  GtkWidget *list = make_list (_ ("Programs"));
  g_autofree char *general = describe_general ();

  self->general = add_check (self, list, _ ("A general program"), general);
  self->templates = fw_templates (FW_LIST_PROGRAMS);
  self->checks = g_ptr_array_new ();
  for (guint i = 0; i < self->templates->len; i++)
    {
      const FwTemplate *template = self->templates->pdata[i];
      /* translators: a program and the city whose illustration it stands in */
      g_autofree char *title = g_strdup_printf (_ ("Like %s, %s"), template->title, template->city);

      g_ptr_array_add (self->checks, add_check (self, list, title, template->facts));
    }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->general), TRUE);
  return list;
}

static void
make_pages (FwGuideWindow *self)
{
  const FwFirstPlan suggested = fw_first_plan_suggest (NULL);
  GtkWidget *who = make_list (_ ("Who may take part")), *hiring = make_list (_ ("Who hires"));
  GtkWidget *money = make_list (_ ("Money"));

  self->income
      = add_number (who, "inequality.eligible_income", _ ("a year"), suggested.eligible_income);
  self->openings = add_number (hiring, "employers.x.openings", _ ("pledged over three years"),
                               suggested.openings);
  self->pay
      = add_number (hiring, "employers.x.pay", _ ("of these openings, a year"), suggested.pay);
  self->money
      = add_number (money, "funds.x.amount", _ ("that may be spent in each year"), suggested.money);
  self->pages[WHERE] = make_where (self);
  self->pages[WHO] = who;
  self->pages[PROGRAMS] = make_programs (self);
  self->pages[HIRING] = hiring;
  self->pages[MONEY] = money;
  self->focus[WHO] = self->income;
  self->focus[PROGRAMS] = GTK_WIDGET (self->next_button);
  self->focus[HIRING] = self->openings;
  self->focus[MONEY] = self->money;
  for (guint i = 0; i < N_QUESTIONS; i++)
    gtk_stack_add_child (self->stack, self->pages[i]);
  fw_tell_shown (GTK_WIDGET (self->stack));
}

static void
fw_guide_window_init (FwGuideWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fw_shorten_parts (GTK_WIDGET (self->title));
  make_pages (self);
  show_question (self, WHERE);
}

static void
fw_guide_window_finalize (GObject *object)
{
  FwGuideWindow *self = FW_GUIDE_WINDOW (object);

  g_ptr_array_unref (self->templates);
  g_ptr_array_unref (self->checks);
  G_OBJECT_CLASS (fw_guide_window_parent_class)->finalize (object);
}

static void
fw_guide_window_class_init (FwGuideWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fw_guide_window_finalize;
  signals[MADE] = g_signal_new ("made", FW_TYPE_GUIDE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, FW_TYPE_DOCUMENT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-guide-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FwGuideWindow, title);
  gtk_widget_class_bind_template_child (widget_class, FwGuideWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, FwGuideWindow, next_button);
  gtk_widget_class_bind_template_child (widget_class, FwGuideWindow, question);
  gtk_widget_class_bind_template_child (widget_class, FwGuideWindow, line);
  gtk_widget_class_bind_template_child (widget_class, FwGuideWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, FwGuideWindow, fault);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

FwGuideWindow *
fw_guide_window_new (GtkWindow *parent)
{
  return g_object_new (FW_TYPE_GUIDE_WINDOW, "transient-for", parent, NULL);
}
