import { editedJson } from './edit-json.ts';

describe('an edit of JSON', () => {
  it.each([
    ['two spaces', '{\n  "a": 1\n}\n', '{\n  "a": 1,\n  "b": 2\n}\n'],
    ['four spaces', '{\n    "a": 1\n}\n', '{\n    "a": 1,\n    "b": 2\n}\n'],
    ['tabs', '{\n\t"a": 1\n}\n', '{\n\t"a": 1,\n\t"b": 2\n}\n'],
    ['line ends of Windows', '{\r\n  "a": 1\r\n}\r\n', '{\r\n  "a": 1,\r\n  "b": 2\r\n}\r\n'],
  ])('keeps %s', (_what, text, edited) => {
    expect(editedJson(text, [{ path: ['b'], value: 2 }])).toBe(edited);
  });
});
