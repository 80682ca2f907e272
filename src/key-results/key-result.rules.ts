import { type FieldError, Invalid } from '../http/problem.js';
import { toUnits, VALUE_DECIMALS, WEIGHT_DECIMALS } from '../progress/progress.js';
import { CURRENCIES } from './currencies.js';
import { type CreateKeyResult, type UpdateKeyResult } from './key-result.dto.js';
import { type KeyResult, type MetricType } from './key-result.entity.js';

const DEFAULT_TARGET: Partial<Record<MetricType, number>> = { percent: 100, boolean: 1 };

/** What people set on a key result, complete and valid together. */
export type Definition = Pick<
  KeyResult,
  'title' | 'description' | 'metric_type' | 'unit' | 'start_value' | 'target_value' | 'weight'
>;

/** What may lack the target that its kind has no default for. */
type Draft = Omit<Definition, 'target_value'> & { target_value: string | undefined };

/** A new key result's definition. @throws Invalid naming each field */
export function definitionOf(body: Pick<CreateKeyResult, keyof Definition>): Definition {
  const target = body.target_value ?? DEFAULT_TARGET[body.metric_type];
  return validated({
    title: body.title,
    description: body.description ?? null,
    metric_type: body.metric_type,
    unit: body.unit ?? null,
    start_value: String(body.start_value ?? 0),
    target_value: target?.toString(),
    weight: String(body.weight ?? 1),
  });
}

/**
 * A key result's definition after a change. It may keep a currency that went out of use.
 * @throws Invalid naming each field
 */
export function redefined(keyResult: Definition, body: UpdateKeyResult): Definition {
  const { title, description, metric_type, unit, start_value, target_value, weight } = keyResult;
  const number = (given: number | undefined, old: string) => (given === undefined ? old : String(given));
  return validated(
    {
      title: body.title ?? title,
      description: body.description === undefined ? description : body.description,
      metric_type: body.metric_type ?? metric_type,
      unit: body.unit === undefined ? unit : body.unit,
      start_value: number(body.start_value, start_value),
      target_value: number(body.target_value, target_value),
      weight: number(body.weight, weight),
    },
    keyResult,
  );
}

/** @throws Invalid at `pointer` when a key result of this kind cannot have the value */
export function requireValue(metric_type: MetricType, value: number, pointer: string): void {
  if (metric_type === 'boolean' && value !== 0 && value !== 1) {
    throw Invalid.field(pointer, 'must be 0 or 1 for metric_type boolean');
  }
}

/** What a definition measures by, and how much it weighs. */
export function measureOf({ start_value, target_value, weight }: Definition) {
  return {
    start_value: toUnits(start_value, VALUE_DECIMALS),
    target_value: toUnits(target_value, VALUE_DECIMALS),
    weight: toUnits(weight, WEIGHT_DECIMALS),
  };
}

function validated(draft: Draft, before?: Definition): Definition {
  const { metric_type, unit, start_value, target_value } = draft;
  const errors: FieldError[] = [];
  if (target_value === undefined) {
    errors.push({ pointer: '/target_value', detail: `is required for metric_type ${metric_type}` });
  }
  const isKept = metric_type === before?.metric_type && unit === before.unit;
  if (metric_type === 'currency' && !isKept && !(unit && CURRENCIES.has(unit))) {
    errors.push({ pointer: '/unit', detail: 'must be an ISO 4217 code in use, such as EUR, for metric_type currency' });
  }
  for (const [name, value] of Object.entries({ start_value, target_value })) {
    if (metric_type === 'boolean' && Number(value) !== 0 && Number(value) !== 1) {
      errors.push({ pointer: `/${name}`, detail: 'must be 0 or 1 for metric_type boolean' });
    }
  }
  if (errors.length > 0) throw new Invalid(errors);
  return draft as Definition;
}
