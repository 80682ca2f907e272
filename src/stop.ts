import cluster from 'node:cluster';

let stopping = false;

/** Whether this process was told to end: what fails from then on fails because of that. */
export const isStopping = (): boolean => stopping;

/**
 * Runs `stop` once when this process is told to end, and exits: with 0 when it is done, with 1 when it takes longer than
 * the bound or when it is told a second time, unless it is a worker.
 */
export function onStopSignal(timeout_seconds: number, stop: (signal: string) => Promise<void>): void {
  const handle = (signal: string) => {
    // A worker may hear it twice, where all processes are told at once and its primary tells it too; that one bounds it.
    if (stopping && !cluster.isWorker) process.exit(1);
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), timeout_seconds * 1000);
    stop(signal).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', handle);
  // Ctrl-C reaches the workers too, but it is their primary that tells them to stop, once; or that is gone.
  process.on('SIGINT', cluster.isWorker ? () => undefined : handle);
  if (cluster.isWorker) process.on('disconnect', () => handle('disconnect'));
}
