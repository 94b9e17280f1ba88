import { Command, Option } from 'commander';
import { GatehouseError } from '@gatehouse/service-manifest';
import { recordGate } from '../../records/record-gate.ts';
import { collectVerdict } from '../../gate/collect-verdict.ts';
import { verifyCommand } from './verify-command.ts';
import type { VerdictOutcome } from '../../gate/model/verdict.ts';
import { withSources, type SourceOptions } from '../../gate/options.ts';
import { writeReports, type Reporter } from '../../gate/write-reports.ts';

interface GateOptions extends SourceOptions {
  readonly format: readonly Reporter[];
  readonly output: readonly string[];
  readonly evidence?: string;
  readonly records?: string;
  readonly rescan?: true;
}

const EXIT: Readonly<Record<VerdictOutcome, number>> = { passed: 0, blocked: 1, undecided: 2 };
const FORMATS: readonly Reporter[] = ['text', 'json', 'sarif', 'markdown', 'github'];

/** `gatehouse gate`, which decides, and `gatehouse gate verify`. */
export function gateCommand(): Command {
  return new Command('gate')
    .description(
      'Decide whether an image may be deployed to an environment, or verify that decision',
    )
    .addCommand(runCommand(), { isDefault: true })
    .addCommand(verifyCommand())
    .addHelpText('after', () => `\n${runCommand().helpInformation()}`);
}

function runCommand(): Command {
  return withSources(
    new Command('run').description(
      'Decide whether an image may be deployed to an environment. Exits with 0: passed, 1: blocked, 2: undecided, which blocks too.',
    ),
  )
    .addOption(
      new Option('-f, --format <format>', `output format: ${FORMATS.join(', ')} (repeatable)`)
        .choices(FORMATS)
        .default([], 'text')
        .argParser((value: string, before: readonly string[]) => {
          if (!(FORMATS as readonly string[]).includes(value))
            throw new GatehouseError(
              'GH-CLI-001',
              `--format: must be one of ${FORMATS.join(', ')}, not "${value}"`,
            );
          return [...before, value];
        }),
    )
    .option(
      '-o, --output <file>',
      'file for each format, in the same order; - is the terminal (repeatable)',
      (value: string, before: readonly string[]) => [...before, value],
      [],
    )
    .option('--evidence <file>', 'file for the signed evidence of a passed gate')
    .option(
      '--records <folder>',
      'folder for the record of the verdict; "registry" is the bucket in the registry’s account',
    )
    .addOption(
      new Option(
        '--before-push',
        'preview the verdict, as in a pull request: no scan by AWS is required',
      ).conflicts(['ecr', 'evidence', 'records', 'rescan']),
    )
    .option('--rescan', 'record the verdict as a re-scan of what already runs')
    .action(async (options: GateOptions) => {
      process.exitCode = await gate(options);
    });
}

async function gate(options: GateOptions): Promise<number> {
  if (options.output.length > Math.max(options.format.length, 1))
    throw new GatehouseError('GH-CLI-001', '--output: give at most one for each --format');
  const now = new Date();
  const progress = (message: string) => void process.stderr.write(`${message}\n`);
  const recording = await recordGate(options, progress);
  const collected = await collectVerdict(options, now, progress);
  const verdict = await recording.write(collected, await collected.record());
  await writeReports(verdict, options.format, options.output, now);
  if (verdict.outcome === 'passed' && options.evidence !== undefined) {
    const { evidenceFor } = await import('../../gate/evidence-for.ts');
    // A gate that passed but could not attest it has not passed.
    await evidenceFor({ ...collected, verdict }, options, options.evidence);
  }
  return EXIT[verdict.outcome];
}
