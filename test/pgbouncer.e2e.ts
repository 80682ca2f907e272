import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../src/database/embedded/free-port.js';
import { createEmptyDatabase, type TestDatabase } from './support/database.js';
import { okr } from './support/okr.js';
import { startServer, stopServers } from './support/server.js';
import { describeUnless } from './support/skipped.js';
import { answers, unprivileged } from './support/system.js';
import { until } from './support/until.js';

/** Debian's package `pgbouncer`. */
const PROGRAM = '/usr/sbin/pgbouncer';

let directory: string;
let database: TestDatabase;
let bouncer: ChildProcess;
let url: string;

describeUnless(whyNot())('behind PgBouncer that pools transactions', () => {
  beforeAll(async () => {
    database = await createEmptyDatabase();
    ({ bouncer, url } = await startBouncer(database.url));
  }, 60_000);

  afterAll(async () => {
    await stopServers();
    const ended = once(bouncer, 'exit');
    bouncer.kill('SIGINT');
    await ended;
    await database.drop();
    await rm(directory, { recursive: true });
  });

  it('migrates, writes and reads with more requests than connections to the server', async () => {
    const server = await startServer({ DATABASE_URL: url, DATABASE_PREPARED_STATEMENTS: 'off' });
    const { api } = await server.company();
    const goal = await api.must('POST', '/goals', { title: 'Goal', owner_type: 'company' });
    const keyResults = await Promise.all(
      Array.from({ length: 8 }, () =>
        api.must('POST', `/goals/${goal.id}/key-results`, { title: 'KR', metric_type: 'percent' }),
      ),
    );
    const answers = await Promise.all(
      keyResults.flatMap(({ id }) =>
        [20, 40, 60].flatMap((value) => [
          api.post(`/goals/${goal.id}/key-results/${id}/checkin`, { value }),
          api.post('/goals/search', { text: 'goal' }),
          api.get(`/goals/${goal.id}/tree`),
        ]),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 200]));
    expect((await okr(database.url, 'verify')).out).toBe('Nothing differs.\n');
  }, 120_000);
});

function whyNot(): string | undefined {
  try {
    execFileSync(PROGRAM, ['--version']);
    return undefined;
  } catch {
    return `${PROGRAM} is not there (apt-get install pgbouncer): PgBouncer is not tested`;
  }
}

/** Three connections to the server for all, each lent for one transaction. */
async function startBouncer(database_url: string) {
  const { hostname, port, username, password, pathname } = new URL(database_url);
  directory = await mkdtemp(join(tmpdir(), 'pgbouncer-'));
  const listenPort = await freePort();
  await writeFile(
    join(directory, 'pgbouncer.ini'),
    `[databases]
* = host=${hostname} port=${port} user=${username} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${listenPort}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 3
max_client_conn = 200
`,
    { mode: 0o600 },
  );
  // It refuses to run as root.
  const { uid, gid } = unprivileged();
  if (process.getuid!() === 0) {
    await chown(directory, uid, gid);
    await chown(join(directory, 'pgbouncer.ini'), uid, gid);
  }
  const child = spawn(PROGRAM, [join(directory, 'pgbouncer.ini')], { uid, gid, stdio: 'ignore' });
  const url = `postgres://okr@127.0.0.1:${listenPort}${pathname}`;
  await until(() => answers(url));
  return { bouncer: child, url };
}
