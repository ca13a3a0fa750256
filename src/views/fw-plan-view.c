/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-plan-view.h"

#include "fw-chart-card.h"
#include "fw-compare-page.h"
#include "fw-data-page.h"
#include "fw-equity-page.h"
#include "fw-evidence-page.h"
#include "fw-fit.h"
#include "fw-menu.h"
#include "fw-money-page.h"
#include "fw-name-parts.h"
#include "fw-overview-page.h"
#include "fw-pipeline-page.h"

struct _FwPlanView
{
  AdwBin parent_instance;

  GtkWidget *header;
  GtkMenuButton *menu_button;
  GtkMenuButton *title_button;
  AdwWindowTitle *title;
  FwHistoryButton *history;
  GtkMenuButton *export_button;
  FwBanner *banner;
  FwSplit *split;
  FwPlanSidebar *sidebar;
  FwScenarioBar *scenarios;
  FwFit *fit;
  AdwViewSwitcherBar *bottom; /* empty while the tabs above have room */
  AdwViewStack *pages;        /* of AdwBin, each empty until it is first shown */
  FwRunner *runner;
};

G_DEFINE_FINAL_TYPE (FwPlanView, fw_plan_view, ADW_TYPE_BIN)

/* The charts of the page in sight, when asked for. */
static void
export_cb (GtkMenuButton *button, gpointer data)
{
  GtkWidget *page = adw_view_stack_get_visible_child (FW_PLAN_VIEW (data)->pages);
  g_autoptr (GMenuModel) menu = fw_chart_cards_menu (page);

  gtk_menu_button_set_menu_model (button, menu);
}

static GtkWidget *
make_page (const char *name, FwRunner *runner)
{
  GtkWidget *page;

  if (g_str_equal (name, "overview"))
    fw_overview_page_set_runner (FW_OVERVIEW_PAGE (page = fw_overview_page_new ()), runner);
  else if (g_str_equal (name, "pipeline"))
    fw_pipeline_page_set_runner (FW_PIPELINE_PAGE (page = fw_pipeline_page_new ()), runner);
  else if (g_str_equal (name, "equity"))
    fw_equity_page_set_runner (FW_EQUITY_PAGE (page = fw_equity_page_new ()), runner);
  else if (g_str_equal (name, "money"))
    fw_money_page_set_runner (FW_MONEY_PAGE (page = fw_money_page_new ()), runner);
  else if (g_str_equal (name, "compare"))
    fw_compare_page_set_runner (FW_COMPARE_PAGE (page = fw_compare_page_new ()), runner);
  else if (g_str_equal (name, "evidence"))
    fw_evidence_page_set_runner (FW_EVIDENCE_PAGE (page = fw_evidence_page_new ()), runner);
  else
    fw_data_page_set_runner (FW_DATA_PAGE (page = fw_data_page_new ()), runner);
  return page;
}

/* Most sittings look at two pages or three, and each is charts, menus and tables. */
static void
page_map_cb (FwPlanView *self, AdwBin *place)
{
  AdwViewStackPage *page = adw_view_stack_get_page (self->pages, GTK_WIDGET (place));

  if (self->runner && !adw_bin_get_child (place))
    adw_bin_set_child (place, make_page (adw_view_stack_page_get_name (page), self->runner));
}

static void
fits_cb (FwPlanView *self)
{
  if (fw_fit_get_fits (self->fit) || adw_view_switcher_bar_get_stack (self->bottom))
    return;
  adw_view_switcher_bar_set_stack (self->bottom, self->pages);
  fw_shorten_parts (GTK_WIDGET (self->bottom));
}

static void
narrow_cb (FwPlanView *self)
{
  const gboolean narrow = fw_split_get_collapsed (self->split);

  fw_history_button_set_alone (self->history, narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->export_button), !narrow);
}

static void
fw_plan_view_init (FwPlanView *self)
{
  g_type_ensure (FW_TYPE_BANNER);
  g_type_ensure (FW_TYPE_FIT);
  g_type_ensure (FW_TYPE_HISTORY_BUTTON);
  g_type_ensure (FW_TYPE_PLAN_SIDEBAR);
  g_type_ensure (FW_TYPE_SCENARIO_BAR);
  g_type_ensure (FW_TYPE_SPLIT);
  gtk_widget_init_template (GTK_WIDGET (self));
  fw_shorten_parts (GTK_WIDGET (self->title));
  fw_tell_shown (GTK_WIDGET (self->pages));
  gtk_menu_button_set_create_popup_func (self->export_button, export_cb, self, NULL);
}

static void
fw_plan_view_dispose (GObject *object)
{
  g_clear_object (&FW_PLAN_VIEW (object)->runner);
  G_OBJECT_CLASS (fw_plan_view_parent_class)->dispose (object);
}

static void
fw_plan_view_class_init (FwPlanViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_plan_view_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-plan-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FwPlanView, banner);
  gtk_widget_class_bind_template_child (widget_class, FwPlanView, bottom);
  gtk_widget_class_bind_template_child (widget_class, FwPlanView, export_button);
  gtk_widget_class_bind_template_child (widget_class, FwPlanView, fit);
  gtk_widget_class_bind_template_child (widget_class, FwPlanView, header);
  gtk_widget_class_bind_template_child (widget_class, FwPlanView, history);
  gtk_widget_class_bind_template_child (widget_class, FwPlanView, menu_button);
  gtk_widget_class_bind_template_child (widget_class, FwPlanView, pages);
  gtk_widget_class_bind_template_child (widget_class, FwPlanView, scenarios);
  gtk_widget_class_bind_template_child (widget_class, FwPlanView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, FwPlanView, split);
  gtk_widget_class_bind_template_child (widget_class, FwPlanView, title);
  gtk_widget_class_bind_template_child (widget_class, FwPlanView, title_button);
  gtk_widget_class_bind_template_callback (widget_class, fits_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_map_cb);
}

GtkWidget *
fw_plan_view_new (GMenuModel *menu)
{
  FwPlanView *self = g_object_new (FW_TYPE_PLAN_VIEW, NULL);

  fw_menu_button_set_menu (self->menu_button, menu);
  return GTK_WIDGET (self);
}

void
fw_plan_view_set_runner (FwPlanView *self, FwRunner *runner)
{
  g_return_if_fail (FW_IS_PLAN_VIEW (self));
  g_return_if_fail (FW_IS_RUNNER (runner));
  g_return_if_fail (self->runner == NULL);

  self->runner = g_object_ref (runner);
  fw_plan_sidebar_set_runner (self->sidebar, runner);
  fw_scenario_bar_set_runner (self->scenarios, runner);
  fw_menu_button_set_menu (self->title_button, fw_scenario_bar_get_menu (self->scenarios));
  fw_history_button_set_document (self->history, fw_runner_get_document (runner));
}

void
fw_plan_view_set_title (FwPlanView *self, const char *title, const char *subtitle)
{
  g_return_if_fail (FW_IS_PLAN_VIEW (self));
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
}

FwBanner *
fw_plan_view_get_banner (FwPlanView *self)
{
  g_return_val_if_fail (FW_IS_PLAN_VIEW (self), NULL);
  return self->banner;
}

FwHistoryButton *
fw_plan_view_get_history (FwPlanView *self)
{
  g_return_val_if_fail (FW_IS_PLAN_VIEW (self), NULL);
  return self->history;
}

FwSplit *
fw_plan_view_get_split (FwPlanView *self)
{
  g_return_val_if_fail (FW_IS_PLAN_VIEW (self), NULL);
  return self->split;
}

FwPlanSidebar *
fw_plan_view_get_sidebar (FwPlanView *self)
{
  g_return_val_if_fail (FW_IS_PLAN_VIEW (self), NULL);
  return self->sidebar;
}

FwScenarioBar *
fw_plan_view_get_scenarios (FwPlanView *self)
{
  g_return_val_if_fail (FW_IS_PLAN_VIEW (self), NULL);
  return self->scenarios;
}

AdwViewStack *
fw_plan_view_get_pages (FwPlanView *self)
{
  g_return_val_if_fail (FW_IS_PLAN_VIEW (self), NULL);
  return self->pages;
}

void
fw_plan_view_step_pane (FwPlanView *self, int step)
{
  GtkWidget *panes[4];
  GtkWidget *focus;
  int at = 0;

  g_return_if_fail (FW_IS_PLAN_VIEW (self));

  panes[0] = self->header;
  panes[1] = GTK_WIDGET (self->sidebar);
  panes[2] = GTK_WIDGET (self->scenarios);
  panes[3] = adw_view_stack_get_visible_child (self->pages);
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  for (int i = 0; focus && i < (int)G_N_ELEMENTS (panes); i++)
    if (gtk_widget_is_ancestor (focus, panes[i]))
      at = i;
  /* One that is hidden, or has nothing for the keyboard, is passed by. */
  for (int i = 1; i < (int)G_N_ELEMENTS (panes); i++)
    {
      GtkWidget *pane
          = panes[(at + (i * step) + (int)G_N_ELEMENTS (panes)) % (int)G_N_ELEMENTS (panes)];

      if (gtk_widget_get_mapped (pane) && gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD))
        return;
    }
}
