import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { GatehouseError, sourceConditionsOf } from '@gatehouse/service-manifest';
import { TSX } from '../workspace/tsx.ts';
import type { JsonSchema } from './json-schema.ts';

export interface ApiDescription {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, JsonSchema>> };
}

export interface DescribedOperation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: JsonSchema;
  }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema?: JsonSchema }>>;
  };
  readonly responses: Readonly<
    Record<
      string,
      { readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>> }
    >
  >;
}

const PRINT = `
const exported = await import(process.argv[1]);
const service = Object.values(exported).find((each) => each?.openApi);
process.stdout.write(JSON.stringify(service?.openApi ?? null));`;

/**
 * Reads the API description of a service from its sources, in a separate process, because Nx cannot load them.
 * @param root The workspace.
 * @param folder Folder of the service, absolute.
 * @throws one line if it has none, or its sources cannot be loaded
 */
export function readApiDescription(root: string, folder: string): ApiDescription {
  const file = join(folder, 'src/service.ts');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...sourceConditionsOf(root).map((condition) => `--conditions=${condition}`),
      ...['--import', TSX],
      ...['--input-type=module', '--eval', PRINT, pathToFileURL(file).href],
    ],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
  );
  if (status !== 0)
    throw new GatehouseError('GH-NX-007', `${file} cannot be loaded: ${errorIn(stderr)}`);
  const description = JSON.parse(stdout) as ApiDescription | null;
  if (!description)
    throw new GatehouseError(
      'GH-NX-007',
      `${file} exports no service with an API description ("openApi")`,
    );
  return description;
}

const errorIn = (stderr: string) =>
  stderr.split('\n').find((line) => /^\w*Error\b/.test(line)) ?? stderr.trim().split('\n').at(-1);
