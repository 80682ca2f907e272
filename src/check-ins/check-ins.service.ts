import { Injectable } from '@nestjs/common';
import { LEVEL } from '../access/levels.js';
import { type Principal } from '../access/principal.js';
import { Writes } from '../access/writes.js';
import { type Transaction } from '../database/transaction.js';
import { type Precondition } from '../http/etag.js';
import { type JsonText } from '../http/json-text.js';
import { paged, type PageQuery } from '../http/page.js';
import { Forbidden, NotFound } from '../http/problem.js';
import { together } from '../http/together.js';
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
import { type UpdateCheckIn } from './check-in.dto.js';
import { requireTakesCheckIns, timeOf } from './check-in.rules.js';
import { type StoredCheckIn, type Target } from './check-in.types.js';
import { CheckInsRepository } from './check-ins.repository.js';

/**
 * Check-ins that are there (SPEC §2): each change recalculates every goal above before it answers (SPEC §3). New ones
 * are the {@link CheckInRecorder}'s.
 */
@Injectable()
export class CheckInsService {
  constructor(
    private readonly writes: Writes,
    private readonly progress: ProgressService,
    private readonly checkIns: CheckInsRepository,
    private readonly keyResults: KeyResultsRepository,
  ) {}

  /** A page of a key result's history, newest first. @throws NotFound, Malformed for a foreign cursor */
  async list(principal: Principal, goal_id: string, key_result_id: string, query: PageQuery): Promise<JsonText> {
    const rowsBehind = async ([checked_in_at, id]: string[], count: number) => {
      const after = checked_in_at && id ? { checked_in_at, id } : null;
      const rows = await this.checkIns.page(principal, goal_id, key_result_id, after, count);
      if (!rows) throw new NotFound('key result');
      return rows;
    };
    const count = () => this.checkIns.count(principal, goal_id, key_result_id);
    return paged(`check-ins ${key_result_id}`, query, rowsBehind, count);
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
      const { stored, target, chain } = await this.requireOwnOrManaged(tx, principal, goal_id, key_result_id, id);
      await precondition?.require(() => this.get(principal, goal_id, key_result_id, id, tx));
      const [checkIn] = together(
        () => corrected(stored, body, target.now),
        () => body.value === undefined || requireValue(target.metric_type, body.value, '/value'),
      );

      this.checkIns.update(tx, company_id, checkIn);
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
      const { target, chain } = await this.requireOwnOrManaged(tx, principal, goal_id, key_result_id, id);
      await precondition?.require(() => this.get(principal, goal_id, key_result_id, id, tx));

      this.checkIns.delete(tx, company_id, id);
      await this.showNewest(tx, company_id, chain, target, target.check_ins_count - 1);
    });
  }

  /** A check-in that the caller may correct or delete: its author, and who manages the goal. */
  private async requireOwnOrManaged(
    tx: Transaction,
    principal: Principal,
    goal_id: string,
    key_result_id: string,
    id: string,
  ) {
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

function corrected(stored: StoredCheckIn, body: UpdateCheckIn, now: Date): StoredCheckIn {
  const { value, confidence_level = stored.confidence_level, comment = stored.comment, checked_in_at } = body;
  return {
    ...stored,
    value: value === undefined ? stored.value : toUnits(String(value), VALUE_DECIMALS),
    confidence_level,
    comment,
    checked_in_at: checked_in_at === undefined ? stored.checked_in_at : timeOf(checked_in_at, now),
  };
}
