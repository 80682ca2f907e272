import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findingsOf } from '../src/cli/verify.command.js';
import { SeedCompany } from '../src/seed/company.js';
import { seed } from '../src/seed/seed.js';
import { startApp, type TestApp } from './support/app.js';

/** `okr seed`: what it makes obeys the rules, is the same for the same seed, and is there as a whole or not at all. */

const TODAY = Date.UTC(2026, 5, 15);
const SIZE = { goals: 400, key_results: 1_200, check_ins: 3_000, employees: 40, shared: 10 };
const NO_BAR = () => ({ update: () => undefined, stop: () => undefined });

const company = (number: number) => new SeedCompany(number, `Company ${number}`, SIZE, TODAY);
const counted = (table: string) => `(SELECT count(*)::int FROM ${table}) AS ${table}`;
const COUNTS = `SELECT ${['goals', 'key_results', 'check_ins', 'employees'].map(counted).join(', ')}`;
const SCHEMA = `SELECT indexdef AS definition FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint ORDER BY 1`;

let app: TestApp;
let schema: unknown;

beforeAll(async () => {
  app = await startApp();
  schema = await app.query(SCHEMA);
  await seed(app.database.url, [company(1), company(2)], NO_BAR);
});

afterAll(() => app.close());

describe('a seeded company', () => {
  it('has as much of everything as was asked for', async () => {
    const { goals, key_results, check_ins, employees } = SIZE;
    const twice = {
      goals: 2 * goals,
      key_results: 2 * key_results,
      check_ins: 2 * check_ins,
      employees: 2 * employees,
    };
    expect(await app.query(COUNTS)).toEqual([twice]);
  });

  it('shows figures and audiences that equal those computed afresh', async () => {
    expect(await findingsOf(app.app, null)).toEqual([]);
  });

  it('is the same for the same seed and another for another', () => {
    const goals = (number: number) => [...company(number).goals()];
    expect(goals(1)).toEqual(goals(1));
    expect(goals(1)).not.toEqual(goals(2));
  });

  it('leaves indexes and constraints as they were', async () => {
    expect(await app.query(SCHEMA)).toEqual(schema);
  });

  it('is not there at all when something stops it', async () => {
    const interrupted = (what: string) => {
      if (what.startsWith('Check-ins')) throw new Error('interrupted');
      return NO_BAR();
    };
    const before = await app.query(COUNTS);
    await expect(seed(app.database.url, [company(3)], interrupted)).rejects.toThrow('interrupted');
    expect(await app.query(COUNTS)).toEqual(before);
    expect(await app.query(SCHEMA)).toEqual(schema);
  });
});
