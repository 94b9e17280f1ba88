import { Transform } from 'node:stream';

/**
 * Passes on whole lines, with a space in empty ones: where Nx reads a task's output through a pipe, it drops empty
 * lines, and starts a new line wherever a chunk ends.
 */
export function wholeLines() {
  let rest = '';
  return new Transform({
    decodeStrings: false,
    transform(/** @type {string} */ text, _encoding, done) {
      const end = text.lastIndexOf('\n') + 1;
      const lines = end > 0 ? rest + text.slice(0, end) : '';
      rest = (end > 0 ? '' : rest) + text.slice(end);
      done(null, lines.replace(/(?<=^|\n)(?=\r?\n)/g, ' '));
    },
    flush(done) {
      done(null, rest);
    },
  });
}
