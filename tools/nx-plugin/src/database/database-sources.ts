import { databaseNames } from './database-names.ts';
import { repositorySources } from './repository-sources.ts';

const FIRST = '0001-create-items';

/** The files of a new database, by path below `src`. */
export function databaseSources(database: string): Record<string, string> {
  const { file, check, connect, migrations, variable } = databaseNames(database);
  return {
    [`checks/${file}.ts`]: `import type { DependencyCheck } from '@gatehouse/service-kit';
import { databaseCheck } from '@gatehouse/service-kit/postgres';
import type { Configuration } from '../configuration.ts';
import { ${connect} } from '../${file}/connect.ts';

/** Checks that the database ${database} responds. */
export const ${check}: DependencyCheck<Configuration> = (context) =>
  databaseCheck('${database}', ${connect}(context));
`,
    [`${file}/connect.ts`]: `import type { ServiceContext } from '@gatehouse/service-kit';
import { connectDatabase, type Database } from '@gatehouse/service-kit/postgres';
import type { Configuration } from '../configuration.ts';
import { ${migrations} } from './migrations.ts';

/** Connects to the database ${database}: one pool, however often it is called. */
export const ${connect} = (context: ServiceContext<Configuration>): Promise<Database> =>
  connectDatabase(context, {
    name: '${database}',
    url: context.configuration.${variable},
    migrations: ${migrations},
  });
`,
    [`${file}/migrations.ts`]: `import type { Migration } from '@gatehouse/service-kit/postgres';
import { createItems } from './migrations/${FIRST}.ts';

/** The migrations of the database ${database}, in the order of their names. Never change one that was released: add another. */
export const ${migrations}: readonly Migration[] = [createItems];
`,
    [`${file}/migrations/${FIRST}.ts`]: `import type { Migration } from '@gatehouse/service-kit/postgres';

/** The previous release also runs with the changed tables: add columns, and remove them only when no release uses them. */
export const createItems: Migration = {
  name: '${FIRST}',
  sql: \`
    CREATE TABLE items (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      name text NOT NULL UNIQUE,
      created_at timestamptz NOT NULL DEFAULT now()
    )
  \`,
};
`,
    ...repositorySources(database),
  };
}
