import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getLanguageService, TextDocument, type JSONSchema } from 'vscode-json-languageservice';
import { manifestJsonSchema, workspaceJsonSchema } from './json-schema.ts';

const schemas = {
  'service.json': manifestJsonSchema(),
  'gatehouse.json': workspaceJsonSchema(),
};
type File = keyof typeof schemas;

/** The targets of `$schema` of a manifest and of `gatehouse.json` in a workspace. */
const PUBLISHED: Record<string, string> = {
  'file:///workspace/node_modules/@gatehouse/service-manifest/service.schema.json':
    schemas['service.json'],
  'file:///workspace/node_modules/@gatehouse/service-manifest/workspace.schema.json':
    schemas['gatehouse.json'],
};

// The service with which VS Code itself checks and completes JSON; other editors' language servers wrap
// the same service.
const service = getLanguageService({
  workspaceContext: { resolveRelativePath: (path, from) => new URL(path, from).href },
  schemaRequestService: (uri) =>
    PUBLISHED[uri] === undefined ? Promise.reject(new Error(uri)) : Promise.resolve(PUBLISHED[uri]),
});
// For texts without `$schema`.
service.configure({
  validate: true,
  schemas: Object.entries(schemas).map(([file, schema]) => ({
    uri: `schema:/${file}`,
    fileMatch: [file],
    schema: JSON.parse(schema) as JSONSchema,
  })),
});

function opened(file: File, text: string) {
  const folder = file === 'service.json' ? 'apps/payments/' : '';
  // VS Code treats these files as the language "json".
  const document = TextDocument.create(`file:///workspace/${folder}${file}`, 'json', 1, text);
  return { document, json: service.parseJSONDocument(document) };
}

/** The ranges that VS Code underlines. */
async function problems(file: File, text: string): Promise<string[]> {
  const { document, json } = opened(file, text);
  const found = await service.doValidation(document, json);
  return found.map(
    ({ range, message }) => `${document.getText(range).replaceAll(/\s+/g, ' ')}: ${message}`,
  );
}

/** The completions that VS Code offers at `|`. */
async function completions(text: string): Promise<string[]> {
  const { document, json } = opened('service.json', text.replace('|', ''));
  const position = document.positionAt(text.indexOf('|'));
  const list = await service.doComplete(document, position, json);
  return list!.items.map(({ label }) => label);
}

const GOOD = {
  description: 'Takes payments',
  port: 3002,
  exposure: 'internal',
  secrets: { apiKeys: 'payments/api-keys' },
};
const root = join(import.meta.dirname, '../../../..');
const withMore = (more: object) => JSON.stringify({ ...GOOD, ...more });

describe('in VS Code', () => {
  it('the manifests of this workspace have no errors, comments included', async () => {
    const manifests = readdirSync(join(root, 'apps')).map((name) => `apps/${name}/service.json`);
    const files = [...manifests, 'gatehouse.json'].filter((file) => existsSync(join(root, file)));
    const texts = files.map((file) => readFileSync(join(root, file), 'utf8'));
    expect(texts.filter((text) => text.includes('//')).length).toBeGreaterThan(1);
    for (const [at, text] of texts.entries())
      expect([files[at], await problems(files[at]!.split('/').at(-1) as File, text)]).toEqual([
        files[at],
        [],
      ]);
  });

  it('the example of the README has no errors, trailing commas included', async () => {
    const readme = readFileSync(join(root, 'libs/service-manifest/README.md'), 'utf8');
    const example = /```jsonc\n(.*?)```/s.exec(readme)?.[1] ?? '';
    expect(await problems('service.json', example)).toEqual([]);
  });

  it.each<[string, object, RegExp]>([
    ['a wrong pair of CPU and memory', { size: { cpu: 256, memory: 4096 } }, /^4096: .*512.*2048/],
    [
      'a wrong pair in one environment',
      { environments: { production: { size: { cpu: 512, memory: 512 } } } },
      /^512: .*1024.*4096/,
    ],
    [
      'a wrong pair in an environment of another name',
      { environments: { qa: { size: { cpu: 512, memory: 512 } } } },
      /^512: .*1024.*4096/,
    ],
    ['secrets without API keys', { secrets: {} }, /"apiKeys"/],
    ['no secrets', { secrets: undefined }, /"secrets"/],
    ['a misspelt property', { prot: 1 }, /prot/],
    ['a wrong exposure', { exposure: 'pubic' }, /"internal".*"public"/],
    ['a number in quotes', { port: '3000' }, /number|integer/],
  ])('%s is underlined', async (_what, more, expected) => {
    expect(await problems('service.json', withMore(more))).toEqual([
      expect.stringMatching(expected),
    ]);
  });

  it.each([
    ['CPU', '{"size": {"cpu": |}}', ['256', '512', '1024']],
    ['memory', '{"size": {"memory": |}}', ['512', '1024', '2048']],
    ['the memory of a CPU size', '{"size": {"cpu": 1024, "memory": |}}', ['2048', '8192']],
    ['environments', '{"environments": {|}}', ['development', 'staging', 'production']],
    ['settings of an environment', '{"environments": {"production": {|}}}', ['tasks', 'capacity']],
    ['access', '{"grants": [{"table": "users", "access": |}]}', ['"read"', '"read-write"']],
    ['a grant of a database', '{"grants": [{"database": "orders", |}]}', ['access']],
    ['a grant of a queue', '{"grants": [{"queue": "jobs", |}]}', ['visibility', 'topics']],
    ['a grant of a table', '{"grants": [{"table": "users", |}]}', ['delete', 'ttl', 'indexes']],
  ])('%s is completed', async (_what, text, expected) => {
    expect(await completions(text)).toEqual(expect.arrayContaining(expected));
  });

  it('memory that Fargate does not allow with the CPU is not completed', async () => {
    expect(await completions('{"size": {"cpu": 4096, "memory": |}}')).not.toContain('512');
  });
});
