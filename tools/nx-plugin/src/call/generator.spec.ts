import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import service from '../service/generator.ts';
import { temporaryWorkspace, type TemporaryWorkspace } from '../test/temporary-workspace.ts';
import { clientSource } from './client-source.ts';
import call, { type CallOptions } from './generator.ts';
import { specSource } from './spec-source.ts';

const OTHER = 'apps/ledger/src/service.ts';
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const entry = { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] };
const description = (more: object = {}) => ({
  paths: {
    '/entries/{id}': {
      get: {
        operationId: 'readEntry',
        summary: 'Read an entry',
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'limit', in: 'query', schema: { type: 'integer' } },
        ],
        responses: { 200: json({ $ref: '#/components/schemas/Entry' }) },
      },
      put: {
        operationId: 'sendBytes',
        requestBody: { content: { 'image/png': {} } },
        responses: { 204: {} },
      },
    },
    ...more,
  },
  components: { schemas: { Entry: entry } },
});
const source = (openApi: unknown) =>
  `export const service: object = ${JSON.stringify({ openApi })};`;

const generated = temporaryWorkspace();
beforeAll(async () => {
  for (const name of ['payments', 'ledger'])
    await generated.generate((tree) => service(tree, { name }));
  generated.write(OTHER, source(description()));
});
afterAll(() => generated.remove());

let workspace: TemporaryWorkspace;
beforeEach(() => (workspace = generated.copy()));
afterEach(() => workspace.remove());

const read = (path: string) => readFileSync(join(workspace.root, path), 'utf8');
const generate = (options: Partial<CallOptions> = {}) =>
  workspace.generate((tree) => call(tree, { service: 'payments', other: 'ledger', ...options }));
const CLIENT = 'apps/payments/src/calls/ledger.ts';

describe('nx generate call', () => {
  it.each([
    [
      ['get-entry'],
      'The operation "get-entry" of ledger cannot be a method of a client; its id must be a word',
    ],
    [['constructor'], 'The operation "constructor" of ledger cannot be a method'],
    [
      ['listEntries', 'list_entries'],
      'The operations "listEntries" and "list_entries" of ledger would have the same name',
    ],
  ])('refuses the operations %j, and writes nothing', async (ids, message) => {
    const paths = ids.map((operationId) => [
      `/${operationId}`,
      { get: { operationId, responses: {} } },
    ]);
    workspace.write(OTHER, source({ paths: Object.fromEntries(paths) }));
    await expect(generate()).rejects.toThrow(message);
  });

  it('writes a client of a service whose class the kit has as well', () => {
    const input = { name: 'outgoing', description: { paths: {} }, url: 'A', secret: 'B' };
    expect(clientSource(input)).toContain('export class OutgoingServiceClient {');
    expect(specSource('outgoing', [])).toContain('type OutgoingServiceClient }');
  });

  it('adds the call and the API key to the manifest, and writes a client with a spec, once', async () => {
    await generate();
    expect(JSON.parse(read('apps/payments/service.json'))).toMatchObject({
      calls: ['ledger'],
      secrets: { apiKeys: 'payments/api-keys', ledgerKeys: 'ledger/api-keys' },
    });
    expect(read('apps/payments/deploy/production/task-definition.json')).toContain('LEDGER_URL');
    expect(read(CLIENT)).toMatchSnapshot();
    expect(read('apps/payments/src/calls/ledger.spec.ts')).toContain("it.each(['readEntry'])");
    const configuration = read('apps/payments/src/configuration.ts');
    for (const name of ['LEDGER_URL', 'LEDGER_KEYS_SECRET']) expect(configuration).toContain(name);
    expect(JSON.parse(read('apps/payments/package.json'))).toMatchObject({
      nx: {
        targets: {
          test: { inputs: ['...', '{workspaceRoot}/apps/ledger/src/**/*'] },
        },
      },
    });
    expect(await generate()).toEqual([]);
  });

  it('follows the API description of the other service, and keeps the spec', async () => {
    await generate();
    workspace.write('apps/payments/src/calls/ledger.spec.ts', '// mine\n');
    const drop = { delete: { operationId: 'dropEntries', responses: { 204: {} } } };
    workspace.write(OTHER, source(description({ '/entries': drop })));
    expect(await generate()).toEqual([CLIENT]);
    expect(read(CLIENT)).toContain('dropEntries(input: DropEntriesInput)');
  });

  it('uses a secret that the manifest already grants', async () => {
    const manifest = read('apps/payments/service.json');
    workspace.write(
      'apps/payments/service.json',
      manifest.replace(
        '"secrets": {',
        '"calls": ["ledger"],\n  "secrets": { "keys": "ledger/api-keys",',
      ),
    );
    await generate();
    expect(read(CLIENT)).toContain('configuration.KEYS_SECRET');
  });

  it.each<[string, Partial<CallOptions>, string, string]>([
    ['an unknown service', { other: 'leger' }, '', 'did you mean "ledger"?'],
    ['a call of itself', { other: 'payments' }, '', 'payments cannot call itself'],
    ['no API description', {}, source(undefined), 'exports no service with an API description'],
    ['no operation', {}, source({ paths: {} }), 'has no operation that a client could call'],
    ['a syntax error', {}, 'export const =', 'cannot be loaded: '],
    [
      'an error at load',
      {},
      `throw new TypeError('broken')`,
      'cannot be loaded: TypeError: broken',
    ],
  ])('refuses %s, and writes nothing', async (_what, options, other, message) => {
    if (other) workspace.write(OTHER, other);
    const before = read('apps/payments/service.json');
    await expect(generate(options)).rejects.toThrow(message);
    expect(read('apps/payments/service.json')).toBe(before);
  });
});
