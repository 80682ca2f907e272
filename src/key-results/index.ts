/** What other features may use of this one. */
export { type MetricType } from './key-result.entity.js';
export { CreateKeyResult, MAX_KEY_RESULTS_OF_A_GOAL } from './key-result.dto.js';
export * from './key-result.figures.js';
export { keyResultFields } from './key-result.projection.js';
export { KeyResultResponse } from './key-result.responses.js';
export { definitionOf, measureOf, requireValue } from './key-result.rules.js';
export { KeyResultsModule } from './key-results.module.js';
export {
  figureColumns,
  figuresAsJson,
  type KeyResultRow,
  KeyResultsRepository,
  measuredOf,
  storeFiguresOf,
} from './key-results.repository.js';
export { KeyResultsService } from './key-results.service.js';
