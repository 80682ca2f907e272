/** What other features may use of this one. */
export { Employee } from './directory.entities.js';
export { DirectoryModule } from './directory.module.js';
export { EmployeeResponse } from './directory.responses.js';
export { DirectoryService } from './directory.service.js';
export { type UpsertDirectory } from './upsert.dto.js';
export { UpsertService } from './upsert.service.js';
