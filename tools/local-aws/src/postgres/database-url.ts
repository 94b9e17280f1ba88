/** Of PostgreSQL, where another one than the embedded one runs. */
const USUAL_PORT = 5_432;

/** URL of a database of a laptop, as the variable of its grant has it. */
export const databaseUrl = (database: string, port = USUAL_PORT): string =>
  `postgresql://app@127.0.0.1:${port}/${database}`;
