import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import library from '../library/generator.ts';
import { recordedVersions, withRecordedRelease } from '../releases/recorded-release.ts';
import route from '../route/generator.ts';
import service from '../service/generator.ts';
import { temporaryWorkspace, type TemporaryWorkspace } from './temporary-workspace.ts';

/**
 * A workspace from the oldest recorded release, without a record of the version: a service payments with a table and a
 * route, and a library money.
 * @param more Names of further services with the same files.
 */
export async function previousWorkspace(more: readonly string[] = []): Promise<TemporaryWorkspace> {
  const workspace = temporaryWorkspace();
  const { root, write, generate } = workspace;
  const [oldest = ''] = recordedVersions();
  await withRecordedRelease(oldest, async (release) => {
    await generate((tree) => service(tree, { name: 'payments', tables: 'payments' }, release));
    await generate((tree) => route(tree, { service: 'payments', name: 'refunds' }, release));
    await generate((tree) => library(tree, { name: 'money' }, release));
  });
  for (const folder of ['apps/payments', 'libs/money']) withoutRecord(workspace, folder);
  const files = readdirSync(join(root, 'apps/payments'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  for (const [at, name] of more.entries())
    for (const file of files)
      write(
        file.replace('apps/payments', `apps/${name}`),
        readFileSync(join(root, file), 'utf8')
          .replaceAll('payments', name)
          .replaceAll('"port": 3000', `"port": ${3_001 + at}`),
      );
  return workspace;
}

function withoutRecord({ root, write }: TemporaryWorkspace, folder: string): void {
  const file = `${folder}/package.json`;
  const { gatehouse: _, ...json } = JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<
    string,
    unknown
  >;
  write(file, `${JSON.stringify(json, null, 2)}\n`);
}
