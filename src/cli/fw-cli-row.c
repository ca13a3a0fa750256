/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli-row.h"

#include <math.h>

#include "fw-csv.h"

typedef struct
{
  const char *name;
  const char *text;
  double number;
  gboolean is_text;
} Field;

struct FwCliRow
{
  GArray *fields;
};

FwCliRow *
fw_cli_row_new (void)
{
  FwCliRow *self = g_new0 (FwCliRow, 1);

  self->fields = g_array_new (FALSE, FALSE, sizeof (Field));

  return self;
}

void
fw_cli_row_free (FwCliRow *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->fields);
  g_free (self);
}

void
fw_cli_row_text (FwCliRow *self, const char *name, const char *text)
{
  const Field field = { .name = name, .text = text, .is_text = TRUE };

  g_return_if_fail (self != NULL && name != NULL);

  g_array_append_val (self->fields, field);
}

void
fw_cli_row_number (FwCliRow *self, const char *name, double value)
{
  const Field field = { .name = name, .number = value };

  g_return_if_fail (self != NULL && name != NULL);

  g_array_append_val (self->fields, field);
}

void
fw_cli_row_measures (FwCliRow *self, const FweIndices *indices)
{
  g_return_if_fail (self != NULL && indices != NULL);

  fw_cli_row_number (self, "theil_t", indices->theil_t);
  fw_cli_row_number (self, "theil_l", indices->theil_l);
  fw_cli_row_number (self, "atkinson_05", indices->atkinson_05);
  fw_cli_row_number (self, "atkinson_1", indices->atkinson_1);
  fw_cli_row_number (self, "palma", indices->palma);
  fw_cli_row_number (self, "p90_p10", indices->p90_p10);
  fw_cli_row_number (self, "s80_s20", indices->s80_s20);
}

JsonObject *
fw_cli_row_to_json (FwCliRow *self)
{
  JsonObject *object = json_object_new ();

  g_return_val_if_fail (self != NULL, object);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = &g_array_index (self->fields, Field, i);

      if (field->is_text && field->text != NULL)
        json_object_set_string_member (object, field->name, field->text);
      else if (!field->is_text && isfinite (field->number))
        json_object_set_double_member (object, field->name, field->number);
      else
        json_object_set_null_member (object, field->name);
    }

  return object;
}

void
fw_cli_row_append_names (FwCliRow *self, GString *line)
{
  g_return_if_fail (self != NULL && line != NULL);

  for (guint i = 0; i < self->fields->len; i++)
    {
      if (i > 0)
        g_string_append_c (line, ',');
      fw_csv_append_text (line, g_array_index (self->fields, Field, i).name);
    }
}

void
fw_cli_row_append_values (FwCliRow *self, GString *line)
{
  g_return_if_fail (self != NULL && line != NULL);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = &g_array_index (self->fields, Field, i);

      if (i > 0)
        g_string_append_c (line, ',');
      if (!field->is_text)
        fw_csv_append_number (line, field->number);
      else if (field->text != NULL)
        fw_csv_append_text (line, field->text);
    }
}

const char *
fw_cli_fit_name (FweFit fit)
{
  switch (fit)
    {
    case FWE_FIT_LINEAR_PARETO:
      return "linear-pareto";
    case FWE_FIT_TILTED:
      return "tilted";
    case FWE_FIT_CUBIC:
      return "cubic";
    case FWE_FIT_TOP_FROM_BRACKETS:
      return "top-from-brackets";
    default:
      g_return_val_if_reached (NULL);
    }
}
