import { Injectable } from '@nestjs/common';
import { type Principal } from '../access/principal.js';
import { addDays, type Day, dayOf, HistoryService, MAX_DAYS } from '../history/index.js';
import { NotFound } from '../http/problem.js';
import { type ChartQuery } from './chart.dto.js';
import { type ChartGoal, planChart } from './chart.plan.js';
import { ChartRepository } from './chart.repository.js';
import { drawChart } from './chart.svg.js';

/** How far back a goal without a first day is looked at. */
const LOOK_BACK_DAYS = 365;

/** The picture of a goal's progress. */
@Injectable()
export class ChartService {
  constructor(
    private readonly charts: ChartRepository,
    private readonly history: HistoryService,
  ) {}

  /** The chart as SVG: the same goal on the same day gives the same text. @throws NotFound */
  async draw(principal: Principal, goal_id: string, { theme = 'auto' }: ChartQuery): Promise<string> {
    const goal = await this.charts.goal(principal, goal_id);
    if (!goal) throw new NotFound('goal');
    const to = dayOf(new Date());
    const { points } = await this.history.ofGoal(principal, goal_id, { from: firstDayOf(goal, to), to }, true);
    return drawChart(planChart(goal, points), theme);
  }
}

/** Where the history has to begin; of a goal longer than the longest history, its last part. */
function firstDayOf({ date_start }: ChartGoal, today: Day): Day {
  const first = date_start ?? addDays(today, -LOOK_BACK_DAYS);
  const earliest = addDays(today, 1 - MAX_DAYS);
  if (first > today) return today;
  return first < earliest ? earliest : first;
}
