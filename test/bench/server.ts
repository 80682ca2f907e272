import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { runningEmbeddedPostgres } from '../../src/database/embedded/embedded-postgres.js';

/** A server as `npm start` starts it, with the embedded database of a data directory. */
export interface BenchServer {
  url: string;
  database_url: string;
  stop(): Promise<void>;
}

export async function startServer(dataDir: string): Promise<BenchServer> {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', DEMO: 'false', RATE_LIMIT: 'off', LOG_LEVEL: 'error' };
  const child = spawn('node', ['dist/src/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  for await (const chunk of child.stdout) {
    said += String(chunk);
    const url = /(http:\/\/[^\s/]+)\/api/.exec(said)?.[1];
    if (!url) continue;
    const database_url = (await runningEmbeddedPostgres(dataDir))!;
    const stop = async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    };
    return { url, database_url, stop };
  }
  throw new Error(`The server did not start: ${said}`);
}
