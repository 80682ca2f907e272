import { type Sql } from 'sql-template-tag';
import { keyResultAcl } from '../access/acl.js';
import { columns, instant, quantity } from '../http/json.sql.js';

/** A check-in on the wire (SPEC §2), from `goals AS g`, `key_results AS kr` and `check_ins AS c`. */
export function checkInFields(acl: Sql = keyResultAcl('g', 'kr')): Record<string, Sql> {
  return {
    ...columns('c', ['id', 'goal_key_result_id', 'employee_id']),
    value: quantity('c.value'),
    ...columns('c', ['confidence_level', 'comment']),
    checked_in_at: instant('c.checked_in_at'),
    created_at: instant('c.created_at'),
    acl,
  };
}
