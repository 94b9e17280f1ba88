import { hintOf, type ErrorCode } from '@gatehouse/service-manifest';
import { Command, Option } from 'commander';
import { coloursFor } from '../terminal.ts';
import { withSubject } from '../deploy/options.ts';
import { readSubject } from '../deploy/subject.ts';
import { cleanText } from '../gate/reporters/clean-text.ts';
import { jsonText } from '../gate/reporters/json-text.ts';
import { validArgument } from '../valid-argument.ts';
import { EXIT_CODES, outcomeOf, type SmokeResult } from './report.ts';
import { smoke } from './smoke.ts';
import { parseOrigin, targetOf, type Target } from './target.ts';
import { smokeText } from './text.ts';

interface SmokeOptions {
  readonly service: string;
  readonly environment: string;
  readonly url?: string;
  readonly format: 'text' | 'json';
}

/** `gatehouse smoke` */
export function smokeCommand(): Command {
  return withSubject(
    new Command('smoke').description(
      'Check from outside, without credentials, that a service is healthy and rejects unauthenticated calls. Exits with 0: passed, or cannot be reached from here, 1: failed, 2: indeterminate.',
    ),
  )
    .addOption(
      new Option('--url <address>', 'address of the service (default: its public host)').argParser(
        (text: string) => validArgument(() => parseOrigin(text)),
      ),
    )
    .addOption(new Option('-f, --format <format>').choices(['text', 'json']).default('text'))
    .action(async (options: SmokeOptions) => {
      const report = await reportOn(options);
      const colours = coloursFor(undefined);
      process.stdout.write(
        options.format === 'json'
          ? `${jsonText({ version: 1, ...report, code: codeOf(report) }, 2)}\n`
          : `${smokeText(report, colours)}${hintFor(report)}`,
      );
      process.exitCode = EXIT_CODES[report.outcome];
    });
}

/** Why it failed. */
function codeOf({ outcome }: SmokeResult): ErrorCode | undefined {
  if (outcome === 'failed') return 'GH-SMOKE-001';
  return outcome === 'undecided' ? 'GH-SMOKE-002' : undefined;
}

function hintFor(report: SmokeResult): string {
  const code = codeOf(report);
  return code === undefined ? '' : `${hintOf(code)}\n`;
}

async function reportOn({ service, environment, url }: SmokeOptions): Promise<SmokeResult> {
  const target: Target =
    url === undefined ? targetOf(await readSubject(service, environment)) : { origin: url };
  const about = { service, environment };
  if ('outOfReach' in target)
    return { ...about, outcome: 'skipped', skipped: target.outOfReach, checks: [] };
  const { origin } = target;
  const checks = await smoke(origin, (message) => process.stderr.write(`${cleanText(message)}\n`));
  return { ...about, origin, outcome: outcomeOf(checks), checks };
}
