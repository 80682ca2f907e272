import { isIP } from 'node:net';
import { parse as parseConnection } from 'pg-connection-string';
import { ConfigError } from './error.js';
import { type Settings, type Variable } from './variables.js';

/** The kinds of values that settings have. What is malformed stops the start: each throws a ConfigError that names the variable. */

/** A whole number. */
export function integer(
  env: Settings,
  name: Variable,
  fallback: number,
  min: number,
  max: number,
  others = '',
): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max) {
    throw new ConfigError(`${name} must be a whole number from ${min} to ${max}${others}, not "${text}"`);
  }
  return value;
}

/** One of a few words. */
export function oneOf<T extends string>(env: Settings, name: Variable, choices: readonly T[], fallback: T): T {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  if (!choices.includes(text as T)) {
    throw new ConfigError(`${name} must be one of ${choices.filter(Boolean).join(', ')}, not "${text}"`);
  }
  return text as T;
}

/** A URL. */
export function url(env: Settings, name: Variable, protocols: string[]): string | undefined {
  const text = env[name];
  return text ? checkedUrl(text, `${name} must be a URL that begins`, protocols) : undefined;
}

/** A list of URLs, separated by commas. */
export function urlList(env: Settings, name: Variable, protocols: string[]): string[] {
  return list(env, name).map((text) => checkedUrl(text, `${name} must be a list of URLs that begin`, protocols));
}

function checkedUrl(text: string, demand: string, protocols: string[]): string {
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
    throw new ConfigError(`${demand} with ${protocols.map((p) => `${p}//`).join(' or ')}`);
  }
  return text;
}

/**
 * Reads a URL as they do who connect by it: TypeORM, strict about what is percent-encoded, and the driver, which reads
 * certificates from their files.
 * @throws ConfigError that shows nothing of the user and the password
 */
export function requireReadable(url: string, name: Variable): void {
  try {
    const { username, password } = new URL(url);
    decodeURIComponent(username);
    decodeURIComponent(password);
    parseConnection(url);
  } catch (error) {
    const why = error instanceof URIError ? 'its parts must be percent-encoded, a % as %25' : (error as Error).message;
    throw new ConfigError(`${name} cannot be read: ${why}`);
  }
}

/** What is separated by commas. */
function list(env: Settings, name: Variable): string[] {
  const parts = (env[name] ?? '').split(',').map((part) => part.trim());
  return parts.filter(Boolean);
}

/** A list of origins, separated by commas: scheme, host and port of a site, or none. */
export function origins(env: Settings, name: Variable): string[] {
  return list(env, name).map((origin) => {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new ConfigError(`${name} must be a list of origins such as https://app.example.com, not "${origin}"`);
    }
    return origin;
  });
}

/** A list of addresses and networks, separated by commas. One of all addresses is refused: it would trust everybody. */
export function networks(env: Settings, name: Variable): string[] {
  return list(env, name).map((network) => {
    const [address = '', prefix = '1', ...more] = network.split('/');
    const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
    if (more.length > 0 || !/^[1-9]\d{0,2}$/.test(prefix) || Number(prefix) > bits) {
      throw new ConfigError(`${name} must be a list of addresses such as 10.0.0.7 or 10.0.0.0/8, not "${network}"`);
    }
    return network;
  });
}

/** A secret that is sent in a header, which takes no other characters. */
export function bearer(env: Settings, name: Variable, minLength: number): string | undefined {
  const text = secret(env, name, minLength);
  if (text !== undefined && !/^[\x21-\x7e]+$/.test(text)) {
    throw new ConfigError(`${name} must consist of visible ASCII characters, without blanks: it is sent in a header`);
  }
  return text;
}

/** What surrounds a secret unseen was not meant to be part of it. */
export function secret(env: Settings, name: Variable, minLength: number): string | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  if (text.length < minLength) {
    throw new ConfigError(`${name} must have at least ${minLength} characters`);
  }
  if (text !== text.trim()) throw new ConfigError(`${name} must not begin or end with white space`);
  return text;
}
