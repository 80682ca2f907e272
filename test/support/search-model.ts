import { type Principal } from '../../src/access/principal.js';
import { type TestApp } from './app.js';

/** A goal with what searches look at. Instants are in ms since 1970. */
interface Goal {
  id: string;
  title: string;
  owner_type: string;
  owner_employee_id: string | null;
  owner_team_id: string | null;
  owner_department_id: string | null;
  parent_goal_id: string | null;
  status: string;
  is_shared: boolean;
  is_archived: boolean;
  date_start: string | null;
  date_end: string | null;
  confidence_level: string | null;
  progress: number;
  created_at: number;
  updated_at: number;
  assign_to_id: string[];
  audience: string[];
}

/**
 * The search of SPEC §5 in memory: it looks at every goal of a company, one after the other. It shares no code with what
 * it is compared with; titles are compared as ASCII is.
 */
export class SearchModel {
  private readonly orders = new Map<string, Goal[]>();

  private constructor(private readonly goals: Goal[]) {}

  static async load({ query }: TestApp, company_id: string): Promise<SearchModel> {
    const goals = await query(
      `SELECT g.id, g.title, g.owner_type, g.owner_employee_id, g.owner_team_id, g.owner_department_id,
        g.parent_goal_id, g.status, g.is_shared, g.is_archived, g.date_start::text, g.date_end::text,
        p.confidence_level, round(p.progress, 2)::float8 AS progress,
        extract(epoch FROM g.created_at)::float8 * 1000 AS created_at,
        extract(epoch FROM g.updated_at)::float8 * 1000 AS updated_at, g.audience::text[],
        ARRAY(
          SELECT a.employee_id::text FROM goal_assignees a WHERE a.company_id = g.company_id AND a.goal_id = g.id
        ) AS assign_to_id
      FROM goals g JOIN goal_progress p ON p.company_id = g.company_id AND p.goal_id = g.id
      WHERE g.company_id = $1`,
      [company_id],
    );
    return new SearchModel(goals);
  }

  /** The ids of the first goals that somebody finds. */
  first(who: Principal, filters: Record<string, any>, sort: string, count: number): string[] {
    const identities = new Set(who.identities);
    const isVisible = ({ audience }: Goal) => who.role === 'admin' || audience.some((id) => identities.has(id));
    const found = this.order(sort).filter((goal) => isVisible(goal) && passes(goal, filters));
    return found.slice(0, count).map(({ id }) => id);
  }

  private order(sort: string): Goal[] {
    let order = this.orders.get(sort);
    if (!order) {
      const ascending = this.goals.toSorted(by(sort.replace('-', '')));
      this.orders.set(sort, (order = sort.startsWith('-') ? ascending.toReversed() : ascending));
    }
    return order;
  }
}

function by(field: string) {
  const keyOf = (goal: Goal) => {
    if (field === 'title') return Buffer.from(goal.title.toLowerCase());
    if (field === 'date_end') return Buffer.from(goal.date_end ?? 'never');
    return goal[field as 'progress' | 'created_at' | 'updated_at'];
  };
  return (a: Goal, b: Goal): number => {
    const [one, other] = [keyOf(a), keyOf(b)];
    const difference = Buffer.isBuffer(one) ? Buffer.compare(one, other as Buffer) : one - (other as number);
    return difference || (a.id < b.id ? -1 : 1);
  };
}

function passes(goal: Goal, filters: Record<string, any>): boolean {
  const { text = '', date_period_start, date_period_end, only_top_level, assign_to_id, ...others } = filters;
  const title = goal.title.toLowerCase();
  return (
    Object.entries({ is_archived: false, ...others }).every(([field, wanted]) =>
      ([wanted].flat() as unknown[]).includes(goal[field as keyof Goal]),
    ) &&
    (text as string).split(' ').every((word) => title.includes(word.toLowerCase())) &&
    !(goal.date_end && date_period_start && goal.date_end < date_period_start) &&
    !(goal.date_start && date_period_end && goal.date_start > date_period_end) &&
    !(only_top_level && goal.parent_goal_id) &&
    (!assign_to_id || [assign_to_id].flat().some((id: string) => goal.assign_to_id.includes(id)))
  );
}
