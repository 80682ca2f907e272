import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { AuthenticationService } from '../access/authentication.service.js';
import { TokensService } from '../access/tokens.service.js';
import { CompaniesRepository } from '../companies/index.js';
import { CONFIG, type Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { RunningExamples } from '../http/openapi/running-examples.js';
import { demoCompany } from './demo-company.js';
import { DemoLoader } from './demo.loader.js';
import { type Demo, DemoRepository } from './demo.repository.js';

/** The demo company of an empty database, and a token to look at it with (SPEC §7). */
@Injectable()
export class DemoService {
  private readonly tokenFile: string;

  constructor(
    private readonly database: Database,
    private readonly companies: CompaniesRepository,
    private readonly demos: DemoRepository,
    private readonly loader: DemoLoader,
    private readonly authentication: AuthenticationService,
    private readonly tokens: TokensService,
    private readonly examples: RunningExamples,
    @Inject(CONFIG) { data_dir }: Config,
  ) {
    this.tokenFile = join(data_dir, 'demo-token');
  }

  /**
   * Finds the demo company, having loaded it where the database was empty, and has the examples of this process's document
   * name what is there. On a database that holds other companies it does nothing. Every process does this.
   */
  async prepare(): Promise<Demo | undefined> {
    const demo = (await this.demos.find(demoCompany.name)) ?? (await this.load());
    if (demo) this.examples.use(await this.demos.exampleIds(demo));
    return demo;
  }

  /**
   * An API token of its admin: the one in `<DATA_DIR>/demo-token` if that still works, so that it stays the same from one
   * start to the next; else a new one, which is put there.
   */
  async token({ company_id, admin_id }: Demo): Promise<string> {
    const kept = await readFile(this.tokenFile, 'utf8').catch(() => undefined);
    const caller = kept && (await this.authentication.authenticate(kept).catch(() => undefined));
    if (kept && caller && caller.company_id === company_id && caller.employee_id === admin_id) return kept;
    const admin = await this.authentication.actAs(company_id, admin_id);
    const token = await this.tokens.issueFor(admin, 'Demo, printed at start');
    await writeFile(this.tokenFile, token, { mode: 0o600 }).catch(() => undefined); // then the next start makes another one
    return token;
  }

  /** In one transaction: processes that start at the same moment load it once, and one that is killed leaves nothing. */
  private async load(): Promise<Demo | undefined> {
    const loaded = await this.database.spanning(async (tx) => {
      await this.demos.lock(tx);
      if (await this.companies.hasAny()) return false;
      await this.loader.load(demoCompany);
      return true;
    });
    if (loaded) await this.demos.analyze();
    return this.demos.find(demoCompany.name);
  }
}
