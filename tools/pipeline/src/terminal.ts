import pc from 'picocolors';
import type { Colours } from './gate/reporters/reporter.ts';

/** The properties of a stream that decide on colours. */
interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/**
 * Colours on terminals, and none in pipes and files, also in CI, whose logs are files. `NO_COLOR` turns them off, and
 * `FORCE_COLOR` on: https://no-color.org, https://force-color.org
 * @param file The output file that replaces the screen.
 */
export function coloursFor(
  file: string | undefined,
  screen: Screen = process.stdout,
  env: NodeJS.ProcessEnv = process.env,
): Colours {
  const forced =
    env['FORCE_COLOR'] !== undefined && !['', '0', 'false'].includes(env['FORCE_COLOR']);
  const wanted = forced || (!env['NO_COLOR'] && env['TERM'] !== 'dumb' && screen.isTTY === true);
  return pc.createColors(file === undefined && wanted);
}

/**
 * The width for tables: that of the terminal, and none in pipes and files, which are searched line by line.
 * @param file The output file that replaces the screen.
 */
export const columnsFor = (
  file: string | undefined,
  { isTTY, columns }: Screen = process.stdout,
): number => (file === undefined && isTTY === true && columns ? columns : Infinity);
