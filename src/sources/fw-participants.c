/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-participants.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-error.h"
#include "fw-table-private.h"
#include "fw-withhold.h"

/* As many as a table has, times a few years of quarters. */
#define MAX_PEOPLE 1000000

/* Pay no larger is pay an hour; a column is read in one way. */
#define MOST_AN_HOUR 300.0

/* What an exit status says. */
typedef enum
{
  EXIT_NONE = 0,
  EXIT_EMPLOYED,
  EXIT_OTHER,
  EXIT_UNKNOWN,
} Exit;

typedef struct
{
  FwPilotPerson person;
  Exit exit;
  guint partner;        /* from 0 */
  guint program, group; /* of names, 0 for none */
  guint file, line;
  gboolean merged, twice, moved, odd_wage, wage_alone, no_partner;
} Record;

struct FwParticipants
{
  GPtrArray *files;             /* names */
  GArray *records;              /* Record */
  GHashTable *known;            /* digest of partner and person to the record's place and one */
  GHashTable *partners;         /* folded to place */
  GPtrArray *programs, *groups; /* names as first written; the first is "" */
  GHashTable *program_places, *group_places; /* folded to place */
  GPtrArray *subjects;
  GArray *program_subjects, *group_subjects; /* int, a place each, -1 for none */
  GPtrArray *faults;
  GArray *fault_files;
};

/* A table while it is read. */
typedef struct
{
  FwParticipants *self;
  FwTableFile *table;
  FwMapping *mapping;
  const FwTableField *fields;
  FwReading *readings;
  guint32 today;
  guint row;
  gboolean faulty;
} Reader;

static const struct
{
  const char *id;
  const char *title;
} conflicts[FW_N_CONFLICTS] = {
  [FW_CONFLICT_PLACED_LEFT] = { "placed-left", N_ ("placed, though they left before completing") },
  [FW_CONFLICT_EXIT_OTHER]
  = { "exit-other", N_ ("placed, though the exit status is not employment") },
  [FW_CONFLICT_EXIT_EMPLOYED]
  = { "exit-employed", N_ ("entered employment by the exit status, without a placement") },
  [FW_CONFLICT_EXIT_UNKNOWN] = { "exit-unknown", N_ ("an exit status that is not known") },
  [FW_CONFLICT_END_BEFORE_START] = { "end-before-start", N_ ("training ends before it begins") },
  [FW_CONFLICT_PLACED_BEFORE_END] = { "placed-before-end", N_ ("placed before the training ends") },
  [FW_CONFLICT_SECOND_BEFORE_FIRST]
  = { "second-before-first", N_ ("a second job before the first, or without one") },
  [FW_CONFLICT_NO_END] = { "no-end", N_ ("training over, without the date") },
  [FW_CONFLICT_END_IN_TRAINING] = { "end-in-training", N_ ("still in training, with an end") },
  [FW_CONFLICT_NO_WAGE] = { "no-wage", N_ ("placed, without pay") },
  [FW_CONFLICT_WAGE_ODD] = { "wage-odd", N_ ("pay that nobody is paid, counted as none") },
  [FW_CONFLICT_NO_INDEX]
  = { "no-index", N_ ("paid in a year without a price index, left out of pay") },
  [FW_CONFLICT_WAGE_NO_JOB] = { "wage-no-job", N_ ("pay without a placement") },
  [FW_CONFLICT_NO_PARTNER] = { "no-partner", N_ ("no partner, where others have one") },
  [FW_CONFLICT_TWICE] = { "twice", N_ ("a person twice in a file, of which the later row counts") },
  [FW_CONFLICT_START_MOVED] = { "start-moved", N_ ("began on another day in an earlier file") },
};

const char *
fw_conflict_id (FwConflictKind kind)
{
  g_return_val_if_fail (kind < FW_N_CONFLICTS, NULL);
  return conflicts[kind].id;
}

const char *
fw_conflict_title (FwConflictKind kind)
{
  g_return_val_if_fail (kind < FW_N_CONFLICTS, NULL);
  return _ (conflicts[kind].title);
}

/* ----- cells */

static guint
field_index (Reader *self, const char *name)
{
  guint i = 0;

  while (i < self->mapping->n_fields && !g_str_equal (self->fields[i].name, name))
    i++;
  g_assert (i < self->mapping->n_fields);
  return i;
}

static const char *
raw_cell (Reader *self, guint field)
{
  const gint column = self->mapping->columns[field];

  return column < 0 ? "" : fw_table_file_get_cell (self->table, self->row, (guint)column);
}

/* Nothing there. A text of a person's own is not shown: it may be a name that came into the wrong
 * column. */
static gboolean
is_hole (const char *text)
{
  FwValueMark mark;

  return fw_table_hole (text, &mark);
}

static void
refuse_cell (Reader *self, guint field, const char *wanted)
{
  const guint line = fw_table_file_get_line (self->table, self->row);
  g_autofree char *number = fw_number_to_c (line);
  FwRowFault *fault = g_new0 (FwRowFault, 1);
  const guint file = self->self->files->len - 1;

  fault->line = line;
  fault->message = g_strdup_printf (is_hole (raw_cell (self, field))
                                        ? _ ("line %s, %s: nothing there; wanted %s.")
                                        : _ ("line %s, %s: it cannot be read; wanted %s."),
                                    number, _ (self->fields[field].title), wanted);
  g_ptr_array_add (self->self->faults, fault);
  g_array_append_val (self->self->fault_files, file);
  self->faulty = TRUE;
}

static guint32
take_day (Reader *self, const char *name)
{
  const guint field = field_index (self, name);
  const char *text = raw_cell (self, field);
  guint32 julian = 0;

  if (is_hole (text))
    {
      if (self->fields[field].needed)
        refuse_cell (self, field, _ ("a date"));
    }
  else if (!fw_table_read_day (text, self->readings[field].day_first, &julian)
           || julian > self->today)
    refuse_cell (self, field, _ ("a day from 1990 to today"));
  return julian;
}

static double
take_pay (Reader *self, const char *name, gboolean *odd)
{
  const guint field = field_index (self, name);
  const char *text = raw_cell (self, field);
  g_autofree char *wanted = NULL;
  double pay = NAN;

  if (is_hole (text))
    return NAN;
  if (!fw_reading_number (&self->readings[field], &self->fields[field], text, &pay, &wanted))
    {
      *odd = TRUE;
      return NAN;
    }
  return pay;
}

/* Of a list of texts with "|" between them. */
static gboolean
is_one_of (const char *folded, const char *texts)
{
  const gsize length = strlen (folded);

  for (const char *at = texts; at != NULL; at = strchr (at, '|'), at = at != NULL ? at + 1 : NULL)
    if (strncmp (at, folded, length) == 0 && (at[length] == '|' || at[length] == '\0'))
      return TRUE;
  return FALSE;
}

static FwPilotCount
take_status (Reader *self)
{
  static const char in_training[] = "in training|in progress|enrolled|active|current|training|"
                                    "currently enrolled|started|ongoing";
  static const char completed[] = "graduated|completed|complete|graduate|completer|finished|"
                                  "successful completion|completed training|passed";
  static const char left[]
      = "withdrew|withdrawn|removed|dropped|dropped out|did not complete|not completed|terminated|"
        "incomplete|dismissed|expelled|failed|left|left early|exited before completion|quit";
  const guint field = field_index (self, "status");
  g_autofree char *folded = fw_table_fold (raw_cell (self, field));

  if (*folded != '\0' && is_one_of (folded, completed))
    return FW_PILOT_COMPLETED;
  if (*folded != '\0' && is_one_of (folded, left))
    return FW_PILOT_LEFT;
  if (*folded == '\0' || !is_one_of (folded, in_training))
    refuse_cell (self, field, _ ("in training, graduated, withdrew or removed"));
  return FW_PILOT_IN_TRAINING;
}

static Exit
take_exit (Reader *self)
{
  static const char employed[]
      = "entered employment|employed|employment|entered unsubsidized employment|job|placed|"
        "entered military|entered the military|military"; /* WIOA counts service as employment */
  static const char other[]
      = "enrolled in additional training|additional training|health medical|health|medical|"
        "institutionalized|incarcerated|deceased|foster care|moved|unemployed|not employed|"
        "reserve forces called to active duty|unknown|other|retired|seeking employment|"
        "post secondary education|education";
  const char *text = raw_cell (self, field_index (self, "exit"));
  g_autofree char *folded = fw_table_fold (text);

  if (is_hole (text) || *folded == '\0')
    return EXIT_NONE;
  if (is_one_of (folded, employed))
    return EXIT_EMPLOYED;
  return is_one_of (folded, other) ? EXIT_OTHER : EXIT_UNKNOWN;
}

static int
take_credential (Reader *self)
{
  const guint field = field_index (self, "credential");
  const char *text = raw_cell (self, field);
  gboolean yes;

  if (self->mapping->columns[field] < 0)
    return -1;
  return fw_table_yes_no (text, &yes) && yes ? 1 : 0;
}

/* Place of a name among those seen; 0 for none. */
static guint
take_name (Reader *self, const char *field, GPtrArray *names, GHashTable *places)
{
  const char *text = raw_cell (self, field_index (self, field));
  g_autofree char *folded = fw_table_fold (text);
  gpointer place;

  if (*folded == '\0') /* “N” is no, and “NA” a people */
    return 0;
  if (!g_hash_table_lookup_extended (places, folded, NULL, &place))
    {
      place = GUINT_TO_POINTER (names->len);
      g_ptr_array_add (names, fw_table_shown (text));
      g_hash_table_insert (places, g_steal_pointer (&folded), place);
    }
  return GPOINTER_TO_UINT (place);
}

/* ----- the order of day and month */

static gboolean
refuse_dates (Reader *self, guint field, const char *format, GError **error)
{
  g_autofree char *heading
      = fw_table_file_dup_heading (self->table, (guint)self->mapping->columns[field]);
  g_autofree char *shown = fw_table_shown (heading);

  g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA, format, fw_table_file_get_name (self->table),
               shown);
  return FALSE;
}

/* Each column by its own dates; one that cannot tell as the others of the file that can. */
static gboolean
decide_dates (Reader *self, GError **error)
{
  g_autofree FwDateSigns *signs = g_new0 (FwDateSigns, self->mapping->n_fields);
  guint n_day = 0, n_month = 0;

  for (guint f = 0; f < self->mapping->n_fields; f++)
    {
      if (self->fields[f].value != FW_VALUE_DATE || self->mapping->columns[f] < 0)
        continue;
      self->readings[f].day_first = self->mapping->dates == FW_DATES_DAY_FIRST;
      if (self->mapping->dates != FW_DATES_FOUND)
        continue;
      signs[f] = fw_table_date_signs (self->table, (guint)self->mapping->columns[f]);
      if (signs[f].day_line > 0 && signs[f].month_line > 0)
        return refuse_dates (self, f,
                             _ ("%s: some dates of “%s” have the day first and some the month; say "
                                "which is right (in a mapping, “dates = day-first” or “dates = "
                                "month-first”), and the others are left out."),
                             error);
      n_day += signs[f].day_line > 0 ? 1 : 0;
      n_month += signs[f].month_line > 0 ? 1 : 0;
    }
  for (guint f = 0; f < self->mapping->n_fields; f++)
    {
      if (signs[f].n == 0)
        continue;
      self->readings[f].day_first = signs[f].day_line > 0;
      if (signs[f].day_line > 0 || signs[f].month_line > 0)
        continue;
      if ((n_day > 0) == (n_month > 0))
        return refuse_dates (self, f,
                             _ ("%s: no date of “%s” tells whether the day or the month comes "
                                "first; say which (in a mapping, “dates = day-first” or “dates = "
                                "month-first”)."),
                             error);
      self->readings[f].day_first = n_day > 0;
    }
  return TRUE;
}

/* ----- pay */

/* A column whose heading does not say what pay is per is an hour's when most of it can only be. */
static void
decide_pay (Reader *self, guint field)
{
  FwReading *reading = &self->readings[field];
  guint n_hourly = 0, n_more = 0;

  if (reading->per != FW_PER_NONE || self->mapping->columns[field] < 0)
    return;
  for (guint i = 0; i < fw_table_file_get_n_rows (self->table); i++)
    {
      const char *text
          = fw_table_file_get_cell (self->table, i, (guint)self->mapping->columns[field]);
      FwCell cell;
      double value;

      if (!fw_cell_scan (text, &cell) || cell.per != FW_PER_NONE
          || !fw_cell_value (&cell, FW_DECIMAL_POINT, cell.thousands ? "e3" : "", &value))
        continue;
      if (value <= MOST_AN_HOUR)
        n_hourly++;
      else
        n_more++;
    }
  if (n_hourly > n_more)
    reading->per = FW_PER_HOUR;
}

static gboolean
init_readings (Reader *self, GError **error)
{
  for (guint f = 0; f < self->mapping->n_fields; f++)
    if (self->mapping->columns[f] >= 0)
      {
        fw_reading_init (&self->readings[f], self->table, (guint)self->mapping->columns[f],
                         &self->fields[f], self->mapping->decimal);
        if (self->fields[f].value == FW_VALUE_NUMBER)
          decide_pay (self, f);
      }
  return decide_dates (self, error);
}

/* ----- a row */

static char *
key_of (Reader *self, Record *record)
{
  const guint person = field_index (self, "person"), partner = field_index (self, "partner");
  g_autofree char *who = fw_table_fold (raw_cell (self, person));
  g_autofree char *whose = fw_table_fold (raw_cell (self, partner));
  GHashTable *partners = self->self->partners;
  gpointer place;

  if (*who == '\0' || is_hole (raw_cell (self, person)))
    refuse_cell (self, person, _ ("a number or code of the person"));
  record->no_partner = self->mapping->columns[partner] >= 0 && *whose == '\0';
  if (!g_hash_table_lookup_extended (partners, whose, NULL, &place))
    {
      place = GUINT_TO_POINTER (g_hash_table_size (partners));
      g_hash_table_insert (partners, g_strdup (whose), place);
    }
  record->partner = GPOINTER_TO_UINT (place);
  return g_strconcat (whose, "\n", who, NULL);
}

/* The later row counts, and says so when it stands in the same file. */
static void
keep (Reader *self, char *key, Record *record)
{
  GArray *records = self->self->records;
  const guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->self->known, key));

  if (place > 0)
    {
      Record *before = &g_array_index (records, Record, place - 1);

      record->twice = before->file == record->file;
      record->moved = !record->twice && before->person.start != record->person.start;
      record->merged = before->merged || !record->twice;
      *before = *record;
      g_free (key);
      return;
    }
  g_array_append_val (records, *record);
  g_hash_table_insert (self->self->known, key, GUINT_TO_POINTER (records->len));
}

static void
read_row (Reader *self)
{
  Record record = { .file = self->self->files->len - 1,
                    .line = fw_table_file_get_line (self->table, self->row) };
  FwPilotPerson *person = &record.person;
  g_autofree char *key = NULL;
  double second;

  self->faulty = FALSE;
  if (fw_table_file_get_n_cells (self->table, self->row)
      > fw_table_file_get_n_columns (self->table))
    {
      refuse_cell (self, field_index (self, "person"),
                   _ ("as many cells as there are headings; is a comma not in quotes?"));
      return;
    }
  key = key_of (self, &record);
  person->status = take_status (self);
  person->start = take_day (self, "start");
  person->end = take_day (self, "end");
  person->placed = take_day (self, "placed");
  person->placed2 = take_day (self, "placed2");
  person->pay = take_pay (self, "wage", &record.odd_wage);
  second = take_pay (self, "wage2", &record.odd_wage);
  person->pay2 = second;
  person->credential = take_credential (self);
  record.exit = take_exit (self);
  record.wage_alone = person->placed == 0 && !isnan (person->pay);
  record.program = take_name (self, "program", self->self->programs, self->self->program_places);
  record.group = take_name (self, "group", self->self->groups, self->self->group_places);
  if (!self->faulty)
    keep (self, g_steal_pointer (&key), &record);
}

/* ----- all */

static guint32
today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)g_date_time_get_day_of_month (now),
                  (GDateMonth)g_date_time_get_month (now), (GDateYear)g_date_time_get_year (now));
  return g_date_get_julian (&date);
}

FwParticipants *
fw_participants_new (void)
{
  FwParticipants *self = g_new0 (FwParticipants, 1);

  self->files = g_ptr_array_new_with_free_func (g_free);
  self->records = g_array_new (FALSE, FALSE, sizeof (Record));
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->partners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->programs = g_ptr_array_new_with_free_func (g_free);
  self->groups = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->programs, g_strdup (""));
  g_ptr_array_add (self->groups, g_strdup (""));
  self->program_places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->group_places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->subjects = g_ptr_array_new_with_free_func (g_free);
  self->program_subjects = g_array_new (FALSE, FALSE, sizeof (int));
  self->group_subjects = g_array_new (FALSE, FALSE, sizeof (int));
  self->faults = fw_row_faults_new ();
  self->fault_files = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
fw_participants_free (FwParticipants *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->files);
  g_array_unref (self->records);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->partners);
  g_ptr_array_unref (self->programs);
  g_ptr_array_unref (self->groups);
  g_hash_table_unref (self->program_places);
  g_hash_table_unref (self->group_places);
  g_ptr_array_unref (self->subjects);
  g_array_unref (self->program_subjects);
  g_array_unref (self->group_subjects);
  g_ptr_array_unref (self->faults);
  g_array_unref (self->fault_files);
  g_free (self);
}

gboolean
fw_participants_add (FwParticipants *self, FwTableFile *table, FwMapping *mapping, GError **error)
{
  Reader reader = { .self = self, .table = table, .mapping = mapping, .today = today () };
  g_autofree FwReading *readings = NULL;
  guint n_rows;

  g_return_val_if_fail (self != NULL && table != NULL && mapping != NULL, FALSE);
  g_return_val_if_fail (mapping->kind == FW_TABLE_OUTCOMES, FALSE);

  if (!fw_mapping_check (mapping, table, error))
    return FALSE;
  n_rows = fw_table_file_get_n_rows (table);
  if (self->records->len + n_rows > MAX_PEOPLE)
    {
      g_set_error (error, FW_ERROR, FW_ERROR_TOO_LARGE,
                   _ ("%s and the files before it have more than a million rows; leave some out."),
                   fw_table_file_get_name (table));
      return FALSE;
    }
  reader.fields = fw_table_fields (FW_TABLE_OUTCOMES, &mapping->n_fields);
  reader.readings = readings = g_new0 (FwReading, mapping->n_fields);
  if (!init_readings (&reader, error))
    return FALSE;

  g_ptr_array_add (self->files, g_strdup (fw_table_file_get_name (table)));
  for (reader.row = 0; reader.row < n_rows; reader.row++)
    read_row (&reader);
  return TRUE;
}

guint
fw_participants_get_n_files (FwParticipants *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->files->len;
}

const char *
fw_participants_get_file (FwParticipants *self, guint file)
{
  g_return_val_if_fail (self != NULL && file < self->files->len, NULL);
  return self->files->pdata[file];
}

guint
fw_participants_get_n_people (FwParticipants *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->records->len;
}

guint
fw_participants_get_n_partners (FwParticipants *self)
{
  g_autofree gboolean *seen = NULL;
  gboolean is_any;
  gpointer none = NULL;
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  is_any = g_hash_table_lookup_extended (self->partners, "", NULL, &none);
  seen = g_new0 (gboolean, g_hash_table_size (self->partners) + 1);
  for (guint i = 0; i < self->records->len; i++)
    {
      const guint partner = g_array_index (self->records, Record, i).partner;

      n += seen[partner] || (is_any && partner == GPOINTER_TO_UINT (none)) ? 0 : 1;
      seen[partner] = TRUE;
    }
  return n == 0 && self->records->len > 0 ? 1 : n; /* without a column all are one partner's */
}

guint
fw_participants_get_n_merged (FwParticipants *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->records->len; i++)
    n += g_array_index (self->records, Record, i).merged ? 1 : 0;
  return n;
}

gboolean
fw_participants_tells_merged (FwParticipants *self)
{
  guint merged;

  g_return_val_if_fail (self != NULL, FALSE);

  merged = fw_participants_get_n_merged (self);
  return merged == 0
         || (merged >= FW_WITHHOLD_UNDER && self->records->len - merged >= FW_WITHHOLD_UNDER);
}

static guint32
last_day_of (const FwPilotPerson *person)
{
  return MAX (MAX (person->start, person->end), MAX (person->placed, person->placed2));
}

guint32
fw_participants_get_last_day (FwParticipants *self)
{
  guint32 day = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->records->len; i++)
    day = MAX (day, last_day_of (&g_array_index (self->records, Record, i).person));
  return day;
}

GPtrArray *
fw_participants_get_faults (FwParticipants *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->faults;
}

guint
fw_participants_get_fault_file (FwParticipants *self, guint fault)
{
  g_return_val_if_fail (self != NULL && fault < self->fault_files->len, 0);
  return g_array_index (self->fault_files, guint, fault);
}

/* ----- conflicts */

static gboolean
is_in_conflict (const Record *record, FwPlan *plan, FwConflictKind kind)
{
  const FwPilotPerson *person = &record->person;
  const gboolean placed = person->placed > 0;
  const gboolean over = person->status != FW_PILOT_IN_TRAINING;

  switch (kind)
    {
    case FW_CONFLICT_PLACED_LEFT:
      return placed && person->status == FW_PILOT_LEFT;
    case FW_CONFLICT_EXIT_OTHER:
      return placed && record->exit == EXIT_OTHER;
    case FW_CONFLICT_EXIT_EMPLOYED:
      return !placed && record->exit == EXIT_EMPLOYED;
    case FW_CONFLICT_EXIT_UNKNOWN:
      return record->exit == EXIT_UNKNOWN;
    case FW_CONFLICT_END_BEFORE_START:
      return person->end > 0 && person->end < person->start;
    case FW_CONFLICT_PLACED_BEFORE_END:
      return placed && (person->placed < person->start || person->placed < person->end);
    case FW_CONFLICT_SECOND_BEFORE_FIRST:
      return person->placed2 > 0 && person->placed2 < (placed ? person->placed : G_MAXUINT32);
    case FW_CONFLICT_NO_END:
      return over && person->end == 0;
    case FW_CONFLICT_END_IN_TRAINING:
      return !over && person->end > 0;
    case FW_CONFLICT_NO_WAGE:
      return placed && isnan (person->pay) && !record->odd_wage;
    case FW_CONFLICT_WAGE_ODD:
      return record->odd_wage;
    case FW_CONFLICT_NO_INDEX:
      return fw_pilot_lacks_index (person, plan);
    case FW_CONFLICT_WAGE_NO_JOB:
      return record->wage_alone;
    case FW_CONFLICT_NO_PARTNER:
      return record->no_partner;
    case FW_CONFLICT_TWICE:
      return record->twice;
    case FW_CONFLICT_START_MOVED:
    default:
      return record->moved;
    }
}

static int
compare_conflicts (gconstpointer a, gconstpointer b)
{
  const FwConflict *x = a, *y = b;

  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  if (x->file != y->file)
    return x->file < y->file ? -1 : 1;
  return (x->line > y->line) - (x->line < y->line);
}

GArray *
fw_participants_find_conflicts (FwParticipants *self, FwPlan *plan)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (FwConflict));

  g_return_val_if_fail (self != NULL, found);

  for (guint i = 0; i < self->records->len; i++)
    {
      const Record *record = &g_array_index (self->records, Record, i);

      for (FwConflictKind kind = 0; kind < FW_N_CONFLICTS; kind++)
        if (is_in_conflict (record, plan, kind))
          {
            const FwConflict conflict = { kind, record->file, record->line };

            g_array_append_val (found, conflict);
          }
    }
  g_array_sort (found, compare_conflicts);
  return found;
}

/* ----- names */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *
list_names (FwParticipants *self, GPtrArray *names, gboolean programs)
{
  g_autofree guint *counts = g_new0 (guint, names->len);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->records->len; i++)
    {
      const Record *record = &g_array_index (self->records, Record, i);

      counts[programs ? record->program : record->group]++;
    }
  for (guint i = 1; i < names->len; i++)
    if (counts[i] >= FW_WITHHOLD_UNDER)
      g_ptr_array_add (found, names->pdata[i]);
  g_ptr_array_sort (found, compare_names);
  return found;
}

GPtrArray *
fw_participants_get_programs (FwParticipants *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return list_names (self, self->programs, TRUE);
}

GPtrArray *
fw_participants_get_groups (FwParticipants *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return list_names (self, self->groups, FALSE);
}

static int
subject_place (FwParticipants *self, const char *subject)
{
  for (guint i = 0; i < self->subjects->len; i++)
    if (g_str_equal (self->subjects->pdata[i], subject))
      return (int)i;
  g_ptr_array_add (self->subjects, g_strdup (subject));
  return (int)self->subjects->len - 1;
}

static void
fill (GArray *subjects, guint n)
{
  const int none = -1;

  while (subjects->len < n)
    g_array_append_val (subjects, none);
}

gboolean
fw_participants_choose (FwParticipants *self, const char *name, const char *subject, GError **error)
{
  g_autofree char *folded = NULL;
  gboolean program;
  GPtrArray *names;
  GArray *subjects;
  gpointer place;

  g_return_val_if_fail (self != NULL && name != NULL && subject != NULL, FALSE);

  program = g_str_has_prefix (subject, "programs/");
  names = program ? self->programs : self->groups;
  subjects = program ? self->program_subjects : self->group_subjects;
  folded = fw_table_fold (name);
  if (!g_hash_table_lookup_extended (program ? self->program_places : self->group_places, folded,
                                     NULL, &place))
    {
      g_set_error (error, FW_ERROR, FW_ERROR_NOT_FOUND,
                   program ? _ ("Nobody in the records is in a program “%s”.")
                           : _ ("Nobody in the records is in a group “%s”."),
                   name);
      return FALSE;
    }
  fill (subjects, names->len);
  g_array_index (subjects, int, GPOINTER_TO_UINT (place)) = subject_place (self, subject);
  return TRUE;
}

/* The last day that each partner's records tell of. */
static guint32 *
last_days (FwParticipants *self)
{
  guint32 *days = g_new0 (guint32, g_hash_table_size (self->partners) + 1);

  for (guint i = 0; i < self->records->len; i++)
    {
      const Record *record = &g_array_index (self->records, Record, i);

      days[record->partner] = MAX (days[record->partner], last_day_of (&record->person));
    }
  return days;
}

GArray *
fw_participants_list (FwParticipants *self)
{
  GArray *people = g_array_new (FALSE, FALSE, sizeof (FwPilotPerson));
  g_autofree guint32 *days = NULL;

  g_return_val_if_fail (self != NULL, people);

  days = last_days (self);
  fill (self->program_subjects, self->programs->len);
  fill (self->group_subjects, self->groups->len);
  for (guint i = 0; i < self->records->len; i++)
    {
      const Record *record = &g_array_index (self->records, Record, i);
      FwPilotPerson person = record->person;

      person.as_of = days[record->partner];
      person.program = g_array_index (self->program_subjects, int, record->program);
      person.group = g_array_index (self->group_subjects, int, record->group);
      g_array_append_val (people, person);
    }
  return people;
}

FwPilot *
fw_participants_count (FwParticipants *self, FwPlan *plan, int price_year)
{
  g_autoptr (GArray) people = NULL;
  g_autofree const char **subjects = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  people = fw_participants_list (self);
  subjects = g_new0 (const char *, self->subjects->len + 1);
  for (guint i = 0; i < self->subjects->len; i++)
    subjects[i] = self->subjects->pdata[i];
  return fw_pilot_count_people (people, subjects, plan, price_year);
}
