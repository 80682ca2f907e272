import { Injectable } from '@nestjs/common';
import { requireUnarchived, requireUnarchivedParent } from '../access/access.rules.js';
import { AccessService } from '../access/access.service.js';
import { type Owner } from '../access/owner.js';
import { refreshAudience } from '../access/audience.js';
import { LEVEL } from '../access/levels.js';
import { type Principal } from '../access/principal.js';
import { Writes } from '../access/writes.js';
import { type Transaction } from '../database/transaction.js';
import { DirectoryService } from '../directory/index.js';
import { type Precondition } from '../http/etag.js';
import { newId } from '../http/ids.js';
import { type JsonText } from '../http/json-text.js';
import { Conflict, Forbidden, NotFound } from '../http/problem.js';
import { allTogether, together } from '../http/together.js';
import { ProgressService } from '../progress/progress.service.js';
import { type CreateGoal, type DeleteGoalQuery, type SearchGoals, type UpdateGoal } from './goal.dto.js';
import { columnsIn, newColumns, settingsOf } from './goal.mapping.js';
import {
  newOwnerOf,
  ownerOf,
  requireByHand,
  requireChangeable,
  requireNoCycle,
  requirePeriod,
  requireRoom,
  requireSearchPeriod,
} from './goal.rules.js';
import { GoalsRepository } from './goals.repository.js';
import { GoalsSearch } from './search/goals.search.js';
import { GoalsTree } from './goals.tree.js';

const DEFAULT_TREE_DEPTH = 3;

/** Goals (SPEC §2): who may do what is SPEC §4, what it does to progress SPEC §3. */
@Injectable()
export class GoalsService {
  constructor(
    private readonly writes: Writes,
    private readonly access: AccessService,
    private readonly directory: DirectoryService,
    private readonly progress: ProgressService,
    private readonly goals: GoalsRepository,
    private readonly searches: GoalsSearch,
    private readonly trees: GoalsTree,
  ) {}

  /**
   * Makes a goal for an owner the caller may make goals for, below a parent they may align with.
   * @throws Invalid naming the field, Forbidden, Conflict (archived parent, more than 32 levels)
   */
  async create(caller: Principal, body: CreateGoal): Promise<JsonText> {
    const { company_id } = caller;
    const [owner] = together(
      () => ownerOf(body),
      () => requirePeriod(body),
    );
    return this.writes.as(caller, async (tx, principal) => {
      const parent_goal_id = body.parent_goal_id ?? null;
      await this.requireReferences(tx, principal, body, owner, parent_goal_id);
      const chain = await this.progress.chain(tx, company_id, parent_goal_id ? [parent_goal_id] : []);
      if (parent_goal_id) requireRoom(chain, parent_goal_id, 1);

      const id = newId();
      const columns = newColumns(body);
      const { employee_id: created_by } = principal;
      await this.goals.insert(tx, { company_id, id, created_by, ...owner, ...columns }, body);
      chain.goalAdded(id, settingsOf(columns));
      this.progress.settle(tx, company_id, chain);
      refreshAudience(tx, company_id, [id]);
      return this.get(principal, id, tx);
    });
  }

  /** @throws NotFound when it is not there or the caller may not view it */
  async get(principal: Principal, goal_id: string, on?: Transaction): Promise<JsonText> {
    const goal = await this.goals.find(principal, goal_id, on);
    if (!goal) throw new NotFound('goal');
    return goal;
  }

  /**
   * The goals that the caller may view and the filters keep (SPEC §5).
   * @throws Invalid when the period is upside down, Malformed for a foreign cursor
   */
  search(principal: Principal, search: SearchGoals): Promise<JsonText> {
    requireSearchPeriod(search);
    return this.searches.page(principal, search);
  }

  /** The goal with its visible descendants. @throws NotFound */
  async tree(principal: Principal, goal_id: string, depth = DEFAULT_TREE_DEPTH): Promise<JsonText> {
    const tree = await this.trees.find(principal, goal_id, depth);
    if (!tree) throw new NotFound('goal');
    return tree;
  }

  /**
   * Changes a goal: omitted = unchanged, null = cleared.
   * @throws NotFound, Forbidden, PreconditionFailed, Invalid naming the field, Conflict (archived, cycle, more than 32
   *   levels)
   */
  async update(caller: Principal, goal_id: string, body: UpdateGoal, precondition?: Precondition): Promise<JsonText> {
    const { company_id } = caller;
    return this.writes.as(caller, async (tx, principal) => {
      const goal = await this.access.requireGoal(tx, principal, goal_id, LEVEL.MANAGE);
      await precondition?.require(() => this.get(principal, goal_id, tx));
      requireChangeable(goal, body);
      const [owner] = together(
        () => newOwnerOf(goal, body),
        () => requirePeriod(body, goal),
      );
      const newParent = body.parent_goal_id === goal.parent_goal_id ? null : body.parent_goal_id;
      await this.requireReferences(tx, principal, body, owner, newParent);
      const chain = await this.progress.chain(tx, company_id, [goal_id, body.parent_goal_id ?? goal_id]);
      if (body.parent_goal_id) {
        requireNoCycle(chain, goal_id, body.parent_goal_id);
        requireRoom(chain, body.parent_goal_id, await this.goals.height(tx, company_id, goal_id));
      }

      const columns = columnsIn(body);
      chain.goalChanged(goal_id, settingsOf(columns));
      this.progress.settle(tx, company_id, chain);
      requireByHand(chain, goal_id, body);
      await this.goals.update(tx, company_id, goal_id, { ...columns, ...owner });
      this.goals.setPeople(tx, company_id, goal_id, body);
      refreshAudience(tx, company_id, [goal_id]);
      return this.get(principal, goal_id, tx);
    });
  }

  /**
   * Deletes a goal with its key results and check-ins; `children` says what becomes of the goals below it.
   * @throws NotFound, Forbidden (also when the subtree holds goals that the caller may not manage), PreconditionFailed,
   *   Conflict
   */
  async delete(
    caller: Principal,
    goal_id: string,
    { children }: DeleteGoalQuery,
    precondition?: Precondition,
  ): Promise<void> {
    const { company_id } = caller;
    await this.writes.as(caller, async (tx, principal) => {
      const goal = await this.access.requireGoal(tx, principal, goal_id, LEVEL.MANAGE);
      await precondition?.require(() => this.get(principal, goal_id, tx));
      requireUnarchived(goal);
      const goal_ids = await this.requireDeletable(tx, principal, goal_id, children);

      const chain = await this.progress.chain(tx, company_id, [goal_id]);
      if (children === 'detach') this.goals.detachChildren(tx, company_id, goal_id);
      this.goals.delete(tx, company_id, goal_ids);
      chain.goalRemoved(goal_id);
      this.progress.settle(tx, company_id, chain);
    });
  }

  /** What goes when this goal goes. */
  private async requireDeletable(
    tx: Transaction,
    principal: Principal,
    goal_id: string,
    children: DeleteGoalQuery['children'],
  ): Promise<string[]> {
    if (children === 'delete') {
      const subtree = await this.goals.subtree(tx, principal, goal_id);
      if (subtree.some(({ level }) => level < LEVEL.MANAGE)) {
        throw new Forbidden('Below this goal there are goals that you may not delete.');
      }
      return subtree.map(({ id }) => id);
    }
    if (!children && (await this.goals.hasChildren(tx, principal.company_id, goal_id))) {
      throw new Conflict('The goal has children: say ?children=detach or ?children=delete.');
    }
    return [goal_id];
  }

  /** What a goal is to refer to must be there, and for this caller to refer to: asked in one round trip. */
  private async requireReferences(
    tx: Transaction,
    principal: Principal,
    { assign_to_ids, visible_to_ids }: UpdateGoal,
    owner: Owner | undefined,
    parent_goal_id: string | null | undefined,
  ): Promise<void> {
    const { company_id } = principal;
    await allTogether(
      owner && this.directory.requireOwner(tx, company_id, owner),
      owner && this.access.requireMayMakeFor(tx, principal, owner),
      this.directory.requireEmployees(tx, company_id, { assign_to_ids, visible_to_ids }),
      parent_goal_id ? this.requireOpenParent(tx, principal, parent_goal_id) : undefined,
    );
  }

  private async requireOpenParent(tx: Transaction, principal: Principal, parent_goal_id: string): Promise<void> {
    requireUnarchivedParent(await this.access.requireParent(tx, principal, parent_goal_id));
  }
}
