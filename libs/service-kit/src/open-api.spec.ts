import * as z from 'zod';
import { integerText, openApiDocument, validate, type Operation } from './index.ts';

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
      '415',
      '417',
      '429',
      '500',
      '503',
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
