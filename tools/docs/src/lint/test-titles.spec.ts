import { Linter } from 'eslint';
import { testTitles } from './test-titles.js';

const plugins = { docs: { rules: { 'test-titles': testTitles } } };
const lint = (source: string): string[] =>
  new Linter()
    .verify(source, { plugins, rules: { 'docs/test-titles': 'error' } })
    .map(({ message }) => message);

const NO_SENTENCE = [expect.stringMatching(/^A test title is a sentence with a verb, such as/)];

describe('test-titles', () => {
  it.each([
    'keeps the last good value',
    'the deadline ends the wait',
    'S3.5, S3.6: rejects requests without TLS',
    'equals its snapshot',
    '%s is refused',
    '%s: %j',
  ])('accepts the sentence "%s"', (title) => {
    expect(lint(`it(${JSON.stringify(title)}, () => {});`)).toEqual([]);
  });

  it.each(['connection refused', 'the right registry', 'an unreadable file: %s', 'S3.5: TLS only'])(
    'refuses "%s", which has no verb',
    (title) => {
      expect(lint(`it.each([])(${JSON.stringify(title)}, () => {});`)).toEqual(NO_SENTENCE);
    },
  );

  it('names a refused word in the title of a test or a describe, with the word to use', () => {
    const fix = expect.stringMatching(/^"mends" in the title of a test: write "fix"/);
    expect(lint("describe('what mends it', () => {});")).toEqual([fix]);
    expect(lint("it.each`a`('mends $a', () => {});")).toEqual([fix]);
    expect(lint('test.skip(`${name} mends it`, () => {});')).toEqual([fix]);
  });

  it('reads templates, and ignores other calls and titles that are variables', () => {
    expect(lint('it(`a broken ${file}`, () => {});')).toEqual(NO_SENTENCE);
    expect(lint("it(title, () => {}); submit('a file', () => {}); it('a file');")).toEqual([]);
  });
});
