/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-review-card.h"

#include "fw-name-parts.h"
#include "fw-review.h"

#include <glib/gi18n-lib.h>

#define N_FIRST 3

typedef struct
{
  GtkWidget *row, *button, *arrow;
} Row;

struct _FwReviewCard
{
  AdwBin parent_instance;

  FwRunner *runner;
  GPtrArray *questions; /* FwQuestion, of the last result; NULL before one */
  GArray *rows;         /* of Row, made as they are needed */
  gboolean all;
  GtkLabel *count;
  GtkButton *more;
  GtkLabel *nothing;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (FwReviewCard, fw_review_card, ADW_TYPE_BIN)

static Row *
row_at (FwReviewCard *self, guint i)
{
  return &g_array_index (self->rows, Row, i);
}

static void
add_row (FwReviewCard *self)
{
  const guint i = self->rows->len;
  Row row = { 0 };

  row.row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0,
                          "subtitle-lines", 0, "activatable", TRUE, "action-name", "view.reveal",
                          "action-target", g_variant_new_string (""), NULL);
  row.button = g_object_new (GTK_TYPE_BUTTON, "label", _ ("Do this"), "valign", GTK_ALIGN_CENTER,
                             "action-name", "review.better", "action-target",
                             g_variant_new_uint32 (i), NULL);
  row.arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                            GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row.row), row.button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row.row), row.arrow);
  gtk_list_box_append (self->list, row.row);
  g_array_append_val (self->rows, row);
}

/* What is so in this plan, then why it matters and who says so, then what would be better. */
static char *
subtitle_words (const FwQuestion *question)
{
  GString *words = g_string_new (question->says);

  g_string_append_printf (words, "\n%s", fw_review_why (question->rule));
  /* Translators: %s is a study, a guide or a law. */
  g_string_append_printf (words, _ (" (%s)"), fw_review_source (question->rule));
  if (question->better != NULL)
    {
      g_string_append_c (words, '\n');
      /* Translators: %s is a choice: "Better: Discount at 3%". */
      g_string_append_printf (words, _ ("Better: %s"), fw_review_better (question->rule));
    }
  return g_string_free (words, FALSE);
}

static void
show_row (const Row *row, const FwQuestion *question)
{
  g_autofree char *subtitle = subtitle_words (question);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), fw_review_asks (question->rule));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row->row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row->row), question->key != NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row->row), "s",
                                    question->key != NULL ? question->key : "");
  gtk_widget_set_visible (row->arrow, question->key != NULL);
  gtk_widget_set_visible (row->button, question->better != NULL);
  if (question->better != NULL)
    {
      /* Translators: what a button does: "Do this: Discount at 3%". */
      g_autofree char *name
          = g_strdup_printf (_ ("Do this: %s"), fw_review_better (question->rule));

      fw_name (row->button, name);
      gtk_widget_set_tooltip_text (row->button, fw_review_better (question->rule));
    }
}

static void
show_head (FwReviewCard *self)
{
  const guint n = self->questions->len;
  guint n_rules;
  g_autofree char *found = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *all = NULL, *count = NULL, *more = NULL;

  fw_review_rules (&n_rules);
  all = fw_unit_format (n_rules, FW_UNIT_COUNT, FW_STYLE_LABEL);
  /* Translators: two numbers: "3 of 29 questions". */
  count = g_strdup_printf (_ ("%s of %s questions"), found, all);
  /* Translators: a button that shows all of a number of questions. */
  more = self->all ? g_strdup (_ ("Show fewer")) : g_strdup_printf (_ ("Show all %s"), found);
  gtk_label_set_text (self->count, count);
  gtk_button_set_label (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n > N_FIRST);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), n == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
}

/* A row that goes hands the keyboard to the one that stands in its place. */
static void
keep_focus (FwReviewCard *self, guint n)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = row_at (self, i);
      const gboolean here = focus == row->row || gtk_widget_is_ancestor (focus, row->row);

      if (!here || (i < n && gtk_widget_get_visible (focus)))
        continue;
      if (n > 0)
        gtk_widget_grab_focus (row_at (self, MIN (i, n - 1))->row);
      else
        gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
    }
}

static void
show (FwReviewCard *self)
{
  const guint n = self->all ? self->questions->len : MIN (self->questions->len, N_FIRST);

  show_head (self);
  while (self->rows->len < n)
    add_row (self);
  for (guint i = 0; i < n; i++)
    show_row (row_at (self, i), self->questions->pdata[i]);
  keep_focus (self, n);
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_set_visible (row_at (self, i)->row, i < n);
}

static void
better_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwReviewCard *self = FW_REVIEW_CARD (widget);
  const guint i = g_variant_get_uint32 (target);
  const FwQuestion *question = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwChange) better = NULL;
  g_autofree char *words = NULL;

  if (self->questions == NULL || i >= self->questions->len)
    return;

  question = self->questions->pdata[i];
  if (question->better == NULL)
    return;

  better = g_object_ref (question->better);
  /* Translators: %s is a choice: "Done: Discount at 3%". */
  words = g_strdup_printf (_ ("Done: %s"), fw_review_better (question->rule));
  fw_document_apply (fw_runner_get_document (self->runner), better, &error);
  gtk_widget_activate_action (widget, "view.tell", "s", error != NULL ? error->message : words);
}

static void
all_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwReviewCard *self = FW_REVIEW_CARD (widget);

  self->all = !self->all;
  if (self->questions != NULL)
    show (self);
}

static void
fw_review_card_init (FwReviewCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
}

static void
fw_review_card_dispose (GObject *object)
{
  FwReviewCard *self = FW_REVIEW_CARD (object);

  g_clear_object (&self->runner);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  G_OBJECT_CLASS (fw_review_card_parent_class)->dispose (object);
}

static void
fw_review_card_finalize (GObject *object)
{
  g_array_unref (FW_REVIEW_CARD (object)->rows);
  G_OBJECT_CLASS (fw_review_card_parent_class)->finalize (object);
}

static void
fw_review_card_class_init (FwReviewCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_review_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_review_card_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-review-card.ui");
  gtk_widget_class_bind_template_child (widget_class, FwReviewCard, count);
  gtk_widget_class_bind_template_child (widget_class, FwReviewCard, more);
  gtk_widget_class_bind_template_child (widget_class, FwReviewCard, nothing);
  gtk_widget_class_bind_template_child (widget_class, FwReviewCard, list);
  gtk_widget_class_install_action (widget_class, "review.better", "u", better_cb);
  gtk_widget_class_install_action (widget_class, "review.all", NULL, all_cb);
}

GtkWidget *
fw_review_card_new (void)
{
  return g_object_new (FW_TYPE_REVIEW_CARD, NULL);
}

void
fw_review_card_show (FwReviewCard *self, FwRunner *runner, FwResult *result)
{
  FwPlan *plan;
  FwScenario *scenario;

  g_return_if_fail (FW_IS_REVIEW_CARD (self));
  g_return_if_fail (FW_IS_RUNNER (runner));
  g_return_if_fail (FW_IS_RESULT (result));

  g_set_object (&self->runner, runner);
  plan = fw_document_get_plan (fw_runner_get_document (runner));
  scenario = fw_runner_get_scenario (runner);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.better", !fw_plan_is_read_only (plan));
  gtk_widget_set_visible (GTK_WIDGET (self), !fw_scenario_is_no_program (scenario));
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  self->questions = fw_review_plan (plan, scenario, result);
  show (self);
}
