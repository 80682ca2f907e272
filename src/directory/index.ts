/** What other features may use of this one. */
export { DirectoryModule } from './directory.module.js';
export { CompanyResponse, EmployeeResponse } from './directory.responses.js';
export { DirectoryService } from './directory.service.js';
export { UpsertService } from './upsert.service.js';
