import { describeCircle, folderCircles } from './folder-circles.ts';

const circles = (files: Record<string, string>) => folderCircles(new Map(Object.entries(files)));

describe('folderCircles', () => {
  it('finds two folders that import each other', () => {
    expect(
      circles({
        'src/load/a.ts': `import { b } from '../rules/b.ts';`,
        'src/rules/b.ts': `export { c } from '../load/deep/c.ts';`,
      }),
    ).toEqual([['src/load', 'src/rules']]);
  });

  it('finds a circle through three folders, by dynamic imports and imports for side effects too', () => {
    const found = circles({
      'src/a/1.ts': `await import('../b/2.ts');`,
      'src/b/2.ts': `import '../c/3.ts';`,
      'src/c/3.ts': `import type { One } from '../a/1.ts';`,
    });
    expect(found).toEqual([['src/a', 'src/b', 'src/c']]);
    expect(describeCircle('tools/x', found[0]!)).toBe(
      'a -> b -> c -> a: folders of tools/x import each other in a circle',
    );
  });

  it('allows one direction, a folder and those below it, the files beside all folders, and tests', () => {
    expect(
      circles({
        'src/a/1.ts': `import { two } from '../b/2.ts';\nimport { deep } from './deep/deep.ts';`,
        'src/a/deep/deep.ts': `import { one } from '../1.ts';`,
        'src/main.ts': `import { one } from './a/1.ts';`,
        'src/b/2.ts': `import { main } from '../main.ts';\nimport { a } from '../a/test/a.ts';`,
        'src/b/2.spec.ts': `import { one } from '../a/1.ts';`,
      }),
    ).toEqual([]);
  });
});
