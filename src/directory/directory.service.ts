import { Injectable } from '@nestjs/common';
import { refreshAudienceBelow } from '../access/audience.js';
import { type Owner } from '../access/owner.js';
import { type Principal } from '../access/principal.js';
import { Writes } from '../access/writes.js';
import { type Transaction } from '../database/transaction.js';
import { type Precondition } from '../http/etag.js';
import { newId } from '../http/ids.js';
import { type JsonText } from '../http/json-text.js';
import { filtered, paged } from '../http/page.js';
import { Conflict, Invalid, NotFound } from '../http/problem.js';
import { allTogether } from '../http/together.js';
import {
  type CreateDepartment,
  type CreateEmployee,
  type CreateTeam,
  type EmployeesQuery,
  type UpdateDepartment,
  type UpdateEmployee,
  type UpdateTeam,
} from './directory.dto.js';
import { type Kind, type Nested, SINGULAR } from './directory.entities.js';
import { type EmployeeResponse } from './directory.responses.js';
import { DirectoryRepository } from './directory.repository.js';
import { requireMayChange } from './directory.rules.js';

/** What PATCH says of a circle: the field that would close it, and why. */
const CIRCLE: Record<Nested, { pointer: string; detail: string }> = {
  employees: { pointer: '/manager_id', detail: 'The manager is this employee, or reports to them.' },
  departments: { pointer: '/parent_department_id', detail: 'The parent is this department, or part of it.' },
};

/** What the entries of each kind refer to. */
const REFERENCES: Record<Kind, Record<string, Kind>> = {
  employees: { manager_id: 'employees', department_id: 'departments' },
  departments: { parent_department_id: 'departments', head_employee_id: 'employees' },
  teams: { lead_employee_id: 'employees' },
};

/**
 * Employees, departments and teams (SPEC §2): read by every member, changed with `directory:write`. That references
 * lead to entries of the company, and that nothing is taken twice, the constraints of the tables guarantee; of
 * references it is said here first, because a constraint names one at a time.
 */
@Injectable()
export class DirectoryService {
  constructor(
    private readonly writes: Writes,
    private readonly directory: DirectoryRepository,
  ) {}

  /** A page of entries, oldest first. @throws Malformed for a foreign cursor */
  async list(principal: Principal, kind: Kind, query: EmployeesQuery): Promise<JsonText> {
    const { company_id } = principal;
    return paged(
      filtered(kind, query),
      query,
      ([after = null], count) => this.directory.page(kind, company_id, query, after, count),
      () => this.directory.count(kind, company_id, query),
    );
  }

  /** @throws NotFound */
  async get(principal: Principal, kind: Kind, id: string, on?: Transaction): Promise<JsonText> {
    return found(kind, await this.directory.find(kind, principal.company_id, id, on));
  }

  /** The caller's own entry, with their company and the scopes of their token. */
  async me(principal: Principal): Promise<JsonText> {
    return found('employees', await this.directory.findCaller(principal));
  }

  /** @throws Forbidden (an admin, by a member), Conflict (email or external_id taken), Invalid naming a bad reference */
  createEmployee(caller: Principal, body: CreateEmployee): Promise<JsonText> {
    return this.writes.as(caller, (tx, principal) => {
      requireMayChange(principal, body.role);
      return this.add(tx, 'employees', principal.company_id, body);
    });
  }

  /** @throws Conflict (external_id taken), Invalid naming a bad reference */
  createDepartment(caller: Principal, body: CreateDepartment): Promise<JsonText> {
    return this.writes.as(caller, (tx, { company_id }) => this.add(tx, 'departments', company_id, body));
  }

  /** @throws Conflict (external_id taken), Invalid naming a bad reference */
  createTeam(caller: Principal, body: CreateTeam): Promise<JsonText> {
    return this.writes.as(caller, (tx, { company_id }) => this.add(tx, 'teams', company_id, body));
  }

  /**
   * Changes an employee. A new manager changes at once who sees and manages what they own.
   * @throws NotFound, Forbidden (an admin, by a member), PreconditionFailed, Invalid, Conflict (taken; a circle;
   *   the last active admin)
   */
  updateEmployee(caller: Principal, id: string, body: UpdateEmployee, precondition?: Precondition): Promise<JsonText> {
    const { company_id } = caller;
    return this.writes.as(caller, async (tx, principal) => {
      const employee = await this.load(tx, 'employees', company_id, id);
      requireMayChange(principal, employee.role, body.role);
      await precondition?.require(() => this.get(principal, 'employees', id, tx));
      await this.requireReferences(tx, 'employees', company_id, body);
      await this.requireNoCircle(tx, 'employees', company_id, id, body.manager_id);
      await this.directory.update(tx, 'employees', company_id, id, body);
      await this.requireAdmin(tx, company_id);
      const hasMoved = body.manager_id !== undefined && body.manager_id !== employee.manager_id;
      if (hasMoved) refreshAudienceBelow(tx, company_id, [id]); // which may take minutes high up
      return this.get(principal, 'employees', id, tx);
    });
  }

  /** @throws NotFound, PreconditionFailed, Invalid, Conflict (taken; a circle) */
  updateDepartment(
    caller: Principal,
    id: string,
    body: UpdateDepartment,
    precondition?: Precondition,
  ): Promise<JsonText> {
    const { company_id } = caller;
    return this.writes.as(caller, async (tx, principal) => {
      await this.load(tx, 'departments', company_id, id);
      await precondition?.require(() => this.get(principal, 'departments', id, tx));
      await this.requireReferences(tx, 'departments', company_id, body);
      await this.requireNoCircle(tx, 'departments', company_id, id, body.parent_department_id);
      await this.directory.update(tx, 'departments', company_id, id, body);
      return this.get(principal, 'departments', id, tx);
    });
  }

  /** @throws NotFound, PreconditionFailed, Invalid, Conflict (taken) */
  updateTeam(caller: Principal, id: string, body: UpdateTeam, precondition?: Precondition): Promise<JsonText> {
    const { company_id } = caller;
    return this.writes.as(caller, async (tx, principal) => {
      await this.load(tx, 'teams', company_id, id);
      await precondition?.require(() => this.get(principal, 'teams', id, tx));
      await this.requireReferences(tx, 'teams', company_id, body);
      await this.directory.update(tx, 'teams', company_id, id, body);
      return this.get(principal, 'teams', id, tx);
    });
  }

  /** Makes these employees, and nobody else, the members of a team. @throws NotFound, PreconditionFailed, Invalid */
  setMembers(
    caller: Principal,
    team_id: string,
    employee_ids: string[],
    precondition?: Precondition,
  ): Promise<JsonText> {
    const { company_id } = caller;
    return this.writes.as(caller, async (tx, principal) => {
      await this.load(tx, 'teams', company_id, team_id);
      await precondition?.require(() => this.get(principal, 'teams', team_id, tx));
      await this.requireEmployees(tx, company_id, { employee_ids });
      await this.directory.setMembers(tx, company_id, [{ team_id, employee_ids }]);
      return this.get(principal, 'teams', team_id, tx);
    });
  }

  /**
   * Deletes an employee as {@link delete} does.
   * @throws NotFound, Forbidden (an admin, by a member), PreconditionFailed, Conflict (the last active admin)
   */
  async deleteEmployee(caller: Principal, id: string, precondition?: Precondition): Promise<void> {
    const { company_id } = caller;
    await this.writes.as(caller, async (tx, principal) => {
      const employee = await this.load(tx, 'employees', company_id, id);
      requireMayChange(principal, employee.role);
      await precondition?.require(() => this.get(principal, 'employees', id, tx));
      await this.remove(tx, 'employees', company_id, id);
      await this.requireAdmin(tx, company_id);
    });
  }

  /** Deletes a department or a team; where something points at it, it stays as an inactive one. @throws NotFound, PreconditionFailed */
  async delete(
    caller: Principal,
    kind: 'departments' | 'teams',
    id: string,
    precondition?: Precondition,
  ): Promise<void> {
    const { company_id } = caller;
    await this.writes.as(caller, async (tx, principal) => {
      await this.load(tx, kind, company_id, id);
      await precondition?.require(() => this.get(principal, kind, id, tx));
      await this.remove(tx, kind, company_id, id);
    });
  }

  /** Adds an employee to a company that is being made. */
  async addEmployee(tx: Transaction, company_id: string, body: CreateEmployee): Promise<EmployeeResponse> {
    const { text } = await this.add(tx, 'employees', company_id, body);
    return JSON.parse(text) as EmployeeResponse;
  }

  /**
   * @param named the ids in some fields of a body
   * @throws Invalid naming each that is no employee of the company
   */
  async requireEmployees(
    tx: Transaction,
    company_id: string,
    named: Record<string, string[] | null | undefined>,
  ): Promise<void> {
    const ids = Object.values(named).flatMap((some) => some ?? []);
    if (ids.length === 0) return;
    const missing = await this.directory.missing(tx, 'employees', company_id, ids);
    const errors = Object.entries(named).flatMap(([field, some]) =>
      (some ?? []).flatMap((id, n) =>
        missing.has(id) ? [{ pointer: `/${field}/${n}`, detail: 'There is no such employee.' }] : [],
      ),
    );
    if (errors.length > 0) throw new Invalid(errors);
  }

  /** @throws Invalid naming the owner's id when there is no such employee, department or team in the company */
  async requireOwner(tx: Transaction, company_id: string, owner: Owner): Promise<void> {
    const { owner_type } = owner;
    if (owner_type === 'company') return;
    const field = `owner_${owner_type}_id` as const;
    await this.requireEntry(tx, `${owner_type}s`, company_id, field, owner[field]!);
  }

  /** The ids of the entries that these texts name, for those that name any (see `DirectoryRepository.named`). */
  async named(
    tx: Transaction,
    kind: Kind,
    company_id: string,
    names: Iterable<string>,
  ): Promise<Map<string, string[]>> {
    const different = [...new Set(names)];
    return different.length > 0 ? this.directory.named(tx, kind, company_id, different) : new Map<string, string[]>();
  }

  /** Somebody must be able to administer the company. @throws Conflict */
  async requireAdmin(tx: Transaction, company_id: string): Promise<void> {
    if (!(await this.directory.hasAdmin(tx, company_id))) {
      throw new Conflict('The company would be left without an active admin.');
    }
  }

  /** @throws Invalid naming each field of a body that refers to what the company does not have */
  private async requireReferences(tx: Transaction, kind: Kind, company_id: string, body: object): Promise<void> {
    const given = (Object.entries(body) as [string, unknown][]).filter(
      ([field, id]) => id && field in REFERENCES[kind],
    );
    await allTogether(
      ...given.map(([field, id]) => this.requireEntry(tx, REFERENCES[kind][field]!, company_id, field, id as string)),
    );
  }

  /** @throws Invalid at the field that names it when the company has no such entry */
  private async requireEntry(
    tx: Transaction,
    kind: Kind,
    company_id: string,
    field: string,
    id: string,
  ): Promise<void> {
    const missing = await this.directory.missing(tx, kind, company_id, [id]);
    if (missing.size > 0) throw Invalid.field(`/${field}`, `There is no such ${SINGULAR[kind]}.`);
  }

  private async add(tx: Transaction, kind: Kind, company_id: string, body: object): Promise<JsonText> {
    await this.requireReferences(tx, kind, company_id, body);
    const id = newId();
    await this.directory.insert(tx, kind, { ...body, company_id, id });
    return found(kind, await this.directory.find(kind, company_id, id, tx));
  }

  private async load<K extends Kind>(tx: Transaction, kind: K, company_id: string, id: string) {
    return found(kind, await this.directory.load(tx, kind, company_id, id));
  }

  private async remove(tx: Transaction, kind: Kind, company_id: string, id: string): Promise<void> {
    if (await this.directory.deleteUnused(tx, kind, company_id, id)) return;
    await this.directory.update(tx, kind, company_id, id, { is_active: false });
  }

  private async requireNoCircle(
    tx: Transaction,
    kind: Nested,
    company_id: string,
    id: string,
    above_id: string | null | undefined,
  ): Promise<void> {
    if (above_id && (await this.directory.isAbove(tx, kind, company_id, id, above_id))) {
      throw new Conflict('The change would close a cycle.', [CIRCLE[kind]]);
    }
  }
}

/** @throws NotFound */
function found<T>(kind: Kind, entry: T | null | undefined): T {
  if (!entry) throw new NotFound(SINGULAR[kind]);
  return entry;
}
