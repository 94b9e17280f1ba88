import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { hasLockfile } from '@gatehouse/bundle';
import { commitOf } from '../commit/git.ts';
import type { Run } from '../run.ts';
import { inputDigests } from './input-digests.ts';

const run = promisify(execFile);

/**
 * The digest of the deployed inputs, to be recorded: `affected` compares it. If it is unknown, the next delivery counts
 * the service as affected.
 * @returns undefined if the current folder differs from the commit or is unreadable, which is a warning
 */
export async function inputsOf(
  { subject: { service, environment }, warnings }: Pick<Run, 'subject' | 'warnings'>,
  commit: string | undefined,
): Promise<string | undefined> {
  if (commit === undefined || !hasLockfile(process.cwd())) return undefined;
  try {
    if ((await commitOf('HEAD')) !== commit) return undefined;
    const { stdout } = await run('git', ['status', '--porcelain', '--untracked-files=no']);
    if (stdout.trim() !== '') return undefined;
    return (await inputDigests(process.cwd(), [service], [environment]))
      .get(service)
      ?.get(environment);
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    warnings.push(`What the image is made of could not be recorded: ${reason}`);
    return undefined;
  }
}
