import autocannon, { type Options, type Request, type Result } from 'autocannon';
import { Client } from 'pg';
import { type Statement } from '../support/statements.js';

/** How fast something went: how often a second, and how long half and 99 % of the times took at most, in ms. */
export interface Figures {
  rate: number;
  p50: number;
  p99: number;
}

/** Sends these requests in turn, for so many seconds. @throws when one fails */
export function overHttp(url: string, requests: Request[], connections: number, seconds: number): Promise<Figures> {
  return load({ url, requests, connections, duration: seconds });
}

/**
 * Runs a load, and times it from its first request on: to write down what every connection sends takes a while, which
 * `autocannon` counts as part of the load.
 * @throws when a request fails
 */
export async function load(options: Options): Promise<Figures> {
  const latencies: number[] = [];
  let began = NaN;
  let answered = NaN;
  const { non2xx, errors } = await new Promise<Result>((resolve, reject) => {
    const instance = autocannon(options, (error, result) => (error ? reject(error as Error) : resolve(result)));
    instance.on('start', () => (began = performance.now()));
    instance.on('response', (_client, _status, _bytes, ms) => {
      latencies.push(ms);
      answered = performance.now();
    });
  });
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} requests of ${latencies.length} failed`);
  return figures(latencies, (answered - began) / 1_000);
}

/**
 * Sends in turn the statements of these requests, those of one after the other, by callers of their own, for so many
 * seconds. They are planned as the service has them planned.
 */
export async function bySql(
  url: string,
  requests: Statement[][],
  connections: number,
  seconds: number,
): Promise<Figures> {
  const latencies: number[] = [];
  const callers = await Promise.all(Array.from({ length: connections }, () => SqlCaller.connect(url)));
  const begin = performance.now();
  const end = begin + seconds * 1_000;
  await Promise.all(
    callers.map(async (caller) => {
      for (let i = 0; performance.now() < end; i++) {
        const start = performance.now();
        for (const statement of requests[i % requests.length]!) await caller.send(statement);
        latencies.push(performance.now() - start);
      }
    }),
  );
  const took = (performance.now() - begin) / 1_000;
  await Promise.all(callers.map((caller) => caller.end()));
  return figures(latencies, took);
}

/** One that sends one statement at a time, on the connection that plans it as the service has it planned. */
class SqlCaller {
  private constructor(
    private readonly byOnePlan: Client,
    private readonly byItsValues: Client,
  ) {}

  static async connect(url: string): Promise<SqlCaller> {
    const [byOnePlan, byItsValues] = [new Client(url), new Client(url)];
    await Promise.all([byOnePlan.connect(), byItsValues.connect()]);
    await byOnePlan.query('SET plan_cache_mode = force_generic_plan');
    return new SqlCaller(byOnePlan, byItsValues);
  }

  async send(statement: Statement): Promise<void> {
    await (statement.name ? this.byOnePlan : this.byItsValues).query({ ...statement });
  }

  async end(): Promise<void> {
    await Promise.all([this.byOnePlan.end(), this.byItsValues.end()]);
  }
}

function figures(latencies: number[], seconds: number): Figures {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? NaN;
  return { rate: sorted.length / seconds, p50: at(0.5), p99: at(0.99) };
}
