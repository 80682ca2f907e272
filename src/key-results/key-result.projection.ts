import sql, { type Sql } from 'sql-template-tag';
import { keyResultAcl, keyResultAssignToIds } from '../access/acl.js';
import { columns, instant, percentage, quantity } from '../http/json.sql.js';

/** A key result on the wire (SPEC §2), from `goals AS g` and `key_results AS kr`. */
export function keyResultFields(acl: Sql = keyResultAcl('g', 'kr')): Record<string, Sql> {
  return {
    ...columns('kr', ['id', 'goal_id', 'title', 'description', 'metric_type', 'unit']),
    start_value: quantity('kr.start_value'),
    target_value: quantity('kr.target_value'),
    current_value: quantity('kr.current_value'),
    progress: percentage('kr.progress'),
    confidence_level: sql`kr.confidence_level`,
    weight: quantity('kr.weight'),
    assign_to_ids: keyResultAssignToIds('kr'),
    check_ins_count: sql`kr.check_ins_count`,
    last_check_in_at: instant('kr.last_check_in_at'),
    created_at: instant('kr.created_at'),
    updated_at: instant('kr.updated_at'),
    acl,
  };
}
