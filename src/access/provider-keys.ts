import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { Unavailable } from '../http/problem.js';

/** How long the provider may take to answer. */
const TIMEOUT_MS = 3_000;
/** How old the keys may be before they are asked for again, beside the requests. */
const REFRESH_MS = 10 * 60_000;
/** How long a provider that is away is done without: a key that it withdrew must not live for ever. */
const KEEP_MS = 24 * 60 * 60_000;
/** How soon a key that we do not know makes us ask again. */
const COOLDOWN_MS = 10_000;
/** How soon a provider is asked again that has not answered yet, however many tokens wait for it. */
const RETRY_MS = 1_000;

/**
 * The keys that an identity provider publishes at `url`. While it is slow or away, those that are known serve on, for up
 * to a day; only a key that nobody knows yet waits for it, and then not often.
 * @param warn is told of every answer that did not come
 */
export function providerKeys(url: URL, warn: (reason: string) => void): JWTVerifyGetKey {
  const remote = createRemoteJWKSet(url, {
    timeoutDuration: TIMEOUT_MS,
    // When to ask is decided here: jose would fail every request once its cache is old and the provider away.
    cacheMaxAge: Infinity,
    cooldownDuration: Infinity,
  });
  let asked = 0;
  let answered = 0;

  const ask = async () => {
    if (!remote.reloading && Date.now() - asked < RETRY_MS) throw unreadable();
    asked = Date.now();
    try {
      await remote.reload();
      answered = Date.now();
    } catch (error) {
      warn((error as Error).message);
      throw unreadable();
    }
  };

  return async (header, token) => {
    if (Date.now() - answered > KEEP_MS) await ask();
    else if (Date.now() - asked > REFRESH_MS) ask().catch(() => undefined);
    try {
      return await remote(header, token);
    } catch (error) {
      const tooSoon = !remote.reloading && Date.now() - asked < COOLDOWN_MS;
      if (!(error instanceof errors.JWKSNoMatchingKey) || tooSoon) throw error;
      await ask().catch(() => {
        throw error;
      });
      return remote(header, token);
    }
  };
}

const unreadable = () => new Unavailable('The keys of the identity provider cannot be read right now.');
