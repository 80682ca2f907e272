import { hash as digest, randomBytes } from 'node:crypto';
import { parse, stringify } from 'uuid';

const PREFIX = 'okr_';
const COMPANY_BYTES = 16;
const SECRET_BYTES = 32;

/** An API token as its owner holds it: the company that it belongs to and a secret, of which we keep a hash only. */
export interface ApiTokenKey {
  company_id: string;
  hash: Buffer;
}

/** A new token: the text for its owner, and what is stored. */
export function makeApiToken(company_id: string): { token: string; hash: Buffer } {
  const token = PREFIX + Buffer.concat([parse(company_id), randomBytes(SECRET_BYTES)]).toString('base64url');
  return { token, hash: hashOf(token) };
}

/** Where to look a token up, or undefined when the text is not an API token. */
export function readApiToken(token: string): ApiTokenKey | undefined {
  if (!token.startsWith(PREFIX)) return undefined;
  const bytes = Buffer.from(token.slice(PREFIX.length), 'base64url');
  if (bytes.length !== COMPANY_BYTES + SECRET_BYTES) return undefined;
  try {
    return { company_id: stringify(bytes.subarray(0, COMPANY_BYTES)), hash: hashOf(token) };
  } catch {
    return undefined; // the first bytes are no UUID
  }
}

/** 256 random bits need no slow hash: there is nothing to guess. */
function hashOf(token: string): Buffer {
  return digest('sha256', token, 'buffer');
}
