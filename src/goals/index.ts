/** What other features may use of this one. */
export { fold } from './fold.js';
export { type CreateGoal } from './goal.dto.js';
export { GoalsModule } from './goals.module.js';
export { GoalsService } from './goals.service.js';
