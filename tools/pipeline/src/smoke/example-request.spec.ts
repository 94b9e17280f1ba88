import { exampleRequest } from './example-request.ts';
import { OPEN_API } from './test/stand-in-service.ts';

const { '/notify': notify } = OPEN_API.paths;

describe('exampleRequest', () => {
  it('is the first POST of a JSON document, with the examples of its fields', () => {
    const paths = { '/users/{id}': { get: {} }, '/upload': { post: {} }, '/notify': notify };
    expect(exampleRequest({ paths })).toEqual({
      method: 'POST',
      path: '/notify',
      body: { message: 'Hello', topic: 'news' },
    });
  });

  it('is the first described operation without such a POST', () => {
    const paths = { '/users/{id}/assets/{name}': { parameters: [], get: {}, delete: {} } };
    expect(exampleRequest({ paths })).toEqual({
      method: 'GET',
      path: '/users/example/assets/example',
      body: undefined,
    });
  });

  it.each([
    undefined,
    null,
    'text',
    {},
    { paths: {} },
    { paths: { '/': { summary: 'none' } } },
    { paths: { 'http://elsewhere': notify } },
    { paths: [notify] },
  ])('is not found in %j', (document) => {
    expect(exampleRequest(document)).toBeUndefined();
  });
});
