import type { PoolClient } from 'pg';

/** For the error of a connection: whoever waits for an answer on it is told, and else the next read connects anew. */
const ignore = () => undefined;

/** A connection that was taken from its pool. */
export function borrowed(client: PoolClient): PoolClient {
  return client.on('error', ignore);
}

/** Gives it back, or ends it if it is of no more use. */
export function giveBack(client: PoolClient, broken = false): void {
  client.off('error', ignore);
  client.release(broken);
}
