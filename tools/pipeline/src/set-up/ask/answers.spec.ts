import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { waitFor } from '@gatehouse/testing';
import { answeredBy, askNobody, readAnswers } from './answers.ts';
import { askTerminal } from './ask-terminal.ts';

const SECRET = 'gatehouse-seeded-answer';
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'gatehouse-answers-'))));
afterEach(() => rmSync(folder, { recursive: true }));
const write = (text: string, mode = 0o600) => {
  const file = join(folder, 'answers.json');
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
};
const question = { id: 'mail', text: 'Mail address' };

test('reads answers from a file or from stdin, and prompts for the rest', async () => {
  const answers = await readAnswers(write('{"mail":"a@b.dev"}'));
  const asked: string[] = [];
  const ask = answeredBy(answers, ({ id }) => {
    asked.push(id);
    return Promise.resolve('typed');
  });
  expect([await ask(question), await ask({ id: 'other', text: 'Other' })]).toEqual([
    'a@b.dev',
    'typed',
  ]);
  expect(asked).toEqual(['other']);
  expect(await readAnswers('-', Readable.from(['{"mail":', '"c@d.dev"}']))).toEqual({
    mail: 'c@d.dev',
  });
});

test.each([
  [`{"secret":"${SECRET}"`, 'is not valid JSON'],
  [`["${SECRET}", 1]`, 'must be a JSON object whose values are strings'],
])('refuses %j without quoting it', async (text, message) => {
  const error = await readAnswers(write(text)).then(String, (reason: Error) => reason.message);
  expect(error).toContain(message);
  expect(error).not.toContain(SECRET);
});

test('refuses a file that others can read, and says how to change that', async () => {
  const file = write('{}', 0o644);
  await expect(readAnswers(file)).rejects.toThrow(`run "chmod 600 ${file}"`);
});

test('names an invalid answer of the file by its id, without showing it', async () => {
  const ask = answeredBy({ mail: SECRET }, askNobody);
  const problem = (answer: string) => (answer.includes('@') ? undefined : 'must be a mail address');
  await expect(ask({ ...question, problem })).rejects.toThrow(
    'The answer "mail" must be a mail address',
  );
});

test('without a terminal, the error names the missing answer', async () => {
  await expect(askNobody(question)).rejects.toThrow(
    'Mail address: there is no answer. Run it on a terminal, or put "mail" into the file of --answers',
  );
});

test('hides secrets on a terminal, and prompts again after an invalid answer', async () => {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = '';
  output.setEncoding('utf8').on('data', (text: string) => (shown += text));
  const ask = askTerminal({ input, output });
  const hidden = ask({ id: 'secret', text: 'Value', hidden: true });
  input.write(`${SECRET}\r`);
  expect(await hidden).toBe(SECRET);
  expect(shown).toBe('Value: \n');
  const problem = (answer: string) => (answer.includes('@') ? undefined : 'must be a mail address');
  const visible = ask({ ...question, problem });
  input.write('nobody\r');
  await waitFor('the second prompt', () => /It must be[^]*Mail address/.test(shown));
  input.write('a@b.dev\r');
  expect(await visible).toBe('a@b.dev');
  expect(shown).toContain('It must be a mail address.\n');
});
