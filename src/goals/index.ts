/** What other features may use of this one. */
export { fold } from './search/fold.js';
export { CreateGoal, SearchGoals } from './goal.dto.js';
export { newColumns, settingsOf } from './goal.mapping.js';
export { ownerOf, requireByHand, requirePeriod, requireRoom, requireSearchPeriod } from './goal.rules.js';
export { JOIN_PROGRESS } from './goal.projection.js';
export { GoalsModule } from './goals.module.js';
export { GoalsRepository } from './goals.repository.js';
export { type Filters, passing } from './search/goals.filters.js';
export { GoalsService } from './goals.service.js';
