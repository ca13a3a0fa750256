/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one file that may call what is above the floor, each call behind a version test. */
#undef GDK_VERSION_MAX_ALLOWED
#undef ADW_VERSION_MAX_ALLOWED

#include "fw-compat.h"

#include "fw-name-parts.h"

#include <glib/gi18n-lib.h>

#define STATUS_LABEL "fw-status-label"

#if ADW_CHECK_VERSION(1, 5, 0)
/* Of a dialog in its window [px]: a window of 360 that draws its own border has less within. */
#define LEAST_DIALOG 320
#endif

/* Choosing a file */

static GListModel *
make_filters (const FwFileQuestion *question)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  if (question->type_name)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, question->type_name);
      gtk_file_filter_add_pattern (filter, question->pattern);
      g_list_store_append (filters, filter);
    }
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}

#if GTK_CHECK_VERSION(4, 10, 0)

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  GtkFileDialog *dialog = GTK_FILE_DIALOG (source);
  const FwFileQuestion *question = g_task_get_task_data (task);
  gpointer chosen;

  if (question->save)
    chosen = gtk_file_dialog_save_finish (dialog, result, &error);
  else if (question->several)
    chosen = gtk_file_dialog_open_multiple_finish (dialog, result, &error);
  else
    chosen = gtk_file_dialog_open_finish (dialog, result, &error);

  if (chosen)
    g_task_return_pointer (task, chosen, g_object_unref);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_FAILED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, NULL, NULL);
}

static void
choose_file (GtkWindow *parent, const FwFileQuestion *question, GTask *task)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = make_filters (question);

  gtk_file_dialog_set_title (dialog, question->title);
  gtk_file_dialog_set_accept_label (dialog, question->accept);
  gtk_file_dialog_set_modal (dialog, TRUE);
  gtk_file_dialog_set_filters (dialog, filters);
  if (question->save)
    {
      gtk_file_dialog_set_initial_name (dialog, question->name);
      gtk_file_dialog_save (dialog, parent, NULL, file_chosen_cb, task);
    }
  else if (question->several)
    gtk_file_dialog_open_multiple (dialog, parent, NULL, file_chosen_cb, task);
  else
    gtk_file_dialog_open (dialog, parent, NULL, file_chosen_cb, task);
}

#else

static void
file_response_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (GTask) task = data;
  const FwFileQuestion *question = g_task_get_task_data (task);
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task,
                           question->several ? (gpointer)gtk_file_chooser_get_files (chooser)
                                             : (gpointer)gtk_file_chooser_get_file (chooser),
                           g_object_unref);
  else
    g_task_return_pointer (task, NULL, NULL);
  g_object_unref (dialog);
}

static void
choose_file (GtkWindow *parent, const FwFileQuestion *question, GTask *task)
{
  const GtkFileChooserAction action
      = question->save ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN;
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (question->title, parent, action, question->accept, NULL);
  g_autoptr (GListModel) filters = make_filters (question);

  for (guint i = 0; i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), question->several);
  if (question->save && question->name)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), question->name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (file_response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

void
fw_choose_file_async (GtkWindow *parent, const FwFileQuestion *question,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (question != NULL);

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_task_data (task, g_memdup2 (question, sizeof *question), g_free);
  choose_file (parent, question, task);
}

GFile *
fw_choose_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

GListModel *
fw_choose_files_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Asking a question */

static void
answered_cb (GObject *dialog, const char *response, gpointer data)
{
  g_autoptr (GTask) task = data;

  g_task_return_pointer (task, g_strdup (response), g_free);
}

#if ADW_CHECK_VERSION(1, 5, 0)

/* A dialog measures its large heading in whatever room there is, before it takes the small one, and
 * is warned where the large one would need more. */
static void
wrap_heading (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child) && gtk_widget_has_css_class (child, "title-2"))
      g_object_set (child, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
    else
      wrap_heading (child);
}

static void
ask (GtkWindow *parent, const char *heading, const char *body, const FwResponse *responses,
     guint n_responses, GtkWidget *extra, GTask *task)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  for (guint i = 0; i < n_responses; i++)
    {
      adw_alert_dialog_add_response (dialog, responses[i].id, responses[i].label);
      adw_alert_dialog_set_response_appearance (dialog, responses[i].id,
                                                (AdwResponseAppearance)responses[i].look);
      if (responses[i].look == FW_RESPONSE_SUGGESTED)
        adw_alert_dialog_set_default_response (dialog, responses[i].id);
    }
  adw_alert_dialog_set_close_response (dialog, responses[0].id);
  adw_alert_dialog_set_extra_child (dialog, extra);
  if (extra)
    adw_dialog_set_focus (ADW_DIALOG (dialog), extra); /* it would be the default response */
  wrap_heading (adw_dialog_get_child (ADW_DIALOG (dialog)));
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), task);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (parent));
}

#else

static void
ask (GtkWindow *parent, const char *heading, const char *body, const FwResponse *responses,
     guint n_responses, GtkWidget *extra, GTask *task)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  for (guint i = 0; i < n_responses; i++)
    {
      adw_message_dialog_add_response (dialog, responses[i].id, responses[i].label);
      adw_message_dialog_set_response_appearance (dialog, responses[i].id,
                                                  (AdwResponseAppearance)responses[i].look);
      if (responses[i].look == FW_RESPONSE_SUGGESTED)
        adw_message_dialog_set_default_response (dialog, responses[i].id);
    }
  adw_message_dialog_set_close_response (dialog, responses[0].id);
  adw_message_dialog_set_extra_child (dialog, extra);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

#endif

/**
 * fw_ask_async:
 * @responses: from the least to the most likely; the first is also what closing the dialog means
 * @extra: (nullable): a widget below the text, an entry for instance
 */
void
fw_ask_async (GtkWindow *parent, const char *heading, const char *body, const FwResponse *responses,
              guint n_responses, GtkWidget *extra, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (n_responses > 0);

  G_STATIC_ASSERT ((int)FW_RESPONSE_SUGGESTED == (int)ADW_RESPONSE_SUGGESTED);
  G_STATIC_ASSERT ((int)FW_RESPONSE_DESTRUCTIVE == (int)ADW_RESPONSE_DESTRUCTIVE);
  task = g_task_new (parent, NULL, callback, user_data);
  ask (parent, heading, body, responses, n_responses, extra, task);
}

char *
fw_ask_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/* About */

#define SITE "https://github.com/fairway-planner/fairway"

static const char *const developers[] = { "The Fairway authors", NULL };

/* What is new, as the metainfo tells the store: a sentence, then points. */
static char *
release_notes (void)
{
  const char *points[] = {
    _ ("Placements with their range, the goal and its chance, and what holds the plan back"),
    _ ("From gross to net placements, step by step"),
    _ ("Incomes before and after, by group, with the Gini and its margin of error"),
    _ ("The same numbers and charts from the command line"),
    _ ("English and Spanish, the help too"),
  };
  GString *notes = g_string_new (NULL);

  g_string_append_printf (notes, "<p>%s</p><ul>",
                          _ ("The first version: eight city plans and every county, seven pages of "
                             "answers, an editor for every number."));
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    g_string_append_printf (notes, "<li>%s</li>", points[i]);
  g_string_append (notes, "</ul>");
  return g_string_free (notes, FALSE);
}

/* What somebody who looks for a fault asks first; of the person and the plan it says nothing. */
static char *
debug_info (void)
{
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);

  return g_strdup_printf ("Fairway " FW_VERSION "\n"
                          "GTK %u.%u.%u, libadwaita %u.%u.%u, GLib %u.%u.%u\n"
                          "%s\n%s, %s\n",
                          gtk_get_major_version (), gtk_get_minor_version (),
                          gtk_get_micro_version (), adw_get_major_version (),
                          adw_get_minor_version (), adw_get_micro_version (), glib_major_version,
                          glib_minor_version, glib_micro_version, system ? system : "?",
                          pango_language_to_string (gtk_get_default_language ()),
                          G_OBJECT_TYPE_NAME (gdk_display_get_default ()));
}

/* What the platform's own window leaves without a name: its scrollers, lists and the button that
 * shows the version. */
static void
name_about (GtkWidget *root)
{
  fw_name_parts (root, "GtkListBox", _ ("About Fairway"));
  fw_name_parts (root, "GtkScrolledWindow", _ ("About Fairway"));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, "app-version"))
      fw_name (child, "Fairway " FW_VERSION);
    else
      name_about (child);
}

void
fw_show_about (GtkWindow *parent)
{
  g_autofree char *notes = release_notes ();
  g_autofree char *debug = debug_info ();
  GObject *about;

#if ADW_CHECK_VERSION(1, 5, 0)
  about = G_OBJECT (adw_about_dialog_new ());
  gtk_widget_set_size_request (GTK_WIDGET (about), LEAST_DIALOG, -1);
#else
  about = G_OBJECT (adw_about_window_new ());
#endif
  g_object_set (
      about, "application-name", "Fairway", "application-icon", FW_APP_ID, "version", FW_VERSION,
      "developer-name", _ ("The Fairway authors"), "developers", developers, "license-type",
      GTK_LICENSE_GPL_3_0, "copyright", "© 2026 The Fairway authors", "comments",
      _ ("See what a training plan will keep of its promise before the money is spent.\n\n"
         "Fairway is a model, not a forecast. Its plans are illustrations built from public "
         "reports."),
      "website", SITE, "issue-url", SITE "/issues", "release-notes", notes, "release-notes-version",
      FW_VERSION, "debug-info", debug, "debug-info-filename", "fairway-debug-info.txt",
      /* Translators: your own name, to be shown among the credits. */
      "translator-credits", C_ ("credits", "translator-credits"), NULL);
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_present (ADW_DIALOG (about), GTK_WIDGET (parent));
#else
  gtk_window_set_transient_for (GTK_WINDOW (about), parent);
  gtk_window_present (GTK_WINDOW (about));
#endif
  name_about (GTK_WIDGET (about)); /* later platforms put it together when it is shown */
}

/* Preferences */

/* The scrollers and lists that pages and windows make for themselves take the keyboard. */
static void
name_lists (GtkWidget *root, const char *name)
{
  fw_name_parts (root, "GtkListBox", name);
  fw_name_parts (root, "GtkScrolledWindow", name);
  fw_name_parts (root, "GtkSearchEntry", name);
}

#if ADW_CHECK_VERSION(1, 5, 0)

/* A dialog asks for its least width, and so may what it is made of. */
static void
let_narrow (GtkWidget *root)
{
  int width, height;

  gtk_widget_get_size_request (root, &width, &height);
  if (width > LEAST_DIALOG)
    gtk_widget_set_size_request (root, LEAST_DIALOG, height);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    let_narrow (child);
}

void
fw_show_preferences (GtkWindow *parent, AdwPreferencesPage *const *pages, guint n_pages)
{
  AdwPreferencesDialog *dialog = ADW_PREFERENCES_DIALOG (adw_preferences_dialog_new ());

  adw_preferences_dialog_set_search_enabled (dialog, FALSE);
  for (guint i = 0; i < n_pages; i++)
    adw_preferences_dialog_add (dialog, pages[i]);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (parent));
  let_narrow (GTK_WIDGET (dialog));
  /* Its own scroller is made when it is shown. */
  name_lists (GTK_WIDGET (dialog), _ ("Preferences"));
  for (guint i = 0; i < n_pages; i++)
    name_lists (GTK_WIDGET (pages[i]), adw_preferences_page_get_title (pages[i]));
}

#else

void
fw_show_preferences (GtkWindow *parent, AdwPreferencesPage *const *pages, guint n_pages)
{
  GtkWidget *window = g_object_new (ADW_TYPE_PREFERENCES_WINDOW, "transient-for", parent, "modal",
                                    TRUE, "search-enabled", FALSE, "width-request", 360, NULL);

  name_lists (window, _ ("Preferences"));
  for (guint i = 0; i < n_pages; i++)
    {
      name_lists (GTK_WIDGET (pages[i]), adw_preferences_page_get_title (pages[i]));
      adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), pages[i]);
    }
  gtk_window_present (GTK_WINDOW (window));
}

#endif

/* The keyboard after a popover */

typedef struct
{
  GtkWidget *beside; /* what the popover belongs to */
  GtkWidget *widget;
} FocusDue;

static void
focus_due_free (FocusDue *due)
{
  g_object_unref (due->beside);
  g_object_unref (due->widget);
  g_free (due);
}

static gboolean
focus_due_cb (gpointer data)
{
  const FocusDue *due = data;
  GtkRoot *root = gtk_widget_get_root (due->widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  /* What closing the popover led to, such as a dialog, may have the keyboard by now. */
  if (root && gtk_widget_get_mapped (due->widget)
      && (!focus || focus == due->beside || gtk_widget_is_ancestor (focus, due->beside)
          || gtk_widget_is_ancestor (due->beside, focus)))
    gtk_widget_grab_focus (due->widget);
  return G_SOURCE_REMOVE;
}

/* Later platforms give it to what the popover belongs to, after they told of its end. */
void
fw_give_back_focus (GtkPopover *popover, GtkWidget *widget)
{
  GtkWidget *beside;
  FocusDue *due;

  g_return_if_fail (GTK_IS_POPOVER (popover));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_grab_focus (widget);
  beside = gtk_widget_get_parent (GTK_WIDGET (popover));
  if (!beside)
    return;
  due = g_new (FocusDue, 1);
  *due = (FocusDue){ g_object_ref (beside), g_object_ref (widget) };
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_due_cb, due, (GDestroyNotify)focus_due_free);
}

/* Speaking */

void
fw_announce_set_label (GtkWidget *window, GtkLabel *label)
{
  g_return_if_fail (GTK_IS_WIDGET (window));
  g_return_if_fail (GTK_IS_LABEL (label));
  g_object_set_data (G_OBJECT (window), STATUS_LABEL, label);
}

#if GTK_CHECK_VERSION(4, 14, 0)

/* Where no accessibility bus answers, GTK falls back to a context for its own tests, which lacks
 * the function that announcing calls (seen in 4.18: a crash). Nobody would hear it anyway. */
static gboolean
is_listened_to (GtkWidget *widget)
{
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (widget));

  return context && g_strcmp0 (G_OBJECT_TYPE_NAME (context), "GtkTestATContext") != 0;
}

#endif

void
fw_announce (GtkWidget *widget, const char *text, gboolean at_once)
{
  GtkRoot *root;
  GtkLabel *label;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  root = gtk_widget_get_root (widget);
  label = root ? g_object_get_data (G_OBJECT (root), STATUS_LABEL) : NULL;
  if (label)
    {
      gtk_label_set_text (label, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                      -1);
    }
#if GTK_CHECK_VERSION(4, 14, 0)
  if (is_listened_to (widget))
    gtk_accessible_announce (GTK_ACCESSIBLE (widget), text,
                             at_once ? GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH
                                     : GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
#endif
}
