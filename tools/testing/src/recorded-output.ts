import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where each project's tests record what they capture; the same as in nx.json. */
const FOLDER = join('dist', 'test-output');

function folders(workspace: string): string[] {
  return ['apps', 'libs', 'tools']
    .flatMap((kind) =>
      readdirSync(join(workspace, kind)).map((name) => join(workspace, kind, name, FOLDER)),
    )
    .filter((folder) => existsSync(folder));
}

/** All that the tests captured from processes and log destinations, with the file it stands in. */
export function recordedOutput(workspace: string): { file: string; text: string }[] {
  return folders(workspace).flatMap((folder) =>
    readdirSync(folder).map((name) => {
      const file = join(folder, name);
      return { file, text: readFileSync(file, 'utf8') };
    }),
  );
}

/** Removes what earlier runs recorded. */
export function clearRecordedOutput(workspace: string): void {
  for (const folder of folders(workspace)) rmSync(folder, { recursive: true });
}
