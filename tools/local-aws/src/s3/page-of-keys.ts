/** A key, or the common prefix of several keys, up to the delimiter. */
export interface Entry {
  readonly name: string;
  readonly common: boolean;
}

export interface KeyPage {
  readonly entries: readonly Entry[];
  readonly size: number;
  /** The last entry, if more follow. */
  readonly next: string | undefined;
}

export interface PageRequest {
  readonly prefix: string;
  readonly delimiter: string;
  /** Only entries after this one. */
  readonly after: string;
  readonly size: number;
}

/** Compares in S3's order: by the bytes of UTF-8. */
export const byBytes = (a: string, b: string): number =>
  Buffer.compare(Buffer.from(a), Buffer.from(b));

/**
 * One page of a list of keys. Keys with the delimiter after the prefix are grouped into one entry, which counts as one
 * key.
 */
export function pageOfKeys(
  keys: readonly string[],
  { prefix, delimiter, after, size }: PageRequest,
): KeyPage {
  const entries: Entry[] = [];
  const sorted = keys.filter((key) => key.startsWith(prefix)).sort(byBytes);
  for (const key of sorted) {
    const entry = entryOf(key, prefix, delimiter);
    // After a page that ended with a common prefix, the next one begins after all of its keys.
    if (after && (byBytes(key, after) <= 0 || entry.name === after)) continue;
    if (entry.common && entries.at(-1)?.name === entry.name) continue;
    if (entries.length === size)
      return { entries, size, next: size > 0 ? entries.at(-1)?.name : undefined };
    entries.push(entry);
  }
  return { entries, size, next: undefined };
}

function entryOf(key: string, prefix: string, delimiter: string): Entry {
  const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
  return end < 0
    ? { name: key, common: false }
    : { name: key.slice(0, end + delimiter.length), common: true };
}
