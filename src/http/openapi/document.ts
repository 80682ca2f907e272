import { type INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ANSWER_HEADERS, REQUEST_HEADERS } from './headers.js';
import { type Document } from './model.js';
import { completeOperations, sharedAnswers } from './operations.js';
import { PROBLEM_SCHEMA } from './problems.js';
import { completeSchemas } from './schemas.js';

/** The version of the contract, by semantic versioning (docs/api.md). */
const API_VERSION = '1.0.0';

const DESCRIPTION = `Goals, key results and check-ins for employees, teams, departments and whole companies.

**To try it here:** press *Authorize* and paste your token; the server printed one if it was started with demo data.

**In three steps:** create a goal (\`POST /goals\`), add a key result (\`POST /goals/{goal_id}/key-results\`), check in
(\`POST /goals/{goal_id}/key-results/{kr_id}/checkin\`). The check-in answers with the new progress of every goal above.

**Contributors** are what counts in a goal's progress and confidence: its key results, and the goals directly below it that
are neither archived nor cancelled, each by its \`weight\`; \`progress_driver\` says which of them. A goal without any keeps what
was set by hand.

**Who may what:** four levels on a goal, each with those before it.

- \`view\`: whom \`visible_to\` names, those assigned to one of its key results, and everyone if it is shared.
- \`align\`, that is to hang goals below it: the people of the team or department that owns it, or of a department below; of a
  goal of the company, everyone.
- \`check_in\`: whom \`assign_to\` names; of a key result, on that one.
- \`manage\`, that is to change everything about it: who created it, the employee who owns it and the managers above them, the
  lead of the owning team, the heads of the owning department and of those above; admins.

**What you may not see does not exist for you:** it is absent from lists, trees and counts, and its id
is a 404. Contributors that you may not see count in the progress of a goal all the same.

**Values:** quantities have at most 4 decimals (more is an error, nothing is rounded); text is trimmed; unknown fields are
an error; in a PATCH, an omitted field is unchanged and null clears it.

**Errors** are \`application/problem+json\` (RFC 9457); \`errors\` names each wrong field by a JSON pointer.

**Lists** answer \`{items, next_cursor}\`; send \`next_cursor\` as \`cursor\` for the next page.

**Retries:** a POST with an \`Idempotency-Key\` can be sent again, and is done once; a PATCH or DELETE with the \`ETag\` as
\`If-Match\` overwrites nobody's change.

**Limits:** \`RateLimit\` says what is left; on 429 and 503 wait for the seconds in \`Retry-After\`.

**Versions:** \`/api/v1\` only gains: operations, optional fields, fields of answers. Ignore those that you do not know.`;

/** Named as SPDX asks for licenses that are not on its list. */
const LICENSE = { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' };

/** The tags in reading order. */
const TAGS: [name: string, description: string][] = [
  ['Goals', 'Objectives, nested through `parent_goal_id`'],
  ['Key results', 'What a goal is measured by'],
  ['Check-ins', 'Recorded values of key results; each recalculates every goal above'],
  ['History', 'Progress over time'],
  ['Import and export', 'Goals as files'],
  ['Me', 'The calling employee and their scopes'],
  ['Employees', 'The people of the company'],
  ['Teams', 'Groups of people with a lead'],
  ['Departments', 'The units of the company, nested, each with a head'],
  ['Directory', 'Employees, teams and departments at once, from an HR system'],
  ['Access tokens', 'API tokens of employees'],
  ['Companies', 'The tenants; for the operator'],
];

/** The OpenAPI 3.1 document of the application: what the routes' decorators say, completed by rule. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('OKR API')
    .setDescription(DESCRIPTION)
    .setVersion(API_VERSION)
    .addServer('/', 'This service')
    // Swagger UI puts the cursor into the field of the last one; it shows them the other way round (serve.ts).
    .addSecurity('operator', {
      type: 'http',
      scheme: 'bearer',
      description: 'The OPERATOR_TOKEN that the service was started with: for `POST /companies` alone.',
    })
    .addSecurity('employee', {
      type: 'http',
      scheme: 'bearer',
      description:
        "An API token (`okr_…`), or a JWT of the company's identity provider, verified as RFC 8725 recommends: " +
        'algorithms that fit the key and no others, never `none`, issuer, audience and expiry.',
    });
  for (const [name, description] of TAGS) builder.addTag(name, description);
  const scanned = SwaggerModule.createDocument(app, builder.build());
  const document = scanned as unknown as Document;
  document.info.license = LICENSE;
  document.components.schemas.Problem = PROBLEM_SCHEMA;
  document.components.headers = ANSWER_HEADERS;
  document.components.parameters = REQUEST_HEADERS;
  completeOperations(document);
  document.components.responses = sharedAnswers(document);
  completeSchemas(document);
  return scanned;
}
