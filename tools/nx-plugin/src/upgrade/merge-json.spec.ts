import { parse } from 'jsonc-parser';
import { mergeJson } from './merge-json.ts';

const text = (value: unknown) => JSON.stringify(value, null, 2);
const merge = (base: object, own: object | string, generated: object) => {
  const { text: merged, ...rest } = mergeJson({
    base: text(base),
    own: typeof own === 'string' ? own : text(own),
    generated: text(generated),
  });
  return { ...rest, text: merged, json: parse(merged) as unknown };
};

describe('a JSON file with three versions', () => {
  it('takes new ranges if the team has added packages beside them', () => {
    const { json, conflicts } = merge(
      { dependencies: { express: '^5.0.0', zod: '^4.0.0' } },
      { dependencies: { express: '^5.0.0', fastify: '^5.0.0', zod: '^4.0.0' } },
      { dependencies: { express: '^5.1.0', zod: '^4.1.0' } },
    );
    expect(json).toEqual({ dependencies: { express: '^5.1.0', fastify: '^5.0.0', zod: '^4.1.0' } });
    expect(conflicts).toEqual([]);
  });

  it("keeps a range that the team has changed, and a package that it has removed, except for Gatehouse's packages", () => {
    const { json, conflicts } = merge(
      { dependencies: { '@gatehouse/service-kit': '^0.1.0', express: '^5.0.0', zod: '^4.0.0' } },
      { dependencies: { '@gatehouse/service-kit': '0.1.0', express: '5.0.1' } },
      { dependencies: { '@gatehouse/service-kit': '^0.2.0', express: '^5.1.0', zod: '^4.1.0' } },
    );
    expect(json).toEqual({
      dependencies: { '@gatehouse/service-kit': '^0.2.0', express: '5.0.1' },
    });
    expect(conflicts).toEqual([]);
  });

  it('adds and removes properties, and keeps comments', () => {
    const { text: merged } = merge({ a: 1, b: 2 }, '{\n  // ours\n  "a": 1,\n  "b": 2\n}', {
      a: 1,
      c: { d: 3 },
    });
    expect(merged).toContain('// ours');
    expect(parse(merged)).toEqual({ a: 1, c: { d: 3 } });
  });

  it("reports a property that both changed, and proposes the release's value", () => {
    const { json, conflicts, proposal } = merge(
      { nx: { command: 'a' }, version: 1 },
      { nx: { command: 'own' }, version: 1 },
      { nx: { command: 'b' }, version: 2 },
    );
    expect(conflicts).toEqual(['nx.command']);
    expect(json).toEqual({ nx: { command: 'own' }, version: 2 });
    expect(parse(proposal)).toEqual({ nx: { command: 'b' }, version: 2 });
  });
});
