/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-application.h"
#include "fw-import-window.h"
#include "fw-plan-commands.h"
#include "fw-recovery.h"
#include "fw-start-page.h"
#include "fw-views-test.h"

#include <glib/gstdio.h>

static FwApplication *application;

typedef struct
{
  char *folder;
  char *path;
  FwWindow *window;
} Fixture;

static gboolean
has_plan (gpointer data)
{
  return fw_window_get_runner (FW_WINDOW (data)) && gtk_widget_get_width (GTK_WIDGET (data)) > 0;
}

static FwDocument *
get_document (FwWindow *window)
{
  return fw_runner_get_document (fw_window_get_runner (window));
}

static gboolean
is_saved (gpointer data)
{
  return !fw_document_get_saving (FW_DOCUMENT (data)) && !fw_document_get_modified (data);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (fw_document_save_finish (FW_DOCUMENT (source), result, NULL));
}

static void
set_goal (FwDocument *document, double goal)
{
  g_assert_true (fw_document_set_value (document, NULL, "goal.value", goal, NULL));
}

static double
get_goal (FwDocument *document)
{
  return fw_plan_get_value (fw_document_get_plan (document), NULL, "goal.value");
}

/* Another program, or another window, writes the file. */
static void
write_elsewhere (const char *path, double goal)
{
  g_autoptr (FwDocument) other = fw_document_new_from_builtin ("minneapolis", NULL);

  set_goal (other, goal);
  fw_document_save_async (other, path, TRUE, NULL, saved_cb, NULL);
  fw_test_wait (is_saved, other, 30, "another's save");
}

static FwWindow *
open_file (const char *path)
{
  FwWindow *window = fw_window_new (GTK_APPLICATION (application));
  g_autoptr (GFile) file = g_file_new_for_path (path);

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  gtk_window_present (GTK_WINDOW (window));
  fw_plan_open_file (window, file);
  fw_test_wait (has_plan, window, 30, "the plan");
  return window;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("fairway-keeper-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "mine.fairway", NULL);
  write_elsewhere (fixture->path, 150);
  fixture->window = open_file (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GList) windows
      = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (application)));

  for (GList *l = windows; l; l = l->next)
    {
      if (FW_IS_WINDOW (l->data))
        fw_keeper_end (fw_window_get_keeper (l->data));
      gtk_window_destroy (l->data);
    }
  fw_test_settle (50);
  fw_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static const char *
banner_text (FwWindow *window)
{
  return fw_banner_get_text (FW_BANNER (fw_test_find (GTK_WIDGET (window), FW_TYPE_BANNER)));
}

static gboolean
has_banner (gpointer data)
{
  return banner_text (FW_WINDOW (data)) != NULL;
}

static gboolean
has_no_banner (gpointer data)
{
  return banner_text (FW_WINDOW (data)) == NULL;
}

/* Every button of the banner is within it and beside the others: false until it is laid out. */
static gboolean
banner_is_neat (gpointer data)
{
  GtkWidget *window = GTK_WIDGET (data);
  GtkWidget *banner = fw_test_find (window, FW_TYPE_BANNER);
  g_autoptr (GPtrArray) buttons = fw_test_find_all (banner, GTK_TYPE_BUTTON);
  graphene_rect_t all, one, other;

  if (buttons->len == 0 || !gtk_widget_compute_bounds (banner, window, &all)
      || all.origin.x + all.size.width > (float)gtk_widget_get_width (window) + 1)
    return FALSE;
  for (guint i = 0; i < buttons->len; i++)
    {
      if (!gtk_widget_compute_bounds (buttons->pdata[i], window, &one) || one.size.width < 24
          || !graphene_rect_contains_rect (&all, &one))
        return FALSE;
      for (guint j = 0; j < i; j++)
        if (gtk_widget_compute_bounds (buttons->pdata[j], window, &other)
            && graphene_rect_intersection (&one, &other, NULL))
          return FALSE;
    }
  return TRUE;
}

/* Neat, and every button starts an action that is there. */
static void
check_banner (FwWindow *window)
{
  GtkWidget *banner = fw_test_find (GTK_WIDGET (window), FW_TYPE_BANNER);
  g_autoptr (GPtrArray) buttons = NULL;

  fw_test_wait (banner_is_neat, window, 30, "a neat banner");
  buttons = fw_test_find_all (banner, GTK_TYPE_BUTTON);
  for (guint i = 0; i < buttons->len; i++)
    g_assert_true (gtk_widget_is_sensitive (buttons->pdata[i]));
  fw_test_check_names (banner);
}

static gboolean
says_not_saved (gpointer data)
{
  const char *text = banner_text (FW_WINDOW (data));

  return text && strstr (text, "ot saved");
}

static void
act (FwWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

/* The button of a question in sight, whichever widget the platform has for questions. */
static GtkWidget *
find_answer (const char *label)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      g_autoptr (GPtrArray) buttons = fw_test_find_all (window, GTK_TYPE_BUTTON);

      for (guint j = 0; j < buttons->len; j++)
        {
          GtkWidget *at = buttons->pdata[j];

          if (g_strcmp0 (gtk_button_get_label (buttons->pdata[j]), label) != 0
              || !gtk_widget_get_mapped (buttons->pdata[j]))
            continue;
          while (at && !g_str_equal (G_OBJECT_TYPE_NAME (at), "AdwMessageDialog")
                 && !g_str_equal (G_OBJECT_TYPE_NAME (at), "AdwAlertDialog"))
            at = gtk_widget_get_parent (at);
          if (at)
            return buttons->pdata[j];
        }
    }
  return NULL;
}

static gboolean
is_asked (gpointer data)
{
  return find_answer (data) != NULL;
}

static void
answer (const char *label)
{
  fw_test_wait (is_asked, (gpointer)label, 30, label);
  g_signal_emit_by_name (find_answer (label), "clicked");
  fw_test_settle (100);
}

/* The file changed: told without being asked, and overwriting is one button. */
static void
test_overwrite (Fixture *fixture, gconstpointer data)
{
  FwDocument *document = get_document (fixture->window);

  set_goal (document, 151);
  write_elsewhere (fixture->path, 177);
  fw_test_wait (has_banner, fixture->window, 30, "the banner");
  check_banner (fixture->window);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  fw_test_settle (200);
  check_banner (fixture->window);

  act (fixture->window, "plan.save");
  fw_test_wait (says_not_saved, fixture->window, 30, "the banner to say so");
  g_assert_true (fw_document_get_modified (document));
  act (fixture->window, "file.overwrite");
  fw_test_wait (is_saved, document, 30, "the save");
  fw_test_wait (has_no_banner, fixture->window, 30, "no banner");
}

static gboolean
is_alone (gpointer data)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));

  return windows && !windows->next && windows->data != data && FW_IS_WINDOW (windows->data)
         && has_plan (windows->data);
}

static FwWindow *
get_only_window (void)
{
  return FW_WINDOW (gtk_application_get_windows (GTK_APPLICATION (application))->data);
}

/* Reloading asks while there is something to lose, and shows what is there now. */
static void
test_reload (Fixture *fixture, gconstpointer data)
{
  set_goal (get_document (fixture->window), 151);
  g_object_set (fixture->window, "page", "equity", NULL);
  write_elsewhere (fixture->path, 177);
  fw_test_wait (has_banner, fixture->window, 30, "the banner");
  act (fixture->window, "file.reload");
  answer ("_Cancel");
  g_assert_cmpfloat (get_goal (get_document (fixture->window)), ==, 151);
  act (fixture->window, "file.reload");
  answer ("_Reload");
  fw_test_wait (is_alone, fixture->window, 30, "the new window");
  fixture->window = get_only_window ();
  g_assert_cmpfloat (get_goal (get_document (fixture->window)), ==, 177);
  g_assert_false (fw_document_get_modified (get_document (fixture->window)));
  g_assert_null (banner_text (fixture->window));
}

/* Where nothing can be written the reason is told, the plan stays unsaved, and trying again is one
 * button. */
static void
test_not_saved (Fixture *fixture, gconstpointer data)
{
  FwDocument *document = get_document (fixture->window);
  g_autofree char *away = g_strconcat (fixture->folder, "-away", NULL);

  set_goal (document, 151);
  g_assert_cmpint (g_rename (fixture->folder, away), ==, 0);
  act (fixture->window, "plan.save");
  fw_test_wait (says_not_saved, fixture->window, 30, "the banner to say so");
  g_assert_nonnull (strstr (banner_text (fixture->window), "its folder is gone"));
  check_banner (fixture->window);
  g_assert_true (fw_document_get_modified (document));
  g_assert_cmpint (g_rename (away, fixture->folder), ==, 0);
  act (fixture->window, "file.retry");
  fw_test_wait (is_saved, document, 30, "the save");
  fw_test_wait (has_no_banner, fixture->window, 30, "no banner");
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  fw_test_wait (has_banner, fixture->window, 30, "the banner");
  check_banner (fixture->window);
  act (fixture->window, "file.overwrite");
  fw_test_wait (has_no_banner, fixture->window, 30, "no banner");
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static gboolean
has_copy (gpointer data)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "fairway", "recovery", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".recovery"))
      return TRUE;
  return FALSE;
}

/* A Fairway that ended without a word left changes of the file. */
static void
leave_changes (const char *path, double goal)
{
  g_autoptr (FwDocument) document = fw_document_new_open (path, NULL);
  FwRecovery *recovery = fw_recovery_new (document, NULL, NULL);

  fw_recovery_set_pace (recovery, 0, 0);
  set_goal (document, goal);
  fw_test_wait (has_copy, NULL, 30, "a copy");
  fw_test_settle (100);
  g_object_run_dispose (G_OBJECT (recovery));
  g_object_unref (recovery);
}

static guint
n_offered (void)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fw_application_get_rescue (application)));
}

static guint
n_left (void)
{
  g_autoptr (GPtrArray) copies = fw_recovery_list (NULL);

  return copies->len;
}

/* Offered in the window of the file, recovered in its place, gone when it is saved. */
static void
test_recover (Fixture *fixture, gconstpointer data)
{
  FwDocument *document;

  leave_changes (fixture->path, 199);
  fw_rescue_look (fw_application_get_rescue (application));
  fw_test_wait (has_banner, fixture->window, 30, "the offer");
  check_banner (fixture->window);
  act (fixture->window, "rescue.recover");
  fw_test_wait (is_alone, fixture->window, 30, "the recovered plan");
  fixture->window = get_only_window ();
  document = get_document (fixture->window);
  g_assert_cmpfloat (get_goal (document), ==, 199);
  g_assert_true (fw_document_get_modified (document));
  g_assert_cmpstr (fw_document_get_path (document), ==, fixture->path);
  g_assert_null (banner_text (fixture->window));
  g_assert_cmpuint (n_offered (), ==, 0);
  g_assert_cmpuint (n_left (), ==, 0); /* it is this window's */
  act (fixture->window, "plan.save");
  fw_test_wait (is_saved, document, 30, "the save");
  g_assert_cmpuint (n_left (), ==, 0);
}

/* The start page offers too; later is later, and discarding is for good. */
static void
test_start_page (Fixture *fixture, gconstpointer data)
{
  FwRescue *rescue = fw_application_get_rescue (application);
  FwWindow *window = fw_window_new (GTK_APPLICATION (application));
  g_autoptr (GPtrArray) copies = NULL;
  GtkWidget *start;

  gtk_window_present (GTK_WINDOW (window));
  start = fw_test_find (GTK_WIDGET (window), FW_TYPE_START_PAGE);
  g_assert_null (fw_test_find_label (start, "Minneapolis 2027"));
  leave_changes (fixture->path, 199);
  fw_rescue_look (rescue);
  fw_test_wait (has_banner, fixture->window, 30, "the offer");
  g_assert_nonnull (fw_test_find_label (start, "Recover"));
  fw_test_check_names (start);
  act (fixture->window, "rescue.later");
  g_assert_null (fw_test_find_label (start, "Recover"));
  g_assert_null (banner_text (fixture->window));
  g_assert_cmpuint (n_left (), ==, 1);

  fw_rescue_look (rescue);
  fw_test_wait (has_banner, fixture->window, 30, "the offer again");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "rescue.discard-nth", "u", 0));
  answer ("_Discard");
  g_assert_cmpuint (n_offered (), ==, 0);
  g_assert_cmpuint (n_left (), ==, 0);
}

static void
count_cb (gpointer data, GObject *where)
{
  *(gboolean *)data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *)data;
}

/* Closing asks; Cancel keeps the window, Discard leaves nothing to recover. */
static void
test_close (Fixture *fixture, gconstpointer data)
{
  gboolean gone = FALSE;

  set_goal (get_document (fixture->window), 151);
  g_object_weak_ref (G_OBJECT (fixture->window), count_cb, &gone);
  gtk_window_close (GTK_WINDOW (fixture->window));
  answer ("_Cancel");
  g_assert_false (gone);
  gtk_window_close (GTK_WINDOW (fixture->window));
  answer ("_Discard");
  fw_test_wait (is_true, &gone, 30, "the window to go");
  g_assert_cmpuint (n_left (), ==, 0);
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  g_assert_not_reached ();
}

static gboolean
drop (FwWindow *window, const char *first, const char *second)
{
  g_autoptr (GFile) one = g_file_new_for_path (first);
  g_autoptr (GFile) two = second ? g_file_new_for_path (second) : NULL;
  GFile *files[] = { one, two };
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (files, second ? 2 : 1));
  g_signal_emit_by_name (find_drop_target (GTK_WIDGET (window)), "drop", &value, 9.0, 9.0, &taken);
  return taken;
}

static guint
n_of_type (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      n += G_TYPE_CHECK_INSTANCE_TYPE (window, type) ? 1 : 0;
    }
  return n;
}

static gboolean
has_windows (gpointer data)
{
  return n_of_type (FW_TYPE_WINDOW) == GPOINTER_TO_UINT (data);
}

/* A plan dropped on the start page opens there, on a plan in a window of its own; a table is
 * imported into a plan, and on the start page the person is told to open one first. */
static void
test_drop (Fixture *fixture, gconstpointer data)
{
  FwWindow *start = fw_window_new (GTK_APPLICATION (application));
  g_autofree char *table = g_build_filename (fixture->folder, "records.csv", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.fairway", NULL);

  write_elsewhere (other, 88);
  g_assert_true (g_file_set_contents (table, "group,placed\nBlack,12\nWhite,30\n", -1, NULL));
  gtk_window_present (GTK_WINDOW (start));
  fw_test_settle (100);
  g_assert_true (drop (start, table, NULL));
  fw_test_settle (100);
  g_assert_cmpuint (n_of_type (FW_TYPE_IMPORT_WINDOW), ==, 0);
  g_assert_nonnull (fw_test_find_label (GTK_WIDGET (start), "Open a plan or make a new one first"));

  g_assert_true (drop (start, other, NULL));
  fw_test_wait (has_plan, start, 30, "the plan");
  g_assert_cmpfloat (get_goal (get_document (start)), ==, 88);

  g_assert_true (drop (fixture->window, other, table));
  fw_test_wait (has_windows, GUINT_TO_POINTER (3), 30, "a window of its own");
  g_assert_cmpfloat (get_goal (get_document (fixture->window)), ==, 150);
  g_assert_cmpuint (n_of_type (FW_TYPE_IMPORT_WINDOW), ==, 1);
}

/* The session is asked to wait while there are unsaved changes: a manager that counts. */

static const char manager_xml[]
    = "<node><interface name='org.gnome.SessionManager'>"
      "<method name='Inhibit'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
      "<arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='u' "
      "direction='out'/></method>"
      "<method name='Uninhibit'><arg type='u' direction='in'/></method>"
      "</interface></node>";

static struct
{
  GMainContext *context; /* of its own: the program waits for its answers */
  GMainLoop *loop;
  GThread *thread;
  gint ready;
  gint n_inhibited;
  gint flags;
} manager;

static void
method_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
           const char *method, GVariant *parameters, GDBusMethodInvocation *invocation,
           gpointer data)
{
  guint32 flags;

  if (g_str_equal (method, "Inhibit"))
    {
      g_variant_get (parameters, "(&su&su)", NULL, NULL, NULL, &flags);
      g_atomic_int_set (&manager.flags, (gint)flags);
      g_atomic_int_inc (&manager.n_inhibited);
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", 7));
    }
  else
    {
      g_atomic_int_add (&manager.n_inhibited, -1);
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
}

static void
named_cb (GDBusConnection *connection, const char *name, gpointer data)
{
  g_atomic_int_set (&manager.ready, 1);
}

static gpointer
manage (gpointer data)
{
  static const GDBusInterfaceVTable table = { .method_call = method_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (manager_xml, NULL);
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GDBusConnection) connection = NULL;
  guint id, name;

  g_main_context_push_thread_default (manager.context);
  connection = g_dbus_connection_new_for_address_sync (
      address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, NULL);
  g_assert_nonnull (connection);
  id = g_dbus_connection_register_object (connection, "/org/gnome/SessionManager",
                                          node->interfaces[0], &table, NULL, NULL, NULL);
  name = g_bus_own_name_on_connection (connection, "org.gnome.SessionManager",
                                       G_BUS_NAME_OWNER_FLAGS_NONE, named_cb, NULL, NULL, NULL);
  g_main_loop_run (manager.loop);
  g_bus_unown_name (name);
  g_dbus_connection_unregister_object (connection, id);
  g_main_context_pop_thread_default (manager.context);
  return NULL;
}

static void
start_manager (void)
{
  manager.context = g_main_context_new ();
  manager.loop = g_main_loop_new (manager.context, FALSE);
  manager.thread = g_thread_new ("manager", manage, NULL);
  while (!g_atomic_int_get (&manager.ready))
    g_usleep (1000);
}

static void
stop_manager (void)
{
  g_main_loop_quit (manager.loop);
  g_thread_join (manager.thread);
  g_main_loop_unref (manager.loop);
  g_main_context_unref (manager.context);
}

static gboolean
is_inhibited (gpointer data)
{
  return g_atomic_int_get (&manager.n_inhibited) == GPOINTER_TO_INT (data);
}

static void
test_inhibit (Fixture *fixture, gconstpointer data)
{
  FwDocument *document = get_document (fixture->window);

  g_assert_true (is_inhibited (GINT_TO_POINTER (0)));
  set_goal (document, 151);
  fw_test_wait (is_inhibited, GINT_TO_POINTER (1), 30, "the session to be asked to wait");
  g_assert_cmpint (manager.flags, ==, GTK_APPLICATION_INHIBIT_LOGOUT);
  set_goal (document, 152);
  fw_test_settle (100);
  g_assert_true (is_inhibited (GINT_TO_POINTER (1)));
  act (fixture->window, "plan.save");
  fw_test_wait (is_inhibited, GINT_TO_POINTER (0), 30, "the session to be let go");
  set_goal (document, 153);
  fw_test_wait (is_inhibited, GINT_TO_POINTER (1), 30, "the session to be asked again");
  fw_keeper_end (fw_window_get_keeper (fixture->window));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fw_test_wait (is_inhibited, GINT_TO_POINTER (0), 30, "the session to be let go");
}

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  start_manager ();
  application = fw_test_application ();
#define ADD(name, function)                                                                        \
  g_test_add ("/views/keeper/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("overwrite", test_overwrite);
  ADD ("reload", test_reload);
  ADD ("not-saved", test_not_saved);
  ADD ("gone", test_gone);
  ADD ("recover", test_recover);
  ADD ("start-page", test_start_page);
  ADD ("close", test_close);
  ADD ("drop", test_drop);
  ADD ("inhibit", test_inhibit);
  status = g_test_run ();
  g_object_unref (application);
  stop_manager ();
  return status;
}
