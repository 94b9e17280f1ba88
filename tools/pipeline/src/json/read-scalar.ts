import type { Scanner } from './scanner.ts';

/**
 * Reads a number, `true`, `false` or `null`.
 * @param byte Its first byte, at the scanner's position
 * @returns undefined for a number that is not wanted
 */
export function readScalar(scanner: Scanner, byte: number | undefined, isWanted: boolean): unknown {
  switch (byte) {
    case 0x74:
      return scanner.word('true', true);
    case 0x66:
      return scanner.word('false', false);
    case 0x6e:
      return scanner.word('null', null);
    default: {
      const start = scanner.at;
      scanner.number();
      return isWanted ? Number(scanner.bytes.toString('latin1', start, scanner.at)) : undefined;
    }
  }
}
