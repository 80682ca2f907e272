import { readFileSync } from 'node:fs';

/** Which release this is: the version in package.json, beside which `dist` is. */
export const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
