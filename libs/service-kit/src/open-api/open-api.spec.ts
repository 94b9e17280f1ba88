import * as z from 'zod';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { integerText, openApiDocument, textList, validate, type Operation } from '../index.ts';

const operation: Operation = {
  method: 'get',
  path: '/orders/{id}',
  id: 'readOrder',
  summary: 'Read an order',
  parameters: {
    path: z.object({ id: z.string() }),
    query: z.strictObject({ limit: integerText(1, 50).default(20) }),
    header: z.object({ 'If-None-Match': z.string().optional() }),
  },
  answers: {
    200: {
      description: 'The order',
      body: z.strictObject({ sku: z.string() }),
      headers: z.object({ ETag: z.string() }),
    },
    304: { description: 'The order has not changed' },
  },
  problems: { 404: 'No such order' },
};

interface Described {
  servers: unknown;
  paths: Record<string, Record<string, Record<string, never>>>;
}
const info = { title: 'orders', version: '1.0.0', description: 'Orders' };
const document = openApiDocument(info, [operation]) as Described;
const described = document.paths['/orders/{id}']!['get']!;

describe('openApiDocument', () => {
  it('names the server and the operation', () => {
    expect([document.servers, described['operationId']]).toEqual([[{ url: '/' }], 'readOrder']);
  });

  it('describes parameters with the types of their values', () => {
    expect(described['parameters']).toEqual([
      { in: 'path', name: 'id', schema: { type: 'string' }, required: true },
      {
        in: 'query',
        name: 'limit',
        schema: { type: 'integer', minimum: 1, maximum: 50 },
      },
      { in: 'header', name: 'If-None-Match', schema: { type: 'string' } },
    ]);
  });

  it('describes the responses of the operation and of the kit, with their headers', () => {
    const responses: Record<string, { headers: object; content?: object }> =
      described['responses']!;
    expect(Object.keys(responses)).toEqual([
      '200',
      '304',
      '400',
      '401',
      '404',
      '408',
      '413',
      '414',
      '415',
      '417',
      '429',
      '431',
      '500',
      '501',
      '503',
      '505',
    ]);
    for (const { headers } of Object.values(responses))
      expect(headers).toHaveProperty('X-Request-Id');
    expect(responses['200']?.headers).toHaveProperty('ETag');
    expect(responses['304']).not.toHaveProperty('content');
    expect(responses['401']?.headers).toHaveProperty('WWW-Authenticate');
    for (const status of ['429', '503'])
      expect(responses[status]?.headers).toHaveProperty('Retry-After');
  });
});

it('does not let an operation replace another one of the same id or route', () => {
  const others = [{ path: '/x' }, { id: 'another' }];
  const messages = ['Two operations have the id readOrder', 'Two operations are get /orders/{id}'];
  for (const [at, other] of others.entries())
    expect(() => openApiDocument(info, [operation, { ...operation, ...other }])).toThrow(
      messages[at],
    );
});

describe('openApiDocument for callers', () => {
  const describeAccess = (access?: Operation['access']) => {
    const made = openApiDocument(info, [{ ...operation, ...(access && { access }) }]) as Described;
    const { security, responses } = made.paths['/orders/{id}']!['get'] as unknown as {
      security?: object[];
      responses: Record<string, { headers: object }>;
    };
    const { components, security: all } = made as unknown as {
      components: { securitySchemes: object };
      security: object[];
    };
    return { all, security, responses, schemes: Object.keys(components.securitySchemes) };
  };

  it('describes a public route as one without credentials', () => {
    const { security, responses } = describeAccess('public');
    expect(security).toEqual([]);
    expect(responses).not.toHaveProperty('401');
    expect(responses).toHaveProperty('429');
  });

  it('describes the scopes that a route demands, and whether an API key is enough', () => {
    const { security, responses, schemes, all } = describeAccess({ scopes: ['orders:read'] });
    expect([security, schemes]).toEqual([[{ token: ['orders:read'] }], ['apiKey', 'token']]);
    expect(all).toEqual([{ apiKey: [] }, { token: [] }]);
    expect(responses['403']?.headers).toHaveProperty('WWW-Authenticate');
    const both = describeAccess({ scopes: ['orders:read'], apiKeys: true }).security;
    expect(both).toEqual([{ token: ['orders:read'] }, { apiKey: [] }]);
  });

  it('describes API keys alone for a service without scopes', () => {
    const { all, security, schemes } = describeAccess();
    expect([all, security, schemes]).toEqual([[{ apiKey: [] }], undefined, ['apiKey']]);
  });

  it('follows the strict rules of Redocly', async () => {
    const accesses = ['public', { scopes: ['orders:read'] }, undefined] as const;
    const operations = accesses.map((access, at) => {
      const named = { ...operation, id: `read${at}`, path: `/v${at}/{id}` };
      return access ? { ...named, access } : named;
    });
    const config = await createConfig({ extends: ['recommended-strict', 'spec'] });
    config.rules['oas3_1'] = { ...config.rules['oas3_1'], 'info-license': 'off' };
    const source = JSON.stringify(openApiDocument(info, operations));
    const problems = await lintFromString({ source, config });
    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  });
});

describe('textList', () => {
  const query = z.strictObject({ tag: textList(z.enum(['new', 'paid'])) });
  it.each([
    [{ tag: ['new', 'paid'] }, ['new', 'paid']],
    [{ tag: 'new' }, ['new']],
    [{}, []],
  ])('reads %j as its description allows', async (parsed, tag) => {
    expect(await validate(query, parsed)).toEqual({ tag });
  });

  it.each([{ tag: 'old' }, { tag: ['new', 'old'] }, { tag: '' }])('rejects %j', async (parsed) => {
    await expect(validate(query, parsed)).rejects.toMatchObject({ status: 400 });
  });

  it('is described as an optional list', () => {
    const made = openApiDocument(info, [
      { ...operation, path: '/orders', parameters: { query } },
    ]) as Described;
    expect(made.paths['/orders']!['get']!['parameters']).toEqual([
      {
        in: 'query',
        name: 'tag',
        schema: { type: 'array', items: { type: 'string', enum: ['new', 'paid'] } },
      },
    ]);
  });
});

describe('integerText', () => {
  const query = z.object({ limit: integerText(-5, 100) });
  it.each([
    ['5', 5],
    ['0', 0],
    ['100', 100],
    ['-5', -5],
  ])('reads %s', async (limit, number) => {
    expect(await validate(query, { limit })).toEqual({ limit: number });
  });

  it.each([
    '0x10',
    '1e3',
    ' 5',
    '+5',
    '5.0',
    '-0',
    '05',
    '101',
    '-6',
    '',
    '9'.repeat(30),
    ['5', '6'],
    5,
  ])('rejects %j', async (limit) => {
    await expect(validate(query, { limit })).rejects.toMatchObject({
      status: 400,
      errors: [
        { field: 'limit', detail: 'must be a whole number from -5 to 100, in decimal digits' },
      ],
    });
  });
});
