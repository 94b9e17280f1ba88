import type { RunCommand } from './run-command.ts';
import { RECORDS } from './stages.ts';

/**
 * Makes the report of what the pipeline did on this machine, whatever came of it.
 * @returns where it is, below the root; undefined where it could not be made
 */
export async function makeReport(service: string, run: RunCommand): Promise<string | undefined> {
  const file = `apps/${service}/dist/pipeline/report.html`;
  const args = ['report', '--records', RECORDS, '--service', service, '--output', file];
  const { code } = await run('npx', ['gatehouse', ...args]);
  return code === 0 ? file : undefined;
}
