import { ApiHideProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { MAX_DESCRIPTION, MAX_TITLE, MAX_VALUE, MAX_WEIGHT } from '../http/fields/bounds.js';
import { Choice, Decimal, Ids, Refused, Text } from '../http/fields/request-fields.js';
import { METRIC_TYPES, type MetricType } from './key-result.entity.js';

/** How many key results a goal may have: its answer holds them all. */
export const MAX_KEY_RESULTS_OF_A_GOAL = 1_000;

const BY_CHECK_INS = 'changes only through check-ins: POST /api/v1/goals/{goal_id}/key-results/{kr_id}/checkin';

/** The body of `POST /goals/{goal_id}/key-results`. */
export class CreateKeyResult {
  @Text({ description: 'What is measured', min: 1, max: MAX_TITLE, example: 'Net promoter score' })
  title: string;

  @Text({ description: 'How it is measured', max: MAX_DESCRIPTION, optional: true, nullable: true })
  description?: string | null;

  @Choice({
    description:
      'What kind of quantity. `boolean` takes 0 (not done) and 1 (done) only, and a key result with check-ins ' +
      'cannot become it',
    of: METRIC_TYPES,
    example: 'number',
  })
  metric_type: MetricType;

  @Text({
    description: 'The unit, such as `points`. `currency` needs an ISO 4217 code in upper case, such as `EUR`',
    max: 32,
    optional: true,
    nullable: true,
  })
  unit?: string | null;

  @Decimal({ description: 'Where it starts', min: -MAX_VALUE, max: MAX_VALUE, optional: true, default: 0, example: 30 })
  start_value?: number;

  @Decimal({
    description: 'The target, above or below `start_value`. Needed, except for `percent` (100) and `boolean` (1)',
    min: -MAX_VALUE,
    max: MAX_VALUE,
    optional: true,
    example: 50,
  })
  target_value?: number;

  @Decimal({
    description: 'How much it counts in its goal; 0 = shown, but not counted',
    min: 0,
    max: MAX_WEIGHT,
    optional: true,
    default: 1,
  })
  weight?: number;

  @Ids({ description: 'Employees who may check in on it', optional: true, nullable: true, default: [] })
  assign_to_ids?: string[] | null;

  @ApiHideProperty()
  @Refused(BY_CHECK_INS)
  current_value?: never;

  @ApiHideProperty()
  @Refused(BY_CHECK_INS)
  confidence_level?: never;

  @ApiHideProperty()
  @Refused('is that of the goal, and assign_to_ids')
  acl?: never;
}

/** The body of `PATCH /goals/{goal_id}/key-results/{kr_id}`: omitted = unchanged, null = cleared. */
export class UpdateKeyResult extends PartialType(CreateKeyResult, { skipNullProperties: false }) {
  @ApiPropertyOptional({ description: 'The target, above or below `start_value`' })
  declare target_value?: number;
}
