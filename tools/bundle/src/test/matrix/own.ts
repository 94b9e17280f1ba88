import type { Program } from './program.ts';

/** What the service's own code does, and is told how to do. */
export const OWN: readonly Program[] = [
  {
    name: 'own-sql',
    packages: [],
    source: `import {readFileSync} from 'node:fs'; readFileSync(new URL('./a.sql',import.meta.url));`,
    files: { 'a.sql': 'select 1' },
    refused: '"bundle": { "assets": ["src/a.sql"] }',
  },
  {
    name: 'own-worker',
    packages: [],
    source: `import {Worker} from 'node:worker_threads'; new Worker(new URL('./w.mjs',import.meta.url));`,
    files: { 'w.mjs': '' },
    refused: 'write the worker as one .mjs file',
  },
  {
    name: 'own-import',
    packages: [],
    source: `const n=process.argv[2]??'./a.ts'; await import(n);`,
    files: { 'a.ts': '' },
    refused: 'import each by its name',
  },
  {
    name: 'own-require',
    packages: [],
    source: `import {createRequire} from 'node:module'; createRequire(import.meta.url)('pg');`,
    refused: '"external"',
  },
];
