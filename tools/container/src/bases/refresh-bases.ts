import { readFile, writeFile } from 'node:fs/promises';
import { GatehouseError } from '@gatehouse/service-manifest';
import { parseReference, pinned } from './image-reference.ts';
import { registryDigest } from './registry-digest.ts';

/** A base image whose tag stands for something else by now. */
export interface Refreshed {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Writes the digests that the tags of all base images stand for now; all of them or none.
 * @param file security/base-images.json
 * @throws naming the image that could not be looked up; the file is as it was then
 */
export async function refreshBases(file: string): Promise<Refreshed[]> {
  const before = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  const after = await Promise.all(
    Object.entries(before).map(async ([name, image]) => {
      try {
        const reference = parseReference(image);
        return [name, pinned(reference, await registryDigest(reference))] as const;
      } catch (error) {
        throw new GatehouseError(
          'GH-CONTAINER-004',
          `${name}: ${image}: ${(error as Error).message}`,
          { cause: error },
        );
      }
    }),
  );
  const changed = after.filter(([name, to]) => before[name] !== to);
  if (changed.length > 0)
    await writeFile(file, `${JSON.stringify(Object.fromEntries(after), null, 2)}\n`);
  return changed.map(([name, to]) => ({ name, from: before[name] ?? '', to }));
}
