/** Written by `npm run openapi` from openapi.json. */

export interface paths {
    "/api/v1/access/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API tokens
         * @description Your tokens that were not revoked, oldest first; admins with `tokens:write` see those of the whole company. Never the tokens themselves.
         */
        get: operations["listTokens"];
        put?: never;
        /**
         * Create an API token
         * @description Makes a token for yourself, or, as an admin, for another employee. It never allows more than you may do. The token is shown once.
         *
         *     Needs the scope `tokens:write`.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access/tokens/{token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API token
         * @description The token stops working at once. You may revoke your own, admins any of the company.
         *
         *     Needs the scope `tokens:write`.
         */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the calling employee
         * @description Your entry in the directory, your company, and the scopes of the token that you used. Needs no scope.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/employees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List employees
         * @description The employees of the company, oldest first.
         *
         *     Needs the scope `directory:read`.
         */
        get: operations["listEmployees"];
        put?: never;
        /**
         * Create an employee
         * @description The new employee can call the API once they have an API token, or a JWT of the identity provider. Only admins make admins.
         *
         *     Needs the scope `directory:write`.
         */
        post: operations["createEmployee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/employees/{employee_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an employee
         * @description One employee, active or not.
         *
         *     Needs the scope `directory:read`.
         */
        get: operations["getEmployee"];
        put?: never;
        post?: never;
        /**
         * Delete an employee
         * @description If anything still refers to them, such as a goal, a check-in or somebody who reports to them, they are deactivated instead. The answer is 204 in both cases, and their tokens stop working at once. Only admins may delete admins, and the company keeps at least one active admin.
         *
         *     Needs the scope `directory:write`.
         */
        delete: operations["deleteEmployee"];
        options?: never;
        head?: never;
        /**
         * Change an employee
         * @description Omitted = unchanged, null = cleared. A new manager can see and manage the employee's goals at once. Nobody can be their own manager, directly or indirectly. Only admins may change admins, and the company keeps at least one active admin.
         *
         *     Needs the scope `directory:write`.
         */
        patch: operations["updateEmployee"];
        trace?: never;
    };
    "/api/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List teams
         * @description The teams of the company, oldest first.
         *
         *     Needs the scope `directory:read`.
         */
        get: operations["listTeams"];
        put?: never;
        /**
         * Create a team
         * @description Members are set with `PUT /teams/{team_id}/members`.
         *
         *     Needs the scope `directory:write`.
         */
        post: operations["createTeam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{team_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a team
         * @description One team, active or not, with its members.
         *
         *     Needs the scope `directory:read`.
         */
        get: operations["getTeam"];
        put?: never;
        post?: never;
        /**
         * Delete a team
         * @description If it owns goals, it is deactivated instead. The answer is 204 in both cases.
         *
         *     Needs the scope `directory:write`.
         */
        delete: operations["deleteTeam"];
        options?: never;
        head?: never;
        /**
         * Change a team
         * @description Omitted = unchanged, null = cleared. The new lead manages its goals at once.
         *
         *     Needs the scope `directory:write`.
         */
        patch: operations["updateTeam"];
        trace?: never;
    };
    "/api/v1/teams/{team_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the members of a team
         * @description Replaces its members by these employees.
         *
         *     Needs the scope `directory:write`.
         */
        put: operations["setTeamMembers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List departments
         * @description The departments of the company, oldest first.
         *
         *     Needs the scope `directory:read`.
         */
        get: operations["listDepartments"];
        put?: never;
        /**
         * Create a department
         * @description With a `parent_department_id` it is part of that department, without one it is at the top.
         *
         *     Needs the scope `directory:write`.
         */
        post: operations["createDepartment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/departments/{department_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a department
         * @description One department, active or not.
         *
         *     Needs the scope `directory:read`.
         */
        get: operations["getDepartment"];
        put?: never;
        post?: never;
        /**
         * Delete a department
         * @description If it has employees, departments below it or goals, it is deactivated instead. The answer is 204 in both cases.
         *
         *     Needs the scope `directory:write`.
         */
        delete: operations["deleteDepartment"];
        options?: never;
        head?: never;
        /**
         * Change a department
         * @description Omitted = unchanged, null = cleared. A department cannot be below itself.
         *
         *     Needs the scope `directory:write`.
         */
        patch: operations["updateDepartment"];
        trace?: never;
    };
    "/api/v1/directory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Feed the directory from an HR system
         * @description One idempotent upsert by `external_id`, all or nothing, of at most 10,000 rows in all. Omitted fields and rows stay as they are; null clears. References are by `external_id` and may point at rows of the same request. Entries that were created otherwise are matched once they have an `external_id`. An email address that one row gives up can be used by another. Rows that make or change an admin need an admin's token.
         *
         *     Needs the scope `directory:write`.
         */
        put: operations["upsertDirectory"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a company
         * @description For the operator, with OPERATOR_TOKEN as bearer; 403 if the service runs without one. The answer holds an API token of the first admin, which is shown only this once.
         */
        post: operations["createCompany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/goals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List goals
         * @description Takes the filters of `POST /goals/search` as query parameters: newest first and without archived goals, unless asked otherwise. To give a filter several values, any of which may match, repeat the parameter or separate them by commas.
         *
         *     Needs the scope `goals:read`.
         */
        get: operations["listGoals"];
        put?: never;
        /**
         * Create a goal
         * @description Who may create a goal depends on its owner. An employee: they themselves and the managers above. A team: its members and its lead. A department: those who work in it, its head and the heads above. The company: admins. Admins may create any. A `parent_goal_id` needs the level `align` on that goal.
         *
         *     Needs the scope `goals:write`.
         */
        post: operations["createGoal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/goals/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search goals
         * @description All filters are optional and combined with AND; a list means any of its values. Shows only what you may view, newest first, and archived goals only where `is_archived` asks for them.
         *
         *     Needs the scope `goals:read`.
         */
        post: operations["searchGoals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/goals/{goal_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a goal
         * @description The full structure: the goal, its parent, its key results with their 20 newest check-ins, and current progress.
         *
         *     Needs the scope `goals:read`.
         */
        get: operations["getGoal"];
        put?: never;
        post?: never;
        /**
         * Delete a goal
         * @description For those who may manage the goal. Deletes it for good, with its key results and check-ins; archiving (`is_archived`) is the reversible way. A goal that has children, even hidden or archived ones, is refused unless `children` says what becomes of them; to delete them too you must manage each of them.
         *
         *     Needs the scope `goals:write`.
         */
        delete: operations["deleteGoal"];
        options?: never;
        head?: never;
        /**
         * Change a goal
         * @description For those who may manage the goal; a new owner or parent needs the rights that a new goal does. Omitted = unchanged, null = cleared. An archived goal takes changes only together with `is_archived: false`. All goals above, old and new, are recalculated before the answer.
         *
         *     Needs the scope `goals:write`.
         */
        patch: operations["updateGoal"];
        trace?: never;
    };
    "/api/v1/goals/{goal_id}/tree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the tree below a goal
         * @description The goal and those of its descendants that you may view and that are not archived, oldest first, nested under `children`. It ends at a goal that you may not view or that is archived: what you may view below such a one is in lists and searches. `children_truncated` says where the depth or the cap of 2,000 goals cut the tree.
         *
         *     Needs the scope `goals:read`.
         */
        get: operations["getGoalTree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/goals/{goal_id}/key-results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the key results of a goal
         * @description The key results of the goal, oldest first.
         *
         *     Needs the scope `goals:read`.
         */
        get: operations["listKeyResults"];
        put?: never;
        /**
         * Add a key result to a goal
         * @description For those who may manage the goal. `current_value` begins at `start_value` and changes only through check-ins.
         *
         *     Needs the scope `goals:write`.
         */
        post: operations["createKeyResult"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/goals/{goal_id}/key-results/{kr_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a key result
         * @description With its current value and progress.
         *
         *     Needs the scope `goals:read`.
         */
        get: operations["getKeyResult"];
        put?: never;
        post?: never;
        /**
         * Delete a key result
         * @description For those who may manage the goal. Deletes it and its check-ins for good, and recalculates every goal above.
         *
         *     Needs the scope `goals:write`.
         */
        delete: operations["deleteKeyResult"];
        options?: never;
        head?: never;
        /**
         * Change a key result
         * @description For those who may manage the goal. Omitted = unchanged, null = cleared. A new start, target or weight recalculates every goal above.
         *
         *     Needs the scope `goals:write`.
         */
        patch: operations["updateKeyResult"];
        trace?: never;
    };
    "/api/v1/goals/{goal_id}/key-results/{kr_id}/checkin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check in on a key result
         * @description For those assigned to the goal or to the key result, and those who may manage the goal. Records the value and recalculates the key result and every goal above it, up to the root, before it answers. The answer holds the key result and that chain, nearest goal first, as far as you may view it. `ETag` and `Location` are those of the check-in itself.
         *
         *     Needs the scope `checkins:write`.
         */
        post: operations["checkIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/check-ins/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check in on many key results
         * @description All or nothing: `errors` names every bad item by its index (`/items/3/value`). 422 if any is invalid or names no key result, else 403, else 409. Every goal above is recalculated once.
         *
         *     Needs the scope `checkins:write`.
         */
        post: operations["checkInBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/goals/{goal_id}/key-results/{kr_id}/check-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the check-ins of a key result
         * @description The whole history, newest first.
         *
         *     Needs the scope `goals:read`.
         */
        get: operations["listCheckIns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/goals/{goal_id}/key-results/{kr_id}/check-ins/{check_in_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a check-in
         * @description One check-in, as it was last corrected.
         *
         *     Needs the scope `goals:read`.
         */
        get: operations["getCheckIn"];
        put?: never;
        post?: never;
        /**
         * Delete a check-in
         * @description For its author and those who may manage the goal. If it was the newest, the key result falls back to the check-in before, or to its start value. Every goal above is recalculated.
         *
         *     Needs the scope `checkins:write`.
         */
        delete: operations["deleteCheckIn"];
        options?: never;
        head?: never;
        /**
         * Correct a check-in
         * @description For its author and those who may manage the goal. Omitted = unchanged. The key result then shows its newest check-in, and every goal above is recalculated.
         *
         *     Needs the scope `checkins:write`.
         */
        patch: operations["updateCheckIn"];
        trace?: never;
    };
    "/api/v1/goals/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export goals
         * @description Every goal that you may view and the filters keep, with its key results and their present values, as a stream. JSON Lines have one goal per line, its key results in `key_results`. CSV has one row per goal (`record: goal`) and per key result (`record: key_result`, whose `parent` is the key of its goal); its columns are named like the fields of the JSON, in any order, and an empty cell means omitted, as an empty text is. Several people in a cell are separated by `;`. Text that a spreadsheet would run as a formula gets a leading apostrophe, which the import removes.
         *
         *     People, teams and departments are named by their `external_id`, or by email address or name where they have none; `key` and `parent` are ids. A `parent` that is not in the file (it may be archived, filtered out or hidden from you) must exist where the file is imported. The history of check-ins is not part of it. To give a filter several values, repeat the parameter or separate them by commas.
         *
         *     Needs the scopes `goals:read` and `directory:read`.
         */
        get: operations["exportGoals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/goals/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import goals
         * @description Up to 10,000 goals and 100,000 key results, all or nothing; **a dry run unless `dry_run=false`**. The `Content-Type` says what the body is (`application/x-ndjson` is JSON Lines, too). JSON Lines have one goal per line, its key results in `key_results`. CSV has one row per goal (`record: goal`) and per key result (`record: key_result`, whose `parent` is the key of its goal); its columns are named like the fields of the JSON, in any order, and an empty cell means omitted, as an empty text is. Several people in a cell are separated by `;`. Text that a spreadsheet would run as a formula gets a leading apostrophe, which the import removes. JSON is `{"goals": […]}`.
         *
         *     You become the creator of everything, and the rules of the single requests apply: goals are created from the top down, key results added, each `value` recorded as a check-in, and goals completed or archived last. `parent` is the `key` of a goal in the file or the id of an existing one. People are named by `external_id`, email address or id; teams and departments by `external_id`, name or id. `progress` and `confidence_level` are taken unless `progress_is_computed` or `confidence_is_computed` is true; with `expected_progress` the import fails unless the goal's progress is within 0.01 of it.
         *
         *     What is wrong is named by its place: `/lines/7/title` (CSV, JSON Lines) or `/goals/6/title` (JSON). What the fields refer to is looked up once they are all right in themselves.
         *
         *     Needs the scopes `goals:write` and `checkins:write` and `directory:read`.
         */
        post: operations["importGoals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/goals/{goal_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the progress of a goal over time
         * @description A point for every day (UTC), worked out from the check-ins: **the tree, weights, drivers and statuses as they are today, with the check-ins dated until the end of each day.** A check-in that is backdated, corrected or deleted changes the past accordingly; a key result counts from its start value before its first check-in; what is set by hand shows as it is now. Today's point equals the goal's progress; contributors that you may not view count, too.
         *
         *     Needs the scope `goals:read`.
         */
        get: operations["getGoalHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/goals/{goal_id}/key-results/{kr_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the progress of a key result over time
         * @description A point for every day (UTC): its newest check-in dated until the end of that day, measured by the start and the target as they are today; the start value before the first.
         *
         *     Needs the scope `goals:read`.
         */
        get: operations["getKeyResultHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/goals/{goal_id}/chart.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a chart of the progress of a goal (SVG)
         * @description From start to target: the actual progress (see `getGoalHistory`) against the straight line from `date_start` to `date_end`, with today marked. An SVG without scripts or external resources, described for screen readers. Progress that is set by hand has no history: only today shows.
         *
         *     Needs the scope `goals:read`.
         */
        get: operations["getGoalChart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccessToken: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * Format: uuid
             * @description Whose it is
             */
            employee_id: string;
            /** @description What it is for */
            name: string;
            /** @description What it allows */
            scopes: ("goals:read" | "goals:write" | "checkins:write" | "directory:read" | "directory:write" | "tokens:write")[];
            /**
             * Format: date-time
             * @description When it ends
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description When it was last used; written at most once a minute, so it may be up to a minute behind
             */
            last_used_at: string | null;
            /**
             * Format: date-time
             * @description When it was made
             */
            created_at: string;
            /**
             * Format: uuid
             * @description Who made it
             */
            created_by: string;
        };
        AccessTokenPage: {
            /** @description Send it as `cursor` for the next page; null = the last */
            next_cursor: string | null;
            /**
             * Format: int32
             * @description How many there are on all pages, at most 10,000; with `include_total`
             */
            total?: number;
            /**
             * @description `exact`, or `at_least`: there are more than `total`; with `include_total`
             * @enum {string}
             */
            total_relation?: "exact" | "at_least";
            /** @description The tokens of this page */
            items: components["schemas"]["AccessToken"][];
        };
        Acl: {
            /**
             * Format: uuid
             * @description The employee who made the goal
             */
            created_by: string;
            /** @description Employees assigned to it, who may check in, as may those who manage the goal */
            assign_to: string[];
            /** @description Employees whom it is made visible to; others may view it as owners, assignees or where it is shared */
            visible_to: string[];
        };
        BulkCheckIn: {
            /**
             * Format: double
             * @description The measured value; 0 or 1 for a `boolean` key result
             * @example 42
             */
            value: number;
            /**
             * @description How confident you are of reaching the target; null = nothing said. Omitted in a new check-in: as in the one before
             * @example on_track
             * @enum {string|null}
             */
            confidence_level?: "on_track" | "at_risk" | "off_track" | null;
            /** @description What happened, what comes next */
            comment?: string | null;
            /**
             * Format: date-time
             * @description When the value was measured, possibly in the past; at most 5 minutes ahead. Omitted in a new check-in: now
             * @example 2026-02-13T09:30:00Z
             */
            checked_in_at?: string;
            /**
             * Format: uuid
             * @description The key result to check in on
             */
            goal_key_result_id: string;
        };
        BulkCheckIns: {
            /** @description All of them are recorded, or none */
            items: components["schemas"]["BulkCheckIn"][];
        };
        BulkCheckInsResponse: {
            /** @description The check-ins, in the order of the items */
            items: components["schemas"]["CheckIn"][];
            /** @description Every goal above them that you may view, each once */
            goals: components["schemas"]["MovedGoal"][];
        };
        CheckIn: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * Format: uuid
             * @description The key result that it is on
             */
            goal_key_result_id: string;
            /**
             * Format: uuid
             * @description Its author
             */
            employee_id: string;
            /**
             * Format: double
             * @description The value
             * @example 42
             */
            value: number;
            /**
             * @description The confidence at that time: as stated, else that of the check-in before
             * @enum {string|null}
             */
            confidence_level: "on_track" | "at_risk" | "off_track" | null;
            /** @description What happened */
            comment: string | null;
            /**
             * Format: date-time
             * @description When the value was measured
             */
            checked_in_at: string;
            /**
             * Format: date-time
             * @description When it was recorded
             */
            created_at: string;
            /** @description The `acl` of its key result */
            acl: components["schemas"]["Acl"];
        };
        CheckInPage: {
            /** @description Send it as `cursor` for the next page; null = the last */
            next_cursor: string | null;
            /**
             * Format: int32
             * @description How many there are on all pages, at most 10,000; with `include_total`
             */
            total?: number;
            /**
             * @description `exact`, or `at_least`: there are more than `total`; with `include_total`
             * @enum {string}
             */
            total_relation?: "exact" | "at_least";
            /** @description The check-ins of this page */
            items: components["schemas"]["CheckIn"][];
        };
        CheckInWithChain: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * Format: uuid
             * @description The key result that it is on
             */
            goal_key_result_id: string;
            /**
             * Format: uuid
             * @description Its author
             */
            employee_id: string;
            /**
             * Format: double
             * @description The value
             * @example 42
             */
            value: number;
            /**
             * @description The confidence at that time: as stated, else that of the check-in before
             * @enum {string|null}
             */
            confidence_level: "on_track" | "at_risk" | "off_track" | null;
            /** @description What happened */
            comment: string | null;
            /**
             * Format: date-time
             * @description When the value was measured
             */
            checked_in_at: string;
            /**
             * Format: date-time
             * @description When it was recorded
             */
            created_at: string;
            /** @description The `acl` of its key result */
            acl: components["schemas"]["Acl"];
            /** @description The key result as it is now */
            key_result: components["schemas"]["KeyResult"];
            /** @description Every goal up the chain that you may view, nearest first */
            goals: components["schemas"]["MovedGoal"][];
        };
        Company: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /** @description Its name */
            name: string;
        };
        CreateCheckIn: {
            /**
             * Format: double
             * @description The measured value; 0 or 1 for a `boolean` key result
             * @example 42
             */
            value: number;
            /**
             * @description How confident you are of reaching the target; null = nothing said. Omitted in a new check-in: as in the one before
             * @example on_track
             * @enum {string|null}
             */
            confidence_level?: "on_track" | "at_risk" | "off_track" | null;
            /** @description What happened, what comes next */
            comment?: string | null;
            /**
             * Format: date-time
             * @description When the value was measured, possibly in the past; at most 5 minutes ahead. Omitted in a new check-in: now
             * @example 2026-02-13T09:30:00Z
             */
            checked_in_at?: string;
        };
        CreateCompany: {
            /**
             * @description Its name
             * @example Example Ltd
             */
            name: string;
            /** @description Its first admin */
            admin: components["schemas"]["FirstAdmin"];
        };
        CreateDepartment: {
            /** @description Its id in your HR system, unique in the company; of an employee also the `sub` of their JWTs */
            external_id?: string | null;
            /**
             * @description Its name
             * @example Engineering
             */
            name: string;
            /**
             * Format: uuid
             * @description The department that it is part of
             */
            parent_department_id?: string | null;
            /**
             * Format: uuid
             * @description Who heads it; heads manage its goals and those of departments below
             */
            head_employee_id?: string | null;
            /**
             * @description Inactive ones are kept for history
             * @default true
             */
            is_active?: boolean;
        };
        CreateEmployee: {
            /** @description Its id in your HR system, unique in the company; of an employee also the `sub` of their JWTs */
            external_id?: string | null;
            /**
             * Format: idn-email
             * @description Email address, unique in the company regardless of case
             * @example ada@example.com
             */
            email: string;
            /**
             * @description How others see them
             * @example Ada Lovelace
             */
            display_name: string;
            /**
             * @description Admins may do everything in the company
             * @default member
             * @enum {string}
             */
            role?: "admin" | "member";
            /**
             * Format: uuid
             * @description Whom they report to
             */
            manager_id?: string | null;
            /**
             * Format: uuid
             * @description Where they work
             */
            department_id?: string | null;
            /**
             * @description Inactive employees are kept for history, and cannot use the API
             * @default true
             */
            is_active?: boolean;
        };
        CreateGoal: {
            /**
             * @description What is to be achieved
             * @example Win the trust of enterprise customers
             */
            title: string;
            /** @description Why, and what success looks like */
            description?: string | null;
            /**
             * @description Whose goal it is. `company` takes no owner id, the others exactly the one that matches
             * @example company
             * @enum {string}
             */
            owner_type: "company" | "department" | "team" | "employee";
            /**
             * Format: uuid
             * @description The owning employee, for `owner_type: employee`
             */
            owner_employee_id?: string | null;
            /**
             * Format: uuid
             * @description The owning department, for `owner_type: department`
             */
            owner_department_id?: string | null;
            /**
             * Format: uuid
             * @description The owning team, for `owner_type: team`
             */
            owner_team_id?: string | null;
            /**
             * Format: uuid
             * @description The goal that this one contributes to; you need the level `align` on it. null: none, a top-level goal
             */
            parent_goal_id?: string | null;
            /**
             * @description Whether everyone in the company may view it
             * @default false
             */
            is_shared?: boolean;
            /**
             * Format: date
             * @description First day
             * @example 2026-01-01
             */
            date_start?: string | null;
            /**
             * Format: date
             * @description Last day; not before `date_start`
             * @example 2026-03-31
             */
            date_end?: string | null;
            /**
             * @description A cancelled goal does not count in its parent. Only an active one takes check-ins
             * @default active
             * @enum {string}
             */
            status?: "active" | "completed" | "cancelled";
            /**
             * Format: double
             * @description Progress set by hand, in percent. Refused while contributors count (see `progress_is_computed`)
             * @default 0
             */
            progress?: number;
            /**
             * @description Which contributors count: `all` (key results and child goals), `key_results`, `children`, or `manual` (none)
             * @default all
             * @enum {string}
             */
            progress_driver?: "all" | "key_results" | "children" | "manual";
            /**
             * @description Confidence set by hand: only while no contributor that counts has one
             * @enum {string|null}
             */
            confidence_level?: "on_track" | "at_risk" | "off_track" | null;
            /**
             * Format: double
             * @description How much it counts in its parent; 0 = shown, but not counted
             * @default 1
             */
            weight?: number;
            /**
             * @description An archived goal is read-only, and does not count in its parent
             * @default false
             */
            is_archived?: boolean;
            /**
             * @description Employees who may check in on it
             * @default []
             */
            assign_to_ids?: string[] | null;
            /**
             * @description Employees who may view it, besides those who may anyway
             * @default []
             */
            visible_to_ids?: string[] | null;
        };
        CreateKeyResult: {
            /**
             * @description What is measured
             * @example Net promoter score
             */
            title: string;
            /** @description How it is measured */
            description?: string | null;
            /**
             * @description What kind of quantity. `boolean` takes 0 (not done) and 1 (done) only, and a key result with check-ins cannot become it
             * @example number
             * @enum {string}
             */
            metric_type: "number" | "percent" | "currency" | "boolean";
            /** @description The unit, such as `points`. `currency` needs an ISO 4217 code in upper case, such as `EUR` */
            unit?: string | null;
            /**
             * Format: double
             * @description Where it starts
             * @default 0
             * @example 30
             */
            start_value?: number;
            /**
             * Format: double
             * @description The target, above or below `start_value`. Needed, except for `percent` (100) and `boolean` (1)
             * @example 50
             */
            target_value?: number;
            /**
             * Format: double
             * @description How much it counts in its goal; 0 = shown, but not counted
             * @default 1
             */
            weight?: number;
            /**
             * @description Employees who may check in on it
             * @default []
             */
            assign_to_ids?: string[] | null;
        };
        CreateTeam: {
            /** @description Its id in your HR system, unique in the company; of an employee also the `sub` of their JWTs */
            external_id?: string | null;
            /**
             * @description Its name
             * @example Search
             */
            name: string;
            /**
             * Format: uuid
             * @description Who leads it; the lead manages its goals
             */
            lead_employee_id?: string | null;
            /**
             * @description Inactive ones are kept for history
             * @default true
             */
            is_active?: boolean;
        };
        CreateToken: {
            /**
             * @description What it is for
             * @example Weekly check-in bot
             */
            name: string;
            /**
             * @description What it allows: nothing that you may not do yourself
             * @example [
             *       "goals:read"
             *     ]
             */
            scopes: ("goals:read" | "goals:write" | "checkins:write" | "directory:read" | "directory:write" | "tokens:write")[];
            /**
             * Format: date-time
             * @description When it expires; must be in the future. null or omitted: never
             */
            expires_at?: string | null;
            /**
             * Format: uuid
             * @description The employee whom it is for; you if omitted. Only admins may name somebody else
             */
            employee_id?: string;
        };
        CreatedCompany: {
            /** @description The company */
            company: components["schemas"]["Company"];
            /** @description Its first admin */
            admin: components["schemas"]["Employee"];
            /** @description The admin's API token: it is shown this once */
            token: string;
        };
        Department: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /** @description Its id in your HR system; of an employee also the `sub` of their JWTs */
            external_id: string | null;
            /** @description Whether it is active; inactive employees cannot use the API */
            is_active: boolean;
            /**
             * Format: date-time
             * @description When it was made
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed
             */
            updated_at: string;
            /**
             * @description Its name
             * @example Engineering
             */
            name: string;
            /**
             * Format: uuid
             * @description The department that it is part of
             */
            parent_department_id: string | null;
            /**
             * Format: uuid
             * @description Who heads it
             */
            head_employee_id: string | null;
        };
        DepartmentPage: {
            /** @description Send it as `cursor` for the next page; null = the last */
            next_cursor: string | null;
            /**
             * Format: int32
             * @description How many there are on all pages, at most 10,000; with `include_total`
             */
            total?: number;
            /**
             * @description `exact`, or `at_least`: there are more than `total`; with `include_total`
             * @enum {string}
             */
            total_relation?: "exact" | "at_least";
            /** @description The departments of this page */
            items: components["schemas"]["Department"][];
        };
        DirectoryUpsert: {
            /** @description The counts of departments */
            departments: components["schemas"]["UpsertCounts"];
            /** @description The counts of teams */
            teams: components["schemas"]["UpsertCounts"];
            /** @description The counts of employees */
            employees: components["schemas"]["UpsertCounts"];
        };
        Employee: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /** @description Its id in your HR system; of an employee also the `sub` of their JWTs */
            external_id: string | null;
            /** @description Whether it is active; inactive employees cannot use the API */
            is_active: boolean;
            /**
             * Format: date-time
             * @description When it was made
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed
             */
            updated_at: string;
            /**
             * Format: idn-email
             * @description Their email address
             * @example ada@example.com
             */
            email: string;
            /**
             * @description How others see them
             * @example Ada Lovelace
             */
            display_name: string;
            /**
             * @description Admins may do everything in the company
             * @enum {string}
             */
            role: "admin" | "member";
            /**
             * Format: uuid
             * @description Whom they report to
             */
            manager_id: string | null;
            /**
             * Format: uuid
             * @description Where they work
             */
            department_id: string | null;
            /** @description The teams that they are members of */
            team_ids: string[];
        };
        EmployeePage: {
            /** @description Send it as `cursor` for the next page; null = the last */
            next_cursor: string | null;
            /**
             * Format: int32
             * @description How many there are on all pages, at most 10,000; with `include_total`
             */
            total?: number;
            /**
             * @description `exact`, or `at_least`: there are more than `total`; with `include_total`
             * @enum {string}
             */
            total_relation?: "exact" | "at_least";
            /** @description The employees of this page */
            items: components["schemas"]["Employee"][];
        };
        FirstAdmin: {
            /**
             * Format: idn-email
             * @description Their email address
             * @example ada@example.com
             */
            email: string;
            /**
             * @description How others see them
             * @example Ada Lovelace
             */
            display_name: string;
        };
        Goal: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * @description What is to be achieved
             * @example Win the trust of enterprise customers
             */
            title: string;
            /** @description Why, and what success looks like */
            description: string | null;
            /**
             * @description Whose goal it is
             * @enum {string}
             */
            owner_type: "company" | "department" | "team" | "employee";
            /**
             * Format: uuid
             * @description The owning employee
             */
            owner_employee_id: string | null;
            /**
             * Format: uuid
             * @description The owning department
             */
            owner_department_id: string | null;
            /**
             * Format: uuid
             * @description The owning team
             */
            owner_team_id: string | null;
            /**
             * Format: uuid
             * @description The goal that it contributes to
             */
            parent_goal_id: string | null;
            /** @description Whether everyone in the company may view it */
            is_shared: boolean;
            /**
             * Format: date
             * @description First day
             * @example 2026-01-01
             */
            date_start: string | null;
            /**
             * Format: date
             * @description Last day
             * @example 2026-03-31
             */
            date_end: string | null;
            /**
             * @description Its state
             * @enum {string}
             */
            status: "active" | "completed" | "cancelled";
            /**
             * Format: double
             * @description Progress in percent: the weighted mean of its contributors, or what was set by hand (see `progress_is_computed`)
             * @example 48.33
             */
            progress: number;
            /**
             * @description Which contributors count
             * @enum {string}
             */
            progress_driver: "all" | "key_results" | "children" | "manual";
            /** @description true: from contributors. false: none counts, and progress is what was set by hand */
            progress_is_computed: boolean;
            /**
             * @description How sure people are; null = nobody has said. The weighted mean of the contributors that have one (`on_track` 2, `at_risk` 1, `off_track` 0): `on_track` above 1.5, `at_risk` above 0.5, else `off_track`. Where none has one, what was set by hand
             * @enum {string|null}
             */
            confidence_level: "on_track" | "at_risk" | "off_track" | null;
            /**
             * Format: double
             * @description How much it counts in its parent
             * @example 1
             */
            weight: number;
            /** @description Archived: read-only, and not counted in its parent */
            is_archived: boolean;
            /**
             * Format: int32
             * @description How many key results it has
             * @example 3
             */
            goal_key_results_count: number;
            /** @description Whether there are goals below it that you may view and that are not archived */
            has_children: boolean;
            /**
             * Format: date-time
             * @description When it was made
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last edited; changes of progress do not count
             */
            updated_at: string;
            /** @description Who created it, who is assigned to it, and whom it is made visible to */
            acl: components["schemas"]["Acl"];
        };
        GoalDetail: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * @description What is to be achieved
             * @example Win the trust of enterprise customers
             */
            title: string;
            /** @description Why, and what success looks like */
            description: string | null;
            /**
             * @description Whose goal it is
             * @enum {string}
             */
            owner_type: "company" | "department" | "team" | "employee";
            /**
             * Format: uuid
             * @description The owning employee
             */
            owner_employee_id: string | null;
            /**
             * Format: uuid
             * @description The owning department
             */
            owner_department_id: string | null;
            /**
             * Format: uuid
             * @description The owning team
             */
            owner_team_id: string | null;
            /**
             * Format: uuid
             * @description The goal that it contributes to
             */
            parent_goal_id: string | null;
            /** @description Whether everyone in the company may view it */
            is_shared: boolean;
            /**
             * Format: date
             * @description First day
             * @example 2026-01-01
             */
            date_start: string | null;
            /**
             * Format: date
             * @description Last day
             * @example 2026-03-31
             */
            date_end: string | null;
            /**
             * @description Its state
             * @enum {string}
             */
            status: "active" | "completed" | "cancelled";
            /**
             * Format: double
             * @description Progress in percent: the weighted mean of its contributors, or what was set by hand (see `progress_is_computed`)
             * @example 48.33
             */
            progress: number;
            /**
             * @description Which contributors count
             * @enum {string}
             */
            progress_driver: "all" | "key_results" | "children" | "manual";
            /** @description true: from contributors. false: none counts, and progress is what was set by hand */
            progress_is_computed: boolean;
            /**
             * @description How sure people are; null = nobody has said. The weighted mean of the contributors that have one (`on_track` 2, `at_risk` 1, `off_track` 0): `on_track` above 1.5, `at_risk` above 0.5, else `off_track`. Where none has one, what was set by hand
             * @enum {string|null}
             */
            confidence_level: "on_track" | "at_risk" | "off_track" | null;
            /**
             * Format: double
             * @description How much it counts in its parent
             * @example 1
             */
            weight: number;
            /** @description Archived: read-only, and not counted in its parent */
            is_archived: boolean;
            /**
             * Format: int32
             * @description How many key results it has
             * @example 3
             */
            goal_key_results_count: number;
            /** @description Whether there are goals below it that you may view and that are not archived */
            has_children: boolean;
            /**
             * Format: date-time
             * @description When it was made
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last edited; changes of progress do not count
             */
            updated_at: string;
            /** @description Who created it, who is assigned to it, and whom it is made visible to */
            acl: components["schemas"]["Acl"];
            /** @description Its key results, oldest first */
            goal_key_results: components["schemas"]["KeyResultWithCheckIns"][];
            /** @description The parent; null if there is none, or you may not view it (then `parent_goal_id` is set) */
            parent_goal: components["schemas"]["ParentGoal"] | null;
        };
        GoalHistory: {
            /**
             * Format: date
             * @description The first day
             * @example 2026-01-01
             */
            from: string;
            /**
             * Format: date
             * @description The last day; today at the latest
             * @example 2026-03-31
             */
            to: string;
            /** @description One point for every day, oldest first */
            points: components["schemas"]["HistoryPoint"][];
        };
        GoalInFile: {
            /**
             * @description What is to be achieved
             * @example Win the trust of enterprise customers
             */
            title: string;
            /** @description Why, and what success looks like */
            description?: string | null;
            /**
             * @description Whether everyone in the company may view it
             * @default false
             */
            is_shared?: boolean;
            /**
             * Format: date
             * @description First day
             * @example 2026-01-01
             */
            date_start?: string | null;
            /**
             * Format: date
             * @description Last day; not before `date_start`
             * @example 2026-03-31
             */
            date_end?: string | null;
            /**
             * @description A cancelled goal does not count in its parent. Only an active one takes check-ins
             * @default active
             * @enum {string}
             */
            status?: "active" | "completed" | "cancelled";
            /**
             * Format: double
             * @description Progress set by hand, in percent. Refused while contributors count (see `progress_is_computed`)
             * @default 0
             */
            progress?: number;
            /**
             * @description Which contributors count: `all` (key results and child goals), `key_results`, `children`, or `manual` (none)
             * @default all
             * @enum {string}
             */
            progress_driver?: "all" | "key_results" | "children" | "manual";
            /**
             * @description Confidence set by hand: only while no contributor that counts has one
             * @enum {string|null}
             */
            confidence_level?: "on_track" | "at_risk" | "off_track" | null;
            /**
             * Format: double
             * @description How much it counts in its parent; 0 = shown, but not counted
             * @default 1
             */
            weight?: number;
            /**
             * @description An archived goal is read-only, and does not count in its parent
             * @default false
             */
            is_archived?: boolean;
            /** @description Names the goal within the file; must be unique there */
            key: string;
            /** @description The key of a goal in the file, or the id of an existing goal */
            parent?: string | null;
            /**
             * @description Whose goal it is
             * @default company
             * @enum {string}
             */
            owner_type?: "company" | "department" | "team" | "employee";
            /** @description The owner. An employee: `external_id`, email address or id. A team or department: `external_id`, name or id. `company`: none */
            owner?: string | null;
            /** @description Employees who may check in on it: `external_id`, email address or id */
            assign_to?: string[];
            /** @description Employees who may view it: `external_id`, email address or id */
            visible_to?: string[];
            /** @description `true`: `progress` only tells what it was, and is calculated anew */
            progress_is_computed?: boolean;
            /** @description `true`: `confidence_level` only tells what it was, and is calculated anew */
            confidence_is_computed?: boolean;
            /**
             * Format: double
             * @description The import fails unless the goal's progress is within 0.01 of this
             */
            expected_progress?: number;
            /** @description Its key results */
            key_results?: components["schemas"]["ImportKeyResult"][];
        };
        GoalPage: {
            /** @description Send it as `cursor` for the next page; null = the last */
            next_cursor: string | null;
            /**
             * Format: int32
             * @description How many there are on all pages, at most 10,000; with `include_total`
             */
            total?: number;
            /**
             * @description `exact`, or `at_least`: there are more than `total`; with `include_total`
             * @enum {string}
             */
            total_relation?: "exact" | "at_least";
            /** @description The goals of this page */
            items: components["schemas"]["Goal"][];
        };
        GoalTree: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * @description What is to be achieved
             * @example Win the trust of enterprise customers
             */
            title: string;
            /** @description Why, and what success looks like */
            description: string | null;
            /**
             * @description Whose goal it is
             * @enum {string}
             */
            owner_type: "company" | "department" | "team" | "employee";
            /**
             * Format: uuid
             * @description The owning employee
             */
            owner_employee_id: string | null;
            /**
             * Format: uuid
             * @description The owning department
             */
            owner_department_id: string | null;
            /**
             * Format: uuid
             * @description The owning team
             */
            owner_team_id: string | null;
            /**
             * Format: uuid
             * @description The goal that it contributes to
             */
            parent_goal_id: string | null;
            /** @description Whether everyone in the company may view it */
            is_shared: boolean;
            /**
             * Format: date
             * @description First day
             * @example 2026-01-01
             */
            date_start: string | null;
            /**
             * Format: date
             * @description Last day
             * @example 2026-03-31
             */
            date_end: string | null;
            /**
             * @description Its state
             * @enum {string}
             */
            status: "active" | "completed" | "cancelled";
            /**
             * Format: double
             * @description Progress in percent: the weighted mean of its contributors, or what was set by hand (see `progress_is_computed`)
             * @example 48.33
             */
            progress: number;
            /**
             * @description Which contributors count
             * @enum {string}
             */
            progress_driver: "all" | "key_results" | "children" | "manual";
            /** @description true: from contributors. false: none counts, and progress is what was set by hand */
            progress_is_computed: boolean;
            /**
             * @description How sure people are; null = nobody has said. The weighted mean of the contributors that have one (`on_track` 2, `at_risk` 1, `off_track` 0): `on_track` above 1.5, `at_risk` above 0.5, else `off_track`. Where none has one, what was set by hand
             * @enum {string|null}
             */
            confidence_level: "on_track" | "at_risk" | "off_track" | null;
            /**
             * Format: double
             * @description How much it counts in its parent
             * @example 1
             */
            weight: number;
            /** @description Archived: read-only, and not counted in its parent */
            is_archived: boolean;
            /**
             * Format: int32
             * @description How many key results it has
             * @example 3
             */
            goal_key_results_count: number;
            /** @description Whether there are goals below it that you may view and that are not archived */
            has_children: boolean;
            /**
             * Format: date-time
             * @description When it was made
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last edited; changes of progress do not count
             */
            updated_at: string;
            /** @description Who created it, who is assigned to it, and whom it is made visible to */
            acl: components["schemas"]["Acl"];
            /** @description The goals directly below it that you may view and that are not archived */
            children: components["schemas"]["GoalTree"][];
            /** @description Whether there are more below it than are shown here */
            children_truncated: boolean;
        };
        GoalsFile: {
            /** @description The goals, in any order */
            goals: components["schemas"]["GoalInFile"][];
            /** @description Where it comes from, for people to read */
            source?: string;
            /** @description Under which terms, for people to read */
            license?: string;
            /** @description Anything else, for people to read */
            note?: string;
        };
        HistoryPoint: {
            /**
             * Format: date
             * @description The day; it ends at midnight UTC
             * @example 2026-02-13
             */
            date: string;
            /**
             * Format: double
             * @description The progress at its end, in percent
             * @example 48.33
             */
            progress: number;
            /**
             * @description The confidence at its end
             * @enum {string|null}
             */
            confidence_level: "on_track" | "at_risk" | "off_track" | null;
        };
        ImportKeyResult: {
            /**
             * @description What is measured
             * @example Net promoter score
             */
            title: string;
            /** @description How it is measured */
            description?: string | null;
            /**
             * @description What kind of quantity. `boolean` takes 0 (not done) and 1 (done) only, and a key result with check-ins cannot become it
             * @example number
             * @enum {string}
             */
            metric_type: "number" | "percent" | "currency" | "boolean";
            /** @description The unit, such as `points`. `currency` needs an ISO 4217 code in upper case, such as `EUR` */
            unit?: string | null;
            /**
             * Format: double
             * @description Where it starts
             * @default 0
             * @example 30
             */
            start_value?: number;
            /**
             * Format: double
             * @description The target, above or below `start_value`. Needed, except for `percent` (100) and `boolean` (1)
             * @example 50
             */
            target_value?: number;
            /**
             * Format: double
             * @description How much it counts in its goal; 0 = shown, but not counted
             * @default 1
             */
            weight?: number;
            /** @description Employees who may check in on it: `external_id`, email address or id */
            assign_to?: string[];
            /** @description Its value now, recorded as a check-in */
            value?: number | null;
            /**
             * @description How sure people are
             * @enum {string|null}
             */
            confidence_level?: "on_track" | "at_risk" | "off_track" | null;
            /**
             * Format: date-time
             * @description When the value was measured; now if omitted
             */
            checked_in_at?: string | null;
        };
        ImportResult: {
            /** @description Whether nothing was written */
            dry_run: boolean;
            /**
             * Format: int32
             * @description How many goals the file has
             * @example 50
             */
            goals_count: number;
            /**
             * Format: int32
             * @description How many key results
             * @example 138
             */
            key_results_count: number;
            /**
             * Format: int32
             * @description How many of them have a value, and so a check-in
             * @example 138
             */
            check_ins_count: number;
            /** @description In the order of the file */
            goals: components["schemas"]["ImportedGoal"][];
        };
        ImportedGoal: {
            /**
             * @description What the file calls it
             * @example g1
             */
            key: string;
            /**
             * Format: uuid
             * @description Its id; null in a dry run, which makes none
             */
            id: string | null;
            /**
             * Format: double
             * @description The progress that it comes to
             * @example 48.33
             */
            progress: number;
        };
        KeyResult: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * Format: uuid
             * @description The goal that it measures
             */
            goal_id: string;
            /**
             * @description What is measured
             * @example Net promoter score
             */
            title: string;
            /** @description How it is measured */
            description: string | null;
            /**
             * @description What kind of quantity
             * @enum {string}
             */
            metric_type: "number" | "percent" | "currency" | "boolean";
            /**
             * @description What it counts; an ISO 4217 code for `currency`
             * @example points
             */
            unit: string | null;
            /**
             * Format: double
             * @description Where it started
             * @example 30
             */
            start_value: number;
            /**
             * Format: double
             * @description Where it is to go
             * @example 50
             */
            target_value: number;
            /**
             * Format: double
             * @description The value of its newest check-in; `start_value` while there is none
             * @example 42
             */
            current_value: number;
            /**
             * Format: double
             * @description How far the value has come from `start_value` to `target_value`, in percent, never below 0 or above 100. Where the two are equal: 100 once the value is the target, else 0
             * @example 60
             */
            progress: number;
            /**
             * @description The confidence of its newest check-in
             * @enum {string|null}
             */
            confidence_level: "on_track" | "at_risk" | "off_track" | null;
            /**
             * Format: double
             * @description How much it counts in its goal
             * @example 1
             */
            weight: number;
            /** @description Its own assignees */
            assign_to_ids: string[];
            /**
             * Format: int32
             * @description How many check-ins it has
             * @example 6
             */
            check_ins_count: number;
            /**
             * Format: date-time
             * @description When the value of its newest check-in was measured
             */
            last_check_in_at: string | null;
            /**
             * Format: date-time
             * @description When it was made
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed; check-ins do not count
             */
            updated_at: string;
            /** @description The `acl` of its goal, with the assignees of the key result added */
            acl: components["schemas"]["Acl"];
        };
        KeyResultHistory: {
            /**
             * Format: date
             * @description The first day
             * @example 2026-01-01
             */
            from: string;
            /**
             * Format: date
             * @description The last day; today at the latest
             * @example 2026-03-31
             */
            to: string;
            /** @description One point for every day, oldest first */
            points: components["schemas"]["KeyResultHistoryPoint"][];
        };
        KeyResultHistoryPoint: {
            /**
             * Format: date
             * @description The day; it ends at midnight UTC
             * @example 2026-02-13
             */
            date: string;
            /**
             * Format: double
             * @description The progress at its end, in percent
             * @example 48.33
             */
            progress: number;
            /**
             * @description The confidence at its end
             * @enum {string|null}
             */
            confidence_level: "on_track" | "at_risk" | "off_track" | null;
            /**
             * Format: double
             * @description The value of the newest check-in by then; `start_value` before the first
             * @example 42
             */
            value: number;
        };
        KeyResultPage: {
            /** @description Send it as `cursor` for the next page; null = the last */
            next_cursor: string | null;
            /**
             * Format: int32
             * @description How many there are on all pages, at most 10,000; with `include_total`
             */
            total?: number;
            /**
             * @description `exact`, or `at_least`: there are more than `total`; with `include_total`
             * @enum {string}
             */
            total_relation?: "exact" | "at_least";
            /** @description The key results of this page */
            items: components["schemas"]["KeyResult"][];
        };
        KeyResultWithCheckIns: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * Format: uuid
             * @description The goal that it measures
             */
            goal_id: string;
            /**
             * @description What is measured
             * @example Net promoter score
             */
            title: string;
            /** @description How it is measured */
            description: string | null;
            /**
             * @description What kind of quantity
             * @enum {string}
             */
            metric_type: "number" | "percent" | "currency" | "boolean";
            /**
             * @description What it counts; an ISO 4217 code for `currency`
             * @example points
             */
            unit: string | null;
            /**
             * Format: double
             * @description Where it started
             * @example 30
             */
            start_value: number;
            /**
             * Format: double
             * @description Where it is to go
             * @example 50
             */
            target_value: number;
            /**
             * Format: double
             * @description The value of its newest check-in; `start_value` while there is none
             * @example 42
             */
            current_value: number;
            /**
             * Format: double
             * @description How far the value has come from `start_value` to `target_value`, in percent, never below 0 or above 100. Where the two are equal: 100 once the value is the target, else 0
             * @example 60
             */
            progress: number;
            /**
             * @description The confidence of its newest check-in
             * @enum {string|null}
             */
            confidence_level: "on_track" | "at_risk" | "off_track" | null;
            /**
             * Format: double
             * @description How much it counts in its goal
             * @example 1
             */
            weight: number;
            /** @description Its own assignees */
            assign_to_ids: string[];
            /**
             * Format: int32
             * @description How many check-ins it has
             * @example 6
             */
            check_ins_count: number;
            /**
             * Format: date-time
             * @description When the value of its newest check-in was measured
             */
            last_check_in_at: string | null;
            /**
             * Format: date-time
             * @description When it was made
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed; check-ins do not count
             */
            updated_at: string;
            /** @description The `acl` of its goal, with the assignees of the key result added */
            acl: components["schemas"]["Acl"];
            /** @description The newest 20, newest first; fewer where many key results have very long comments, or thousands of people are named on them */
            goal_key_result_check_ins: components["schemas"]["CheckIn"][];
        };
        Me: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /** @description Its id in your HR system; of an employee also the `sub` of their JWTs */
            external_id: string | null;
            /** @description Whether it is active; inactive employees cannot use the API */
            is_active: boolean;
            /**
             * Format: date-time
             * @description When it was made
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed
             */
            updated_at: string;
            /**
             * Format: idn-email
             * @description Their email address
             * @example ada@example.com
             */
            email: string;
            /**
             * @description How others see them
             * @example Ada Lovelace
             */
            display_name: string;
            /**
             * @description Admins may do everything in the company
             * @enum {string}
             */
            role: "admin" | "member";
            /**
             * Format: uuid
             * @description Whom they report to
             */
            manager_id: string | null;
            /**
             * Format: uuid
             * @description Where they work
             */
            department_id: string | null;
            /** @description The teams that they are members of */
            team_ids: string[];
            /** @description The company that you work in */
            company: components["schemas"]["Company"];
            /** @description What the token that you used allows */
            scopes: ("goals:read" | "goals:write" | "checkins:write" | "directory:read" | "directory:write" | "tokens:write")[];
        };
        MovedGoal: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /** @description Its title */
            title: string;
            /**
             * Format: uuid
             * @description The goal above it
             */
            parent_goal_id: string | null;
            /**
             * Format: double
             * @description Its new progress
             * @example 48.33
             */
            progress: number;
            /** @description Whether that is computed from contributors */
            progress_is_computed: boolean;
            /**
             * @description Its new confidence
             * @enum {string|null}
             */
            confidence_level: "on_track" | "at_risk" | "off_track" | null;
        };
        NewAccessToken: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * Format: uuid
             * @description Whose it is
             */
            employee_id: string;
            /** @description What it is for */
            name: string;
            /** @description What it allows */
            scopes: ("goals:read" | "goals:write" | "checkins:write" | "directory:read" | "directory:write" | "tokens:write")[];
            /**
             * Format: date-time
             * @description When it ends
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description When it was last used; written at most once a minute, so it may be up to a minute behind
             */
            last_used_at: string | null;
            /**
             * Format: date-time
             * @description When it was made
             */
            created_at: string;
            /**
             * Format: uuid
             * @description Who made it
             */
            created_by: string;
            /** @description The token itself: it is shown this once */
            token: string;
        };
        ParentGoal: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * @description What is to be achieved
             * @example Win the trust of enterprise customers
             */
            title: string;
            /** @description Why, and what success looks like */
            description: string | null;
            /**
             * @description Whose goal it is
             * @enum {string}
             */
            owner_type: "company" | "department" | "team" | "employee";
            /**
             * Format: uuid
             * @description The owning employee
             */
            owner_employee_id: string | null;
            /**
             * Format: uuid
             * @description The owning department
             */
            owner_department_id: string | null;
            /**
             * Format: uuid
             * @description The owning team
             */
            owner_team_id: string | null;
            /**
             * Format: uuid
             * @description The goal that it contributes to
             */
            parent_goal_id: string | null;
            /** @description Whether everyone in the company may view it */
            is_shared: boolean;
            /**
             * Format: date
             * @description First day
             * @example 2026-01-01
             */
            date_start: string | null;
            /**
             * Format: date
             * @description Last day
             * @example 2026-03-31
             */
            date_end: string | null;
            /**
             * @description Its state
             * @enum {string}
             */
            status: "active" | "completed" | "cancelled";
            /**
             * Format: double
             * @description Progress in percent: the weighted mean of its contributors, or what was set by hand (see `progress_is_computed`)
             * @example 48.33
             */
            progress: number;
            /**
             * @description Which contributors count
             * @enum {string}
             */
            progress_driver: "all" | "key_results" | "children" | "manual";
            /** @description true: from contributors. false: none counts, and progress is what was set by hand */
            progress_is_computed: boolean;
            /**
             * @description How sure people are; null = nobody has said. The weighted mean of the contributors that have one (`on_track` 2, `at_risk` 1, `off_track` 0): `on_track` above 1.5, `at_risk` above 0.5, else `off_track`. Where none has one, what was set by hand
             * @enum {string|null}
             */
            confidence_level: "on_track" | "at_risk" | "off_track" | null;
            /**
             * Format: double
             * @description How much it counts in its parent
             * @example 1
             */
            weight: number;
            /** @description Archived: read-only, and not counted in its parent */
            is_archived: boolean;
            /**
             * Format: int32
             * @description How many key results it has
             * @example 3
             */
            goal_key_results_count: number;
            /** @description Whether there are goals below it that you may view and that are not archived */
            has_children: boolean;
            /**
             * Format: date-time
             * @description When it was made
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last edited; changes of progress do not count
             */
            updated_at: string;
            /** @description Who created it, who is assigned to it, and whom it is made visible to */
            acl: components["schemas"]["Acl"];
            /** @description Employees who may check in on it */
            assign_to_ids: string[];
            /** @description Employees who may view it, besides those who may anyway */
            visible_to_ids: string[];
        };
        /** @description What went wrong (RFC 9457). Programs go by `type`, people read `detail`. */
        Problem: {
            /**
             * Format: uri
             * @description The kind of problem. It never changes; what each means is said where an operation answers with it
             */
            type: string;
            /** @description The kind in words */
            title: string;
            /**
             * Format: int32
             * @description The HTTP status
             */
            status: number;
            /** @description What is wrong this time */
            detail?: string;
            /**
             * Format: uri-reference
             * @description The path of the request
             */
            instance: string;
            /** @description Quote it when you report a problem: the log has it too */
            request_id: string;
            /** @description Each wrong field */
            errors?: {
                /**
                 * Format: json-pointer
                 * @description Where in the body, as a JSON pointer; `/name` for a query parameter, `/name/1` for one of its values
                 */
                pointer: string;
                /** @description What is wrong with it */
                detail: string;
            }[];
        };
        SearchGoals: {
            /**
             * Format: int32
             * @description How many items a page has
             * @default 50
             */
            limit?: number;
            /** @description `next_cursor` of the previous page; send the same filters and `sort` with it */
            cursor?: string;
            /**
             * @description Adds `total`, exact up to 10,000 (see `total_relation`)
             * @default false
             */
            include_total?: boolean;
            /** @description Goals with these owner types */
            owner_type?: ("company" | "department" | "team" | "employee") | ("company" | "department" | "team" | "employee")[];
            /** @description Goals of these employees */
            owner_employee_id?: string | string[];
            /** @description Goals of these teams */
            owner_team_id?: string | string[];
            /** @description Goals of these departments */
            owner_department_id?: string | string[];
            /** @description Goals whose title contains every one of these words, in upper or lower case; `%` and `_` are plain characters */
            text?: string;
            /** @description Goals with these statuses */
            status?: ("active" | "completed" | "cancelled") | ("active" | "completed" | "cancelled")[];
            /** @description `true`: goals shared with everyone; `false`: the others */
            is_shared?: boolean | boolean[];
            /** @description Goals with these confidence levels */
            confidence_level?: ("on_track" | "at_risk" | "off_track") | ("on_track" | "at_risk" | "off_track")[];
            /**
             * Format: date
             * @description Goals whose `date_end` is this day or later, or empty
             */
            date_period_start?: string;
            /**
             * Format: date
             * @description Goals whose `date_start` is this day or earlier, or empty
             */
            date_period_end?: string;
            /**
             * @description Only goals without a parent
             * @default false
             */
            only_top_level?: boolean;
            /** @description Children of these goals */
            parent_goal_id?: string | string[];
            /** @description Goals that these employees are assigned to themselves, not only through a key result */
            assign_to_id?: string | string[];
            /**
             * @description `true`: archived goals; `false`: the others; both values: all goals
             * @default false
             */
            is_archived?: boolean | boolean[];
            /**
             * @description The order; `-` for descending. Goals without `date_end` count as later than any date: last by `date_end`, first by `-date_end`. `title` goes by code points, once upper and lower case and compatibility forms are made the same as for `text`: `Zoo` comes before `Äpfel`
             * @default -created_at
             * @enum {string}
             */
            sort?: "created_at" | "-created_at" | "updated_at" | "-updated_at" | "title" | "-title" | "date_end" | "-date_end" | "progress" | "-progress";
        };
        Team: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /** @description Its id in your HR system; of an employee also the `sub` of their JWTs */
            external_id: string | null;
            /** @description Whether it is active; inactive employees cannot use the API */
            is_active: boolean;
            /**
             * Format: date-time
             * @description When it was made
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed
             */
            updated_at: string;
            /**
             * @description Its name
             * @example Search
             */
            name: string;
            /**
             * Format: uuid
             * @description Who leads it
             */
            lead_employee_id: string | null;
            /** @description Its members */
            member_ids: string[];
        };
        TeamMembers: {
            /** @description All members; anybody who is not listed is removed */
            employee_ids: string[];
        };
        TeamPage: {
            /** @description Send it as `cursor` for the next page; null = the last */
            next_cursor: string | null;
            /**
             * Format: int32
             * @description How many there are on all pages, at most 10,000; with `include_total`
             */
            total?: number;
            /**
             * @description `exact`, or `at_least`: there are more than `total`; with `include_total`
             * @enum {string}
             */
            total_relation?: "exact" | "at_least";
            /** @description The teams of this page */
            items: components["schemas"]["Team"][];
        };
        UpdateCheckIn: {
            /**
             * Format: double
             * @description The measured value; 0 or 1 for a `boolean` key result
             * @example 42
             */
            value?: number;
            /**
             * @description How confident you are of reaching the target; null = nothing said
             * @example on_track
             * @enum {string|null}
             */
            confidence_level?: "on_track" | "at_risk" | "off_track" | null;
            /** @description What happened, what comes next */
            comment?: string | null;
            /**
             * Format: date-time
             * @description When the value was measured, possibly in the past; at most 5 minutes ahead
             * @example 2026-02-13T09:30:00Z
             */
            checked_in_at?: string;
        };
        UpdateDepartment: {
            /** @description Its id in your HR system, unique in the company; of an employee also the `sub` of their JWTs */
            external_id?: string | null;
            /**
             * @description Its name
             * @example Engineering
             */
            name?: string;
            /**
             * Format: uuid
             * @description The department that it is part of
             */
            parent_department_id?: string | null;
            /**
             * Format: uuid
             * @description Who heads it; heads manage its goals and those of departments below
             */
            head_employee_id?: string | null;
            /** @description Inactive ones are kept for history */
            is_active?: boolean;
        };
        UpdateEmployee: {
            /** @description Its id in your HR system, unique in the company; of an employee also the `sub` of their JWTs */
            external_id?: string | null;
            /**
             * Format: idn-email
             * @description Email address, unique in the company regardless of case
             * @example ada@example.com
             */
            email?: string;
            /**
             * @description How others see them
             * @example Ada Lovelace
             */
            display_name?: string;
            /**
             * @description Admins may do everything in the company
             * @enum {string}
             */
            role?: "admin" | "member";
            /**
             * Format: uuid
             * @description Whom they report to
             */
            manager_id?: string | null;
            /**
             * Format: uuid
             * @description Where they work
             */
            department_id?: string | null;
            /** @description Inactive employees are kept for history, and cannot use the API */
            is_active?: boolean;
        };
        UpdateGoal: {
            /**
             * @description What is to be achieved
             * @example Win the trust of enterprise customers
             */
            title?: string;
            /** @description Why, and what success looks like */
            description?: string | null;
            /**
             * @description Whose goal it is. `company` takes no owner id, the others exactly the one that matches
             * @example company
             * @enum {string}
             */
            owner_type?: "company" | "department" | "team" | "employee";
            /**
             * Format: uuid
             * @description The owning employee, for `owner_type: employee`
             */
            owner_employee_id?: string | null;
            /**
             * Format: uuid
             * @description The owning department, for `owner_type: department`
             */
            owner_department_id?: string | null;
            /**
             * Format: uuid
             * @description The owning team, for `owner_type: team`
             */
            owner_team_id?: string | null;
            /**
             * Format: uuid
             * @description The goal that this one contributes to; you need the level `align` on it. null: none, a top-level goal
             */
            parent_goal_id?: string | null;
            /** @description Whether everyone in the company may view it */
            is_shared?: boolean;
            /**
             * Format: date
             * @description First day
             * @example 2026-01-01
             */
            date_start?: string | null;
            /**
             * Format: date
             * @description Last day; not before `date_start`
             * @example 2026-03-31
             */
            date_end?: string | null;
            /**
             * @description A cancelled goal does not count in its parent. Only an active one takes check-ins
             * @enum {string}
             */
            status?: "active" | "completed" | "cancelled";
            /**
             * Format: double
             * @description Progress set by hand, in percent. Refused while contributors count (see `progress_is_computed`)
             */
            progress?: number;
            /**
             * @description Which contributors count: `all` (key results and child goals), `key_results`, `children`, or `manual` (none)
             * @enum {string}
             */
            progress_driver?: "all" | "key_results" | "children" | "manual";
            /**
             * @description Confidence set by hand: only while no contributor that counts has one
             * @enum {string|null}
             */
            confidence_level?: "on_track" | "at_risk" | "off_track" | null;
            /**
             * Format: double
             * @description How much it counts in its parent; 0 = shown, but not counted
             */
            weight?: number;
            /** @description An archived goal is read-only, and does not count in its parent */
            is_archived?: boolean;
            /** @description Employees who may check in on it */
            assign_to_ids?: string[] | null;
            /** @description Employees who may view it, besides those who may anyway */
            visible_to_ids?: string[] | null;
        };
        UpdateKeyResult: {
            /**
             * @description What is measured
             * @example Net promoter score
             */
            title?: string;
            /** @description How it is measured */
            description?: string | null;
            /**
             * @description What kind of quantity. `boolean` takes 0 (not done) and 1 (done) only, and a key result with check-ins cannot become it
             * @example number
             * @enum {string}
             */
            metric_type?: "number" | "percent" | "currency" | "boolean";
            /** @description The unit, such as `points`. `currency` needs an ISO 4217 code in upper case, such as `EUR` */
            unit?: string | null;
            /**
             * Format: double
             * @description Where it starts
             * @example 30
             */
            start_value?: number;
            /**
             * Format: double
             * @description The target, above or below `start_value`
             * @example 50
             */
            target_value?: number;
            /**
             * Format: double
             * @description How much it counts in its goal; 0 = shown, but not counted
             */
            weight?: number;
            /** @description Employees who may check in on it */
            assign_to_ids?: string[] | null;
        };
        UpdateTeam: {
            /** @description Its id in your HR system, unique in the company; of an employee also the `sub` of their JWTs */
            external_id?: string | null;
            /**
             * @description Its name
             * @example Search
             */
            name?: string;
            /**
             * Format: uuid
             * @description Who leads it; the lead manages its goals
             */
            lead_employee_id?: string | null;
            /** @description Inactive ones are kept for history */
            is_active?: boolean;
        };
        UpsertCounts: {
            /**
             * Format: int32
             * @description How many were created
             */
            created: number;
            /**
             * Format: int32
             * @description How many were changed
             */
            updated: number;
            /**
             * Format: int32
             * @description How many already were as the request has them
             */
            unchanged: number;
        };
        UpsertDepartment: {
            /** @description Its id in your HR system: an existing entry is updated, otherwise a new one created */
            external_id: string;
            /** @description Its name; required for a new one */
            name?: string;
            /** @description The external_id of the department that it is part of */
            parent_department_external_id?: string | null;
            /** @description The external_id of the employee who heads it */
            head_employee_external_id?: string | null;
            /** @description Inactive ones are kept for history */
            is_active?: boolean;
        };
        UpsertDirectory: {
            /** @description Departments */
            departments?: components["schemas"]["UpsertDepartment"][];
            /** @description Employees */
            employees?: components["schemas"]["UpsertEmployee"][];
            /** @description Teams */
            teams?: components["schemas"]["UpsertTeam"][];
        };
        UpsertEmployee: {
            /** @description Its id in your HR system: an existing entry is updated, otherwise a new one created */
            external_id: string;
            /**
             * Format: idn-email
             * @description Their email address; required for a new one
             */
            email?: string;
            /** @description How others see them; required for a new one */
            display_name?: string;
            /**
             * @description Their role
             * @enum {string}
             */
            role?: "admin" | "member";
            /** @description The external_id of their manager */
            manager_external_id?: string | null;
            /** @description The external_id of their department */
            department_external_id?: string | null;
            /** @description Inactive employees are kept for history, and cannot use the API */
            is_active?: boolean;
        };
        UpsertTeam: {
            /** @description Its id in your HR system: an existing entry is updated, otherwise a new one created */
            external_id: string;
            /** @description Its name; required for a new one */
            name?: string;
            /** @description The external_id of the employee who leads it */
            lead_employee_external_id?: string | null;
            /** @description The external_ids of all its members */
            member_external_ids?: string[];
            /** @description Inactive ones are kept for history */
            is_active?: boolean;
        };
    };
    responses: {
        /** @description Not changed since the version that `If-None-Match` names. */
        NotModified: {
            headers: {
                ETag: components["headers"]["ETag"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /**
         * @description The request cannot be read: broken JSON, a broken URL or header (`If-Match`, `Idempotency-Key`), or a cursor of another list. (`urn:okr:problem:malformed`)
         *
         *     What to do: Correct the request; the same one never succeeds.
         */
        Malformed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:okr:problem:malformed",
                 *       "title": "Malformed request",
                 *       "status": 400,
                 *       "detail": "Body is not valid JSON but content-type is set to 'application/json'",
                 *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                 *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                 *     }
                 */
                "application/problem+json": {
                    /** @enum {string} */
                    type: "urn:okr:problem:malformed";
                    /**
                     * Format: int32
                     * @enum {integer}
                     */
                    status: 400;
                } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
            };
        };
        /**
         * @description There is no token, or it is unknown, expired or revoked, or its employee is inactive. (`urn:okr:problem:unauthenticated`)
         *
         *     What to do: Send a valid token: `Authorization: Bearer …`.
         */
        Unauthenticated: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:okr:problem:unauthenticated",
                 *       "title": "Not authenticated",
                 *       "status": 401,
                 *       "detail": "Send a token: Authorization: Bearer …",
                 *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                 *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                 *     }
                 */
                "application/problem+json": {
                    /** @enum {string} */
                    type: "urn:okr:problem:unauthenticated";
                    /**
                     * Format: int32
                     * @enum {integer}
                     */
                    status: 401;
                } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
            };
        };
        /**
         * @description You may see it, but not do this; or your token lacks a scope. (`urn:okr:problem:forbidden`)
         *
         *     What to do: Ask someone with the rights, or use a token with the scope that `detail` names.
         */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:okr:problem:forbidden",
                 *       "title": "Not allowed",
                 *       "status": 403,
                 *       "detail": "Your token lacks the scope goals:write.",
                 *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                 *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                 *     }
                 */
                "application/problem+json": {
                    /** @enum {string} */
                    type: "urn:okr:problem:forbidden";
                    /**
                     * Format: int32
                     * @enum {integer}
                     */
                    status: 403;
                } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
            };
        };
        /**
         * @description It does not exist, or you may not see it: the two cannot be told apart. (`urn:okr:problem:not-found`)
         *
         *     What to do: Check the id, and whether you should be able to view it.
         */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:okr:problem:not-found",
                 *       "title": "Not found",
                 *       "status": 404,
                 *       "detail": "There is no such goal, or you may not see it.",
                 *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                 *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                 *     }
                 */
                "application/problem+json": {
                    /** @enum {string} */
                    type: "urn:okr:problem:not-found";
                    /**
                     * Format: int32
                     * @enum {integer}
                     */
                    status: 404;
                } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
            };
        };
        /**
         * @description The header `Accept` refuses every media type that the answer could have. (`urn:okr:problem:not-acceptable`)
         *
         *     What to do: Accept `application/json`, or leave the header out.
         */
        NotAcceptable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:okr:problem:not-acceptable",
                 *       "title": "Not acceptable",
                 *       "status": 406,
                 *       "detail": "The answer is application/json, which the header Accept refuses.",
                 *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                 *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                 *     }
                 */
                "application/problem+json": {
                    /** @enum {string} */
                    type: "urn:okr:problem:not-acceptable";
                    /**
                     * Format: int32
                     * @enum {integer}
                     */
                    status: 406;
                } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
            };
        };
        /**
         * @description The request did not arrive whole in time. (`urn:okr:problem:timeout`)
         *
         *     What to do: Send it again.
         */
        Timeout: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:okr:problem:timeout",
                 *       "title": "The request took too long",
                 *       "status": 408,
                 *       "detail": "The request did not arrive in time.",
                 *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                 *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                 *     }
                 */
                "application/problem+json": {
                    /** @enum {string} */
                    type: "urn:okr:problem:timeout";
                    /**
                     * Format: int32
                     * @enum {integer}
                     */
                    status: 408;
                } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
            };
        };
        /**
         * @description The request is valid, but the present state does not allow it. (`urn:okr:problem:conflict`)
         *
         *     What to do: Read the resource again and decide anew.
         */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:okr:problem:conflict",
                 *       "title": "Conflict with the present state",
                 *       "status": 409,
                 *       "detail": "The change conflicts with one that was made at the same time. Read again and retry.",
                 *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                 *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                 *     }
                 */
                "application/problem+json": {
                    /** @enum {string} */
                    type: "urn:okr:problem:conflict";
                    /**
                     * Format: int32
                     * @enum {integer}
                     */
                    status: 409;
                } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
            };
        };
        /**
         * @description The request is valid, but the present state does not allow it. (`urn:okr:problem:conflict`)
         *
         *     What to do: Read the resource again and decide anew.
         *
         *     A request with the same `Idempotency-Key` is under way. (`urn:okr:problem:still-running`)
         *
         *     What to do: Send it again after the seconds in `Retry-After`: you get the answer to the first one.
         */
        ConflictOrStillRunning: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After-While-Running"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @enum {string} */
                    type: "urn:okr:problem:conflict" | "urn:okr:problem:still-running";
                    /**
                     * Format: int32
                     * @enum {integer}
                     */
                    status: 409;
                } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
            };
        };
        /**
         * @description The resource has changed since the version that `If-Match` names. (`urn:okr:problem:precondition-failed`)
         *
         *     What to do: Read it again, apply your change to what it is now, and send its new `ETag`.
         */
        PreconditionFailed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:okr:problem:precondition-failed",
                 *       "title": "Precondition failed",
                 *       "status": 412,
                 *       "detail": "It has changed since you read it: read it again, then decide.",
                 *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                 *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                 *     }
                 */
                "application/problem+json": {
                    /** @enum {string} */
                    type: "urn:okr:problem:precondition-failed";
                    /**
                     * Format: int32
                     * @enum {integer}
                     */
                    status: 412;
                } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
            };
        };
        /**
         * @description The body is larger than this operation takes: `detail` says how large it may be. (`urn:okr:problem:too-large`)
         *
         *     What to do: Send less at once.
         */
        TooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:okr:problem:too-large",
                 *       "title": "Body too large",
                 *       "status": 413,
                 *       "detail": "The body may have at most 1 MB.",
                 *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                 *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                 *     }
                 */
                "application/problem+json": {
                    /** @enum {string} */
                    type: "urn:okr:problem:too-large";
                    /**
                     * Format: int32
                     * @enum {integer}
                     */
                    status: 413;
                } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
            };
        };
        /**
         * @description The address is longer than 80 KB. (`urn:okr:problem:uri-too-long`)
         *
         *     What to do: Use the operation that takes a body, such as `POST /goals/search`.
         */
        UriTooLong: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:okr:problem:uri-too-long",
                 *       "title": "URI too long",
                 *       "status": 414,
                 *       "detail": "The address is longer than 80 KB: POST /goals/search takes its filters in a body.",
                 *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                 *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                 *     }
                 */
                "application/problem+json": {
                    /** @enum {string} */
                    type: "urn:okr:problem:uri-too-long";
                    /**
                     * Format: int32
                     * @enum {integer}
                     */
                    status: 414;
                } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
            };
        };
        /**
         * @description The header `Content-Type` is missing, or names a type that this operation does not take. All take JSON in UTF-8, the import of goals JSON Lines and CSV as well. Or `Content-Encoding` says that the body is compressed, which none take. (`urn:okr:problem:unsupported-media-type`)
         *
         *     What to do: Send JSON as it is, with `Content-Type: application/json` and no `Content-Encoding`.
         */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:okr:problem:unsupported-media-type",
                 *       "title": "Unsupported media type",
                 *       "status": 415,
                 *       "detail": "The header Content-Type must name what this operation takes: application/json, in UTF-8.",
                 *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                 *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                 *     }
                 */
                "application/problem+json": {
                    /** @enum {string} */
                    type: "urn:okr:problem:unsupported-media-type";
                    /**
                     * Format: int32
                     * @enum {integer}
                     */
                    status: 415;
                } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
            };
        };
        /**
         * @description The header `Expect` asks for what this service does not do. (`urn:okr:problem:expectation-failed`)
         *
         *     What to do: Leave the header out, or send `100-continue`.
         */
        ExpectationFailed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:okr:problem:expectation-failed",
                 *       "title": "Expectation failed",
                 *       "status": 417,
                 *       "detail": "The header Expect may ask for 100-continue only.",
                 *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                 *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                 *     }
                 */
                "application/problem+json": {
                    /** @enum {string} */
                    type: "urn:okr:problem:expectation-failed";
                    /**
                     * Format: int32
                     * @enum {integer}
                     */
                    status: 417;
                } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
            };
        };
        /**
         * @description The request can be read, but its content is not valid: `errors` names every field that is wrong. Each field is checked by itself first, then all together, then what they refer to is looked up; where a step finds something, the next one is not taken. (`urn:okr:problem:invalid`)
         *
         *     What to do: Correct the fields that `errors` points at.
         */
        Invalid: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:okr:problem:invalid",
                 *       "title": "Not valid",
                 *       "status": 422,
                 *       "detail": "The request is well-formed, but not valid: see errors.",
                 *       "errors": [
                 *         {
                 *           "pointer": "/title",
                 *           "detail": "must have 1 to 500 characters, not 0"
                 *         }
                 *       ],
                 *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                 *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                 *     }
                 */
                "application/problem+json": {
                    /** @enum {string} */
                    type: "urn:okr:problem:invalid";
                    /**
                     * Format: int32
                     * @enum {integer}
                     */
                    status: 422;
                } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
            };
        };
        /**
         * @description The request can be read, but its content is not valid: `errors` names every field that is wrong. Each field is checked by itself first, then all together, then what they refer to is looked up; where a step finds something, the next one is not taken. (`urn:okr:problem:invalid`)
         *
         *     What to do: Correct the fields that `errors` points at.
         *
         *     The `Idempotency-Key` belongs to an earlier request with another body, address or scopes. (`urn:okr:problem:key-reused`)
         *
         *     What to do: Use a new key for a new request, and the same body when you send one again.
         */
        InvalidOrKeyReused: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": {
                    /** @enum {string} */
                    type: "urn:okr:problem:invalid" | "urn:okr:problem:key-reused";
                    /**
                     * Format: int32
                     * @enum {integer}
                     */
                    status: 422;
                } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
            };
        };
        /**
         * @description You have sent more requests than your limit allows, or too many invalid credentials came from your address. (`urn:okr:problem:too-many-requests`)
         *
         *     What to do: Wait for the seconds in `Retry-After`. `RateLimit` tells what is left before it comes to this.
         */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:okr:problem:too-many-requests",
                 *       "title": "Too many requests",
                 *       "status": 429,
                 *       "detail": "You have used up your requests of this minute.",
                 *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                 *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                 *     }
                 */
                "application/problem+json": {
                    /** @enum {string} */
                    type: "urn:okr:problem:too-many-requests";
                    /**
                     * Format: int32
                     * @enum {integer}
                     */
                    status: 429;
                } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
            };
        };
        /**
         * @description The address and the headers together are larger than 96 KB. (`urn:okr:problem:headers-too-large`)
         *
         *     What to do: Send fewer or shorter headers; if it is the address that is long, use `POST /goals/search`, which takes a body.
         */
        HeadersTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:okr:problem:headers-too-large",
                 *       "title": "Address and headers too large",
                 *       "status": 431,
                 *       "detail": "The address and the headers together are larger than 96 KB.",
                 *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                 *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                 *     }
                 */
                "application/problem+json": {
                    /** @enum {string} */
                    type: "urn:okr:problem:headers-too-large";
                    /**
                     * Format: int32
                     * @enum {integer}
                     */
                    status: 431;
                } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
            };
        };
        /**
         * @description An error in the service itself. (`urn:okr:problem:internal`)
         *
         *     What to do: Report it and quote the `request_id`.
         */
        Internal: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:okr:problem:internal",
                 *       "title": "Internal error",
                 *       "status": 500,
                 *       "detail": "Something went wrong on our side. Quote the request_id when you report it.",
                 *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                 *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                 *     }
                 */
                "application/problem+json": {
                    /** @enum {string} */
                    type: "urn:okr:problem:internal";
                    /**
                     * Format: int32
                     * @enum {integer}
                     */
                    status: 500;
                } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
            };
        };
        /**
         * @description The database is away or too busy, or the request took too long. Usually nothing was changed; but a request that took too long may still be completed, and one whose connection broke during the commit may have been saved. (`urn:okr:problem:unavailable`)
         *
         *     What to do: Send the same request again after the seconds in `Retry-After`: a POST with its `Idempotency-Key`, a PATCH or DELETE with its `If-Match`, and it is not done twice.
         */
        Unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:okr:problem:unavailable",
                 *       "title": "Temporarily unavailable",
                 *       "status": 503,
                 *       "detail": "The service cannot do this right now. Try again in a moment.",
                 *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                 *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                 *     }
                 */
                "application/problem+json": {
                    /** @enum {string} */
                    type: "urn:okr:problem:unavailable";
                    /**
                     * Format: int32
                     * @enum {integer}
                     */
                    status: 503;
                } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
            };
        };
    };
    parameters: {
        /** @description Makes retries safe: for 24 hours, the same key with the same body gives the first answer again; the order of fields does not matter. Another body or address, or other scopes of the token, is a 422; 409 while the first request is still running. A request that failed can be sent again with its key. Keys are your own. Use a new UUID for each operation. */
        "Idempotency-Key": string;
        /** @description The `ETag` that you have: while it is the present one, the answer is 304 without a body */
        "If-None-Match": string;
        /** @description The `ETag` that your change is based on; 412 if the resource has changed since. A check-in changes its goal; what a goal shows of its parent may change */
        "If-Match": string;
    };
    requestBodies: never;
    headers: {
        /** @description The version of the resource, for `If-Match` and `If-None-Match` */
        ETag: string;
        /** @description Where the new resource is */
        Location: string;
        /** @description Present when this is the stored answer of an earlier request with the same `Idempotency-Key` */
        "Idempotency-Replayed": "true";
        /** @description Quote it when you report a problem: the log has it too */
        "X-Request-Id": string;
        /** @description What is left of your limit, and the seconds until it is reset: `"default";r=599;t=60` */
        RateLimit: string;
        /** @description Your limit, and the seconds that it is for; all your tokens share it: `"default";q=600;w=60` */
        "RateLimit-Policy": string;
        /** @description Seconds to wait before trying again */
        "Retry-After": number;
        /** @description Seconds to wait while a request with the same `Idempotency-Key` is running */
        "Retry-After-While-Running": number;
        /** @description How to authenticate: `Bearer`, with `error="invalid_token"` where the token that came is no good */
        "WWW-Authenticate": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listTokens: {
        parameters: {
            query?: {
                /** @description How many items a page has */
                limit?: number;
                /** @description `next_cursor` of the previous page; send the same filters and `sort` with it */
                cursor?: string;
                /** @description Adds `total`, exact up to 10,000 (see `total_relation`) */
                include_total?: boolean;
                /** @description Only the tokens of this employee; none of others, unless you are an admin with `tokens:write` */
                employee_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data, as far as you may view it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01985a2c-7d0e-7c1a-9b3e-0a1b2c3d4e0f",
                     *           "employee_id": "01985a2c-7d01-7c1a-9b3e-0a1b2c3d4e02",
                     *           "name": "Weekly check-in bot",
                     *           "scopes": [
                     *             "goals:read",
                     *             "checkins:write"
                     *           ],
                     *           "expires_at": null,
                     *           "last_used_at": "2026-02-13T09:30:00.000Z",
                     *           "created_at": "2026-01-05T08:12:31.408Z",
                     *           "created_by": "01985a2c-7d01-7c1a-9b3e-0a1b2c3d4e02"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["AccessTokenPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            414: components["responses"]["UriTooLong"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes retries safe: for 24 hours, the same key with the same body gives the first answer again; the order of fields does not matter. Another body or address, or other scopes of the token, is a 422; 409 while the first request is still running. A request that failed can be sent again with its key. Keys are your own. Use a new UUID for each operation. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Weekly check-in bot",
                 *       "scopes": [
                 *         "goals:read",
                 *         "checkins:write"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateToken"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01985a2c-7d0e-7c1a-9b3e-0a1b2c3d4e0f",
                     *       "employee_id": "01985a2c-7d01-7c1a-9b3e-0a1b2c3d4e02",
                     *       "name": "Weekly check-in bot",
                     *       "scopes": [
                     *         "goals:read",
                     *         "checkins:write"
                     *       ],
                     *       "expires_at": null,
                     *       "last_used_at": null,
                     *       "created_at": "2026-01-05T08:12:31.408Z",
                     *       "created_by": "01985a2c-7d01-7c1a-9b3e-0a1b2c3d4e02",
                     *       "token": "okr_Zk3v8QmTn1sB6yXw0RcJ4hLpD9uFgE2aVtKiO7xN5qM"
                     *     }
                     */
                    "application/json": components["schemas"]["NewAccessToken"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["ConflictOrStillRunning"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["InvalidOrKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the token
                 * @example 01985a2c-7d0e-7c1a-9b3e-0a1b2c3d4e0f
                 */
                token_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. There is no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that you have: while it is the present one, the answer is 304 without a body */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data, as far as you may view it. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01985a2c-7d01-7c1a-9b3e-0a1b2c3d4e02",
                     *       "external_id": null,
                     *       "email": "ines.vandamme@example.com",
                     *       "display_name": "Inès Van Damme",
                     *       "role": "admin",
                     *       "manager_id": null,
                     *       "department_id": null,
                     *       "team_ids": [],
                     *       "is_active": true,
                     *       "created_at": "2026-01-05T08:12:31.408Z",
                     *       "updated_at": "2026-01-05T08:12:31.408Z",
                     *       "company": {
                     *         "id": "01985a2c-7d00-7c1a-9b3e-0a1b2c3d4e01",
                     *         "name": "Veldra Cargo Bikes"
                     *       },
                     *       "scopes": [
                     *         "goals:read",
                     *         "goals:write",
                     *         "checkins:write",
                     *         "directory:read",
                     *         "tokens:write"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Me"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            414: components["responses"]["UriTooLong"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listEmployees: {
        parameters: {
            query?: {
                /** @description How many items a page has */
                limit?: number;
                /** @description `next_cursor` of the previous page; send the same filters and `sort` with it */
                cursor?: string;
                /** @description Adds `total`, exact up to 10,000 (see `total_relation`) */
                include_total?: boolean;
                /** @description Only employees whose name or email address contains this text, in upper or lower case */
                text?: string;
                /** @description Only entries with these ids in your HR system, exactly as they were given. Repeat the parameter for several: a comma is part of an id */
                external_id?: string[];
                /** @description `true`: only active entries; `false`: only inactive ones; omitted: both */
                is_active?: boolean;
                /** @description Only those who work in this department itself */
                department_id?: string;
                /** @description Only those who report to this employee directly */
                manager_id?: string;
                /** @description Only the members of this team */
                team_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data, as far as you may view it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01985a2c-7d01-7c1a-9b3e-0a1b2c3d4e02",
                     *           "external_id": null,
                     *           "email": "ines.vandamme@example.com",
                     *           "display_name": "Inès Van Damme",
                     *           "role": "admin",
                     *           "manager_id": null,
                     *           "department_id": null,
                     *           "team_ids": [],
                     *           "is_active": true,
                     *           "created_at": "2026-01-05T08:12:31.408Z",
                     *           "updated_at": "2026-01-05T08:12:31.408Z"
                     *         },
                     *         {
                     *           "id": "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04",
                     *           "external_id": "E-1017",
                     *           "email": "julien.caron@example.com",
                     *           "display_name": "Julien Caron",
                     *           "role": "member",
                     *           "manager_id": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *           "department_id": "01985a2c-7d04-7c1a-9b3e-0a1b2c3d4e05",
                     *           "team_ids": [
                     *             "01985a2c-7d06-7c1a-9b3e-0a1b2c3d4e07"
                     *           ],
                     *           "is_active": true,
                     *           "created_at": "2026-01-05T08:12:31.408Z",
                     *           "updated_at": "2026-01-05T08:12:31.408Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["EmployeePage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            414: components["responses"]["UriTooLong"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createEmployee: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes retries safe: for 24 hours, the same key with the same body gives the first answer again; the order of fields does not matter. Another body or address, or other scopes of the token, is a 422; 409 while the first request is still running. A request that failed can be sent again with its key. Keys are your own. Use a new UUID for each operation. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "external_id": "E-1042",
                 *       "email": "noor.haddad@example.com",
                 *       "display_name": "Noor Haddad",
                 *       "role": "member",
                 *       "manager_id": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                 *       "department_id": "01985a2c-7d04-7c1a-9b3e-0a1b2c3d4e05"
                 *     }
                 */
                "application/json": components["schemas"]["CreateEmployee"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01985a2c-7d10-7c1a-9b3e-0a1b2c3d4e11",
                     *       "external_id": "E-1042",
                     *       "email": "noor.haddad@example.com",
                     *       "display_name": "Noor Haddad",
                     *       "role": "member",
                     *       "manager_id": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *       "department_id": "01985a2c-7d04-7c1a-9b3e-0a1b2c3d4e05",
                     *       "team_ids": [],
                     *       "is_active": true,
                     *       "created_at": "2026-01-05T08:12:31.408Z",
                     *       "updated_at": "2026-01-05T08:12:31.408Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Employee"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            /**
             * @description The `email` or the `external_id` is taken.
             *
             *     The request is valid, but the present state does not allow it. (`urn:okr:problem:conflict`)
             *
             *     What to do: Read the resource again and decide anew.
             *
             *     A request with the same `Idempotency-Key` is under way. (`urn:okr:problem:still-running`)
             *
             *     What to do: Send it again after the seconds in `Retry-After`: you get the answer to the first one.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After-While-Running"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {string} */
                        type: "urn:okr:problem:conflict" | "urn:okr:problem:still-running";
                        /**
                         * Format: int32
                         * @enum {integer}
                         */
                        status: 409;
                    } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
                };
            };
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["InvalidOrKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getEmployee: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that you have: while it is the present one, the answer is 304 without a body */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                /**
                 * @description The id of the employee
                 * @example 01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04
                 */
                employee_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data, as far as you may view it. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04",
                     *       "external_id": "E-1017",
                     *       "email": "julien.caron@example.com",
                     *       "display_name": "Julien Caron",
                     *       "role": "member",
                     *       "manager_id": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *       "department_id": "01985a2c-7d04-7c1a-9b3e-0a1b2c3d4e05",
                     *       "team_ids": [
                     *         "01985a2c-7d06-7c1a-9b3e-0a1b2c3d4e07"
                     *       ],
                     *       "is_active": true,
                     *       "created_at": "2026-01-05T08:12:31.408Z",
                     *       "updated_at": "2026-01-05T08:12:31.408Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Employee"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            414: components["responses"]["UriTooLong"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteEmployee: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that your change is based on; 412 if the resource has changed since. A check-in changes its goal; what a goal shows of its parent may change */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /**
                 * @description The id of the employee
                 * @example 01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04
                 */
                employee_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. There is no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            /**
             * @description No active admin would be left.
             *
             *     The request is valid, but the present state does not allow it. (`urn:okr:problem:conflict`)
             *
             *     What to do: Read the resource again and decide anew.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:okr:problem:conflict",
                     *       "title": "Conflict with the present state",
                     *       "status": 409,
                     *       "detail": "The change conflicts with one that was made at the same time. Read again and retry.",
                     *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                     *     }
                     */
                    "application/problem+json": {
                        /** @enum {string} */
                        type: "urn:okr:problem:conflict";
                        /**
                         * Format: int32
                         * @enum {integer}
                         */
                        status: 409;
                    } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateEmployee: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that your change is based on; 412 if the resource has changed since. A check-in changes its goal; what a goal shows of its parent may change */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /**
                 * @description The id of the employee
                 * @example 01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04
                 */
                employee_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "department_id": "01985a2c-7d04-7c1a-9b3e-0a1b2c3d4e05"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateEmployee"];
            };
        };
        responses: {
            /** @description The state after the change. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04",
                     *       "external_id": "E-1017",
                     *       "email": "julien.caron@example.com",
                     *       "display_name": "Julien Caron",
                     *       "role": "member",
                     *       "manager_id": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *       "department_id": "01985a2c-7d04-7c1a-9b3e-0a1b2c3d4e05",
                     *       "team_ids": [
                     *         "01985a2c-7d06-7c1a-9b3e-0a1b2c3d4e07"
                     *       ],
                     *       "is_active": true,
                     *       "created_at": "2026-01-05T08:12:31.408Z",
                     *       "updated_at": "2026-01-05T08:12:31.408Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Employee"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            /**
             * @description The `email` or the `external_id` is taken, managers would form a cycle, or no active admin would be left.
             *
             *     The request is valid, but the present state does not allow it. (`urn:okr:problem:conflict`)
             *
             *     What to do: Read the resource again and decide anew.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:okr:problem:conflict",
                     *       "title": "Conflict with the present state",
                     *       "status": 409,
                     *       "detail": "The change conflicts with one that was made at the same time. Read again and retry.",
                     *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                     *     }
                     */
                    "application/problem+json": {
                        /** @enum {string} */
                        type: "urn:okr:problem:conflict";
                        /**
                         * Format: int32
                         * @enum {integer}
                         */
                        status: 409;
                    } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listTeams: {
        parameters: {
            query?: {
                /** @description How many items a page has */
                limit?: number;
                /** @description `next_cursor` of the previous page; send the same filters and `sort` with it */
                cursor?: string;
                /** @description Adds `total`, exact up to 10,000 (see `total_relation`) */
                include_total?: boolean;
                /** @description Only entries whose name contains this text, in upper or lower case */
                text?: string;
                /** @description Only entries with these ids in your HR system, exactly as they were given. Repeat the parameter for several: a comma is part of an id */
                external_id?: string[];
                /** @description `true`: only active entries; `false`: only inactive ones; omitted: both */
                is_active?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data, as far as you may view it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01985a2c-7d06-7c1a-9b3e-0a1b2c3d4e07",
                     *           "external_id": "T-3",
                     *           "name": "Key Accounts",
                     *           "lead_employee_id": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *           "member_ids": [
                     *             "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *             "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *           ],
                     *           "is_active": true,
                     *           "created_at": "2026-01-05T08:12:31.408Z",
                     *           "updated_at": "2026-01-05T08:12:31.408Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["TeamPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            414: components["responses"]["UriTooLong"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createTeam: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes retries safe: for 24 hours, the same key with the same body gives the first answer again; the order of fields does not matter. Another body or address, or other scopes of the token, is a 422; 409 while the first request is still running. A request that failed can be sent again with its key. Keys are your own. Use a new UUID for each operation. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "external_id": "T-7",
                 *       "name": "Lyon Launch",
                 *       "lead_employee_id": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03"
                 *     }
                 */
                "application/json": components["schemas"]["CreateTeam"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01985a2c-7d12-7c1a-9b3e-0a1b2c3d4e13",
                     *       "external_id": "T-7",
                     *       "name": "Lyon Launch",
                     *       "lead_employee_id": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *       "member_ids": [],
                     *       "is_active": true,
                     *       "created_at": "2026-01-05T08:12:31.408Z",
                     *       "updated_at": "2026-01-05T08:12:31.408Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Team"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            /**
             * @description The `external_id` is taken.
             *
             *     The request is valid, but the present state does not allow it. (`urn:okr:problem:conflict`)
             *
             *     What to do: Read the resource again and decide anew.
             *
             *     A request with the same `Idempotency-Key` is under way. (`urn:okr:problem:still-running`)
             *
             *     What to do: Send it again after the seconds in `Retry-After`: you get the answer to the first one.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After-While-Running"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {string} */
                        type: "urn:okr:problem:conflict" | "urn:okr:problem:still-running";
                        /**
                         * Format: int32
                         * @enum {integer}
                         */
                        status: 409;
                    } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
                };
            };
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["InvalidOrKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getTeam: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that you have: while it is the present one, the answer is 304 without a body */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                /**
                 * @description The id of the team
                 * @example 01985a2c-7d06-7c1a-9b3e-0a1b2c3d4e07
                 */
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data, as far as you may view it. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01985a2c-7d06-7c1a-9b3e-0a1b2c3d4e07",
                     *       "external_id": "T-3",
                     *       "name": "Key Accounts",
                     *       "lead_employee_id": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *       "member_ids": [
                     *         "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *         "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *       ],
                     *       "is_active": true,
                     *       "created_at": "2026-01-05T08:12:31.408Z",
                     *       "updated_at": "2026-01-05T08:12:31.408Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Team"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            414: components["responses"]["UriTooLong"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteTeam: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that your change is based on; 412 if the resource has changed since. A check-in changes its goal; what a goal shows of its parent may change */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /**
                 * @description The id of the team
                 * @example 01985a2c-7d06-7c1a-9b3e-0a1b2c3d4e07
                 */
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. There is no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateTeam: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that your change is based on; 412 if the resource has changed since. A check-in changes its goal; what a goal shows of its parent may change */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /**
                 * @description The id of the team
                 * @example 01985a2c-7d06-7c1a-9b3e-0a1b2c3d4e07
                 */
                team_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "lead_employee_id": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateTeam"];
            };
        };
        responses: {
            /** @description The state after the change. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01985a2c-7d06-7c1a-9b3e-0a1b2c3d4e07",
                     *       "external_id": "T-3",
                     *       "name": "Key Accounts",
                     *       "lead_employee_id": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *       "member_ids": [
                     *         "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *         "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *       ],
                     *       "is_active": true,
                     *       "created_at": "2026-01-05T08:12:31.408Z",
                     *       "updated_at": "2026-01-05T08:12:31.408Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Team"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            /**
             * @description The `external_id` is taken.
             *
             *     The request is valid, but the present state does not allow it. (`urn:okr:problem:conflict`)
             *
             *     What to do: Read the resource again and decide anew.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:okr:problem:conflict",
                     *       "title": "Conflict with the present state",
                     *       "status": 409,
                     *       "detail": "The change conflicts with one that was made at the same time. Read again and retry.",
                     *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                     *     }
                     */
                    "application/problem+json": {
                        /** @enum {string} */
                        type: "urn:okr:problem:conflict";
                        /**
                         * Format: int32
                         * @enum {integer}
                         */
                        status: 409;
                    } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    setTeamMembers: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that your change is based on; 412 if the resource has changed since. A check-in changes its goal; what a goal shows of its parent may change */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /**
                 * @description The id of the team
                 * @example 01985a2c-7d06-7c1a-9b3e-0a1b2c3d4e07
                 */
                team_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "employee_ids": [
                 *         "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                 *         "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["TeamMembers"];
            };
        };
        responses: {
            /** @description The state after the change. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01985a2c-7d06-7c1a-9b3e-0a1b2c3d4e07",
                     *       "external_id": "T-3",
                     *       "name": "Key Accounts",
                     *       "lead_employee_id": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *       "member_ids": [
                     *         "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *         "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *       ],
                     *       "is_active": true,
                     *       "created_at": "2026-01-05T08:12:31.408Z",
                     *       "updated_at": "2026-01-05T08:12:31.408Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Team"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listDepartments: {
        parameters: {
            query?: {
                /** @description How many items a page has */
                limit?: number;
                /** @description `next_cursor` of the previous page; send the same filters and `sort` with it */
                cursor?: string;
                /** @description Adds `total`, exact up to 10,000 (see `total_relation`) */
                include_total?: boolean;
                /** @description Only entries whose name contains this text, in upper or lower case */
                text?: string;
                /** @description Only entries with these ids in your HR system, exactly as they were given. Repeat the parameter for several: a comma is part of an id */
                external_id?: string[];
                /** @description `true`: only active entries; `false`: only inactive ones; omitted: both */
                is_active?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data, as far as you may view it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01985a2c-7d04-7c1a-9b3e-0a1b2c3d4e05",
                     *           "external_id": "D-10",
                     *           "name": "Fleet Sales",
                     *           "parent_department_id": null,
                     *           "head_employee_id": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *           "is_active": true,
                     *           "created_at": "2026-01-05T08:12:31.408Z",
                     *           "updated_at": "2026-01-05T08:12:31.408Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["DepartmentPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            414: components["responses"]["UriTooLong"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createDepartment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes retries safe: for 24 hours, the same key with the same body gives the first answer again; the order of fields does not matter. Another body or address, or other scopes of the token, is a 422; 409 while the first request is still running. A request that failed can be sent again with its key. Keys are your own. Use a new UUID for each operation. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "external_id": "D-12",
                 *       "name": "Partner Sales",
                 *       "parent_department_id": "01985a2c-7d04-7c1a-9b3e-0a1b2c3d4e05",
                 *       "head_employee_id": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03"
                 *     }
                 */
                "application/json": components["schemas"]["CreateDepartment"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01985a2c-7d11-7c1a-9b3e-0a1b2c3d4e12",
                     *       "external_id": "D-12",
                     *       "name": "Partner Sales",
                     *       "parent_department_id": "01985a2c-7d04-7c1a-9b3e-0a1b2c3d4e05",
                     *       "head_employee_id": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *       "is_active": true,
                     *       "created_at": "2026-01-05T08:12:31.408Z",
                     *       "updated_at": "2026-01-05T08:12:31.408Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Department"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            /**
             * @description The `external_id` is taken.
             *
             *     The request is valid, but the present state does not allow it. (`urn:okr:problem:conflict`)
             *
             *     What to do: Read the resource again and decide anew.
             *
             *     A request with the same `Idempotency-Key` is under way. (`urn:okr:problem:still-running`)
             *
             *     What to do: Send it again after the seconds in `Retry-After`: you get the answer to the first one.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After-While-Running"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {string} */
                        type: "urn:okr:problem:conflict" | "urn:okr:problem:still-running";
                        /**
                         * Format: int32
                         * @enum {integer}
                         */
                        status: 409;
                    } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
                };
            };
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["InvalidOrKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getDepartment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that you have: while it is the present one, the answer is 304 without a body */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                /**
                 * @description The id of the department
                 * @example 01985a2c-7d04-7c1a-9b3e-0a1b2c3d4e05
                 */
                department_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data, as far as you may view it. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01985a2c-7d04-7c1a-9b3e-0a1b2c3d4e05",
                     *       "external_id": "D-10",
                     *       "name": "Fleet Sales",
                     *       "parent_department_id": null,
                     *       "head_employee_id": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *       "is_active": true,
                     *       "created_at": "2026-01-05T08:12:31.408Z",
                     *       "updated_at": "2026-01-05T08:12:31.408Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Department"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            414: components["responses"]["UriTooLong"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteDepartment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that your change is based on; 412 if the resource has changed since. A check-in changes its goal; what a goal shows of its parent may change */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /**
                 * @description The id of the department
                 * @example 01985a2c-7d04-7c1a-9b3e-0a1b2c3d4e05
                 */
                department_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. There is no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateDepartment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that your change is based on; 412 if the resource has changed since. A check-in changes its goal; what a goal shows of its parent may change */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /**
                 * @description The id of the department
                 * @example 01985a2c-7d04-7c1a-9b3e-0a1b2c3d4e05
                 */
                department_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "head_employee_id": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateDepartment"];
            };
        };
        responses: {
            /** @description The state after the change. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01985a2c-7d04-7c1a-9b3e-0a1b2c3d4e05",
                     *       "external_id": "D-10",
                     *       "name": "Fleet Sales",
                     *       "parent_department_id": null,
                     *       "head_employee_id": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *       "is_active": true,
                     *       "created_at": "2026-01-05T08:12:31.408Z",
                     *       "updated_at": "2026-01-05T08:12:31.408Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Department"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            /**
             * @description The departments would form a cycle, or the `external_id` is taken.
             *
             *     The request is valid, but the present state does not allow it. (`urn:okr:problem:conflict`)
             *
             *     What to do: Read the resource again and decide anew.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:okr:problem:conflict",
                     *       "title": "Conflict with the present state",
                     *       "status": 409,
                     *       "detail": "The change conflicts with one that was made at the same time. Read again and retry.",
                     *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                     *     }
                     */
                    "application/problem+json": {
                        /** @enum {string} */
                        type: "urn:okr:problem:conflict";
                        /**
                         * Format: int32
                         * @enum {integer}
                         */
                        status: 409;
                    } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    upsertDirectory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "departments": [
                 *         {
                 *           "external_id": "D-10",
                 *           "name": "Fleet Sales",
                 *           "head_employee_external_id": "E-1003"
                 *         }
                 *       ],
                 *       "employees": [
                 *         {
                 *           "external_id": "E-1003",
                 *           "email": "lars.holm@example.com",
                 *           "display_name": "Lars Holm"
                 *         },
                 *         {
                 *           "external_id": "E-1017",
                 *           "email": "julien.caron@example.com",
                 *           "display_name": "Julien Caron",
                 *           "manager_external_id": "E-1003",
                 *           "department_external_id": "D-10"
                 *         }
                 *       ],
                 *       "teams": [
                 *         {
                 *           "external_id": "T-3",
                 *           "name": "Key Accounts",
                 *           "member_external_ids": [
                 *             "E-1003",
                 *             "E-1017"
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["UpsertDirectory"];
            };
        };
        responses: {
            /** @description The state after the change. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "departments": {
                     *         "created": 0,
                     *         "updated": 1,
                     *         "unchanged": 0
                     *       },
                     *       "employees": {
                     *         "created": 1,
                     *         "updated": 0,
                     *         "unchanged": 1
                     *       },
                     *       "teams": {
                     *         "created": 1,
                     *         "updated": 0,
                     *         "unchanged": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DirectoryUpsert"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            /**
             * @description An email address is taken, managers or departments would form a cycle, or no active admin would be left.
             *
             *     The request is valid, but the present state does not allow it. (`urn:okr:problem:conflict`)
             *
             *     What to do: Read the resource again and decide anew.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:okr:problem:conflict",
                     *       "title": "Conflict with the present state",
                     *       "status": 409,
                     *       "detail": "The change conflicts with one that was made at the same time. Read again and retry.",
                     *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                     *     }
                     */
                    "application/problem+json": {
                        /** @enum {string} */
                        type: "urn:okr:problem:conflict";
                        /**
                         * Format: int32
                         * @enum {integer}
                         */
                        status: 409;
                    } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
                };
            };
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createCompany: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes retries safe: for 24 hours, the same key with the same body gives the first answer again; the order of fields does not matter. Another body or address, or other scopes of the token, is a 422; 409 while the first request is still running. A request that failed can be sent again with its key. Keys are your own. Use a new UUID for each operation. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Veldra Cargo Bikes",
                 *       "admin": {
                 *         "email": "ines.vandamme@example.com",
                 *         "display_name": "Inès Van Damme"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["CreateCompany"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "company": {
                     *         "id": "01985a2c-7d00-7c1a-9b3e-0a1b2c3d4e01",
                     *         "name": "Veldra Cargo Bikes"
                     *       },
                     *       "admin": {
                     *         "id": "01985a2c-7d01-7c1a-9b3e-0a1b2c3d4e02",
                     *         "external_id": null,
                     *         "email": "ines.vandamme@example.com",
                     *         "display_name": "Inès Van Damme",
                     *         "role": "admin",
                     *         "manager_id": null,
                     *         "department_id": null,
                     *         "team_ids": [],
                     *         "is_active": true,
                     *         "created_at": "2026-01-05T08:12:31.408Z",
                     *         "updated_at": "2026-01-05T08:12:31.408Z"
                     *       },
                     *       "token": "okr_Zk3v8QmTn1sB6yXw0RcJ4hLpD9uFgE2aVtKiO7xN5qM"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedCompany"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["ConflictOrStillRunning"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["InvalidOrKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listGoals: {
        parameters: {
            query?: {
                /** @description How many items a page has */
                limit?: number;
                /** @description `next_cursor` of the previous page; send the same filters and `sort` with it */
                cursor?: string;
                /** @description Adds `total`, exact up to 10,000 (see `total_relation`) */
                include_total?: boolean;
                /** @description Goals with these owner types */
                owner_type?: ("company" | "department" | "team" | "employee")[];
                /** @description Goals of these employees */
                owner_employee_id?: string[];
                /** @description Goals of these teams */
                owner_team_id?: string[];
                /** @description Goals of these departments */
                owner_department_id?: string[];
                /** @description Goals whose title contains every one of these words, in upper or lower case; `%` and `_` are plain characters */
                text?: string;
                /** @description Goals with these statuses */
                status?: ("active" | "completed" | "cancelled")[];
                /** @description `true`: goals shared with everyone; `false`: the others */
                is_shared?: boolean[];
                /** @description Goals with these confidence levels */
                confidence_level?: ("on_track" | "at_risk" | "off_track")[];
                /** @description Goals whose `date_end` is this day or later, or empty */
                date_period_start?: string;
                /** @description Goals whose `date_start` is this day or earlier, or empty */
                date_period_end?: string;
                /** @description Only goals without a parent */
                only_top_level?: boolean;
                /** @description Children of these goals */
                parent_goal_id?: string[];
                /** @description Goals that these employees are assigned to themselves, not only through a key result */
                assign_to_id?: string[];
                /** @description `true`: archived goals; `false`: the others; both values: all goals */
                is_archived?: boolean[];
                /** @description The order; `-` for descending. Goals without `date_end` count as later than any date: last by `date_end`, first by `-date_end`. `title` goes by code points, once upper and lower case and compatibility forms are made the same as for `text`: `Zoo` comes before `Äpfel` */
                sort?: "created_at" | "-created_at" | "updated_at" | "-updated_at" | "title" | "-title" | "date_end" | "-date_end" | "progress" | "-progress";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data, as far as you may view it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01985a2c-7d07-7c1a-9b3e-0a1b2c3d4e08",
                     *           "title": "Become the cargo bike that city businesses run on",
                     *           "description": null,
                     *           "owner_type": "company",
                     *           "owner_employee_id": null,
                     *           "owner_department_id": null,
                     *           "owner_team_id": null,
                     *           "parent_goal_id": null,
                     *           "is_shared": true,
                     *           "date_start": "2026-01-01",
                     *           "date_end": "2026-12-31",
                     *           "status": "active",
                     *           "progress": 31.5,
                     *           "progress_driver": "all",
                     *           "progress_is_computed": true,
                     *           "confidence_level": "on_track",
                     *           "weight": 1,
                     *           "is_archived": false,
                     *           "goal_key_results_count": 2,
                     *           "has_children": true,
                     *           "created_at": "2026-01-05T08:12:31.408Z",
                     *           "updated_at": "2026-01-05T08:12:31.408Z",
                     *           "acl": {
                     *             "created_by": "01985a2c-7d01-7c1a-9b3e-0a1b2c3d4e02",
                     *             "assign_to": [],
                     *             "visible_to": []
                     *           }
                     *         }
                     *       ],
                     *       "next_cursor": null,
                     *       "total": 1,
                     *       "total_relation": "exact"
                     *     }
                     */
                    "application/json": components["schemas"]["GoalPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            414: components["responses"]["UriTooLong"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createGoal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes retries safe: for 24 hours, the same key with the same body gives the first answer again; the order of fields does not matter. Another body or address, or other scopes of the token, is a 422; 409 while the first request is still running. A request that failed can be sent again with its key. Keys are your own. Use a new UUID for each operation. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Turn pilots into fleets that stay",
                 *       "description": "A pilot costs us money; a fleet under contract pays for the hub next to it.",
                 *       "owner_type": "department",
                 *       "owner_department_id": "01985a2c-7d04-7c1a-9b3e-0a1b2c3d4e05",
                 *       "parent_goal_id": "01985a2c-7d07-7c1a-9b3e-0a1b2c3d4e08",
                 *       "is_shared": true,
                 *       "date_start": "2026-01-01",
                 *       "date_end": "2026-03-31",
                 *       "weight": 1,
                 *       "assign_to_ids": [
                 *         "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateGoal"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *       "title": "Turn pilots into fleets that stay",
                     *       "description": "A pilot costs us money; a fleet under contract pays for the hub next to it.",
                     *       "owner_type": "department",
                     *       "owner_employee_id": null,
                     *       "owner_department_id": "01985a2c-7d04-7c1a-9b3e-0a1b2c3d4e05",
                     *       "owner_team_id": null,
                     *       "parent_goal_id": "01985a2c-7d07-7c1a-9b3e-0a1b2c3d4e08",
                     *       "is_shared": true,
                     *       "date_start": "2026-01-01",
                     *       "date_end": "2026-03-31",
                     *       "status": "active",
                     *       "progress": 0,
                     *       "progress_driver": "all",
                     *       "progress_is_computed": false,
                     *       "confidence_level": null,
                     *       "weight": 1,
                     *       "is_archived": false,
                     *       "goal_key_results_count": 0,
                     *       "has_children": false,
                     *       "created_at": "2026-01-05T08:12:31.408Z",
                     *       "updated_at": "2026-01-05T08:12:31.408Z",
                     *       "acl": {
                     *         "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *         "assign_to": [
                     *           "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *         ],
                     *         "visible_to": []
                     *       },
                     *       "parent_goal": {
                     *         "id": "01985a2c-7d07-7c1a-9b3e-0a1b2c3d4e08",
                     *         "title": "Become the cargo bike that city businesses run on",
                     *         "description": null,
                     *         "owner_type": "company",
                     *         "owner_employee_id": null,
                     *         "owner_department_id": null,
                     *         "owner_team_id": null,
                     *         "parent_goal_id": null,
                     *         "is_shared": true,
                     *         "date_start": "2026-01-01",
                     *         "date_end": "2026-12-31",
                     *         "status": "active",
                     *         "progress": 31.5,
                     *         "progress_driver": "all",
                     *         "progress_is_computed": true,
                     *         "confidence_level": "on_track",
                     *         "weight": 1,
                     *         "is_archived": false,
                     *         "goal_key_results_count": 2,
                     *         "has_children": true,
                     *         "created_at": "2026-01-05T08:12:31.408Z",
                     *         "updated_at": "2026-01-05T08:12:31.408Z",
                     *         "acl": {
                     *           "created_by": "01985a2c-7d01-7c1a-9b3e-0a1b2c3d4e02",
                     *           "assign_to": [],
                     *           "visible_to": []
                     *         },
                     *         "assign_to_ids": [],
                     *         "visible_to_ids": []
                     *       },
                     *       "goal_key_results": []
                     *     }
                     */
                    "application/json": components["schemas"]["GoalDetail"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            /**
             * @description The parent is archived, or goals would nest deeper than 32 levels.
             *
             *     The request is valid, but the present state does not allow it. (`urn:okr:problem:conflict`)
             *
             *     What to do: Read the resource again and decide anew.
             *
             *     A request with the same `Idempotency-Key` is under way. (`urn:okr:problem:still-running`)
             *
             *     What to do: Send it again after the seconds in `Retry-After`: you get the answer to the first one.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After-While-Running"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {string} */
                        type: "urn:okr:problem:conflict" | "urn:okr:problem:still-running";
                        /**
                         * Format: int32
                         * @enum {integer}
                         */
                        status: 409;
                    } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
                };
            };
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["InvalidOrKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    searchGoals: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes retries safe: for 24 hours, the same key with the same body gives the first answer again; the order of fields does not matter. Another body or address, or other scopes of the token, is a 422; 409 while the first request is still running. A request that failed can be sent again with its key. Keys are your own. Use a new UUID for each operation. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "bike",
                 *       "status": [
                 *         "active"
                 *       ],
                 *       "sort": "-progress",
                 *       "limit": 20,
                 *       "include_total": true
                 *     }
                 */
                "application/json": components["schemas"]["SearchGoals"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01985a2c-7d07-7c1a-9b3e-0a1b2c3d4e08",
                     *           "title": "Become the cargo bike that city businesses run on",
                     *           "description": null,
                     *           "owner_type": "company",
                     *           "owner_employee_id": null,
                     *           "owner_department_id": null,
                     *           "owner_team_id": null,
                     *           "parent_goal_id": null,
                     *           "is_shared": true,
                     *           "date_start": "2026-01-01",
                     *           "date_end": "2026-12-31",
                     *           "status": "active",
                     *           "progress": 31.5,
                     *           "progress_driver": "all",
                     *           "progress_is_computed": true,
                     *           "confidence_level": "on_track",
                     *           "weight": 1,
                     *           "is_archived": false,
                     *           "goal_key_results_count": 2,
                     *           "has_children": true,
                     *           "created_at": "2026-01-05T08:12:31.408Z",
                     *           "updated_at": "2026-01-05T08:12:31.408Z",
                     *           "acl": {
                     *             "created_by": "01985a2c-7d01-7c1a-9b3e-0a1b2c3d4e02",
                     *             "assign_to": [],
                     *             "visible_to": []
                     *           }
                     *         }
                     *       ],
                     *       "next_cursor": null,
                     *       "total": 1,
                     *       "total_relation": "exact"
                     *     }
                     */
                    "application/json": components["schemas"]["GoalPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["ConflictOrStillRunning"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["InvalidOrKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getGoal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that you have: while it is the present one, the answer is 304 without a body */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                /**
                 * @description The id of the goal
                 * @example 01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09
                 */
                goal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data, as far as you may view it. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *       "title": "Turn pilots into fleets that stay",
                     *       "description": "A pilot costs us money; a fleet under contract pays for the hub next to it.",
                     *       "owner_type": "department",
                     *       "owner_employee_id": null,
                     *       "owner_department_id": "01985a2c-7d04-7c1a-9b3e-0a1b2c3d4e05",
                     *       "owner_team_id": null,
                     *       "parent_goal_id": "01985a2c-7d07-7c1a-9b3e-0a1b2c3d4e08",
                     *       "is_shared": true,
                     *       "date_start": "2026-01-01",
                     *       "date_end": "2026-03-31",
                     *       "status": "active",
                     *       "progress": 48.33,
                     *       "progress_driver": "key_results",
                     *       "progress_is_computed": true,
                     *       "confidence_level": "on_track",
                     *       "weight": 1,
                     *       "is_archived": false,
                     *       "goal_key_results_count": 2,
                     *       "has_children": true,
                     *       "created_at": "2026-01-05T08:12:31.408Z",
                     *       "updated_at": "2026-01-05T08:12:31.408Z",
                     *       "acl": {
                     *         "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *         "assign_to": [
                     *           "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *         ],
                     *         "visible_to": []
                     *       },
                     *       "parent_goal": {
                     *         "id": "01985a2c-7d07-7c1a-9b3e-0a1b2c3d4e08",
                     *         "title": "Become the cargo bike that city businesses run on",
                     *         "description": null,
                     *         "owner_type": "company",
                     *         "owner_employee_id": null,
                     *         "owner_department_id": null,
                     *         "owner_team_id": null,
                     *         "parent_goal_id": null,
                     *         "is_shared": true,
                     *         "date_start": "2026-01-01",
                     *         "date_end": "2026-12-31",
                     *         "status": "active",
                     *         "progress": 31.5,
                     *         "progress_driver": "all",
                     *         "progress_is_computed": true,
                     *         "confidence_level": "on_track",
                     *         "weight": 1,
                     *         "is_archived": false,
                     *         "goal_key_results_count": 2,
                     *         "has_children": true,
                     *         "created_at": "2026-01-05T08:12:31.408Z",
                     *         "updated_at": "2026-01-05T08:12:31.408Z",
                     *         "acl": {
                     *           "created_by": "01985a2c-7d01-7c1a-9b3e-0a1b2c3d4e02",
                     *           "assign_to": [],
                     *           "visible_to": []
                     *         },
                     *         "assign_to_ids": [],
                     *         "visible_to_ids": []
                     *       },
                     *       "goal_key_results": [
                     *         {
                     *           "id": "01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b",
                     *           "goal_id": "01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *           "title": "Fleets with more than ten bikes under contract",
                     *           "description": "Signed contracts at the end of the week.",
                     *           "metric_type": "number",
                     *           "unit": "fleets",
                     *           "start_value": 30,
                     *           "target_value": 50,
                     *           "weight": 2,
                     *           "assign_to_ids": [
                     *             "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *           ],
                     *           "current_value": 42,
                     *           "progress": 60,
                     *           "confidence_level": "on_track",
                     *           "check_ins_count": 2,
                     *           "last_check_in_at": "2026-02-13T09:30:00.000Z",
                     *           "created_at": "2026-01-05T08:12:31.408Z",
                     *           "updated_at": "2026-01-05T08:12:31.408Z",
                     *           "acl": {
                     *             "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *             "assign_to": [
                     *               "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *             ],
                     *             "visible_to": []
                     *           },
                     *           "goal_key_result_check_ins": [
                     *             {
                     *               "id": "01985a2c-7d0c-7c1a-9b3e-0a1b2c3d4e0d",
                     *               "goal_key_result_id": "01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b",
                     *               "employee_id": "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04",
                     *               "value": 42,
                     *               "confidence_level": "on_track",
                     *               "comment": "Three more than last week. A decision in Lyon next week may add to them.",
                     *               "checked_in_at": "2026-02-13T09:30:00.000Z",
                     *               "created_at": "2026-02-13T09:30:00.217Z",
                     *               "acl": {
                     *                 "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *                 "assign_to": [
                     *                   "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *                 ],
                     *                 "visible_to": []
                     *               }
                     *             },
                     *             {
                     *               "id": "01985a2c-7d0d-7c1a-9b3e-0a1b2c3d4e0e",
                     *               "goal_key_result_id": "01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b",
                     *               "employee_id": "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04",
                     *               "value": 39,
                     *               "confidence_level": "at_risk",
                     *               "comment": null,
                     *               "checked_in_at": "2026-02-06T09:30:00.000Z",
                     *               "created_at": "2026-02-06T09:30:00.164Z",
                     *               "acl": {
                     *                 "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *                 "assign_to": [
                     *                   "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *                 ],
                     *                 "visible_to": []
                     *               }
                     *             }
                     *           ]
                     *         },
                     *         {
                     *           "id": "01985a2c-7d0b-7c1a-9b3e-0a1b2c3d4e0c",
                     *           "goal_id": "01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *           "title": "New contracts that are signed online",
                     *           "description": null,
                     *           "metric_type": "percent",
                     *           "unit": null,
                     *           "start_value": 0,
                     *           "target_value": 40,
                     *           "weight": 1,
                     *           "assign_to_ids": [
                     *             "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *           ],
                     *           "current_value": 10,
                     *           "progress": 25,
                     *           "confidence_level": null,
                     *           "check_ins_count": 1,
                     *           "last_check_in_at": "2026-02-06T09:30:00.000Z",
                     *           "created_at": "2026-01-05T08:12:31.408Z",
                     *           "updated_at": "2026-01-05T08:12:31.408Z",
                     *           "acl": {
                     *             "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *             "assign_to": [
                     *               "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *             ],
                     *             "visible_to": []
                     *           },
                     *           "goal_key_result_check_ins": [
                     *             {
                     *               "id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10",
                     *               "goal_key_result_id": "01985a2c-7d0b-7c1a-9b3e-0a1b2c3d4e0c",
                     *               "employee_id": "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04",
                     *               "value": 10,
                     *               "confidence_level": null,
                     *               "comment": null,
                     *               "checked_in_at": "2026-02-06T09:30:00.000Z",
                     *               "created_at": "2026-02-06T09:30:00.164Z",
                     *               "acl": {
                     *                 "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *                 "assign_to": [
                     *                   "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *                 ],
                     *                 "visible_to": []
                     *               }
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["GoalDetail"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            414: components["responses"]["UriTooLong"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteGoal: {
        parameters: {
            query?: {
                /** @description `detach`: its children become top-level goals; `delete`: the whole subtree is deleted. Both hold for archived goals too. Without it, a goal with children is a 409 */
                children?: "detach" | "delete";
            };
            header?: {
                /** @description The `ETag` that your change is based on; 412 if the resource has changed since. A check-in changes its goal; what a goal shows of its parent may change */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /**
                 * @description The id of the goal
                 * @example 01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09
                 */
                goal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. There is no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            /**
             * @description The goal is archived, or has children and `children` does not say what becomes of them.
             *
             *     The request is valid, but the present state does not allow it. (`urn:okr:problem:conflict`)
             *
             *     What to do: Read the resource again and decide anew.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:okr:problem:conflict",
                     *       "title": "Conflict with the present state",
                     *       "status": 409,
                     *       "detail": "The change conflicts with one that was made at the same time. Read again and retry.",
                     *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                     *     }
                     */
                    "application/problem+json": {
                        /** @enum {string} */
                        type: "urn:okr:problem:conflict";
                        /**
                         * Format: int32
                         * @enum {integer}
                         */
                        status: 409;
                    } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateGoal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that your change is based on; 412 if the resource has changed since. A check-in changes its goal; what a goal shows of its parent may change */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /**
                 * @description The id of the goal
                 * @example 01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09
                 */
                goal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "active",
                 *       "weight": 2
                 *     }
                 */
                "application/json": components["schemas"]["UpdateGoal"];
            };
        };
        responses: {
            /** @description The state after the change. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *       "title": "Turn pilots into fleets that stay",
                     *       "description": "A pilot costs us money; a fleet under contract pays for the hub next to it.",
                     *       "owner_type": "department",
                     *       "owner_employee_id": null,
                     *       "owner_department_id": "01985a2c-7d04-7c1a-9b3e-0a1b2c3d4e05",
                     *       "owner_team_id": null,
                     *       "parent_goal_id": "01985a2c-7d07-7c1a-9b3e-0a1b2c3d4e08",
                     *       "is_shared": true,
                     *       "date_start": "2026-01-01",
                     *       "date_end": "2026-03-31",
                     *       "status": "active",
                     *       "progress": 48.33,
                     *       "progress_driver": "key_results",
                     *       "progress_is_computed": true,
                     *       "confidence_level": "on_track",
                     *       "weight": 2,
                     *       "is_archived": false,
                     *       "goal_key_results_count": 2,
                     *       "has_children": true,
                     *       "created_at": "2026-01-05T08:12:31.408Z",
                     *       "updated_at": "2026-02-13T10:02:45.120Z",
                     *       "acl": {
                     *         "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *         "assign_to": [
                     *           "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *         ],
                     *         "visible_to": []
                     *       },
                     *       "parent_goal": {
                     *         "id": "01985a2c-7d07-7c1a-9b3e-0a1b2c3d4e08",
                     *         "title": "Become the cargo bike that city businesses run on",
                     *         "description": null,
                     *         "owner_type": "company",
                     *         "owner_employee_id": null,
                     *         "owner_department_id": null,
                     *         "owner_team_id": null,
                     *         "parent_goal_id": null,
                     *         "is_shared": true,
                     *         "date_start": "2026-01-01",
                     *         "date_end": "2026-12-31",
                     *         "status": "active",
                     *         "progress": 31.5,
                     *         "progress_driver": "all",
                     *         "progress_is_computed": true,
                     *         "confidence_level": "on_track",
                     *         "weight": 1,
                     *         "is_archived": false,
                     *         "goal_key_results_count": 2,
                     *         "has_children": true,
                     *         "created_at": "2026-01-05T08:12:31.408Z",
                     *         "updated_at": "2026-01-05T08:12:31.408Z",
                     *         "acl": {
                     *           "created_by": "01985a2c-7d01-7c1a-9b3e-0a1b2c3d4e02",
                     *           "assign_to": [],
                     *           "visible_to": []
                     *         },
                     *         "assign_to_ids": [],
                     *         "visible_to_ids": []
                     *       },
                     *       "goal_key_results": [
                     *         {
                     *           "id": "01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b",
                     *           "goal_id": "01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *           "title": "Fleets with more than ten bikes under contract",
                     *           "description": "Signed contracts at the end of the week.",
                     *           "metric_type": "number",
                     *           "unit": "fleets",
                     *           "start_value": 30,
                     *           "target_value": 50,
                     *           "weight": 2,
                     *           "assign_to_ids": [
                     *             "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *           ],
                     *           "current_value": 42,
                     *           "progress": 60,
                     *           "confidence_level": "on_track",
                     *           "check_ins_count": 2,
                     *           "last_check_in_at": "2026-02-13T09:30:00.000Z",
                     *           "created_at": "2026-01-05T08:12:31.408Z",
                     *           "updated_at": "2026-01-05T08:12:31.408Z",
                     *           "acl": {
                     *             "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *             "assign_to": [
                     *               "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *             ],
                     *             "visible_to": []
                     *           },
                     *           "goal_key_result_check_ins": [
                     *             {
                     *               "id": "01985a2c-7d0c-7c1a-9b3e-0a1b2c3d4e0d",
                     *               "goal_key_result_id": "01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b",
                     *               "employee_id": "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04",
                     *               "value": 42,
                     *               "confidence_level": "on_track",
                     *               "comment": "Three more than last week. A decision in Lyon next week may add to them.",
                     *               "checked_in_at": "2026-02-13T09:30:00.000Z",
                     *               "created_at": "2026-02-13T09:30:00.217Z",
                     *               "acl": {
                     *                 "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *                 "assign_to": [
                     *                   "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *                 ],
                     *                 "visible_to": []
                     *               }
                     *             },
                     *             {
                     *               "id": "01985a2c-7d0d-7c1a-9b3e-0a1b2c3d4e0e",
                     *               "goal_key_result_id": "01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b",
                     *               "employee_id": "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04",
                     *               "value": 39,
                     *               "confidence_level": "at_risk",
                     *               "comment": null,
                     *               "checked_in_at": "2026-02-06T09:30:00.000Z",
                     *               "created_at": "2026-02-06T09:30:00.164Z",
                     *               "acl": {
                     *                 "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *                 "assign_to": [
                     *                   "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *                 ],
                     *                 "visible_to": []
                     *               }
                     *             }
                     *           ]
                     *         },
                     *         {
                     *           "id": "01985a2c-7d0b-7c1a-9b3e-0a1b2c3d4e0c",
                     *           "goal_id": "01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *           "title": "New contracts that are signed online",
                     *           "description": null,
                     *           "metric_type": "percent",
                     *           "unit": null,
                     *           "start_value": 0,
                     *           "target_value": 40,
                     *           "weight": 1,
                     *           "assign_to_ids": [
                     *             "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *           ],
                     *           "current_value": 10,
                     *           "progress": 25,
                     *           "confidence_level": null,
                     *           "check_ins_count": 1,
                     *           "last_check_in_at": "2026-02-06T09:30:00.000Z",
                     *           "created_at": "2026-01-05T08:12:31.408Z",
                     *           "updated_at": "2026-01-05T08:12:31.408Z",
                     *           "acl": {
                     *             "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *             "assign_to": [
                     *               "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *             ],
                     *             "visible_to": []
                     *           },
                     *           "goal_key_result_check_ins": [
                     *             {
                     *               "id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10",
                     *               "goal_key_result_id": "01985a2c-7d0b-7c1a-9b3e-0a1b2c3d4e0c",
                     *               "employee_id": "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04",
                     *               "value": 10,
                     *               "confidence_level": null,
                     *               "comment": null,
                     *               "checked_in_at": "2026-02-06T09:30:00.000Z",
                     *               "created_at": "2026-02-06T09:30:00.164Z",
                     *               "acl": {
                     *                 "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *                 "assign_to": [
                     *                   "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *                 ],
                     *                 "visible_to": []
                     *               }
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["GoalDetail"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            /**
             * @description The goal or the new parent is archived, the new parent is the goal itself or lies below it, or goals would nest deeper than 32 levels.
             *
             *     The request is valid, but the present state does not allow it. (`urn:okr:problem:conflict`)
             *
             *     What to do: Read the resource again and decide anew.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:okr:problem:conflict",
                     *       "title": "Conflict with the present state",
                     *       "status": 409,
                     *       "detail": "The change conflicts with one that was made at the same time. Read again and retry.",
                     *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                     *     }
                     */
                    "application/problem+json": {
                        /** @enum {string} */
                        type: "urn:okr:problem:conflict";
                        /**
                         * Format: int32
                         * @enum {integer}
                         */
                        status: 409;
                    } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getGoalTree: {
        parameters: {
            query?: {
                /** @description How many levels below the goal */
                depth?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The id of the goal
                 * @example 01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09
                 */
                goal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data, as far as you may view it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *       "title": "Turn pilots into fleets that stay",
                     *       "description": "A pilot costs us money; a fleet under contract pays for the hub next to it.",
                     *       "owner_type": "department",
                     *       "owner_employee_id": null,
                     *       "owner_department_id": "01985a2c-7d04-7c1a-9b3e-0a1b2c3d4e05",
                     *       "owner_team_id": null,
                     *       "parent_goal_id": "01985a2c-7d07-7c1a-9b3e-0a1b2c3d4e08",
                     *       "is_shared": true,
                     *       "date_start": "2026-01-01",
                     *       "date_end": "2026-03-31",
                     *       "status": "active",
                     *       "progress": 48.33,
                     *       "progress_driver": "key_results",
                     *       "progress_is_computed": true,
                     *       "confidence_level": "on_track",
                     *       "weight": 1,
                     *       "is_archived": false,
                     *       "goal_key_results_count": 2,
                     *       "has_children": true,
                     *       "created_at": "2026-01-05T08:12:31.408Z",
                     *       "updated_at": "2026-01-05T08:12:31.408Z",
                     *       "acl": {
                     *         "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *         "assign_to": [
                     *           "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *         ],
                     *         "visible_to": []
                     *       },
                     *       "children": [
                     *         {
                     *           "id": "01985a2c-7d09-7c1a-9b3e-0a1b2c3d4e0a",
                     *           "title": "Give Lyon a customer that others call",
                     *           "description": null,
                     *           "owner_type": "employee",
                     *           "owner_employee_id": "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04",
                     *           "owner_department_id": null,
                     *           "owner_team_id": null,
                     *           "parent_goal_id": "01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *           "is_shared": true,
                     *           "date_start": "2026-01-01",
                     *           "date_end": "2026-03-31",
                     *           "status": "active",
                     *           "progress": 20,
                     *           "progress_driver": "manual",
                     *           "progress_is_computed": false,
                     *           "confidence_level": "at_risk",
                     *           "weight": 1,
                     *           "is_archived": false,
                     *           "goal_key_results_count": 0,
                     *           "has_children": false,
                     *           "created_at": "2026-01-05T08:12:31.408Z",
                     *           "updated_at": "2026-01-05T08:12:31.408Z",
                     *           "acl": {
                     *             "created_by": "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04",
                     *             "assign_to": [],
                     *             "visible_to": []
                     *           },
                     *           "children": [],
                     *           "children_truncated": false
                     *         }
                     *       ],
                     *       "children_truncated": false
                     *     }
                     */
                    "application/json": components["schemas"]["GoalTree"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            414: components["responses"]["UriTooLong"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listKeyResults: {
        parameters: {
            query?: {
                /** @description How many items a page has */
                limit?: number;
                /** @description `next_cursor` of the previous page; send the same filters and `sort` with it */
                cursor?: string;
                /** @description Adds `total`, exact up to 10,000 (see `total_relation`) */
                include_total?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description The id of the goal
                 * @example 01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09
                 */
                goal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data, as far as you may view it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b",
                     *           "goal_id": "01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *           "title": "Fleets with more than ten bikes under contract",
                     *           "description": "Signed contracts at the end of the week.",
                     *           "metric_type": "number",
                     *           "unit": "fleets",
                     *           "start_value": 30,
                     *           "target_value": 50,
                     *           "weight": 2,
                     *           "assign_to_ids": [
                     *             "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *           ],
                     *           "current_value": 42,
                     *           "progress": 60,
                     *           "confidence_level": "on_track",
                     *           "check_ins_count": 2,
                     *           "last_check_in_at": "2026-02-13T09:30:00.000Z",
                     *           "created_at": "2026-01-05T08:12:31.408Z",
                     *           "updated_at": "2026-01-05T08:12:31.408Z",
                     *           "acl": {
                     *             "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *             "assign_to": [
                     *               "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *             ],
                     *             "visible_to": []
                     *           }
                     *         },
                     *         {
                     *           "id": "01985a2c-7d0b-7c1a-9b3e-0a1b2c3d4e0c",
                     *           "goal_id": "01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *           "title": "New contracts that are signed online",
                     *           "description": null,
                     *           "metric_type": "percent",
                     *           "unit": null,
                     *           "start_value": 0,
                     *           "target_value": 40,
                     *           "weight": 1,
                     *           "assign_to_ids": [
                     *             "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *           ],
                     *           "current_value": 10,
                     *           "progress": 25,
                     *           "confidence_level": null,
                     *           "check_ins_count": 1,
                     *           "last_check_in_at": "2026-02-06T09:30:00.000Z",
                     *           "created_at": "2026-01-05T08:12:31.408Z",
                     *           "updated_at": "2026-01-05T08:12:31.408Z",
                     *           "acl": {
                     *             "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *             "assign_to": [
                     *               "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *             ],
                     *             "visible_to": []
                     *           }
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["KeyResultPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            414: components["responses"]["UriTooLong"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createKeyResult: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes retries safe: for 24 hours, the same key with the same body gives the first answer again; the order of fields does not matter. Another body or address, or other scopes of the token, is a 422; 409 while the first request is still running. A request that failed can be sent again with its key. Keys are your own. Use a new UUID for each operation. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                /**
                 * @description The id of the goal
                 * @example 01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09
                 */
                goal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Fleets with more than ten bikes under contract",
                 *       "description": "Signed contracts at the end of the week.",
                 *       "metric_type": "number",
                 *       "unit": "fleets",
                 *       "start_value": 30,
                 *       "target_value": 50,
                 *       "weight": 2,
                 *       "assign_to_ids": [
                 *         "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateKeyResult"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b",
                     *       "goal_id": "01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *       "title": "Fleets with more than ten bikes under contract",
                     *       "description": "Signed contracts at the end of the week.",
                     *       "metric_type": "number",
                     *       "unit": "fleets",
                     *       "start_value": 30,
                     *       "target_value": 50,
                     *       "weight": 2,
                     *       "assign_to_ids": [
                     *         "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *       ],
                     *       "current_value": 30,
                     *       "progress": 0,
                     *       "confidence_level": null,
                     *       "check_ins_count": 0,
                     *       "last_check_in_at": null,
                     *       "created_at": "2026-01-05T08:12:31.408Z",
                     *       "updated_at": "2026-01-05T08:12:31.408Z",
                     *       "acl": {
                     *         "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *         "assign_to": [
                     *           "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *         ],
                     *         "visible_to": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["KeyResult"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            /**
             * @description The goal is archived, or has 1000 key results already.
             *
             *     The request is valid, but the present state does not allow it. (`urn:okr:problem:conflict`)
             *
             *     What to do: Read the resource again and decide anew.
             *
             *     A request with the same `Idempotency-Key` is under way. (`urn:okr:problem:still-running`)
             *
             *     What to do: Send it again after the seconds in `Retry-After`: you get the answer to the first one.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After-While-Running"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {string} */
                        type: "urn:okr:problem:conflict" | "urn:okr:problem:still-running";
                        /**
                         * Format: int32
                         * @enum {integer}
                         */
                        status: 409;
                    } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
                };
            };
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["InvalidOrKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getKeyResult: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that you have: while it is the present one, the answer is 304 without a body */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                /**
                 * @description The id of the goal
                 * @example 01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09
                 */
                goal_id: string;
                /**
                 * @description The id of the key result
                 * @example 01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b
                 */
                kr_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data, as far as you may view it. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b",
                     *       "goal_id": "01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *       "title": "Fleets with more than ten bikes under contract",
                     *       "description": "Signed contracts at the end of the week.",
                     *       "metric_type": "number",
                     *       "unit": "fleets",
                     *       "start_value": 30,
                     *       "target_value": 50,
                     *       "weight": 2,
                     *       "assign_to_ids": [
                     *         "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *       ],
                     *       "current_value": 42,
                     *       "progress": 60,
                     *       "confidence_level": "on_track",
                     *       "check_ins_count": 2,
                     *       "last_check_in_at": "2026-02-13T09:30:00.000Z",
                     *       "created_at": "2026-01-05T08:12:31.408Z",
                     *       "updated_at": "2026-01-05T08:12:31.408Z",
                     *       "acl": {
                     *         "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *         "assign_to": [
                     *           "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *         ],
                     *         "visible_to": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["KeyResult"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            414: components["responses"]["UriTooLong"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteKeyResult: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that your change is based on; 412 if the resource has changed since. A check-in changes its goal; what a goal shows of its parent may change */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /**
                 * @description The id of the goal
                 * @example 01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09
                 */
                goal_id: string;
                /**
                 * @description The id of the key result
                 * @example 01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b
                 */
                kr_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. There is no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            /**
             * @description The goal is archived.
             *
             *     The request is valid, but the present state does not allow it. (`urn:okr:problem:conflict`)
             *
             *     What to do: Read the resource again and decide anew.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:okr:problem:conflict",
                     *       "title": "Conflict with the present state",
                     *       "status": 409,
                     *       "detail": "The change conflicts with one that was made at the same time. Read again and retry.",
                     *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                     *     }
                     */
                    "application/problem+json": {
                        /** @enum {string} */
                        type: "urn:okr:problem:conflict";
                        /**
                         * Format: int32
                         * @enum {integer}
                         */
                        status: 409;
                    } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateKeyResult: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that your change is based on; 412 if the resource has changed since. A check-in changes its goal; what a goal shows of its parent may change */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /**
                 * @description The id of the goal
                 * @example 01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09
                 */
                goal_id: string;
                /**
                 * @description The id of the key result
                 * @example 01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b
                 */
                kr_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "target_value": 60,
                 *       "weight": 3
                 *     }
                 */
                "application/json": components["schemas"]["UpdateKeyResult"];
            };
        };
        responses: {
            /** @description The state after the change. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b",
                     *       "goal_id": "01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *       "title": "Fleets with more than ten bikes under contract",
                     *       "description": "Signed contracts at the end of the week.",
                     *       "metric_type": "number",
                     *       "unit": "fleets",
                     *       "start_value": 30,
                     *       "target_value": 60,
                     *       "weight": 3,
                     *       "assign_to_ids": [
                     *         "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *       ],
                     *       "current_value": 42,
                     *       "progress": 40,
                     *       "confidence_level": "on_track",
                     *       "check_ins_count": 2,
                     *       "last_check_in_at": "2026-02-13T09:30:00.000Z",
                     *       "created_at": "2026-01-05T08:12:31.408Z",
                     *       "updated_at": "2026-02-13T10:02:45.120Z",
                     *       "acl": {
                     *         "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *         "assign_to": [
                     *           "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *         ],
                     *         "visible_to": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["KeyResult"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            /**
             * @description The goal is archived, or the key result has check-ins and would become boolean.
             *
             *     The request is valid, but the present state does not allow it. (`urn:okr:problem:conflict`)
             *
             *     What to do: Read the resource again and decide anew.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:okr:problem:conflict",
                     *       "title": "Conflict with the present state",
                     *       "status": 409,
                     *       "detail": "The change conflicts with one that was made at the same time. Read again and retry.",
                     *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                     *     }
                     */
                    "application/problem+json": {
                        /** @enum {string} */
                        type: "urn:okr:problem:conflict";
                        /**
                         * Format: int32
                         * @enum {integer}
                         */
                        status: 409;
                    } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    checkIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes retries safe: for 24 hours, the same key with the same body gives the first answer again; the order of fields does not matter. Another body or address, or other scopes of the token, is a 422; 409 while the first request is still running. A request that failed can be sent again with its key. Keys are your own. Use a new UUID for each operation. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                /**
                 * @description The id of the goal
                 * @example 01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09
                 */
                goal_id: string;
                /**
                 * @description The id of the key result
                 * @example 01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b
                 */
                kr_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "value": 42,
                 *       "confidence_level": "on_track",
                 *       "comment": "Three more than last week. A decision in Lyon next week may add to them."
                 *     }
                 */
                "application/json": components["schemas"]["CreateCheckIn"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01985a2c-7d0c-7c1a-9b3e-0a1b2c3d4e0d",
                     *       "goal_key_result_id": "01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b",
                     *       "employee_id": "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04",
                     *       "value": 42,
                     *       "confidence_level": "on_track",
                     *       "comment": "Three more than last week. A decision in Lyon next week may add to them.",
                     *       "checked_in_at": "2026-02-13T09:30:00.000Z",
                     *       "created_at": "2026-02-13T09:30:00.217Z",
                     *       "acl": {
                     *         "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *         "assign_to": [
                     *           "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *         ],
                     *         "visible_to": []
                     *       },
                     *       "key_result": {
                     *         "id": "01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b",
                     *         "goal_id": "01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *         "title": "Fleets with more than ten bikes under contract",
                     *         "description": "Signed contracts at the end of the week.",
                     *         "metric_type": "number",
                     *         "unit": "fleets",
                     *         "start_value": 30,
                     *         "target_value": 50,
                     *         "weight": 2,
                     *         "assign_to_ids": [
                     *           "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *         ],
                     *         "current_value": 42,
                     *         "progress": 60,
                     *         "confidence_level": "on_track",
                     *         "check_ins_count": 2,
                     *         "last_check_in_at": "2026-02-13T09:30:00.000Z",
                     *         "created_at": "2026-01-05T08:12:31.408Z",
                     *         "updated_at": "2026-01-05T08:12:31.408Z",
                     *         "acl": {
                     *           "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *           "assign_to": [
                     *             "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *           ],
                     *           "visible_to": []
                     *         }
                     *       },
                     *       "goals": [
                     *         {
                     *           "id": "01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *           "title": "Turn pilots into fleets that stay",
                     *           "parent_goal_id": "01985a2c-7d07-7c1a-9b3e-0a1b2c3d4e08",
                     *           "progress": 48.33,
                     *           "progress_is_computed": true,
                     *           "confidence_level": "on_track"
                     *         },
                     *         {
                     *           "id": "01985a2c-7d07-7c1a-9b3e-0a1b2c3d4e08",
                     *           "title": "Become the cargo bike that city businesses run on",
                     *           "parent_goal_id": null,
                     *           "progress": 31.5,
                     *           "progress_is_computed": true,
                     *           "confidence_level": "on_track"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CheckInWithChain"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            /**
             * @description The goal is archived, completed or cancelled.
             *
             *     The request is valid, but the present state does not allow it. (`urn:okr:problem:conflict`)
             *
             *     What to do: Read the resource again and decide anew.
             *
             *     A request with the same `Idempotency-Key` is under way. (`urn:okr:problem:still-running`)
             *
             *     What to do: Send it again after the seconds in `Retry-After`: you get the answer to the first one.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After-While-Running"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {string} */
                        type: "urn:okr:problem:conflict" | "urn:okr:problem:still-running";
                        /**
                         * Format: int32
                         * @enum {integer}
                         */
                        status: 409;
                    } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
                };
            };
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["InvalidOrKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    checkInBulk: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes retries safe: for 24 hours, the same key with the same body gives the first answer again; the order of fields does not matter. Another body or address, or other scopes of the token, is a 422; 409 while the first request is still running. A request that failed can be sent again with its key. Keys are your own. Use a new UUID for each operation. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "goal_key_result_id": "01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b",
                 *           "value": 42,
                 *           "confidence_level": "on_track"
                 *         },
                 *         {
                 *           "goal_key_result_id": "01985a2c-7d0b-7c1a-9b3e-0a1b2c3d4e0c",
                 *           "value": 10,
                 *           "comment": "As of Friday evening."
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["BulkCheckIns"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01985a2c-7d0c-7c1a-9b3e-0a1b2c3d4e0d",
                     *           "goal_key_result_id": "01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b",
                     *           "employee_id": "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04",
                     *           "value": 42,
                     *           "confidence_level": "on_track",
                     *           "comment": null,
                     *           "checked_in_at": "2026-02-13T09:30:00.000Z",
                     *           "created_at": "2026-02-13T09:30:00.217Z",
                     *           "acl": {
                     *             "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *             "assign_to": [
                     *               "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *             ],
                     *             "visible_to": []
                     *           }
                     *         },
                     *         {
                     *           "id": "01985a2c-7d0d-7c1a-9b3e-0a1b2c3d4e0e",
                     *           "goal_key_result_id": "01985a2c-7d0b-7c1a-9b3e-0a1b2c3d4e0c",
                     *           "employee_id": "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04",
                     *           "value": 10,
                     *           "confidence_level": null,
                     *           "comment": "As of Friday evening.",
                     *           "checked_in_at": "2026-02-13T09:30:00.000Z",
                     *           "created_at": "2026-02-13T09:30:00.217Z",
                     *           "acl": {
                     *             "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *             "assign_to": [
                     *               "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *             ],
                     *             "visible_to": []
                     *           }
                     *         }
                     *       ],
                     *       "goals": [
                     *         {
                     *           "id": "01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *           "title": "Turn pilots into fleets that stay",
                     *           "parent_goal_id": "01985a2c-7d07-7c1a-9b3e-0a1b2c3d4e08",
                     *           "progress": 48.33,
                     *           "progress_is_computed": true,
                     *           "confidence_level": "on_track"
                     *         },
                     *         {
                     *           "id": "01985a2c-7d07-7c1a-9b3e-0a1b2c3d4e08",
                     *           "title": "Become the cargo bike that city businesses run on",
                     *           "parent_goal_id": null,
                     *           "progress": 31.5,
                     *           "progress_is_computed": true,
                     *           "confidence_level": "on_track"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BulkCheckInsResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            /**
             * @description A goal is archived, completed or cancelled.
             *
             *     The request is valid, but the present state does not allow it. (`urn:okr:problem:conflict`)
             *
             *     What to do: Read the resource again and decide anew.
             *
             *     A request with the same `Idempotency-Key` is under way. (`urn:okr:problem:still-running`)
             *
             *     What to do: Send it again after the seconds in `Retry-After`: you get the answer to the first one.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After-While-Running"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {string} */
                        type: "urn:okr:problem:conflict" | "urn:okr:problem:still-running";
                        /**
                         * Format: int32
                         * @enum {integer}
                         */
                        status: 409;
                    } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
                };
            };
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["InvalidOrKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listCheckIns: {
        parameters: {
            query?: {
                /** @description How many items a page has */
                limit?: number;
                /** @description `next_cursor` of the previous page; send the same filters and `sort` with it */
                cursor?: string;
                /** @description Adds `total`, exact up to 10,000 (see `total_relation`) */
                include_total?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description The id of the goal
                 * @example 01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09
                 */
                goal_id: string;
                /**
                 * @description The id of the key result
                 * @example 01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b
                 */
                kr_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data, as far as you may view it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01985a2c-7d0c-7c1a-9b3e-0a1b2c3d4e0d",
                     *           "goal_key_result_id": "01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b",
                     *           "employee_id": "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04",
                     *           "value": 42,
                     *           "confidence_level": "on_track",
                     *           "comment": "Three more than last week. A decision in Lyon next week may add to them.",
                     *           "checked_in_at": "2026-02-13T09:30:00.000Z",
                     *           "created_at": "2026-02-13T09:30:00.217Z",
                     *           "acl": {
                     *             "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *             "assign_to": [
                     *               "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *             ],
                     *             "visible_to": []
                     *           }
                     *         },
                     *         {
                     *           "id": "01985a2c-7d0d-7c1a-9b3e-0a1b2c3d4e0e",
                     *           "goal_key_result_id": "01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b",
                     *           "employee_id": "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04",
                     *           "value": 39,
                     *           "confidence_level": "at_risk",
                     *           "comment": null,
                     *           "checked_in_at": "2026-02-06T09:30:00.000Z",
                     *           "created_at": "2026-02-06T09:30:00.164Z",
                     *           "acl": {
                     *             "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *             "assign_to": [
                     *               "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *             ],
                     *             "visible_to": []
                     *           }
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["CheckInPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            414: components["responses"]["UriTooLong"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCheckIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that you have: while it is the present one, the answer is 304 without a body */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                /**
                 * @description The id of the goal
                 * @example 01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09
                 */
                goal_id: string;
                /**
                 * @description The id of the key result
                 * @example 01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b
                 */
                kr_id: string;
                /**
                 * @description The id of the check-in
                 * @example 01985a2c-7d0c-7c1a-9b3e-0a1b2c3d4e0d
                 */
                check_in_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data, as far as you may view it. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01985a2c-7d0c-7c1a-9b3e-0a1b2c3d4e0d",
                     *       "goal_key_result_id": "01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b",
                     *       "employee_id": "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04",
                     *       "value": 42,
                     *       "confidence_level": "on_track",
                     *       "comment": "Three more than last week. A decision in Lyon next week may add to them.",
                     *       "checked_in_at": "2026-02-13T09:30:00.000Z",
                     *       "created_at": "2026-02-13T09:30:00.217Z",
                     *       "acl": {
                     *         "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *         "assign_to": [
                     *           "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *         ],
                     *         "visible_to": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CheckIn"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            414: components["responses"]["UriTooLong"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteCheckIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that your change is based on; 412 if the resource has changed since. A check-in changes its goal; what a goal shows of its parent may change */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /**
                 * @description The id of the goal
                 * @example 01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09
                 */
                goal_id: string;
                /**
                 * @description The id of the key result
                 * @example 01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b
                 */
                kr_id: string;
                /**
                 * @description The id of the check-in
                 * @example 01985a2c-7d0c-7c1a-9b3e-0a1b2c3d4e0d
                 */
                check_in_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. There is no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            /**
             * @description The goal is archived, completed or cancelled.
             *
             *     The request is valid, but the present state does not allow it. (`urn:okr:problem:conflict`)
             *
             *     What to do: Read the resource again and decide anew.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:okr:problem:conflict",
                     *       "title": "Conflict with the present state",
                     *       "status": 409,
                     *       "detail": "The change conflicts with one that was made at the same time. Read again and retry.",
                     *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                     *     }
                     */
                    "application/problem+json": {
                        /** @enum {string} */
                        type: "urn:okr:problem:conflict";
                        /**
                         * Format: int32
                         * @enum {integer}
                         */
                        status: 409;
                    } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateCheckIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that your change is based on; 412 if the resource has changed since. A check-in changes its goal; what a goal shows of its parent may change */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /**
                 * @description The id of the goal
                 * @example 01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09
                 */
                goal_id: string;
                /**
                 * @description The id of the key result
                 * @example 01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b
                 */
                kr_id: string;
                /**
                 * @description The id of the check-in
                 * @example 01985a2c-7d0c-7c1a-9b3e-0a1b2c3d4e0d
                 */
                check_in_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "value": 41,
                 *       "comment": "One was counted twice."
                 *     }
                 */
                "application/json": components["schemas"]["UpdateCheckIn"];
            };
        };
        responses: {
            /** @description The state after the change. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01985a2c-7d0c-7c1a-9b3e-0a1b2c3d4e0d",
                     *       "goal_key_result_id": "01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b",
                     *       "employee_id": "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04",
                     *       "value": 41,
                     *       "confidence_level": "on_track",
                     *       "comment": "One was counted twice.",
                     *       "checked_in_at": "2026-02-13T09:30:00.000Z",
                     *       "created_at": "2026-02-13T09:30:00.217Z",
                     *       "acl": {
                     *         "created_by": "01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03",
                     *         "assign_to": [
                     *           "01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04"
                     *         ],
                     *         "visible_to": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CheckIn"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            /**
             * @description The goal is archived, completed or cancelled.
             *
             *     The request is valid, but the present state does not allow it. (`urn:okr:problem:conflict`)
             *
             *     What to do: Read the resource again and decide anew.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:okr:problem:conflict",
                     *       "title": "Conflict with the present state",
                     *       "status": 409,
                     *       "detail": "The change conflicts with one that was made at the same time. Read again and retry.",
                     *       "instance": "/api/v1/goals/01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09",
                     *       "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
                     *     }
                     */
                    "application/problem+json": {
                        /** @enum {string} */
                        type: "urn:okr:problem:conflict";
                        /**
                         * Format: int32
                         * @enum {integer}
                         */
                        status: 409;
                    } & WithRequired<components["schemas"]["Problem"], "type" | "status">;
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    exportGoals: {
        parameters: {
            query?: {
                /** @description Goals with these owner types */
                owner_type?: ("company" | "department" | "team" | "employee")[];
                /** @description Goals of these employees */
                owner_employee_id?: string[];
                /** @description Goals of these teams */
                owner_team_id?: string[];
                /** @description Goals of these departments */
                owner_department_id?: string[];
                /** @description Goals whose title contains every one of these words, in upper or lower case; `%` and `_` are plain characters */
                text?: string;
                /** @description Goals with these statuses */
                status?: ("active" | "completed" | "cancelled")[];
                /** @description `true`: goals shared with everyone; `false`: the others */
                is_shared?: boolean[];
                /** @description Goals with these confidence levels */
                confidence_level?: ("on_track" | "at_risk" | "off_track")[];
                /** @description Goals whose `date_end` is this day or later, or empty */
                date_period_start?: string;
                /** @description Goals whose `date_start` is this day or earlier, or empty */
                date_period_end?: string;
                /** @description Only goals without a parent */
                only_top_level?: boolean;
                /** @description Children of these goals */
                parent_goal_id?: string[];
                /** @description Goals that these employees are assigned to themselves, not only through a key result */
                assign_to_id?: string[];
                /** @description `true`: archived goals; `false`: the others; both values: all goals */
                is_archived?: boolean[];
                /** @description JSON Lines (a goal a line), or CSV for spreadsheets (a row for each goal and each key result) */
                format?: "jsonl" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {"key":"g1","parent":null,"title":"Win the trust of enterprise customers","owner_type":"company","key_results":[{"title":"Net promoter score","metric_type":"number","start_value":30,"target_value":50,"value":42}]} */
                    "application/jsonl": string;
                    /**
                     * @example record,key,parent,title,owner_type,metric_type,start_value,target_value,value
                     *     goal,g1,,Win the trust of enterprise customers,company,,,,
                     *     key_result,,g1,Net promoter score,,number,30,50,42
                     */
                    "text/csv": string;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            414: components["responses"]["UriTooLong"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    importGoals: {
        parameters: {
            query?: {
                /** @description `true` checks the whole file and writes nothing; `false` imports it */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes retries safe: for 24 hours, the same key with the same body gives the first answer again; the order of fields does not matter. Another body or address, or other scopes of the token, is a 422; 409 while the first request is still running. A request that failed can be sent again with its key. Keys are your own. Use a new UUID for each operation. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "note": "Objectives of the first quarter",
                 *       "goals": [
                 *         {
                 *           "key": "g1",
                 *           "title": "Become the bike that cities run on",
                 *           "owner_type": "company",
                 *           "expected_progress": 60
                 *         },
                 *         {
                 *           "key": "g2",
                 *           "parent": "g1",
                 *           "title": "Win ten fleets",
                 *           "owner_type": "department",
                 *           "owner": "sales",
                 *           "assign_to": [
                 *             "lars"
                 *           ],
                 *           "key_results": [
                 *             {
                 *               "title": "Fleets",
                 *               "metric_type": "number",
                 *               "target_value": 10,
                 *               "value": 6,
                 *               "confidence_level": "on_track"
                 *             }
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["GoalsFile"];
                /** @example {"key":"g1","parent":null,"title":"Win the trust of enterprise customers","owner_type":"company","key_results":[{"title":"Net promoter score","metric_type":"number","start_value":30,"target_value":50,"value":42}]} */
                "application/jsonl": string;
                /**
                 * @example record,key,parent,title,owner_type,metric_type,start_value,target_value,value
                 *     goal,g1,,Win the trust of enterprise customers,company,,,,
                 *     key_result,,g1,Net promoter score,,number,30,50,42
                 */
                "text/csv": string;
            };
        };
        responses: {
            /** @description What was written, or would be */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "goals_count": 2,
                     *       "key_results_count": 1,
                     *       "check_ins_count": 1,
                     *       "goals": [
                     *         {
                     *           "key": "g1",
                     *           "id": null,
                     *           "progress": 60
                     *         },
                     *         {
                     *           "key": "g2",
                     *           "id": null,
                     *           "progress": 60
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ImportResult"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            409: components["responses"]["ConflictOrStillRunning"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["InvalidOrKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getGoalHistory: {
        parameters: {
            query?: {
                /** @description The first day, today (UTC) at the latest. Default: 89 days before the last day shown; of a goal below which too much has changed since to work out, a later day: see `from` in the answer. A range has at most 1,096 days */
                from?: string;
                /** @description The last day; by default today (UTC). There are no points after today */
                to?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The id of the goal
                 * @example 01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09
                 */
                goal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data, as far as you may view it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": "2026-02-12",
                     *       "to": "2026-02-14",
                     *       "points": [
                     *         {
                     *           "date": "2026-02-12",
                     *           "progress": 38.33,
                     *           "confidence_level": "at_risk"
                     *         },
                     *         {
                     *           "date": "2026-02-13",
                     *           "progress": 48.33,
                     *           "confidence_level": "on_track"
                     *         },
                     *         {
                     *           "date": "2026-02-14",
                     *           "progress": 48.33,
                     *           "confidence_level": "on_track"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["GoalHistory"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            414: components["responses"]["UriTooLong"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getKeyResultHistory: {
        parameters: {
            query?: {
                /** @description The first day, today (UTC) at the latest. Default: 89 days before the last day shown; of a goal below which too much has changed since to work out, a later day: see `from` in the answer. A range has at most 1,096 days */
                from?: string;
                /** @description The last day; by default today (UTC). There are no points after today */
                to?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The id of the goal
                 * @example 01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09
                 */
                goal_id: string;
                /**
                 * @description The id of the key result
                 * @example 01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b
                 */
                kr_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data, as far as you may view it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": "2026-02-12",
                     *       "to": "2026-02-14",
                     *       "points": [
                     *         {
                     *           "date": "2026-02-12",
                     *           "value": 39,
                     *           "progress": 45,
                     *           "confidence_level": "at_risk"
                     *         },
                     *         {
                     *           "date": "2026-02-13",
                     *           "value": 42,
                     *           "progress": 60,
                     *           "confidence_level": "on_track"
                     *         },
                     *         {
                     *           "date": "2026-02-14",
                     *           "value": 42,
                     *           "progress": 60,
                     *           "confidence_level": "on_track"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["KeyResultHistory"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            414: components["responses"]["UriTooLong"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getGoalChart: {
        parameters: {
            query?: {
                /** @description `auto` follows the reader's light or dark mode; the others are fixed, for emails and slides */
                theme?: "auto" | "light" | "dark";
            };
            header?: {
                /** @description The `ETag` that you have: while it is the present one, the answer is 304 without a body */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                /**
                 * @description The id of the goal
                 * @example 01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09
                 */
                goal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <svg xmlns="http://www.w3.org/2000/svg"/> */
                    "image/svg+xml": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["Timeout"];
            414: components["responses"]["UriTooLong"];
            417: components["responses"]["ExpectationFailed"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
}
type WithRequired<T, K extends keyof T> = T & {
    [P in K]-?: T[P];
};
