import { ApiSchema } from '@nestjs/swagger';
import { Acl } from '../access/acl.responses.js';
import { MAX_TITLE } from '../http/fields/bounds.js';
import { MAX_LIMIT, Page } from '../http/page.js';
import {
  ShownChoice,
  ShownFlag,
  ShownId,
  ShownInstant,
  ShownList,
  ShownNumber,
  ShownObject,
  ShownProgress,
  ShownText,
} from '../http/fields/response-fields.js';
import { KeyResultResponse } from '../key-results/index.js';
import { MAX_LEVELS } from '../progress/chain.js';
import { CONFIDENCE_LEVELS, type ConfidenceLevel } from '../progress/progress.js';

/** A check-in as it is answered (SPEC §2). */
@ApiSchema({ name: 'CheckIn' })
export class CheckInResponse {
  @ShownId({ description: 'Its id' })
  id: string;

  @ShownId({ description: 'The key result that it is on' })
  goal_key_result_id: string;

  @ShownId({ description: 'Its author' })
  employee_id: string;

  @ShownNumber({ description: 'The value', example: 42 })
  value: number;

  @ShownChoice({
    description: 'The confidence at that time: as stated, else that of the check-in before',
    of: CONFIDENCE_LEVELS,
    nullable: true,
  })
  confidence_level: ConfidenceLevel | null;

  @ShownText({ description: 'What happened', max: 5_000, nullable: true })
  comment: string | null;

  @ShownInstant({ description: 'When the value was measured' })
  checked_in_at: string;

  @ShownInstant({ description: 'When it was recorded' })
  created_at: string;

  @ShownObject(() => Acl, { description: 'The `acl` of its key result' })
  acl: Acl;
}

/** A goal that a check-in moved. */
export class MovedGoal {
  @ShownId({ description: 'Its id' })
  id: string;

  @ShownText({ description: 'Its title', max: MAX_TITLE })
  title: string;

  @ShownId({ description: 'The goal above it', nullable: true })
  parent_goal_id: string | null;

  @ShownProgress({ description: 'Its new progress', example: 48.33 })
  progress: number;

  @ShownFlag({ description: 'Whether that is computed from contributors' })
  progress_is_computed: boolean;

  @ShownChoice({ description: 'Its new confidence', of: CONFIDENCE_LEVELS, nullable: true })
  confidence_level: ConfidenceLevel | null;
}

/** What a check-in answers with: itself, and what it did. */
export class CheckInWithChain extends CheckInResponse {
  @ShownObject(() => KeyResultResponse, { description: 'The key result as it is now' })
  key_result: KeyResultResponse;

  @ShownList(() => MovedGoal, {
    description: 'Every goal up the chain that you may view, nearest first',
    max: MAX_LEVELS,
  })
  goals: MovedGoal[];
}

/** What a bulk of check-ins answers with. */
export class BulkCheckInsResponse {
  @ShownList(() => CheckInResponse, { description: 'The check-ins, in the order of the items', max: 1_000 })
  items: CheckInResponse[];

  @ShownList(() => MovedGoal, { description: 'Every goal above them that you may view, each once', max: 32_000 })
  goals: MovedGoal[];
}

/** A page of check-ins. */
export class CheckInPage extends Page {
  @ShownList(() => CheckInResponse, { description: 'The check-ins of this page', max: MAX_LIMIT })
  items: CheckInResponse[];
}
