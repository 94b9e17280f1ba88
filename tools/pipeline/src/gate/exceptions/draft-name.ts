/** A file name from the subject. */
export function draftName(id: string, packages: readonly string[]): string {
  const about = packages.length === 1 ? `-${packages[0]?.replace(/^pkg:[^/]*\//, '')}` : '';
  const name = `${id}${about}`
    .toLowerCase()
    .replace(/%40/g, '')
    .replace(/[^a-z0-9]+/g, '-');
  return `${name.replace(/^-+|-+$/g, '').slice(0, 100)}.json`;
}
