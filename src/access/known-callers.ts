import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Combiner } from '../database/combiner.js';
import { PrincipalRepository, type PrincipalRow } from './principal.repository.js';

/** Ids in what is remembered, all callers together: some tens of megabytes. */
const MAX_IDS = 300_000;

/** What a bearer token says: whom to look up, and how. */
export interface Credentials<Row extends PrincipalRow = PrincipalRow> {
  /** tells them from all others, and gives nothing away */
  name: string;
  company_id: string;
  load(): Promise<Row | undefined>;
}

/**
 * Callers are remembered, because to load one takes longer than most of what they ask for, and for the heads of many
 * departments much longer. Each counts only as long as nothing changed in their company that says who its callers are
 * and what they may see: `companies.access_revision` tells, which every request looks at anew. So a change of the
 * directory or of a token counts with the next request, on every instance, as if nothing were remembered.
 */
@Injectable()
export class KnownCallers {
  private readonly callers = new LRUCache<string, PrincipalRow>({
    maxSize: MAX_IDS,
    sizeCalculation: ({ identities, leads }) => identities.length + leads.length,
  });
  /** One statement for all that was asked while the last one was under way. */
  private readonly revisions = new Combiner<void, string | undefined>(async (company_id, asked) => {
    const value = await this.principals.accessRevision(company_id);
    return asked.map(() => ({ value }));
  });

  constructor(private readonly principals: PrincipalRepository) {}

  /** Callers as they are now; undefined when the credentials are nobody's. */
  async current<Row extends PrincipalRow>(credentials: Credentials<Row>): Promise<Row | undefined> {
    const { name, company_id } = credentials;
    const known = this.recall(credentials);
    if (known && known.access_revision === (await this.revisions.submit(company_id))) return known;
    const loaded = await credentials.load();
    if (loaded) this.callers.set(name, loaded);
    else this.callers.delete(name);
    return loaded;
  }

  /** Callers as they were when they called last, which need not hold any more. */
  recall<Row extends PrincipalRow>({ name }: Credentials<Row>): Row | undefined {
    return this.callers.get(name) as Row | undefined;
  }
}
