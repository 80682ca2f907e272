/** What other features may use of this one. */
export { HistoryModule } from './history.module.js';
export { HistoryService } from './history.service.js';
