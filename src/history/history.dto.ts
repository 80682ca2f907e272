import { CalendarDate } from '../http/fields/request-fields.js';

/** How many days one request may ask for: three years. */
export const MAX_DAYS = 1_096;
/** How many days it gets that says nothing of where to begin. */
export const DEFAULT_DAYS = 90;

/** The query of a history. */
export class HistoryQuery {
  @CalendarDate({
    description:
      `The first day, today (UTC) at the latest. Default: ${DEFAULT_DAYS - 1} days before the last day shown; of a goal below ` +
      'which too much has changed since to work out, a later day: see `from` in the answer. A range has at most ' +
      `${MAX_DAYS.toLocaleString('en-US')} days`,
    optional: true,
    example: '2026-01-01',
  })
  from?: string;

  @CalendarDate({
    description: 'The last day; by default today (UTC). There are no points after today',
    optional: true,
    example: '2026-03-31',
  })
  to?: string;
}
