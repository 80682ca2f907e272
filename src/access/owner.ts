/** Whose a goal can be (SPEC §2). */
export const OWNER_TYPES = ['company', 'department', 'team', 'employee'] as const;
export type OwnerType = (typeof OWNER_TYPES)[number];

/** Who owns a goal: the id that goes with the type, and none for the company's. */
export interface Owner {
  owner_type: OwnerType;
  owner_employee_id: string | null;
  owner_department_id: string | null;
  owner_team_id: string | null;
}
