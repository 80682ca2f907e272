import cluster, { type Worker } from 'node:cluster';
import { type EventEmitter, on } from 'node:events';
import { AggregatorRegistry, type Registry } from 'prom-client';

/** How long a worker waits for the figures of all. */
const TIMEOUT_MS = 5_000;

/** How long the primary waits for those of one worker, which may be at something long. */
const PATIENCE_MS = 1_000;

type Figures = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

/** What a worker asks its primary, and what that answers. */
interface MetricsMessage {
  type: 'okr:metrics';
  id: number;
  text?: string;
}

/** What the primary asks a worker, and what that answers. */
interface FiguresMessage {
  type: 'okr:figures';
  figures?: Figures;
}

let lastId = 0;

/** In a worker: hands its own figures to the primary whenever that gathers them. */
export function offerMetrics(registry: Registry): void {
  process.on('message', ({ type }: FiguresMessage) => {
    if (type !== 'okr:figures') return;
    void registry.getMetricsAsJSON().then((figures) => {
      if (process.connected) process.send!({ type, figures } satisfies FiguresMessage);
    });
  });
}

/** In a worker: the figures of all workers, which their primary gathers. @throws when it does not answer */
export async function metricsOfAllWorkers(): Promise<string> {
  const id = ++lastId;
  const answer = messageFrom<MetricsMessage>(process, (one) => one.type === 'okr:metrics' && one.id === id, TIMEOUT_MS);
  process.send!({ type: 'okr:metrics', id } satisfies MetricsMessage);
  const { text } = (await answer) ?? {};
  if (text === undefined) throw new Error('The primary did not gather the metrics.');
  return text;
}

/**
 * In the primary: gathers them whenever a worker asks. Of a worker that does not answer they are those of the last time:
 * without them the sums would fall, and Prometheus would count the same once more when they are there again.
 */
export function gatherMetrics(): void {
  const latest = new Map<Worker, Figures>();
  cluster.on('listening', (worker) => latest.set(worker, []));
  cluster.on('exit', (worker) => latest.delete(worker));
  const update = async (worker: Worker) => {
    const figures = await figuresOf(worker);
    if (figures && latest.has(worker)) latest.set(worker, figures);
  };
  const gather = async () => {
    await Promise.all([...latest.keys()].map(update));
    return AggregatorRegistry.aggregate([...latest.values()]).metrics();
  };
  cluster.on('message', (worker: Worker, { type, id }: MetricsMessage) => {
    if (type === 'okr:metrics') void gather().then((text) => send(worker, { type, id, text }));
  });
}

/** @returns undefined when it does not answer in time */
async function figuresOf(worker: Worker): Promise<Figures | undefined> {
  const answer = messageFrom<FiguresMessage>(worker, ({ type }) => type === 'okr:figures', PATIENCE_MS);
  send(worker, { type: 'okr:figures' });
  return (await answer)?.figures;
}

/** The next message that is meant, listened for from the call on. @returns undefined when none comes in time */
async function messageFrom<M>(
  sender: EventEmitter,
  isMeant: (message: M) => boolean,
  ms: number,
): Promise<M | undefined> {
  const messages = on(sender, 'message', { signal: AbortSignal.timeout(ms) }) as AsyncIterable<[M]>;
  try {
    for await (const [message] of messages) if (isMeant(message)) return message;
  } catch {
    // it took too long
  }
  return undefined;
}

/** A worker that has just ended hears nothing any more, which is no fault of its primary. */
function send(worker: Worker, message: MetricsMessage | FiguresMessage): void {
  if (worker.isConnected()) worker.send(message, () => undefined);
}
