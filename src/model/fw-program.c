/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-program.h"

#include "fw-part-private.h"

struct _FwProgram
{
  GObject parent_instance;

  FwPartState state;
  FwPipeline *pipeline;
};

static const FwField fields[] = {
  FW_REF ("occupation", FW_LIST_OCCUPATIONS),
  FW_TEXT ("subtitle"),
  FW_TEXT ("entry-test"),
  FW_LIST ("teaches"),
  FW_LIST ("adds"),
  FW_TEXT ("credential"),
  FW_TEXT ("cip"),
  FW_SWITCH ("incumbent", FALSE),
  FW_REFS ("supports", FW_LIST_SUPPORTS),
  FW_SHARES ("applicant-shares", FW_LIST_GROUPS),
  FW_TEXT ("note"),
  FW_TEXT ("source"),
  FW_TEXT ("url"),
};

static FwPartState *
fw_program_get_state (FwPart *part)
{
  return &FW_PROGRAM (part)->state;
}

static void
part_init (FwPartInterface *iface)
{
  iface->get_state = fw_program_get_state;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FwProgram, fw_program, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PART, part_init))

static void
fw_program_finalize (GObject *object)
{
  FwProgram *self = FW_PROGRAM (object);

  g_clear_object (&self->pipeline);
  fw_part_state_clear (&self->state);

  G_OBJECT_CLASS (fw_program_parent_class)->finalize (object);
}

static void
fw_program_class_init (FwProgramClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_program_finalize;
  fw_part_class_install (G_OBJECT_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
fw_program_init (FwProgram *self)
{
  fw_part_state_init (&self->state, FW_LIST_PROGRAMS, fields, G_N_ELEMENTS (fields));
}

FwProgram *
fw_program_new (const char *id)
{
  FwProgram *self = g_object_new (FW_TYPE_PROGRAM, NULL);

  fw_part_set_id (FW_PART (self), id);
  self->pipeline = fw_pipeline_new (self->state.parameters);
  return self;
}

FwPipeline *
fw_program_get_pipeline (FwProgram *self)
{
  g_return_val_if_fail (FW_IS_PROGRAM (self), NULL);
  return self->pipeline;
}

char **
fw_program_dup_taught (FwProgram *self, double added_weeks)
{
  g_autoptr (GStrvBuilder) skills = g_strv_builder_new ();

  g_return_val_if_fail (FW_IS_PROGRAM (self), NULL);

  g_strv_builder_addv (skills, (const char **)fw_part_get_strings (FW_PART (self), "teaches"));
  if (added_weeks > 0)
    g_strv_builder_addv (skills, (const char **)fw_part_get_strings (FW_PART (self), "adds"));

  return g_strv_builder_end (skills);
}
