/** What other features may use of this one. */
export { ExchangeModule } from './exchange.module.js';
export { ExportService } from './export.service.js';
export { ImportService } from './import.service.js';
export { type Format } from './layout.js';
