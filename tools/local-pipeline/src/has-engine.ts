import { findProgram } from '@gatehouse/container';
import type { RunCommand } from './run-command.ts';

/** Whether a Docker engine answers, not only its client. */
export async function hasEngine(run: RunCommand): Promise<boolean> {
  if (findProgram(['docker']) === undefined) return false;
  return (await run('docker', ['version', '--format', 'engine {{.Server.Version}}'])).code === 0;
}
