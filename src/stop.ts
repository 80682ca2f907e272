import cluster from 'node:cluster';

let stopping = false;

/** Whether this process was told to end: what fails from then on fails because of that. */
export const isStopping = (): boolean => stopping;

/**
 * Runs `stop` once when this process is told to end, and exits: with 0 when it is done, with 1 when it takes longer than
 * the bound or when it is told a second time.
 *
 * Of several processes all may be told at once, by Ctrl-C or systemd, and the primary tells its workers too: to a worker
 * the second time says nothing new. The primary bounds its workers, which end at once when it does.
 */
export function onStopSignal(timeoutSeconds: number, stop: (signal: string) => Promise<void>): void {
  const handle = (signal: string) => {
    if (stopping && cluster.isWorker) return;
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), timeoutSeconds * 1000);
    stop(signal).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', handle);
  process.on('SIGINT', handle);
}
