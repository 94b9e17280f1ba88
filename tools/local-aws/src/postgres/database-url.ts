/** The port of a PostgreSQL that is not embedded. */
const USUAL_PORT = 5_432;

/** URL of a database on a laptop, for the environment variable of its grant. */
export const databaseUrl = (database: string, port = USUAL_PORT): string =>
  `postgresql://app@127.0.0.1:${port}/${database}`;
