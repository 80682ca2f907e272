import cluster, { type Worker } from 'node:cluster';
import { AggregatorRegistry, type Registry } from 'prom-client';

const TIMEOUT_MS = 5_000;

interface Message {
  type: 'okr:metrics';
  id: number;
  text?: string;
}

let lastId = 0;

/** In a worker: hands its own figures to the primary whenever that gathers them. */
export function offerMetrics(registry: Registry): void {
  AggregatorRegistry.setRegistries([registry]);
  new AggregatorRegistry(); // listens
}

/** In a worker: the figures of all workers, which their primary gathers. @throws when it does not answer */
export function metricsOfAllWorkers(): Promise<string> {
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      process.off('message', listen);
    };
    const listen = (message: Message) => {
      if (message.type !== 'okr:metrics' || message.id !== id) return;
      end();
      resolve(message.text ?? '');
    };
    const timer = setTimeout(() => {
      end();
      reject(new Error('The primary did not gather the metrics.'));
    }, TIMEOUT_MS);
    process.on('message', listen);
    process.send!({ type: 'okr:metrics', id } satisfies Message);
  });
}

/** In the primary: gathers them whenever a worker asks. */
export function gatherMetrics(): void {
  const aggregator = new AggregatorRegistry();
  cluster.on('message', (worker: Worker, { type, id }: Message) => {
    if (type !== 'okr:metrics') return;
    aggregator.clusterMetrics().then(
      (text) => worker.isConnected() && worker.send({ type, id, text } satisfies Message),
      () => undefined, // the worker stops waiting by itself
    );
  });
}
