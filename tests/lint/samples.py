# SPDX-FileCopyrightText: 2026 The Fairway authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A bad sample for each way to break each rule, and good ones that must pass: {rule: [files]}.
A rule that misses its bad sample is broken, whatever it says of the tree."""

SPDX = ('/* SPDX-FileCopyrightText: 2026 The Fairway authors\n'
        ' * SPDX-License-Identifier: GPL-3.0-or-later */\n')
LONG = 'static void\nlong_one (void)\n{\n' + '  call ();\n' * 79 + '}\n'
CLASS = 'static void\nfw_a_class_init (FwAClass *klass)\n{\n' + '  call ();\n' * 119 + '}\n'

BAD = {
    'upward-include': [
        {'src/engine/fwe-a.c': '#include "fw-plan.h"\n', 'src/model/fw-plan.h': ''},
        {'src/charts/fw-a.c': '#include "fw-http.h"\n', 'src/sources/fw-http.h': ''},
        {'src/cli/main.c': '#  include "fw-window.h"\n', 'src/views/fw-window.h': ''},
        {'src/charts/fw-a.c': '#include "../model/fw-plan.h"\n', 'src/model/fw-plan.h': ''},
    ],
    'outside-library': [
        {'src/engine/fwe-a.c': '#include <glib.h>\n'},
        {'src/charts/fw-a.c': '#include <gtk/gtk.h>\n'},
        {'src/model/fw-a.h': '#include <cairo.h>\n'},
        {'src/cli/main.c': '#include <adwaita.h>\n'},
        {'src/views/fw-a.c': '#include <libsecret/secret.h>\n'},
        {'src/app/fw-a.c': '#include <libsecret/secret.h>\n'},
    ],
    'one-caller': [
        {'src/sources/fw-a.c': '#include <libsoup/soup.h>\n'},
        {'src/sources/fw-http.h': '#include <libsoup/soup.h>\n'},
        {'src/app/main.c': '#include <libsecret/secret.h>\n'},
    ],
    'include-circle': [
        {'src/model/fw-a.h': '#include "fw-b.h"\n', 'src/model/fw-b.h': '#include "fw-a.h"\n'},
        {'src/model/fw-a.h': '#include "fw-b.h"\n', 'src/model/fw-b.h': '#include "fw-c.h"\n',
         'src/model/fw-c.h': '#include "fw-a.h"\n'},
    ],
    'header-name': [
        {'src/model/fw-a.h': '#pragma once\n', 'src/charts/fw-a.h': '#pragma once\n'},
        {'src/model/fw-a.h': ''},
        {'src/model/fw-a.c': '#include <glib.h>\n#include "fw-a.h"\n',
         'src/model/fw-a.h': '#pragma once\n'},
    ],
    'engine-plain': [
        {'src/engine/fwe-a.c': '#include <stdio.h>\n'},
        {'src/engine/fwe-a.c': '#include <time.h>\n'},
        {'src/engine/fwe-a.c': 'static int counter = 0;\n'},
        {'src/engine/fwe-a.c': 'static double cache[16];\n'},
        {'src/engine/fwe-a.c': 'static double\nf (double x)\n{\n  return exp (x);\n}\n'},
        {'src/engine/fwe-a.c': 'static double\nf (double x)\n{\n  return pow (x, 2);\n}\n'},
    ],
    'engine-documented': [
        {'src/engine/fwe-a.c': 'double\nfwe_a (double x)\n{\n  return x;\n}\n'},
    ],
    'prefix': [
        {'src/engine/fwe-a.c': 'double\nfw_a (double x)\n{\n  return x;\n}\n'},
        {'src/model/fw-a.c': 'double\nplan_a (double x)\n{\n  return x;\n}\n'},
        {'src/engine/fwe-a.h': 'typedef struct\n{\n  int n;\n} Plan;\n'},
        {'src/model/fw-a.h': 'typedef struct _Plan Plan;\n'},
        {'src/model/fw-a.h': '#define MOST 3\n'},
    ],
    'sizes': [
        {'src/model/fw-a.c': '\n' * 901},
        {'src/model/fw-a.c': LONG},
        {'src/model/fw-a.c': CLASS},
        {'tests/model/test-a.c': LONG},
    ],
    'parameters': [
        {'src/model/fw-a.c': 'void\nfw_a (int a, int b, int c, int d, int e, int f, int g, int h,'
                             '\n      int i)\n{\n}\n'},
    ],
    'number-format': [
        {'src/charts/fw-a.c': 'g_strdup_printf ("%d seats", n);\n'},
        {'src/views/fw-a.c': 'g_strdup_printf (_ ("%.1f %%"), x);\n'},
        {'src/cli/fw-a.c': 'g_print ("%zu rows", n);\n'},
        {'src/model/fw-a.c': 'g_string_append_printf (s, "%\'5.2lf", x);\n'},
        {'src/model/fw-a.c': 'g_string_append_printf (s, "%" G_GINT64_FORMAT, x);\n'},
        {'src/model/fw-a.c': 'g_ascii_dtostr (buffer, sizeof buffer, x);\n'},
    ],
    'colour': [
        {'src/charts/fw-a.c': 'static const char *ink = "#3672bb";\n'},
        {'src/views/fw-a.c': 'const char *css = "a { color: rgb(1, 2, 3); }";\n'},
        {'src/charts/fw-a.c': 'cairo_set_source_rgb (cr, 0.5, 0, 0);\n'},
        {'src/views/fw-a.c': 'static const GdkRGBA red = { 1, 0, 0, 1 };\n'},
        {'src/charts/fw-a.c': 'paint (cr, 0x3672bb);\n'},
        {'ui/style.css': '.tile { background: #ffffff; }\n'},
    ],
    'licence': [
        {'src/model/fw-a.c': '#include "fw-a.h"\n'},
        {'build-aux/run.sh': '#!/bin/bash\n# SPDX-FileCopyrightText: 2026 The Fairway authors\n'},
        {'ui/fw-a.ui': '<interface/>\n'},
    ],
    'version-test': [
        {'src/views/fw-a.c': '#if GTK_CHECK_VERSION (4, 10, 0)\n#endif\n'},
        {'src/charts/fw-a.c': '#if ADW_MINOR_VERSION > 2\n#endif\n'},
        {'src/app/main.c': 'if (gtk_get_minor_version () > 8)\n'},
    ],
    'unfinished': [
        {'src/model/fw-a.c': '/* TODO: the rest */\n'},
        {'src/model/fw-a.c': '#if 0\n#endif\n'},
        {'src/model/fw-a.c': '/* fw_plan_check (plan, error); */\n'},
        {'src/model/fw-a.c': '// const int n = 3;\n'},
        {'src/model/fw-a.c': '/*\n * if (n > 3)\n *   return FALSE;\n */\n'},
    ],
    'machine-path': [
        {'tests/model/test-a.c': 'open ("/home/ann/data.csv");\n'},
        {'src/model/fw-a.c': 'open ("../shared/data.csv");\n'},
        {'build-aux/run.sh': 'cp /home/someone/x y\n'},
    ],
    'never-widget': [
        {'src/views/fw-a.c': 'gtk_widget_show (self);\n'},
        {'src/views/fw-a.c': 'gtk_widget_get_allocated_width (self);\n'},
        {'src/views/fw-a.c': 'gtk_tree_view_new ();\n'},
        {'src/views/fw-a.c': 'GtkFileDialog *dialog;\n'},
        {'ui/fw-a.ui': '<object class="AdwBanner"/>\n'},
        {'ui/fw-a.ui': '<object class="GtkComboBoxText"/>\n'},
    ],
    'ui-has-class': [
        {'ui/fw-lost.ui': '<interface/>\n', 'src/views/fw-found.c': ''},
    ],
    'ui-translatable': [
        {'ui/fw-a.ui': '<property name="label">Open a plan</property>\n'},
        {'ui/fw-a.ui': '<property name="tooltip-text" context="x">Undo</property>\n'},
    ],
    'spelling': [
        {'src/model/fw-a.c': 'x = _ ("Pledges "\n       "honoured: %s (in part)");\n'},
        {'src/views/fw-a.c': 'ngettext ("%s centre", "%s centres", n)\n'},
        {'ui/fw-a.ui': '<property name="title" translatable="yes">In per cent</property>\n'},
        {'data/help/C/a.page': '<p>\n  Randomised trials.\n</p>\n'},
        {'data/plans/a.fairway': '{ "title": "Neighbourhood group" }\n'},
        {'README.md': 'A real organisation.\n'},
    ],
    'gobject-habit': [
        {'src/views/fw-a.c': 'g_signal_connect (button, "clicked", G_CALLBACK (a_cb), self);\n'},
        {'src/model/fw-a.c': 'g_error ("no plan");\n'},
    ],
    'meson-sorted': [
        {'src/model/meson.build': "s = files(\n  'b.c',\n  'a.c',\n)\n"},
        {'src/model/meson.build': "s = files(\n  'a.c', 'b.c',\n)\n"},
    ],
    'spacing': [
        {'ui/fw-a.ui': '<property name="spacing">10</property>\n'},
        {'ui/fw-a.ui': '<property name="margin-top">5</property>\n'},
        {'ui/fw-a.ui': '<property name="column-spacing">9</property>\n'},
        {'ui/style.css': '.a { padding: 12px 7px; }\n'},
        {'ui/style.css': '.a { border-radius: 8px; }\n'},
        {'src/views/fw-a.c': 'gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);\n'},
        {'src/views/fw-a.c': 'gtk_widget_set_margin_start (GTK_WIDGET (a), 5);\n'},
        {'src/views/fw-a.c': 'g_object_new (GTK_TYPE_BOX, "spacing",\n 10, NULL);\n'},
        {'src/app/fw-a.c': 'gtk_grid_set_row_spacing (grid, 4);\n'},
    ],
    'type-size': [
        {'ui/other.css': '.a { font-size: 1.2em; }\n'},
        {'src/views/fw-a.c': 'pango_attr_scale_new (1.2);\n'},
        {'src/views/fw-a.c': '"<span weight=\'bold\' size=\'large\'>%s</span>"\n'},
        {'ui/fw-a.ui': '<attribute name="font-size" value="12"/>\n'},
    ],
    'named-colour': [{'ui/style.css': '.a { background: alpha(white, 0.5); }\n'}],
    'visual-language': [
        {'ui/visual-language.md': '| `fw-a` | 1.2 |', 'ui/style.css': '.fw-a { font-size: 1.3em; }\n'},
        {'ui/visual-language.md': '', 'src/charts/fw-frame.c': '[FW_CLASS_SMALL] = { 12, 14 },\n'},
        {'ui/visual-language.md': '| role | light |\n| --- | --- |\n| text | `#000000` |\n',
         'src/charts/fw-theme.c': '.name = "light",\n.colours = {\n[FW_ROLE_TEXT] = 0x111111,\n    }'},
    ],
}

GOOD = {
    'upward-include': [
        {'src/model/fw-a.c': '#include "fwe-plan.h"\n', 'src/engine/fwe-plan.h': ''},
        {'src/app/main.c': '/* #include "x" */\n#include "fw-window.h"\n',
         'src/views/fw-window.h': ''},
    ],
    'outside-library': [
        {'src/charts/fw-a.c': '#include <pango/pangocairo.h>\n#include <glib.h>\n'},
    ],
    'one-caller': [
        {'src/sources/fw-http-send.c': '#include <libsoup/soup.h>\n'},
        {'src/sources/fw-keyring.c': '#include <libsecret/secret.h>\n'},
    ],
    'header-name': [
        {'src/charts/fw-a.c': '#include "fw-a-builder.h"\n', 'src/charts/fw-a.h': '#pragma once\n'},
    ],
    'include-circle': [
        {'src/model/fw-a.h': '#include "fw-b.h"\n#include "fw-c.h"\n',
         'src/model/fw-b.h': '#include "fw-c.h"\n', 'src/model/fw-c.h': ''},
    ],
    'engine-plain': [
        {'src/engine/fwe-a.c': '#include <math.h>\nstatic const double table[2] = { 1, 2 };\n'
                               'static double helper (double x);\n'
                               'static double\nf (double x)\n{\n  double y = fwe_exp (x);\n'
                               '  return sqrt (y) + floor (y);\n}\n'},
        {'src/engine/fwe-a.h': 'typedef struct\n{\n  double x;\n} FweA;\n'
                               'typedef struct _FweB FweB;\ndouble fwe_log (double x);\n'},
    ],
    'engine-documented': [
        {'src/engine/fwe-a.c': '/**\n * fwe_a:\n * @x: [1]\n */\ndouble\nfwe_a (double x)\n{\n'
                               '  return x;\n}\n'},
    ],
    'prefix': [
        {'src/model/fw-a.c': 'static double\nhelper (double x)\n{\n  return x;\n}\n'
                             '\nint\nmain (void)\n{\n}\n'},
        {'src/model/fw-a.h': 'typedef enum\n{\n  FW_A_ONE,\n} FwA;\n#define FW_TYPE_B (fw_b ())\n'},
    ],
    'sizes': [
        {'src/model/fw-a.c': LONG.replace('  call ();\n', '', 1)},
        {'src/model/fw-a.c': '\n' * 900},
    ],
    'number-format': [
        {'src/charts/fw-a.c': '/* "%d" */\ng_strdup_printf ("%s of %s, 100 %% done", a, b);\n'},
        {'src/model/fw-unit.c': 'g_strdup_printf ("%.*f", n, x);\n'},
        {'src/charts/fw-a.c': 'g_date_time_format (date, "%-d %b %Y");\n'},
    ],
    'colour': [
        {'src/charts/fw-theme.c': '"#3672bb"\n'},
        {'src/charts/fw-a.c': 'cairo_set_source_rgb (cr, ink.red, ink.green, ink.blue);\n'},
        {'ui/style.css': '.tile { background: @card_bg_color; }\n#id { margin: 0; }\n'},
    ],
    'licence': [{'src/model/fw-a.c': SPDX}],
    'version-test': [{'src/views/fw-compat.c': '#if ADW_CHECK_VERSION (1, 4, 0)\n#endif\n'}],
    'unfinished': [
        {'src/model/fw-a.c': '/* Kept as a template "plan.XXXXXX"; see fw_plan_check(). */\n'},
        {'src/model/fw-a.c': '/* The first row (the header) says which. */\n'},
    ],
    'machine-path': [
        {'src/model/fw-a.c': '"https://example.org/home/x"\n"/proc/self/fd"\n'},
    ],
    'never-widget': [
        {'src/views/fw-compat.c': 'GtkFileDialog *dialog;\n'},
        {'src/views/fw-a.c': '/* not gtk_widget_show() */\ngtk_widget_set_visible (self, TRUE);\n'},
    ],
    'ui-has-class': [{'ui/fw-a.ui': '<interface/>\n', 'src/views/fw-a.c': ''}],
    'ui-translatable': [
        {'ui/fw-a.ui': '<property name="label" translatable="yes">Open</property>\n'
                       '<property name="icon-name">open-menu-symbolic</property>\n'
                       '<property name="label">Fairway</property>\n'},
    ],
    'spelling': [
        {'src/model/fw-a.c': '/* honoured */\nget (x, "honoured", _ ("Pledges honored: otherwise"));\n'},
        {'data/plans/a.fairway': '{ "honoured": 1, "kind": "neighbourhood" }\n'},
        {'README.md': 'The key `organisation` advises and promises a programmer.\n'},
    ],
    'gobject-habit': [
        {'src/views/fw-a.c': 'g_signal_connect_object (b, "clicked", G_CALLBACK (a_cb), self, 0);\n'},
    ],
    'meson-sorted': [{'src/model/meson.build': "s = files(\n  'a.c',\n  'b.c',\n)\n"}],
    'spacing': [
        {'ui/fw-a.ui': '<property name="spacing">12</property>\n'},
        {'ui/style.css': '.a { padding: 9px 12px; min-width: 348px; border-radius: 12px; }\n'},
        {'src/views/fw-a.c': 'gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);\n'},
    ],
    'type-size': [{'ui/style.css': '.a { font-size: 1.2em; }\n'}],
    'named-colour': [{'ui/style.css': '.white { color: @accent_color; /* red */ }\n'}],
    'visual-language': [
        {'ui/visual-language.md': '| role | light |\n| --- | --- |\n| text | `#111111` |\n'
         '| class | size, em |\n| --- | --- |\n'
         '| chart | margin | title | subtitle | label | tick | source |\n'
         '| --- | --- | --- | --- | --- | --- | --- |\n',
         'src/charts/fw-theme.c': '.name = "light",\n.colours = {\n[FW_ROLE_TEXT] = 0x111111,\n    }'},
    ],
}
