import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunOptions } from '../harness/benchmark.ts';
import { inRounds } from '../harness/rounds.ts';
import { sampleWorkspace, withoutPlugin } from './sample-workspace.ts';
import { ROWS } from './rows.ts';
import { MODES } from './modes.ts';
import { type Figures, figureName } from './figures.ts';

/** Measures every task in a workspace of this size, with the plugin and without. */
export async function measureSize(
  size: number,
  rounds: number,
  progress: RunOptions['progress'],
): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-benchmark-'));
  try {
    return await measureIn(folder, size, rounds, progress);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureIn(
  folder: string,
  size: number,
  rounds: number,
  progress: RunOptions['progress'],
): Promise<Figures> {
  const ours = await sampleWorkspace(join(folder, 'ours'), size);
  const plain = await withoutPlugin(ours, join(folder, 'plain'));
  const variants = MODES.flatMap(({ name: mode, env }) =>
    ROWS.flatMap((row) =>
      [
        { side: 'plain', task: row.plain, workspace: plain },
        { side: 'ours', task: row.ours, workspace: ours },
      ].flatMap(({ side, task, workspace }) =>
        task === undefined
          ? []
          : {
              name: figureName(mode, side, row),
              label: `${side}, ${mode}: ${task.label}`,
              run: () => task.run(workspace, env),
            },
      ),
    ),
  );
  const measured = await inRounds(variants, rounds, ({ run }) => run(), progress);
  return new Map(measured.map(({ variant, measurements }) => [variant.name, measurements]));
}
