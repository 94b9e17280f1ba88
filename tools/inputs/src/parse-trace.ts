const CALL = /^(?:\d+ +)?(?:openat2?|open)\(.*?(O_\w+(?:\|\w+)*).* = \d+<(.*)>$/;
const UNFINISHED = /^(\d+) +(.*) <unfinished \.\.\.>$/;
const RESUMED = /^(\d+) +<\.\.\. \w+ resumed>(.*)$/;

/** Absolute paths, links resolved, each once, sorted. */
export interface Trace {
  readonly read: readonly string[];
  readonly written: readonly string[];
}

/**
 * Lists the files that a trace shows as opened.
 * @param trace What `strace -f -y -e trace=open,openat,openat2` wrote: with `-y` each result shows the
 * resolved path of the file that it stands for (strace(1)).
 */
export function parseTrace(trace: string): Trace {
  const read = new Set<string>();
  const written = new Set<string>();
  const begun = new Map<string, string>();
  for (const line of trace.split('\n')) {
    const [, waiting, start] = UNFINISHED.exec(line) ?? [];
    if (waiting !== undefined) {
      begun.set(waiting, start ?? '');
      continue;
    }
    const [, process, rest] = RESUMED.exec(line) ?? [];
    const call = process === undefined ? line : `${begun.get(process) ?? ''}${rest ?? ''}`;
    const [, flags, file] = CALL.exec(call) ?? [];
    if (flags === undefined || file === undefined) continue;
    if (/O_WRONLY|O_RDWR/.test(flags)) written.add(file);
    if (!/O_WRONLY|O_DIRECTORY|O_PATH/.test(flags)) read.add(file);
  }
  return { read: [...read].sort(), written: [...written].sort() };
}
