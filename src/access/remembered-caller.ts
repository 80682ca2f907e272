import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Unavailable } from '../http/problem.js';
import { type Principal } from './principal.js';

/** A caller is not known to be who they were remembered as: access in their company has changed since. */
export class AccessChanged extends Error {}

/** Somebody in whose name something is to be done. */
export interface Actor {
  principal: Principal;
  /** whether nothing is to be done, nor told, unless the company's access revision still is the principal's */
  is_remembered?: boolean;
}

/**
 * The caller of a route that looks under its lock whether they still are who they are remembered as. It spares the
 * statement that tells before, and what is written is by somebody who may write it at that moment.
 */
export class RememberedCaller {
  constructor(private readonly request: Pick<FastifyRequest, 'principal' | 'confirmCaller'>) {}

  /**
   * Does `work` in the caller's name; once more, as who they are now, where it found that access has changed.
   * @param work throws AccessChanged where it has
   * @throws what `work` throws; Unauthenticated or Forbidden when the caller may no longer do this; Unavailable when the
   *   credentials are somebody else's now, whose request this then is not
   */
  async act<T>(work: (actor: Actor) => Promise<T>): Promise<T> {
    const { principal, confirmCaller } = this.request;
    if (!confirmCaller) return work({ principal: principal! });
    try {
      return await work({ principal: principal!, is_remembered: true });
    } catch (error) {
      if (!(error instanceof AccessChanged)) throw error;
      const confirmed = await confirmCaller();
      if (confirmed.employee_id !== principal!.employee_id)
        throw new Unavailable('These credentials just changed hands.');
      return work({ principal: confirmed });
    }
  }
}

/** The caller of a route that is `ConfirmedUnderLock`, in the parameters of its controller method. */
export const Remembered = createParamDecorator(
  (_: unknown, context: ExecutionContext) => new RememberedCaller(context.switchToHttp().getRequest<FastifyRequest>()),
);
