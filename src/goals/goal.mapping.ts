import { type GoalSettings } from '../progress/chain.js';
import { PROGRESS_DECIMALS, toUnits, WEIGHT_DECIMALS } from '../progress/progress.js';
import { fold } from './search/fold.js';
import { type CreateGoal, type UpdateGoal } from './goal.dto.js';
import { type Goal } from './goal.entity.js';

/** What a body sets in the columns of a goal; what it omits is left out. Owners are not in it: see `ownerOf`. */
export function columnsIn(body: UpdateGoal): Partial<Goal> {
  const { title, weight, progress } = body;
  return definedOnly({
    title,
    title_folded: title === undefined ? undefined : fold(title),
    description: body.description,
    parent_goal_id: body.parent_goal_id,
    is_shared: body.is_shared,
    date_start: body.date_start,
    date_end: body.date_end,
    status: body.status,
    progress_driver: body.progress_driver,
    weight: weight === undefined ? undefined : String(weight),
    is_archived: body.is_archived,
    manual_progress: progress === undefined ? undefined : String(progress),
    manual_confidence_level: body.confidence_level,
  });
}

type NewColumns = Omit<Goal, 'company_id' | 'id' | 'created_by' | 'updated_at' | `owner_${string}`>;

/** The columns of a new goal. */
export function newColumns(body: CreateGoal): NewColumns {
  return {
    title: body.title,
    title_folded: fold(body.title),
    description: null,
    parent_goal_id: null,
    is_shared: false,
    date_start: null,
    date_end: null,
    status: 'active',
    progress_driver: 'all',
    weight: '1',
    is_archived: false,
    manual_progress: '0',
    manual_confidence_level: null,
    ...columnsIn(body),
  };
}

/** What figures depend on, in these columns: all of it for a new goal. */
export function settingsOf(columns: NewColumns): GoalSettings;
export function settingsOf(columns: Partial<Goal>): Partial<GoalSettings>;
export function settingsOf(columns: Partial<Goal>): Partial<GoalSettings> {
  const { weight, manual_progress } = columns;
  return definedOnly({
    parent_goal_id: columns.parent_goal_id,
    weight: weight === undefined ? undefined : toUnits(weight, WEIGHT_DECIMALS),
    status: columns.status,
    is_archived: columns.is_archived,
    progress_driver: columns.progress_driver,
    manual_progress: manual_progress === undefined ? undefined : toUnits(manual_progress, PROGRESS_DECIMALS),
    manual_confidence_level: columns.manual_confidence_level,
  });
}

function definedOnly<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
