import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { logger } from '@nx/devkit';
import service from '../service/generator.ts';
import { temporaryWorkspace, type TemporaryWorkspace } from '../test/temporary-workspace.ts';
import route, { type RouteOptions } from './generator.ts';

const generated = temporaryWorkspace();
beforeAll(() => generated.generate((tree) => service(tree, { name: 'payments' })));
afterAll(() => generated.remove());

let workspace: TemporaryWorkspace;
let warnings: string[];
beforeEach(() => {
  workspace = generated.copy();
  warnings = [];
  logger.warn = (text: string) => void warnings.push(text);
});
afterEach(() => workspace.remove());

const SERVICE = 'apps/payments/src/service.ts';
const read = (path: string) => readFileSync(join(workspace.root, path), 'utf8');
const generate = (options: Partial<RouteOptions> = {}) =>
  workspace.generate((tree) =>
    route(tree, { service: 'payments', name: 'order-items', ...options }),
  );

describe('nx generate route', () => {
  it.each(['post', 'get'])('writes and registers a route with %s, once', async (method) => {
    expect(await generate({ method })).toEqual(
      [
        'order-items/order-items-operation.ts',
        'order-items/order-items-route.ts',
        'order-items/order-items-schema.ts',
        'order-items/order-items.spec.ts',
        'service.ts',
      ].map((file) => `apps/payments/src/${file}`),
    );
    expect(read(SERVICE)).toMatchSnapshot();
    expect(read('apps/payments/src/order-items/order-items-operation.ts')).toMatchSnapshot();
    expect(warnings).toEqual([]);
    expect(await generate({ method })).toEqual([]);
  });

  it('describes the route in a separate API description', async () => {
    workspace.write(
      SERVICE,
      `import { Router } from 'express';
import { description } from './api/description.ts';
export const payments = { name: 'payments', openApi: description, async routes() { return Router(); } };
`,
    );
    workspace.write(
      'apps/payments/src/api/description.ts',
      `import { openApiDocument } from '@gatehouse/service-kit';
import { others } from './others.ts';
export const description = openApiDocument({ title: 'x' }, [...others]);
`,
    );
    await generate();
    expect(read('apps/payments/src/api/description.ts')).toContain(
      `import { orderItemsOperation } from '../order-items/order-items-operation.ts';`,
    );
    expect(read('apps/payments/src/api/description.ts')).toContain(
      '[...others, orderItemsOperation]',
    );
    expect(read(SERVICE)).toContain(`Router().use('/order-items', orderItemsRoute())`);
  });

  it('says what to add to sources that it does not understand', async () => {
    workspace.write(SERVICE, `export const payments = make();\n`);
    await generate();
    expect(read(SERVICE)).toBe(`export const payments = make();\n`);
    expect(warnings).toEqual([
      `${SERVICE}: add .use('/order-items', orderItemsRoute()) to the routes that it returns`,
      `${SERVICE}: add orderItemsOperation to the list that openApiDocument is given`,
    ]);
  });

  it.each<[string, Partial<RouteOptions>, string]>([
    ['an unknown service', { service: 'paymens' }, 'did you mean "payments"?'],
    ['an unknown method', { method: 'brew' }, '--method: must be one of post, get, not "brew"'],
    ['a name in capitals', { name: 'Refunds' }, 'must be lower-case words'],
    ['a name that leads elsewhere', { name: '../x' }, 'must be lower-case words'],
    ['a folder that images lack', { name: 'deploy' }, 'is taken by Gatehouse itself'],
    ['a folder of tests', { name: 'tests' }, 'is taken by Gatehouse itself'],
    ['a device', { name: 'con' }, 'is a device on Windows'],
    [
      'a name whose parts another route has',
      { name: 'greeting' },
      `${SERVICE} has another "greetingOperation"`,
    ],
    ['a folder that exists', { name: 'receipts' }, 'apps/payments/src/receipts exists'],
  ])('refuses %s, and writes nothing', async (_what, options, message) => {
    const before = read(SERVICE);
    workspace.write('apps/payments/src/receipts/print.ts', 'export {};');
    await expect(generate(options)).rejects.toThrow(message);
    expect(read(SERVICE)).toBe(before);
  });
});
