import { Choice } from '../http/fields/request-fields.js';

/** The colours of a chart. */
const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The query of a chart. */
export class ChartQuery {
  @Choice({
    description: "`auto` follows the reader's light or dark mode; the others are fixed, for emails and slides",
    of: THEMES,
    optional: true,
    default: 'auto',
  })
  theme?: Theme;
}
