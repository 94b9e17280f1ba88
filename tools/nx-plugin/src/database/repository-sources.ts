import { databaseNames } from './database-names.ts';

/** The class with the statements of a database, and its spec. */
export function repositorySources(database: string): Record<string, string> {
  const { file, migrations, repository } = databaseNames(database);
  return {
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
