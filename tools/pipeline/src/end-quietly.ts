/**
 * Lets a reader of the output exit first, as in `gatehouse --help | head -1`: later output is dropped, and the exit
 * code is the command's.
 */
export function endQuietly(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
