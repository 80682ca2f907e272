import { Injectable } from '@nestjs/common';
import sql, { raw } from 'sql-template-tag';
import { forCaller } from '../access/caller-statement.js';
import { ConfirmedReads } from '../access/confirmed-reads.js';
import { visibleTo } from '../access/levels.js';
import { type Principal } from '../access/principal.js';
import { JsonText } from '../http/json-text.js';
import { jsonObject } from '../http/json.sql.js';
import { goalFields } from './goal.projection.js';

/** How many goals a tree shows at most. */
export const NODE_CAP = 2_000;

interface TreeRow {
  id: string;
  parent_goal_id: string | null;
  has_children: boolean;
  json: string;
}

const cap = raw(String(NODE_CAP + 1));

/**
 * `row_number() OVER ()` counts the rows as the recursion makes them, level by level. PostgreSQL does so without promising
 * it, and the cap relies on it: test/tree.e2e.ts, "is cut at 2,000", holds it.
 */
const treeBelow = forCaller<{ goal_id: string; depth: number }>(
  (principal, { goal_id, depth }) => sql`
      WITH RECURSIVE tree AS (
        SELECT g.company_id, g.id, 0 AS level FROM goals g
        WHERE g.company_id = ${principal.company_id} AND g.id = ${goal_id} AND ${visibleTo(principal)}
        UNION ALL
        SELECT child.company_id, child.id, tree.level + 1
        FROM tree CROSS JOIN LATERAL (
          -- one parent after the other, so that the cap cuts at most one of them in the middle
          SELECT g.company_id, g.id FROM goals g
          WHERE g.company_id = ${principal.company_id} AND g.parent_goal_id = tree.id
            AND NOT g.is_archived AND ${visibleTo(principal)}
          ORDER BY g.created_at, g.id
          LIMIT ${cap}
        ) child
        WHERE tree.level < ${depth}
      ), shown AS MATERIALIZED (
        SELECT tree.*, row_number() OVER () AS n FROM tree LIMIT ${cap}
      )
      SELECT node.id, node.parent_goal_id, (node.json ->> 'has_children')::boolean AS has_children,
        node.json::text
      FROM (
        SELECT g.id, g.parent_goal_id, shown.n, ${jsonObject(goalFields(principal))} AS json
        FROM shown
        JOIN goals g ON g.company_id = shown.company_id AND g.id = shown.id
        JOIN goal_progress p ON p.company_id = shown.company_id AND p.goal_id = shown.id
        WHERE g.company_id = ${principal.company_id}
        OFFSET 0 -- each JSON is made once, though it is looked into as well
      ) node
      ORDER BY node.n`,
);

/** A goal with its visible descendants (SPEC §2): one round trip, however deep. */
@Injectable()
export class GoalsTree {
  constructor(private readonly reads: ConfirmedReads) {}

  /** The tree below a goal, or undefined when the caller may not see it. */
  async find(caller: Principal, goal_id: string, depth: number): Promise<JsonText | undefined> {
    const rows = await this.reads.rows<TreeRow>(caller, (principal) => treeBelow(principal, { goal_id, depth }));
    return rows.length > 0 ? new JsonText(nest(rows)) : undefined;
  }
}

/** Puts the rows into one another: level by level, siblings together. */
function nest(rows: TreeRow[]): string {
  const shown = rows.slice(0, NODE_CAP);
  const cut = rows[NODE_CAP];
  const children = new Map<string, TreeRow[]>();
  for (const row of shown.slice(1)) {
    const siblings = children.get(row.parent_goal_id!);
    if (siblings) siblings.push(row);
    else children.set(row.parent_goal_id!, [row]);
  }
  const write = (row: TreeRow): string => {
    const below = children.get(row.id) ?? [];
    const truncated = row.has_children && (below.length === 0 || row.id === cut?.parent_goal_id);
    return `${row.json.slice(0, -1)},"children":[${below.map(write).join(',')}],"children_truncated":${truncated}}`;
  };
  return write(shown[0]!);
}
