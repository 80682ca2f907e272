/** Asked every few seconds by machines: neither logged nor traced. */
export const PROBES = /^\/(health\/|metrics(\?|$))/;
