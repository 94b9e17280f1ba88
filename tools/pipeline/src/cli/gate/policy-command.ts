import { Command } from 'commander';
import pc from 'picocolors';
import { checkRules } from '../../gate/policy/check/check-rules.ts';
import { cleanText } from '../../gate/reporters/clean-text.ts';

const DAY_MS = 86_400_000;
/** An exception is listed this many days before its end. */
const SOON_DAYS = 14;

/** `gatehouse policy check` */
export function policyCommand(): Command {
  const command = new Command('policy').description('Check and show the policy and its exceptions');
  command
    .command('check')
    .description(
      `Check whether policy and exceptions are valid and make sense, and list what expires within ${SOON_DAYS} days. Exits with 0: valid, perhaps with warnings, 1: something is wrong.`,
    )
    .option('--policy <file>', 'policy', 'security/policy.json')
    .option('--exceptions <folder>', 'exceptions', 'security/exceptions')
    .option('--json', 'for machines')
    .action(async (options: { policy: string; exceptions: string; json?: true }) => {
      const result = await check(options.policy, options.exceptions, new Date());
      process.stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : asText(result));
      process.exitCode = result.problems.length > 0 ? 1 : 0;
    });
  return command;
}

interface Checked {
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
  readonly exceptions: number;
  readonly expiring: readonly {
    file: string;
    vulnerability: string;
    owner: string;
    expires: string;
    days: number;
  }[];
}

/** Errors and warnings in the rules, and exceptions that end soon; expired ones are errors. */
async function check(policy: string, folder: string, now: Date): Promise<Checked> {
  const { errors, warnings, exceptions } = await checkRules(policy, folder, now);
  const ends = exceptions.map(({ file, vulnerability, owner, expires }) => ({
    file,
    vulnerability,
    owner,
    expires: expires.toISOString().slice(0, 10),
    days: Math.ceil((expires.getTime() - now.getTime()) / DAY_MS),
  }));
  const expired = ends.filter(({ days }) => days <= 0);
  return {
    problems: [
      ...errors,
      ...expired.map(
        ({ file, vulnerability, expires }) =>
          `${file}: the exception for ${vulnerability} expired on ${expires}`,
      ),
    ],
    warnings,
    exceptions: exceptions.length,
    expiring: ends
      .filter(({ days }) => days > 0 && days <= SOON_DAYS)
      .sort((a, b) => a.days - b.days),
  };
}

function asText({ problems, warnings, exceptions, expiring }: Checked): string {
  const lines = [
    ...problems.map((problem) => `${pc.red('error')}    ${cleanText(problem)}`),
    ...warnings.map((warning) => `${pc.yellow('warning')}  ${cleanText(warning)}`),
    ...expiring.map(
      ({ file, vulnerability, owner, expires, days }) =>
        `${pc.yellow('expires')}  ${cleanText(`${file}: ${vulnerability} ends on ${expires}, in ${days} days (${owner})`)}`,
    ),
    problems.length > 0
      ? pc.red(pc.bold(`${problems.length} error${problems.length === 1 ? '' : 's'}`))
      : pc.green(`The policy is valid, and so are its ${exceptions} exceptions.`),
  ];
  return `${lines.join('\n')}\n`;
}
