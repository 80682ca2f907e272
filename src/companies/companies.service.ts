import { Injectable } from '@nestjs/common';
import { SCOPES } from '../access/scopes.js';
import { TokensService } from '../access/tokens.service.js';
import { Database } from '../database/database.js';
import { DirectoryService } from '../directory/index.js';
import { newId } from '../http/ids.js';
import { type CreateCompany } from './companies.dto.js';
import { type CreatedCompany } from './companies.responses.js';
import { Company } from './company.entity.js';

/** Companies, the tenants (SPEC §2). */
@Injectable()
export class CompaniesService {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryService,
    private readonly tokens: TokensService,
  ) {}

  /** Makes a company with its first admin and a token for them that is shown this once. */
  async create({ name, admin: { email, display_name } }: CreateCompany): Promise<CreatedCompany> {
    const company = { id: newId(), name };
    return this.database.transaction(async (tx) => {
      await tx.manager.insert(Company, company);
      const admin = await this.directory.addEmployee(tx, company.id, { email, display_name, role: 'admin' });
      const token = await this.tokens.issue(tx, {
        company_id: company.id,
        employee_id: admin.id,
        created_by: admin.id,
        name: 'First admin',
        scopes: [...SCOPES],
      });
      return { company, admin, token: token.token };
    });
  }
}
