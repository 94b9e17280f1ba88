import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exceptionJsonSchema, policyJsonSchema } from './json-schemas.ts';
import { readPolicy } from './policy/read-policy.ts';

const tool = join(import.meta.dirname, '../..');

describe('the published schemas', () => {
  it.each([
    ['policy.schema.json', policyJsonSchema],
    ['exception.schema.json', exceptionJsonSchema],
  ])('%s is up to date: "npx nx schemas pipeline" writes it', (file, schema) => {
    expect(readFileSync(join(tool, file), 'utf8')).toBe(schema());
  });

  it('explain every property', () => {
    for (const schema of [policyJsonSchema(), exceptionJsonSchema()]) {
      const { properties } = JSON.parse(schema) as {
        properties: Record<string, { description?: string }>;
      };
      const silent = Object.keys(properties).filter((name) => !properties[name]!.description);
      expect(silent).toEqual([]);
    }
  });
});

describe('the workspace’s own policy', () => {
  it('is valid', () => {
    const file = join(tool, '../../security/policy.json');
    expect(() => readPolicy('security/policy.json', readFileSync(file, 'utf8'))).not.toThrow();
  });
});
