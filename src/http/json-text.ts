/**
 * JSON that PostgreSQL built and that goes to the wire as it is, without being parsed and written again. What it holds
 * is described by the DTO that the controller names.
 */
export class JsonText {
  constructor(readonly text: string) {}
}

/** Writes an answer: JsonText as it is, everything else by JSON.stringify. */
export function serialize(payload: unknown): string {
  return payload instanceof JsonText ? payload.text : JSON.stringify(payload);
}
