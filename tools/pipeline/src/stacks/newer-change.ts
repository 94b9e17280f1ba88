import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The newest commit of main that is here. */
export const MAIN = 'origin/main';

/** What templates are made of. Every other change of a workspace leaves them as they are. */
const SOURCES = [
  ...['apps/infrastructure/**', 'apps/*/service.json', 'apps/*/infrastructure.ts'],
  ...['gatehouse.json', 'package-lock.json', 'pnpm-lock.yaml'],
  // In the repository of Gatehouse itself.
  ...['libs/service-manifest/**', 'tools/infrastructure/**'],
];

/**
 * A newer commit of main that may change a template, as of the last fetch: its own run deploys the stacks, and this
 * commit would put older ones in their place. undefined for none.
 * @throws where Git does not work, or the clone does not know of main
 */
export async function newerChange(commit: string, main: string): Promise<string | undefined> {
  const { stdout } = await run('git', [
    ...['log', '--max-count=1', '--format=%H', `${commit}..${main}`, '--'],
    ...SOURCES.map((path) => `:(glob)${path}`),
  ]);
  return stdout.trim() || undefined;
}
