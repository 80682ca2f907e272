import { PROBLEM_KINDS, PROBLEM_TYPE } from '../problem.kinds.js';

/** docs/errors.md: every kind of problem, for people. */
export function errorCatalogue(): string {
  const sections = Object.entries(PROBLEM_KINDS).map(([name, { status, title, meaning, remedy, example }]) =>
    [
      `## ${status} ${title}`,
      `\`${PROBLEM_TYPE}${name}\``,
      meaning,
      `**What to do:** ${remedy}`,
      `For example: “${example}”`,
    ].join('\n\n'),
  );
  return [INTRODUCTION, ...sections].join('\n\n') + '\n';
}

const INTRODUCTION = `# Errors

<!-- Written by \`npm run openapi\` from src/http/problem.kinds.ts. -->

Every error, whatever made it, is \`application/problem+json\` (RFC 9457):

\`\`\`json
{
  "type": "${PROBLEM_TYPE}invalid",
  "title": "${PROBLEM_KINDS.invalid.title}",
  "status": 422,
  "detail": "${PROBLEM_KINDS.invalid.example}",
  "errors": [{ "pointer": "/title", "detail": "must have 1 to 500 characters, not 0" }],
  "instance": "/api/v1/goals",
  "request_id": "01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10"
}
\`\`\`

Programs go by \`type\`, which never changes; people read \`detail\`, which may. \`errors\` names each wrong field by a JSON
pointer into the body, or \`/name\` for a query parameter (\`/name/1\` for the second of its values). Quote the \`request_id\` when you report a problem: it is also in
the header \`X-Request-Id\` and in the server's log.`;
