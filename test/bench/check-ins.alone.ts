/** The server with batching switched off: every check-in a transaction of its own. For the benchmark only. */
import { createApp } from '../../src/app.js';
import { CheckInRecorder } from '../../src/check-ins/check-in.recorder.js';
import { readConfig } from '../../src/config/config.js';

const config = readConfig(process.env);
const app = await createApp(config);
const batcher = app.get(CheckInRecorder)['batcher'];
batcher.submit = async (key, item) => {
  const [outcome] = await batcher['run'](key, [item], () => undefined);
  if ('error' in outcome!) throw outcome.error;
  return outcome!.value;
};
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
await app.listen(config.port, config.host);
console.log(await app.getUrl());
