import { type Sql } from 'sql-template-tag';
import { type Statement, template } from '../database/template.js';
import { type Principal } from './principal.js';
import { type Role, ROLES } from './scopes.js';

/**
 * A statement that shows a caller what they may see, put together once for each role (see {@link template}): of what it
 * is made of, only the role decides; the rest of the principal are values.
 */
export function forCaller<Values extends object>(
  build: (principal: Principal, values: Values) => Sql,
): (principal: Principal, values: Values) => Statement {
  const of = (role: Role) =>
    template<[Principal, Values]>((principal, values) => build(withRole(principal, role), values));
  const statements = Object.fromEntries(ROLES.map((role) => [role, of(role)])) as Record<Role, ReturnType<typeof of>>;
  return (principal, values) => statements[principal.role](principal, values);
}

function withRole(principal: Principal, role: Role): Principal {
  return new Proxy(principal, {
    get: (target, name) => (name === 'role' ? role : (Reflect.get(target, name) as unknown)),
  });
}
