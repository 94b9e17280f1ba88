import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The newest commit of main in this clone. */
export const MAIN = 'origin/main';

/** The sources of templates. All other changes of a workspace leave them unchanged. */
const SOURCES = [
  ...['apps/infrastructure/**', 'apps/*/service.json', 'apps/*/infrastructure.ts'],
  ...['gatehouse.json', 'package-lock.json', 'pnpm-lock.yaml'],
  // In the repository of Gatehouse itself.
  ...['libs/service-manifest/**', 'tools/infrastructure/**'],
];

/**
 * A newer commit of main that may change a template, as of the last fetch: its own run deploys the stacks, and this
 * commit would restore older ones. Undefined if there is none.
 * @throws if Git fails, or the clone lacks main
 */
export async function newerChange(commit: string, main: string): Promise<string | undefined> {
  const { stdout } = await run('git', [
    ...['log', '--max-count=1', '--format=%H', `${commit}..${main}`, '--'],
    ...SOURCES.map((path) => `:(glob)${path}`),
  ]);
  return stdout.trim() || undefined;
}
