import { fold } from '../goals/index.js';
import { figureColumns } from '../key-results/index.js';
import { fromUnits, PROGRESS_DECIMALS, VALUE_DECIMALS, WEIGHT_DECIMALS } from '../progress/progress.js';
import { progressColumns } from '../progress/progress.repository.js';
import { type SeedCompany } from './company.js';
import { type SeedGoal } from './company.types.js';
import { type Value } from './copy.js';
import { Dice } from './dice.js';
import { FigureSums, keyResultFigures } from './figures.js';
import { FIRST_NAMES, LAST_NAMES, NOTES, TEAM_NAMES, UNITS } from './words.js';

/** A row by column names: all rows of a table name the same ones, in the same order. */
export type Row = Record<string, Value>;

/** The rows of one table for one company. */
export type Rows = (company: SeedCompany) => Generator<Row>;

/** The company itself. */
export function* companies(company: SeedCompany): Generator<Row> {
  yield { id: company.id, name: company.name, created_at: instant(company.foundedAt) };
}

/** Departments, those above before those below. */
export function* departments(company: SeedCompany): Generator<Row> {
  const { people, id: company_id } = company;
  for (let n = 0; n < people.departments; n++) {
    const above = people.departmentAbove(n);
    yield {
      company_id,
      id: company.departmentId(n),
      external_id: `D-${n}`,
      name: n < UNITS.length ? UNITS[n]! : `${UNITS[n % UNITS.length]!} ${Math.floor(n / UNITS.length) + 1}`,
      parent_department_id: above === null ? null : company.departmentId(above),
      head_employee_id: company.employeeId(people.headOf(n)),
    };
  }
}

/** Everybody, in the order of their numbers. */
export function* employees(company: SeedCompany): Generator<Row> {
  const { people, id: company_id } = company;
  for (let n = 0; n < people.employees; n++) {
    const dice = new Dice(people.seed, n, people.employees);
    const manager = people.managerOf(n);
    yield {
      company_id,
      id: company.employeeId(n),
      external_id: `E-${n}`,
      email: emailOf(n),
      display_name: `${dice.pick(FIRST_NAMES)} ${dice.pick(LAST_NAMES)}`,
      role: people.isAdmin(n) ? 'admin' : 'member',
      manager_id: manager === null ? null : company.employeeId(manager),
      department_id: company.departmentId(people.departmentOf(n)),
    };
  }
}

/** The address of a seeded employee. */
export function emailOf(employee: number): string {
  return `employee-${employee}@example.com`;
}

/** Teams; who is in them is in {@link teamMembers}. */
export function* teams(company: SeedCompany): Generator<Row> {
  const { people, id: company_id } = company;
  for (let n = 0; n < people.teams; n++) {
    yield {
      company_id,
      id: company.teamId(n),
      external_id: `T-${n}`,
      name: `${TEAM_NAMES[n % TEAM_NAMES.length]!} ${Math.floor(n / TEAM_NAMES.length) + 1}`,
      lead_employee_id: company.employeeId(people.leadOf(n)),
    };
  }
}

/** Everybody but the heads of departments, who are in no team. */
export function* teamMembers(company: SeedCompany): Generator<Row> {
  const { people, id: company_id } = company;
  for (let n = 0; n < people.employees; n++) {
    const team = people.teamOf(n);
    if (team !== null) yield { company_id, team_id: company.teamId(team), employee_id: company.employeeId(n) };
  }
}

/** All columns but `audience`, which SQL works out. */
export function* goals(company: SeedCompany): Generator<Row> {
  for (const goal of company.goals()) {
    yield {
      company_id: company.id,
      id: goal.id,
      title: goal.title,
      title_folded: fold(goal.title),
      description: goal.number % 3 === 0 ? `Why: ${goal.title.toLowerCase()} is what customers ask for most.` : null,
      ...ownerColumns(company, goal),
      parent_goal_id: goal.parent === null ? null : company.goalId(goal.parent),
      is_shared: goal.is_shared,
      date_start: goal.date_start,
      date_end: goal.date_end,
      status: goal.status,
      progress_driver: goal.progress_driver,
      weight: fromUnits(goal.weight, WEIGHT_DECIMALS),
      is_archived: goal.is_archived,
      manual_progress: fromUnits(goal.manual_progress, PROGRESS_DECIMALS),
      manual_confidence_level: goal.manual_confidence_level,
      created_by: company.employeeId(goal.by),
      created_at: instant(goal.created_at),
      updated_at: instant(goal.updated_at),
    };
  }
}

function ownerColumns(company: SeedCompany, { owner_type, owner }: SeedGoal): Row {
  return {
    owner_type,
    owner_employee_id: owner_type === 'employee' ? company.employeeId(owner) : null,
    owner_department_id: owner_type === 'department' ? company.departmentId(owner) : null,
    owner_team_id: owner_type === 'team' ? company.teamId(owner) : null,
  };
}

/** Who may check in on a goal, beside those who manage it. */
export const goalAssignees: Rows = (company) => goalPeople(company, 'assignees');
/** Who may view a goal, beside those who may anyway. */
export const goalViewers: Rows = (company) => goalPeople(company, 'viewers');

function* goalPeople(company: SeedCompany, which: 'assignees' | 'viewers'): Generator<Row> {
  for (const goal of company.goals()) {
    for (const employee of goal[which]) {
      yield { company_id: company.id, goal_id: goal.id, employee_id: company.employeeId(employee) };
    }
  }
}

/** Key results, with the figures that their check-ins give them. */
export function* keyResults(company: SeedCompany): Generator<Row> {
  for (const keyResult of company.keyResults()) {
    yield {
      company_id: company.id,
      id: keyResult.id,
      goal_id: keyResult.goal.id,
      title: keyResult.title,
      metric_type: keyResult.metric_type,
      unit: keyResult.unit,
      start_value: fromUnits(keyResult.start_value, VALUE_DECIMALS),
      target_value: fromUnits(keyResult.target_value, VALUE_DECIMALS),
      weight: fromUnits(keyResult.weight, WEIGHT_DECIMALS),
      created_by: company.employeeId(keyResult.goal.by),
      created_at: instant(keyResult.created_at),
      updated_at: instant(keyResult.created_at),
      ...columnsOf(figureColumns(keyResultFigures(company, keyResult))),
    };
  }
}

/** Who may check in on a key result, beside those who may on its goal. */
export function* keyResultAssignees(company: SeedCompany): Generator<Row> {
  for (const { id, assignee } of company.keyResults()) {
    if (assignee === null) continue;
    yield { company_id: company.id, key_result_id: id, employee_id: company.employeeId(assignee) };
  }
}

/** Check-ins by their key results, oldest first. */
export function* checkIns(company: SeedCompany): Generator<Row> {
  for (const keyResult of company.keyResults()) {
    for (let i = 0; i < keyResult.check_ins; i++) {
      const checkIn = company.checkIn(keyResult, i);
      const { value, confidence_level, at, by, dice } = checkIn;
      yield {
        company_id: company.id,
        id: company.checkInId(checkIn),
        goal_key_result_id: keyResult.id,
        employee_id: company.employeeId(by),
        value: fromUnits(value, VALUE_DECIMALS),
        confidence_level,
        comment: dice.chance(30) ? dice.pick(NOTES) : null,
        checked_in_at: instant(at),
        created_at: instant(at),
      };
    }
  }
}

/** The figures of goals, by the arithmetic of requests. */
export function* goalProgress(company: SeedCompany): Generator<Row> {
  const figures = new FigureSums(company.size.goals);
  for (const keyResult of company.keyResults()) {
    figures.addKeyResult(keyResult, keyResultFigures(company, keyResult));
  }
  // From the youngest goal to the oldest: children before their parents.
  for (let number = company.size.goals - 1; number >= 0; number--) {
    const goal = company.goal(number);
    const settled = progressColumns({ id: goal.id, ...figures.settle(goal) });
    // Else a trigger looks it up for each row.
    const is_everyones = goal.is_shared || goal.owner_type === 'company';
    yield { company_id: company.id, is_everyones, ...columnsOf(settled) };
  }
}

function columnsOf(columns: Record<string, string | number | boolean | Date | null>): Row {
  return Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
  );
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
