import { execFile } from 'node:child_process';
import { chown, mkdir, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/database/embedded/embedded-postgres.js';
import { emptyDirectory } from './directory.js';

const SETTINGS = { fsync: 'off', full_page_writes: 'off', shared_buffers: '32MB' };

/** A PostgreSQL of one's own with a streaming replica, both from the embedded programs. */
export interface Replicated {
  /** a database on the primary, with nothing in it */
  url: string;
  /** the same database on the replica, at this moment */
  replicaUrl(): string;
  startReplica(): Promise<void>;
  stopReplica(): Promise<void>;
  /** Stops both and removes them. */
  close(): Promise<void>;
}

export async function startReplicated(): Promise<Replicated> {
  const directory = await emptyDirectory();
  const [primaryDir, replicaDir] = [join(directory, 'primary'), join(directory, 'replica')];
  const primary = await startEmbeddedPostgres({ dataDir: primaryDir, settings: SETTINGS });
  let replica: EmbeddedPostgres | undefined;
  const startReplica = async () => {
    const settings = { ...SETTINGS, primary_conninfo: conninfo(primary.url), wal_retrieve_retry_interval: '100ms' };
    replica = await startEmbeddedPostgres({ dataDir: replicaDir, settings });
  };
  await backUp(primary.url, join(primaryDir, 'postgres'), replicaDir);
  await startReplica();
  return {
    url: primary.url,
    replicaUrl: () => replica!.url,
    startReplica,
    stopReplica: () => replica!.stop(),
    async close() {
      await replica?.stop();
      await primary.stop();
      await rm(directory, { recursive: true });
    },
  };
}

/** A copy of the running cluster that follows it once it is started. */
async function backUp(url: string, cluster: string, to: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await client.query(`SELECT pg_backup_start('replica', fast => true)`);
  await mkdir(to);
  await promisify(execFile)('cp', ['-a', await realpath(cluster), join(to, 'postgres')]);
  const { rows } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop()');
  await client.end();
  const data = join(to, 'postgres', 'data');
  await rm(join(data, 'postmaster.pid'));
  const { uid, gid } = await stat(data);
  for (const [name, content] of Object.entries({ backup_label: rows[0]!.labelfile, 'standby.signal': '' })) {
    await writeFile(join(data, name), content);
    await chown(join(data, name), uid, gid);
  }
}

function conninfo(url: string): string {
  const { hostname, port, username, password } = new URL(url);
  return `host=${hostname} port=${port} user=${username} password=${password}`;
}
