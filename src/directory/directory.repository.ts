import { Injectable } from '@nestjs/common';
import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { type Principal } from '../access/principal.js';
import { Database } from '../database/database.js';
import { type Transaction } from '../database/transaction.js';
import { JsonText } from '../http/json-text.js';
import { type ListRow } from '../http/page.js';
import { counting } from '../http/total.js';
import { columns, instant, jsonObject } from '../http/json.sql.js';
import { type EmployeesQuery } from './directory.dto.js';
import { Department, Employee, type Entry, type Kind, type Nested, Team } from './directory.entities.js';

type EntryOf = { employees: Employee; departments: Department; teams: Team };

const ENTITIES = { employees: Employee, departments: Department, teams: Team };
const ABOVE: Record<Nested, Sql> = { employees: raw('manager_id'), departments: raw('parent_department_id') };

const common = {
  is_active: sql`e.is_active`,
  created_at: instant('e.created_at'),
  updated_at: instant('e.updated_at'),
};

const memberships = (select: string, where: string) => sql`(
  SELECT coalesce(json_agg(m.${raw(select)} ORDER BY m.${raw(select)}), '[]') FROM team_members m
  WHERE m.company_id = e.company_id AND m.${raw(where)} = e.id
)`;

/** The entries on the wire (SPEC §2), from a table AS e. */
const FIELDS: Record<Kind, Record<string, Sql>> = {
  employees: {
    ...columns('e', ['id', 'external_id', 'email', 'display_name', 'role', 'manager_id', 'department_id']),
    team_ids: memberships('team_id', 'employee_id'),
    ...common,
  },
  departments: {
    ...columns('e', ['id', 'external_id', 'name', 'parent_department_id', 'head_employee_id']),
    ...common,
  },
  teams: {
    ...columns('e', ['id', 'external_id', 'name', 'lead_employee_id']),
    member_ids: memberships('employee_id', 'team_id'),
    ...common,
  },
};

/** What the text of a list's query is looked for in. */
const NAMES: Record<Kind, Sql[]> = {
  employees: [sql`e.display_name`, sql`e.email`],
  departments: [sql`e.name`],
  teams: [sql`e.name`],
};

/** The members that a team is to have. */
export interface Membership {
  team_id: string;
  employee_ids: string[];
}

/** The SQL of the directory. */
@Injectable()
export class DirectoryRepository {
  constructor(private readonly database: Database) {}

  /** One entry as it is answered; undefined when the company has none with this id. */
  find(kind: Kind, company_id: string, id: string, on: Database | Transaction = this.database) {
    return one(on, kind, FIELDS[kind], company_id, id);
  }

  /** The caller's own entry, with their company and the scopes of their token. */
  findCaller({ company_id, employee_id, scopes }: Principal): Promise<JsonText | undefined> {
    const company = sql`(SELECT ${jsonObject(columns('c', ['id', 'name']))} FROM companies c WHERE c.id = ${company_id})`;
    const fields = { ...FIELDS.employees, company, scopes: sql`${[...scopes]}::text[]` };
    return one(this.database, 'employees', fields, company_id, employee_id);
  }

  /** The entries that the filters keep, oldest first, from behind the id `after`. */
  page(kind: Kind, company_id: string, query: EmployeesQuery, after: string | null, limit: number): Promise<ListRow[]> {
    const beyond = after ? sql`AND e.id > ${after}::uuid` : empty;
    return this.database.reads(company_id).rows<ListRow>(sql`
      SELECT ${jsonObject(FIELDS[kind])}::text AS json, ARRAY[e.id::text] AS key
      FROM ${raw(kind)} e WHERE ${listed(kind, company_id, query)} ${beyond} ORDER BY e.id LIMIT ${limit}`);
  }

  /** How many entries there are on all pages, counted no further than totals go. */
  async count(kind: Kind, company_id: string, query: EmployeesQuery): Promise<number> {
    const from = sql`FROM ${raw(kind)} e WHERE ${listed(kind, company_id, query)}`;
    return (await this.database.reads(company_id).rows<{ count: number }>(counting(from)))[0]!.count;
  }

  /** The row itself, for a change of it; null when the company has none with this id. */
  load<K extends Kind>(tx: Transaction, kind: K, company_id: string, id: string): Promise<EntryOf[K] | null> {
    return tx.manager.findOneBy<Entry>(ENTITIES[kind], { company_id, id }) as Promise<EntryOf[K] | null>;
  }

  /** Writes a new entry. @throws QueryFailedError when something is taken, or a reference leads nowhere */
  async insert<K extends Kind>(tx: Transaction, kind: K, entry: Partial<EntryOf[K]>): Promise<void> {
    await tx.manager.insert(ENTITIES[kind], entry);
  }

  /** Changes an entry: see {@link Transaction.change}. @throws as {@link insert} does */
  async update<K extends Kind>(tx: Transaction, kind: K, company_id: string, id: string, changes: Partial<EntryOf[K]>) {
    await tx.change(ENTITIES[kind], company_id, id, changes);
  }

  /** Deletes an entry that nothing points at. @returns whether it could */
  deleteUnused(tx: Transaction, kind: Kind, company_id: string, id: string): Promise<boolean> {
    return tx.unlessReferenced(sql`DELETE FROM ${raw(kind)} WHERE company_id = ${company_id} AND id = ${id}`);
  }

  /** Gives teams these members and no others. @returns the ids of the teams whose members changed */
  async setMembers(tx: Transaction, company_id: string, memberships: Membership[]): Promise<string[]> {
    const teams = await tx.rows<{ id: string }>(sql`
      WITH asked AS (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(memberships)}) AS t (team_id uuid, employee_ids uuid[])
      ), wanted AS (
        SELECT asked.team_id, employee_id FROM asked, unnest(asked.employee_ids) AS employee_id
      ), gone AS (
        DELETE FROM team_members m USING asked
        WHERE m.company_id = ${company_id} AND m.team_id = asked.team_id
          AND NOT EXISTS (SELECT FROM wanted w WHERE w.team_id = m.team_id AND w.employee_id = m.employee_id)
        RETURNING m.team_id
      ), come AS (
        INSERT INTO team_members (company_id, team_id, employee_id)
        SELECT ${company_id}, team_id, employee_id FROM wanted
        ON CONFLICT DO NOTHING
        RETURNING team_id
      )
      UPDATE teams SET updated_at = clock_timestamp()
      WHERE company_id = ${company_id} AND id IN (SELECT team_id FROM gone UNION SELECT team_id FROM come)
      RETURNING id`);
    return teams.map(({ id }) => id);
  }

  /** Which of these ids are not entries of the company. */
  async missing(tx: Transaction, kind: Kind, company_id: string, ids: string[]): Promise<Set<string>> {
    const rows = await tx.rows<{ id: string }>(sql`
      SELECT asked.id FROM unnest(${ids}::uuid[]) AS asked (id)
      WHERE NOT EXISTS (SELECT FROM ${raw(kind)} e WHERE e.company_id = ${company_id} AND e.id = asked.id)`);
    return new Set(rows.map(({ id }) => id));
  }

  /**
   * The ids of the entries that these texts name: by their external id, else by an employee's address or the name of
   * units, which may be several, else by their own id.
   */
  async named(tx: Transaction, kind: Kind, company_id: string, names: string[]): Promise<Map<string, string[]>> {
    const called = kind === 'employees' ? sql`lower(e.email)` : sql`lower(e.name)`;
    const rows = await tx.rows<{ name: string; ids: string[] }>(sql`
      WITH asked AS (SELECT unnest(${names}::text[]) AS name), called AS (
        SELECT ${called} AS name, array_agg(e.id) AS ids FROM ${raw(kind)} e
        WHERE e.company_id = ${company_id} AND ${called} IN (SELECT lower(name) FROM asked)
        GROUP BY 1
      )
      SELECT asked.name, CASE
        WHEN by_external_id.id IS NOT NULL THEN ARRAY[by_external_id.id]
        ELSE coalesce(called.ids, ARRAY[by_id.id])
      END AS ids
      FROM asked
      LEFT JOIN ${raw(kind)} by_external_id
        ON by_external_id.company_id = ${company_id} AND by_external_id.external_id = asked.name
      LEFT JOIN called ON called.name = lower(asked.name)
      LEFT JOIN ${raw(kind)} by_id ON by_id.company_id = ${company_id} AND by_id.id::text = lower(asked.name)
      WHERE coalesce(by_external_id.id, called.ids[1], by_id.id) IS NOT NULL`);
    return new Map(rows.map(({ name, ids }) => [name, ids]));
  }

  /** Whether the company has an admin who may call. */
  async hasAdmin(tx: Transaction, company_id: string): Promise<boolean> {
    const admin = await tx.row(sql`
      SELECT FROM employees WHERE company_id = ${company_id} AND role = 'admin' AND is_active LIMIT 1`);
    return admin !== undefined;
  }

  /** Whether `id` is `below_id` itself or lies above it. */
  async isAbove(tx: Transaction, kind: Nested, company_id: string, id: string, below_id: string): Promise<boolean> {
    const found = await tx.row(sql`
      WITH RECURSIVE up AS (
        SELECT ${below_id}::uuid AS id
        UNION
        SELECT e.${ABOVE[kind]} FROM up JOIN ${raw(kind)} e ON e.company_id = ${company_id} AND e.id = up.id
      )
      SELECT FROM up WHERE up.id = ${id}`);
    return found !== undefined;
  }

  /** The ids of the entries that are part of a circle, or below one: no way up from them has an end. */
  async circling(tx: Transaction, kind: Nested, company_id: string): Promise<Set<string>> {
    const rows = await tx.rows<{ id: string }>(sql`
      WITH RECURSIVE down AS (
        SELECT id FROM ${raw(kind)} WHERE company_id = ${company_id} AND ${ABOVE[kind]} IS NULL
        UNION ALL
        SELECT e.id FROM down JOIN ${raw(kind)} e ON e.company_id = ${company_id} AND e.${ABOVE[kind]} = down.id
      )
      SELECT e.id FROM ${raw(kind)} e
      WHERE e.company_id = ${company_id} AND NOT EXISTS (SELECT FROM down WHERE down.id = e.id)`);
    return new Set(rows.map(({ id }) => id));
  }
}

async function one(
  on: Database | Transaction,
  kind: Kind,
  fields: Record<string, Sql>,
  company_id: string,
  id: string,
): Promise<JsonText | undefined> {
  const found = await on.row<{ json: string }>(sql`
    SELECT ${jsonObject(fields)}::text AS json FROM ${raw(kind)} e WHERE e.company_id = ${company_id} AND e.id = ${id}`);
  return found && new JsonText(found.json);
}

function isMember(company_id: string, team_id: string): Sql {
  return sql`EXISTS (
    SELECT FROM team_members m
    WHERE m.company_id = ${company_id} AND m.team_id = ${team_id} AND m.employee_id = e.id
  )`;
}

/**
 * A text without the differences that the search of goals does not make either: letter case, compatibility forms, the
 * Turkish i, ß and ss, the final sigma. Locales differ in what `upper` and `lower` make of the last three.
 */
function folded(text: Sql): Sql {
  return sql`replace(replace(replace(lower(upper(normalize(${text}, NFKC))), ${'i\u0307'}, 'i'), 'ß', 'ss'), 'ς', 'σ')`;
}

/** Whether one of the names of an entry contains the text: not two of them together. */
function isCalled(kind: Kind, text: string): Sql {
  const contains = (name: Sql) => sql`strpos(${folded(name)}, ${folded(sql`${text}::text`)}) > 0`;
  return sql`(${join(NAMES[kind].map(contains), ' OR ')})`;
}

/** What an entry must be to be listed. */
function listed(kind: Kind, company_id: string, query: EmployeesQuery): Sql {
  const { text, external_id, is_active, department_id, manager_id, team_id } = query;
  const where = [
    sql`e.company_id = ${company_id}`,
    ...(text ? [isCalled(kind, text)] : []),
    ...(external_id ? [sql`e.external_id = ANY (${external_id}::text[])`] : []),
    ...(is_active === undefined ? [] : [sql`e.is_active = ${is_active}`]),
    ...(department_id ? [sql`e.department_id = ${department_id}`] : []),
    ...(manager_id ? [sql`e.manager_id = ${manager_id}`] : []),
    ...(team_id ? [isMember(company_id, team_id)] : []),
  ];
  return join(where, ' AND ');
}
