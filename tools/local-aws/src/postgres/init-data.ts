import { execFile, type ExecFileOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Creates the data folder of a server, whose superuser is `migrator`, unless it has one.
 * @throws with PostgreSQL's output
 */
export async function initData(
  initdb: string,
  data: string,
  options: ExecFileOptions,
): Promise<void> {
  if (existsSync(join(data, 'PG_VERSION'))) return;
  await run(
    initdb,
    [
      `--pgdata=${data}`,
      '--username=migrator',
      // Only programs on this machine can connect.
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
      '--no-instructions',
    ],
    options,
  );
}
