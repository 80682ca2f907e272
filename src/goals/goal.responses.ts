import { ApiSchema } from '@nestjs/swagger';
import { Acl } from '../access/acl.responses.js';
import { OWNER_TYPES, type OwnerType } from '../access/owner.js';
import { CheckInResponse } from '../check-ins/index.js';
import { MAX_TITLE } from '../http/fields/bounds.js';
import { MAX_LIMIT, Page } from '../http/page.js';
import {
  ShownChoice,
  ShownCount,
  ShownDate,
  ShownFlag,
  ShownId,
  ShownIds,
  ShownInstant,
  ShownList,
  ShownObject,
  ShownProgress,
  ShownText,
  ShownWeight,
} from '../http/fields/response-fields.js';
import { KeyResultResponse, MAX_KEY_RESULTS_OF_A_GOAL } from '../key-results/index.js';
import { GOAL_STATUSES, type GoalStatus } from '../progress/chain.js';
import {
  CONFIDENCE_LEVELS,
  type ConfidenceLevel,
  PROGRESS_DRIVERS,
  type ProgressDriver,
} from '../progress/progress.js';
import { EMBEDDED_CHECK_INS } from './goal.projection.js';
import { NODE_CAP } from './goals.tree.js';

/** A goal as it is answered (SPEC §2). */
@ApiSchema({ name: 'Goal' })
export class GoalResponse {
  @ShownId({ description: 'Its id' })
  id: string;

  @ShownText({
    description: 'What is to be achieved',
    max: MAX_TITLE,
    example: 'Win the trust of enterprise customers',
  })
  title: string;

  @ShownText({ description: 'Why, and what success looks like', nullable: true })
  description: string | null;

  @ShownChoice({ description: 'Whose goal it is', of: OWNER_TYPES })
  owner_type: OwnerType;

  @ShownId({ description: 'The owning employee', nullable: true })
  owner_employee_id: string | null;

  @ShownId({ description: 'The owning department', nullable: true })
  owner_department_id: string | null;

  @ShownId({ description: 'The owning team', nullable: true })
  owner_team_id: string | null;

  @ShownId({ description: 'The goal that it contributes to', nullable: true })
  parent_goal_id: string | null;

  @ShownFlag({ description: 'Whether everyone in the company may view it' })
  is_shared: boolean;

  @ShownDate({ description: 'First day', nullable: true, example: '2026-01-01' })
  date_start: string | null;

  @ShownDate({ description: 'Last day', nullable: true, example: '2026-03-31' })
  date_end: string | null;

  @ShownChoice({ description: 'Its state', of: GOAL_STATUSES })
  status: GoalStatus;

  @ShownProgress({
    description:
      'Progress in percent: the weighted mean of its contributors, or what was set by hand (see ' +
      '`progress_is_computed`)',
    example: 48.33,
  })
  progress: number;

  @ShownChoice({ description: 'Which contributors count', of: PROGRESS_DRIVERS })
  progress_driver: ProgressDriver;

  @ShownFlag({ description: 'true: from contributors. false: none counts, and progress is what was set by hand' })
  progress_is_computed: boolean;

  @ShownChoice({
    description:
      'How sure people are; null = nobody has said. The weighted mean of the contributors that have one (`on_track` 2, ' +
      '`at_risk` 1, `off_track` 0): `on_track` above 1.5, `at_risk` above 0.5, else `off_track`. Where none has one, what was ' +
      'set by hand',
    of: CONFIDENCE_LEVELS,
    nullable: true,
  })
  confidence_level: ConfidenceLevel | null;

  @ShownWeight({ description: 'How much it counts in its parent', example: 1 })
  weight: number;

  @ShownFlag({ description: 'Archived: read-only, and not counted in its parent' })
  is_archived: boolean;

  @ShownCount({ description: 'How many key results it has', example: 3 })
  goal_key_results_count: number;

  @ShownFlag({ description: 'Whether there are goals below it that you may view and that are not archived' })
  has_children: boolean;

  @ShownInstant({ description: 'When it was made' })
  created_at: string;

  @ShownInstant({ description: 'When it was last edited; changes of progress do not count' })
  updated_at: string;

  @ShownObject(() => Acl, { description: 'Who created it, who is assigned to it, and whom it is made visible to' })
  acl: Acl;
}

/** The parent in the answer of a goal. */
export class ParentGoal extends GoalResponse {
  @ShownIds({ description: 'Employees who may check in on it' })
  assign_to_ids: string[];

  @ShownIds({ description: 'Employees who may view it, besides those who may anyway' })
  visible_to_ids: string[];
}

/** A key result in the answer of a goal. */
export class KeyResultWithCheckIns extends KeyResultResponse {
  @ShownList(() => CheckInResponse, {
    description:
      `The newest ${EMBEDDED_CHECK_INS}, newest first; fewer where many key results have very long comments, ` +
      'or thousands of people are named on them',
    max: EMBEDDED_CHECK_INS,
  })
  goal_key_result_check_ins: CheckInResponse[];
}

/** A goal with its whole structure. */
export class GoalDetail extends GoalResponse {
  @ShownList(() => KeyResultWithCheckIns, {
    description: 'Its key results, oldest first',
    max: MAX_KEY_RESULTS_OF_A_GOAL,
  })
  goal_key_results: KeyResultWithCheckIns[];

  @ShownObject(() => ParentGoal, {
    description: 'The parent; null if there is none, or you may not view it (then `parent_goal_id` is set)',
    nullable: true,
  })
  parent_goal: ParentGoal | null;
}

/** A goal with its descendants. */
export class GoalTree extends GoalResponse {
  @ShownList(() => GoalTree, {
    description: 'The goals directly below it that you may view and that are not archived',
    max: NODE_CAP,
  })
  children: GoalTree[];

  @ShownFlag({ description: 'Whether there are more below it than are shown here' })
  children_truncated: boolean;
}

/** A page of goals. */
export class GoalPage extends Page {
  @ShownList(() => GoalResponse, { description: 'The goals of this page', max: MAX_LIMIT })
  items: GoalResponse[];
}
