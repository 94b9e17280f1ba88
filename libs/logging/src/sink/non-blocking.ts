import { constants, fstatSync, openSync } from 'node:fs';

/**
 * The descriptor in a form whose writes never wait. A pipe is reopened through /proc, so that the flag
 * does not affect the description that other processes share (stderr, a shell). A socket (which Node
 * gives its children) cannot be reopened; accessing `process.stdout` makes libuv set the flag. Files,
 * terminals and other systems keep the plain descriptor: their writes may wait.
 */
export function nonBlocking(fd: number): number {
  try {
    const kind = fstatSync(fd);
    if (kind.isSocket() && fd === 1) void process.stdout;
    if (kind.isFIFO() && process.platform === 'linux') {
      return openSync(`/proc/self/fd/${fd}`, constants.O_WRONLY | constants.O_NONBLOCK);
    }
  } catch {
    // No /proc, or no permission (another user's pipe): writes to the descriptor itself are still
    // correct.
  }
  return fd;
}
