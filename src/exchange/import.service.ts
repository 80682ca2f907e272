import { Injectable } from '@nestjs/common';
import { AccessService } from '../access/access.service.js';
import { refreshAudience } from '../access/audience.js';
import { type Principal } from '../access/principal.js';
import { Writes } from '../access/writes.js';
import { CheckInsRepository } from '../check-ins/index.js';
import { type OnProgress } from '../database/work-progress.js';
import { type Transaction } from '../database/transaction.js';
import { DirectoryService } from '../directory/index.js';
import { GoalsRepository, requireByHand, requireRoom, settingsOf } from '../goals/index.js';
import { Failures } from '../http/failures.js';
import { isUuid } from '../http/ids.js';
import { Invalid } from '../http/problem.js';
import { keyResultContribution, figureColumns, KeyResultsRepository } from '../key-results/index.js';
import { type Chain, type ChainGoal } from '../progress/chain.js';
import { shownProgress } from '../progress/progress.js';
import { ProgressService } from '../progress/progress.service.js';
import { type ImportQuery } from './exchange.dto.js';
import { type ImportResult } from './exchange.responses.js';
import { type CheckedGoal, checkFields } from './import.check.js';
import { type ImportFile, readFile } from './import.file.js';
import { type Known, parentsFirst, type PlannedGoal, planOf } from './import.plan.js';
import { OF_A_FILE } from './import.wording.js';

/** How many goals are written in one statement. */
const CHUNK = 500;
/** What an import may make many times as large as it was. */
const GROWING = ['goals', 'goal_assignees', 'goal_viewers', 'key_results', 'key_result_assignees', 'check_ins'];

/** `POST /goals/import`: goals with their key results and values from a file, all or nothing. */
@Injectable()
export class ImportService {
  constructor(
    private readonly writes: Writes,
    private readonly access: AccessService,
    private readonly directory: DirectoryService,
    private readonly progress: ProgressService,
    private readonly goals: GoalsRepository,
    private readonly keyResults: KeyResultsRepository,
    private readonly checkIns: CheckInsRepository,
  ) {}

  /**
   * Imports a file as if its goals were made from the top, their key results added and checked in on, and what is
   * completed or archived were so last: by the rules of those requests, in the caller's name, each figure worked out
   * once. A dry run does the same without writing, and without holding up those who do.
   * @param onProgress told of goals that are written
   * @throws Invalid, Forbidden or Conflict naming everything that is wrong by its place in the file; Malformed
   */
  async import(
    caller: Principal,
    file: ImportFile,
    { dry_run = true }: ImportQuery,
    onProgress: OnProgress = () => undefined,
  ): Promise<ImportResult> {
    const { company_id } = caller;
    const failures = new Failures(OF_A_FILE);
    const checked = await checkFields(readFile(file, failures), failures);
    failures.throwIfAny();

    const work = async (tx: Transaction, principal: Principal) => {
      const known = await this.known(tx, principal, checked);
      const goals = planOf(checked, known, principal, failures);
      failures.throwIfAny();
      const ordered = parentsFirst(goals, failures);
      failures.throwIfAny();
      const chain = await this.progress.chain(tx, company_id, [...known.parents.keys()]);
      growChain(chain, ordered, failures);
      failures.throwIfAny();

      const settled = chain.settle();
      requireFigures(chain, goals, failures);
      failures.throwIfAny();
      if (!dry_run) await this.write(tx, principal, ordered, settled, onProgress);
      return resultOf(goals, chain, dry_run);
    };
    return dry_run ? this.writes.rehearse(caller, work) : this.writes.as(caller, work);
  }

  /** Looks up everything that the file names: a statement for each kind. */
  private async known(tx: Transaction, principal: Principal, goals: CheckedGoal[]): Promise<Known> {
    const { company_id } = principal;
    const owners = (type: string) =>
      goals.flatMap(({ fields }) => (fields.owner && fields.owner_type === type ? [fields.owner] : []));
    const named = goals.flatMap(({ fields: { assign_to = [], visible_to = [] }, key_results }) => [
      ...assign_to,
      ...visible_to,
      ...key_results.flatMap((keyResult) => keyResult.fields.assign_to ?? []),
    ]);
    const keys = new Set(goals.map(({ fields }) => fields.key));
    const parents = goals.flatMap(({ fields: { parent } }) =>
      parent && !keys.has(parent) && isUuid(parent) ? [parent.toLowerCase()] : [],
    );
    const [employees, departments, teams, there, now] = await Promise.all([
      this.directory.named(tx, 'employees', company_id, [...owners('employee'), ...named]),
      this.directory.named(tx, 'departments', company_id, owners('department')),
      this.directory.named(tx, 'teams', company_id, owners('team')),
      this.access.visibleGoals(tx, principal, [...new Set(parents)]),
      tx.now(company_id),
    ]);
    const owning = [...new Set(owners('employee').flatMap((name) => employees.get(name) ?? []))];
    const reports = await this.access.reportsAmong(tx, principal, principal.role === 'admin' ? [] : owning);
    return { employees, departments, teams, parents: there, reports, now };
  }

  private async write(
    tx: Transaction,
    principal: Principal,
    goals: PlannedGoal[],
    settled: ChainGoal[],
    onProgress: OnProgress,
  ): Promise<void> {
    const { company_id } = principal;
    for (let start = 0; start < goals.length; start += CHUNK) {
      onProgress(start, goals.length);
      await this.writeGoals(tx, principal, goals.slice(start, start + CHUNK));
    }
    this.progress.store(tx, company_id, settled);
    onProgress(goals.length, goals.length);
  }

  private async writeGoals(tx: Transaction, principal: Principal, goals: PlannedGoal[]): Promise<void> {
    const { company_id, employee_id: created_by } = principal;
    const named = (field: 'assign_to' | 'visible_to') =>
      goals.map((goal) => ({ id: goal.id, employee_ids: goal[field] }));
    await this.goals.insertMany(
      tx,
      company_id,
      goals.map(({ id, owner, columns }) => ({ company_id, id, created_by, ...owner, ...columns })),
      named('assign_to'),
      named('visible_to'),
    );
    await this.writeKeyResults(tx, principal, goals);
    await tx.refreshStatistics(GROWING);
    refreshAudience(
      tx,
      company_id,
      goals.map(({ id }) => id),
    );
  }

  private async writeKeyResults(tx: Transaction, principal: Principal, goals: PlannedGoal[]): Promise<void> {
    const { company_id, employee_id: created_by } = principal;
    const keyResults = goals.flatMap(({ id: goal_id, key_results }) =>
      key_results.map((keyResult) => ({ goal_id, ...keyResult })),
    );
    if (keyResults.length === 0) return;
    await this.keyResults.insertMany(
      tx,
      company_id,
      keyResults.map(({ id, goal_id, definition, figures }) => ({
        ...{ company_id, id, goal_id, created_by },
        ...definition,
        ...figureColumns(figures),
      })),
      keyResults.map(({ id, assign_to }) => ({ id, employee_ids: assign_to })),
    );
    const checkIns = keyResults.flatMap(({ id: goal_key_result_id, checkIn }) =>
      checkIn ? [{ ...checkIn, goal_key_result_id, employee_id: created_by, comment: null }] : [],
    );
    this.checkIns.insertMany(tx, company_id, checkIns);
  }
}

/** Adds the goals to the chain of those that are there, with what their key results bring in. */
function growChain(chain: Chain, goals: PlannedGoal[], failures: Failures): void {
  for (const { at, id, body, columns, key_results } of goals) {
    const { parent_goal_id } = body;
    failures.attempt(at, () => {
      if (parent_goal_id) requireRoom(chain, parent_goal_id, 1);
    });
    chain.goalAdded(id, settingsOf(columns));
    for (const { measure, figures } of key_results) {
      chain.keyResultChanged(id, null, keyResultContribution({ ...measure, ...figures }));
    }
  }
}

/** What the file says of figures must be so: set by hand only where nothing counts, and as expected. */
function requireFigures(chain: Chain, goals: PlannedGoal[], failures: Failures): void {
  for (const { at, id, body, expected_progress } of goals) {
    failures.attempt(at, () => requireByHand(chain, id, body));
    const progress = progressOf(chain, id);
    if (expected_progress !== undefined && Math.abs(progress - expected_progress) > 0.01 + 1e-9) {
      failures.add(at, Invalid.field('/expected_progress', `is ${expected_progress}, but it comes to ${progress}`));
    }
  }
}

const progressOf = (chain: Chain, goal_id: string): number => shownProgress(chain.goal(goal_id).progress);

function resultOf(goals: PlannedGoal[], chain: Chain, dry_run: boolean): ImportResult {
  const keyResults = goals.flatMap(({ key_results }) => key_results);
  return {
    dry_run,
    goals_count: goals.length,
    key_results_count: keyResults.length,
    check_ins_count: keyResults.filter(({ checkIn }) => checkIn).length,
    goals: goals.map(({ key, id }) => ({ key, id: dry_run ? null : id, progress: progressOf(chain, id) })),
  };
}
