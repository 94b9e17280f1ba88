import { complaintsOf } from '../test/complaints-of.ts';
import { calleePermissions } from './callee-permissions.ts';

const workflow = (job: string) => `on: push\njobs:\n  job: ${job}\n`;
const complaints = (caller: string, callee: string) =>
  complaintsOf(calleePermissions, {
    '.github/workflows/a.yml': workflow(`{ uses: ./.github/workflows/b.yml, ${caller} }`),
    '.github/workflows/b.yml': workflow(`{ ${callee} }`),
  });

describe('callee-permissions', () => {
  it.each([
    ['what the caller does not have', 'permissions: {}', 'contents: read'],
    ['what the caller says nothing about', 'name: x', 'contents: read'],
    ['more than the caller has', 'permissions: { contents: read }', 'contents: write'],
  ])('finds a called job with %s', (_, caller, needed) => {
    expect(complaints(caller, `permissions: { ${needed} }`)).toEqual([
      `3 Job job calls b.yml, whose job job needs "${needed}"`,
    ]);
  });

  it('accepts the same, fewer and no permissions', () => {
    const caller = 'permissions: { contents: write }';
    for (const callee of ['permissions: { contents: write }', 'permissions: { contents: read }'])
      expect(complaints(caller, callee)).toEqual([]);
    expect(complaints('permissions: {}', 'permissions: { contents: none }')).toEqual([]);
  });
});
