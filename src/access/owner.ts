/** Whose a goal can be (SPEC §2). */
export const OWNER_TYPES = ['company', 'department', 'team', 'employee'] as const;
export type OwnerType = (typeof OWNER_TYPES)[number];
