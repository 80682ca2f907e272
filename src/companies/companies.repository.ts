import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Database } from '../database/database.js';

/** The SQL of companies. */
@Injectable()
export class CompaniesRepository {
  constructor(private readonly database: Database) {}

  /** Whether there are any. */
  async hasAny(): Promise<boolean> {
    return (await this.database.row(sql`SELECT FROM companies LIMIT 1`)) !== undefined;
  }
}
