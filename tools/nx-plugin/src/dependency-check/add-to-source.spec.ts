import { validSource } from '../test/valid-source.ts';
import { addToChecks, addToConfiguration } from './add-to-source.ts';

describe('addToChecks', () => {
  const add = (source: string) => addToChecks(source, 'users-table', 'usersTable');

  it.each([
    ['an empty list', 'export const checks: DependencyCheck[] = [];', '[usersTable]'],
    ['a list', 'export const checks = [a];', '[a, usersTable]'],
    ['a trailing comma', 'export const checks = [\n  a,\n  b,\n];', '[ a, b, usersTable]'],
    ['a spread element', 'export const checks = [...shared];', '[...shared, usersTable]'],
    [
      'a comment after the last element',
      'export const checks = [\n  a, // first\n  b // last\n];',
      '[ a, // first b, // last usersTable]',
    ],
    ['a comment alone', 'export const checks = [\n  // None yet.\n];', '// None yet. usersTable]'],
    ['satisfies', 'export const checks = [a] satisfies Check[];', '[a, usersTable] satisfies'],
    ['as and parentheses', 'export const checks = ([a] as const);', '([a, usersTable] as const)'],
    [
      'another variable',
      'const list = [a];\nexport const checks = list;',
      'list = [a, usersTable]',
    ],
    [
      'other exports',
      "export const others = [];\nexport const checks = [a];\nexport { b } from './b.ts';",
      'others = []; export const checks = [a, usersTable];',
    ],
  ])('adds to a list written with %s', (_what, source, expected) => {
    const text = validSource(add(source));
    expect(text).toContain(expected);
    expect(text).toContain("import { usersTable } from './checks/users-table.ts';");
  });

  it('puts the import after the last one and keeps the comment at its end', () => {
    const text = add("import { a } from './a.ts'; // first\nexport const checks = [a];\n");
    expect(text).toBe(
      "import { a } from './a.ts'; // first\nimport { usersTable } from './checks/users-table.ts';\nexport const checks = [a, usersTable];\n",
    );
  });

  it.each([
    ['has no list', 'export const others = [];'],
    ['computes the list', 'export const checks = make();'],
    ['declares the name', 'const usersTable = 1;\nexport const checks = [usersTable];'],
    ['imports the name', "import { usersTable } from './mine.ts';\nexport const checks = [];"],
    ['refers to itself', 'export const checks = checks;'],
  ])('returns undefined if the source %s', (_what, source) => {
    expect(add(source)).toBeUndefined();
  });
});

describe('addToConfiguration', () => {
  const add = (source: string) =>
    addToConfiguration(source, { name: 'USERS_TABLE', comment: 'Name of the table.' });
  const ZOD = "import * as z from 'zod';\n";
  const added = '/** Name of the table. */ USERS_TABLE: z.string().min(1), }';

  it.each([
    ['an empty object', 'z.object({})', 'z.object({ '],
    ['one line', 'z.object({ A: z.string() })', 'A: z.string(), '],
    ['a trailing comma', 'z.object({\n  A: z.string(),\n})', 'A: z.string(), '],
    ['other formatting', 'z\n  .object(\n    {A: z.string()}\n  )', 'A: z.string(), '],
    ['a comment at the end', 'z.object({\n  A: z.string(), // last\n})', '// last '],
    [
      'a comment without a comma',
      'z.object({\n  A: z.string() // last\n})',
      'z.string(), // last ',
    ],
    ['strictObject', 'z.strictObject({ A: z.string() })', 'A: z.string(), '],
    ['a spread', 'z.object({ ...shared })', '...shared, '],
    ['a refinement', 'z.object({ A: z.string() }).refine(isFine)', 'A: z.string(), '],
    ['satisfies', 'z.object({ A: z.string() }) satisfies Schema', 'A: z.string(), '],
    ['extend', 'base.extend({ A: z.string() })', 'A: z.string(), '],
    ['its first object alone', 'z.object({ A: z.string() }).strict()', 'A: z.string(), '],
    [
      'an object and extend',
      'z.object({ A: z.string() }).extend({ B: z.string() })',
      'B: z.string(), ',
    ],
  ])('adds to a schema written with %s', (_what, schema, before) => {
    const text = validSource(add(`${ZOD}export const configuration = ${schema};`));
    expect(text).toContain(`${before}${added}`);
  });

  it('adds no empty line', () => {
    const before = `${ZOD}export const configuration = z.object({\n  A: z.string(),\n`;
    expect(add(`${before}});\n`)).toBe(
      `${before}  /** Name of the table. */\n  USERS_TABLE: z.string().min(1),\n});\n`,
    );
  });

  it.each([
    ['a shape of its own', 'const shape = { A: z.string() };', 'z.object(shape)'],
    ['a schema of its own', 'const base = z.object({ A: z.string() });', 'base.strict()'],
    ['another variable', 'const schema = z.object({ A: z.string() });', 'schema'],
  ])('follows %s in the same file', (_what, first, schema) => {
    const text = validSource(add(`${ZOD}${first}\nexport const configuration = ${schema};`));
    expect(text).toContain(`A: z.string(), ${added}`);
  });

  it.each([
    ["import { z } from 'zod';", 'z.object({})', 'z.string()'],
    ["import z from 'zod';", 'z.object({})', 'z.string()'],
    ["import * as zod from 'zod/v4';", 'zod.object({})', 'zod.string()'],
    ["import { z as schema } from 'zod';", 'schema.object({})', 'schema.string()'],
  ])('uses zod as the source does: %s', (line, schema, expected) => {
    const text = validSource(add(`${line}\nexport const configuration = ${schema};`));
    expect(text).toContain(`USERS_TABLE: ${expected}.min(1)`);
    expect(text).not.toContain("* as z from 'zod'");
  });

  it('imports zod if the source imports only its functions', () => {
    const text = validSource(
      add("import { object, string } from 'zod';\nexport const configuration = object({});"),
    );
    expect(text).toContain("import * as z from 'zod';");
    expect(text).toContain(added);
  });

  it.each([
    "import type { z } from 'zod';",
    "import { type z } from 'zod';",
    "import type * as z from 'zod';",
  ])('imports zod under another name if z is a type: %s', (line) => {
    const text = validSource(add(`${line}\nexport const configuration = base.extend({});`));
    expect(text).toContain(`${line} import * as zod from 'zod';`);
    expect(text).toContain('USERS_TABLE: zod.string().min(1)');
  });

  it('imports zod if only an imported schema is extended', () => {
    const text = validSource(
      add("import { base } from './base.ts';\nexport const configuration = base.extend({});"),
    );
    expect(text).toContain("import { base } from './base.ts'; import * as z from 'zod';");
    expect(text).toContain(added);
  });

  it.each([
    ['by name', 'z.object({ USERS_TABLE: z.string() })'],
    ['by string', "z.object({ 'USERS_TABLE': z.string() })"],
    ['in the object that is extended', 'z.object({ USERS_TABLE: z.string() }).extend({})'],
  ])('changes nothing if the variable is already read: %s', (_what, schema) => {
    const source = `${ZOD}export const configuration = ${schema};`;
    expect(add(source)).toBe(source);
  });

  it('adds a variable that is only mentioned in a comment', () => {
    expect(
      validSource(add(`${ZOD}// USERS_TABLE\nexport const configuration = z.object({});`)),
    ).toContain(added);
  });

  it.each([
    ['has no configuration', 'export const other = z.object({});'],
    ['imports the configuration', "export { configuration } from './shared.ts';"],
    ['computes the object', 'export const configuration = z.object(make());'],
    ['calls another function', 'export const configuration = readConfiguration();'],
    [
      'uses another library',
      "import * as v from 'valibot';\nexport const configuration = v.object({});",
    ],
    [
      'uses z and zod for something else',
      'const z = 1, zod = 2;\nexport const configuration = base.extend({});',
    ],
  ])('returns undefined if the source %s', (_what, source) => {
    expect(add(source)).toBeUndefined();
  });
});
