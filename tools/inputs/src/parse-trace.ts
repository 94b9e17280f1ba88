const CALL = /^(?:\d+ +)?(?:openat2?|open)\(.*?(O_\w+(?:\|\w+)*).* = \d+<(.*)>$/;
const UNFINISHED = /^(\d+) +(.*) <unfinished \.\.\.>$/;
const RESUMED = /^(\d+) +<\.\.\. \w+ resumed>(.*)$/;

/**
 * Lists the files that a trace shows as opened for reading.
 * @param trace What `strace -f -y -e trace=open,openat,openat2` wrote: with `-y` each result shows the
 * resolved path of the file that it stands for (strace(1)).
 * @returns absolute paths, links resolved, each once, sorted
 */
export function parseTrace(trace: string): string[] {
  const read = new Set<string>();
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
    if (!/O_WRONLY|O_DIRECTORY|O_PATH|O_CREAT\|O_EXCL/.test(flags)) read.add(file);
  }
  return [...read].sort();
}
