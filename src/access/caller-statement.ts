import { type Sql } from 'sql-template-tag';
import { type Statement, template } from '../database/template.js';
import { type Principal } from './principal.js';

/** What of a caller decides how a statement is made for them: see `visibleTo`. The rest are values. */
type Kind = Pick<Principal, 'role' | 'has_many_identities'>;

/** A statement that shows a caller what they may see, put together once for each kind of caller (see {@link template}). */
export function forCaller<Values extends object>(
  build: (principal: Principal, values: Values) => Sql,
): (principal: Principal, values: Values) => Statement {
  const statements = new Map<string, (principal: Principal, values: Values) => Statement>();
  return (principal, values) => {
    const { role, has_many_identities } = principal;
    const name = `${role} ${has_many_identities}`;
    let statement = statements.get(name);
    if (!statement) {
      const kind = { role, has_many_identities };
      statement = template<[Principal, Values]>((standIn, values) => build(of(kind, standIn), values));
      statements.set(name, statement);
    }
    return statement(principal, values);
  };
}

function of(kind: Kind, standIn: Principal): Principal {
  return new Proxy(standIn, {
    get: (target, name) => (name in kind ? kind[name as keyof Kind] : (Reflect.get(target, name) as unknown)),
  });
}
