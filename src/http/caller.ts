/** Who calls, as far as what every route shares has to know: whose requests are counted, and whose keys they carry. */
export interface RequestCaller {
  company_id: string;
  employee_id: string;
  scopes: ReadonlySet<string>;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by whoever authenticates requests; unset where anyone may call, and for the operator. */
    principal?: RequestCaller;
    /** As long as `principal` is only remembered: finds out who it is now. See `ConfirmedByService`. */
    confirmCaller?: () => Promise<RequestCaller>;
  }
}
