import { expect } from '@jest/globals';
import fc from 'fast-check';
import { type Answer, type Client } from './client.js';
import { Model, type ModelGoal, type ModelKeyResult, shown } from './model.js';

/** Times in the past, few enough that check-ins meet. */
const TIMES = Array.from({ length: 6 }, (_, n) => new Date(Date.now() - (10 - n) * 86_400_000).toISOString());

const pick = fc.nat(1000);
/** in units of 1/10⁴ */
const weight = fc.constantFrom(0, 1, 5_000, 10_000, 10_000, 25_000, 33_333, 10_000_000_000);
const value = fc.oneof(
  fc.integer({ min: -50, max: 150 }).map((n) => n * 10_000),
  fc.integer({ min: -1e9, max: 1e9 }),
);
const level = fc.constantFrom('on_track', 'at_risk', 'off_track');
const driver = fc.constantFrom('all', 'all', 'all', 'key_results', 'children', 'manual');
const status = fc.constantFrom('active', 'active', 'active', 'completed', 'cancelled');
const percentage = fc.integer({ min: 0, max: 1_000_000 });
const sometimes = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });
const some = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(fields, { requiredKeys: [] });

const checkIn = fc.record({
  key_result: pick,
  value,
  confidence: sometimes(fc.option(level)),
  at: sometimes(fc.constantFrom(...TIMES)),
});

const kinds = {
  createGoal: fc.record({
    parent: fc.option(pick, { freq: 8 }),
    weight: sometimes(weight),
    driver: sometimes(driver),
    status: sometimes(status),
    is_archived: sometimes(fc.boolean()),
    progress: sometimes(percentage),
    confidence: sometimes(fc.option(level)),
  }),
  changeGoal: fc.record({
    goal: pick,
    changes: some({ weight, driver, status, progress: percentage, confidence: fc.option(level) }),
  }),
  archive: fc.record({ goal: pick, is_archived: fc.boolean() }),
  move: fc.record({ goal: pick, parent: fc.option(pick, { freq: 5 }) }),
  deleteGoal: fc.record({ goal: pick, children: fc.constantFrom(undefined, undefined, 'detach', 'delete') }),
  createKeyResult: fc.record({ goal: pick, start: value, target: value, weight: sometimes(weight) }),
  changeKeyResult: fc.record({ key_result: pick, changes: some({ start: value, target: value, weight }) }),
  deleteKeyResult: fc.record({ key_result: pick }),
  checkIn,
  checkInBulk: fc.record({ items: fc.array(checkIn, { minLength: 1, maxLength: 6 }) }),
  correct: fc.record({
    check_in: pick,
    changes: some({ value, confidence: fc.option(level), at: fc.constantFrom(...TIMES) }),
  }),
  deleteCheckIn: fc.record({ check_in: pick }),
};

type Kinds = typeof kinds;
type Kind = keyof Kinds;
type Of<K extends Kind> = Kinds[K] extends fc.Arbitrary<infer T> ? T : never;
export type Step = { [K in Kind]: { kind: K; of: Of<K> } }[Kind];

const OFTEN: Partial<Record<Kind, number>> = { createGoal: 5, createKeyResult: 4, checkIn: 6, move: 3, deleteGoal: 1 };

/** One write of any kind. What it is done to is picked from what is there then. */
export const steps = fc.oneof(
  ...Object.entries(kinds).map(([kind, of]) => ({
    weight: OFTEN[kind as Kind] ?? 2,
    arbitrary: (of as fc.Arbitrary<unknown>).map((value) => ({ kind, of: value }) as Step),
  })),
);

/** Plays writes over HTTP and on the model, and compares the two. */
export class Player {
  readonly model = new Model();

  constructor(private readonly api: Client) {}

  /** Plays one step; the service must allow it exactly where the model does. */
  async play({ kind, of }: Step): Promise<void> {
    await (this[kind] as (of: unknown) => Promise<void>).call(this, of);
  }

  /** Compares every goal with the model. */
  async compare(): Promise<void> {
    const { items } = await this.api.must('GET', '/goals?is_archived=true&is_archived=false&limit=200&sort=created_at');
    const { model } = this;
    expect(items.map(goalSummary)).toEqual(
      model.goals.map((goal) => ({
        ...this.chainEntry(goal),
        goal_key_results_count: model.keyResults.filter((keyResult) => keyResult.goal === goal).length,
        has_children: model.childrenOf(goal).some(({ is_archived }) => !is_archived),
      })),
    );
  }

  /** Compares every key result with the model. */
  async compareKeyResults(): Promise<void> {
    for (const goal of this.model.goals) {
      const { items } = await this.api.must('GET', `/goals/${goal.id}/key-results?limit=200`);
      const own = this.model.keyResults.filter((keyResult) => keyResult.goal === goal);
      expect(items.map(keyResultSummary)).toEqual(own.map((keyResult) => this.keyResultEntry(keyResult)));
    }
  }

  private async createGoal({ parent: at, progress, confidence, ...of }: Of<'createGoal'>): Promise<void> {
    const parent = at === null ? null : (from(this.model.goals, at) ?? null);
    const answer = await this.api.post('/goals', {
      title: 'Goal',
      owner_type: 'company',
      parent_goal_id: parent?.id,
      weight: decimal(of.weight),
      progress_driver: of.driver,
      status: of.status,
      is_archived: of.is_archived,
      progress: decimal(progress),
      confidence_level: confidence,
    });
    if (!allowed(answer, !parent?.is_archived)) return;
    this.model.goals.push({
      id: answer.body.id,
      parent,
      weight: BigInt(of.weight ?? 10_000),
      status: of.status ?? 'active',
      is_archived: of.is_archived ?? false,
      driver: of.driver ?? 'all',
      manual: { progress: BigInt(progress ?? 0) * 100n, confidence: confidence ?? null },
    });
  }

  private async changeGoal({ goal: at, changes }: Of<'changeGoal'>): Promise<void> {
    const goal = from(this.model.goals, at);
    if (!goal) return;
    const { weight, driver, status, progress, confidence } = changes;
    const answer = await this.api.patch(`/goals/${goal.id}`, {
      weight: decimal(weight),
      progress_driver: driver,
      status,
      progress: decimal(progress),
      confidence_level: confidence,
    });
    const before = { ...goal };
    if (weight !== undefined) goal.weight = BigInt(weight);
    if (driver !== undefined) goal.driver = driver;
    if (status !== undefined) goal.status = status;
    goal.manual = {
      progress: progress === undefined ? goal.manual.progress : BigInt(progress) * 100n,
      confidence: confidence === undefined ? goal.manual.confidence : confidence,
    };
    const byHand =
      (progress === undefined || !this.model.goalShows(goal).computed) &&
      (!confidence || !this.model.isConfidenceComputed(goal));
    if (!allowed(answer, !goal.is_archived && byHand)) Object.assign(goal, before);
  }

  private async archive({ goal: at, is_archived }: Of<'archive'>): Promise<void> {
    const goal = from(this.model.goals, at);
    if (!goal) return;
    const answer = await this.api.patch(`/goals/${goal.id}`, { is_archived });
    if (allowed(answer, true)) goal.is_archived = is_archived;
  }

  private async move({ goal: at, parent: to }: Of<'move'>): Promise<void> {
    const goal = from(this.model.goals, at);
    if (!goal) return;
    const parent = to === null ? null : (from(this.model.goals, to) ?? null);
    const answer = await this.api.patch(`/goals/${goal.id}`, { parent_goal_id: parent?.id ?? null });
    const open = parent === null || parent === goal.parent || !parent.is_archived;
    const circle = parent !== null && this.model.chainOf(parent).includes(goal);
    if (allowed(answer, !goal.is_archived && open && !circle)) goal.parent = parent;
  }

  private async deleteGoal({ goal: at, children: mode }: Of<'deleteGoal'>): Promise<void> {
    const goal = from(this.model.goals, at);
    if (!goal) return;
    const answer = await this.api.delete(`/goals/${goal.id}${mode ? `?children=${mode}` : ''}`);
    const children = this.model.childrenOf(goal);
    if (!allowed(answer, !goal.is_archived && (mode !== undefined || children.length === 0))) return;
    if (mode === 'detach') for (const child of children) child.parent = null;
    const removed = this.model.goals.filter((other) => this.model.chainOf(other).includes(goal));
    for (const each of removed) this.model.remove(each);
  }

  private async createKeyResult({ goal: at, start, target, weight }: Of<'createKeyResult'>): Promise<void> {
    const goal = from(this.model.goals, at);
    if (!goal) return;
    const answer = await this.api.post(`/goals/${goal.id}/key-results`, {
      title: 'Key result',
      metric_type: 'number',
      start_value: decimal(start),
      target_value: decimal(target),
      weight: decimal(weight),
    });
    if (!allowed(answer, !goal.is_archived)) return;
    const measure = { start: BigInt(start), target: BigInt(target), weight: BigInt(weight ?? 10_000) };
    this.model.keyResults.push({ id: answer.body.id, goal, ...measure });
  }

  private async changeKeyResult({ key_result: at, changes }: Of<'changeKeyResult'>): Promise<void> {
    const keyResult = from(this.model.keyResults, at);
    if (!keyResult) return;
    const { start, target, weight } = changes;
    const answer = await this.api.patch(pathOf(keyResult), {
      start_value: decimal(start),
      target_value: decimal(target),
      weight: decimal(weight),
    });
    if (!allowed(answer, !keyResult.goal.is_archived)) return;
    if (start !== undefined) keyResult.start = BigInt(start);
    if (target !== undefined) keyResult.target = BigInt(target);
    if (weight !== undefined) keyResult.weight = BigInt(weight);
  }

  private async deleteKeyResult({ key_result: at }: Of<'deleteKeyResult'>): Promise<void> {
    const keyResult = from(this.model.keyResults, at);
    if (!keyResult) return;
    const answer = await this.api.delete(pathOf(keyResult));
    if (allowed(answer, !keyResult.goal.is_archived)) this.model.removeKeyResult(keyResult);
  }

  private async checkIn({ key_result: at, ...of }: Of<'checkIn'>): Promise<void> {
    const keyResult = from(this.model.keyResults, at);
    if (!keyResult) return;
    const answer = await this.api.post(`${pathOf(keyResult)}/checkin`, checkInBody(of));
    if (!allowed(answer, takesCheckIns(keyResult.goal))) return;
    this.record(keyResult, of, answer.body);
    expect(answer.body.goals.map(chainSummary)).toEqual(
      this.model.chainOf(keyResult.goal).map((goal) => this.chainEntry(goal)),
    );
    expect(keyResultSummary(answer.body.key_result)).toEqual(this.keyResultEntry(keyResult));
  }

  private async checkInBulk({ items }: Of<'checkInBulk'>): Promise<void> {
    const targets = items.flatMap((item) => {
      const keyResult = from(this.model.keyResults, item.key_result);
      return keyResult ? [{ keyResult, item }] : [];
    });
    if (targets.length === 0) return;
    const answer = await this.api.post('/check-ins/bulk', {
      items: targets.map(({ keyResult, item }) => ({ goal_key_result_id: keyResult.id, ...checkInBody(item) })),
    });
    if (
      !allowed(
        answer,
        targets.every(({ keyResult }) => takesCheckIns(keyResult.goal)),
      )
    )
      return;
    targets
      .map((target, n) => ({ ...target, stored: answer.body.items[n] }))
      .toSorted((a, b) => (a.stored.checked_in_at + a.stored.id < b.stored.checked_in_at + b.stored.id ? -1 : 1))
      .forEach(({ keyResult, item, stored }) => this.record(keyResult, item, stored));
  }

  /** Enters a check-in into the model, and checks what was answered of itself. */
  private record(keyResult: ModelKeyResult, of: Omit<Of<'checkIn'>, 'key_result'>, stored: any): void {
    const when = { id: stored.id as string, at: stored.checked_in_at as string };
    if (of.at) expect(when.at).toBe(of.at);
    const confidence = of.confidence === undefined ? this.model.confidenceBefore(keyResult, when) : of.confidence;
    this.model.checkIns.push({ ...when, keyResult, value: BigInt(of.value), confidence: confidence });
    expect(stored).toMatchObject({ value: decimal(of.value), confidence_level: confidence });
  }

  private async correct({ check_in: at, changes }: Of<'correct'>): Promise<void> {
    const checkIn = from(this.model.checkIns, at);
    if (!checkIn) return;
    const { value, confidence, at: when } = changes;
    const answer = await this.api.patch(`${pathOf(checkIn.keyResult)}/check-ins/${checkIn.id}`, {
      value: decimal(value),
      confidence_level: confidence,
      checked_in_at: when,
    });
    if (!allowed(answer, takesCheckIns(checkIn.keyResult.goal))) return;
    if (value !== undefined) checkIn.value = BigInt(value);
    if (confidence !== undefined) checkIn.confidence = confidence;
    if (when !== undefined) checkIn.at = when;
  }

  private async deleteCheckIn({ check_in: at }: Of<'deleteCheckIn'>): Promise<void> {
    const checkIn = from(this.model.checkIns, at);
    if (!checkIn) return;
    const answer = await this.api.delete(`${pathOf(checkIn.keyResult)}/check-ins/${checkIn.id}`);
    if (!allowed(answer, takesCheckIns(checkIn.keyResult.goal))) return;
    this.model.checkIns = this.model.checkIns.filter((other) => other !== checkIn);
  }

  private chainEntry(goal: ModelGoal) {
    const { progress, confidence, computed } = this.model.goalShows(goal);
    return {
      id: goal.id,
      parent_goal_id: goal.parent?.id ?? null,
      progress: shown(progress),
      progress_is_computed: computed,
      confidence_level: confidence,
    };
  }

  private keyResultEntry(keyResult: ModelKeyResult) {
    const { progress, confidence } = this.model.keyResultShows(keyResult);
    const history = this.model.historyOf(keyResult);
    return {
      id: keyResult.id,
      current_value: decimal(Number(this.model.valueOf(keyResult))),
      progress: shown(progress),
      confidence_level: confidence,
      check_ins_count: history.length,
      last_check_in_at: history[0]?.at ?? null,
    };
  }
}

function chainSummary({ id, parent_goal_id, progress, progress_is_computed, confidence_level }: any) {
  return { id, parent_goal_id, progress, progress_is_computed, confidence_level };
}

function goalSummary(goal: any) {
  const { goal_key_results_count, has_children } = goal;
  return { ...chainSummary(goal), goal_key_results_count, has_children };
}

function keyResultSummary({ id, current_value, progress, confidence_level, check_ins_count, last_check_in_at }: any) {
  return { id, current_value, progress, confidence_level, check_ins_count, last_check_in_at };
}

/** Whether the write was done, which must be so exactly where it is allowed; a refusal is 409 or 422. */
function allowed({ status, body }: Answer, expected: boolean): boolean {
  const done = status < 300;
  if (done !== expected || (!done && status !== 409 && status !== 422)) {
    throw new Error(`answered ${status}, though it is ${expected ? '' : 'not '}allowed: ${JSON.stringify(body)}`);
  }
  return done;
}

function takesCheckIns(goal: ModelGoal): boolean {
  return !goal.is_archived && goal.status === 'active';
}

function checkInBody({ value, confidence, at }: Omit<Of<'checkIn'>, 'key_result'>) {
  return { value: decimal(value), confidence_level: confidence, checked_in_at: at };
}

function pathOf(keyResult: ModelKeyResult): string {
  return `/goals/${keyResult.goal.id}/key-results/${keyResult.id}`;
}

function decimal(units: number): number;
function decimal(units: number | undefined): number | undefined;
function decimal(units: number | undefined): number | undefined {
  return units === undefined ? undefined : units / 10_000;
}

/** One of these, if there are any. */
function from<T>(all: T[], at: number): T | undefined {
  return all[at % all.length];
}
