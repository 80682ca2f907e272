import { ApiSchema } from '@nestjs/swagger';
import { ShownChoice, ShownDate, ShownList, ShownNumber, ShownProgress } from '../http/fields/response-fields.js';
import { CONFIDENCE_LEVELS, type ConfidenceLevel } from '../progress/progress.js';

/** What was known of a goal or a key result at the end of one day. */
export class HistoryPoint {
  @ShownDate({ description: 'The day; it ends at midnight UTC', example: '2026-02-13' })
  date: string;

  @ShownProgress({ description: 'The progress at its end, in percent', example: 48.33 })
  progress: number;

  @ShownChoice({ description: 'The confidence at its end', of: CONFIDENCE_LEVELS, nullable: true })
  confidence_level: ConfidenceLevel | null;
}

/** The same of a key result, with its value. */
export class KeyResultHistoryPoint extends HistoryPoint {
  @ShownNumber({ description: 'The value of the newest check-in by then; `start_value` before the first', example: 42 })
  value: number;
}

/** The days that a history covers. */
abstract class Range {
  @ShownDate({ description: 'The first day', example: '2026-01-01' })
  from: string;

  @ShownDate({ description: 'The last day; today at the latest', example: '2026-03-31' })
  to: string;
}

/** The progress of a goal over time. */
@ApiSchema({ name: 'GoalHistory' })
export class GoalHistory extends Range {
  @ShownList(() => HistoryPoint, { description: 'One point for every day, oldest first' })
  points: HistoryPoint[];
}

/** The progress of a key result over time. */
@ApiSchema({ name: 'KeyResultHistory' })
export class KeyResultHistory extends Range {
  @ShownList(() => KeyResultHistoryPoint, { description: 'One point for every day, oldest first' })
  points: KeyResultHistoryPoint[];
}
