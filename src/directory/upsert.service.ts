import { Injectable } from '@nestjs/common';
import { refreshAudienceBelow } from '../access/audience.js';
import { type Principal } from '../access/principal.js';
import { Writes } from '../access/writes.js';
import { type Transaction } from '../database/transaction.js';
import { Conflict, type FieldError } from '../http/problem.js';
import { type Kind } from './directory.entities.js';
import { DirectoryRepository } from './directory.repository.js';
import { type UpsertResponse } from './directory.responses.js';
import { requireMayChange } from './directory.rules.js';
import { DirectoryService } from './directory.service.js';
import { type UpsertDirectory } from './upsert.dto.js';
import {
  circlesIn,
  eachKind,
  type Ids,
  mentionedIn,
  type Plan,
  type PlannedRow,
  planOf,
  requireDistinct,
  type Row,
  rowsOf,
} from './upsert.plan.js';
import { type Before, type UnfitEmail, UpsertRepository } from './upsert.repository.js';

/** What was changed: the employees that existed, as they were; of departments and teams the ids. */
interface Written {
  employees: Map<string, Before>;
  departments: Set<string>;
  teams: Set<string>;
}

/** `PUT /directory` (SPEC §2): how an HR system feeds the directory. */
@Injectable()
export class UpsertService {
  constructor(
    private readonly writes: Writes,
    private readonly service: DirectoryService,
    private readonly directory: DirectoryRepository,
    private readonly upserts: UpsertRepository,
  ) {}

  /**
   * Creates and changes entries by their external ids, all or nothing.
   * @throws Invalid naming each bad row and field, Forbidden (an admin, by a member),
   *   Conflict (taken addresses; circles; no active admin left)
   */
  async upsert(caller: Principal, body: UpsertDirectory): Promise<UpsertResponse> {
    const { company_id } = caller;
    const rows = rowsOf(body);
    return this.writes.as(caller, async (tx, principal) => {
      const [known, unfitEmails] = await Promise.all([
        this.known(tx, company_id, rows),
        this.upserts.unfitEmails(tx, company_id, rows.employees),
      ]);
      requireDistinct(rows, unfitEmails);
      const plan = planOf(rows, known);
      requireNoCircle(circlesIn(plan, (_, id, above) => above === id));
      requireFreeEmails(unfitEmails);

      this.upserts.setEmailsAside(tx, company_id, rows.employees);
      const written = await this.write(tx, company_id, plan);
      requireMayWrite(principal, plan, written);
      await this.requireSound(tx, company_id, plan);
      refreshAudienceBelow(tx, company_id, movedIn(plan, written));
      return eachKind((kind) => countsOf(plan.rows[kind], written[kind]));
    });
  }

  private async known(tx: Transaction, company_id: string, rows: Record<Kind, Row[]>): Promise<Ids> {
    const mentioned = mentionedIn(rows);
    const known = (kind: Kind) => this.upserts.known(tx, kind, company_id, mentioned[kind]);
    const [departments, employees, teams] = await Promise.all([
      known('departments'),
      known('employees'),
      known('teams'),
    ]);
    return { departments, employees, teams };
  }

  /** One round trip: the statements are sent together and run in this order. */
  private async write(tx: Transaction, company_id: string, { rows, memberships }: Plan): Promise<Written> {
    const all = (kind: Kind) => rows[kind].map(({ columns }) => columns);
    const fresh = (kind: Kind) => rows[kind].filter(({ isNew }) => isNew).map(({ columns }) => columns);
    const headless = fresh('departments').map((columns) => ({ ...columns, head_employee_id: null }));
    const [, , , departments, employees, teams, regrouped] = await Promise.all([
      // Employees are in departments, whose heads are employees: those come when both are there, by the update.
      this.upserts.insert(tx, 'departments', company_id, headless),
      this.upserts.insert(tx, 'employees', company_id, fresh('employees')),
      this.upserts.insert(tx, 'teams', company_id, fresh('teams')),
      this.upserts.update(tx, 'departments', company_id, all('departments')),
      this.upserts.update(tx, 'employees', company_id, all('employees')),
      this.upserts.update(tx, 'teams', company_id, all('teams')),
      this.directory.setMembers(tx, company_id, memberships),
    ]);
    return {
      departments: new Set(departments.map(({ id }) => id)),
      employees: new Map(employees.map((before) => [before.id, before])),
      teams: new Set([...teams.map(({ id }) => id), ...regrouped]),
    };
  }

  /** What holds for the directory as a whole. @throws Conflict */
  private async requireSound(tx: Transaction, company_id: string, plan: Plan): Promise<void> {
    const [departments, employees] = await Promise.all([
      this.directory.circling(tx, 'departments', company_id),
      this.directory.circling(tx, 'employees', company_id),
      this.service.requireAdmin(tx, company_id),
    ]);
    const circling = { departments, employees };
    requireNoCircle(circlesIn(plan, (kind, id) => circling[kind].has(id)));
  }
}

/** @throws Conflict naming each address that is taken */
function requireFreeEmails(unfit: UnfitEmail[]): void {
  const detail = 'belongs to an employee with another external_id, or none';
  const errors = unfit
    .filter(({ is_taken }) => is_taken)
    .map(({ n }) => ({ pointer: `/employees/${n}/email`, detail }));
  if (errors.length > 0) throw new Conflict('Some email addresses are already taken.', errors);
}

/** @throws Conflict */
function requireNoCircle(circles: FieldError[]): void {
  if (circles.length > 0) throw new Conflict('The managers, or the departments, would form a cycle.', circles);
}

/** @throws Forbidden when a member made or changed an admin */
function requireMayWrite(caller: Pick<Principal, 'role'>, { rows }: Plan, { employees }: Written): void {
  for (const { isNew, columns } of rows.employees) {
    const before = employees.get(columns.id);
    if (isNew || before) requireMayChange(caller, before?.role, columns.role);
  }
}

/** The ids of the employees that have another manager now. */
function movedIn({ rows }: Plan, { employees }: Written): string[] {
  return rows.employees.flatMap(({ columns: { id, manager_id } }) => {
    const before = employees.get(id);
    return before && manager_id !== undefined && manager_id !== before.manager_id ? [id] : [];
  });
}

function countsOf(rows: PlannedRow[], changed: { has(id: string): boolean }): UpsertResponse['teams'] {
  const created = rows.filter(({ isNew }) => isNew).length;
  const updated = rows.filter(({ isNew, columns }) => !isNew && changed.has(columns.id)).length;
  return { created, updated, unchanged: rows.length - created - updated };
}
