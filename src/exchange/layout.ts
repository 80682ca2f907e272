/**
 * How goals look in a file (JSON Lines: one goal a line; JSON: `{"goals": [...]}`; CSV: one row a goal and one a key
 * result). What is exported can be imported: people and units are named as people call them, a parent by its key.
 */
export type Format = 'jsonl' | 'csv' | 'json';

/** The media type of each format. */
export const MEDIA_TYPES = {
  json: 'application/json',
  jsonl: 'application/jsonl',
  csv: 'text/csv',
} satisfies Record<Format, string>;

/** Which format a body has, by its media type. JSON Lines have two. */
export const FORMATS: Record<string, Format> = {
  [MEDIA_TYPES.json]: 'json',
  [MEDIA_TYPES.jsonl]: 'jsonl',
  'application/x-ndjson': 'jsonl',
  [MEDIA_TYPES.csv]: 'csv',
};

/** What separates people in one cell, and so cannot be part of a name in it. */
export const LIST_SEPARATOR = ';';

type Kind = 'text' | 'number' | 'flag' | 'list';

/** The columns of a CSV file and what their cells hold; `record` says whether the row is a goal or a key result. */
export const COLUMNS: Record<string, Kind> = {
  record: 'text',
  key: 'text',
  parent: 'text',
  title: 'text',
  description: 'text',
  owner_type: 'text',
  owner: 'text',
  is_shared: 'flag',
  date_start: 'text',
  date_end: 'text',
  status: 'text',
  progress: 'number',
  progress_is_computed: 'flag',
  progress_driver: 'text',
  confidence_level: 'text',
  confidence_is_computed: 'flag',
  weight: 'number',
  is_archived: 'flag',
  assign_to: 'list',
  visible_to: 'list',
  metric_type: 'text',
  unit: 'text',
  start_value: 'number',
  target_value: 'number',
  value: 'number',
  checked_in_at: 'text',
  expected_progress: 'number',
};

/** The values of `record`. */
export const GOAL_RECORD = 'goal';
export const KEY_RESULT_RECORD = 'key_result';
