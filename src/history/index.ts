/** What other features may use of this one. */
export { HistoryModule } from './history.module.js';
export { HistoryService } from './history.service.js';
export { addDays, type Day, dayOf, daysBetween } from './days.js';
export { MAX_DAYS } from './history.dto.js';
