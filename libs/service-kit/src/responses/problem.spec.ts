import { Problem } from './problem.ts';
import { problemTypes } from './problem-types.ts';
import { problemDocument } from './send-problem.ts';

describe('a problem', () => {
  it('has the type and the title that it is given', () => {
    const type = 'urn:problem-type:shop:out-of-stock';
    const problem = new Problem(409, { type, title: 'Out of stock', detail: 'None are left' });
    expect(JSON.parse(problemDocument(problem))).toEqual({
      ...{ type, title: 'Out of stock', status: 409, detail: 'None are left' },
    });
  });

  it('without a type is what its status says', () => {
    expect(JSON.parse(problemDocument(new Problem(404)))).toEqual({
      ...{ type: 'about:blank', title: 'Not Found', status: 404 },
    });
  });

  it.each(['', 'out-of-stock', '/problems/1', 'two words'])('refuses the type %j', (type) => {
    expect(() => new Problem(409, { type })).toThrow(
      `The type of a Problem is an absolute URI, not ${JSON.stringify(type)}`,
    );
  });

  it('refuses a title without a type, which callers could not compare', () => {
    expect(() => new Problem(409, { title: 'Out of stock' })).toThrow(TypeError);
  });
});

it('has a URI of its own for each type of the kit', () => {
  const uris = Object.values(problemTypes).map(({ type }) => type);
  expect(new Set(uris).size).toBe(uris.length);
  for (const uri of uris) expect(uri).toMatch(/^urn:problem-type:gatehouse:[a-z-]+$/);
});
