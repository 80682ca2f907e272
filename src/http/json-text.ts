/**
 * JSON that PostgreSQL built and that goes to the wire as it is, without being parsed and written again. What it holds
 * is described by the DTO that the controller names.
 */
export class JsonText {
  constructor(readonly text: string) {}

  /** An object with a list of such objects as its `items`, and what else it has. */
  static ofItems(items: string[], others: object): JsonText {
    return new JsonText(`{"items":[${items.join(',')}],${JSON.stringify(others).slice(1)}`);
  }

  /** The same object with one more field at its end. */
  with(name: string, value: unknown): JsonText {
    return new JsonText(`${this.text.slice(0, -1)}, ${JSON.stringify(name)}: ${JSON.stringify(value)}}`);
  }
}

/** Writes an answer: JsonText as it is, everything else by JSON.stringify. */
export function serialize(payload: unknown): string {
  return payload instanceof JsonText ? payload.text : JSON.stringify(payload);
}
