import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { GatehouseError } from '@gatehouse/service-manifest';
import { askFor } from '../../gate/exceptions/ask-for.ts';
import { draftException } from '../../gate/exceptions/draft-exception.ts';
import { draftName } from '../../gate/exceptions/draft-name.ts';
import { findInReports } from '../../gate/exceptions/find-in-reports.ts';
import { readException } from '../../gate/exceptions/read-exception.ts';
import { checkExceptions } from '../../gate/policy/check/check-exceptions.ts';
import { knownNames } from '../../gate/policy/check/known-names.ts';
import { readPolicyFile } from '../../gate/read-policy-file.ts';
import { readSettings } from '../../gate/read-settings.ts';
import { cleanText } from '../../gate/reporters/clean-text.ts';

interface NewOptions {
  readonly report: readonly string[];
  readonly service: readonly string[];
  readonly environment: readonly string[];
  readonly reason?: string;
  readonly owner?: string;
  readonly ticket?: string;
  readonly expires?: string;
  readonly policy: string;
  readonly exceptions: string;
}

/** `gatehouse exception new` */
export function exceptionCommand(): Command {
  const collect = (value: string, before: readonly string[]) => [...before, value];
  const command = new Command('exception').description('Draft exceptions from the policy');
  command
    .command('new')
    .description(
      'Write the narrowest exception for a vulnerability in a report: for the packages and versions in which it was found. Request a review, as for code. On a terminal, omit options to be prompted.',
    )
    .argument('<vulnerability>', 'any of its names, such as CVE-2026-1234')
    .requiredOption('-r, --report <file>', 'report that it is in (repeatable)', collect, [])
    .option('-s, --service <name>', 'service in which it is excused (repeatable)', collect, [])
    .option('-e, --environment <name>', 'only for this one (repeatable; default: all)', collect, [])
    .option('--ticket <issue>', 'issue in which fixing it is tracked')
    .option('--owner <name>', 'person or team that answers for it')
    .option('--reason <text>', 'why it does no harm, or has to be accepted for now')
    .option('--expires <day>', 'first day on which it no longer holds, such as 2026-12-31')
    .option('--policy <file>', 'policy', 'security/policy.json')
    .option('--exceptions <folder>', 'where to write it', 'security/exceptions')
    .action(async (vulnerability: string, options: NewOptions) => {
      process.stdout.write(await create(vulnerability, options, new Date()));
    });
  return command;
}

async function create(vulnerability: string, options: NewOptions, now: Date): Promise<string> {
  const { report, service, environment, policy, exceptions, ...given } = options;
  if (report.length === 0)
    throw new GatehouseError('GH-CLI-002', '--report: name the report that it is in');
  const findings = await findInReports(report, vulnerability);
  const answers = await askFor(
    { ...given, services: service, environments: environment },
    now,
    process.stdin,
    process.stderr,
  );
  const draft = draftException(findings, answers, now);
  const file = join(exceptions, draftName(draft.vulnerability, draft.packages));
  const text = `${JSON.stringify(draft, null, 2)}\n`;
  await refuseWrong(file, text, policy, now);
  await mkdir(exceptions, { recursive: true });
  await writeFile(file, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST')
      throw new GatehouseError('GH-CLI-007', `${file} exists already; change or remove that`);
    throw error;
  });
  const excused = findings.map(
    ({ id, package: { name, version } }) => `${id} in ${name} ${version}`,
  );
  return `${file}\n${excused.map((line) => `  ${cleanText(`excuses ${line}`)}\n`).join('')}`;
}

/** Refuses to write what the gate or `gatehouse policy check` would refuse. */
async function refuseWrong(file: string, text: string, policy: string, now: Date): Promise<void> {
  const { exceptions, problems } = readException(file, text, now);
  const known = await knownNames(await readSettings(), (await readPolicyFile(policy)).policy);
  const { errors } = checkExceptions(exceptions, [], known);
  if (problems.length + errors.length > 0)
    throw new GatehouseError('GH-POLICY-008', [...problems, ...errors].join('\n'));
}
