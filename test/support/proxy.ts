import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a database that a test can cut, and mend again at the same address. */
export interface TestProxy {
  /** the database's URL by this way */
  url: string;
  /** Drops every connection, and refuses new ones. */
  cut(): Promise<void>;
  /** Keeps every connection, and takes new ones, but lets nothing through: as when the host has gone without a word. */
  stall(): void;
  /** Lets everything through again, and what has come meanwhile. */
  resume(): void;
  /** @param to where the database is now, if it moved */
  mend(to?: string): Promise<void>;
  close(): Promise<void>;
}

/** @param cut whether it begins cut */
export async function startProxy(database_url: string, { cut = false } = {}): Promise<TestProxy> {
  let target = new URL(database_url);
  /** where what comes from each of the sockets goes */
  const ways = new Map<Socket, Socket>();
  let stalled = false;
  let server: Server | undefined;
  let port = 0;

  const pass = (client: Socket) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      ways.set(from, to);
      from.on('error', () => undefined);
      from.on('close', () => {
        ways.delete(from);
        to.destroy();
      });
      if (!stalled) from.pipe(to);
    }
  };
  const stall = () => {
    stalled = true;
    for (const [from, to] of ways) from.unpipe(to);
  };
  const resume = () => {
    stalled = false;
    for (const [from, to] of ways) from.pipe(to);
  };
  const mend = async (to = target.href) => {
    target = new URL(to);
    server = createServer(pass).listen(port, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  };
  const close = async () => {
    if (!server) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of ways.keys()) socket.destroy();
    await closed;
    server = undefined;
  };

  await mend();
  if (cut) await close();
  const url = new URL(database_url);
  url.port = String(port);
  return { url: url.href, cut: close, stall, resume, mend, close };
}
