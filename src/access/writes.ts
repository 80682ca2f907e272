import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type Transaction } from '../database/transaction.js';
import { type Principal } from './principal.js';
import { PrincipalRepository } from './principal.repository.js';

/**
 * Writes of a company's goals, key results, check-ins and directory, each in somebody's name. Whoever waits for the
 * company's lock may have lost their token, their role or their team by the time they get it; so what they may do is
 * decided from what holds then.
 */
@Injectable()
export class Writes {
  constructor(
    private readonly database: Database,
    private readonly principals: PrincipalRepository,
  ) {}

  /**
   * Runs `work` in one transaction under the company's lock, in the name of the caller as they are then.
   * @throws what `work` throws; Unauthenticated or Forbidden when the caller may no longer do this; Unavailable when
   *   their credentials are somebody else's now
   */
  as<T>(caller: Principal, work: (tx: Transaction, principal: Principal) => Promise<T>): Promise<T> {
    const { company_id } = caller;
    const underLock = async (tx: Transaction) => {
      tx.lockCompany(company_id);
      return work(tx, await this.principals.current(caller, tx));
    };
    return this.database.inTurn(company_id, () => this.database.transaction(underLock));
  }

  /**
   * The same for what changes nothing of all that: it does not wait for the company's lock, which may be held for long.
   * Who changes the access of its people waits, at their commit, for its end.
   * @throws as {@link as} does
   */
  beside<T>(caller: Principal, work: (tx: Transaction, principal: Principal) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      this.principals.holdAccess(tx, caller.company_id);
      return work(tx, await this.principals.current(caller, tx));
    });
  }

  /**
   * Runs `work`, which finds out what a write would come to and writes nothing, without holding others up: on one state
   * of the database, which needs no lock. Only as part of a transaction around does it take the lock, as {@link as} does.
   * @throws as {@link as} does
   */
  rehearse<T>(caller: Principal, work: (tx: Transaction, principal: Principal) => Promise<T>): Promise<T> {
    if (this.database.isSpanned) return this.as(caller, work);
    return this.database.snapshot(async (tx) => work(tx, await this.principals.current(caller, tx)));
  }

  /** The access revision of a company: callers who have it are as they were when they were looked up. */
  async accessRevision(tx: Transaction, company_id: string): Promise<string | undefined> {
    return (await this.principals.accessRevisions([company_id], tx)).get(company_id);
  }
}
