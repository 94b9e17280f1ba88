/** The system calls that a trace must show. */
export const CALLS = 'open,openat,openat2,rename,renameat,renameat2';

const CALL = /^(?:\d+ +)?(?:openat2?|open)\(.*?(O_\w+(?:\|\w+)*).* = \d+<(.*)>$/;
/** The new name is the last string: rename(2). Without its folder, which strace shows of open files alone. */
const RENAME = /^(?:\d+ +)?rename(?:at2?)?\(.*"([^"]+)"(?:, \w+)?\) += 0$/;
const UNFINISHED = /^(\d+) +(.*) <unfinished \.\.\.>$/;
const RESUMED = /^(\d+) +<\.\.\. \w+ resumed>(.*)$/;

/** Each path once, sorted. */
export interface Trace {
  /** Absolute, links resolved. */
  readonly read: readonly string[];
  /** Absolute, links resolved. */
  readonly written: readonly string[];
  /** New names of renamed files, as the program gave them: absolute, or below a folder that is not known. */
  readonly renamed: readonly string[];
}

/**
 * Lists the files that a trace shows as opened.
 * @param trace What `strace -f -y` with {@link CALLS} wrote: with `-y` each result shows the
 * resolved path of the file that it stands for (strace(1)).
 */
export function parseTrace(trace: string): Trace {
  const read = new Set<string>();
  const written = new Set<string>();
  const renamed = new Set<string>();
  const begun = new Map<string, string>();
  for (const line of trace.split('\n')) {
    const [, waiting, start] = UNFINISHED.exec(line) ?? [];
    if (waiting !== undefined) {
      begun.set(waiting, start ?? '');
      continue;
    }
    const [, process, rest] = RESUMED.exec(line) ?? [];
    const call = process === undefined ? line : `${begun.get(process) ?? ''}${rest ?? ''}`;
    const [, name] = RENAME.exec(call) ?? [];
    if (name !== undefined) renamed.add(name);
    const [, flags, file] = CALL.exec(call) ?? [];
    if (flags === undefined || file === undefined) continue;
    if (/O_WRONLY|O_RDWR/.test(flags)) written.add(file);
    if (!/O_WRONLY|O_DIRECTORY|O_PATH/.test(flags)) read.add(file);
  }
  return {
    read: [...read].sort(),
    written: [...written].sort(),
    renamed: [...renamed].sort(),
  };
}
