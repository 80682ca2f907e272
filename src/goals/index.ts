/** What other features may use of this one. */
export { GoalsModule } from './goals.module.js';
export { GoalsService } from './goals.service.js';
export { JOIN_PROGRESS } from './goal.projection.js';

/** What imports need to make many goals at once, by the rules of single requests. */
export { CreateGoal } from './goal.dto.js';
export { newColumns, settingsOf } from './goal.mapping.js';
export { ownerOf, requireByHand, requirePeriod, requireRoom } from './goal.rules.js';
export { GoalsRepository } from './goals.repository.js';

/** What exports need to filter as a search does, and made-up companies to be found by one. */
export { SearchGoals } from './goal.dto.js';
export { requireSearchPeriod } from './goal.rules.js';
export { fold } from './search/fold.js';
export { type Filters, passing } from './search/goals.filters.js';
