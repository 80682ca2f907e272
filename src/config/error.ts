/** A setting that the service cannot start with; its message is one line that names the variable. */
export class ConfigError extends Error {}
