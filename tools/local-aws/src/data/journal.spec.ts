import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal, readJournal } from './journal.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-journal-'));
  file = join(folder, 'changes.jsonl');
});

afterEach(() => rmSync(folder, { recursive: true }));

it('returns what it was given, in order', () => {
  expect(readJournal(file)).toEqual([]);
  const journal = openJournal<object>(file, [{ a: 1 }]);
  journal.append({ b: 'line\nbreak é' });
  expect(readJournal(file)).toEqual([{ a: 1 }, { b: 'line\nbreak é' }]);
  journal.append({ c: 3 });
  journal.close();
  expect(readJournal(file)).toEqual([{ a: 1 }, { b: 'line\nbreak é' }, { c: 3 }]);
});

it('accepts nothing once it is closed', () => {
  const journal = openJournal<object>(file, []);
  journal.close();
  journal.close();
  expect(() => journal.append({ a: 1 })).toThrow(`${file} is closed`);
});

it('is readable by its owner only', () => {
  openJournal(file, []).close();
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('never mistakes a truncated file for a complete one', () => {
  const journal = openJournal<object>(file, [{ a: 1 }, { b: 2 }]);
  journal.append({ c: 3 });
  journal.close();
  const size = statSync(file).size;
  const whole = readFileSync(file);
  // After its initial entries, a journal may end after any line.
  const complete = [size, size - Buffer.byteLength('{"c":3}\n')];
  for (let length = 0; length <= size; length++) {
    writeFileSync(file, whole);
    truncateSync(file, length);
    if (complete.includes(length)) expect(readJournal(file).length).toBeGreaterThan(1);
    else expect(() => readJournal(file)).toThrow(`${file} is broken at line `);
  }
});

it.each(['', 'text\n', '{}\n', '[]\n', '{"journal":2,"entries":0}\n'])(
  'refuses %j, which is not a journal',
  (text) => {
    writeFileSync(file, text);
    expect(() => readJournal(file)).toThrow(
      `${file} is broken at line 1; restore it from a copy, or delete it to start without it`,
    );
  },
);
