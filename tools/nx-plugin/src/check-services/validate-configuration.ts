// Runs in a separate process, because it imports the sources of services.
import { createRequire } from 'node:module';
import { existsSync, readFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ConfigurationResult, ConfigurationTask } from './configuration-task.ts';

const RESULTS = 3;
const tasks = JSON.parse(readFileSync(0, 'utf8')) as ConfigurationTask[];

interface Kit {
  KIT_VARIABLES: readonly string[];
  ConfigurationError: new () => Error & { problems: readonly string[] };
  loadConfiguration(environment: Record<string, string>, schema?: unknown): Promise<unknown>;
}

for (const task of tasks) {
  const result = await validated(task).catch((error: unknown) => ({ error: String(error) }));
  writeSync(RESULTS, `${JSON.stringify(result)}\n`);
}
// A module may have left a timer or a connection open.
process.exit();

/** Validates the variables of each environment with the schemas of the kit and of the service. */
async function validated({
  folder,
  environments,
}: ConfigurationTask): Promise<ConfigurationResult> {
  const { KIT_VARIABLES, ConfigurationError, loadConfiguration } = await importKit(folder);
  const file = resolve(folder, 'src/configuration.ts');
  const { configuration } = existsSync(file)
    ? ((await import(pathToFileURL(file).href)) as { configuration?: unknown })
    : {};
  const problems: Record<string, readonly string[]> = {};
  for (const [environment, variables] of Object.entries(environments))
    problems[environment] = await loadConfiguration(variables, configuration).then(
      () => [],
      (error: unknown) => {
        if (error instanceof ConfigurationError) return error.problems;
        throw error;
      },
    );
  const own = configuration === undefined ? [] : keysOf(configuration);
  return { problems, known: own && [...KIT_VARIABLES, ...own] };
}

/** The kit that the service uses. */
async function importKit(folder: string): Promise<Kit> {
  const { resolve: find } = createRequire(join(resolve(folder), 'package.json'));
  return (await import(pathToFileURL(find('@gatehouse/service-kit/configuration')).href)) as Kit;
}

/** The variables of a zod object, even if it is transformed; undefined for other schemas. */
function keysOf(schema: unknown): string[] | undefined {
  const { shape, def } = schema as { shape?: object; def?: { in?: unknown } };
  return shape ? Object.keys(shape) : def?.in ? keysOf(def.in) : undefined;
}
