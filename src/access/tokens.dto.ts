import { MAX_NAME } from '../http/fields/bounds.js';
import { Choices, Id, Instant, Text } from '../http/fields/request-fields.js';
import { PageQuery } from '../http/page.js';
import { type Scope, SCOPES } from './scopes.js';

/** The body of `POST /access/tokens`. */
export class CreateToken {
  @Text({ description: 'What it is for', min: 1, max: MAX_NAME, example: 'Weekly check-in bot' })
  name: string;

  @Choices({ description: 'What it allows: nothing that you may not do yourself', of: SCOPES, example: ['goals:read'] })
  scopes: Scope[];

  @Instant({
    description: 'When it expires; must be in the future. null or omitted: never',
    optional: true,
    nullable: true,
  })
  expires_at?: string | null;

  @Id({
    description: 'The employee whom it is for; you if omitted. Only admins may name somebody else',
    optional: true,
  })
  employee_id?: string;
}

/** The query of `GET /access/tokens`. */
export class TokensQuery extends PageQuery {
  @Id({
    description: 'Only the tokens of this employee; none of others, unless you are an admin with `tokens:write`',
    optional: true,
  })
  employee_id?: string;
}
