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
    ['what the caller says nothing about', 'name: x', 'id-token: write'],
    ['more than the repository gives by default', 'name: x', 'contents: write'],
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
    expect(complaints('permissions: write-all', 'permissions: { id-token: write }')).toEqual([]);
  });

  it('takes a job without permissions for one with those of its workflow', () => {
    const of = (permissions: string) =>
      complaintsOf(calleePermissions, {
        '.github/workflows/a.yml': `permissions: ${permissions}\n${workflow('{ uses: ./.github/workflows/b.yml }')}`,
        '.github/workflows/b.yml': `permissions: { pages: write }\n${workflow('{}')}`,
      });
    expect(of('{ pages: write }')).toEqual([]);
    expect(of('{ contents: read }')).toEqual([
      '4 Job job calls b.yml, whose job job needs "pages: write"',
    ]);
  });
});
