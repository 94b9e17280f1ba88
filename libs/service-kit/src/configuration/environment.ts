/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment in which the local API key, plain HTTP and unverified TLS are allowed. */
export const LOCAL = 'local';
