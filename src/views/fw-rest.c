/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-rest.h"

#include <gtk/gtk.h>

#include "fw-memory.h"

#ifdef GDK_WINDOWING_X11
#include <cairo-xlib.h>
#include <gdk/x11/gdkx.h>

#define SMALL 16 /* pixels each way */

/* cairo sends pictures to an X server through memory shared with it, as much as the largest frame
 * took, and keeps that for the next frame. It looks whether all of that is free whenever a picture
 * goes that the server has not been sent. */
static void
give_back_pictures (Display *display)
{
  const int screen = DefaultScreen (display);
  cairo_surface_t *root = cairo_xlib_surface_create (display, RootWindow (display, screen),
                                                     DefaultVisual (display, screen), SMALL, SMALL);

  cairo_surface_destroy (
      cairo_surface_create_similar_image (root, CAIRO_FORMAT_RGB24, SMALL, SMALL));
  cairo_surface_destroy (root);
}
#endif

static void
rest (void)
{
#ifdef GDK_WINDOWING_X11
  GdkDisplay *display = gdk_display_get_default ();

  if (GDK_IS_X11_DISPLAY (display))
    give_back_pictures (gdk_x11_display_get_xdisplay (display));
#endif
}

void
fw_rest_watch (void)
{
  fw_memory_set_rest (rest);
}
