/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib-unix.h>
#include <stdio.h>

#include "fixture-server.h"

/* usage: fairway-fixture-server [PORT]
 *
 * Answers in the place of all services on loopback until it is ended, with invented numbers. Prints
 * its address: “fairway-cli fetch ... --server ADDRESS” asks it. */

static gboolean
stop_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_CONTINUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (FixtureServer) server = NULL;
  guint64 port = 0;

  if (argc > 2 || (argc == 2 && !g_ascii_string_to_unsigned (argv[1], 10, 0, 65535, &port, NULL)))
    {
      fputs ("usage: fairway-fixture-server [PORT]\n", stderr);
      return 2;
    }

  server = fixture_server_new (&fixture_options, (guint)port);
  printf ("%s\n", fixture_server_get_address (server));
  fputs ("All numbers this server gives are invented.\n", stderr);
  fflush (stdout);
  g_unix_signal_add (SIGINT, stop_cb, loop);
  g_unix_signal_add (SIGTERM, stop_cb, loop);
  g_main_loop_run (loop);

  return 0;
}
