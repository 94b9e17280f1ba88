import { Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { uncheckedBodies } from './unchecked-bodies.js';

function lint(source: string): string[] {
  const plugins = { gatehouse: { rules: { 'unchecked-bodies': uncheckedBodies } } };
  const rules = { 'gatehouse/unchecked-bodies': 'error' } as const;
  const languageOptions = { parser: parser as Linter.Parser };
  return new Linter()
    .verify(source, { files: ['**/*.ts'], plugins, rules, languageOptions }, 'route.ts')
    .map(({ message }) => message);
}

it.each([
  'save(request.body.name);',
  'save(req.body.user.name);',
  `save(request.body['name']);`,
  'save(request.body?.name);',
  'request.body.items.map(save);',
  'const { name } = request.body;',
  'const { name = 1, ...others } = req.body;',
  '({ name } = request.body);',
])('a service may not contain: %s', (source) => {
  expect(lint(source)).toEqual([
    'request.body is what the caller sent, and its type is any; use what "await validateBody(schema, request)" returns',
  ]);
});

it.each([
  'const { name } = await validateBody(schema, request);',
  'const body: unknown = request.body;',
  'verifySignature(request.body, request.get("signature"));',
  'const { body } = await call.get("/users"); save(body.name);',
  'response.body.name; request.headers.body.name; message.body.name;',
  'request.body = parse(text);',
])('a service may contain: %s', (source) => {
  expect(lint(source)).toEqual([]);
});
