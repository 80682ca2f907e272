import { type Role } from '../access/scopes.js';
import { type Principal } from '../access/principal.js';
import { Forbidden } from '../http/problem.js';

/**
 * A token with `directory:write` may be a member's, and an admin's entry is the way to an admin's rights: their
 * `external_id` is what a JWT names. So admins alone make, change and remove admins.
 * @param roles the roles that the change begins and ends with
 * @throws Forbidden
 */
export function requireMayChange(caller: Pick<Principal, 'role'>, ...roles: (Role | undefined)[]): void {
  if (caller.role !== 'admin' && roles.includes('admin')) {
    throw new Forbidden('Only admins make, change and remove admins.');
  }
}
