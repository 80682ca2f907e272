import { Injectable } from '@nestjs/common';
import { Database, type Reads } from '../database/database.js';
import { type Statement } from '../database/template.js';
import { type Principal } from './principal.js';
import { accessRevisions, type AccessRevision, PrincipalRepository } from './principal.repository.js';

/** A statement that shows a caller what they may see. */
type ForCaller = (principal: Principal) => Statement;

/**
 * Reads that check, in the same round trip, that their caller is still current. A route that reads so may take its caller
 * as remembered: see `ConfirmedByService`.
 */
@Injectable()
export class ConfirmedReads {
  constructor(
    private readonly database: Database,
    private readonly principals: PrincipalRepository,
  ) {}

  /**
   * The row that the caller may see now, if there is one.
   * @param statement prepared
   * @throws Unauthenticated or Forbidden when the caller may no longer do this; Unavailable when their credentials are
   *   somebody else's now
   */
  async row<Row extends object>(caller: Principal, statement: ForCaller): Promise<Row | undefined> {
    return (await this.confirmed<Row>(caller, statement, this.database))[0];
  }

  /** The same for lists and trees, which a replica may answer (see `Database.reads`). @throws as {@link row} */
  rows<Row extends object>(caller: Principal, statement: ForCaller): Promise<Row[]> {
    return this.confirmed<Row>(caller, statement, this.database.reads(caller.company_id));
  }

  /**
   * The caller as they are now, for reads that take long.
   * @throws as {@link row}
   */
  current(caller: Principal): Promise<Principal> {
    return this.principals.current(caller);
  }

  private async confirmed<Row extends object>(
    caller: Principal,
    statement: ForCaller,
    from: Pick<Reads, 'rows'>,
  ): Promise<Row[]> {
    const { company_id, access_revision } = caller;
    const revision = accessRevisions({ company_ids: [company_id] });
    const [[now], rows] = await this.database.rowsAfter<AccessRevision, Row>(revision, statement(caller), from);
    if (now?.revision === access_revision) return rows;
    return this.database.rows<Row>(statement(await caller.renew(this.database)));
  }
}
