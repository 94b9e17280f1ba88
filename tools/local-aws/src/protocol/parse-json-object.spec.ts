import { parseJsonObject } from './parse-json-object.ts';

const parse = (text: string) => () => parseJsonObject(Buffer.from(text));

it.each(['{"__proto__":1}', '{"Item":{"\\u005f_proto__":{"S":"x"}}}'])(
  'refuses a member that would be lost: %s',
  (text) => {
    expect(parse(text)).toThrow('The embedded AWS does not support the parameter __proto__.');
  },
);

it.each(['{"a":"__proto__"}', '{"constructor":1}', '{"a":"\\u00e4"}'])('accepts %s', (text) => {
  expect(parse(text)()).toEqual(JSON.parse(text));
});

it.each(['[]', 'null', '1', '{', ''.padEnd(40_000, '[')])(
  'refuses a body that is not an object',
  (text) => {
    expect(parse(text)).toThrow('The request body is not a JSON object.');
  },
);
