import pg from 'pg';

/** Creates databases that do not exist yet; they are empty, as RDS creates them. */
export async function createDatabases(port: number, databases: readonly string[]): Promise<void> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'migrator',
    database: 'postgres',
  });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database');
    const existing = new Set(rows.map(({ datname }) => datname));
    for (const name of new Set(databases))
      if (!existing.has(name))
        await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
