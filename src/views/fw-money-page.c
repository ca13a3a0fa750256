/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-money-page.h"

#include "fw-answers.h"
#include "fw-columns-layout.h"
#include "fw-headline-money.h"
#include "fw-term-button.h"
#include "fw-tile.h"

struct _FwMoneyPage
{
  AdwBin parent_instance;

  FwAnswers *answers;
  FwTile *tiles[FW_N_MONEY_TILES];
};

G_DEFINE_FINAL_TYPE (FwMoneyPage, fw_money_page, ADW_TYPE_BIN)

static void
result_cb (FwMoneyPage *self, FwResult *result)
{
  for (guint i = 0; i < FW_N_MONEY_TILES; i++)
    {
      FwHeadlineWords words = { 0 };

      fw_headline_money_words (result, (FwMoneyTile)i, &words);
      fw_tile_set_words (self->tiles[i], words.title, words.number, words.range, words.scale);
      fw_headline_words_clear (&words);
    }
}

/* Five in a row, three below 820 px, two below 560; the first fills what the last row leaves. */
static GtkWidget *
make_tiles (FwMoneyPage *self)
{
  static const char *const terms[FW_N_MONEY_TILES] = {
    [FW_MONEY_COST] = "cost",
    [FW_MONEY_SEAT] = "cost-per-seat",
    [FW_MONEY_COMPLETER] = "cost-per-completer",
    [FW_MONEY_NET_VALUE] = "npv",
    [FW_MONEY_MVPF] = "mvpf",
  };
  GtkLayoutManager *layout = g_object_new (
      FW_TYPE_COLUMNS_LAYOUT, "spacing", 12, "columns", FW_N_MONEY_TILES, "medium-below", 820,
      "medium-columns", 3, "narrow-below", 560, "narrow-columns", 2, "fill", TRUE, NULL);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "layout-manager", layout, NULL);

  for (guint i = 0; i < FW_N_MONEY_TILES; i++)
    {
      self->tiles[i] = FW_TILE (fw_tile_new ());
      fw_tile_set_button (self->tiles[i], fw_term_button_new (terms[i]));
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->tiles[i]));
    }
  g_object_unref (layout);
  return box;
}

static void
fw_money_page_init (FwMoneyPage *self)
{
  GtkWidget *answers = fw_answers_new ("money", fw_headline_money_finding, fw_headline_money_line);

  self->answers = FW_ANSWERS (answers);
  fw_answers_add (self->answers, FW_ANSWERS_TOP, make_tiles (self));
  g_signal_connect_object (answers, "result", G_CALLBACK (result_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), answers);
}

static void
fw_money_page_class_init (FwMoneyPageClass *klass)
{
}

GtkWidget *
fw_money_page_new (void)
{
  return g_object_new (FW_TYPE_MONEY_PAGE, NULL);
}

void
fw_money_page_set_runner (FwMoneyPage *self, FwRunner *runner)
{
  g_return_if_fail (FW_IS_MONEY_PAGE (self));
  g_return_if_fail (FW_IS_RUNNER (runner));
  fw_answers_set_runner (self->answers, runner);
}
