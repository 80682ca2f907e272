import sql, { type Sql } from 'sql-template-tag';
import { type PrincipalSql } from './levels.js';
import { type Principal } from './principal.js';

/**
 * The callers whom one statement serves at once: each is sent once, however often they occur, because who heads hundreds
 * of departments has hundreds of identities.
 */
export class Callers {
  private readonly numbers = new Map<string, number>();
  private readonly callers: Principal[] = [];

  /** The number of a caller: `caller.n` of {@link callersIn}. */
  numberOf(caller: Principal): number {
    // What one may do follows from who they are and what the directory says.
    const key = `${caller.employee_id} ${caller.access_revision}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.callers.push(caller) - 1;
    this.numbers.set(key, number);
    return number;
  }

  /** All that were asked for, for {@link callersIn}. */
  asJson(): string {
    const columns = ({ role, employee_id, identities, leads }: Principal, n: number) => {
      return { n, is_admin: role === 'admin', employee_id, identities, leads };
    };
    return JSON.stringify(this.callers.map(columns));
  }
}

/** What {@link Callers.asJson} gave as rows, `AS caller`. */
export const callersIn = (json: string): Sql => sql`json_to_recordset(${json}) AS caller (
  n integer, is_admin boolean, employee_id uuid, identities uuid[], leads uuid[]
)`;

/** A row of {@link callersIn}. */
export const EACH_CALLER: PrincipalSql = {
  is_admin: sql`caller.is_admin`,
  employee_id: sql`caller.employee_id`,
  identities: sql`caller.identities`,
  leads: sql`caller.leads`,
};
