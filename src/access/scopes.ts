/** What a token may be narrowed to (SPEC §4). */
export const SCOPES = [
  'goals:read',
  'goals:write',
  'checkins:write',
  'directory:read',
  'directory:write',
  'tokens:write',
] as const;
export type Scope = (typeof SCOPES)[number];

/** What somebody is in their company (SPEC §4). */
export const ROLES = ['admin', 'member'] as const;
export type Role = (typeof ROLES)[number];

/** The full rights of a role: all scopes for an admin; a member reads the directory, but does not change it. */
export function scopesOfRole(role: Role): readonly Scope[] {
  return role === 'admin' ? SCOPES : SCOPES.filter((scope) => scope !== 'directory:write');
}
