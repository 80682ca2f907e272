import { OmitType } from '@nestjs/swagger';
import { Choice, Decimal, ExternalIds, Flag, Instant, Text } from '../http/fields.js';
import { QueryWithout } from '../http/query-string.js';
import { CreateGoal, OWNER_TYPES, type OwnerType, SearchGoals } from '../goals/index.js';
import { CreateKeyResult, MAX_VALUE } from '../key-results/index.js';
import { CONFIDENCE_LEVELS, type ConfidenceLevel } from '../progress/progress.js';

/** How many goals one file may have, and how many key results. */
export const MAX_GOALS = 10_000;
export const MAX_KEY_RESULTS = 100_000;

const EXPORT_FORMATS = ['jsonl', 'csv'] as const;

/** The query of `GET /goals/export`: the filters of the search, and the format. */
export class ExportQuery extends QueryWithout(SearchGoals, ['limit', 'cursor', 'sort', 'include_total']) {
  @Choice({
    description: 'JSON Lines (a goal a line), or CSV for spreadsheets (a row for each goal and each key result)',
    of: EXPORT_FORMATS,
    optional: true,
    default: 'jsonl',
  })
  format?: (typeof EXPORT_FORMATS)[number];
}

/** The query of `POST /goals/import`. */
export class ImportQuery {
  @Flag({
    description: '`true` checks the whole file and writes nothing; `false` imports it',
    optional: true,
    default: true,
  })
  dry_run?: boolean;
}

const PERSON = 'An external_id, an address or an id';

/** A goal of a file, without its key results. */
export class ImportGoal extends OmitType(CreateGoal, [
  'owner_type',
  'owner_employee_id',
  'owner_department_id',
  'owner_team_id',
  'parent_goal_id',
  'assign_to_ids',
  'visible_to_ids',
]) {
  @Text({ description: 'What others in the file call it', min: 1, max: 200 })
  key: string;

  @Text({
    description: 'The key of a goal in the file, or the id of one that is there',
    min: 1,
    max: 200,
    optional: true,
    nullable: true,
  })
  parent?: string | null;

  @Choice({ description: 'Whose goal it is', of: OWNER_TYPES, optional: true, default: 'company' })
  owner_type?: OwnerType;

  @Text({
    description: `The owner: ${PERSON}; of a team or department its external_id, its name or its id`,
    min: 1,
    max: 320,
    optional: true,
    nullable: true,
  })
  owner?: string | null;

  @ExternalIds({ description: `Who may check in on it. ${PERSON}`, max: 1_000 })
  assign_to?: string[];

  @ExternalIds({ description: `Who may view it. ${PERSON}`, max: 1_000 })
  visible_to?: string[];

  @Flag({ description: '`true`: `progress` only tells what it was, and is worked out anew', optional: true })
  progress_is_computed?: boolean;

  @Flag({ description: '`true`: `confidence_level` only tells what it was, and is worked out anew', optional: true })
  confidence_is_computed?: boolean;

  @Decimal({ description: 'What its progress must come to, to 0.01', min: 0, max: 100, optional: true })
  expected_progress?: number;
}

/** A key result of a file. With a `value` it gets one check-in. */
export class ImportKeyResult extends OmitType(CreateKeyResult, ['assign_to_ids', 'current_value']) {
  @ExternalIds({ description: `Who may check in on it. ${PERSON}`, max: 1_000 })
  assign_to?: string[];

  @Decimal({ description: 'Its value now', min: -MAX_VALUE, max: MAX_VALUE, optional: true, nullable: true })
  value?: number | null;

  @Choice({ description: 'How sure people are', of: CONFIDENCE_LEVELS, optional: true, nullable: true })
  confidence_level?: ConfidenceLevel | null;

  @Instant({ description: 'When the value was taken; now unless said otherwise', optional: true, nullable: true })
  checked_in_at?: string | null;
}
