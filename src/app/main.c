/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-application.h"

#include "fw-locale.h"
#include "fw-memory.h"

int
main (int argc, char **argv)
{
  g_autoptr (FwApplication) application = NULL;

  fw_memory_share ();
  fw_locale_init ();
  g_set_application_name ("Fairway");
  g_set_prgname (FW_APP_ID);

  application = fw_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
