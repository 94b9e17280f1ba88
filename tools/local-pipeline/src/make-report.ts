import type { RunCommand } from './run-command.ts';
import { RECORDS } from './records-folder.ts';

/**
 * Writes the report of the local pipeline run, whether it passed or failed.
 * @returns its path relative to the root; undefined if it could not be written
 */
export async function makeReport(service: string, run: RunCommand): Promise<string | undefined> {
  const file = `apps/${service}/dist/pipeline/report.html`;
  const args = ['report', '--records', RECORDS, '--service', service, '--output', file];
  const { code } = await run('npx', ['gatehouse', ...args]);
  return code === 0 ? file : undefined;
}
