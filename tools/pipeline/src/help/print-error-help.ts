import { GatehouseError } from '@gatehouse/service-manifest';
import { errorHelp, pagesFor, unknownCode } from './error-help.ts';

/**
 * `gatehouse help CODE...` prints cause and fix of each code, the codes of an area, or those of all areas.
 * @throws {GatehouseError} for an unknown word
 */
export function printErrorHelp(args: readonly string[]): void {
  const words = args.filter((arg) => arg !== '--json');
  const pages = words.map((word) => {
    const found = pagesFor(word);
    if (found.length === 0) throw new GatehouseError('GH-CLI-004', unknownCode(word));
    return found;
  });
  const text = args.includes('--json')
    ? `${JSON.stringify({ version: 1, errors: pages.flat() }, null, 2)}\n`
    : pages.map(errorHelp).join('\n');
  process.stdout.write(text);
}
