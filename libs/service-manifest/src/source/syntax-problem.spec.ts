import { ManifestError } from './problem.ts';
import { Source } from './source.ts';

/** All problems of a text, one a line. */
function problems(text: string): string {
  try {
    new Source('service.json', text);
  } catch (error) {
    if (error instanceof ManifestError) return error.message;
    throw error;
  }
  return '';
}

describe('a file that is not JSON has one problem, at the first error', () => {
  it.each<[string, string, string]>([
    [
      'single quotes',
      "{'port': 3000, 'exposure': 'internal'}",
      "1:2 Invalid JSON: strings and names need double quotes, not '",
    ],
    [
      'typographic quotes',
      '{"description": “x y”}',
      '1:17 Invalid JSON: strings and names need straight double quotes: "',
    ],
    [
      'a name without quotes',
      '{\n  port: 3000, exposure: "internal"}',
      '2:3 Invalid JSON: names need double quotes',
    ],
    [
      'a comment of a shell',
      '# the port\n{"port": 3000}',
      '1:1 Invalid JSON: comments begin with //',
    ],
    ['YAML', 'description: x\nport: 3000\n', '1:1 Invalid JSON: names need double quotes'],
    [
      'a no-break space',
      '{\u00a0"port": 3000}',
      '1:2 Invalid JSON: an invisible character that is no space; delete it',
    ],
    ['NaN', '{"port": NaN}', '1:10 Invalid JSON: not a value of JSON'],
    ['Python’s True', '{"tls": True}', '1:9 Invalid JSON: not a value of JSON'],
    [
      'two objects',
      '{"port": 1}{"port": 2}',
      '1:12 Invalid JSON: there is more after the end of the object',
    ],
    ['spaces only', ' \n ', 'Invalid JSON: the file is empty'],
    ['a missing comma', '{"port": 1\n "exposure": "x"}', '2:2 Invalid JSON: comma expected'],
    ['a missing brace', '{"port": 1', '1:11 Invalid JSON: close brace expected'],
  ])('%s', (_what, text, expected) => {
    expect(problems(text).split('\n')).toEqual([expect.stringContaining(expected)]);
  });
});
