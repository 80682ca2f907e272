import { ListOf, Text } from '../http/fields/request-fields.js';
import { ShownCount, ShownFlag, ShownId, ShownList, ShownProgress, ShownText } from '../http/fields/response-fields.js';
import { MAX_KEY_RESULTS_OF_A_GOAL } from '../key-results/index.js';
import { ImportGoal, ImportKeyResult, MAX_GOALS } from './exchange.dto.js';

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

/** A goal in a JSON file. */
export class GoalInFile extends ImportGoal {
  @ListOf(() => ImportKeyResult, { description: 'Its key results', max: MAX_KEY_RESULTS_OF_A_GOAL, optional: true })
  key_results?: ImportKeyResult[];
}

/** A JSON file. Its body is read by `readFile`: this documents it. */
export class GoalsFile {
  @ListOf(() => GoalInFile, { description: 'The goals, in any order', min: 1, max: MAX_GOALS })
  goals: GoalInFile[];

  @Text({ description: 'Where it comes from, for people to read', max: 10_000, optional: true })
  source?: string;

  @Text({ description: 'Under which terms, for people to read', max: 10_000, optional: true })
  license?: string;

  @Text({ description: 'Anything else, for people to read', max: 10_000, optional: true })
  note?: string;
}
