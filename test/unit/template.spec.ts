import { describe, expect, it } from '@jest/globals';
import sql, { join } from 'sql-template-tag';
import { forCaller } from '../../src/access/caller-statement.js';
import { visibleTo } from '../../src/access/levels.js';
import { type Principal } from '../../src/access/principal.js';
import { template } from '../../src/database/template.js';

describe('a statement that is put together once', () => {
  it('gets its values each time, and sends one that occurs several times once', () => {
    let built = 0;
    const statement = template<[{ a: number; b: string }]>(({ a, b }) => {
      built++;
      return sql`SELECT ${a}, ${join([b, a])}, ${'same'}`;
    });
    expect(statement({ a: 1, b: 'x' })).toEqual({ text: 'SELECT $1, $2,$1, $3', values: [1, 'x', 'same'] });
    expect(statement({ a: 2, b: 'y' })).toEqual({ text: 'SELECT $1, $2,$1, $3', values: [2, 'y', 'same'] });
    expect(built).toBe(1);
  });

  it('differs by the role of the caller and whether their identities are many, and by nothing else of them', () => {
    const statement = forCaller<{ id: string }>(
      (principal, { id }) => sql`${principal.company_id} ${id} ${visibleTo(principal)}`,
    );
    const caller = (role: 'admin' | 'member', identities: string[]) => {
      const has_many_identities = identities.length > 2;
      return {
        company_id: 'c',
        employee_id: 'e',
        role,
        identities,
        has_many_identities,
        leads: [],
      } as unknown as Principal;
    };
    expect(statement(caller('admin', ['a']), { id: '1' })).toEqual({ text: '$1 $2 TRUE', values: ['c', '1'] });
    for (const identities of [['a'], ['b', 'c']]) {
      expect(statement(caller('member', identities), { id: '2' })).toEqual({
        text: '$1 $2 g.audience && $3::uuid[]',
        values: ['c', '2', identities],
      });
    }
    const many = statement(caller('member', ['d', 'e', 'f']), { id: '3' });
    expect(many.text).toContain('SELECT unnest($3::uuid[])');
    expect(many.values).toEqual(['c', '3', ['d', 'e', 'f']]);
  });
});
