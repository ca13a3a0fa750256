/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A language that is English with longer words: what German does to a layout, for every message
 * there is and without a translation of each. A program linked with pseudo.c asks it instead of
 * gettext. */

/* By how much each word grows [%]; 0, the start, leaves every message as it is. */
void pseudo_set_longer (unsigned percent);
