import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem, toProblem } from './problem.answer.js';
import { type Problem } from './problem.js';

/** Turns everything that was thrown into `application/problem+json`, and shows nothing of our insides (SPEC §6). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  /** Answers with the problem that the error stands for. */
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const tell = (what: unknown) => sendProblem(request, http.getResponse<FastifyReply>(), what, this.logger);
    // Who is no longer the caller that they are taken for is told that, and nothing else: see `ConfirmedByService`.
    if (request.confirmCaller && isConfirmedFirst(toProblem(error)))
      request.confirmCaller().then(() => tell(error), tell);
    else tell(error);
  }
}

/** Not a 429: whoever sends too much is not to cost a statement each time. */
function isConfirmedFirst({ status }: Problem): boolean {
  return status < 500 && status !== 429;
}
