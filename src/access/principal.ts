import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Role, Scope } from './scopes.js';

/** Who is calling: an employee of one company, with what the directory says of them (SPEC §1, §4). */
export interface Principal {
  company_id: string;
  employee_id: string;
  /** the company's when the directory said so: as long as it stands, so does what is said here (see `KnownCallers`) */
  access_revision: string;
  role: Role;
  scopes: ReadonlySet<Scope>;
  department_id: string | null;
  /**
   * Everything that a goal's `audience` may name to let this person see it: the company, themselves, their teams, their
   * department and those above it, and what they lead.
   */
  identities: string[];
  /** The teams they lead, the departments they head and those below. */
  leads: string[];
}

declare module 'fastify' {
  interface FastifyRequest {
    principal?: Principal;
    /** as long as `principal` is only remembered: finds out who it is now. See `RememberedCaller` */
    confirmCaller?: () => Promise<Principal>;
  }
}

/** The caller, in a controller method's parameters. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal, confirmCaller } = context.switchToHttp().getRequest<FastifyRequest>();
  if (confirmCaller) throw new Error('A route that is ConfirmedUnderLock takes its caller as @Remembered().');
  return principal!;
});
