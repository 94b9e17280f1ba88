import { statSync } from 'node:fs';

/** Whether a file is another one than when it was reported last: one save may be reported twice. */
export function newVersions(): (file: string) => boolean {
  const versions = new Map<string, string>();
  return (file) => {
    const version = versionOf(file);
    const before = versions.get(file);
    versions.set(file, version);
    return version !== before;
  };
}

function versionOf(file: string): string {
  try {
    const { ino, size, mtimeMs, ctimeMs } = statSync(file);
    return [ino, size, mtimeMs, ctimeMs].join();
  } catch {
    return 'gone';
  }
}
