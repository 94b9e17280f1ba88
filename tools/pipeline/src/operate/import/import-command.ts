import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Command, Option } from 'commander';
import { GatehouseError, readWorkspace, serviceNameProblem } from '@gatehouse/service-manifest';
import { readParameters } from '../../deploy/plan/read-parameters.ts';
import { readSettingsOf, readWorkspaceHere } from '../../deploy/subject.ts';
import { cleanText } from '../../gate/reporters/clean-text.ts';
import { jsonText } from '../../gate/reporters/json-text.ts';
import { inEnvironment } from '../../deploy/in-environment.ts';
import { withExamples } from '../with-examples.ts';
import type { Loss } from './loss.ts';
import { validManifest, type ValidManifest } from './valid-manifest.ts';

interface ImportOptions {
  readonly environment?: string;
  readonly ecs?: string;
  readonly taskDefinition?: string;
  readonly copilot?: string;
  readonly output?: string;
  readonly json?: true;
}

const SOURCES = ['ecs', 'taskDefinition', 'copilot'] as const;

/** `gatehouse import` */
export function importCommand(): Command {
  return withExamples(
    new Command('import')
      .description(
        'Make the manifest of a service from what runs in ECS, a task definition, or a Copilot manifest, and list every field that it does not carry. Changes nothing in AWS. Exits with 0: written, 2: it could not be made.',
      )
      .argument('<service>', 'name of the new service')
      .option('-e, --environment <name>', 'environment that it runs in; needed for --ecs')
      .addOption(
        new Option('--ecs <cluster/service>', 'a service that runs in ECS').conflicts([
          'taskDefinition',
          'copilot',
        ]),
      )
      .addOption(
        new Option(
          '--task-definition <file>',
          'JSON that "aws ecs describe-task-definition" prints',
        ).conflicts(['copilot']),
      )
      .option('--copilot <file>', 'manifest.yml of a Copilot service')
      .option('-o, --output <file>', 'where to write it (default: apps/SERVICE/service.json)')
      .option('--json', 'print the manifest and what it does not carry as JSON, and write no file'),
    'import payments --environment staging --ecs legacy/payments-svc',
    'import payments --environment staging --task-definition task-definition.json --json',
    'import payments --copilot copilot/payments/manifest.yml',
  ).action(importService);
}

async function importService(name: string, options: ImportOptions): Promise<void> {
  const problem = serviceNameProblem(name);
  if (problem !== undefined)
    throw new GatehouseError('GH-NX-001', `"${name}" is no name for a service: it ${problem}`);
  if (SOURCES.every((source) => options[source] === undefined))
    throw new GatehouseError('GH-CLI-002', 'name a source: --ecs, --task-definition or --copilot');
  const file = options.output ?? `apps/${name}/service.json`;
  if (!options.json && existsSync(file))
    throw new GatehouseError(
      'GH-CLI-007',
      `${file} exists already: name another file with --output`,
    );
  const { manifest, text, losses } = await imported(name, options);
  if (options.json) {
    process.stdout.write(`${jsonText({ version: 1, service: name, manifest, losses }, 2)}\n`);
    return;
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  process.stdout.write(
    [
      `wrote ${file}`,
      `Not carried, or different with Gatehouse (${losses.length}):`,
      ...losses.map(({ path, what }) => `  - ${cleanText(path)}: ${cleanText(what)}`),
      `Next: add the code, run "npx nx sync", then "gatehouse deploy --diff" shows what would change.`,
      '',
    ].join('\n'),
  );
}

async function imported(name: string, options: ImportOptions): Promise<ValidManifest> {
  const { environment, ecs, taskDefinition, copilot } = options;
  const workspace = await readWorkspaceHere();
  const others = readWorkspace(process.cwd()).names.filter((each) => each !== name);
  const valid = async (found: Parameters<typeof validManifest>[1]) => {
    const manifests = others.map(async (each) => ({
      name: each,
      text: await readFile(`apps/${each}/service.json`, 'utf8'),
    }));
    return validManifest(name, found, workspace, await Promise.all(manifests));
  };
  if (copilot !== undefined) {
    const { manifestOfCopilot } = await import('./manifest-of-copilot.ts');
    return valid(manifestOfCopilot(name, await readFile(copilot, 'utf8')));
  }
  const { manifestOfEcs } = await import('./manifest-of-ecs.ts');
  const { parseTaskDefinition } = await import('./parse-task-definition.ts');
  const { readEcs } = await import('./read-ecs.ts');
  const { differing, parametersOf } = await import('./differing.ts');
  if (environment !== undefined) await readSettingsOf(environment);
  if (taskDefinition !== undefined) {
    const source = parseTaskDefinition(taskDefinition, await readFile(taskDefinition, 'utf8'));
    const found = await valid(manifestOfEcs(name, source));
    const [first = ''] = Object.keys(workspace.environments);
    const place = environment ?? first;
    const more = differing(name, source, found.manifest, workspace, place, new Map());
    return { ...found, losses: merged(found.losses, more) };
  }
  if (environment === undefined)
    throw new GatehouseError(
      'GH-CLI-002',
      '--ecs needs --environment: which account and region it is in',
    );
  const [cluster = '', service = ''] = (ecs ?? '').split('/');
  if (cluster === '' || service === '')
    throw new GatehouseError('GH-CLI-001', `--ecs: must be CLUSTER/SERVICE, not "${ecs}"`);
  return inEnvironment(workspace, environment, async (aws) => {
    const source = await readEcs(aws, cluster, service);
    const found = await valid(manifestOfEcs(name, source));
    const parameters = await readParameters(
      aws,
      parametersOf(name, found.manifest, workspace, environment),
    );
    const more = differing(name, source, found.manifest, workspace, environment, parameters);
    return { ...found, losses: merged(found.losses, more) };
  });
}

/** Each path once, with its first description. */
const merged = (some: readonly Loss[], more: readonly Loss[]): Loss[] =>
  [...some, ...more].filter(
    ({ path }, at, all) => all.findIndex((each) => each.path === path) === at,
  );
