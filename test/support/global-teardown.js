import { rm } from 'node:fs/promises';

/** Stops the PostgreSQL of the tests and removes its data. */
export default async function tearDown() {
  const { server, dataDir } = globalThis.okrTests;
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
