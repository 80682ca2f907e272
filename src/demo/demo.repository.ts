import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Database } from '../database/database.js';
import { type Transaction } from '../database/transaction.js';
import { CHECKED_IN } from '../http/openapi/example-ids.js';
import { type ExampleIds } from '../http/openapi/running-examples.js';

/** The demo company's advisory lock: "demo" in ASCII. */
const DEMO_LOCK = 0x64656d6f;

/** The demo company in a database. */
export interface Demo {
  company_id: string;
  /** who made its topmost goal, an admin */
  admin_id: string;
  /** the goal at the top of its tree */
  goal_id: string;
}

/** The SQL of the demo company: what no request asks for. */
@Injectable()
export class DemoRepository {
  constructor(private readonly database: Database) {}

  /** Waits, however long that takes, until nobody else loads it; from then on nobody does until the transaction ends. */
  async lock(tx: Transaction): Promise<void> {
    tx.liftTimeLimit();
    await tx.row(sql`SELECT pg_advisory_xact_lock(${DEMO_LOCK})`);
  }

  /** The company of this name, if it is there and its admin may call. */
  find(name: string): Promise<Demo | undefined> {
    return this.database.row<Demo>(sql`
      SELECT c.id AS company_id, g.created_by AS admin_id, g.id AS goal_id
      FROM companies c
      JOIN goals g ON g.company_id = c.id
      JOIN employees e ON e.company_id = c.id AND e.id = g.created_by AND e.is_active
      WHERE c.name = ${name} AND g.owner_type = 'company' AND g.parent_goal_id IS NULL AND NOT g.is_archived
      ORDER BY g.id
      LIMIT 1`);
  }

  /** The ids of its departments and teams, by `department <external_id>` and `team <external_id>`. */
  async unitIds(company_id: string): Promise<Map<string, string>> {
    const units = await this.database.rows<{ key: string; id: string }>(sql`
      SELECT 'department ' || external_id AS key, id FROM departments WHERE company_id = ${company_id}
      UNION ALL SELECT 'team ' || external_id, id FROM teams WHERE company_id = ${company_id}`);
    return new Map(units.map(({ key, id }) => [key, id]));
  }

  /**
   * What the examples of the document are to name: a goal below the top one, with what hangs on it and who is on it. Its
   * key results are such that the values of the examples are on the way to their targets.
   */
  async exampleIds({ company_id, admin_id, goal_id }: Demo): Promise<ExampleIds> {
    const ids = await this.database.row<ExampleIds>(sql`
      SELECT g.id AS goal, kr.id AS key_result, c.id AS check_in, child.id AS child_goal, other.id AS other_key_result,
        c.employee_id AS member, coalesce(e.manager_id, e.id) AS lead, e.department_id AS department, team.id AS team
      FROM goals g
      JOIN key_results kr ON kr.company_id = g.company_id AND kr.goal_id = g.id
        AND kr.start_value < ${CHECKED_IN.key_result} AND kr.target_value > ${CHECKED_IN.key_result}
      JOIN key_results other ON other.company_id = g.company_id AND other.goal_id = g.id AND other.id <> kr.id
        AND ${CHECKED_IN.other_key_result} BETWEEN SYMMETRIC other.start_value AND other.target_value
      JOIN check_ins c ON c.company_id = g.company_id AND c.goal_key_result_id = kr.id
      JOIN employees e ON e.company_id = g.company_id AND e.id = c.employee_id AND e.department_id IS NOT NULL
      LEFT JOIN goals child ON child.company_id = g.company_id AND child.parent_goal_id = g.id
      LEFT JOIN teams team ON team.company_id = g.company_id
      WHERE g.company_id = ${company_id} AND g.parent_goal_id = ${goal_id} AND g.status = 'active' AND NOT g.is_archived
        AND c.employee_id <> ${admin_id}
      ORDER BY g.id, kr.id, c.checked_in_at DESC, other.id, child.id, team.id
      LIMIT 1`);
    return { ...ids, company: company_id, admin: admin_id, company_goal: goal_id };
  }

  /** What was loaded has come at once: plans would be those of empty tables for a minute. */
  async analyze(): Promise<void> {
    await this.database.rows(sql`ANALYZE`);
  }
}
