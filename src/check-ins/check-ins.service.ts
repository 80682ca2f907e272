import { Injectable } from '@nestjs/common';
import { NIL } from 'uuid';
import { LEVEL } from '../access/levels.js';
import { type Principal } from '../access/principal.js';
import { Writes } from '../access/writes.js';
import { Combiner, type Outcome } from '../database/combiner.js';
import { Counters } from '../database/counters.js';
import { Database } from '../database/database.js';
import { isRefusal } from '../database/error-code.js';
import { type Transaction } from '../database/transaction.js';
import { type Precondition } from '../http/etag.js';
import { type Claim, IdempotencyService } from '../http/idempotency/idempotency.service.js';
import { type KeyedRequest } from '../http/idempotency/keyed-request.js';
import { newId } from '../http/ids.js';
import { JsonText } from '../http/json-text.js';
import { decodeCursor, DEFAULT_LIMIT, type PageQuery, pageOf } from '../http/page.js';
import { Forbidden, NotFound } from '../http/problem.js';
import {
  KeyResultsRepository,
  keyResultContribution,
  figuresFor,
  measuredOf,
  requireValue,
} from '../key-results/index.js';
import { type Chain } from '../progress/chain.js';
import { toUnits, VALUE_DECIMALS } from '../progress/progress.js';
import { ProgressService } from '../progress/progress.service.js';
import {
  accept,
  type AcceptedCheckIn,
  AccessChanged,
  apply,
  decide,
  type Decision,
  requireTakesCheckIns,
} from './check-in.batch.js';
import { inBulk } from './check-in.bulk.js';
import { movedGoals } from './check-in.moved-goals.js';
import { timeOf } from './check-in.time.js';
import { type BulkCheckIns, type CreateCheckIn, type UpdateCheckIn } from './check-in.dto.js';
import { type NewCheckIn, type RequestedCheckIn, type StoredCheckIn, type Target } from './check-in.types.js';
import { CheckInsRepository } from './check-ins.repository.js';

/**
 * How long, in milliseconds, the callers of a round wait at most to be answered: longer than the next round takes to get
 * to its writes, unless somebody else holds the company's lock.
 */
const HOLD_MS = 3;

/** Check-ins (SPEC §2): each recalculates every goal above before it answers (SPEC §3). */
@Injectable()
export class CheckInsService {
  private readonly combiner: Combiner<RequestedCheckIn, object>;

  constructor(
    counters: Counters,
    private readonly database: Database,
    private readonly writes: Writes,
    private readonly progress: ProgressService,
    private readonly checkIns: CheckInsRepository,
    private readonly keyResults: KeyResultsRepository,
    private readonly idempotency: IdempotencyService,
  ) {
    this.combiner = new Combiner(
      (company_id, items, answerPrevious) => this.record(company_id, items, answerPrevious),
      {
        mayBeOfOneItem: isRefusal,
        hold_ms: HOLD_MS,
        counts: counters.check_ins,
      },
    );
  }

  /**
   * Records a check-in. Those that arrive while another of the company is being written share the next transaction;
   * each gets its own answer or error, and one that was sent before with the same key its answer of then.
   * @throws NotFound, Forbidden, Conflict (archived, completed or cancelled goal), Invalid naming the field
   */
  async checkIn(
    caller: Principal,
    goal_id: string,
    key_result_id: string,
    body: CreateCheckIn,
    keyed?: KeyedRequest,
  ): Promise<object> {
    const checkIn = { ...requestedCheckIn(caller, goal_id, key_result_id, body), keyed };
    const record = () =>
      this.combiner.submit(caller.company_id, checkIn).catch((error: unknown) => {
        if (error instanceof AccessChanged) return this.recordAlone(checkIn);
        throw error;
      });
    return keyed ? this.idempotency.exclusively(keyed, record) : record();
  }

  /**
   * Records many check-ins, all or none, and recalculates each goal above once.
   * @throws Invalid, Forbidden or Conflict, naming every bad item by its index
   */
  async bulk(caller: Principal, { items: asked }: BulkCheckIns): Promise<object> {
    const { company_id } = caller;
    const goalOf = await this.checkIns.goalsOf(
      company_id,
      asked.map((item) => item.goal_key_result_id),
    );
    return this.writes.as(caller, async (tx, principal) => {
      // A key result that is not there goes the way of a hidden one, so that the answer cannot tell them apart.
      const requested = inBulk(asked, (item) =>
        requestedCheckIn(principal, goalOf.get(item.goal_key_result_id) ?? NIL, item.goal_key_result_id, item),
      );
      const { targets, chain, titlesFor } = await this.load(tx, company_id, requested);
      const accepted = inBulk(requested, (checkIn, n) => accept(checkIn, targets[n]));
      const items = await this.checkIns.insertMany(tx, company_id, this.settle(tx, company_id, accepted, chain));
      const goal_ids = requested.map(({ goal_id }) => goal_id);
      return { items, goals: movedGoals(chain, titlesFor(principal), goal_ids) };
    });
  }

  /** A page of a key result's history, newest first. @throws NotFound, Malformed for a foreign cursor */
  async list(principal: Principal, goal_id: string, key_result_id: string, query: PageQuery): Promise<JsonText> {
    const { limit = DEFAULT_LIMIT, cursor } = query;
    const scope = `check-ins ${key_result_id}`;
    const [checked_in_at, id] = decodeCursor(scope, cursor) as [string?, string?];
    const after = checked_in_at && id ? { checked_in_at, id } : null;
    const rows = await this.checkIns.page(principal, goal_id, key_result_id, after, limit + 1);
    if (!rows) throw new NotFound('key result');
    return pageOf(rows, limit, scope);
  }

  /** @throws NotFound when it is not there, or the caller may not view its goal */
  async get(
    principal: Principal,
    goal_id: string,
    key_result_id: string,
    id: string,
    on?: Transaction,
  ): Promise<JsonText> {
    const found = await this.checkIns.find(principal, goal_id, key_result_id, id, on);
    if (!found) throw new NotFound('check-in');
    return found;
  }

  /**
   * Corrects a check-in; the key result then shows its newest check-in, whichever that is now.
   * @throws NotFound, Forbidden (neither the author nor a manager of the goal), PreconditionFailed, Conflict, Invalid naming the field
   */
  async correct(
    caller: Principal,
    goal_id: string,
    key_result_id: string,
    id: string,
    body: UpdateCheckIn,
    precondition?: Precondition,
  ): Promise<JsonText> {
    const { company_id } = caller;
    return this.writes.as(caller, async (tx, principal) => {
      const { stored, target, chain } = await this.requireOwn(tx, principal, goal_id, key_result_id, id);
      await precondition?.require(() => this.get(principal, goal_id, key_result_id, id, tx));
      if (body.value !== undefined) requireValue(target.metric_type, body.value, '/value');

      this.checkIns.update(tx, company_id, corrected(stored, body));
      await this.showNewest(tx, company_id, chain, target, target.check_ins_count);
      return this.get(principal, goal_id, key_result_id, id, tx);
    });
  }

  /**
   * Deletes a check-in; the key result falls back to the one before, or to its start value.
   * @throws NotFound, Forbidden (neither the author nor a manager of the goal), PreconditionFailed, Conflict
   */
  async delete(
    caller: Principal,
    goal_id: string,
    key_result_id: string,
    id: string,
    precondition?: Precondition,
  ): Promise<void> {
    const { company_id } = caller;
    await this.writes.as(caller, async (tx, principal) => {
      const { target, chain } = await this.requireOwn(tx, principal, goal_id, key_result_id, id);
      await precondition?.require(() => this.get(principal, goal_id, key_result_id, id, tx));

      this.checkIns.delete(tx, company_id, id);
      await this.showNewest(tx, company_id, chain, target, target.check_ins_count - 1);
    });
  }

  /** One round of the combiner: check-ins of one company in one transaction, each with its own outcome. */
  private async record(company_id: string, checkIns: RequestedCheckIn[], answerPrevious: () => void) {
    const { decisions, answers } = await this.database.transaction((tx) => {
      // Before the lock: whoever sends the same key meanwhile is told at once that it is in use.
      const claims = this.claim(tx, company_id, checkIns);
      tx.lockCompany(company_id);
      const access_revision = this.writes.accessRevision(tx, company_id);
      return this.write(tx, company_id, checkIns, { claims, access_revision, answerPrevious });
    });
    return outcomesOf(decisions, await answers);
  }

  /** A check-in whose caller's access has changed while it waited: it is decided by what they may do now. */
  private async recordAlone(requested: RequestedCheckIn): Promise<object> {
    const { decisions, answers } = await this.writes.as(requested.principal, (tx, principal) => {
      const { company_id, access_revision } = principal;
      const checkIns = [{ ...requested, principal }];
      return this.write(tx, company_id, checkIns, { claims: this.claim(tx, company_id, checkIns), access_revision });
    });
    const [outcome] = outcomesOf(decisions, await answers);
    if ('error' in outcome!) throw outcome.error;
    return outcome!.value;
  }

  /**
   * Writes those of these check-ins that may be written.
   * @returns what was decided of each, and what those that were written answer, which travels with the commit: awaiting
   *   it here would hold the lock for one more round trip
   */
  private async write(
    tx: Transaction,
    company_id: string,
    checkIns: RequestedCheckIn[],
    underLock: {
      claims: Promise<Map<RequestedCheckIn, Claim>>;
      access_revision: Promise<string | undefined> | string;
      answerPrevious?: () => void;
    },
  ): Promise<{ decisions: Decision[]; answers: Promise<JsonText[]> }> {
    const [access_revision, { targets, chain, titlesFor }, claims] = await Promise.all([
      underLock.access_revision,
      this.load(tx, company_id, checkIns),
      underLock.claims,
    ]);
    const decisions = checkIns.map((checkIn, n) => decide(checkIn, access_revision, targets[n], claims.get(checkIn)));
    const accepted = decisions.flatMap((decision) => ('accepted' in decision ? [decision.accepted] : []));
    if (accepted.length === 0) return { decisions, answers: Promise.resolve([]) };
    const newCheckIns = this.settle(tx, company_id, accepted, chain);
    const answers = this.checkIns.insert(tx, company_id, newCheckIns).then((written) =>
      written.map((answer, n) => {
        const { principal, goal_id } = accepted[n]!.checkIn;
        return answer.with('goals', movedGoals(chain, titlesFor(principal), [goal_id]));
      }),
    );
    answers.catch(() => undefined); // the commit fails with it, and says so
    if (underLock.answerPrevious) setImmediate(underLock.answerPrevious);
    if (claims.size > 0) this.keep(tx, company_id, accepted, await answers);
    return { decisions, answers };
  }

  /** What became of the Idempotency-Keys that some of these check-ins have. */
  private async claim(
    tx: Transaction,
    company_id: string,
    checkIns: RequestedCheckIn[],
  ): Promise<Map<RequestedCheckIn, Claim>> {
    const withKey = checkIns.filter(({ keyed }) => keyed);
    const requests = withKey.map(({ keyed }) => keyed!);
    const claims = await this.idempotency.claim(tx, company_id, requests);
    return new Map(withKey.map((checkIn, n) => [checkIn, claims[n]!]));
  }

  private keep(tx: Transaction, company_id: string, accepted: AcceptedCheckIn[], answers: object[]): void {
    const answered = accepted.flatMap(({ checkIn: { keyed } }, n) =>
      keyed ? [{ request: keyed, answer: answers[n] }] : [],
    );
    this.idempotency.keep(tx, company_id, answered);
  }

  /** What check-ins are decided and calculated from, in one round trip. */
  private async load(tx: Transaction, company_id: string, checkIns: RequestedCheckIn[]) {
    const starts = checkIns.map(({ goal_id, principal }) => ({ goal_id, viewer: principal }));
    const [targets, seen] = await Promise.all([
      this.checkIns.targets(tx, company_id, checkIns),
      this.progress.chainFor(tx, company_id, starts),
    ]);
    return { targets, ...seen };
  }

  /**
   * Sends everything that these check-ins change, up to the roots.
   * @returns the check-ins that are to be written then, in the order of the items
   */
  private settle(tx: Transaction, company_id: string, accepted: AcceptedCheckIn[], chain: Chain): NewCheckIn[] {
    const { checkIns, keyResults } = apply(accepted, chain);
    this.keyResults.storeFigures(tx, company_id, keyResults);
    this.progress.settle(tx, company_id, chain);
    const byId = new Map(checkIns.map((checkIn) => [checkIn.id, checkIn]));
    return accepted.map(({ checkIn: { id } }) => byId.get(id)!);
  }

  /** A check-in that the caller may correct or delete: its author, and who manages the goal. */
  private async requireOwn(tx: Transaction, principal: Principal, goal_id: string, key_result_id: string, id: string) {
    const { company_id, employee_id } = principal;
    const [[target], stored, chain] = await Promise.all([
      this.checkIns.targets(tx, company_id, [{ principal, goal_id, key_result_id }]),
      this.checkIns.load(tx, company_id, key_result_id, id),
      this.progress.chain(tx, company_id, [goal_id]),
    ]);
    if (!target || !stored) throw new NotFound('check-in');
    if (stored.employee_id !== employee_id && target.level < LEVEL.MANAGE) {
      throw new Forbidden('Only its author and those who manage the goal may change a check-in.');
    }
    requireTakesCheckIns(target);
    return { target, stored, chain };
  }

  /** Makes the key result show its newest check-in, after the history changed. */
  private async showNewest(tx: Transaction, company_id: string, chain: Chain, target: Target, check_ins_count: number) {
    const newest = await this.checkIns.newest(tx, company_id, target.id);
    const before = measuredOf(target);
    const now = { ...before, ...figuresFor(before, check_ins_count, newest ?? null) };
    this.keyResults.storeFigures(tx, company_id, [now]);
    chain.keyResultChanged(target.goal_id, keyResultContribution(before), keyResultContribution(now));
    this.progress.settle(tx, company_id, chain);
  }
}

/** What became of each: what was decided, or the answer of what was written. */
function outcomesOf(decisions: Decision[], written: JsonText[]): Outcome<object>[] {
  let next = 0;
  return decisions.map((decision) => ('accepted' in decision ? { value: written[next++]! } : decision));
}

function requestedCheckIn(
  principal: Principal,
  goal_id: string,
  key_result_id: string,
  body: CreateCheckIn,
): RequestedCheckIn {
  const { value, confidence_level, comment = null, checked_in_at } = body;
  return {
    principal,
    id: newId(),
    goal_id,
    key_result_id,
    value: toUnits(String(value), VALUE_DECIMALS),
    confidence_level,
    comment,
    checked_in_at: checked_in_at === undefined ? undefined : timeOf(checked_in_at),
  };
}

function corrected(stored: StoredCheckIn, body: UpdateCheckIn): StoredCheckIn {
  const { value, confidence_level = stored.confidence_level, comment = stored.comment, checked_in_at } = body;
  return {
    ...stored,
    value: value === undefined ? stored.value : toUnits(String(value), VALUE_DECIMALS),
    confidence_level,
    comment,
    checked_in_at: checked_in_at === undefined ? stored.checked_in_at : timeOf(checked_in_at),
  };
}
