import { type Answer, type Client } from './client.js';

/** An id that nothing has. */
export const UNKNOWN = '01890000-0000-7000-8000-000000000000';

let count = 0;

/** A goal of the company unless the fields say otherwise. @returns it as it is answered */
export function goalOf(api: Client, fields: object = {}): Promise<any> {
  return api.must('POST', '/goals', { title: `Goal ${++count}`, owner_type: 'company', ...fields });
}

/** A key result that counts from 0 to 100 unless the fields say otherwise. @returns it as it is answered */
export function keyResultOf(api: Client, goal_id: string, fields: object = {}): Promise<any> {
  return api.must('POST', `/goals/${goal_id}/key-results`, {
    title: `Key result ${++count}`,
    metric_type: 'number',
    target_value: 100,
    ...fields,
  });
}

/** A check-in of a value. @returns the answer with the key result and the chain */
export function checkInOn(
  api: Client,
  keyResult: { id: string; goal_id: string },
  value: number,
  fields: object = {},
): Promise<any> {
  return api.must('POST', `/goals/${keyResult.goal_id}/key-results/${keyResult.id}/checkin`, { value, ...fields });
}

/** Where the check-ins of a key result are. */
export function checkInsOf(keyResult: { id: string; goal_id: string }): string {
  return `/goals/${keyResult.goal_id}/key-results/${keyResult.id}/check-ins`;
}

/** The pointers that an answer names, in order, with its status in front. */
export function wrong({ status, body }: Answer): unknown[] {
  return [status, ...(body?.errors ?? []).map(({ pointer }: { pointer: string }) => pointer).sort()];
}

/** An answer without some of its fields. */
export function without(answer: Record<string, any>, ...names: string[]): Record<string, any> {
  return Object.fromEntries(Object.entries(answer).filter(([name]) => !names.includes(name)));
}
