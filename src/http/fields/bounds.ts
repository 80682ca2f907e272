/** How large what is sent and answered may be, and how the OpenAPI document says what it looks like. */

/** Text without NUL, as a pattern for the document. */
export const PLAIN_TEXT = '^[^\\u0000]*$';
/** The id of another system in the document. */
export const EXTERNAL_ID = { type: 'string', minLength: 1, pattern: PLAIN_TEXT };
/** A UUID in the document. */
export const UUID = { type: 'string', format: 'uuid', maxLength: 36 };

/** The largest quantity, in either direction. */
export const MAX_VALUE = 100_000_000_000;
/** The largest weight. */
export const MAX_WEIGHT = 1_000_000;
/** How long titles, descriptions and names may be, in characters. */
export const MAX_TITLE = 500;
export const MAX_DESCRIPTION = 10_000;
export const MAX_NAME = 200;
/** How long the ids of other systems may be. */
export const MAX_EXTERNAL_ID = 200;

/** An email address in the document. It may have letters of any alphabet. */
export const EMAIL = { type: 'string', format: 'idn-email', maxLength: 320 };
