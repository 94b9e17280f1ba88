import { names } from '@nx/devkit';
import { grantVariable } from '@gatehouse/service-manifest';

/** The names of a database in the sources of its service. */
export interface DatabaseNames {
  /** The name of its folder in `src`, and of its check: `invoices-database`. */
  readonly file: string;
  /** The constant of the check: `invoicesDatabase`. */
  readonly check: string;
  /** The function that connects: `connectInvoices`. */
  readonly connect: string;
  /** The list of migrations: `invoicesMigrations`. */
  readonly migrations: string;
  /** The class: `InvoicesRepository`. */
  readonly repository: string;
  /** The variable with its URL: `INVOICES_DATABASE`. */
  readonly variable: string;
}

export function databaseNames(database: string): DatabaseNames {
  const { className, propertyName } = names(database);
  const file = `${database}-database`;
  return {
    file,
    check: names(file).propertyName,
    connect: `connect${className}`,
    migrations: `${propertyName}Migrations`,
    repository: `${className}Repository`,
    variable: grantVariable('database', database),
  };
}

/** What the sources of a database import from the kit. */
const IMPORTED = ['connectDatabase', 'runMigrations', 'databaseCheck', 'startDatabase'];

/** Why a database cannot have a name in the sources of its service; undefined if it can. */
export function databaseNameProblem(database: string): string | undefined {
  const { connect, migrations } = databaseNames(database);
  const clash = [connect, migrations].find((name) => IMPORTED.includes(name));
  return clash && `its sources would have a second "${clash}", beside that of the kit`;
}

const FIRST = '0001-create-items';

/** The files of a new database, by path below `src`. */
export function databaseSources(database: string): Record<string, string> {
  const { file, check, connect, migrations, repository, variable } = databaseNames(database);
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
    [`${file}/${database}-repository.ts`]: `import type { Database } from '@gatehouse/service-kit/postgres';

/** An item, as the database has it. */
export interface Item {
  readonly id: string;
  readonly name: string;
}

/** The items of the database ${database}. */
export class ${repository} {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Adds an item.
   * @returns undefined if there is one of this name.
   */
  async add(name: string): Promise<Item | undefined> {
    const [item] = await this.#database.query<Item & Record<string, unknown>>(
      'INSERT INTO items (name) VALUES ($1) ON CONFLICT (name) DO NOTHING RETURNING id, name',
      [name],
    );
    return item;
  }

  async find(id: string): Promise<Item | undefined> {
    const [item] = await this.#database.query<Item & Record<string, unknown>>(
      'SELECT id, name FROM items WHERE id = $1',
      [id],
    );
    return item;
  }
}
`,
    [`${file}/${database}-repository.spec.ts`]: `import { startDatabase, type RunningDatabase } from '@gatehouse/service-testing/postgres';
import { ${migrations} } from './migrations.ts';
import { ${repository} } from './${database}-repository.ts';

let running: RunningDatabase;
let repository: ${repository};
beforeAll(async () => {
  running = await startDatabase('${database}', ${migrations});
  repository = new ${repository}(running.database);
});
afterAll(() => running.close());

describe('${repository}', () => {
  it('finds an item that was added', async () => {
    const item = await repository.add('pen');
    expect(item?.name).toBe('pen');
    expect(await repository.find(item!.id)).toEqual(item);
  });

  it('adds no second item of the same name', async () => {
    await repository.add('ink');
    expect(await repository.add('ink')).toBeUndefined();
  });
});
`,
  };
}
