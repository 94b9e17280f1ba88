import { text } from 'node:stream/consumers';
import { wholeLines } from './whole-lines.js';

/** The output for each input chunk. */
async function chunks(...given: string[]): Promise<string[]> {
  const stream = wholeLines();
  const found: string[] = [];
  stream.setEncoding('utf8').on('data', (chunk: string) => void found.push(chunk));
  for (const chunk of given) stream.write(chunk);
  stream.end();
  await text(stream);
  return found;
}

describe('wholeLines', () => {
  it('forwards a line when it is complete, and the rest at the end', async () => {
    expect(await chunks('a', 'b\nc', 'd\ne')).toEqual(['ab\n', 'cd\n', 'e']);
  });

  it('keeps empty lines, except those that Nx drops', async () => {
    expect(await chunks('\na\n\n\r\nb\n', '\n')).toEqual([' \na\n \n \r\nb\n', ' \n']);
  });
});
