import { Choices, Id, Instant, Text } from '../http/fields/request-fields.js';
import { MAX_LIMIT, Page, PageQuery } from '../http/page.js';
import { ShownChoices, ShownId, ShownInstant, ShownList, ShownText } from '../http/fields/response-fields.js';
import { type Scope, SCOPES } from './scopes.js';

/** How many characters the name of a token may have. */
export const MAX_TOKEN_NAME = 200;

/** The body of `POST /access/tokens`. */
export class CreateToken {
  @Text({ description: 'What it is for', min: 1, max: MAX_TOKEN_NAME, example: 'Weekly check-in bot' })
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

/** A token as lists show it. */
export class AccessToken {
  @ShownId({ description: 'Its id' })
  id: string;

  @ShownId({ description: 'Whose it is' })
  employee_id: string;

  @ShownText({ description: 'What it is for', max: MAX_TOKEN_NAME })
  name: string;

  @ShownChoices({ description: 'What it allows', of: SCOPES })
  scopes: Scope[];

  @ShownInstant({ description: 'When it ends', nullable: true })
  expires_at: string | null;

  @ShownInstant({
    description: 'When it was last used; written at most once a minute, so it may be up to a minute behind',
    nullable: true,
  })
  last_used_at: string | null;

  @ShownInstant({ description: 'When it was made' })
  created_at: string;

  @ShownId({ description: 'Who made it' })
  created_by: string;
}

/** A token when it is made. */
export class NewAccessToken extends AccessToken {
  @ShownText({ description: 'The token itself: it is shown this once', max: 200 })
  token: string;
}

/** A page of tokens. */
export class AccessTokenPage extends Page {
  @ShownList(() => AccessToken, { description: 'The tokens of this page', max: MAX_LIMIT })
  items: AccessToken[];
}
