import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workspace } from '@gatehouse/service-manifest';
import { GatehouseError } from '@gatehouse/service-manifest';
import { placeOfStack, type Stack } from './stack.ts';

/** The CDK's manifest beside the templates. https://docs.aws.amazon.com/cdk/v2/guide/deploy.html */
interface Manifest {
  readonly artifacts?: Readonly<
    Record<string, { readonly type?: string; readonly properties?: { templateFile?: string } }>
  >;
}

/**
 * The stacks of this commit, written by `nx synth infrastructure`, in the order in which the CDK lists them.
 * @throws with one line if there are none
 */
export async function readStacks(workspace: Workspace, folder: string): Promise<Stack[]> {
  const manifest = JSON.parse(await read(folder, 'manifest.json')) as Manifest;
  const stacks = Object.entries(manifest.artifacts ?? {}).filter(
    ([, { type }]) => type === 'aws:cloudformation:stack',
  );
  if (stacks.length === 0)
    throw new GatehouseError('GH-SETUP-009', `${folder}/manifest.json has no stacks`);
  return Promise.all(
    stacks.map(async ([name, { properties }]) => ({
      name,
      ...placeOfStack(workspace, name),
      template: JSON.parse(
        await read(folder, properties?.templateFile ?? `${name}.template.json`),
      ) as unknown,
    })),
  );
}

async function read(folder: string, file: string): Promise<string> {
  try {
    return await readFile(join(folder, file), 'utf8');
  } catch (error) {
    throw new GatehouseError(
      'GH-SETUP-009',
      `${folder}/${file} cannot be read; run: npx nx synth infrastructure`,
      {
        cause: error,
      },
    );
  }
}
