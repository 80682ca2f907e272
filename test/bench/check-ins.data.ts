import { type Client } from 'pg';
import { v7 } from 'uuid';
import { makeApiToken } from '../../src/access/api-token.js';
import { SCOPES } from '../../src/access/scopes.js';

/** A company that was loaded, and somebody who may check in on everything. */
export interface Company {
  id: string;
  admin_id: string;
  token: string;
  /** a key result at random, of the lowest goals as of all others */
  pick(): { goal_id: string; key_result_id: string };
}

/** What it is to be like: goal n > 0 is below goal (n - 1) / fanOut. */
interface Shape {
  goals: number;
  fanOut: number;
  /** of each goal that is not the root */
  keyResults: number;
}

/** Loads a company whose figures are those of no check-ins at all. */
export async function loadCompany(client: Client, { goals, fanOut, keyResults }: Shape): Promise<Company> {
  const company_id = v7();
  const admin_id = v7();
  const { token, hash } = makeApiToken(company_id);
  await client.query('INSERT INTO companies (id, name) VALUES ($1, $2)', [company_id, 'Bench']);
  await client.query(
    `INSERT INTO employees (company_id, id, email, display_name, role) VALUES ($1, $2, 'a@example.com', 'A', 'admin')`,
    [company_id, admin_id],
  );
  await client.query(
    `INSERT INTO api_tokens (company_id, id, employee_id, created_by, name, token_hash, scopes)
     VALUES ($1, $2, $3, $3, 'Bench', $4, $5)`,
    [company_id, v7(), admin_id, hash, [...SCOPES]],
  );
  // Ids that sort by creation, as the service makes them.
  const id = (kind: number, n: string) =>
    `(lpad(to_hex(${kind}), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
  const children = `CASE WHEN n * $4 + 1 < $3 THEN least($3::bigint - 1, (n + 1) * $4) - n * $4 ELSE 0 END`;
  await client.query(
    `INSERT INTO goals (company_id, id, title, title_folded, owner_type, created_by, parent_goal_id, audience)
     SELECT $1, ${id(1, 'n')}, 'Goal ' || n, 'goal ' || n, 'company', $2,
       CASE WHEN n > 0 THEN ${id(1, '(n - 1) / $4')} END, ARRAY[$1::uuid]
     FROM generate_series(0, $3::bigint - 1) n WHERE $4::bigint > 0`,
    [company_id, admin_id, goals, fanOut],
  );
  await client.query(
    `INSERT INTO goal_progress (company_id, goal_id, progress_is_computed, goal_key_results_count, key_results_weight,
       children_weight)
     SELECT $1, ${id(1, 'n')}, TRUE, k, k, c
     FROM generate_series(0, $3::bigint - 1) n
     CROSS JOIN LATERAL (SELECT CASE WHEN n > 0 THEN $2::integer ELSE 0 END AS k, ${children} AS c) s
     WHERE $4::bigint > 0`,
    [company_id, keyResults, goals, fanOut],
  );
  await client.query(
    `INSERT INTO key_results (company_id, id, goal_id, title, metric_type, start_value, target_value, current_value,
       created_by)
     SELECT $1, ${id(2, 'n * $4 + k')}, ${id(1, 'n')}, 'Key result', 'number', 0, 100, 0, $2
     FROM generate_series(1, $3::bigint - 1) n, generate_series(0, $4::bigint - 1) k`,
    [company_id, admin_id, goals, keyResults],
  );
  const hex = (kind: number, n: number) =>
    `${kind.toString(16).padStart(8, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
  return {
    id: company_id,
    admin_id,
    token,
    pick: () => {
      const n = 1 + Math.floor(Math.random() * (goals - 1));
      const k = Math.floor(Math.random() * keyResults);
      return { goal_id: hex(1, n), key_result_id: hex(2, n * keyResults + k) };
    },
  };
}

/** A check-in with its whole roll-up as one call, without access, validation or a whole answer: the measuring stick. */
export const CHECK_IN_FUNCTION = `
CREATE FUNCTION bench_check_in(
  of_company uuid, of_goal uuid, of_key_result uuid, new_id uuid, author uuid, new_value numeric, confidence text
) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  kr key_results; g record; goal uuid := of_goal; of_key_results boolean := TRUE; answer json[] := '{}';
  old_weight numeric; old_progress numeric; old_confidence text;
  new_weight numeric; new_progress numeric; new_confidence text;
  d_weight numeric; d_progress numeric; d_scored numeric; d_score numeric;
  t_weight numeric; t_progress numeric; t_scored numeric; t_score numeric;
BEGIN
  SELECT * INTO STRICT kr FROM key_results
    WHERE company_id = of_company AND id = of_key_result AND goal_id = of_goal FOR NO KEY UPDATE;
  INSERT INTO check_ins (company_id, id, goal_key_result_id, employee_id, value, confidence_level, checked_in_at)
    VALUES (of_company, new_id, of_key_result, author, new_value, confidence, now());
  old_weight := kr.weight; old_progress := kr.progress; old_confidence := kr.confidence_level;
  new_weight := kr.weight; new_confidence := confidence;
  new_progress := CASE
    WHEN kr.target_value = kr.start_value THEN CASE WHEN new_value = kr.target_value THEN 100 ELSE 0 END
    ELSE round(greatest(0, least(1, (new_value - kr.start_value) / (kr.target_value - kr.start_value))) * 100, 6) END;
  UPDATE key_results SET current_value = new_value, progress = new_progress, confidence_level = new_confidence,
      check_ins_count = check_ins_count + 1, last_check_in_id = new_id, last_check_in_at = now()
    WHERE company_id = of_company AND id = of_key_result;
  WHILE goal IS NOT NULL LOOP
    SELECT goals.parent_goal_id, goals.title, goals.progress_driver, goals.manual_progress,
        goals.manual_confidence_level,
        CASE WHEN goals.is_archived OR goals.status = 'cancelled' THEN 0 ELSE goals.weight END AS weight, p.*
      INTO STRICT g
      FROM goal_progress p JOIN goals ON goals.company_id = p.company_id AND goals.id = p.goal_id
      WHERE p.company_id = of_company AND p.goal_id = goal FOR NO KEY UPDATE OF p;
    d_weight := new_weight - old_weight;
    d_progress := new_weight * new_progress - old_weight * old_progress;
    d_scored := CASE WHEN new_confidence IS NULL THEN 0 ELSE new_weight END
      - CASE WHEN old_confidence IS NULL THEN 0 ELSE old_weight END;
    d_score := new_weight * CASE new_confidence WHEN 'on_track' THEN 2 WHEN 'at_risk' THEN 1 ELSE 0 END
      - old_weight * CASE old_confidence WHEN 'on_track' THEN 2 WHEN 'at_risk' THEN 1 ELSE 0 END;
    IF of_key_results THEN
      g.key_results_weight := g.key_results_weight + d_weight;
      g.key_results_progress := g.key_results_progress + d_progress;
      g.key_results_scored_weight := g.key_results_scored_weight + d_scored;
      g.key_results_score := g.key_results_score + d_score;
    ELSE
      g.children_weight := g.children_weight + d_weight;
      g.children_progress := g.children_progress + d_progress;
      g.children_scored_weight := g.children_scored_weight + d_scored;
      g.children_score := g.children_score + d_score;
    END IF;
    t_weight := 0; t_progress := 0; t_scored := 0; t_score := 0;
    IF g.progress_driver IN ('all', 'key_results') THEN
      t_weight := g.key_results_weight; t_progress := g.key_results_progress;
      t_scored := g.key_results_scored_weight; t_score := g.key_results_score;
    END IF;
    IF g.progress_driver IN ('all', 'children') THEN
      t_weight := t_weight + g.children_weight; t_progress := t_progress + g.children_progress;
      t_scored := t_scored + g.children_scored_weight; t_score := t_score + g.children_score;
    END IF;
    old_weight := g.weight; old_progress := g.progress; old_confidence := g.confidence_level;
    new_weight := g.weight;
    new_progress := CASE WHEN t_weight > 0
      THEN div(2000000 * t_progress + t_weight, 2 * t_weight) / 1000000.0 ELSE g.manual_progress END;
    new_confidence := CASE WHEN t_scored = 0 THEN g.manual_confidence_level
      WHEN 2 * t_score > 3 * t_scored THEN 'on_track' WHEN 2 * t_score > t_scored THEN 'at_risk' ELSE 'off_track' END;
    UPDATE goal_progress SET progress = new_progress, progress_is_computed = t_weight > 0,
        confidence_level = new_confidence,
        key_results_weight = g.key_results_weight, key_results_progress = g.key_results_progress,
        key_results_scored_weight = g.key_results_scored_weight, key_results_score = g.key_results_score,
        children_weight = g.children_weight, children_progress = g.children_progress,
        children_scored_weight = g.children_scored_weight, children_score = g.children_score
      WHERE company_id = of_company AND goal_id = goal;
    answer := answer || json_build_object('id', goal, 'title', g.title, 'parent_goal_id', g.parent_goal_id,
      'progress', trim_scale(round(new_progress, 2)), 'progress_is_computed', t_weight > 0,
      'confidence_level', new_confidence);
    of_key_results := FALSE;
    goal := g.parent_goal_id;
  END LOOP;
  RETURN array_to_json(answer);
END $$`;
