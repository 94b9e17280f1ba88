import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command } from 'commander';
import { jsonText } from '../../gate/reporters/json-text.ts';
import { commitOf, isAncestor, newestCommitTime } from '../../deploy/commit/git.ts';
import { environmentsOf } from '../../deploy/environments.ts';
import { commitGiven, commitOption, withFormat } from '../../deploy/options.ts';
import type { DeploymentRecord } from '../../deploy/record/record.ts';
import { readSettingsOf, readWorkspaceHere } from '../../deploy/subject.ts';
import { findSuperseded } from '../../deploy/superseded/find-superseded.ts';

interface SupersededOptions {
  readonly service: string;
  readonly environment?: string;
  readonly commit?: string;
  readonly format: 'text' | 'json' | 'github';
  readonly output?: string;
}

/** `gatehouse superseded` */
export function supersededCommand(): Command {
  return withFormat(
    new Command('superseded')
      .description(
        'Check whether a delivery has nothing left to do: a newer commit is deployed, or the commit is held after a roll-back. Exits with 0: continue, 1: superseded (with "github": the output "superseded"), 2: indeterminate.',
      )
      .requiredOption('-s, --service <name>', 'service, or its folder', (name) => basename(name))
      .option('-e, --environment <name>', 'one environment (default: all that are not local)')
      .addOption(commitOption()),
    ['text', 'json', 'github'],
  ).action(async (options: SupersededOptions) => {
    const { service, environment, format, output } = options;
    const commit = commitGiven(options) ?? (await commitOf('HEAD'));
    const reasons = await findSuperseded(service, commit, await readAll(service, environment), {
      isAncestor,
      newestCommitTime,
    });
    const written = FORMATS[format](service, commit, reasons);
    if (output === undefined) process.stdout.write(written);
    else await writeFile(output, written);
    process.exitCode = reasons.length > 0 && format !== 'github' ? 1 : 0;
  });
}

async function readAll(service: string, environment: string | undefined) {
  if (environment !== undefined) await readSettingsOf(environment);
  const workspace = await readWorkspaceHere();
  const { readDeployed } = await import('../../deploy/record/read-deployed.ts');
  const records = new Map<string, DeploymentRecord>();
  for (const each of environmentsOf(workspace, environment)) {
    const record = (await readDeployed(workspace, each, [service])).get(service);
    if (record !== undefined) records.set(each, record);
  }
  return records;
}

type Write = (service: string, commit: string, reasons: readonly string[]) => string;
const FORMATS: Readonly<Record<SupersededOptions['format'], Write>> = {
  text: (service, commit, reasons) =>
    reasons.length === 0
      ? `${service} at ${commit.slice(0, 12)}: not superseded\n`
      : reasons.map((line) => `${service} at ${commit.slice(0, 12)}: ${line}\n`).join(''),
  json: (service, commit, reasons) =>
    `${jsonText({ version: 1, service, commit, superseded: reasons.length > 0, because: reasons }, 2)}\n`,
  github: (_service, _commit, reasons) =>
    `superseded=${reasons.length > 0}\nbecause=${reasons.join('; ')}\n`,
};
