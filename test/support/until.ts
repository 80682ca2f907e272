import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something is so; the test's own time limit bounds it. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(25);
}
