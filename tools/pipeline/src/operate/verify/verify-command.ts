import { Command } from 'commander';
import { GatehouseError, hintOf } from '@gatehouse/service-manifest';
import { withFormat, withSubject } from '../../deploy/options.ts';
import { readRecords } from '../../deploy/record/records.ts';
import { shortDigests } from '../../deploy/report/describe-change.ts';
import { readSubject } from '../../deploy/subject.ts';
import { parseImage, type ImageReference } from '../../image/image-reference.ts';
import { imageOption } from '../../gate/options.ts';
import { cleanText } from '../../gate/reporters/clean-text.ts';
import type { Colours } from '../../gate/reporters/reporter.ts';
import { inEnvironment } from '../../deploy/in-environment.ts';
import { withExamples } from '../with-examples.ts';
import { writeOutput, type OutputOptions } from '../write-output.ts';
import type { Verified } from './verified.ts';

interface VerifyOptions extends OutputOptions {
  readonly service: string;
  readonly environment: string;
  readonly image?: ImageReference;
  readonly evidence?: string;
  readonly policy: string;
}

/** `gatehouse verify` */
export function verifyCommand(): Command {
  return withExamples(
    withFormat(
      withSubject(
        new Command('verify').description(
          'Check that everything a service needs in an environment exists: image, evidence, cluster, roles, secrets, log group, alarms, network, target groups. Changes nothing. Exits with 0: everything exists, 1: a check failed, 2: a check was indeterminate.',
        ),
      )
        .addOption(
          imageOption('an image, by its digest (default: what is deployed)').makeOptionMandatory(
            false,
          ),
        )
        .option(
          '--evidence <file>',
          'evidence that "gatehouse gate run --evidence" wrote for the image',
        )
        .option('--policy <file>', 'policy that the evidence must name', 'security/policy.json'),
    ),
    'verify --service payments --environment staging',
    'verify --service payments --environment production --json',
  ).action(async (options: VerifyOptions) => {
    const { service, environment, evidence, policy } = options;
    const subject = await readSubject(service, environment);
    const checks = await inEnvironment(subject.workspace, environment, async (aws) => {
      const parameter = subject.names.parameter('deployment');
      const record = (await readRecords(aws, [parameter])).get(parameter);
      const image = options.image ?? (record && parseImage(record.image));
      if (image === undefined)
        throw new GatehouseError(
          'GH-OPERATE-007',
          `${service} is not recorded as deployed to ${environment}: name an image with --image`,
        );
      const { verify } = await import('./verify.ts');
      const ofImage = record?.digest === image.digest ? record : undefined;
      const candidate = { image, evidence, policy, record: ofImage };
      return verify(aws, subject, subject.manifest, candidate, new Date());
    });
    const code = exitCodeOf(checks) > 0 ? 'GH-OPERATE-008' : undefined;
    await writeOutput(options, { service, environment, code: code ?? null, checks }, (colours) =>
      [...checks.map((each) => lines(each, colours)), ...(code ? [`${hintOf(code)}\n`] : [])].join(
        '',
      ),
    );
    process.exitCode = exitCodeOf(checks);
  });
}

const exitCodeOf = (checks: readonly Verified[]): number => {
  if (checks.some(({ result }) => result === 'unknown')) return 2;
  return checks.some(({ result }) => result === 'problem') ? 1 : 0;
};

function lines({ what, result, details }: Verified, colours: Colours): string {
  const word = {
    ok: colours.green('ok     '),
    problem: colours.red('WRONG  '),
    unknown: colours.yellow('UNKNOWN'),
  }[result];
  const name = cleanText(shortDigests(what));
  if (details.length === 0) return `${word}  ${name}\n`;
  return details.map((each) => `${word}  ${name}: ${cleanText(each)}\n`).join('');
}
