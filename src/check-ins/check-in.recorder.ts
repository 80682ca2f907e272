import { Inject, Injectable } from '@nestjs/common';
import { NIL } from 'uuid';
import { AccessChanged, type Principal } from '../access/principal.js';
import { Writes } from '../access/writes.js';
import { CONFIG, type Config } from '../config/config.js';
import { Batcher, type Outcome } from '../database/batcher.js';
import { Database } from '../database/database.js';
import { isRefusal } from '../database/error-code.js';
import { type Transaction } from '../database/transaction.js';
import { Failures, type Wording } from '../http/failures.js';
import { type Claim, IdempotencyService } from '../http/idempotency/idempotency.service.js';
import { type KeyedRequest } from '../http/idempotency/keyed-request.js';
import { JsonText } from '../http/json-text.js';
import { type Chain } from '../progress/chain.js';
import { shownProgress } from '../progress/progress.js';
import { type Titles } from '../progress/progress.repository.js';
import { ProgressService } from '../progress/progress.service.js';
import { type BulkCheckIn, type CreateCheckIn } from './check-in.dto.js';
import { type MovedGoal } from './check-in.responses.js';
import { accept, apply, decide, requestedCheckIn } from './check-in.rules.js';
import {
  type AcceptedCheckIn,
  type Applied,
  type Asker,
  type Decision,
  type RequestedCheckIn,
} from './check-in.types.js';
import { CheckInsMetrics } from './check-ins.metrics.js';
import { CheckInsRepository } from './check-ins.repository.js';

/**
 * How long, in milliseconds, the callers of a round wait at most to be answered: longer than the next round takes to get
 * to its writes, unless somebody else holds the company's lock.
 */
const HOLD_MS = 3;

/** How it is said what is wrong with a bulk. That something is not there is said of the field that names it. */
const OF_A_BULK: Wording = {
  detail: (refused) => `${refused} of the items cannot be recorded, so none was: see errors.`,
  pointer: (pointer, error) => (error.status === 404 ? '/goal_key_result_id' : pointer),
};

/**
 * Records check-ins, one by one or many at once: reads what they are on and the goals above, decides each, and writes
 * what they change up to the roots, in one transaction.
 */
@Injectable()
export class CheckInRecorder {
  private readonly batcher: Batcher<RequestedCheckIn, object>;

  constructor(
    metrics: CheckInsMetrics,
    private readonly database: Database,
    private readonly writes: Writes,
    private readonly progress: ProgressService,
    private readonly checkIns: CheckInsRepository,
    private readonly idempotency: IdempotencyService,
    @Inject(CONFIG) config: Config,
  ) {
    this.batcher = new Batcher((company_id, items, answerPrevious) => this.record(company_id, items, answerPrevious), {
      waiting: config.database_queue_size,
      mayBeOfOneItem: isRefusal,
      holdMs: HOLD_MS,
      counts: metrics,
    });
  }

  /**
   * Records a check-in and answers with the key result and every goal above it as they are then. Those that arrive while
   * another of the company is being written share the next transaction; each gets its own answer or error, and one that
   * was sent before with the same key its answer of then.
   * @throws NotFound, Forbidden, Conflict (archived, completed or cancelled goal), Invalid naming the field
   */
  async one(
    caller: Principal,
    goal_id: string,
    key_result_id: string,
    body: CreateCheckIn,
    keyed?: KeyedRequest,
  ): Promise<object> {
    const checkIn = { ...requestedCheckIn({ principal: caller, goal_id, key_result_id }, body), keyed };
    const record = () =>
      this.batcher.submit(caller.company_id, checkIn).catch((error: unknown) => {
        if (error instanceof AccessChanged) return this.recordAlone(checkIn);
        throw error;
      });
    return keyed ? this.idempotency.exclusively(keyed, record) : record();
  }

  /**
   * Records many check-ins, all or none, and recalculates each goal above once.
   * @throws Invalid, Forbidden or Conflict, naming every bad item by its index
   */
  async many(caller: Principal, asked: BulkCheckIn[]): Promise<JsonText> {
    const { company_id } = caller;
    const goalOf = await this.checkIns.goalsOf(
      company_id,
      asked.map((item) => item.goal_key_result_id),
    );
    return this.writes.as(caller, async (tx, principal) => {
      // A key result that is not there goes the way of a hidden one, so that the answer cannot tell them apart.
      const askers = asked.map(({ goal_key_result_id: key_result_id }) => {
        return { principal, goal_id: goalOf.get(key_result_id) ?? NIL, key_result_id };
      });
      const { targets, chain, titlesFor } = await this.load(tx, company_id, askers);
      const accepted = inBulk(asked, (item, n) => accept(requestedCheckIn(askers[n]!, item), targets[n]));
      const items = await this.checkIns.insertAndShow(tx, company_id, this.settle(tx, company_id, accepted, chain));
      const goal_ids = askers.map(({ goal_id }) => goal_id);
      return JsonText.ofItems(items, { goals: movedGoals(chain, titlesFor(principal), goal_ids) });
    });
  }

  /** One round of the batcher: check-ins of one company in one transaction, each with its own outcome. */
  private async record(company_id: string, checkIns: RequestedCheckIn[], answerPrevious: () => void) {
    const { decisions, answers } = await this.database.transaction((tx) => {
      // Before the lock, so that requests which are no check-ins are told at once that the key is in use. Another
      // instance's check-in with it finds out once it has the lock itself.
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
    const applied = this.settle(tx, company_id, accepted, chain);
    const answers = this.checkIns.insertAndAnswer(tx, company_id, applied).then((written) =>
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
  private async load(tx: Transaction, company_id: string, askers: Asker[]) {
    const starts = askers.map(({ goal_id, principal }) => ({ goal_id, viewer: principal }));
    const [targets, seen] = await Promise.all([
      this.checkIns.targets(tx, company_id, askers),
      this.progress.chainFor(tx, company_id, starts),
    ]);
    return { targets, ...seen };
  }

  /** Applies check-ins, and stores the goals above as they are then. @returns what is still to be written */
  private settle(tx: Transaction, company_id: string, accepted: AcceptedCheckIn[], chain: Chain): Applied {
    const applied = apply(accepted, chain);
    this.progress.settle(tx, company_id, chain);
    return applied;
  }
}

/** What became of each: what was decided, or the answer of what was written. */
function outcomesOf(decisions: Decision[], written: JsonText[]): Outcome<object>[] {
  let next = 0;
  return decisions.map((decision) => ('accepted' in decision ? { value: written[next++]! } : decision));
}

/**
 * Does the same with every item of a bulk, and fails for all that cannot be done at once, naming each by its index.
 * @throws Invalid if an item is not valid or names what is not there, else Forbidden, else Conflict
 */
function inBulk<Item, Result>(items: Item[], work: (item: Item, index: number) => Result): Result[] {
  const failures = new Failures(OF_A_BULK);
  const results = items.map((item, index) => failures.attempt(`/items/${index}`, () => work(item, index)));
  failures.throwIfAny();
  return results.filter((result) => result !== undefined);
}

/** These goals and all above them, each once, as their figures are now, but for the hidden ones, which have no title. */
function movedGoals(chain: Chain, titles: Titles, goal_ids: string[]): MovedGoal[] {
  return chain.above(goal_ids).flatMap(({ id, parent_goal_id, progress, progress_is_computed, confidence_level }) => {
    const title = titles.get(id);
    if (title === undefined) return [];
    return { id, title, parent_goal_id, progress: shownProgress(progress), progress_is_computed, confidence_level };
  });
}
