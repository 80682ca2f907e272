import { MAX_NAME } from '../http/fields/bounds.js';
import { ShownChoices, ShownId, ShownInstant, ShownList, ShownText } from '../http/fields/response-fields.js';
import { MAX_LIMIT, Page } from '../http/page.js';
import { type Scope, SCOPES } from './scopes.js';

/** A token as lists show it. */
export class AccessToken {
  @ShownId({ description: 'Its id' })
  id: string;

  @ShownId({ description: 'Whose it is' })
  employee_id: string;

  @ShownText({ description: 'What it is for', max: MAX_NAME })
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
