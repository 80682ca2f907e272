/**
 * The service in memory, from the words of SPEC §2 and §3 alone: it keeps nothing but what people wrote and computes
 * every figure from the leaves whenever it is asked. Values and weights count in 1/10⁴, progress in 1/10⁶. It shares no
 * code with what it is compared with.
 */

export type Level = 'on_track' | 'at_risk' | 'off_track';

export interface ModelGoal {
  id: string;
  parent: ModelGoal | null;
  weight: bigint;
  status: 'active' | 'completed' | 'cancelled';
  is_archived: boolean;
  driver: 'all' | 'key_results' | 'children' | 'manual';
  manual: { progress: bigint; confidence: Level | null };
}

export interface ModelKeyResult {
  id: string;
  goal: ModelGoal;
  start: bigint;
  target: bigint;
  weight: bigint;
}

export interface ModelCheckIn {
  id: string;
  keyResult: ModelKeyResult;
  value: bigint;
  confidence: Level | null;
  at: string;
}

/** What a goal or a key result shows. */
export interface Shown {
  progress: bigint;
  confidence: Level | null;
  computed: boolean;
}

export class Model {
  goals: ModelGoal[] = [];
  keyResults: ModelKeyResult[] = [];
  checkIns: ModelCheckIn[] = [];

  childrenOf(goal: ModelGoal): ModelGoal[] {
    return this.goals.filter(({ parent }) => parent === goal);
  }

  /** Newest first: by time, then by id. */
  historyOf(keyResult: ModelKeyResult): ModelCheckIn[] {
    return this.checkIns.filter((checkIn) => checkIn.keyResult === keyResult).sort((a, b) => (isBefore(a, b) ? 1 : -1));
  }

  /** The confidence that a check-in takes over when it states none. */
  confidenceBefore(keyResult: ModelKeyResult, when: Pick<ModelCheckIn, 'at' | 'id'>): Level | null {
    return this.historyOf(keyResult).find((checkIn) => isBefore(checkIn, when))?.confidence ?? null;
  }

  valueOf(keyResult: ModelKeyResult): bigint {
    return this.historyOf(keyResult)[0]?.value ?? keyResult.start;
  }

  keyResultShows(keyResult: ModelKeyResult): Shown {
    const { start, target } = keyResult;
    const current = this.valueOf(keyResult);
    const confidence = this.historyOf(keyResult)[0]?.confidence ?? null;
    const share =
      start === target ? new Fraction(current === target ? 1n : 0n) : new Fraction(current - start, target - start);
    return { progress: share.clamped().times(100n).rounded(6), confidence, computed: true };
  }

  goalShows(goal: ModelGoal): Shown {
    const counted = this.contributorsTo(goal);
    const sure = counted.filter(isSure);
    return {
      computed: counted.length > 0,
      progress:
        counted.length > 0
          ? mean(counted, ({ progress }) => progress)
              .over(10n ** 6n)
              .rounded(6)
          : goal.manual.progress,
      confidence:
        sure.length > 0 ? levelAt(mean(sure, ({ confidence }) => SCORES[confidence!])) : goal.manual.confidence,
    };
  }

  /** Whether the confidence of a goal is not what was set by hand, even where it is the same. */
  isConfidenceComputed(goal: ModelGoal): boolean {
    return this.contributorsTo(goal).some(isSure);
  }

  /** The goal, its parent, and so on. */
  chainOf(goal: ModelGoal): ModelGoal[] {
    return goal.parent ? [goal, ...this.chainOf(goal.parent)] : [goal];
  }

  remove(goal: ModelGoal): void {
    this.goals = this.goals.filter((other) => other !== goal);
    for (const keyResult of this.keyResults.filter((of) => of.goal === goal)) this.removeKeyResult(keyResult);
  }

  removeKeyResult(keyResult: ModelKeyResult): void {
    this.keyResults = this.keyResults.filter((other) => other !== keyResult);
    this.checkIns = this.checkIns.filter((checkIn) => checkIn.keyResult !== keyResult);
  }

  private contributorsTo(goal: ModelGoal) {
    return [
      ...(goal.driver === 'all' || goal.driver === 'key_results'
        ? this.keyResults
            .filter((keyResult) => keyResult.goal === goal)
            .map((of) => this.weighed(of, this.keyResultShows(of)))
        : []),
      ...(goal.driver === 'all' || goal.driver === 'children'
        ? this.childrenOf(goal)
            .filter((child) => !child.is_archived && child.status !== 'cancelled')
            .map((child) => this.weighed(child, this.goalShows(child)))
        : []),
    ].filter(({ weight }) => weight > 0n);
  }

  private weighed({ weight }: { weight: bigint }, shown: Shown) {
    return { weight, ...shown };
  }
}

const isSure = ({ confidence }: Pick<Shown, 'confidence'>): boolean => confidence !== null;

/** A progress as the wire shows it. */
export function shown(progress: bigint): number {
  return Number(new Fraction(progress, 10n ** 6n).rounded(2)) / 100;
}

const SCORES: Record<Level, bigint> = { on_track: 2n, at_risk: 1n, off_track: 0n };

function levelAt(score: Fraction): Level {
  if (score.isAbove(3n, 2n)) return 'on_track';
  return score.isAbove(1n, 2n) ? 'at_risk' : 'off_track';
}

function mean<T extends { weight: bigint }>(items: T[], of: (item: T) => bigint): Fraction {
  let sum = 0n;
  let weight = 0n;
  for (const item of items) {
    sum += item.weight * of(item);
    weight += item.weight;
  }
  return new Fraction(sum, weight);
}

function isBefore(a: Pick<ModelCheckIn, 'at' | 'id'>, b: Pick<ModelCheckIn, 'at' | 'id'>): boolean {
  return a.at === b.at ? a.id < b.id : a.at < b.at;
}

/** An exact quotient. */
export class Fraction {
  private readonly n: bigint;
  private readonly d: bigint;

  constructor(n: bigint, d = 1n) {
    [this.n, this.d] = d < 0n ? [-n, -d] : [n, d];
  }

  times(by: bigint): Fraction {
    return new Fraction(this.n * by, this.d);
  }

  over(by: bigint): Fraction {
    return new Fraction(this.n, this.d * by);
  }

  clamped(): Fraction {
    if (this.n < 0n) return new Fraction(0n);
    return this.n > this.d ? new Fraction(1n) : this;
  }

  isAbove(n: bigint, d: bigint): boolean {
    return this.n * d > n * this.d;
  }

  /** In units of 1/10^decimals, halves away from zero; for what is not negative. */
  rounded(decimals: number): bigint {
    const scaled = this.n * 10n ** BigInt(decimals);
    const whole = scaled / this.d;
    return 2n * (scaled - whole * this.d) >= this.d ? whole + 1n : whole;
  }
}
