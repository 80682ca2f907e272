import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Database } from '../database/database.js';
import { type Transaction } from '../database/transaction.js';
import type { Role, Scope } from './scopes.js';

/** Who is calling: an employee of one company, with what the directory says of them (SPEC §1, §4). */
export interface Principal {
  company_id: string;
  employee_id: string;
  /** the company's when the directory said so: as long as it stands, so does what is said here (see `PrincipalCache`) */
  access_revision: string;
  role: Role;
  scopes: ReadonlySet<Scope>;
  department_id: string | null;
  /**
   * Everything that a goal's `audience` may name to let this person see it: the company, themselves, their teams, their
   * department and those above it, and what they lead.
   */
  identities: string[];
  /** whether there are so many of them that they are compared in another way: see `visibleTo` */
  has_many_identities: boolean;
  /** The teams they lead, the departments they head and those below. */
  leads: string[];
  /**
   * The same caller as they are now, as this transaction sees it, or whoever asks outside of any.
   * @throws Unauthenticated or Forbidden when they may no longer do this; Unavailable when the credentials are somebody
   *   else's now, whose request this is not
   */
  renew(on: Database | Transaction): Promise<Principal>;
}

/** Access in the company has changed since the caller was looked up: what they may do must be found out anew. */
export class AccessChanged extends Error {}

/** Who a request is from, once `AuthGuard` knows: it sets nothing less. */
export const principalOf = (request: FastifyRequest) => request.principal as Principal | undefined;

/** The caller, in a controller method's parameters. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal =>
  principalOf(context.switchToHttp().getRequest<FastifyRequest>())!,
);
