import type pg from 'pg';

/** Runs one statement with its values, and returns its rows. */
export type Query = <Row extends pg.QueryResultRow = pg.QueryResultRow>(
  text: string,
  values?: readonly unknown[],
) => Promise<Row[]>;

/** A database of the service, with a pool of connections. */
export interface Database {
  /**
   * Runs a statement on any connection. Give values as parameters, never in the text.
   * @throws the error of PostgreSQL; `callDependency` turns it into 503 or 502
   * @example const [note] = await database.query<Note>('SELECT * FROM notes WHERE id = $1', [id]);
   */
  readonly query: Query;
  /**
   * Runs statements in one transaction, which is rolled back if `work` throws.
   * @example await database.transaction(async (query) => query('DELETE FROM notes'));
   */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
}
