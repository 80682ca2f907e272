import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { type Transaction } from '../../database/transaction.js';
import { JsonText, serialize } from '../json-text.js';
import { DomainError, KeyReused, StillRunning } from '../problem.js';
import { IdempotencyRepository, type KeptAnswer } from './idempotency.repository.js';
import { type KeyedRequest } from './keyed-request.js';

/** The outcome of a claim on a key: ours to do, already done (with the stored answer), or refused. */
export type Claim = 'ours' | (() => JsonText) | DomainError;

/**
 * POSTs that are done once however often they are sent (SPEC §6).
 *
 * What a request writes and the record of its answer are one transaction: either both are there or neither is, whatever
 * crashes when. While it runs, the transaction holds an advisory lock on the key, which ends with it, so that a key
 * whose request died is free again at once and needs no timeout, on any instance. Failures are not kept: they changed
 * nothing, and the same request may well succeed later.
 */
@Injectable()
export class IdempotencyService {
  /** What this process works on; between processes the lock of the transaction decides. */
  private readonly running = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly answers: IdempotencyRepository,
  ) {}

  /**
   * Does the work of a keyed request and keeps its answer, in one transaction that everything the work calls takes part
   * in; or gives the answer of the time before.
   * @param inTurn whether the work takes the lock of the company: see `Database.inTurn`
   * @throws StillRunning, KeyReused
   */
  once(request: KeyedRequest, work: () => Promise<unknown>, inTurn: boolean): Promise<unknown> {
    const { company_id } = request;
    const claimed = async (tx: Transaction) => {
      const [claim] = await this.claim(tx, company_id, [request]);
      if (claim !== 'ours') return settled(claim!);
      const answer = await work();
      this.keep(tx, company_id, [{ request, answer }]);
      return answer;
    };
    const spanned = () => this.database.spanning(claimed);
    return this.exclusively(request, async () => {
      if (!inTurn) return spanned();
      if (this.database.mustWait(company_id)) {
        // Who sends again what was done need not.
        const [kept] = await this.answers.find(this.database, company_id, [request]);
        if (kept) return settled(claimOnKept(request, kept));
      }
      return this.database.inTurn(company_id, spanned);
    });
  }

  /** Does the work of a keyed request that claims and keeps by itself. @throws StillRunning */
  async exclusively<T>({ id }: KeyedRequest, work: () => Promise<T>): Promise<T> {
    if (this.running.has(id)) throw new StillRunning();
    this.running.add(id);
    try {
      return await work();
    } finally {
      this.running.delete(id);
    }
  }

  /** Claims keyed requests of one company for a transaction, in one round trip. */
  async claim(tx: Transaction, company_id: string, requests: KeyedRequest[]): Promise<Claim[]> {
    if (requests.length === 0) return [];
    // Two statements: the second must see what was committed before the lock was free.
    const [locked, kept] = await Promise.all([
      this.answers.lock(tx, requests),
      this.answers.find(tx, company_id, requests),
    ]);
    return requests.map((request, n) => claimOf(request, locked[n]!, kept[n]));
  }

  /** Keeps the answers of requests that the transaction has claimed; under way when it returns. */
  keep(tx: Transaction, company_id: string, answered: { request: KeyedRequest; answer: unknown }[]): void {
    if (answered.length === 0) return;
    const sealed = answered.map(({ request, answer }) => ({ request, sealed_answer: request.seal(serialize(answer)) }));
    this.answers.keep(tx, company_id, sealed);
  }
}

function claimOf(request: KeyedRequest, locked: boolean, kept: KeptAnswer | undefined): Claim {
  if (kept) return claimOnKept(request, kept);
  return locked ? 'ours' : new StillRunning();
}

function claimOnKept(request: KeyedRequest, kept: KeptAnswer): Exclude<Claim, 'ours'> {
  if (!kept.request_hash.equals(request.request_hash)) return new KeyReused();
  return () => new JsonText(request.replay(kept.sealed_answer));
}

/** What a request is answered whose work is not to be done. @throws why it is refused */
function settled(claim: Exclude<Claim, 'ours'>): JsonText {
  if (claim instanceof DomainError) throw claim;
  return claim();
}
