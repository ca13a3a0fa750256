/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Works backwards: where one number has to stand for a function of it to reach a level. */

/* Most places looked at; a range of a million steps needs about 60. */
#define FWE_SEEK_PLACES 256

/* The function at a place; FALSE when it is to end. */
typedef bool (*FweSeekFunction) (double at, double *value, void *user_data);

/**
 * FweSeekRange:
 * @lo, @hi: bounds of the number
 * @step: how finely it is looked at, over 0: places are a whole number of steps from @start, and
 * the bounds
 * @start: where it stands now, between them
 */
typedef struct
{
  double lo, hi, step, start;
} FweSeekRange;

typedef struct
{
  double at, value;
} FweSeekPlace;

/**
 * FweSeek:
 * @reached: somewhere in the range
 * @holds: the level is reached where the number stands now
 * @at: the place nearest to the start that reaches it, upwards before downwards; when the start
 *   does, the last on the way to the bound that does not, down before up (the start when both do);
 *   not reached: the place of the largest value but for the slack, of those the nearest to the
 * start
 * @value: there
 * @monotone: what was seen on the way never fell back by more than the slack
 * @places: all that was looked at, in order of @at
 */
typedef struct
{
  bool reached, holds, monotone;
  double at, value;
  size_t n_places;
  FweSeekPlace places[FWE_SEEK_PLACES];
} FweSeek;

/* want: the level, reached at it or above. slack: what is no fall, the noise of a value. FALSE when
 * the function said so; out then holds the places seen. */
bool fwe_seek (const FweSeekRange *range, double want, double slack, FweSeekFunction function,
               void *user_data, FweSeek *out);
