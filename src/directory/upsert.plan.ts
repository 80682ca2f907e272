import { type Role } from '../access/scopes.js';
import { newId } from '../http/ids.js';
import { type FieldError, Invalid } from '../http/problem.js';
import { type Kind, type Nested, SINGULAR } from './directory.entities.js';
import { type Membership } from './directory.repository.js';
import { MAX_ROWS, type UpsertDirectory } from './upsert.dto.js';

/** What a body of `PUT /directory` asks for, worked out and checked before anything is written. No database here. */

/** A reference by external id: the field that holds it, the column that it becomes, and what it points at. */
interface Reference {
  field: string;
  column: string;
  to: Kind;
}

const PARENT: Reference = {
  field: 'parent_department_external_id',
  column: 'parent_department_id',
  to: 'departments',
};
const HEAD: Reference = { field: 'head_employee_external_id', column: 'head_employee_id', to: 'employees' };
const MANAGER: Reference = { field: 'manager_external_id', column: 'manager_id', to: 'employees' };
const DEPARTMENT: Reference = { field: 'department_external_id', column: 'department_id', to: 'departments' };
const LEAD: Reference = { field: 'lead_employee_external_id', column: 'lead_employee_id', to: 'employees' };

/** What new rows need, what they have unless they say otherwise, and what they refer to. */
const SHAPES: Record<Kind, { required: string[]; defaults: Record<string, unknown>; references: Reference[] }> = {
  departments: { required: ['name'], defaults: { is_active: true }, references: [PARENT, HEAD] },
  employees: {
    required: ['email', 'display_name'],
    defaults: { role: 'member', is_active: true },
    references: [MANAGER, DEPARTMENT],
  },
  teams: { required: ['name'], defaults: { is_active: true }, references: [LEAD] },
};

const KINDS = ['departments', 'employees', 'teams'] as const;

/** Something for each kind of entry. */
export function eachKind<T>(give: (kind: Kind) => T): Record<Kind, T> {
  return { departments: give('departments'), employees: give('employees'), teams: give('teams') };
}

/** The columns that an upsert may write beside the ids. */
export const COLUMNS = eachKind((kind) => {
  const { required, defaults, references } = SHAPES[kind];
  return [...required, ...Object.keys(defaults), ...references.map(({ column }) => column)];
});

/** A row as the body has it. */
export type Row = { external_id: string; email?: string; member_external_ids?: string[] } & Record<string, unknown>;

/** The ids of entries by their external ids. */
export type Ids = Record<Kind, Map<string, string>>;

/** A row as it is to be written: the columns that were given, with ids in place of external ids. */
export interface PlannedRow {
  /** where it is in the body */
  pointer: string;
  isNew: boolean;
  columns: { id: string; role?: Role; manager_id?: string | null } & Record<string, unknown>;
}

/** All that is to be written: rows in the order of the body, and the members of the teams that name theirs. */
export interface Plan {
  rows: Record<Kind, PlannedRow[]>;
  memberships: Membership[];
}

/** The rows of a body. @throws Invalid when they are too many */
export function rowsOf(body: UpsertDirectory): Record<Kind, Row[]> {
  const rows = eachKind((kind) => (body[kind] ?? []).map((row): Row => ({ ...row })));
  if (rows.departments.length + rows.employees.length + rows.teams.length > MAX_ROWS) {
    throw Invalid.field('', `must have at most ${MAX_ROWS} rows in all`);
  }
  return rows;
}

/** @throws Invalid naming the rows that are about the same entry or address as an earlier one */
export function requireDistinct(rows: Record<Kind, Row[]>, unfitEmails: { n: number; is_repeated: boolean }[]): void {
  const pointers = [
    ...KINDS.flatMap((kind) => repeated(rows[kind]).map((n) => `/${kind}/${n}/external_id`)),
    ...unfitEmails.filter(({ is_repeated }) => is_repeated).map(({ n }) => `/employees/${n}/email`),
  ];
  refuse(pointers.map((pointer) => ({ pointer, detail: 'occurs twice' })));
}

/** The external ids of all entries that the rows are about or refer to. */
export function mentionedIn(rows: Record<Kind, Row[]>): Record<Kind, string[]> {
  const mentioned = eachKind((kind) => new Set(rows[kind].map(({ external_id }) => external_id)));
  for (const kind of KINDS) {
    for (const row of rows[kind]) {
      for (const { field, to } of SHAPES[kind].references) {
        if (row[field]) mentioned[to].add(row[field] as string);
      }
      for (const member of row.member_external_ids ?? []) mentioned.employees.add(member);
    }
  }
  return eachKind((kind) => [...mentioned[kind]]);
}

/**
 * What is to be written.
 * @param known the ids of the mentioned entries that exist
 * @throws Invalid naming what new rows lack, and every reference that leads nowhere
 */
export function planOf(rows: Record<Kind, Row[]>, known: Ids): Plan {
  const fresh = eachKind((kind) => rows[kind].filter(({ external_id }) => !known[kind].has(external_id)));
  const ids = eachKind(
    (kind) => new Map([...known[kind], ...fresh[kind].map(({ external_id }) => [external_id, newId()] as const)]),
  );
  refuse(KINDS.flatMap((kind) => rows[kind].flatMap((row, n) => faultsOf(kind, row, `/${kind}/${n}`, known, ids))));
  const planned = (kind: Kind) => (row: Row, n: number) => {
    const isNew = !known[kind].has(row.external_id);
    return { pointer: `/${kind}/${n}`, isNew, columns: columnsOf(kind, row, isNew, ids) };
  };
  return {
    rows: eachKind((kind) => rows[kind].map(planned(kind))),
    memberships: membershipsOf(rows.teams, ids),
  };
}

/** The rows that name something above them for which `closes` holds. */
export function circlesIn(plan: Plan, closes: (kind: Nested, id: string, above: unknown) => boolean): FieldError[] {
  const detail = 'would close a cycle, or lead into one';
  const circles = (kind: Nested, { field, column }: Reference) =>
    plan.rows[kind]
      .filter(({ columns }) => columns[column] && closes(kind, columns.id, columns[column]))
      .map(({ pointer }) => ({ pointer: `${pointer}/${field}`, detail }));
  return [...circles('departments', PARENT), ...circles('employees', MANAGER)];
}

/** The places of the rows whose external id an earlier one has, too. */
function repeated(rows: Row[]): number[] {
  const seen = new Set<string>();
  return rows.flatMap(({ external_id }, n) => (seen.size === seen.add(external_id).size ? [n] : []));
}

function faultsOf(kind: Kind, row: Row, at: string, known: Ids, ids: Ids): FieldError[] {
  const { required, references } = SHAPES[kind];
  const nowhere = (to: Kind) => `There is no ${SINGULAR[to]} with this external_id.`;
  return [
    ...(known[kind].has(row.external_id) ? [] : required)
      .filter((field) => row[field] === undefined)
      .map((field) => ({ pointer: `${at}/${field}`, detail: `is required for a new ${SINGULAR[kind]}` })),
    ...references
      .filter(({ field, to }) => row[field] && !ids[to].has(row[field] as string))
      .map(({ field, to }) => ({ pointer: `${at}/${field}`, detail: nowhere(to) })),
    ...(row.member_external_ids ?? []).flatMap((member, m) =>
      ids.employees.has(member) ? [] : [{ pointer: `${at}/member_external_ids/${m}`, detail: nowhere('employees') }],
    ),
  ];
}

function columnsOf(kind: Kind, row: Row, isNew: boolean, ids: Ids): PlannedRow['columns'] {
  const { required, defaults, references } = SHAPES[kind];
  const own = [...required, ...Object.keys(defaults)].filter((field) => row[field] !== undefined);
  const given = references.filter(({ field }) => row[field] !== undefined);
  return {
    id: ids[kind].get(row.external_id)!,
    external_id: row.external_id,
    ...(isNew && defaults),
    ...Object.fromEntries(own.map((field) => [field, row[field]])),
    ...Object.fromEntries(given.map(({ field, column, to }) => [column, ids[to].get(row[field] as string) ?? null])),
  };
}

function membershipsOf(teams: Row[], ids: Ids): Membership[] {
  return teams.flatMap(({ external_id, member_external_ids: members }) =>
    members
      ? [{ team_id: ids.teams.get(external_id)!, employee_ids: members.map((member) => ids.employees.get(member)!) }]
      : [],
  );
}

function refuse(errors: FieldError[]): void {
  if (errors.length > 0) throw new Invalid(errors);
}
