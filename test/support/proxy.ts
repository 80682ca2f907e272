import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a database that a test can cut, and mend again at the same address. */
export interface TestProxy {
  /** the database's URL by this way */
  url: string;
  /** Drops every connection, and refuses new ones. */
  cut(): Promise<void>;
  /** @param to where the database is now, if it moved */
  mend(to?: string): Promise<void>;
  close(): Promise<void>;
}

/** @param cut whether it begins cut */
export async function startProxy(database_url: string, { cut = false } = {}): Promise<TestProxy> {
  let target = new URL(database_url);
  const sockets = new Set<Socket>();
  let server: Server | undefined;
  let port = 0;

  const pass = (client: Socket) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
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
    for (const socket of sockets) socket.destroy();
    await closed;
    server = undefined;
  };

  await mend();
  if (cut) await close();
  const url = new URL(database_url);
  url.port = String(port);
  return { url: url.href, cut: close, mend, close };
}
