import { ApiSchema } from '@nestjs/swagger';
import { Acl } from '../access/acl.responses.js';
import { MAX_TITLE } from '../http/fields/bounds.js';
import { MAX_LIMIT, Page } from '../http/page.js';
import {
  ShownChoice,
  ShownCount,
  ShownId,
  ShownIds,
  ShownInstant,
  ShownList,
  ShownNumber,
  ShownObject,
  ShownProgress,
  ShownText,
  ShownWeight,
} from '../http/fields/response-fields.js';
import { CONFIDENCE_LEVELS, type ConfidenceLevel } from '../progress/progress.js';
import { METRIC_TYPES, type MetricType } from './key-result.entity.js';

/** A key result as it is answered (SPEC §2). */
@ApiSchema({ name: 'KeyResult' })
export class KeyResultResponse {
  @ShownId({ description: 'Its id' })
  id: string;

  @ShownId({ description: 'The goal that it measures' })
  goal_id: string;

  @ShownText({ description: 'What is measured', max: MAX_TITLE, example: 'Net promoter score' })
  title: string;

  @ShownText({ description: 'How it is measured', nullable: true })
  description: string | null;

  @ShownChoice({ description: 'What kind of quantity', of: METRIC_TYPES })
  metric_type: MetricType;

  @ShownText({
    description: 'What it counts; an ISO 4217 code for `currency`',
    max: 32,
    nullable: true,
    example: 'points',
  })
  unit: string | null;

  @ShownNumber({ description: 'Where it started', example: 30 })
  start_value: number;

  @ShownNumber({ description: 'Where it is to go', example: 50 })
  target_value: number;

  @ShownNumber({ description: 'The value of its newest check-in; `start_value` while there is none', example: 42 })
  current_value: number;

  @ShownProgress({
    description:
      'How far the value has come from `start_value` to `target_value`, in percent, never below 0 or above 100. Where the ' +
      'two are equal: 100 once the value is the target, else 0',
    example: 60,
  })
  progress: number;

  @ShownChoice({ description: 'The confidence of its newest check-in', of: CONFIDENCE_LEVELS, nullable: true })
  confidence_level: ConfidenceLevel | null;

  @ShownWeight({ description: 'How much it counts in its goal', example: 1 })
  weight: number;

  @ShownIds({ description: 'Its own assignees' })
  assign_to_ids: string[];

  @ShownCount({ description: 'How many check-ins it has', example: 6 })
  check_ins_count: number;

  @ShownInstant({ description: 'When the value of its newest check-in was measured', nullable: true })
  last_check_in_at: string | null;

  @ShownInstant({ description: 'When it was made' })
  created_at: string;

  @ShownInstant({ description: 'When it was last changed; check-ins do not count' })
  updated_at: string;

  @ShownObject(() => Acl, { description: 'The `acl` of its goal, with the assignees of the key result added' })
  acl: Acl;
}

/** A page of key results. */
export class KeyResultPage extends Page {
  @ShownList(() => KeyResultResponse, { description: 'The key results of this page', max: MAX_LIMIT })
  items: KeyResultResponse[];
}
