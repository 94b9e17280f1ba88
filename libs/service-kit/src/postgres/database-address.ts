/** Where a database is, from the variable of its grant. */
export interface DatabaseAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** Whether it is the PostgreSQL of a laptop or a test: on this machine, without TLS and tokens. */
  readonly local: boolean;
}

/** Reaches no other machine. */
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Reads the URL of a database, `postgresql://app@HOST:5432/app`. It has no password and no settings: the kit has no weaker
 * ones to choose from.
 * @throws TypeError for any other URL, such as that of a variable that `src/configuration.ts` lacks
 */
export function databaseAddress(url: string): DatabaseAddress {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol !== 'postgresql:' || parsed.hostname === '')
    throw new TypeError(
      `The URL of a database must be that of its variable, such as postgresql://app@HOST:5432/app, not ${shown(url)}`,
    );
  if (parsed.password !== '' || parsed.search !== '')
    throw new TypeError(
      `The URL of a database must have no password and no settings such as sslmode: the kit uses IAM and verified TLS, not ${shown(url)}`,
    );
  return {
    host: parsed.hostname.replace(/^\[|\]$/g, ''),
    port: Number(parsed.port || 5432),
    database: decodeURIComponent(parsed.pathname.slice(1)),
    local: LOOPBACK.has(parsed.hostname),
  };
}

const shown = (url: unknown) => String(url).replace(/:[^:@/]*@/, ':[redacted]@');
