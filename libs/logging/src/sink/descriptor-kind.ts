import { fstatSync } from 'node:fs';

/** What a descriptor leads to; one that cannot be examined is a stream. */
export function kindOf(fd: number): { isFile: boolean; isStream: boolean } {
  try {
    const kind = fstatSync(fd);
    return { isFile: kind.isFile(), isStream: kind.isFIFO() || kind.isSocket() };
  } catch {
    return { isFile: false, isStream: true };
  }
}
