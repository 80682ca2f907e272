import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A directory that the system user of PostgreSQL may enter, as a checkout is: else an embedded cluster would be kept in
 * /var/lib/okr, where it would outlive this.
 */
export async function emptyDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'okr-'));
  await chmod(directory, 0o755);
  return directory;
}
