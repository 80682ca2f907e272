import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { CONFIG, type Config } from '../config/config.js';
import { Batcher, type Outcome } from '../database/batcher.js';
import { type Database } from '../database/database.js';
import { type Transaction } from '../database/transaction.js';
import { AccessMetrics } from './access.metrics.js';
import { PrincipalRepository, type PrincipalRow } from './principal.repository.js';

/**
 * Bounds the memory to some tens of megabytes: how many ids are kept, those of all callers together. Each caller counts
 * as many as it weighs besides.
 */
const MAX_IDS = 500_000;
const WEIGHT_OF_CALLER = 20;

/** What a bearer token says: whom to look up, and how. */
export interface Credentials<Row extends PrincipalRow = PrincipalRow> {
  /** tells them from all others, and gives nothing away */
  name: string;
  company_id: string;
  /** @param on the transaction to look from, if not from outside of any */
  load(on?: Database | Transaction): Promise<Row | undefined>;
}

/**
 * How many requests may wait for their callers to be looked up: as many as for a connection, but never so few that those
 * that merely come together are refused.
 */
export const mostLookUps = ({ database_queue_size }: Config): number => Math.max(1_000, database_queue_size);

/**
 * Remembers callers, because loading one takes longer than most of what they ask for, and for the heads of many
 * departments much longer. One counts only as long as nothing has changed in the company that says who its callers are
 * and what they may see: every request reads the company's access revision, which tells. So a change of the directory
 * or of a token counts with the next request, on every instance, as if nothing were remembered.
 */
@Injectable()
export class PrincipalCache {
  private readonly callers = new LRUCache<string, PrincipalRow>({
    maxSize: MAX_IDS,
    sizeCalculation: ({ identities, leads }) => WEIGHT_OF_CALLER + identities.length + leads.length,
  });
  private readonly revisions: Batcher<string, string | undefined>;

  constructor(
    private readonly principals: PrincipalRepository,
    metrics: AccessMetrics,
    @Inject(CONFIG) config: Config,
  ) {
    this.revisions = new Batcher((_, ids) => this.loadRevisions(ids), {
      waiting: mostLookUps(config),
      counts: metrics,
    });
  }

  /** Callers as they are now; undefined when the credentials are nobody's. */
  async current<Row extends PrincipalRow>(credentials: Credentials<Row>): Promise<Row | undefined> {
    const { company_id } = credentials;
    const known = this.recall(credentials);
    if (known && known.access_revision === (await this.revisions.submit('', company_id))) return known;
    return this.reload(credentials);
  }

  /**
   * Callers as they are now, whatever is remembered of them. Who calls from now on is taken for what was found.
   * @param on the transaction to look from, if not from outside of any. It must not have changed what says who they are
   */
  async reload<Row extends PrincipalRow>(
    credentials: Credentials<Row>,
    on?: Database | Transaction,
  ): Promise<Row | undefined> {
    const loaded = await credentials.load(on);
    if (loaded) this.callers.set(credentials.name, loaded);
    else this.callers.delete(credentials.name);
    return loaded;
  }

  /** Callers as they were when they called last, which need not hold any more. */
  recall<Row extends PrincipalRow>({ name }: Credentials<Row>): Row | undefined {
    return this.callers.get(name) as Row | undefined;
  }

  /** One statement for all that was asked while the last one was under way. */
  private async loadRevisions(company_ids: string[]): Promise<Outcome<string | undefined>[]> {
    const revisions = await this.principals.accessRevisions([...new Set(company_ids)]);
    return company_ids.map((id) => ({ value: revisions.get(id) }));
  }
}
