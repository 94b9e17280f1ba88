import { findUses } from './find-uses.ts';

const found = async (text: string) =>
  (await findUses(text, 'ts')).map(({ kind, what }) => `${kind}: ${what}`);

describe('an unbundlable use', () => {
  it.each([
    ['a file beside', `read(__dirname + '/x')`, ['beside: __dirname']],
    ['a file by its address', `new URL('./x', import.meta.url)`, ['beside: import.meta.url']],
    ['a resolved file', `import.meta.resolve('./x')`, ['beside: import.meta.resolve']],
    ['import.meta as a whole', `const { url } = import.meta`, ['beside: import.meta']],
    ['an addon', `require('../build/x.node')`, ['native: "../build/x.node"']],
    [
      'a module that finds an addon',
      `import load from 'node-gyp-build'; load()`,
      ['native: node-gyp-build'],
    ],
    ['a worker', `const t = require('worker_threads'); new t.Worker(x)`, ['worker: new Worker()']],
  ])('is found: %s', async (_, text, uses) => {
    expect(await found(text)).toEqual(uses);
  });

  it.each([
    ['a comment', `// __dirname and import.meta.url`],
    ['a text', `throw new Error("Cannot use 'import.meta' here, nor __dirname")`],
    ['a local variable', `const __dirname = 'x'; read(__dirname)`],
    ['a check whether it is there', `if (typeof __dirname === 'string') x()`],
    ['another property', `if (import.meta.env?.DEV) x(); import.meta?.hot`],
    ['a type', `type X = { __dirname: string }`],
    ['a text that ends so (mathjs)', `// __dirname\nx = 'blocks[' + i + '].node'`],
    ['a web worker', `new Worker('x')`],
  ])('is not found in %s', async (_, text) => {
    expect(await found(text)).toEqual([]);
  });
});
