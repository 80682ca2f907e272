import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The whole schema of SPEC §2.
 *
 * Every table is keyed by (company_id, id), and every reference carries the company along: a row that points into
 * another company cannot be written, and the tables can be distributed by `company_id`.
 *
 * A goal is kept in two tables: `goals` holds what people write, with the indexes that searches need, and
 * `goal_progress` what is computed. A check-in rewrites one narrow row an ancestor and none of the search indexes.
 */
export class Schema1790000000001 implements MigrationInterface {
  name = 'Schema1790000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);

    await runner.query(`
      CREATE TABLE companies (
        id uuid PRIMARY KEY,
        name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
        created_at timestamptz(3) NOT NULL DEFAULT now()
      )`);

    await runner.query(`
      CREATE TABLE departments (
        company_id uuid NOT NULL REFERENCES companies ON DELETE CASCADE,
        id uuid NOT NULL,
        external_id text,
        name text NOT NULL,
        parent_department_id uuid,
        head_employee_id uuid,
        is_active boolean NOT NULL DEFAULT true,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        PRIMARY KEY (company_id, id),
        CONSTRAINT departments_external_id_unique UNIQUE (company_id, external_id),
        CONSTRAINT departments_parent_department_id_fkey FOREIGN KEY (company_id, parent_department_id)
          REFERENCES departments,
        CONSTRAINT departments_not_own_parent CHECK (parent_department_id <> id)
      )`);

    await runner.query(`
      CREATE TABLE employees (
        company_id uuid NOT NULL REFERENCES companies ON DELETE CASCADE,
        id uuid NOT NULL,
        external_id text,
        email text NOT NULL,
        display_name text NOT NULL,
        role text NOT NULL DEFAULT 'member' CHECK (role IN ('admin', 'member')),
        manager_id uuid,
        department_id uuid,
        is_active boolean NOT NULL DEFAULT true,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        PRIMARY KEY (company_id, id),
        CONSTRAINT employees_external_id_unique UNIQUE (company_id, external_id),
        CONSTRAINT employees_manager_id_fkey FOREIGN KEY (company_id, manager_id) REFERENCES employees,
        CONSTRAINT employees_department_id_fkey FOREIGN KEY (company_id, department_id) REFERENCES departments,
        CONSTRAINT employees_not_own_manager CHECK (manager_id <> id)
      )`);
    await runner.query(`CREATE UNIQUE INDEX employees_email_unique ON employees (company_id, lower(email))`);
    await runner.query(`CREATE INDEX employees_manager ON employees (company_id, manager_id)`);
    await runner.query(`CREATE INDEX employees_department ON employees (company_id, department_id)`);
    await runner.query(`
      ALTER TABLE departments ADD CONSTRAINT departments_head_employee_id_fkey
        FOREIGN KEY (company_id, head_employee_id) REFERENCES employees`);
    await runner.query(`CREATE INDEX departments_parent ON departments (company_id, parent_department_id)`);
    await runner.query(`CREATE INDEX departments_head ON departments (company_id, head_employee_id)`);

    await runner.query(`
      CREATE TABLE teams (
        company_id uuid NOT NULL REFERENCES companies ON DELETE CASCADE,
        id uuid NOT NULL,
        external_id text,
        name text NOT NULL,
        lead_employee_id uuid,
        is_active boolean NOT NULL DEFAULT true,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        PRIMARY KEY (company_id, id),
        CONSTRAINT teams_external_id_unique UNIQUE (company_id, external_id),
        CONSTRAINT teams_lead_employee_id_fkey FOREIGN KEY (company_id, lead_employee_id) REFERENCES employees
      )`);
    await runner.query(`CREATE INDEX teams_lead ON teams (company_id, lead_employee_id)`);
    await runner.query(`
      CREATE TABLE team_members (
        company_id uuid NOT NULL,
        team_id uuid NOT NULL,
        employee_id uuid NOT NULL,
        PRIMARY KEY (company_id, team_id, employee_id),
        CONSTRAINT team_members_team_id_fkey FOREIGN KEY (company_id, team_id) REFERENCES teams ON DELETE CASCADE,
        CONSTRAINT team_members_employee_id_fkey FOREIGN KEY (company_id, employee_id)
          REFERENCES employees ON DELETE CASCADE
      )`);
    await runner.query(`CREATE INDEX team_members_employee ON team_members (company_id, employee_id)`);

    await runner.query(`
      CREATE TABLE api_tokens (
        company_id uuid NOT NULL,
        id uuid NOT NULL,
        employee_id uuid NOT NULL,
        name text NOT NULL,
        token_hash bytea NOT NULL,
        scopes text[] NOT NULL,
        created_by uuid NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        expires_at timestamptz(3),
        last_used_at timestamptz(3),
        revoked_at timestamptz(3),
        PRIMARY KEY (company_id, id),
        CONSTRAINT api_tokens_token_hash_unique UNIQUE (company_id, token_hash),
        CONSTRAINT api_tokens_employee_id_fkey FOREIGN KEY (company_id, employee_id)
          REFERENCES employees ON DELETE CASCADE,
        CONSTRAINT api_tokens_created_by_fkey FOREIGN KEY (company_id, created_by) REFERENCES employees
      )`);
    await runner.query(`CREATE INDEX api_tokens_employee ON api_tokens (company_id, employee_id)`);

    await runner.query(`
      CREATE TABLE goals (
        company_id uuid NOT NULL REFERENCES companies ON DELETE CASCADE,
        id uuid NOT NULL,
        title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 500),
        title_folded text COLLATE "C" NOT NULL,
        description text CHECK (char_length(description) <= 10000),
        owner_type text NOT NULL CHECK (owner_type IN ('company', 'department', 'team', 'employee')),
        owner_employee_id uuid,
        owner_department_id uuid,
        owner_team_id uuid,
        parent_goal_id uuid,
        is_shared boolean NOT NULL DEFAULT false,
        date_start date,
        date_end date,
        status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'completed', 'cancelled')),
        progress_driver text NOT NULL DEFAULT 'all'
          CHECK (progress_driver IN ('all', 'key_results', 'children', 'manual')),
        weight numeric(11, 4) NOT NULL DEFAULT 1 CHECK (weight BETWEEN 0 AND 1000000),
        is_archived boolean NOT NULL DEFAULT false,
        manual_progress numeric(9, 6) NOT NULL DEFAULT 0 CHECK (manual_progress BETWEEN 0 AND 100),
        manual_confidence_level text CHECK (manual_confidence_level IN ('on_track', 'at_risk', 'off_track')),
        audience uuid[] NOT NULL DEFAULT '{}',
        created_by uuid NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        PRIMARY KEY (company_id, id),
        CONSTRAINT goals_parent_goal_id_fkey FOREIGN KEY (company_id, parent_goal_id) REFERENCES goals,
        CONSTRAINT goals_owner_employee_id_fkey FOREIGN KEY (company_id, owner_employee_id) REFERENCES employees,
        CONSTRAINT goals_owner_department_id_fkey FOREIGN KEY (company_id, owner_department_id) REFERENCES departments,
        CONSTRAINT goals_owner_team_id_fkey FOREIGN KEY (company_id, owner_team_id) REFERENCES teams,
        CONSTRAINT goals_created_by_fkey FOREIGN KEY (company_id, created_by) REFERENCES employees,
        CONSTRAINT goals_not_own_parent CHECK (parent_goal_id <> id),
        CONSTRAINT goals_period CHECK (date_end >= date_start),
        CONSTRAINT goals_owner CHECK (
          (owner_employee_id IS NOT NULL) = (owner_type = 'employee') AND
          (owner_department_id IS NOT NULL) = (owner_type = 'department') AND
          (owner_team_id IS NOT NULL) = (owner_type = 'team')
        )
      )`);
    for (const index of [
      `goals_parent ON goals (company_id, parent_goal_id, created_at, id)`,
      `goals_owner_employee ON goals (company_id, owner_employee_id, created_at, id) WHERE owner_employee_id IS NOT NULL`,
      `goals_owner_department ON goals (company_id, owner_department_id, created_at, id) WHERE owner_department_id IS NOT NULL`,
      `goals_owner_team ON goals (company_id, owner_team_id, created_at, id) WHERE owner_team_id IS NOT NULL`,
      `goals_created_by ON goals (company_id, created_by)`,
      `goals_created_at ON goals (company_id, created_at, id)`,
      `goals_updated_at ON goals (company_id, updated_at, id)`,
      `goals_title ON goals (company_id, title_folded, id)`,
      `goals_date_end ON goals (company_id, (coalesce(date_end, 'infinity'::date)), id)`,
      `goals_title_words ON goals USING gin (title_folded gin_trgm_ops)`,
      `goals_audience ON goals USING gin (audience)`,
    ]) {
      await runner.query(`CREATE INDEX ${index}`);
    }

    await runner.query(`
      CREATE TABLE goal_progress (
        company_id uuid NOT NULL,
        goal_id uuid NOT NULL,
        progress numeric(9, 6) NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
        progress_is_computed boolean NOT NULL DEFAULT false,
        confidence_level text CHECK (confidence_level IN ('on_track', 'at_risk', 'off_track')),
        goal_key_results_count integer NOT NULL DEFAULT 0 CHECK (goal_key_results_count >= 0),
        key_results_weight numeric NOT NULL DEFAULT 0 CHECK (key_results_weight >= 0),
        key_results_progress numeric NOT NULL DEFAULT 0 CHECK (key_results_progress >= 0),
        key_results_scored_weight numeric NOT NULL DEFAULT 0 CHECK (key_results_scored_weight >= 0),
        key_results_score numeric NOT NULL DEFAULT 0 CHECK (key_results_score >= 0),
        children_weight numeric NOT NULL DEFAULT 0 CHECK (children_weight >= 0),
        children_progress numeric NOT NULL DEFAULT 0 CHECK (children_progress >= 0),
        children_scored_weight numeric NOT NULL DEFAULT 0 CHECK (children_scored_weight >= 0),
        children_score numeric NOT NULL DEFAULT 0 CHECK (children_score >= 0),
        progress_shown numeric(5, 2) GENERATED ALWAYS AS (round(progress, 2)) STORED,
        PRIMARY KEY (company_id, goal_id),
        CONSTRAINT goal_progress_goal_id_fkey FOREIGN KEY (company_id, goal_id) REFERENCES goals ON DELETE CASCADE
      ) WITH (fillfactor = 70)`);
    // On what the wire shows, not on all six decimals: a roll-up that moves a large goal by a hair leaves the index alone.
    await runner.query(`CREATE INDEX goal_progress_shown ON goal_progress (company_id, progress_shown, goal_id)`);
    await runner.query(
      `CREATE INDEX goal_progress_confidence ON goal_progress (company_id, confidence_level, goal_id)`,
    );

    for (const table of ['goal_assignees', 'goal_viewers']) {
      await runner.query(`
        CREATE TABLE ${table} (
          company_id uuid NOT NULL,
          goal_id uuid NOT NULL,
          employee_id uuid NOT NULL,
          PRIMARY KEY (company_id, goal_id, employee_id),
          CONSTRAINT ${table}_goal_id_fkey FOREIGN KEY (company_id, goal_id) REFERENCES goals ON DELETE CASCADE,
          CONSTRAINT ${table}_employee_id_fkey FOREIGN KEY (company_id, employee_id) REFERENCES employees
        )`);
      await runner.query(`CREATE INDEX ${table}_employee ON ${table} (company_id, employee_id)`);
    }

    await runner.query(`
      CREATE TABLE key_results (
        company_id uuid NOT NULL,
        id uuid NOT NULL,
        goal_id uuid NOT NULL,
        title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 500),
        description text CHECK (char_length(description) <= 10000),
        metric_type text NOT NULL CHECK (metric_type IN ('number', 'percent', 'currency', 'boolean')),
        unit text CHECK (char_length(unit) <= 32),
        start_value numeric(16, 4) NOT NULL CHECK (abs(start_value) <= 100000000000),
        target_value numeric(16, 4) NOT NULL CHECK (abs(target_value) <= 100000000000),
        weight numeric(11, 4) NOT NULL DEFAULT 1 CHECK (weight BETWEEN 0 AND 1000000),
        current_value numeric(16, 4) NOT NULL CHECK (abs(current_value) <= 100000000000),
        progress numeric(9, 6) NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
        confidence_level text CHECK (confidence_level IN ('on_track', 'at_risk', 'off_track')),
        check_ins_count integer NOT NULL DEFAULT 0 CHECK (check_ins_count >= 0),
        last_check_in_id uuid,
        last_check_in_at timestamptz(3),
        created_by uuid NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        PRIMARY KEY (company_id, id),
        CONSTRAINT key_results_goal_id_fkey FOREIGN KEY (company_id, goal_id) REFERENCES goals ON DELETE CASCADE,
        CONSTRAINT key_results_created_by_fkey FOREIGN KEY (company_id, created_by) REFERENCES employees,
        CONSTRAINT key_results_currency CHECK (metric_type <> 'currency' OR unit ~ '^[A-Z]{3}$')
      ) WITH (fillfactor = 80)`);
    await runner.query(`CREATE INDEX key_results_goal ON key_results (company_id, goal_id, id)`);
    await runner.query(`CREATE INDEX key_results_created_by ON key_results (company_id, created_by)`);
    await runner.query(`
      CREATE TABLE key_result_assignees (
        company_id uuid NOT NULL,
        key_result_id uuid NOT NULL,
        employee_id uuid NOT NULL,
        PRIMARY KEY (company_id, key_result_id, employee_id),
        CONSTRAINT key_result_assignees_key_result_id_fkey FOREIGN KEY (company_id, key_result_id)
          REFERENCES key_results ON DELETE CASCADE,
        CONSTRAINT key_result_assignees_employee_id_fkey FOREIGN KEY (company_id, employee_id) REFERENCES employees
      )`);
    await runner.query(`CREATE INDEX key_result_assignees_employee ON key_result_assignees (company_id, employee_id)`);

    await runner.query(`
      CREATE TABLE check_ins (
        company_id uuid NOT NULL,
        id uuid NOT NULL,
        goal_key_result_id uuid NOT NULL,
        employee_id uuid NOT NULL,
        value numeric(16, 4) NOT NULL CHECK (abs(value) <= 100000000000),
        confidence_level text CHECK (confidence_level IN ('on_track', 'at_risk', 'off_track')),
        comment text CHECK (char_length(comment) <= 5000),
        checked_in_at timestamptz(3) NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        PRIMARY KEY (company_id, id),
        CONSTRAINT check_ins_goal_key_result_id_fkey FOREIGN KEY (company_id, goal_key_result_id)
          REFERENCES key_results ON DELETE CASCADE,
        CONSTRAINT check_ins_employee_id_fkey FOREIGN KEY (company_id, employee_id) REFERENCES employees
      )`);
    await runner.query(
      `CREATE INDEX check_ins_newest ON check_ins (company_id, goal_key_result_id, checked_in_at, id)`,
    );
    await runner.query(`CREATE INDEX check_ins_employee ON check_ins (company_id, employee_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE departments DROP CONSTRAINT departments_head_employee_id_fkey`);
    for (const table of [
      'check_ins',
      'key_result_assignees',
      'key_results',
      'goal_viewers',
      'goal_assignees',
      'goal_progress',
      'goals',
      'api_tokens',
      'team_members',
      'teams',
      'employees',
      'departments',
      'companies',
    ]) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
