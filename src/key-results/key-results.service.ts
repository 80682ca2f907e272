import { Injectable } from '@nestjs/common';
import { requireUnarchived } from '../access/access.rules.js';
import { AccessService } from '../access/access.service.js';
import { refreshAudience } from '../access/audience.js';
import { LEVEL } from '../access/levels.js';
import { type Principal } from '../access/principal.js';
import { Writes } from '../access/writes.js';
import { type Transaction } from '../database/transaction.js';
import { DirectoryService } from '../directory/index.js';
import { type Precondition } from '../http/etag.js';
import { newId } from '../http/ids.js';
import { type JsonText } from '../http/json-text.js';
import { paged, type PageQuery } from '../http/page.js';
import { Conflict, NotFound } from '../http/problem.js';
import { ProgressService } from '../progress/progress.service.js';
import { type CreateKeyResult, MAX_KEY_RESULTS_OF_A_GOAL, type UpdateKeyResult } from './key-result.dto.js';
import { keyResultContribution, figuresFor, type MeasuredKeyResult } from './key-result.figures.js';
import { type Definition, definitionOf, measureOf, redefined } from './key-result.rules.js';
import { figureColumns, KeyResultsRepository, measuredOf } from './key-results.repository.js';

/** Key results (SPEC §2): who manages the goal manages them. */
@Injectable()
export class KeyResultsService {
  constructor(
    private readonly writes: Writes,
    private readonly access: AccessService,
    private readonly directory: DirectoryService,
    private readonly progress: ProgressService,
    private readonly keyResults: KeyResultsRepository,
  ) {}

  /**
   * Adds a key result to a goal; it counts there from now on, at the progress of its start value.
   * @throws NotFound, Forbidden, Conflict (archived goal, too many key results), Invalid naming the field
   */
  async create(caller: Principal, goal_id: string, body: CreateKeyResult): Promise<JsonText> {
    const { company_id } = caller;
    const definition = definitionOf(body);
    return this.writes.as(caller, async (tx, principal) => {
      requireUnarchived(await this.access.requireGoal(tx, principal, goal_id, LEVEL.MANAGE));
      await this.requireAssignees(tx, company_id, body);
      const chain = await this.progress.chain(tx, company_id, [goal_id]);
      if (chain.goal(goal_id).goal_key_results_count >= MAX_KEY_RESULTS_OF_A_GOAL) {
        throw new Conflict(`A goal has at most ${MAX_KEY_RESULTS_OF_A_GOAL} key results.`);
      }

      const id = newId();
      const figures = figuresFor(measureOf(definition), 0, null);
      const { employee_id: created_by } = principal;
      const row = { company_id, id, goal_id, created_by, ...definition, ...figureColumns(figures) };
      await this.keyResults.insert(tx, row, body.assign_to_ids ?? []);
      refreshAudience(tx, company_id, [goal_id]);
      chain.keyResultChanged(goal_id, null, keyResultContribution({ ...figures, ...measureOf(definition) }));
      this.progress.settle(tx, company_id, chain);
      return this.get(principal, goal_id, id, tx);
    });
  }

  /** A page of a goal's key results, oldest first. @throws NotFound, Malformed for a foreign cursor */
  async list(principal: Principal, goal_id: string, query: PageQuery): Promise<JsonText> {
    const rowsBehind = async ([after]: string[], count: number) => {
      const rows = await this.keyResults.page(principal, goal_id, after ?? null, count);
      if (!rows) throw new NotFound('goal');
      return rows;
    };
    return paged(`key-results ${goal_id}`, query, rowsBehind, () => this.keyResults.count(principal, goal_id));
  }

  /** @throws NotFound when it is not there, not of this goal, or the caller may not view the goal */
  async get(principal: Principal, goal_id: string, id: string, on?: Transaction): Promise<JsonText> {
    const keyResult = await this.keyResults.find(principal, goal_id, id, on);
    if (!keyResult) throw new NotFound('key result');
    return keyResult;
  }

  /**
   * Changes a key result: omitted = unchanged, null = cleared. Its progress follows from the check-ins that it has.
   * @throws NotFound, Forbidden, PreconditionFailed, Conflict (archived goal; it has check-ins and is to become a boolean
   *   one), Invalid
   */
  async update(
    caller: Principal,
    goal_id: string,
    id: string,
    body: UpdateKeyResult,
    precondition?: Precondition,
  ): Promise<JsonText> {
    const { company_id } = caller;
    return this.writes.as(caller, async (tx, principal) => {
      const row = await this.requireManaged(tx, principal, goal_id, id);
      await precondition?.require(() => this.get(principal, goal_id, id, tx));
      const definition = redefined(row, body);
      if (definition.metric_type === 'boolean' && row.metric_type !== 'boolean' && row.check_ins_count > 0) {
        throw new Conflict('A key result that has check-ins cannot become a boolean one.');
      }
      await this.requireAssignees(tx, company_id, body);
      const chain = await this.progress.chain(tx, company_id, [goal_id]);

      const before = measuredOf(row);
      const after = remeasured(before, definition);
      await this.keyResults.update(tx, company_id, id, { ...definition, ...figureColumns(after) });
      this.setAssignees(tx, company_id, goal_id, id, body);
      chain.keyResultChanged(goal_id, keyResultContribution(before), keyResultContribution(after));
      this.progress.settle(tx, company_id, chain);
      return this.get(principal, goal_id, id, tx);
    });
  }

  /** Deletes a key result with its check-ins. @throws NotFound, Forbidden, PreconditionFailed, Conflict (archived goal) */
  async delete(caller: Principal, goal_id: string, id: string, precondition?: Precondition): Promise<void> {
    const { company_id } = caller;
    await this.writes.as(caller, async (tx, principal) => {
      const row = await this.requireManaged(tx, principal, goal_id, id);
      await precondition?.require(() => this.get(principal, goal_id, id, tx));
      const chain = await this.progress.chain(tx, company_id, [goal_id]);

      this.keyResults.delete(tx, company_id, id);
      refreshAudience(tx, company_id, [goal_id]);
      chain.keyResultChanged(goal_id, keyResultContribution(measuredOf(row)), null);
      this.progress.settle(tx, company_id, chain);
    });
  }

  /** A key result to change, for a caller who may manage its goal. */
  private async requireManaged(tx: Transaction, principal: Principal, goal_id: string, id: string) {
    const goal = await this.access.requireGoal(tx, principal, goal_id, LEVEL.MANAGE);
    const row = await this.keyResults.load(tx, principal.company_id, goal_id, id);
    if (!row) throw new NotFound('key result');
    requireUnarchived(goal);
    return row;
  }

  private async requireAssignees(tx: Transaction, company_id: string, body: UpdateKeyResult): Promise<void> {
    await this.directory.requireEmployees(tx, company_id, { assign_to_ids: body.assign_to_ids });
  }

  /** Those assigned to a key result may view its goal. */
  private setAssignees(tx: Transaction, company_id: string, goal_id: string, id: string, body: UpdateKeyResult): void {
    if (body.assign_to_ids === undefined) return;
    this.keyResults.setAssignees(tx, company_id, id, body.assign_to_ids ?? []);
    refreshAudience(tx, company_id, [goal_id]);
  }
}

/** A key result after its definition changed: its newest check-in, if it has one, measured anew. */
function remeasured(before: MeasuredKeyResult, definition: Definition): MeasuredKeyResult {
  const measure = measureOf(definition);
  const { check_ins_count, confidence_level, current_value: value } = before;
  const newest =
    before.last_check_in_id && before.last_check_in_at
      ? { id: before.last_check_in_id, checked_in_at: before.last_check_in_at, value, confidence_level }
      : null;
  return { ...before, ...measure, ...figuresFor(measure, check_ins_count, newest) };
}
