/** What other features may use of this one. */
export { CompaniesModule } from './companies.module.js';
export { CompaniesService } from './companies.service.js';
