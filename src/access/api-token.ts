import { randomBytes } from 'node:crypto';
import { parse, stringify } from 'uuid';
import { sha256 } from '../http/sha256.js';

const PREFIX = 'okr_';
const COMPANY_BYTES = 16;
const SECRET_BYTES = 32;

/**
 * An API token as its owner holds it: the company that it belongs to and a secret, of which we keep a hash only. 256
 * random bits need no slow one: there is nothing to guess.
 */
export interface ApiTokenKey {
  company_id: string;
  hash: Buffer;
}

/** A new token: the text for its owner, and what is stored. */
export function makeApiToken(company_id: string): { token: string; hash: Buffer } {
  const token = PREFIX + Buffer.concat([parse(company_id), randomBytes(SECRET_BYTES)]).toString('base64url');
  return { token, hash: sha256(token) };
}

/** Where to look a token up, or undefined when the text is not an API token. */
export function readApiToken(token: string): ApiTokenKey | undefined {
  if (!token.startsWith(PREFIX)) return undefined;
  const bytes = Buffer.from(token.slice(PREFIX.length), 'base64url');
  if (bytes.length !== COMPANY_BYTES + SECRET_BYTES) return undefined;
  try {
    return { company_id: stringify(bytes.subarray(0, COMPANY_BYTES)), hash: sha256(token) };
  } catch {
    return undefined; // the first bytes are no UUID
  }
}
