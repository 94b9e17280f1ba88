import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '@gatehouse/testing';
import { watchSources, type SourceWatch } from './watch-sources.ts';

let folder: string;
let watching: SourceWatch;
let reports: string[][];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-watch-'));
  mkdirSync(join(folder, 'src'));
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'src/a.ts'), 'first');
  reports = [];
  watching = await watchSources([folder], (files) =>
    reports.push([...files].map((file) => file.slice(folder.length + 1)).sort()),
  );
});
afterEach(async () => {
  await watching.close();
  rmSync(folder, { recursive: true });
});

const seen = (file: string, count = 1) =>
  waitFor(
    `${file} (${count})`,
    () => reports.filter((each) => each.includes(file)).length >= count,
  );

describe('watchSources', () => {
  it('reports each save by rename', async () => {
    for (let save = 1; save <= 5; save += 1) {
      writeFileSync(join(folder, 'src/a.ts.tmp'), `save ${save}`);
      renameSync(join(folder, 'src/a.ts.tmp'), join(folder, 'src/a.ts'));
      await seen('src/a.ts', save);
    }
  });

  it.each([5, 15, 30, 45])(
    'reports a second save %d ms after the first was reported',
    async (ms) => {
      writeFileSync(join(folder, 'src/a.ts'), 'second');
      await seen('src/a.ts');
      await sleep(ms);
      writeFileSync(join(folder, 'src/a.ts'), 'third!');
      await seen('src/a.ts', 2);
    },
  );

  it("reports files in new folders and removed ones, but no tool's output", async () => {
    mkdirSync(join(folder, 'src/new'));
    writeFileSync(join(folder, 'dist/main.mjs'), 'built');
    writeFileSync(join(folder, 'src/new/b.ts'), 'new');
    await seen('src/new/b.ts');
    rmSync(join(folder, 'src/a.ts'));
    await seen('src/a.ts');
    expect(reports.flat()).not.toContain('dist/main.mjs');
  });

  it('reports files that are saved together at once', async () => {
    for (const name of ['a', 'b', 'c']) writeFileSync(join(folder, `src/${name}.ts`), 'together');
    await seen('src/c.ts');
    expect(reports[0]).toEqual(expect.arrayContaining(['src/a.ts', 'src/b.ts', 'src/c.ts']));
  });
});
