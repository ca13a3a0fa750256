/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-fit-check.h"

#include "fw-chart-view.h"
#include "fw-scene-check.h"
#include "fw-split.h"
#include "fw-views-test.h"
#include "pseudo.h"

#define SLACK      1.5 /* px: of what is rounded to whole ones */
#define MIN_TARGET 24  /* px, WCAG 2.2 */
#define MIN_ROW    44  /* px */
#define N_FRAMES   3   /* until what is shown is laid out */
#define MAX_ROUNDS 20  /* for what settles later, if ever */

/* A text, in the frame it scrolls with. */
typedef struct
{
  graphene_rect_t box;
  GtkWidget *widget;
  char *text;
} Ink;

/* One pass over a frame: the window, a popover, or what a scroller moves. */
typedef struct
{
  GtkWidget *frame;
  GArray *inks;
  GPtrArray *faults;
  const char *where;
  guint n_texts; /* of it and the frames in it */
} Pass;

static const char *mode = "plain";

static guint check_frame (GtkWidget *frame, const char *where, GPtrArray *faults);

static void
clear_ink (gpointer data)
{
  g_free (((Ink *)data)->text);
}

static const char *
own_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_EDITABLE (widget))
    return gtk_editable_get_text (GTK_EDITABLE (widget));
  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)))
    return gtk_button_get_icon_name (GTK_BUTTON (widget));
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  return "";
}

/* "FwTile > GtkBox > GtkLabel “80 % range”" */
static char *
name_of (GtkWidget *widget)
{
  GString *name = g_string_new (G_OBJECT_TYPE_NAME (widget));
  GtkWidget *parent = gtk_widget_get_parent (widget);

  for (int depth = 0; parent && depth < 12; depth++, parent = gtk_widget_get_parent (parent))
    if (depth < 2 || g_str_has_prefix (G_OBJECT_TYPE_NAME (parent), "Fw"))
      {
        g_string_prepend (name, " > ");
        g_string_prepend (name, G_OBJECT_TYPE_NAME (parent));
        if (g_str_has_prefix (G_OBJECT_TYPE_NAME (parent), "Fw"))
          break;
      }
  g_string_append_printf (name, " “%.60s”", own_text (widget));
  return g_string_free (name, FALSE);
}

/* What is wrong on every page is told once. */
static void
add_fault (GPtrArray *faults, const char *where, const char *name, const char *what)
{
  g_autofree char *fault = g_strdup_printf ("%s: %s", name, what);

  for (guint i = 0; i < faults->len; i++)
    if (g_str_has_suffix (faults->pdata[i], fault))
      return;
  g_ptr_array_add (faults, g_strdup_printf ("%s: %s", where, fault));
}

static void G_GNUC_PRINTF (3, 4) tell (Pass *pass, GtkWidget *widget, const char *format, ...)
{
  g_autofree char *name = name_of (widget);
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  add_fault (pass->faults, pass->where, name, what);
}

/* What the platform draws as it likes. */
static gboolean
is_platform_part (GtkWidget *widget)
{
  static const char *const types[]
      = { "AdwTabBox", "GtkWindowControls", "GtkMagnifier", "GtkModelButton", "AdwIndicatorBin" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (G_OBJECT_TYPE_NAME (widget), types[i]))
      return TRUE;
  return FALSE;
}

static gboolean
in_sight (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0
         && gtk_widget_get_height (widget) > 0 && gtk_widget_get_opacity (widget) > 0
         && !gtk_widget_has_css_class (widget, "fw-hidden");
}

/* Later platforms' dialogs lie in their window. */
static gboolean
is_dialog (GtkWidget *widget)
{
  const GType type = g_type_from_name ("AdwDialog");

  return type != G_TYPE_INVALID && g_type_is_a (G_OBJECT_TYPE (widget), type);
}

/* What scrolls by itself, or lies over the rest. */
static gboolean
is_frame (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (is_dialog (widget))
    return TRUE;
  if (GTK_IS_NATIVE (widget) || GTK_IS_LIST_BASE (widget) || GTK_IS_COLUMN_VIEW (widget)
      || GTK_IS_TEXT_VIEW (widget))
    return TRUE;
  if (FW_IS_SPLIT (parent) && fw_split_get_collapsed (FW_SPLIT (parent)))
    return TRUE;
  return GTK_IS_VIEWPORT (parent);
}

/* Text */

static void
add_ink (Pass *pass, GtkWidget *widget, const graphene_rect_t *box, const char *text)
{
  Ink ink = { .box = *box, .widget = widget };

  if (box->size.width < 1 || box->size.height < 1)
    return;
  ink.text = g_strdup (text);
  g_array_append_val (pass->inks, ink);
}

static gboolean
to_frame (Pass *pass, GtkWidget *widget, double x, double y, graphene_point_t *point)
{
  return gtk_widget_compute_point (widget, pass->frame, &GRAPHENE_POINT_INIT ((float)x, (float)y),
                                   point);
}

static gboolean
has_tooltip (GtkWidget *widget)
{
  for (int depth = 0; widget && depth < 6; depth++, widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_has_tooltip (widget))
      return TRUE;
  return FALSE;
}

static void
check_label (Pass *pass, GtkLabel *label)
{
  GtkWidget *widget = GTK_WIDGET (label);
  PangoLayout *layout = gtk_label_get_layout (label);
  PangoRectangle ink, logical;
  graphene_point_t point;
  int x, y;

  if (*gtk_label_get_text (label) == '\0')
    return;
  pango_layout_get_pixel_extents (layout, &ink, &logical);
  gtk_label_get_layout_offsets (label, &x, &y);
  if (pango_layout_is_ellipsized (layout) && !has_tooltip (widget))
    tell (pass, widget, "ends in dots, and no tooltip says the rest");
  if (logical.width > gtk_widget_get_width (widget) + SLACK
      || logical.height > gtk_widget_get_height (widget) + SLACK)
    tell (pass, widget, "is cut: %d × %d in %d × %d", logical.width, logical.height,
          gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  /* The title of an entry's row moves out of the way of what is typed. */
  if (!gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW)
      && to_frame (pass, widget, x + ink.x, y + ink.y, &point))
    add_ink (pass, widget,
             &GRAPHENE_RECT_INIT (point.x, point.y, (float)ink.width, (float)ink.height),
             gtk_label_get_text (label));
}

/* A number in a spin button does not scroll: all of it is to be read. So is what an empty entry
 * asks for. */
static void
check_entry (Pass *pass, GtkText *text)
{
  GtkWidget *widget = GTK_WIDGET (text);
  const char *shown = gtk_editable_get_text (GTK_EDITABLE (text));
  const gboolean number
      = gtk_widget_get_ancestor (widget, GTK_TYPE_SPIN_BUTTON) != NULL && *shown != '\0';
  g_autoptr (PangoLayout) layout = NULL;
  graphene_rect_t bounds;
  int width;

  if (gtk_widget_compute_bounds (widget, pass->frame, &bounds))
    add_ink (pass, widget, &bounds, shown);
  if (*shown == '\0')
    shown = gtk_text_get_placeholder_text (text);
  else if (!number)
    return;
  if (!shown)
    return;
  layout = gtk_widget_create_pango_layout (widget, shown);
  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width > gtk_widget_get_width (widget) + SLACK && (number || !has_tooltip (widget)))
    tell (pass, widget, "shows %d px of the %d of “%s”", gtk_widget_get_width (widget), width,
          shown);
}

static void
check_chart (Pass *pass, FwChartView *view)
{
  FwScene *scene = fw_chart_view_get_scene (view);
  g_autoptr (GPtrArray) faults = scene ? fw_scene_find_faults (scene) : NULL;
  const FwMark *marks;
  guint n;

  if (!scene)
    return;
  for (guint i = 0; i < faults->len; i++)
    tell (pass, GTK_WIDGET (view), "%s: %s", fw_scene_title (scene), (char *)faults->pdata[i]);
  if (fw_scene_size (scene).width > gtk_widget_get_width (GTK_WIDGET (view)) + SLACK
      || fw_scene_size (scene).height > gtk_widget_get_height (GTK_WIDGET (view)) + SLACK)
    tell (pass, GTK_WIDGET (view), "%s: drawn for more room than there is", fw_scene_title (scene));
  marks = fw_scene_marks (scene, &n);
  for (guint i = 0; i < n; i++)
    if (marks[i].kind == FW_MARK_TEXT)
      {
        graphene_point_t point;

        if (to_frame (pass, GTK_WIDGET (view), marks[i].box.x, marks[i].box.y, &point))
          add_ink (pass, GTK_WIDGET (view),
                   &GRAPHENE_RECT_INIT (point.x, point.y, (float)marks[i].box.width,
                                        (float)marks[i].box.height),
                   marks[i].text);
      }
}

/* Texts of one chart are its own affair: fw_scene_find_faults() has looked at them. */
static void
check_inks (Pass *pass)
{
  for (guint i = 0; i < pass->inks->len; i++)
    for (guint k = i + 1; k < pass->inks->len; k++)
      {
        const Ink *a = &g_array_index (pass->inks, Ink, i);
        const Ink *b = &g_array_index (pass->inks, Ink, k);
        graphene_rect_t both;

        if (a->widget == b->widget || !graphene_rect_intersection (&a->box, &b->box, &both)
            || both.size.width < SLACK || both.size.height < SLACK)
          continue;
        tell (pass, a->widget, "“%.40s” meets “%.40s”", a->text, b->text);
      }
}

/* Sizes */

static gboolean
is_row (GtkWidget *widget)
{
  if (GTK_IS_LIST_BOX_ROW (widget))
    return gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget))
           || gtk_list_box_row_get_selectable (GTK_LIST_BOX_ROW (widget));
  return FALSE;
}

static gboolean
is_target (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_SWITCH (widget) || GTK_IS_CHECK_BUTTON (widget)
         || GTK_IS_SCALE (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_ENTRY (widget)
         || GTK_IS_SPIN_BUTTON (widget) || GTK_IS_EXPANDER (widget) || GTK_IS_LINK_BUTTON (widget)
         || (GTK_IS_SEPARATOR (widget) && gtk_widget_get_focusable (widget));
}

static void
check_target (Pass *pass, GtkWidget *widget, const graphene_rect_t *bounds)
{
  if (is_row (widget) && bounds->size.height < MIN_ROW)
    tell (pass, widget, "is a row %.0f px high", bounds->size.height);
  if (is_target (widget) && (bounds->size.width < MIN_TARGET || bounds->size.height < MIN_TARGET))
    tell (pass, widget, "is a target of %.0f × %.0f px", bounds->size.width, bounds->size.height);
}

static gboolean
leaves (const graphene_rect_t *inner, const graphene_rect_t *outer)
{
  return inner->origin.x < outer->origin.x - SLACK || inner->origin.y < outer->origin.y - SLACK
         || inner->origin.x + inner->size.width > outer->origin.x + outer->size.width + SLACK
         || inner->origin.y + inner->size.height > outer->origin.y + outer->size.height + SLACK;
}

/* Of a frame, and of each widget in it that cuts off what does not fit. */
static gboolean
check_inside (Pass *pass, GtkWidget *widget, const graphene_rect_t *bounds,
              const graphene_rect_t *room)
{
  if (!leaves (bounds, room))
    return TRUE;
  tell (pass, widget, "leaves its place: %.0f, %.0f, %.0f × %.0f in %.0f, %.0f, %.0f × %.0f",
        bounds->origin.x, bounds->origin.y, bounds->size.width, bounds->size.height, room->origin.x,
        room->origin.y, room->size.width, room->size.height);
  return FALSE;
}

static void
check_widget (Pass *pass, GtkWidget *widget, const graphene_rect_t *room)
{
  graphene_rect_t bounds, inner = *room;

  if (!in_sight (widget) || is_platform_part (widget))
    return;
  if (widget != pass->frame && is_frame (widget))
    {
      pass->n_texts += check_frame (widget, pass->where, pass->faults);
      return;
    }
  if (!gtk_widget_compute_bounds (widget, pass->frame, &bounds))
    return;
  if (!check_inside (pass, widget, &bounds, room))
    return;
  check_target (pass, widget, &bounds);
  if (widget != pass->frame && gtk_widget_get_overflow (widget) == GTK_OVERFLOW_HIDDEN)
    graphene_rect_intersection (&bounds, room, &inner);
  if (FW_IS_CHART_VIEW (widget))
    check_chart (pass, FW_CHART_VIEW (widget));
  else if (GTK_IS_LABEL (widget))
    check_label (pass, GTK_LABEL (widget));
  else if (GTK_IS_TEXT (widget))
    {
      check_entry (pass, GTK_TEXT (widget));
      return; /* its parts move inside it */
    }
  else if (GTK_IS_RANGE (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    check_widget (pass, child, &inner);
}

/* A page never scrolls sideways; only a picture with places of its own may. */
static void
check_scroller (Pass *pass)
{
  GtkWidget *parent = gtk_widget_get_parent (pass->frame);
  GtkWidget *scroller = parent ? gtk_widget_get_parent (parent) : NULL;
  GtkPolicyType sideways;

  if (!GTK_IS_VIEWPORT (parent) || !GTK_IS_SCROLLED_WINDOW (scroller))
    return;
  gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (scroller), &sideways, NULL);
  if (gtk_widget_get_width (pass->frame) > gtk_widget_get_width (parent) + SLACK
      && !gtk_widget_has_css_class (scroller, "fw-sideways"))
    tell (pass, scroller, "scrolls sideways: %d px in %d", gtk_widget_get_width (pass->frame),
          gtk_widget_get_width (parent));
}

static guint
check_frame (GtkWidget *frame, const char *where, GPtrArray *faults)
{
  Pass pass = { .frame = frame,
                .inks = g_array_new (FALSE, FALSE, sizeof (Ink)),
                .faults = faults,
                .where = where };
  graphene_rect_t room;

  g_array_set_clear_func (pass.inks, clear_ink);
  check_scroller (&pass);
  /* Rows of a list are laid out beyond what is seen of it, and the columns of a table. */
  if (GTK_IS_COLUMN_VIEW (frame) || gtk_widget_get_ancestor (frame, GTK_TYPE_COLUMN_VIEW))
    room = GRAPHENE_RECT_INIT (-1e5f, -1e5f, 2e5f, 2e5f);
  else if (GTK_IS_LIST_BASE (frame))
    room = GRAPHENE_RECT_INIT (0, -1e5f, (float)gtk_widget_get_width (frame), 2e5f);
  else if (!gtk_widget_compute_bounds (frame, frame, &room))
    room = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  if (!GTK_IS_TEXT_VIEW (frame))
    check_widget (&pass, frame, &room);
  check_inks (&pass);
  pass.n_texts += pass.inks->len;
  g_array_unref (pass.inks);
  return pass.n_texts;
}

/* The way down to what asks for so much. */
static char *
widest (GtkWidget *widget)
{
  GString *path = g_string_new (NULL);

  while (widget)
    {
      GtkWidget *next = NULL;
      int most = 0;

      for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
           child = gtk_widget_get_next_sibling (child))
        {
          int minimum = 0;

          if (gtk_widget_get_child_visible (child) && gtk_widget_should_layout (child))
            gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
          if (minimum > most)
            {
              most = minimum;
              next = child;
            }
        }
      if (next)
        g_string_append_printf (path, " > %s %d", G_OBJECT_TYPE_NAME (next), most);
      widget = next;
    }
  return g_string_free (path, FALSE);
}

guint
fw_fit_check (GtkWidget *window, const char *what, int width, GPtrArray *faults)
{
  g_autofree char *where = g_strdup_printf ("%s, %s, %d px", mode, what, width);

  if (gtk_widget_get_width (window) > width + SLACK)
    {
      g_autofree char *path = widest (window);
      g_autofree char *wide
          = g_strdup_printf ("is %d px wide: %s", gtk_widget_get_width (window), path);

      add_fault (faults, where, "the window", wide);
    }
  return check_frame (window, where, faults);
}

/* Charts drawn for the room they have: one that grows asks for it when it has been laid out. */
static gboolean
is_steady (GtkWidget *window)
{
  g_autoptr (GPtrArray) views = fw_test_find_all (window, FW_TYPE_CHART_VIEW);

  for (guint i = 0; i < views->len; i++)
    {
      GtkWidget *view = views->pdata[i];
      FwScene *scene = fw_chart_view_get_scene (FW_CHART_VIEW (view));

      if (gtk_widget_get_mapped (view)
          && (!scene || fw_scene_size (scene).height > gtk_widget_get_height (view) + 1
              || fw_scene_size (scene).width != gtk_widget_get_width (view)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
count_frame (GtkWidget *window, GdkFrameClock *clock, gpointer data)
{
  ++*(guint *)data;
  return G_SOURCE_CONTINUE;
}

static gboolean
has_frames (gpointer data)
{
  return *(guint *)data >= N_FRAMES;
}

/* Frames rather than a time: what one lays out may show or hide something that the next lays out.
 * A frame comes last: an answer that arrives after it would change a text not laid out anew yet. */
void
fw_fit_settle (GtkWidget *window)
{
  for (guint i = 0; i < MAX_ROUNDS; i++)
    {
      guint n_frames = 0;
      guint tick;

      fw_test_settle (0);
      tick = gtk_widget_add_tick_callback (window, count_frame, &n_frames, NULL);
      fw_test_wait (has_frames, &n_frames, 60, "frames");
      gtk_widget_remove_tick_callback (window, tick);
      if (is_steady (window))
        break;
    }
}

/* With the border that a window draws itself where nothing composes the screen. */
static int
width_of (GtkWidget *window)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (window, window, &bounds) ? (int)bounds.size.width : 0;
}

/* Several times: first as narrow as what is shown lets it be, then as what is shown when narrow. */
void
fw_fit_set_width (GtkWidget *window, int width)
{
  for (int i = 0; i < MAX_ROUNDS; i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (window), width, 800 + i % 2);
      fw_fit_settle (window);
      if (width_of (window) == width)
        break;
    }
}

void
fw_fit_check_widths (GtkWidget *window, const char *what, GPtrArray *faults)
{
  static const int widths[] = { 360, 800, 1280 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      fw_fit_set_width (window, widths[i]);
      g_assert_cmpuint (fw_fit_check (window, what, widths[i], faults), >, 1);
    }
}

void
fw_fit_check_none (GPtrArray *faults)
{
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *)faults->pdata[i]);
  if (faults->len > 0)
    g_test_fail ();
}

void
fw_fit_set_mode (int argc, char **argv)
{
  if (argc > 1)
    mode = argv[1];
  if (g_str_equal (mode, "double"))
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  else if (g_str_equal (mode, "mirrored"))
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  else if (g_str_equal (mode, "long"))
    pseudo_set_longer (40);
  else
    g_assert_true (g_str_equal (mode, "plain") || g_str_equal (mode, "names"));
}

const char *
fw_fit_get_mode (void)
{
  return mode;
}

static void
rename_part (FwDocument *document, FwList list, const char *id, const char *name)
{
  g_autofree char *longer
      = g_strconcat (name, " at the Hennepin-Carver Workforce Development Partnership", NULL);
  g_autoptr (FwChange) change = fw_change_new_rename (list, id, longer);

  fw_document_apply (document, change, NULL); /* "No program" refuses */
}

void
fw_fit_name_parts (FwDocument *document)
{
  FwPlan *plan = fw_document_get_plan (document);

  if (!g_str_equal (mode, "names"))
    return;
  rename_part (document, FW_LIST_NONE, NULL, fw_document_get_title (document));
  for (FwList list = 0; list < FW_N_LISTS; list++)
    {
      GListModel *parts = fw_plan_get_list (plan, list);

      for (guint i = 0; parts && i < g_list_model_get_n_items (parts); i++)
        {
          g_autoptr (FwPart) part = g_list_model_get_item (parts, i);

          rename_part (document, list, fw_part_get_id (part), fw_part_get_title (part));
        }
    }
}

void
fw_fit_expand (GtkWidget *root)
{
  g_autoptr (GPtrArray) rows = fw_test_find_all (root, ADW_TYPE_EXPANDER_ROW);

  for (guint i = 0; i < rows->len; i++)
    adw_expander_row_set_expanded (rows->pdata[i], TRUE);
}
