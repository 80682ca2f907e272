import type { FastifyRequest } from 'fastify';
import { Logger, PinoLogger } from 'nestjs-pino';
import pino, { type DestinationStream } from 'pino';
import { type Config } from '../config/config.js';
import { type Ended } from './ended.js';
import { stdout } from './lines.js';
import { PROBES } from './probes.js';

/** Nest's own lines at start, a hundred of them: only for those who ask. */
const FRAMEWORK = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

/**
 * The log of the service: a JSON object a line on stdout, or lines for people where that is a terminal.
 *
 * What it says of a request and of an error is listed below, field by field; headers, bodies, addresses with their
 * queries and the values of SQL statements are never among them, so no token and nothing that a user wrote is.
 */
export async function createLogger({ log_level, production }: Config): Promise<ServiceLogger> {
  const options = {
    level: log_level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level: string) => ({ level }) },
    serializers: { err: describeError },
  };
  const pretty = production ? undefined : await prettyStream();
  return new ServiceLogger(pino(options, pretty ?? stdout));
}

/** Logs a request that has ended: who, what, how and how long it took. */
export function logRequest(
  { lines }: ServiceLogger,
  request: FastifyRequest,
  { status, duration, error }: Ended,
): void {
  const { route, company_id, employee_id } = describeRequest(request);
  const line = {
    request_id: request.id,
    method: request.method,
    route,
    status,
    problem: request.problem,
    duration_ms: Math.round(duration * 1000) / 1000,
    company_id,
    employee_id,
    error: error?.stack,
    msg: 'request',
  };
  if (status >= 500) lines.warn(line);
  else if (PROBES.test(route)) lines.debug(line);
  else lines.info(line);
}

function describeRequest(request: FastifyRequest) {
  const { company_id, employee_id } = request.principal ?? {};
  return { route: request.routeOptions.url ?? 'unknown', company_id, employee_id };
}

/** Of an error what leads to its cause: PostgreSQL's `detail` and TypeORM's `parameters` hold what users wrote. */
function describeError(error: Error & { code?: unknown }) {
  return { type: error.name, code: error.code, message: error.message, stack: error.stack };
}

/** Lines for people, where a terminal shows them and the development packages are installed. */
async function prettyStream(): Promise<DestinationStream | undefined> {
  if (!process.stdout.isTTY) return undefined;
  const pretty = await import('pino-pretty').catch(() => undefined);
  return pretty?.default({ ignore: 'pid,context', translateTime: 'SYS:HH:MM:ss', singleLine: true, sync: true });
}

/** What Nest and the services log by. */
export class ServiceLogger extends Logger {
  /** @param lines what writes them: for those who log with every request */
  constructor(readonly lines: pino.Logger) {
    super(new PinoLogger({ pinoHttp: { logger: lines } }), {});
  }

  /** As Nest's own, but its lines at start are for those who debug. */
  override log(message: unknown, ...params: unknown[]): void {
    if (FRAMEWORK.has(params.at(-1) as string)) this.debug(message, ...params);
    else super.log(message, ...params);
  }
}
