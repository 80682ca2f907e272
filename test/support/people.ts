import { type Client } from './client.js';
import { type TestApp, type TestCompany } from './app.js';

/** An employee of a test's company, as a caller. */
export interface Person {
  id: string;
  token: string;
  api: Client;
}

const MEMBER_SCOPES = ['goals:read', 'goals:write', 'checkins:write', 'directory:read', 'tokens:write'];
let hired = 0;

/** Adds an employee with a token of their own. @param body what differs from a member without manager and department */
export async function hire(app: TestApp, company: TestCompany, body: object = {}): Promise<Person> {
  const n = ++hired;
  const { id } = await company.api.must('POST', '/employees', {
    email: `person${n}@example.com`,
    display_name: `Person ${n}`,
    ...body,
  });
  const { token } = await company.api.must('POST', '/access/tokens', {
    name: 'Test',
    employee_id: id,
    scopes: MEMBER_SCOPES,
  });
  return { id, token, api: app.as(token) };
}
