import { ApiHideProperty, PartialType } from '@nestjs/swagger';
import { OWNER_TYPES, type OwnerType } from '../access/owner.js';
import { GOAL_STATUSES, type GoalStatus, MAX_LEVELS } from '../progress/chain.js';
import {
  CONFIDENCE_LEVELS,
  type ConfidenceLevel,
  PROGRESS_DRIVERS,
  type ProgressDriver,
} from '../progress/progress.js';
import { MAX_DESCRIPTION, MAX_TITLE, MAX_WEIGHT } from '../http/fields/bounds.js';
import {
  AnyChoiceOf,
  AnyFlagOf,
  AnyIdOf,
  CalendarDate,
  Choice,
  Decimal,
  Flag,
  Id,
  Ids,
  Refused,
  Text,
  Whole,
} from '../http/fields/request-fields.js';
import { PageQuery } from '../http/page.js';

/** The body of `POST /goals`. */
export class CreateGoal {
  @Text({
    description: 'What is to be achieved',
    min: 1,
    max: MAX_TITLE,
    example: 'Win the trust of enterprise customers',
  })
  title: string;

  @Text({ description: 'Why, and what success looks like', max: MAX_DESCRIPTION, optional: true, nullable: true })
  description?: string | null;

  @Choice({
    description: 'Whose goal it is. `company` takes no owner id, the others exactly the one that matches',
    of: OWNER_TYPES,
    example: 'company',
  })
  owner_type: OwnerType;

  @Id({ description: 'The owning employee, for `owner_type: employee`', optional: true, nullable: true })
  owner_employee_id?: string | null;

  @Id({ description: 'The owning department, for `owner_type: department`', optional: true, nullable: true })
  owner_department_id?: string | null;

  @Id({ description: 'The owning team, for `owner_type: team`', optional: true, nullable: true })
  owner_team_id?: string | null;

  @Id({
    description:
      'The goal that this one contributes to; you need the level `align` on it. null: none, a top-level goal',
    optional: true,
    nullable: true,
  })
  parent_goal_id?: string | null;

  @Flag({ description: 'Whether everyone in the company may view it', optional: true, default: false })
  is_shared?: boolean;

  @CalendarDate({ description: 'First day', optional: true, nullable: true, example: '2026-01-01' })
  date_start?: string | null;

  @CalendarDate({
    description: 'Last day; not before `date_start`',
    optional: true,
    nullable: true,
    example: '2026-03-31',
  })
  date_end?: string | null;

  @Choice({
    description: 'A cancelled goal does not count in its parent. Only an active one takes check-ins',
    of: GOAL_STATUSES,
    optional: true,
    default: 'active',
  })
  status?: GoalStatus;

  @Decimal({
    description: 'Progress set by hand, in percent. Refused while contributors count (see `progress_is_computed`)',
    min: 0,
    max: 100,
    optional: true,
    default: 0,
  })
  progress?: number;

  @Choice({
    description:
      'Which contributors count: `all` (key results and child goals), `key_results`, `children`, or `manual` (none)',
    of: PROGRESS_DRIVERS,
    optional: true,
    default: 'all',
  })
  progress_driver?: ProgressDriver;

  @Choice({
    description: 'Confidence set by hand: only while no contributor that counts has one',
    of: CONFIDENCE_LEVELS,
    optional: true,
    nullable: true,
  })
  confidence_level?: ConfidenceLevel | null;

  @Decimal({
    description: 'How much it counts in its parent; 0 = shown, but not counted',
    min: 0,
    max: MAX_WEIGHT,
    optional: true,
    default: 1,
  })
  weight?: number;

  @Flag({
    description: 'An archived goal is read-only, and does not count in its parent',
    optional: true,
    default: false,
  })
  is_archived?: boolean;

  @Ids({ description: 'Employees who may check in on it', optional: true, nullable: true, default: [] })
  assign_to_ids?: string[] | null;

  @Ids({
    description: 'Employees who may view it, besides those who may anyway',
    optional: true,
    nullable: true,
    default: [],
  })
  visible_to_ids?: string[] | null;

  @ApiHideProperty()
  @Refused('is written as assign_to_ids and visible_to_ids')
  acl?: never;
}

/** The body of `PATCH /goals/{id}`: omitted = unchanged, null = cleared. */
export class UpdateGoal extends PartialType(CreateGoal, { skipNullProperties: false }) {}

/** What goals can be sorted by (SPEC §5). */
const GOAL_SORTS = ['created_at', 'updated_at', 'title', 'date_end', 'progress'] as const;
export type GoalSort = (typeof GOAL_SORTS)[number];

/** The filters of a search (SPEC §5): all are optional and combined with AND; a list means any of. */
export class SearchGoals extends PageQuery {
  @AnyChoiceOf({ description: 'Goals with these owner types', of: OWNER_TYPES })
  owner_type?: OwnerType[];

  @AnyIdOf({ description: 'Goals of these employees' })
  owner_employee_id?: string[];

  @AnyIdOf({ description: 'Goals of these teams' })
  owner_team_id?: string[];

  @AnyIdOf({ description: 'Goals of these departments' })
  owner_department_id?: string[];

  @Text({
    description:
      'Goals whose title contains every one of these words, in upper or lower case; `%` and `_` are plain ' +
      'characters',
    max: 500,
    optional: true,
  })
  text?: string;

  @AnyChoiceOf({ description: 'Goals with these statuses', of: GOAL_STATUSES })
  status?: GoalStatus[];

  @AnyFlagOf({ description: '`true`: goals shared with everyone; `false`: the others' })
  is_shared?: boolean[];

  @AnyChoiceOf({ description: 'Goals with these confidence levels', of: CONFIDENCE_LEVELS })
  confidence_level?: ConfidenceLevel[];

  @CalendarDate({ description: 'Goals whose `date_end` is this day or later, or empty', optional: true })
  date_period_start?: string;

  @CalendarDate({ description: 'Goals whose `date_start` is this day or earlier, or empty', optional: true })
  date_period_end?: string;

  @Flag({ description: 'Only goals without a parent', optional: true, default: false })
  only_top_level?: boolean;

  @AnyIdOf({ description: 'Children of these goals' })
  parent_goal_id?: string[];

  @AnyIdOf({ description: 'Goals that these employees are assigned to themselves, not only through a key result' })
  assign_to_id?: string[];

  @AnyFlagOf({ description: '`true`: archived goals; `false`: the others; both values: all goals', default: false })
  is_archived?: boolean[];

  @Choice({
    description:
      'The order; `-` for descending. Goals without `date_end` count as later than any date: last by `date_end`, ' +
      'first by `-date_end`. `title` goes by code points, once upper and lower case and compatibility forms are made ' +
      'the same as for `text`: `Zoo` comes before `Äpfel`',
    of: GOAL_SORTS.flatMap((sort) => [sort, `-${sort}`]),
    optional: true,
    default: '-created_at',
  })
  sort?: GoalSort | `-${GoalSort}`;
}

/** The query of `GET /goals/{id}/tree`. */
export class TreeQuery {
  @Whole({ description: 'How many levels below the goal', min: 1, max: MAX_LEVELS, optional: true, default: 3 })
  depth?: number;
}

/** What can become of the children of a goal that is deleted (SPEC §2). */
const CHILDREN_MODES = ['detach', 'delete'] as const;

/** The query of `DELETE /goals/{id}`. */
export class DeleteGoalQuery {
  @Choice({
    description:
      '`detach`: its children become top-level goals; `delete`: the whole subtree is deleted. Both hold for archived ' +
      'goals too. Without it, a goal with children is a 409',
    of: CHILDREN_MODES,
    optional: true,
  })
  children?: (typeof CHILDREN_MODES)[number];
}
