import { Injectable } from '@nestjs/common';
import { ConfirmedReads } from '../../access/confirmed-reads.js';
import { type Principal } from '../../access/principal.js';
import { byReach } from '../../access/reach.js';
import { type Reads } from '../../database/database.js';
import { estimate } from '../../database/planner.js';
import { type JsonText } from '../../http/json-text.js';
import { decodeCursor } from '../../http/cursor.js';
import { DEFAULT_LIMIT, filtered, type ListRow, pageOf } from '../../http/page.js';
import { totalOf } from '../../http/total.js';
import { type SearchGoals } from '../goal.dto.js';
import { areNarrow, canonical, type Filters, type FilterValues, haveText, valuesOf } from './goals.filters.js';
import { counted, type Gathered, gathering, shown } from './goals.gather.js';
import { beginning, orderOf, type Place, type Sort } from './goals.order.js';
import { hasTitles, type Stretch, walk } from './goals.walk.js';

/**
 * What a search spends on looking at the goals of an order to begin with, and what at most where it knows already that
 * gathering costs much, in the planner's units.
 */
const NEAR = 300;
const FAR = 3_000;

/**
 * Gathering is cheap where it costs no more than so many times as much as to look at what is near. Of that, whoever sees
 * little may mostly not see it, and it takes long to tell.
 */
const CHEAP = 2;
const CHEAP_FOR_WHO_SEES_LITTLE = 4;

/** Which part of what gathering costs is spent on the first steps, so that where it costs much more is. */
const PART_TO_BEGIN_WITH = 1 / 4;

/**
 * Few finds may be no sign of how far the rest is: those with the same first word stand together in the order of titles,
 * and goals of one kind in that of their ends. So where gathering is dear, this part of its costs is spent on looking on.
 */
const DEAR = 2 * FAR;
const PART_TO_LOOK_ON_WITH = 1 / 2;

/** How many steps are taken for each that is likely to be needed. */
const TO_BE_SURE = 1.25;

/**
 * What it costs to look at one more goal of an order, in the planner's units (see `PLANNING`), as measured. Goals lie as
 * they were created; in any other order the next one is on another page, and in that of progress on several. Some indexes
 * tell themselves which titles may hold a text, and where nothing else is asked those are what is looked for.
 */
function stepCost(sort: Sort, values: FilterValues): number {
  if (hasTitles(sort, 'all') && askForTextAlone(values)) return 0.06;
  if (sort.endsWith('created_at')) return 0.15;
  return sort.endsWith('progress') ? 2 : 0.3;
}

function askForTextAlone(values: FilterValues): boolean {
  const others = { ...values, patterns: null, is_archived: null };
  return haveText(values) && Object.values(others).every((value) => value === null);
}

/**
 * The search of SPEC §5: one statement for most pages, two to four for most that keep few goals, some for others, and one
 * for a total.
 *
 * Which way is fast depends on how many goals pass the filters. PostgreSQL guesses that badly, because it takes the
 * filters to be independent of one another and of the order; what it costs to fetch by the indexes of the filters all that
 * passes, and to sort it, it knows well. So the search walks along the order's index for a thousand goals or so, which
 * fills the page if one in some tens passes. Where it does not, what was found tells how far the rest may be, and the search
 * goes on for as long as that is cheaper than to go by the filters. So it never takes much more than twice as long as the
 * better way would have. Where few goals are likely to pass, what the filters cost is asked first.
 */
@Injectable()
export class GoalsSearch {
  constructor(private readonly reads: ConfirmedReads) {}

  /**
   * A page of the goals that the caller may see and the filters keep.
   * @throws Malformed for a cursor of another search; Unauthenticated, Forbidden or Unavailable when the caller may no
   *   longer search
   */
  async page(caller: Principal, search: SearchGoals): Promise<JsonText> {
    const { cursor, limit = DEFAULT_LIMIT, include_total = false, sort = '-created_at', ...filters } = search;
    const list = () => filtered(`goals ${sort}`, canonical(filters));
    const place = cursor === undefined ? beginning(sort, filters) : placeOf(decodeCursor(list(), cursor));
    return this.reads.all(caller, async (reads, principal) => {
      // Asked once, and only where it is needed: most pages are found on the way.
      let reached: Promise<Principal> | undefined;
      const finder = () => (reached ??= byReach(reads, principal));
      const [rows, total] = await Promise.all([
        next(reads, principal, finder, filters, { sort, place, count: limit + 1 }),
        include_total ? finder().then((who) => totalNumber(reads, who, filters)) : {},
      ]);
      return pageOf(rows, limit, list, total);
    });
  }
}

function placeOf([key, id]: unknown[]): Place {
  return { key, id };
}

/**
 * The next goals from behind a place in the order.
 * @param finder the caller, for looking among all goals of the company: see {@link byReach}
 */
async function next(
  reads: Reads,
  principal: Principal,
  finder: () => Promise<Principal>,
  filters: Filters,
  wanted: Omit<Stretch, 'steps'>,
): Promise<ListRow[]> {
  const order = orderOf(wanted.sort, wanted.place);
  const shownTo = (who: Principal) => reads.partedRows<Gathered, ListRow>(shown(who, filters, order, wanted.count));
  if (areNarrow(filters)) return shownTo(principal);
  const costOfGathering = async () =>
    (await estimate(reads, gathering(await finder(), filters, order, wanted.count))).cost;
  const rows = await alongOrder(reads, principal, filters, wanted, costOfGathering);
  return rows ?? shownTo(await finder());
}

/** How many goals there are on all pages. */
async function totalNumber(reads: Reads, principal: Principal, filters: Filters) {
  const [row] = await reads.plannedRows<{ count: number }>(counted(principal, filters));
  return totalOf(row!.count);
}

/**
 * The first `count` goals from behind a place in the order, by walking along it.
 * @param costOfGathering what the other way costs, asked where few goals are likely to pass, or the first steps did not find
 *   them all
 * @returns undefined where to walk on is likely to cost more than that
 */
async function alongOrder(
  reads: Reads,
  principal: Principal,
  filters: Filters,
  { sort, place, count }: Omit<Stretch, 'steps'>,
  costOfGathering: () => Promise<number>,
): Promise<ListRow[] | undefined> {
  const values = valuesOf(filters);
  let cost = mostlyFindsFew(principal, values) ? await costOfGathering() : undefined;
  if (cost !== undefined && isCheap(cost, principal)) return undefined;
  const stepsFor = (units: number) => Math.round(units / stepCost(sort, values));
  const rows: ListRow[] = [];
  let from = place;
  let walked = 0;
  let steps: number | undefined = firstStretch(cost, stepsFor);
  while (steps !== undefined) {
    const found = await walk(reads, principal, values, { sort, place: from, count: count - rows.length, steps });
    rows.push(...without(rows, found.rows));
    if (!found.until || rows.length === count) return rows;
    from = found.until;
    walked += steps;
    const soFar = { walked, found: rows.length, missing: count - rows.length };
    cost ??= await costOfGathering();
    steps = nextStretch(soFar, cost, stepsFor);
  }
  return undefined;
}

/** How many steps may be taken for so many of the planner's units. */
type StepsFor = (units: number) => number;

/** How far a walk has come: the steps that it took, the goals that it found, and those that it is still to find. */
interface Walked {
  walked: number;
  found: number;
  missing: number;
}

/** Whether to gather is worth it before a step is taken. */
function isCheap(cost: number, principal: Principal): boolean {
  return cost < (mostlySeesLittle(principal) ? CHEAP_FOR_WHO_SEES_LITTLE : CHEAP) * NEAR;
}

/** @param cost that of gathering, if it was asked */
function firstStretch(cost: number | undefined, stepsFor: StepsFor): number {
  const first = stepsFor(NEAR);
  return cost === undefined ? first : longestWithin(stepsFor(Math.min(PART_TO_BEGIN_WITH * cost, FAR)), first);
}

/**
 * The steps to take next.
 * @param cost that of gathering
 * @returns undefined where gathering is likely to cost less
 */
function nextStretch(soFar: Walked, cost: number, stepsFor: StepsFor): number | undefined {
  const ahead = stepsAhead(soFar, cost, stepsFor);
  if (ahead <= 0) return undefined;
  const first = stepsFor(NEAR);
  return Math.min(shortestFor(TO_BE_SURE * ahead, first), longestWithin(stepsFor(cost) - soFar.walked, first));
}

/** How many more steps are worth it: those that the rest is likely to take, or some where that is uncertain; else none. */
function stepsAhead({ walked, found, missing }: Walked, cost: number, stepsFor: StepsFor): number {
  const likely = found > 0 ? (walked / found) * missing : Infinity;
  if (walked + likely < stepsFor(cost)) return likely;
  return cost > DEAR ? stepsFor(PART_TO_LOOK_ON_WITH * cost) - walked : 0;
}

/**
 * Whether it is worth asking what gathering costs before any step is taken. Most words are in few titles; which are not, the
 * planner knows better than it knows anything else of filters. And of the small part that many see few have a certain
 * confidence.
 */
function mostlyFindsFew(principal: Principal, values: FilterValues): boolean {
  return haveText(values) || (values.confidence_level !== null && mostlySeesLittle(principal));
}

/** Whether this is somebody who mostly sees a small part of the goals: who leads nothing. */
function mostlySeesLittle({ role, leads }: Principal): boolean {
  return role !== 'admin' && leads.length === 0;
}

/** The first stretch or one of its doubles, because each is a statement of its own: the longest of so many steps. */
function longestWithin(steps: number, first: number): number {
  return first * 2 ** Math.max(0, Math.floor(Math.log2(steps / first)));
}

/** The same: the shortest that has so many. */
function shortestFor(steps: number, first: number): number {
  return first * 2 ** Math.max(0, Math.ceil(Math.log2(steps / first)));
}

/** The rows that are not among others: one that moves in the order meanwhile may be found by two statements. */
function without(others: ListRow[], rows: ListRow[]): ListRow[] {
  const ids = new Set(others.map(({ key: [, id] }) => id));
  return rows.filter(({ key: [, id] }) => !ids.has(id));
}
