import { expect } from '@jest/globals';

/** What `/metrics` of a service tells. */
export async function metricsAt(url: string): Promise<string> {
  const answer = await fetch(`${url}/metrics`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
  return answer.text();
}

/** A sample of the text format; 0 where there is none yet. */
export function sampleIn(text: string, name: string, labels: Record<string, unknown> = {}): number {
  const pairs = Object.entries(labels).map(([label, wanted]) => `${label}="${String(wanted)}"`);
  const line = text
    .split('\n')
    .find((one) => one.split(/[{ ]/)[0] === name && pairs.every((pair) => one.includes(pair)));
  return Number(line?.split(' ').at(-1) ?? 0);
}
