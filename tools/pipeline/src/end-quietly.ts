/**
 * Lets a reader of the output end first, as in `gatehouse --help | head -1`: what is written after that is lost, and
 * the exit code is the command's.
 */
export function endQuietly(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
