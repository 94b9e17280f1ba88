import { Command } from 'commander';
import pc from 'picocolors';
import { RuleError } from './policy/read-policy.ts';
import { readRules } from './read-rules.ts';

const DAY_MS = 86_400_000;
/** Days before its end in which an exception is told of. */
const SOON_DAYS = 14;

/** `gatehouse policy check` */
export function policyCommand(): Command {
  const command = new Command('policy').description('The policy and its exceptions');
  command
    .command('check')
    .description(
      `Check policy and exceptions, and list what expires within ${SOON_DAYS} days. Exits with 1 where something is wrong.`,
    )
    .option('--policy <file>', 'what blocks', 'security/policy.json')
    .option('--exceptions <folder>', 'what is allowed for a while', 'security/exceptions')
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
  readonly exceptions: number;
  readonly expiring: readonly {
    file: string;
    vulnerability: string;
    owner: string;
    expires: string;
    days: number;
  }[];
}

/** What is wrong with the rules, and which exceptions end soon; those that have ended are wrong. */
async function check(policy: string, folder: string, now: Date): Promise<Checked> {
  try {
    const { exceptions, invalidExceptions } = await readRules(policy, folder, now);
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
        ...invalidExceptions,
        ...expired.map(
          ({ file, vulnerability, expires }) =>
            `${file}: the exception for ${vulnerability} expired on ${expires}`,
        ),
      ],
      exceptions: exceptions.length,
      expiring: ends
        .filter(({ days }) => days > 0 && days <= SOON_DAYS)
        .sort((a, b) => a.days - b.days),
    };
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { problems: error.problems, exceptions: 0, expiring: [] };
  }
}

function asText({ problems, exceptions, expiring }: Checked): string {
  const lines = [
    ...problems.map((problem) => `${pc.red('wrong')}  ${problem}`),
    ...expiring.map(
      ({ file, vulnerability, owner, expires, days }) =>
        `${pc.yellow('soon')}   ${file}: ${vulnerability} ends on ${expires}, in ${days} days (${owner})`,
    ),
    problems.length > 0
      ? pc.red(pc.bold(`${problems.length} to mend`))
      : pc.green(`The policy is valid, and so are its ${exceptions} exceptions.`),
  ];
  return `${lines.join('\n')}\n`;
}
