import { packageOf, undeclaredReads } from './undeclared-reads.ts';
import type { DeclaredInputs } from './declared-inputs.ts';

const workspace = {
  root: '/w',
  sources: new Set(['security/policy.json', 'tools/a/src/a.ts', 'package-lock.json', 'nx.json']),
  bundled: new Set(['node_modules/cdk/node_modules/@y/z']),
  graphSources: ['nx.json', 'tools/a/package.json', 'tools/b/package.json'],
};
const reads = (
  file: string,
  declared: Partial<DeclaredInputs> = {},
  written: string[] = [],
  renamed: string[] = [],
) =>
  undeclaredReads(
    { read: [`/w/${file}`], written, renamed },
    { files: new Set(), dependencyOutputs: [], packages: new Set(), commands: [], ...declared },
    workspace,
    ['tools/a/dist'],
  );

describe('undeclared reads', () => {
  it('are sources that are not among the inputs', () => {
    expect(reads('security/policy.json')).toEqual(['security/policy.json']);
    expect(reads('security/policy.json', { files: new Set(['security/policy.json']) })).toEqual([]);
  });

  it('are packages that are not among the inputs, unless the task depends on all', () => {
    expect(reads('node_modules/@x/y/index.js')).toEqual(['npm:@x/y']);
    expect(reads('node_modules/z/index.js', { packages: new Set(['z']) })).toEqual([]);
    expect(reads('node_modules/z/index.js', { packages: undefined })).toEqual([]);
  });

  it('are outputs of other tasks, unless the task declares these', () => {
    expect(reads('tools/b/dist/b.d.ts')).toEqual(['tools/b/dist/b.d.ts']);
    expect(reads('tools/b/dist/b.d.ts', { dependencyOutputs: ['tools/b/dist'] })).toEqual([]);
    expect(reads('tools/b/distant/b.d.ts', { dependencyOutputs: ['tools/b/dist'] })).toHaveLength(
      1,
    );
  });

  it('are not files that the task has written itself, unless Git tracks them', () => {
    expect(reads('tools/b/dist/b.js', {}, ['/w/tools/b/dist/b.js'])).toEqual([]);
    expect(reads('tools/b/dist/b.js', {}, [], ['dist/b.js'])).toEqual([]);
    expect(reads('tools/b/dist/b.js', {}, [], ['b/j.js'])).toHaveLength(1);
    expect(reads('tools/a/src/a.ts', {}, ['/w/tools/a/src/a.ts'])).toHaveLength(1);
  });

  it('are all sources of the project graph if a task reads the graph', () => {
    expect(reads('.nx/workspace-data/project-graph.json')).toEqual(workspace.graphSources);
    expect(
      reads('.nx/workspace-data/project-graph.json', { files: new Set(workspace.graphSources) }),
    ).toEqual([]);
  });

  it('are not the lockfile if its digest is an input', () => {
    expect(reads('package-lock.json')).toEqual(['package-lock.json']);
    const commands = ['node node_modules/@gatehouse/bundle/bin/gatehouse-lockfile-digest.js'];
    expect(reads('package-lock.json', { commands })).toEqual([]);
    expect(reads('security/policy.json', { commands })).toHaveLength(1);
  });

  it.each([
    ['its own output', 'tools/a/dist/a.js'],
    ['what Git keeps', '.git/HEAD'],
    ['what Nx keeps', '.nx/workspace-data/file-map.json'],
    ['what npm keeps', 'node_modules/.package-lock.json'],
    ['a package that is only looked up', 'tools/a/node_modules/@x/y/dist/esm/package.json'],
  ])('are not %s', (_, file) => {
    expect(reads(file)).toEqual([]);
  });

  it('are not files outside the workspace', () => {
    const declared = {
      files: new Set(''),
      dependencyOutputs: [],
      packages: new Set(''),
      commands: [],
    };
    expect(
      undeclaredReads(
        { read: ['/etc/hosts', '/w2/x'], written: [], renamed: [] },
        declared,
        workspace,
        [],
      ),
    ).toEqual([]);
  });
});

it.each([
  ['node_modules/express/index.js', 'express'],
  ['node_modules/@nx/devkit/index.js', '@nx/devkit'],
  ['tools/a/node_modules/x/node_modules/@y/z/a/b.js', '@y/z'],
  ['node_modules/cdk/node_modules/@y/z/a/b.js', 'cdk'],
])('names the package of %s', (file, name) => {
  expect(packageOf(file, workspace.bundled)).toBe(name);
});
