/**
 * The arithmetic of SPEC §3, exact: quantities are whole numbers of their smallest unit, so that sums can be adjusted
 * for ever without drift. Values and weights count in 1/10⁴, progress (0–100) in 1/10⁶, weighted sums of progress in
 * 1/10¹⁰.
 */

/** How many decimals the unit of each quantity stands for. */
export const VALUE_DECIMALS = 4;
export const WEIGHT_DECIMALS = 4;
export const PROGRESS_DECIMALS = 6;
export const WEIGHTED_PROGRESS_DECIMALS = WEIGHT_DECIMALS + PROGRESS_DECIMALS;

/** How sure somebody is, the best first; null where nobody has said. */
export const CONFIDENCE_LEVELS = ['on_track', 'at_risk', 'off_track'] as const;
export type ConfidenceLevel = (typeof CONFIDENCE_LEVELS)[number];

/** What counts in a goal's progress. */
export const PROGRESS_DRIVERS = ['all', 'key_results', 'children', 'manual'] as const;
export type ProgressDriver = (typeof PROGRESS_DRIVERS)[number];

/** 100 % */
export const COMPLETE = 100n * 10n ** BigInt(PROGRESS_DECIMALS);

const SCORE: Record<ConfidenceLevel, bigint> = { on_track: 2n, at_risk: 1n, off_track: 0n };

/** What one key result or child goal brings into its goal. */
export interface Contribution {
  weight: bigint;
  progress: bigint;
  confidence_level: ConfidenceLevel | null;
}

/** What all contributors of one kind bring together. The `scored` sums are of those that have a confidence. */
export interface Sums {
  weight: bigint;
  progress: bigint;
  scored_weight: bigint;
  score: bigint;
}

/** What a goal shows. */
export interface Figure {
  progress: bigint;
  progress_is_computed: boolean;
  confidence_level: ConfidenceLevel | null;
}

/** What no contributors bring together. */
export const NOTHING: Sums = { weight: 0n, progress: 0n, scored_weight: 0n, score: 0n };

/** The progress of a key result: how far `current` has come from `start` to `target`, never outside 0–100. */
export function keyResultProgress(start: bigint, target: bigint, current: bigint): bigint {
  if (start === target) return current === target ? COMPLETE : 0n;
  const sign = target > start ? 1n : -1n;
  const way = (target - start) * sign;
  const done = (current - start) * sign;
  if (done <= 0n) return 0n;
  return done >= way ? COMPLETE : divideRounded(done * COMPLETE, way);
}

/** What one contributor adds to the sums; null and weight 0 add nothing. */
function sumsOf(contribution: Contribution | null): Sums {
  if (!contribution || contribution.weight === 0n) return NOTHING;
  const { weight, progress, confidence_level } = contribution;
  return {
    weight,
    progress: weight * progress,
    scored_weight: confidence_level ? weight : 0n,
    score: confidence_level ? weight * SCORE[confidence_level] : 0n,
  };
}

/** Sums after one contributor changed from `before` to `after`. */
export function adjust(sums: Sums, before: Contribution | null, after: Contribution | null): Sums {
  const minus = sumsOf(before);
  const plus = sumsOf(after);
  return {
    weight: sums.weight - minus.weight + plus.weight,
    progress: sums.progress - minus.progress + plus.progress,
    scored_weight: sums.scored_weight - minus.scored_weight + plus.scored_weight,
    score: sums.score - minus.score + plus.score,
  };
}

/**
 * What a goal shows: the weighted means of the contributors that its driver lets count, and what was set by hand where
 * none counts.
 */
export function goalFigure(
  driver: ProgressDriver,
  keyResults: Sums,
  children: Sums,
  manual: { progress: bigint; confidence_level: ConfidenceLevel | null },
): Figure {
  const counted = [
    driver === 'all' || driver === 'key_results' ? keyResults : NOTHING,
    driver === 'all' || driver === 'children' ? children : NOTHING,
  ];
  const total = (name: keyof Sums) => counted.reduce((sum, sums) => sum + sums[name], 0n);
  const weight = total('weight');
  return {
    progress: weight > 0n ? divideRounded(total('progress'), weight) : manual.progress,
    progress_is_computed: weight > 0n,
    confidence_level: confidence(total('score'), total('scored_weight')) ?? manual.confidence_level,
  };
}

/** The level of a weighted mean of scores: above 1.5 on track, above 0.5 at risk, else off track; null for no weight. */
function confidence(score: bigint, weight: bigint): ConfidenceLevel | null {
  if (weight === 0n) return null;
  if (2n * score > 3n * weight) return 'on_track';
  return 2n * score > weight ? 'at_risk' : 'off_track';
}

/** a / b for a ≥ 0, b > 0, halves rounded up, as PostgreSQL rounds `numeric`. */
function divideRounded(a: bigint, b: bigint): bigint {
  return (2n * a + b) / (2n * b);
}

/** A decimal text, as PostgreSQL writes `numeric` and JavaScript numbers, in units of 1/10^decimals. */
export function toUnits(decimal: string, decimals: number): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (!match) throw new RangeError(`not a decimal: ${decimal}`);
  const [, sign, whole, fraction = ''] = match;
  if (fraction.length > decimals && /[^0]/.test(fraction.slice(decimals))) {
    throw new RangeError(`more than ${decimals} decimals: ${decimal}`);
  }
  const units = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  return sign ? -units : units;
}

/** The decimal text of a number of units of 1/10^decimals, of which there is at least one. */
export function fromUnits(units: bigint, decimals: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** A progress as the wire shows it: a number with 2 decimals. */
export function shownProgress(progress: bigint): number {
  return Number(divideRounded(progress, 10n ** BigInt(PROGRESS_DECIMALS - 2))) / 100;
}
