import { asInstalled } from '../commands/as-installed.ts';
import { splitCommand } from '../commands/split-command.ts';
import { bundle, container } from './build-commands.ts';
import { optionsOf } from './command-options.ts';
import { GATEHOUSE } from './gatehouse-commands.ts';
import { type JobContext, type StepEnd, failed } from './job-context.ts';

/**
 * Simulates the effects of a command on which others depend.
 * @param line The command line, with values for its variables
 */
export function runCommand(line: string, job: JobContext): StepEnd {
  const words = splitCommand(asInstalled(line).replace(/ >> \S+$/, ''));
  const [npx, tool, command = '', ...rest] = words;
  const options = optionsOf(rest);
  if (npx === 'exit') return failed('exit 1');
  if (npx === 'sha256sum') return verified(line, job);
  if (npx !== 'npx') return {};
  if (line.startsWith('node gatehouse.mjs') && job.files.get('gatehouse.mjs')?.kind !== 'command')
    return failed('there is no gatehouse.mjs');
  if (tool === 'gatehouse') return GATEHOUSE[command]?.(options, job, rest) ?? {};
  if (tool === 'gatehouse-workflows' && command === 'bundle-command') return bundle(options, job);
  if (tool !== 'nx') return {};
  if (command === 'container') return container(rest[0] ?? '', options, job);
  return {};
}

/** Whether a file is the command, by the digest in the job's input. */
const verified = (line: string, { files, commit }: JobContext): StepEnd =>
  files.has('gatehouse.mjs') && line.includes(`"command-${commit}  gatehouse.mjs"`)
    ? {}
    : failed('the digest is another one');
