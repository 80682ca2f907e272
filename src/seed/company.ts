import { type GoalStatus } from '../progress/chain.js';
import { type SeedCheckIn, type SeedGoal, type SeedKeyResult, type Size } from './company.types.js';
import { Dice, shares } from './dice.js';
import { Organisation } from './organisation.js';
import { CONTEXTS, FOREIGN_TITLES, MEASURES, OBJECTS, TEAM_NAMES, VERBS } from './words.js';

const DAY = 24 * 60 * 60_000;
const QUARTER_DAYS = 91;
/** How far back its goals go. */
const QUARTERS = 12;

/** What a row is made for, so that different kinds roll different dice. */
const KIND = {
  company: 1,
  employee: 2,
  unit: 3,
  goal: 4,
  goalText: 5,
  keyResult: 6,
  checkIn: 7,
  checkInId: 8,
  deal: 9,
  dealMore: 10,
};

/**
 * A believable company of any size, the same for the same seed and day. Goals come in quarters, oldest first, and in
 * each from the top down: company, departments along their tree, teams, employees; one goal is above them all.
 */
export class SeedCompany {
  readonly id: string;
  readonly people: Organisation;
  /** the first and the last day of each quarter */
  private readonly days: { first: string; last: string }[];

  /** @param today the start of the day that it is seen on, in ms */
  constructor(
    private readonly seed: number,
    readonly name: string,
    readonly size: Size,
    private readonly today: number,
  ) {
    this.people = new Organisation(seed, size.employees);
    this.days = Array.from({ length: QUARTERS }, (_, quarter) => {
      const start = this.startOf(quarter);
      return { first: day(start), last: day(start + (QUARTER_DAYS - 1) * DAY) };
    });
    this.id = this.dice(KIND.company, 0).uuid(today - QUARTERS * QUARTER_DAYS * DAY);
  }

  /** The UUID of an employee: like every id here a v7, of when the thing was made. */
  employeeId(employee: number): string {
    return this.dice(KIND.employee, employee).uuid(this.foundedAt);
  }

  /** The UUID of a department: they take the even numbers of units, teams the odd ones. */
  departmentId(department: number): string {
    return this.dice(KIND.unit, 2 * department).uuid(this.foundedAt);
  }

  /** The UUID of a team. */
  teamId(team: number): string {
    return this.dice(KIND.unit, 2 * team + 1).uuid(this.foundedAt);
  }

  /** The UUID of a goal, so that children know their parents without making them. */
  goalId(number: number): string {
    return this.dice(KIND.goal, number).uuid(this.goalCreatedAt(number));
  }

  /** The UUID of a check-in. */
  checkInId({ number, at }: SeedCheckIn): string {
    return this.dice(KIND.checkInId, number).uuid(at);
  }

  /** When it was founded, in ms: a month before its first goal was made. */
  get foundedAt(): number {
    return this.today - (QUARTERS * QUARTER_DAYS + 30) * DAY;
  }

  /** All goals, parents before children. */
  *goals(): Generator<SeedGoal> {
    for (let number = 0; number < this.size.goals; number++) yield this.goal(number);
  }

  /** All key results, in the order of their goals. */
  *keyResults(): Generator<SeedKeyResult> {
    const { goals, key_results, check_ins } = this.size;
    const checkIns = shares(this.seed, KIND.dealMore, check_ins, key_results);
    let number = 0;
    let first_check_in = 0;
    let goal = 0;
    for (const count of shares(this.seed, KIND.deal, key_results, goals)) {
      const of = count > 0 ? this.goal(goal) : undefined;
      for (let i = 0; i < count; i++) {
        const check_ins = checkIns.next().value as number;
        yield this.keyResult(number++, of!, check_ins, first_check_in);
        first_check_in += check_ins;
      }
      goal++;
    }
  }

  /** One of the check-ins of a key result, counted from the oldest. */
  checkIn(keyResult: SeedKeyResult, i: number): SeedCheckIn {
    const { check_ins, first_check_in, start_value, target_value, reach, goal, created_at } = keyResult;
    const number = first_check_in + i;
    const dice = this.dice(KIND.checkIn, number);
    const time = Math.floor((goal.ends_at - created_at) / (check_ins + 1));
    const at = created_at + time * (i + 1) + dice.below(Math.max(1, time >> 1));
    const done = Math.max(0, Math.round((reach * (i + 1)) / check_ins) + dice.below(40) - 20);
    const way = target_value - start_value;
    const whole = ((start_value + (way * BigInt(done)) / 1_000n) / 10_000n) * 10_000n;
    const value = keyResult.metric_type !== 'boolean' ? whole : done > 900 ? target_value : start_value;
    const ahead = done / 1_000 - (i + 1) / (check_ins + 2);
    const confidence_level = ahead > -0.1 ? 'on_track' : ahead > -0.35 ? 'at_risk' : 'off_track';
    return { number, value, confidence_level, at, by: keyResult.assignee ?? goal.by, dice };
  }

  /** One goal. It is made anew each time, so none has to be kept. */
  goal(number: number): SeedGoal {
    const { quarter, owner_type, owner, parent, by } = this.place(number);
    const dice = this.dice(KIND.goalText, number);
    const created_at = this.goalCreatedAt(number);
    const start = this.startOf(quarter);
    const age = QUARTERS - 1 - quarter;
    const manual = dice.chance(1);
    const ends_at = Math.min(this.today, start + QUARTER_DAYS * DAY + dice.below(14 * DAY));
    const isEndless = number === 0 || dice.chance(8);
    return {
      number,
      id: this.goalId(number),
      parent,
      owner_type,
      owner,
      by,
      title: number === 0 ? `What ${this.name} is for` : titleFrom(dice),
      is_shared: dice.chance(this.size.shared),
      date_start: isEndless || dice.chance(4) ? null : this.days[quarter]!.first,
      date_end: isEndless ? null : this.days[quarter]!.last,
      status: number === 0 ? 'active' : statusFrom(dice, age),
      is_archived: number > 0 && dice.chance(age > 4 ? 55 : 3),
      progress_driver: manual ? 'manual' : dice.chance(95) ? 'all' : dice.pick(['key_results', 'children']),
      weight: dice.chance(80) ? 10_000n : BigInt(dice.pick([0, 5_000, 20_000, 30_000, 12_500])),
      manual_progress: dice.chance(10) ? BigInt(dice.below(101)) * 1_000_000n : 0n,
      manual_confidence_level: dice.chance(10) ? dice.pick(['on_track', 'at_risk', 'off_track']) : null,
      assignees: this.some(dice, 25, 2),
      viewers: this.some(dice, 10, 3),
      created_at,
      updated_at: created_at + dice.below(Math.max(1, ends_at - created_at)),
      ends_at,
    };
  }

  private keyResult(number: number, goal: SeedGoal, check_ins: number, first_check_in: number): SeedKeyResult {
    const dice = this.dice(KIND.keyResult, number);
    const created_at = goal.created_at + dice.below(3_600_000);
    const metric_type = dice.pick(['number', 'number', 'percent', 'percent', 'currency', 'boolean'] as const);
    const [start, target] =
      metric_type === 'boolean' ? [0, 1] : metric_type === 'percent' ? [dice.below(60), 100] : rangeFrom(dice);
    return {
      number,
      id: dice.uuid(created_at),
      goal,
      title: dice.pick(MEASURES),
      metric_type,
      unit: metric_type === 'currency' ? dice.pick(['EUR', 'USD', 'JPY']) : null,
      start_value: BigInt(start) * 10_000n,
      target_value: BigInt(target) * 10_000n,
      weight: dice.chance(80) ? 10_000n : BigInt(dice.pick([0, 5_000, 20_000, 3_333])),
      assignee: dice.chance(10) ? this.people.someone(dice) : null,
      created_at,
      reach: dice.below(1_150),
      check_ins,
      first_check_in,
    };
  }

  /** Where a goal stands: in which quarter, whose it is, below which one. */
  private place(number: number): Pick<SeedGoal, 'owner_type' | 'owner' | 'parent' | 'by'> & { quarter: number } {
    const { people } = this;
    const quarter = this.quarterOf(number);
    const first = this.firstOf(quarter);
    const count = this.firstOf(quarter + 1) - first;
    const dice = new Dice(this.seed, KIND.goal, -1 - number);
    const levels = {
      company: Math.max(1, count >> 10),
      department: Math.floor(count * 0.09),
      team: Math.floor(count * 0.15),
    };
    const ofCompany = () => first + dice.below(levels.company);
    // Departments take turns: one of the goals that this one has had by its turn number `before`.
    const ofDepartment = (department: number, before = levels.department) => {
      const goals = Math.ceil((before - department) / people.departments);
      return goals > 0 ? first + levels.company + department + people.departments * dice.below(goals) : ofCompany();
    };

    let n = number - first;
    if (n < levels.company) {
      return { quarter, owner_type: 'company', owner: 0, parent: number === 0 ? null : 0, by: 0 };
    }
    n -= levels.company;
    if (n < levels.department) {
      const owner = n % people.departments;
      const above = people.departmentAbove(owner);
      const parent = above === null ? ofCompany() : ofDepartment(above, n);
      return { quarter, owner_type: 'department', owner, parent, by: people.headOf(owner) };
    }
    n -= levels.department;
    if (n < levels.team) {
      const owner = (quarter * levels.team + n) % people.teams;
      const parent = ofDepartment(people.departmentOfTeam(owner));
      return { quarter, owner_type: 'team', owner, parent, by: people.leadOf(owner) };
    }
    n -= levels.team;
    const owner = (quarter * (count - levels.team - levels.department - levels.company) + n) % people.employees;
    const parent = (): number | null => {
      if (dice.chance(12)) return null;
      if (dice.chance(2)) return dice.chance(50) ? 0 : first;
      const team = people.teamOf(owner);
      const offset =
        team === null ? -1 : (team - ((quarter * levels.team) % people.teams) + people.teams) % people.teams;
      const ofTeam = first + levels.company + levels.department + offset;
      return offset >= 0 && offset < levels.team ? ofTeam : ofDepartment(people.departmentOf(owner));
    };
    return { quarter, owner_type: 'employee', owner, parent: parent(), by: owner };
  }

  private quarterOf(number: number): number {
    return Math.floor((number * QUARTERS) / this.size.goals);
  }

  private firstOf(quarter: number): number {
    return Math.ceil((quarter * this.size.goals) / QUARTERS);
  }

  private startOf(quarter: number): number {
    return this.today - ((QUARTERS - quarter) * QUARTER_DAYS - 30) * DAY;
  }

  /** Goals are made in the month before their quarter begins. */
  private goalCreatedAt(number: number): number {
    const within = ((number * QUARTERS) / this.size.goals) % 1;
    return this.startOf(this.quarterOf(number)) - Math.round((1 - within) * 30 * DAY);
  }

  private some(dice: Dice, percent: number, most: number): number[] {
    if (!dice.chance(percent)) return [];
    return [...new Set(Array.from({ length: 1 + dice.below(most) }, () => this.people.someone(dice)))];
  }

  private dice(kind: number, index: number): Dice {
    return new Dice(this.seed, kind, index);
  }
}

function titleFrom(dice: Dice): string {
  if (dice.chance(6)) return dice.pick(FOREIGN_TITLES);
  const title = `${dice.pick(VERBS)} ${dice.pick(OBJECTS)} ${dice.pick(CONTEXTS)}`.trimEnd();
  return dice.chance(20) ? `${title} (project ${dice.pick(TEAM_NAMES)}-${dice.below(5_000)})` : title;
}

function statusFrom(dice: Dice, quartersAgo: number): GoalStatus {
  if (dice.chance(quartersAgo === 0 ? 94 : 20)) return 'active';
  return dice.chance(88) ? 'completed' : 'cancelled';
}

/** A start and a target, one in three falling. */
function rangeFrom(dice: Dice): [number, number] {
  const [a, b] = [dice.below(100), 100 + dice.below(9_900)];
  return dice.chance(33) ? [b, a] : [a, b];
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
