import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NIL } from 'uuid';
import { Malformed } from '../problem.js';
import { sha256 } from '../sha256.js';

const KEY = /^[\x21-\x7e]{1,255}$/;
const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Whether a request carries an `Idempotency-Key`, be it a good one or not. */
export function hasKey({ headers }: FastifyRequest): boolean {
  return headers['idempotency-key'] !== undefined;
}

/**
 * A POST that carries an `Idempotency-Key`. The key is its caller's own: that of somebody else is another one. The
 * database gets a hash of the key and the answer encrypted with the key, so that whoever reads the table learns
 * nothing, not even from the answers that show an API token.
 */
export class KeyedRequest {
  readonly key_hash: Buffer;
  private readonly secret: Buffer;

  constructor(
    readonly company_id: string,
    readonly caller_id: string,
    key: string,
    /** what was asked, and with which rights: method, address, scopes and body, whatever the order of its fields */
    readonly request_hash: Buffer,
    private readonly reply: FastifyReply,
  ) {
    const whose = `${company_id} ${caller_id}`;
    this.key_hash = sha256(`${whose} ${key}`);
    this.secret = Buffer.from(hkdfSync('sha256', key, whose, 'answer', 32));
  }

  /** The request as it came, or undefined without the header. @throws Malformed when the key cannot be one */
  static of(context: ExecutionContext): KeyedRequest | undefined {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    if (!hasKey(request)) return undefined;
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string' || !KEY.test(key)) {
      throw new Malformed('Idempotency-Key must be 1 to 255 visible ASCII characters, such as a UUID.');
    }
    const { company_id, employee_id, scopes = [] } = request.principal ?? { company_id: NIL, employee_id: NIL };
    // The answer of then may show what other scopes would not: a token, say, that this one could not have made.
    const asked = [request.method, request.url, [...scopes].sort().join(' '), JSON.stringify(sorted(request.body))];
    return new KeyedRequest(company_id, employee_id, key, sha256(asked.join('\n')), http.getResponse<FastifyReply>());
  }

  /** Names it among all keys of all callers. */
  get id(): string {
    return this.key_hash.toString('base64');
  }

  /** The number of the advisory lock that whoever works on it holds. */
  get lock(): bigint {
    return this.key_hash.readBigInt64BE();
  }

  /** Encrypts the answer. */
  seal(answer: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.secret, iv);
    return Buffer.concat([iv, cipher.update(answer, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  /** The answer that an earlier request got, of which the caller is told. */
  replay(sealed: Buffer): string {
    void this.reply.header('idempotency-replayed', 'true');
    return this.unseal(sealed);
  }

  /** Decrypts what {@link seal} made. */
  private unseal(sealed: Buffer): string {
    const decipher = createDecipheriv(CIPHER, this.secret, sealed.subarray(0, IV_BYTES));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    return decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  }
}

/** The keyed request, in the parameters of a controller method: see `PostKeptByService`. */
export const Keyed = createParamDecorator((_: unknown, context: ExecutionContext) => KeyedRequest.of(context));

/** A body whose fields are in one order: many clients keep them in maps that have none. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, inner]) => [name, sorted(inner)]));
}
