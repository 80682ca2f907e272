import { type Sql } from 'sql-template-tag';

/** A statement as it is sent: its text, and the values of $1, $2 and so on. */
export interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/** Stands for a value in a statement that is put together before its values are known. */
class Slot {
  constructor(
    readonly argument: number,
    readonly name: string | symbol,
  ) {}
}

/**
 * A statement of which only the values differ from one time to the next. It is put together at its first use and then
 * kept, because putting a large one together takes longer than PostgreSQL takes to run it.
 * @param build gets stand-ins, whose fields it may place in the statement as values. It must not look into them
 */
export function template<Args extends object[]>(build: (...args: Args) => Sql): (...args: Args) => Statement {
  let made: { text: string; slots: unknown[] } | undefined;
  return (...args) => {
    made ??= assemble(build(...(args.map((_, argument) => standIn(argument)) as Args)));
    return {
      text: made.text,
      values: made.slots.map((slot) =>
        slot instanceof Slot ? (args[slot.argument] as Record<string | symbol, unknown>)[slot.name] : slot,
      ),
    };
  };
}

/** An object whose every field is a {@link Slot}, always the same one. */
function standIn(argument: number): object {
  const slots = new Map<string | symbol, Slot>();
  return new Proxy(
    {},
    {
      get: (_, name) => {
        if (!slots.has(name)) slots.set(name, new Slot(argument, name));
        return slots.get(name);
      },
    },
  );
}

/** Text and values, a value that occurs several times being sent once. */
function assemble({ strings, values }: Sql): { text: string; slots: unknown[] } {
  const slots: unknown[] = [];
  const places = values.map((value) => {
    const known = value instanceof Slot ? slots.indexOf(value) : -1;
    return known >= 0 ? known + 1 : slots.push(value);
  });
  const text = strings.reduce((before, string, n) => `${before}$${places[n - 1]}${string}`);
  return { text, slots };
}
