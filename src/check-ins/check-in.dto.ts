import { ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { MAX_VALUE } from '../http/fields/bounds.js';
import { Choice, Decimal, Id, Instant, ListOf, Text } from '../http/fields/request-fields.js';
import { CONFIDENCE_LEVELS, type ConfidenceLevel } from '../progress/progress.js';

/** The body of `POST …/checkin`. */
export class CreateCheckIn {
  @Decimal({
    description: 'The measured value; 0 or 1 for a `boolean` key result',
    min: -MAX_VALUE,
    max: MAX_VALUE,
    example: 42,
  })
  value: number;

  @Choice({
    description:
      'How confident you are of reaching the target; null = nothing said. Omitted in a new check-in: as in the one ' +
      'before',
    of: CONFIDENCE_LEVELS,
    optional: true,
    nullable: true,
    example: 'on_track',
  })
  confidence_level?: ConfidenceLevel | null;

  @Text({ description: 'What happened, what comes next', max: 5_000, optional: true, nullable: true })
  comment?: string | null;

  @Instant({
    description:
      'When the value was measured, possibly in the past; at most 5 minutes ahead. Omitted in a new check-in: now',
    optional: true,
    example: '2026-02-13T09:30:00Z',
  })
  checked_in_at?: string;
}

/** The body of `PATCH …/check-ins/{check_in_id}`: omitted = unchanged, null = cleared. */
export class UpdateCheckIn extends PartialType(CreateCheckIn, { skipNullProperties: false }) {
  @ApiPropertyOptional({ description: 'How confident you are of reaching the target; null = nothing said' })
  declare confidence_level?: ConfidenceLevel | null;

  @ApiPropertyOptional({ description: 'When the value was measured, possibly in the past; at most 5 minutes ahead' })
  declare checked_in_at?: string;
}

/** One item of `POST /check-ins/bulk`. */
export class BulkCheckIn extends CreateCheckIn {
  @Id({ description: 'The key result to check in on' })
  goal_key_result_id: string;
}

/** The body of `POST /check-ins/bulk`. */
export class BulkCheckIns {
  @ListOf(() => BulkCheckIn, { description: 'All of them are recorded, or none', min: 1, max: 1_000 })
  items: BulkCheckIn[];
}
