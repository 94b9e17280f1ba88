import { Transform } from 'node:stream';

/**
 * Forwards whole lines, and adds a space to empty ones: from a pipe, Nx drops empty lines, and starts a new line after
 * each chunk.
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
