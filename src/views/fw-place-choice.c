/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-place-choice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-area-entry.h"
#include "fw-county-search.h"
#include "fw-geography.h"
#include "fw-name-parts.h"
#include "fw-unit.h"

#define STATE_DIGITS 2

typedef enum
{
  OF_COUNTIES = 0,
  OF_CITY,
  OF_STATE,
  N_KINDS,
} Kind;

struct _FwPlaceChoice
{
  AdwBin parent_instance;

  FwPlace *place; /* the counties chosen, NULL at first */
  GtkWidget *search;
  GtkWidget *chosen;
  GtkWidget *whose; /* hidden until counties are chosen */
  GtkWidget *kinds[N_KINDS];
  GtkWidget *rows[N_KINDS];
  FwAreaEntry *city;
  FwAreaEntry *metro;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwPlaceChoice, fw_place_choice, ADW_TYPE_BIN)

static Kind
get_kind (FwPlaceChoice *self)
{
  for (Kind kind = 0; kind < N_KINDS; kind++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->kinds[kind])))
      return kind;
  return OF_COUNTIES;
}

static void
changed (FwPlaceChoice *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->city), get_kind (self) == OF_CITY);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_title (GtkWidget *row, const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
}

/* Name of the counties themselves, whatever a plan calls its place. */
static char *
counties_name (FwPlace *place)
{
  g_autoptr (FwPlace) plain = fw_place_new (NULL, fw_place_get_counties (place), NULL);

  return g_strdup (fw_place_get_name (plain));
}

static void
show_place (FwPlaceChoice *self)
{
  const FwCounty *first = fw_place_get_county (self->place, 0);
  const char state[STATE_DIGITS + 1] = { first->fips[0], first->fips[1], '\0' };
  g_autofree char *name = counties_name (self->place);
  g_autofree char *households
      = fw_unit_format (fw_place_get_households (self->place), FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *subtitle = g_strdup_printf (_ ("%s households in 2006–2010"), households);

  set_title (self->chosen, name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->chosen), subtitle);
  set_title (self->rows[OF_COUNTIES], name);
  set_title (self->rows[OF_STATE], first->state);
  fw_area_entry_set_state (self->city, state);
  gtk_widget_set_visible (gtk_widget_get_parent (self->chosen), TRUE);
  gtk_widget_set_visible (self->whose, TRUE);
}

void
fw_place_choice_set_place (FwPlaceChoice *self, FwPlace *place)
{
  g_autoptr (FwGeography) geography = NULL;
  g_autofree char *metro = NULL;
  Kind kind = OF_COUNTIES;

  g_return_if_fail (FW_IS_PLACE_CHOICE (self) && FW_IS_PLACE (place));

  g_set_object (&self->place, place);
  show_place (self);
  geography = fw_geography_parse (fw_place_get_geography (place), NULL);
  if (geography != NULL && geography->level == FW_LEVEL_PLACE)
    {
      kind = OF_CITY;
      fw_area_entry_choose (self->city, fw_place_get_geography (place), fw_place_get_name (place));
    }
  else if (geography != NULL && geography->level == FW_LEVEL_STATE)
    kind = OF_STATE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->kinds[kind]), TRUE);
  if (fw_place_get_metro (place) != NULL)
    metro = g_strconcat ("metro:", fw_place_get_metro (place), NULL);
  fw_area_entry_choose (self->metro, metro, NULL);
  changed (self);
}

FwPlace *
fw_place_choice_dup_place (FwPlaceChoice *self)
{
  const Kind kind = get_kind (self);
  const char *metro;
  const char *city;
  g_autofree char *geography = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (FW_IS_PLACE_CHOICE (self), NULL);

  city = fw_area_entry_get_geography (self->city);
  if (self->place == NULL || (kind == OF_CITY && city == NULL))
    return NULL;

  if (kind == OF_CITY)
    {
      geography = g_strdup (city);
      name = g_strdup (fw_area_entry_get_name (self->city));
    }
  else if (kind == OF_STATE)
    {
      geography = g_strdup_printf ("state:%.2s", fw_place_get_county (self->place, 0)->fips);
      name = g_strdup (fw_place_get_state (self->place));
    }
  metro = fw_area_entry_get_geography (self->metro);
  return fw_place_new_for_geography (name, fw_place_get_counties (self->place), geography,
                                     metro != NULL ? strchr (metro, ':') + 1 : NULL, NULL);
}

static void
chosen_cb (FwPlaceChoice *self, const char *fips)
{
  const char *const counties[] = { fips, NULL };
  g_autoptr (FwPlace) place = fw_place_new (NULL, counties, NULL);

  fw_place_choice_set_place (self, place);
  fw_county_search_clear (FW_COUNTY_SEARCH (self->search));
  gtk_widget_grab_focus (self->kinds[OF_COUNTIES]);
}

/* The parts */

static GtkWidget *
make_group (const char *title, const char *description)
{
  return g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, "description", description,
                       NULL);
}

static GtkWidget *
make_counties (FwPlaceChoice *self)
{
  GtkWidget *group = make_group (_ ("Where"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_list_box_new ();

  self->search = fw_county_search_new ();
  self->chosen = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0, NULL);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), self->chosen);
  gtk_widget_set_focusable (self->chosen, FALSE);
  gtk_widget_set_visible (list, FALSE);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), list);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), box);
  g_signal_connect_object (self->search, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  fw_name_parts (group, "GtkListBox", _ ("Where"));
  return group;
}

static GtkWidget *
make_kinds (FwPlaceChoice *self)
{
  static const struct
  {
    const char *title, *subtitle;
  } texts[N_KINDS] = {
    [OF_COUNTIES] = { "", N_ ("Whole counties") },
    [OF_CITY] = { N_ ("A city or town"), N_ ("Its own tables, where they are published") },
    [OF_STATE] = { "", N_ ("The whole state") },
  };
  GtkWidget *group = make_group (_ ("Whose incomes"), NULL);

  for (Kind kind = 0; kind < N_KINDS; kind++)
    {
      self->kinds[kind] = gtk_check_button_new ();
      gtk_widget_set_valign (self->kinds[kind], GTK_ALIGN_CENTER);
      if (kind > 0)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (self->kinds[kind]),
                                    GTK_CHECK_BUTTON (self->kinds[0]));
      self->rows[kind]
          = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", _ (texts[kind].title),
                          "subtitle", _ (texts[kind].subtitle), "activatable-widget",
                          self->kinds[kind], "title-lines", 0, "subtitle-lines", 0, NULL);
      adw_action_row_add_prefix (ADW_ACTION_ROW (self->rows[kind]), self->kinds[kind]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->kinds[kind]),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ (texts[kind].subtitle),
                                      -1);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->rows[kind]);
      g_signal_connect_object (self->kinds[kind], "toggled", G_CALLBACK (changed), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->kinds[OF_COUNTIES]), TRUE);
  fw_name_parts (group, "GtkListBox", _ ("Whose incomes"));
  return group;
}

static void
fw_place_choice_dispose (GObject *object)
{
  g_clear_object (&FW_PLACE_CHOICE (object)->place);

  G_OBJECT_CLASS (fw_place_choice_parent_class)->dispose (object);
}

static void
fw_place_choice_init (FwPlaceChoice *self)
{
}

static void
fw_place_choice_class_init (FwPlaceChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_place_choice_dispose;

  signals[CHANGED] = g_signal_new ("changed", FW_TYPE_PLACE_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

GtkWidget *
fw_place_choice_new (FwHttp *http)
{
  FwPlaceChoice *self;
  GtkWidget *box, *metro;

  g_return_val_if_fail (FW_IS_HTTP (http), NULL);

  self = g_object_new (FW_TYPE_PLACE_CHOICE, NULL);
  self->city = FW_AREA_ENTRY (fw_area_entry_new (http, FW_LEVEL_PLACE));
  self->metro = FW_AREA_ENTRY (fw_area_entry_new (http, FW_LEVEL_METRO));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (box), make_counties (self));
  self->whose = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (self->whose), make_kinds (self));
  gtk_box_append (GTK_BOX (self->whose), GTK_WIDGET (self->city));
  metro = make_group (_ ("Whose wages"),
                      _ ("Wages by occupation are published for metro areas; without one the "
                         "state’s are asked for."));
  fw_name_parts (metro, "GtkListBox", _ ("Whose wages"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (metro), GTK_WIDGET (self->metro));
  gtk_box_append (GTK_BOX (self->whose), metro);
  gtk_widget_set_visible (self->whose, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->city), FALSE);
  gtk_box_append (GTK_BOX (box), self->whose);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->city, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->metro, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
