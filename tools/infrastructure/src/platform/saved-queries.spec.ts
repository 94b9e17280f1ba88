import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { platformTemplate } from './test/platform-template.ts';

const libs = join(import.meta.dirname, '../../../../libs');
const sourcesOf = (library: string) => {
  const folder = join(libs, library, 'src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
};
/** The code that writes these lines; its own tests prove it. */
const written = sourcesOf('logging') + sourcesOf('service-kit');

const queries = Object.values(
  platformTemplate().template.findResources('AWS::Logs::QueryDefinition'),
).map(({ Properties: { Name, QueryString, Parameters = [] } }) => ({
  name: Name as string,
  text: QueryString as string,
  parameters: (Parameters as { Name: string }[]).map(({ Name: parameter }) => parameter),
}));

/** Names that a query defines, and keywords of the language. */
const WORDS =
  /^(?:filter|stats|fields|sort|limit|count|count_distinct|sum|min|max|as|by|asc|desc|\d+)$/;

it("are in one folder, and cover an incident's questions", () => {
  expect(queries.map(({ name }) => name).sort()).toEqual([
    'gatehouse/production/error rate by service',
    'gatehouse/production/failed authentication by client',
    'gatehouse/production/forbidden requests by client',
    'gatehouse/production/one trace',
    'gatehouse/production/rate limited clients',
    'gatehouse/production/slow requests',
  ]);
});

it.each(queries)('$name queries fields that our logger writes', ({ text, parameters }) => {
  const unquoted = text.replace(/"[^"]*"/g, '');
  const own = [...unquoted.matchAll(/ as (\w+)/g)].map(([, name]) => name);
  const fields = [...unquoted.matchAll(/(?<!@)\b[A-Za-z_.]+\b/g)]
    .map(([word]) => word)
    .filter((word) => !WORDS.test(word) && !own.includes(word) && !parameters.includes(word));
  expect(fields.length).toBeGreaterThan(0);
  for (const field of fields.flatMap((path) => path.split('.')))
    expect([field, new RegExp(`\\b${field}\\b["']?[,:\\]]`).test(written)]).toEqual([field, true]);
  for (const [, value] of text.matchAll(/"(\w+)"/g)) expect(written).toMatch(`${value}`);
});

it.each(queries)('$name describes the values to fill in', ({ text, parameters }) => {
  expect([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)).toEqual(parameters);
});
