import { type GoalFacts } from '../access/access.repository.js';
import { requireAlignable, requireMayMakeFor, requireUnarchivedParent } from '../access/access.rules.js';
import { type Owner } from '../access/owner.js';
import { type Principal } from '../access/principal.js';
import { timeOf } from '../check-ins/index.js';
import { type CreateGoal, newColumns, ownerOf, requirePeriod } from '../goals/index.js';
import { type Failures } from '../http/failures.js';
import { newId } from '../http/ids.js';
import { Conflict, Invalid } from '../http/problem.js';
import { together } from '../http/together.js';
import {
  type CheckInFacts,
  definitionOf,
  figuresFor,
  type KeyResultFigures,
  measureOf,
  requireValue,
} from '../key-results/index.js';
import { toUnits, VALUE_DECIMALS } from '../progress/progress.js';
import { type CheckedGoal, type CheckedKeyResult } from './import.check.js';

/** What a file asks for, worked out by the rules of single requests before anything is written. No database here. */

/** What the database knows of what the file names. */
export interface Known {
  /** the ids that the names in the file stand for: several where units share a name */
  employees: Map<string, string[]>;
  departments: Map<string, string[]>;
  teams: Map<string, string[]>;
  /** the goals that are there and named as parents, by id */
  parents: Map<string, GoalFacts>;
  /** which of the owning employees report to the caller */
  reports: Set<string>;
  /** the time of check-ins that name none, and no other may be far ahead of it: that of the database, as of single ones */
  now: Date;
}

/** A key result as it is to be written, with the check-in that gives it its value. */
export interface PlannedKeyResult {
  /** where it is in the file */
  at: string;
  id: string;
  definition: ReturnType<typeof definitionOf>;
  measure: ReturnType<typeof measureOf>;
  figures: KeyResultFigures;
  checkIn: CheckInFacts | null;
  /** ids of employees */
  assign_to: string[];
}

/** A goal as it is to be written, with its key results. */
export interface PlannedGoal {
  /** where it is in the file */
  at: string;
  id: string;
  /** what others in the file call it */
  key: string;
  body: CreateGoal;
  owner: Owner;
  columns: ReturnType<typeof newColumns>;
  /** ids of employees */
  assign_to: string[];
  visible_to: string[];
  key_results: PlannedKeyResult[];
  /** what its progress must come to, to 0.01 */
  expected_progress?: number;
}

const NO_OWNER = { owner_employee_id: null, owner_department_id: null, owner_team_id: null };

/** @returns the goals in the order of the file; what is wrong is noted in `failures` */
export function planOf(goals: CheckedGoal[], known: Known, principal: Principal, failures: Failures): PlannedGoal[] {
  const ids = idsByKey(goals, failures);
  return goals.flatMap((goal) => {
    const { at, fields } = goal;
    const keyResults = goal.key_results.flatMap((keyResult) => planKeyResult(keyResult, known, failures) ?? []);
    const planned = failures.attempt(at, () => {
      const [owner, parent_goal_id, assign_to, visible_to] = together(
        () => ownerIn(goal, known),
        () => parentOf(goal, ids, known),
        () => people('assign_to', fields.assign_to, known),
        () => people('visible_to', fields.visible_to, known),
        () => requirePeriod(fields),
      );
      requireMayMakeFor(principal, owner, known.reports);
      const body = { ...byHand(goal), ...owner, parent_goal_id };
      return {
        at,
        id: ids.get(fields.key)!,
        key: fields.key,
        body,
        owner,
        columns: newColumns(body),
        assign_to,
        visible_to,
        key_results: keyResults,
        expected_progress: fields.expected_progress,
      };
    });
    return planned ?? [];
  });
}

/** The goals with every parent before its children. Circles are noted in `failures`. */
export function parentsFirst(goals: PlannedGoal[], failures: Failures): PlannedGoal[] {
  const own = new Set(goals.map(({ id }) => id));
  const below = new Map<string | null, PlannedGoal[]>();
  for (const goal of goals) {
    const { parent_goal_id } = goal.body;
    const parent = parent_goal_id && own.has(parent_goal_id) ? parent_goal_id : null;
    const siblings = below.get(parent);
    if (siblings) siblings.push(goal);
    else below.set(parent, [goal]);
  }
  const ordered = [...(below.get(null) ?? [])];
  // it grows while it is gone through
  for (const goal of ordered) ordered.push(...(below.get(goal.id) ?? []));
  if (ordered.length < goals.length) {
    const reached = new Set(ordered);
    const circle = new Conflict('', [{ pointer: '/parent', detail: 'This goal would be its own ancestor.' }]);
    for (const goal of goals) if (!reached.has(goal)) failures.add(goal.at, circle);
  }
  return ordered;
}

function idsByKey(goals: CheckedGoal[], failures: Failures): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { at, fields } of goals) {
    if (ids.has(fields.key)) failures.add(at, Invalid.field('/key', 'is the key of another goal in the file'));
    else ids.set(fields.key, newId());
  }
  return ids;
}

/** What the file says of the goal itself; what it tells of computed figures is left out. */
function byHand({ fields }: CheckedGoal): Omit<CreateGoal, 'parent_goal_id' | `owner_${string}`> {
  const { progress_is_computed, confidence_is_computed, progress, confidence_level, ...rest } = fields;
  return {
    ...rest,
    progress: progress_is_computed ? undefined : progress,
    confidence_level: confidence_is_computed ? undefined : confidence_level,
  };
}

function ownerIn({ fields: { owner_type = 'company', owner } }: CheckedGoal, known: Known): Owner {
  if (owner_type === 'company') return ownerOf({ owner_type, ...NO_OWNER, owner_employee_id: owner });
  const [id, ...others] = owner ? (known[`${owner_type}s`].get(owner) ?? []) : [null];
  if (id === undefined) throw Invalid.field('/owner', `There is no such ${owner_type}.`);
  if (others.length > 0) {
    throw Invalid.field('/owner', `Several ${owner_type}s are called so: name it by external_id or id.`);
  }
  return ownerOf({ owner_type, ...NO_OWNER, [`owner_${owner_type}_id`]: id });
}

/** A goal of the file by its key, else one that is there by its id. */
function parentOf({ fields: { parent } }: CheckedGoal, ids: Map<string, string>, known: Known): string | null {
  if (!parent) return null;
  const inFile = ids.get(parent);
  if (inFile) return inFile;
  const there = requireAlignable(known.parents.get(parent.toLowerCase()));
  requireUnarchivedParent(there);
  return there.id;
}

function people(field: string, names: string[] = [], { employees }: Known): string[] {
  const errors = names.flatMap((name, n) =>
    employees.has(name) ? [] : [{ pointer: `/${field}/${n}`, detail: 'There is no such employee.' }],
  );
  if (errors.length > 0) throw new Invalid(errors);
  return [...new Set(names.flatMap((name) => employees.get(name)!))];
}

function planKeyResult(
  { at, fields }: CheckedKeyResult,
  known: Known,
  failures: Failures,
): PlannedKeyResult | undefined {
  return failures.attempt(at, () => {
    const [definition, checkIn, assign_to] = together(
      () => definitionOf(fields),
      () => checkInOf({ at, fields }, known.now),
      () => people('assign_to', fields.assign_to, known),
    );
    const measure = measureOf(definition);
    return {
      at,
      id: newId(),
      definition,
      measure,
      figures: figuresFor(measure, checkIn ? 1 : 0, checkIn),
      checkIn,
      assign_to,
    };
  });
}

/** The check-in that gives the key result its value. */
function checkInOf({ fields }: CheckedKeyResult, now: Date): CheckInFacts | null {
  const { metric_type, value, confidence_level = null, checked_in_at } = fields;
  if (value === undefined || value === null) {
    const alone = (['confidence_level', 'checked_in_at'] as const).filter((field) => fields[field]);
    const detail = 'needs a value: both belong to a check-in';
    if (alone.length > 0) throw new Invalid(alone.map((field) => ({ pointer: `/${field}`, detail })));
    return null;
  }
  const [time] = together(
    () => (checked_in_at ? timeOf(checked_in_at, now) : now),
    () => requireValue(metric_type, value, '/value'),
  );
  return {
    id: newId(),
    value: toUnits(String(value), VALUE_DECIMALS),
    confidence_level,
    checked_in_at: time,
  };
}
