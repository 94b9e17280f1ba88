import { PROPOSAL } from './proposals.ts';
import type { Upgrade, UpgradeResult } from './upgrade-result.ts';

const NEXT = ['npx nx sync', 'npx nx run-many -t lint typecheck test build'];

/** The summary of an upgrade, by paragraph. */
export function summary({ version, install, folders, files }: Upgrade): string[] {
  if (folders.length === 0 && files.length === 0)
    return [`All generated files follow ${version}; nothing to do`];
  const conflicts = files.filter(({ outcome }) => outcome === 'conflict');
  const kept = files.filter(({ outcome }) => outcome === 'kept');
  const merged = files.filter(({ outcome }) => outcome === 'merged');
  return [
    `${folders.length} package${folders.length === 1 ? ' follows' : 's follow'} the templates of ${version}: ${counts(files)}.`,
    ...(merged.length > 0
      ? [`Merged with your edits, please review:\n${lines(merged.map(({ path }) => path))}`]
      : []),
    ...(kept.length > 0
      ? [
          `No longer generated, and kept because of your edits. Move what you need to the new files, then delete them:\n${lines(kept.map(({ path }) => path))}`,
        ]
      : []),
    ...(conflicts.length > 0
      ? [
          `In conflict with your edits. Your lines are unchanged, and the proposal is beside the file; move it over the file, or delete it:\n${lines(
            conflicts.map(({ path, conflicts: where }) => `${path}${PROPOSAL} (${where})`),
          )}`,
        ]
      : []),
    `Next:\n${lines([install, ...NEXT])}`,
  ];
}

const KINDS = ['added', 'updated', 'removed', 'kept', 'merged', 'conflict'] as const;

function counts(files: readonly UpgradeResult[]): string {
  const all = KINDS.flatMap((kind) => {
    const count = files.filter(({ outcome }) => outcome === kind).length;
    if (count === 0) return [];
    return `${count} ${kind === 'conflict' ? 'in conflict' : kind}`;
  });
  return all.length === 0 ? 'no file had to change' : `${all.join(', ')}`;
}

const lines = (texts: readonly string[]) => texts.map((text) => `  ${text}`).join('\n');
