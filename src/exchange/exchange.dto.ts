import { OmitType } from '@nestjs/swagger';
import { OWNER_TYPES, type OwnerType } from '../access/owner.js';
import { MAX_VALUE } from '../http/fields/bounds.js';
import { Choice, Decimal, ExternalIds, Flag, Instant, ListOf, Text } from '../http/fields/request-fields.js';
import { QueryWithout } from '../http/query-string.js';
import { CreateGoal, SearchGoals } from '../goals/index.js';
import { CreateKeyResult, MAX_KEY_RESULTS_OF_A_GOAL } from '../key-results/index.js';
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

/** As people are named: by an address, which is the longest. */
const PEOPLE = { max: 1_000, longest: 320 };
const PERSON = '`external_id`, email address or id';

/** A goal of a file, without its key results. */
export class ImportGoal extends OmitType(CreateGoal, [
  'owner_type',
  'owner_employee_id',
  'owner_department_id',
  'owner_team_id',
  'parent_goal_id',
  'assign_to_ids',
  'visible_to_ids',
  'acl',
]) {
  @Text({ description: 'Names the goal within the file; must be unique there', min: 1, max: 200 })
  key: string;

  @Text({
    description: 'The key of a goal in the file, or the id of an existing goal',
    min: 1,
    max: 200,
    optional: true,
    nullable: true,
  })
  parent?: string | null;

  @Choice({ description: 'Whose goal it is', of: OWNER_TYPES, optional: true, default: 'company' })
  owner_type?: OwnerType;

  @Text({
    description: `The owner. An employee: ${PERSON}. A team or department: \`external_id\`, name or id. \`company\`: none`,
    min: 1,
    max: 320,
    optional: true,
    nullable: true,
  })
  owner?: string | null;

  @ExternalIds({ ...PEOPLE, description: `Employees who may check in on it: ${PERSON}` })
  assign_to?: string[];

  @ExternalIds({ ...PEOPLE, description: `Employees who may view it: ${PERSON}` })
  visible_to?: string[];

  @Flag({ description: '`true`: `progress` only tells what it was, and is calculated anew', optional: true })
  progress_is_computed?: boolean;

  @Flag({ description: '`true`: `confidence_level` only tells what it was, and is calculated anew', optional: true })
  confidence_is_computed?: boolean;

  @Decimal({
    description: "The import fails unless the goal's progress is within 0.01 of this",
    min: 0,
    max: 100,
    optional: true,
  })
  expected_progress?: number;
}

/** A key result of a file. With a `value` it gets one check-in. */
export class ImportKeyResult extends OmitType(CreateKeyResult, [
  'assign_to_ids',
  'current_value',
  'confidence_level',
  'acl',
]) {
  @ExternalIds({ ...PEOPLE, description: `Employees who may check in on it: ${PERSON}` })
  assign_to?: string[];

  @Decimal({
    description: 'Its value now, recorded as a check-in',
    min: -MAX_VALUE,
    max: MAX_VALUE,
    optional: true,
    nullable: true,
  })
  value?: number | null;

  @Choice({ description: 'How sure people are', of: CONFIDENCE_LEVELS, optional: true, nullable: true })
  confidence_level?: ConfidenceLevel | null;

  @Instant({ description: 'When the value was measured; now if omitted', optional: true, nullable: true })
  checked_in_at?: string | null;
}

/** A goal in a JSON file. */
export class GoalInFile extends ImportGoal {
  @ListOf(() => ImportKeyResult, { description: 'Its key results', max: MAX_KEY_RESULTS_OF_A_GOAL, optional: true })
  key_results?: ImportKeyResult[];
}

/** A JSON file. Its body is read by `readFile`: this documents it. */
export class GoalsFile {
  @ListOf(() => GoalInFile, { description: 'The goals, in any order', min: 1, max: MAX_GOALS })
  goals: GoalInFile[];

  @Text({ description: 'Where it comes from, for people to read', max: 10_000, optional: true })
  source?: string;

  @Text({ description: 'Under which terms, for people to read', max: 10_000, optional: true })
  license?: string;

  @Text({ description: 'Anything else, for people to read', max: 10_000, optional: true })
  note?: string;
}
