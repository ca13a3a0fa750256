/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

/**
 * FweFaultCode:
 *
 * What the engine can refuse. The engine has no words: the model turns a fault into a sentence, once,
 * in fw_error_from_fault().
 */
typedef enum
{
  FWE_FAULT_NONE = 0,
  FWE_FAULT_OUT_OF_RANGE,  /* a number is outside its range or not finite */
  FWE_FAULT_TOO_MANY,      /* more groups, programs, quarters ... than the engine takes */
  FWE_FAULT_BAD_INDEX,     /* a link names a program, employer or fund that is not there */
  FWE_FAULT_EMPTY,         /* nothing to compute on: no households, no draws, no values */
  FWE_FAULT_NOT_DEFINED,   /* the measure has no value on this input */
  FWE_FAULT_CONSERVATION,  /* the audit found persons made or lost */
  FWE_FAULT_STOPPED,       /* the caller's stop hook said so */
  FWE_FAULT_NO_MEMORY,
} FweFaultCode;

/**
 * FweFault:
 * @code: what is wrong
 * @input: name of the input in the plan's own words ("programs.seats"), static text
 * @index: which one, 0 based; 0 where there is only one
 * @value: the value found
 */
typedef struct
{
  FweFaultCode code;
  const char *input;
  size_t index;
  double value;
} FweFault;
