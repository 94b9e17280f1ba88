import { stat } from 'node:fs/promises';

/** What tells one content of a file from another. */
export async function stampsOf(files: Iterable<string>): Promise<Map<string, string>> {
  const stamp = async (file: string): Promise<[string, string]> => {
    const found = await stat(file, { bigint: true }).catch(() => undefined);
    return [file, found ? `${found.ino} ${found.size} ${found.mtimeNs}` : 'none'];
  };
  return new Map(await Promise.all([...files].map(stamp)));
}
