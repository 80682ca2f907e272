/** What other features may use of this one. */
export { CompaniesModule } from './companies.module.js';
export { CompaniesRepository } from './companies.repository.js';
export { CompaniesService } from './companies.service.js';
