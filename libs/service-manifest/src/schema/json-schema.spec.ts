import { readFileSync } from 'node:fs';
import { manifestJsonSchema, workspaceJsonSchema } from './json-schema.ts';

interface Schema {
  description?: string;
  type?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
}

const published = (file: string) =>
  readFileSync(new URL(`../../${file}`, `file://${import.meta.dirname}/`), 'utf8');

/** Properties without a description, by their path. */
function undescribed(schema: Schema, path = ''): string[] {
  const { properties = {}, additionalProperties, items, anyOf = [] } = schema;
  return [
    ...Object.entries(properties).flatMap(([key, value]) => [
      ...(value.description ? [] : [`${path}.${key}`]),
      ...undescribed(value, `${path}.${key}`),
    ]),
    ...(typeof additionalProperties === 'object'
      ? undescribed(additionalProperties, `${path}.*`)
      : []),
    ...(items ? undescribed(items, `${path}[]`) : []),
    ...anyOf.flatMap((option, at) => undescribed(option, `${path}|${at}`)),
  ];
}

describe.each([
  ['service.schema.json', manifestJsonSchema],
  ['workspace.schema.json', workspaceJsonSchema],
])('%s', (file, make) => {
  it('matches the code; otherwise run "npx nx schemas service-manifest"', () => {
    expect(published(file)).toBe(make());
  });

  it('describes every property, for editors', () => {
    expect(undescribed(JSON.parse(make()) as Schema)).toEqual([]);
  });

  it('lists every property that it allows', () => {
    expect((JSON.parse(make()) as Schema).additionalProperties).toBe(false);
  });
});
