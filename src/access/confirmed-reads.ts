import { Injectable } from '@nestjs/common';
import { Database, type Reads } from '../database/database.js';
import { type Statement } from '../database/template.js';
import { AccessChanged, type Principal } from './principal.js';
import { accessRevisions, type AccessRevision, PrincipalRepository } from './principal.repository.js';

/** A statement that shows a caller what they may see. */
type ForCaller = (principal: Principal) => Statement;

/** What finds by some reads what a caller may see. */
type ReadFor<T> = (reads: Reads, principal: Principal) => Promise<T>;

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
    const [row] = await this.confirmed(caller, this.database, (reads, principal) =>
      reads.rows<Row>(statement(principal)),
    );
    return row;
  }

  /** The same for lists and trees, which a replica may answer (see `Database.reads`). @throws as {@link row} */
  rows<Row extends object>(caller: Principal, statement: ForCaller): Promise<Row[]> {
    return this.all(caller, (reads, principal) => reads.rows<Row>(statement(principal)));
  }

  /**
   * The same for several reads of one request: the first tells whether the caller is still current, and if they are not,
   * all are done again.
   * @throws as {@link row}
   */
  all<T>(caller: Principal, read: ReadFor<T>): Promise<T> {
    return this.confirmed(caller, this.database.reads(caller.company_id), read);
  }

  /**
   * The caller as they are now, for reads that take long.
   * @throws as {@link row}
   */
  current(caller: Principal): Promise<Principal> {
    return this.principals.current(caller);
  }

  private async confirmed<T>(caller: Principal, reads: Reads, read: ReadFor<T>): Promise<T> {
    const { company_id, access_revision } = caller;
    const requireCurrent = ([now]: AccessRevision[]) => {
      if (now?.revision !== access_revision) throw new AccessChanged();
    };
    try {
      const revision = accessRevisions({ company_ids: [company_id] });
      return await read(this.database.behind(revision, requireCurrent, reads), caller);
    } catch (error) {
      if (!(error instanceof AccessChanged)) throw error;
      return read(this.database, await caller.renew(this.database));
    }
  }
}
