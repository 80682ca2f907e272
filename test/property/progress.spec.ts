import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  adjust,
  COMPLETE,
  type Contribution,
  fromUnits,
  goalFigure,
  keyResultProgress,
  NOTHING,
  PROGRESS_DRIVERS,
  shownProgress,
  type Sums,
  toUnits,
} from '../../src/progress/progress.js';
import { Fraction } from '../support/model.js';

// A counterexample is made smaller for a few seconds, not for minutes.
fc.configureGlobal({ interruptAfterTimeLimit: 5_000 });

/** |v| ≤ 10¹¹ with 4 decimals */
const value = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const contribution: fc.Arbitrary<Contribution> = fc.record({
  weight: fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 10n ** 10n })),
  progress: fc.bigInt({ min: 0n, max: COMPLETE }),
  confidence_level: fc.constantFrom('on_track', 'at_risk', 'off_track', null),
});
const sumsFrom = (all: Contribution[]): Sums => all.reduce((sums, one) => adjust(sums, null, one), NOTHING);
const byHand = { progress: 12_500_000n, confidence_level: 'at_risk' } as const;

describe('the progress of a key result', () => {
  it('is the way gone from start to target, exact to 6 decimals, never outside of 0–100', () => {
    fc.assert(
      fc.property(value, value, value, (start, target, current) => {
        const exact =
          start === target
            ? new Fraction(current === target ? 1n : 0n)
            : new Fraction(current - start, target - start).clamped();
        expect(keyResultProgress(start, target, current)).toBe(exact.times(100n).rounded(6));
      }),
    );
  });

  it('counts a falling target forwards', () => {
    expect(keyResultProgress(500n, 100n, 500n)).toBe(0n);
    expect(keyResultProgress(500n, 100n, 400n)).toBe(COMPLETE / 4n);
    expect(keyResultProgress(500n, 100n, 50n)).toBe(COMPLETE);
    fc.assert(
      fc.property(value, value, value, (start, target, current) => {
        expect(keyResultProgress(start, target, current)).toBe(keyResultProgress(-start, -target, -current));
      }),
    );
  });

  it('never falls while the value goes towards the target', () => {
    fc.assert(
      fc.property(value, value, value, value, (start, target, one, other) => {
        fc.pre(start !== target);
        const [nearer, farther] = one > other === target > start ? [one, other] : [other, one];
        expect(keyResultProgress(start, target, nearer)).toBeGreaterThanOrEqual(
          keyResultProgress(start, target, farther),
        );
      }),
    );
  });
});

describe('the sums of a goal', () => {
  it('are, after any changes, those of what is there now', () => {
    const change = fc.record({ at: fc.nat(7), to: fc.option(contribution) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        const there = new Array<Contribution | null>(8).fill(null);
        let sums = NOTHING;
        for (const { at, to } of changes) {
          sums = adjust(sums, there[at]!, to);
          there[at] = to;
        }
        expect(sums).toEqual(sumsFrom(there.filter((one) => one !== null)));
      }),
    );
  });
});

describe('what a goal shows', () => {
  it('is the weighted mean of what its driver lets count', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PROGRESS_DRIVERS),
        fc.array(contribution),
        fc.array(contribution),
        (driver, keyResults, children) => {
          const counted = [
            ...(driver === 'all' || driver === 'key_results' ? keyResults : []),
            ...(driver === 'all' || driver === 'children' ? children : []),
          ].filter(({ weight }) => weight > 0n);
          const weight = counted.reduce((sum, one) => sum + one.weight, 0n);
          const figure = goalFigure(driver, sumsFrom(keyResults), sumsFrom(children), byHand);

          expect(figure.progress_is_computed).toBe(counted.length > 0);
          expect(figure.progress).toBe(
            weight === 0n
              ? byHand.progress
              : new Fraction(
                  counted.reduce((sum, one) => sum + one.weight * one.progress, 0n),
                  weight * 10n ** 6n,
                ).rounded(6),
          );
          expect(figure.progress).toBeLessThanOrEqual(COMPLETE);
        },
      ),
    );
  });

  it('is what was set by hand where all weights are zero: never NaN', () => {
    const weightless = sumsFrom([{ weight: 0n, progress: COMPLETE, confidence_level: 'on_track' }]);
    expect(goalFigure('all', weightless, weightless, byHand)).toEqual({ ...byHand, progress_is_computed: false });
    expect(shownProgress(byHand.progress)).toBe(12.5);
  });

  it('is on track above 1.5, at risk above 0.5, else off track', () => {
    const at = (confidence_level: Contribution['confidence_level'], weight = 1n) => ({
      weight,
      progress: 0n,
      confidence_level,
    });
    const level = (...all: Contribution[]) => goalFigure('all', sumsFrom(all), NOTHING, byHand).confidence_level;
    expect(level(at('on_track'), at('at_risk'))).toBe('at_risk'); // 1.5 exactly
    expect(level(at('on_track', 2n), at('at_risk'))).toBe('on_track');
    expect(level(at('at_risk'), at('off_track'))).toBe('off_track'); // 0.5 exactly
    expect(level(at('at_risk', 2n), at('off_track'))).toBe('at_risk');
    expect(level(at(null), at('on_track'))).toBe('on_track');
    expect(level(at(null))).toBe('at_risk'); // by hand
  });
});

describe('decimals', () => {
  it('are read and written without loss', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(1, 2, 4, 6, 10), (units, decimals) => {
        expect(toUnits(fromUnits(units, decimals), decimals)).toBe(units);
      }),
    );
    expect(toUnits('-0.00010', 4)).toBe(-1n);
    expect(() => toUnits('0.00001', 4)).toThrow(RangeError);
    expect(() => toUnits('1e21', 4)).toThrow(RangeError);
  });
});
