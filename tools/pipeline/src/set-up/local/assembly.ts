import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GatehouseError } from '@gatehouse/service-manifest';

/** A synthesised stack. */
export interface SynthesisedStack {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly template: unknown;
}

interface Artifact {
  readonly type?: string;
  readonly environment?: string;
  readonly displayName?: string;
  readonly properties?: { readonly templateFile?: string; readonly stackName?: string };
}

/**
 * The folder with cdk.json, relative to the workspace.
 * @throws with one line
 */
export function infrastructureFolder(root: string): string {
  const folder = readdirSync(join(root, 'apps'))
    .map((name) => `apps/${name}`)
    .find((each) => existsSync(join(root, each, 'cdk.json')));
  if (folder === undefined)
    throw new GatehouseError(
      'GH-SETUP-009',
      'No folder below apps has a cdk.json: the infrastructure is missing',
    );
  return folder;
}

/**
 * The output of `nx synth infrastructure`, at cdk.json's location.
 * https://docs.aws.amazon.com/cdk/v2/guide/deploy.html#deploy-how-synth-assemblies
 * @throws with one line if it is missing
 */
export function readAssembly(root: string): readonly SynthesisedStack[] {
  const folder = join(root, infrastructureFolder(root));
  const { app } = JSON.parse(readFileSync(join(folder, 'cdk.json'), 'utf8')) as { app: string };
  const output = join(folder, app);
  if (!existsSync(join(output, 'manifest.json')))
    throw new GatehouseError(
      'GH-SETUP-009',
      'There are no templates: run "npx nx synth infrastructure"',
    );
  const { artifacts = {} } = JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8')) as {
    artifacts?: Record<string, Artifact>;
  };
  return Object.entries(artifacts).flatMap(([id, { type, environment, properties = {} }]) => {
    const place = /^aws:\/\/(\d{12})\/([\w-]+)$/.exec(environment ?? '');
    if (type !== 'aws:cloudformation:stack' || !place || !properties.templateFile) return [];
    return {
      name: properties.stackName ?? id,
      account: place[1]!,
      region: place[2]!,
      template: JSON.parse(readFileSync(join(output, properties.templateFile), 'utf8')),
    };
  });
}
