/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib-unix.h>
#include <stdio.h>

#include "fixture-server.h"

/* usage: fairway-fixture-server [--odd] [PORT]
 *
 * Answers in the place of all services on loopback until it is ended, with invented numbers. Prints
 * its address: “fairway-cli fetch ... --server ADDRESS” asks it. With --odd much is missing, as it
 * can be: an earlier vintage, withheld races and wages, caps, a metro area BLS does not know, a
 * quota that ends. */

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
  FixtureOptions options = fixture_options;
  const gboolean odd = argc > 1 && g_str_equal (argv[1], "--odd");
  const int at = odd ? 2 : 1;
  guint64 port = 0;

  if (argc > at + 1
      || (argc > at && !g_ascii_string_to_unsigned (argv[at], 10, 0, G_MAXUINT16, &port, NULL)))
    {
      fputs ("usage: fairway-fixture-server [--odd] [PORT]\n", stderr);
      return 2;
    }

  if (odd)
    {
      options.newest_acs = 2023;
      options.suppressed_races = "CE";
      options.unreleased = "151232";
      options.capped = TRUE;
      options.unknown_metro = TRUE;
      options.bls_quota = 3;
    }
  server = fixture_server_new (&options, (guint)port);
  printf ("%s\n", fixture_server_get_address (server));
  fputs ("All numbers this server gives are invented.\n", stderr);
  fflush (stdout);
  g_unix_signal_add (SIGINT, stop_cb, loop);
  g_unix_signal_add (SIGTERM, stop_cb, loop);
  g_main_loop_run (loop);

  return 0;
}
