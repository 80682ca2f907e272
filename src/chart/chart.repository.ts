import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { ConfirmedReads } from '../access/confirmed-reads.js';
import { visibleTo } from '../access/levels.js';
import { type Principal } from '../access/principal.js';
import { JOIN_PROGRESS } from '../goals/index.js';
import { type ChartGoal } from './chart.plan.js';

/** The SQL of charts. */
@Injectable()
export class ChartRepository {
  constructor(private readonly reads: ConfirmedReads) {}

  /** What is drawn of a goal; undefined when the caller may not view it. */
  goal(caller: Principal, goal_id: string): Promise<ChartGoal | undefined> {
    return this.reads.row<ChartGoal>(
      caller,
      (principal) => sql`
        SELECT g.id, g.title, g.status, g.date_start::text, g.date_end::text, p.progress_is_computed
        FROM goals g ${JOIN_PROGRESS}
        WHERE g.company_id = ${principal.company_id} AND g.id = ${goal_id} AND ${visibleTo(principal)}`,
    );
  }
}
