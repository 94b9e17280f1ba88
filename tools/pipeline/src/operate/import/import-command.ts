import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Command, Option } from 'commander';
import { GatehouseError, serviceNameProblem } from '@gatehouse/service-manifest';
import { cleanText } from '../../gate/reporters/clean-text.ts';
import { jsonText } from '../../gate/reporters/json-text.ts';
import { withExamples } from '../with-examples.ts';
import { imported, type ImportOptions } from './imported.ts';

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
