import { Injectable } from '@nestjs/common';
import { type Transaction } from '../database/transaction.js';
import { Chain, type ChainGoal } from './chain.js';
import { ProgressRepository, type SeenGoals, type Start } from './progress.repository.js';

/** A chain, and the titles of those of its goals that each viewer may view. */
export interface SeenChain extends Pick<SeenGoals, 'titlesFor'> {
  chain: Chain;
}

/**
 * Progress that is always right (SPEC §3).
 *
 * Locks, in the one order that every writer keeps to:
 *
 *   1. the company's row (`tx.lockCompany`, for somebody's writes by `Writes.as`), taken before anything is read that the
 *      write depends on. It makes one transaction at a time the writer of a company's goals, key results, check-ins and
 *      directory, so what was read under it stays true until the commit: no lost update, no cycle closed by two
 *      re-parentings, no deadlock. Readers never wait for it, nor do other companies. Within a process its writers wait for
 *      one another before they take a connection (`Database.inTurn`), so that others have some left.
 *   2. whatever rows the statements then write, in any order: nobody else writes them.
 *
 * Every check-in ends at its company's root, so the writers of one company queue in any case; one lock in front of the
 * chain costs less than one on each of its rows. What keeps the queue short is that little happens under the lock (two
 * round trips for a check-in) and that check-ins which arrive meanwhile share the next transaction.
 *
 * A write under the lock: read the chain, tell it what changed, `settle` it.
 */
@Injectable()
export class ProgressService {
  constructor(private readonly repository: ProgressRepository) {}

  /**
   * Reads the goals and everything above them, up to the roots, in one statement. Call it under the company's lock,
   * before their rows are changed, or in a snapshot to change none; unknown ids are left out.
   */
  async chain(tx: Transaction, company_id: string, goal_ids: string[]): Promise<Chain> {
    const starts = goal_ids.map((goal_id) => ({ goal_id }));
    return (await this.chainFor(tx, company_id, starts)).chain;
  }

  /** The same with the titles of those goals that the viewers of each start may view, for them to be shown. */
  async chainFor(tx: Transaction, company_id: string, starts: Start[]): Promise<SeenChain> {
    const { goals, titlesFor } = await this.repository.chain(tx, company_id, starts);
    return { chain: new Chain(goals), titlesFor };
  }

  /**
   * Recalculates the chain for the changes it was told of and stores, in one statement, every goal whose figures moved.
   * The statement is under way when this returns; the commit waits for it.
   */
  settle(tx: Transaction, company_id: string, chain: Chain): void {
    this.store(tx, company_id, chain.settle());
  }

  /** Stores what a chain has settled: under way when this returns. */
  store(tx: Transaction, company_id: string, goals: ChainGoal[]): void {
    if (goals.length > 0) this.repository.store(tx, company_id, goals);
  }
}
