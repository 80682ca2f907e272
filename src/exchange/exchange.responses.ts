import { ShownCount, ShownFlag, ShownId, ShownList, ShownProgress, ShownText } from '../http/fields/response-fields.js';
import { MAX_GOALS } from './exchange.dto.js';

/** What became of a goal of the file. */
export class ImportedGoal {
  @ShownText({ description: 'What the file calls it', example: 'g1' })
  key: string;

  @ShownId({ description: 'Its id; null in a dry run, which makes none', nullable: true })
  id: string | null;

  @ShownProgress({ description: 'The progress that it comes to', example: 48.33 })
  progress: number;
}

/** What an import did, or would do. */
export class ImportResult {
  @ShownFlag({ description: 'Whether nothing was written' })
  dry_run: boolean;

  @ShownCount({ description: 'How many goals the file has', example: 50 })
  goals_count: number;

  @ShownCount({ description: 'How many key results', example: 138 })
  key_results_count: number;

  @ShownCount({ description: 'How many of them have a value, and so a check-in', example: 138 })
  check_ins_count: number;

  @ShownList(() => ImportedGoal, { description: 'In the order of the file', max: MAX_GOALS })
  goals: ImportedGoal[];
}
