import { Injectable } from '@nestjs/common';
import { type Owner } from '../access/owner.js';
import { AuthenticationService } from '../access/authentication.service.js';
import { type Principal } from '../access/principal.js';
import { type BulkCheckIn, CheckInRecorder } from '../check-ins/index.js';
import { CompaniesService } from '../companies/index.js';
import { DirectoryService, UpsertService } from '../directory/index.js';
import { type CreateGoal, GoalsService } from '../goals/index.js';
import { type JsonText } from '../http/json-text.js';
import { KeyResultsService } from '../key-results/index.js';
import {
  type DemoCheckIn,
  type DemoCompany,
  type DemoGoal,
  type DemoKeyResult,
  type DemoOwner,
  type DemoPeriod,
} from './demo-company.types.js';
import { DemoRepository } from './demo.repository.js';

const WEEK_MS = 7 * 24 * 60 * 60_000;
const BULK = 1_000;

/** One company on its way into the database. */
interface Loading {
  /** callers by the keys of employees */
  callers: Map<string, Principal>;
  /** ids by the keys of departments and teams */
  ids: Map<string, string>;
  checkIns: Map<string, BulkCheckIn[]>;
  /** what can only be said once all check-ins are there: a completed or an archived goal takes none */
  endings: { goal: DemoGoal; goal_id: string }[];
  now: Date;
}

/**
 * Loads a company by the same services that requests use, each step in the name of who would have taken it: what it
 * holds obeys every rule, and its figures are calculated, not written.
 */
@Injectable()
export class DemoLoader {
  constructor(
    private readonly demos: DemoRepository,
    private readonly authentication: AuthenticationService,
    private readonly companies: CompaniesService,
    private readonly directory: DirectoryService,
    private readonly upserts: UpsertService,
    private readonly goals: GoalsService,
    private readonly keyResults: KeyResultsService,
    private readonly checkIns: CheckInRecorder,
  ) {}

  /** Loads it. */
  async load(content: DemoCompany): Promise<void> {
    const first = content.employees.find(({ role }) => role === 'admin')!;
    const { email, display_name, key } = first;
    const { company, admin } = await this.companies.create({ name: content.name, admin: { email, display_name } });
    const caller = await this.authentication.actAs(company.id, admin.id);
    await this.directory.updateEmployee(caller, admin.id, { external_id: key });
    await this.loadDirectory(caller, content);
    const loading = await this.begin(company.id, content);
    for (const goal of content.goals) await this.loadGoal(loading, goal, null);
    await this.loadCheckIns(loading);
    await this.loadEndings(loading);
  }

  private async loadDirectory(admin: Principal, { departments, employees, teams }: DemoCompany): Promise<void> {
    await this.upserts.upsert(admin, {
      departments: departments.map(({ key, name, parent, head }) => ({
        external_id: key,
        name,
        parent_department_external_id: parent ?? null,
        head_employee_external_id: head ?? null,
      })),
      employees: employees.map(({ key, email, display_name, role, manager, department }) => ({
        external_id: key,
        email,
        display_name,
        role,
        manager_external_id: manager ?? null,
        department_external_id: department ?? null,
      })),
      teams: teams.map(({ key, name, lead, members }) => ({
        external_id: key,
        name,
        lead_employee_external_id: lead ?? null,
        member_external_ids: members,
      })),
    });
  }

  private async begin(company_id: string, { employees }: DemoCompany): Promise<Loading> {
    const callers = new Map<string, Principal>();
    for (const { key } of employees) {
      callers.set(key, await this.authentication.actAs(company_id, key));
    }
    const ids = await this.demos.unitIds(company_id);
    return { callers, ids, checkIns: new Map(), endings: [], now: new Date() };
  }

  private async loadGoal(loading: Loading, goal: DemoGoal, parent_goal_id: string | null): Promise<void> {
    const creator = loading.callers.get(goal.created_by)!;
    const body: CreateGoal = {
      title: goal.title,
      description: goal.description ?? null,
      ...ownerIn(loading, goal.owner),
      parent_goal_id,
      is_shared: goal.is_shared ?? true,
      ...(goal.period && datesOf(goal.period, loading.now)),
      progress_driver: goal.progress_driver,
      progress: goal.progress,
      confidence_level: goal.confidence_level,
      weight: goal.weight,
      assign_to_ids: idsOf(loading, goal.assign_to),
      visible_to_ids: idsOf(loading, goal.visible_to),
    };
    const goal_id = idOf(await this.goals.create(creator, body));
    for (const keyResult of goal.key_results ?? []) await this.loadKeyResult(loading, creator, goal_id, keyResult);
    for (const child of goal.children ?? []) await this.loadGoal(loading, child, goal_id);
    if (goal.is_archived || (goal.status && goal.status !== 'active')) loading.endings.push({ goal, goal_id });
  }

  private async loadKeyResult(
    loading: Loading,
    creator: Principal,
    goal_id: string,
    { assign_to, check_ins = [], ...keyResult }: DemoKeyResult,
  ): Promise<void> {
    const body = { ...keyResult, assign_to_ids: idsOf(loading, assign_to) };
    const id = idOf(await this.keyResults.create(creator, goal_id, body));
    for (const checkIn of check_ins) {
      const list = loading.checkIns.get(checkIn.by) ?? [];
      list.push(toBulk(checkIn, id, loading.now));
      loading.checkIns.set(checkIn.by, list);
    }
  }

  private async loadCheckIns({ callers, checkIns }: Loading): Promise<void> {
    for (const [by, all] of checkIns) {
      for (let start = 0; start < all.length; start += BULK) {
        await this.checkIns.many(callers.get(by)!, all.slice(start, start + BULK));
      }
    }
  }

  private async loadEndings({ callers, endings }: Loading): Promise<void> {
    for (const { goal, goal_id } of endings) {
      const { status, is_archived } = goal;
      await this.goals.update(callers.get(goal.created_by)!, goal_id, { status, is_archived });
    }
  }
}

function ownerIn({ callers, ids }: Loading, owner: DemoOwner): Partial<Owner> & Pick<Owner, 'owner_type'> {
  if ('department' in owner) {
    return { owner_type: 'department', owner_department_id: ids.get(`department ${owner.department}`)! };
  }
  if ('team' in owner) return { owner_type: 'team', owner_team_id: ids.get(`team ${owner.team}`)! };
  if ('employee' in owner) {
    return { owner_type: 'employee', owner_employee_id: callers.get(owner.employee)!.employee_id };
  }
  return { owner_type: 'company' };
}

function idsOf({ callers }: Loading, keys: string[] = []): string[] {
  return keys.map((key) => callers.get(key)!.employee_id);
}

function idOf({ text }: JsonText): string {
  return (JSON.parse(text) as { id: string }).id;
}

/** The first day of the first quarter and the last day of the last, as calendar dates. */
function datesOf({ from, to }: DemoPeriod, now: Date): { date_start: string; date_end: string } {
  const quarter = Math.floor(now.getUTCMonth() / 3);
  const day = (quarters: number, days: number) =>
    new Date(Date.UTC(now.getUTCFullYear(), (quarter + quarters) * 3, 1 + days)).toISOString().slice(0, 10);
  return { date_start: day(from, 0), date_end: day(to + 1, -1) };
}

function toBulk(checkIn: DemoCheckIn, goal_key_result_id: string, now: Date): BulkCheckIn {
  const { value, confidence_level, comment, weeks_ago } = checkIn;
  const checked_in_at = new Date(now.getTime() - weeks_ago * WEEK_MS).toISOString();
  return { goal_key_result_id, value, confidence_level, comment, checked_in_at };
}
