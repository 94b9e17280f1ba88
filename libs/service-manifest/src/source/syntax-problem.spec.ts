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
      "1:2 Invalid JSON: strings and names need double quotes, not ' or `",
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
    [
      'a template',
      '{"a": `x`}',
      "1:7 Invalid JSON: strings and names need double quotes, not ' or `",
    ],
    [
      'a number with separators',
      '{"port": 3,000}',
      'Invalid JSON: "3,000" is not a number of JSON: only decimal digits, without +, leading zeros and separators',
    ],
    [
      'a number with underscores',
      '{"port": 3_000}',
      'Invalid JSON: "3_000" is not a number of JSON: only decimal digits, without +, leading zeros and separators',
    ],
    [
      'a hexadecimal number',
      '{"port": 0x10}',
      'Invalid JSON: "0x10" is not a number of JSON: only decimal digits, without +, leading zeros and separators',
    ],
    [
      'a leading zero',
      '{"port": 010}',
      'Invalid JSON: "010" is not a number of JSON: only decimal digits, without +, leading zeros and separators',
    ],
    [
      'a plus',
      '{"port": +10}',
      '1:10 Invalid JSON: "+10" is not a number of JSON: only decimal digits, without +, leading zeros and separators',
    ],
    [
      'a bare fraction',
      '{"port": .5}',
      '1:10 Invalid JSON: ".5" is not a number of JSON: only decimal digits, without +, leading zeros and separators',
    ],
    ['a missing colon', '{"port" 3000}', '1:9 Invalid JSON: colon expected'],
    [
      'an equals sign',
      '{"port" = 1}',
      '1:9 Invalid JSON: a colon stands between name and value, not =',
    ],
    [
      'a semicolon',
      '{"port": 1; "a": 2}',
      '1:11 Invalid JSON: a comma stands between values, not ;',
    ],
    ['YAML’s yes', '{"tls": yes}', '1:9 Invalid JSON: not a value of JSON; write true or false'],
    ['a variable', '{"port": ${PORT}}', '1:10 Invalid JSON: variables are not replaced here'],
    ['a string without quotes', '{"a": internal}', '1:7 Invalid JSON: strings need double quotes'],
    ['a tab in a string', '{"a": "x\ty"}', '1:7 Invalid JSON: a string must not contain a tab'],
    [
      'a line break in a string',
      '{"a": "x\ny"}',
      '1:7 Invalid JSON: the string has no closing double',
    ],
    [
      'a path of Windows',
      '{"a": "C:\\Temp"}',
      '1:7 Invalid JSON: a backslash in a string is written twice',
    ],
    ['a byte order mark inside', '{\uFEFF"a": 1}', '1:2 Invalid JSON: an invisible character'],
    [
      'an end of a conflict',
      '{"a": 1}\n>>>>>>> main',
      '2:1 Invalid JSON: an unresolved merge conflict',
    ],
    [
      'a part of a conflict',
      '{"a": 1,\n=======\n"b": 2}',
      '2:1 Invalid JSON: an unresolved merge conflict',
    ],
    [
      'text at the end',
      '{"a": 1}\nend',
      '2:1 Invalid JSON: there is more after the end of the object',
    ],
    ['TypeScript', 'export default {}', '1:1 Invalid JSON: the file must begin with {'],
    ['TOML', 'port = 3000', '1:1 Invalid JSON: the file must begin with {'],
    ['a list in YAML', '- a: 1', '1:1 Invalid JSON: the file must begin with {'],
    ['comments only', '// nothing', 'Invalid JSON: the file must begin with {'],
    ['Latin-1', '{"a": "Z\uFFFDhlt"}', '1:9 Has bytes that are not UTF-8; save it as UTF-8'],
    ['a hidden name', '{"a": {"__proto__": 1}}', '1:8 no name can be "__proto__"'],
    ['spaces only', ' \n ', 'Invalid JSON: the file is empty'],
    ['a missing comma', '{"port": 1\n "exposure": "x"}', '2:2 Invalid JSON: comma expected'],
    ['a missing brace', '{"port": 1', '1:11 Invalid JSON: close brace expected'],
  ])('%s', (_what, text, expected) => {
    expect(problems(text).split('\n')).toEqual([expect.stringContaining(expected)]);
  });
});
