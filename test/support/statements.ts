import { DataSource } from 'typeorm';
import { type TestApp } from './app.js';

/** A statement as it was sent. */
export interface Statement {
  /** what it is prepared as, if it is */
  name?: string;
  text: string;
  values: unknown[];
}

interface Query {
  (...args: unknown[]): unknown;
}

/** Runs `work` and gives what the application sent to PostgreSQL meanwhile, on any connection. */
export async function statementsOf({ app }: Pick<TestApp, 'app'>, work: () => Promise<unknown>): Promise<Statement[]> {
  const driver = app.get(DataSource).driver as unknown as { master: { Client: { prototype: { query: Query } } } };
  const { prototype } = driver.master.Client;
  const { query } = prototype;
  const sent: Statement[] = [];
  prototype.query = function (this: unknown, ...args: unknown[]) {
    const [first, second] = args;
    const config = (typeof first === 'string' ? { text: first, values: second } : first) as Partial<Statement>;
    sent.push({ name: config.name, text: config.text!, values: Array.isArray(config.values) ? config.values : [] });
    return query.apply(this, args);
  };
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return sent;
}
