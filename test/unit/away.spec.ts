import { describe, expect, it } from '@jest/globals';
import { isAway } from '../../src/database/away.js';

describe('a database', () => {
  it.each([
    ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
    ...['EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN'],
    ...['08006', '57P01', '57P03', '53300', '25006'],
  ])('is away for %s', (code) => {
    expect(isAway(Object.assign(new Error(), { code }))).toBe(true);
  });

  it.each(['ENOENT', 'EACCES'])('is away for %s of its socket, and of nothing else', (code) => {
    expect(isAway({ code, syscall: 'connect' })).toBe(true);
    expect(isAway({ code, syscall: 'open' })).toBe(false);
  });

  it.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect'])('is away: %s', (said) => {
    expect(isAway(new Error(said))).toBe(true);
  });

  it.each([
    undefined,
    null,
    'away',
    new Error('no'),
    ...['57014', '40001', '28P01', 'ENOENT'].map((code) => ({ code })),
  ])('is not away for %j', (error) => {
    expect(isAway(error)).toBe(false);
  });
});
