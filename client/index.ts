import createClient, { type Client, type ClientOptions, mergeHeaders } from 'openapi-fetch';
import { type components, type paths } from './schema.js';

/** What the API takes and answers, by the names of the OpenAPI document: `Schemas['GoalDetail']`. */
export type Schemas = components['schemas'];

/** Every operation of the API, typed: `client.POST('/api/v1/goals', { body: … })`. */
export type OkrClient = Client<paths>;

/** Where the service is and who calls; all else is openapi-fetch's. */
export interface OkrClientOptions extends Omit<ClientOptions, 'baseUrl'> {
  /** where the service is, without a path */
  url: string;
  /** an API token (`okr_…`), or a JWT of the company's identity provider */
  token: string;
}

/**
 * A client whose paths, bodies and answers are those of the OpenAPI document, so that a change of the API shows when you
 * compile. Answers are `{ data }`, or `{ error }` with the problem (docs/errors.md); only a broken connection throws.
 *
 * @example
 * const okr = createOkrClient({ url: 'http://127.0.0.1:3000', token: process.env.OKR_TOKEN });
 * const { data: goal, error } = await okr.POST('/api/v1/goals', {
 *   body: { title: 'Customers recommend us', owner_type: 'company' },
 * });
 * if (error) throw new Error(error.detail);
 * console.log(goal.id, goal.progress);
 */
export function createOkrClient({ url, token, headers, ...options }: OkrClientOptions): OkrClient {
  return createClient<paths>({
    ...options,
    baseUrl: url,
    // mergeHeaders takes a list of entries, which the type allows, for an object with the keys 0, 1, …
    headers: mergeHeaders(Array.isArray(headers) ? new Headers(headers) : headers, {
      authorization: `Bearer ${token}`,
    }),
  });
}
