import { createProgress } from './progress.ts';

function screen(isTTY: boolean, columns = 40) {
  const written: string[] = [];
  return { isTTY, columns, written, write: (text: string) => written.push(text) };
}

test('writes a line for each change, and no others, without a terminal', () => {
  const out = screen(false);
  const progress = createProgress(out);
  progress.status('1 of 2');
  progress.status('1 of 2');
  progress.say('event\n::error::');
  progress.status('2 of 2');
  progress.end();
  expect(out.written).toEqual([' 0:00  1 of 2\n', ' 0:00  event ::error::\n', ' 0:00  2 of 2\n']);
});

test('updates one line on a terminal, prints events above it, and removes it at the end', () => {
  const out = screen(true);
  const progress = createProgress(out);
  progress.status('1 of 2');
  progress.say('event');
  progress.status(`2 of 2 ${'x'.repeat(100)}`);
  progress.end();
  const CLEAR = '\r\u001b[K';
  expect(out.written).toEqual([
    `${CLEAR} 0:00  1 of 2`,
    `${CLEAR} 0:00  event\n`,
    `${CLEAR} 0:00  1 of 2`,
    `${CLEAR} 0:00  2 of 2 xxxxxxxxxxxxxxxxxxxxxxxx…`,
    CLEAR,
  ]);
});
