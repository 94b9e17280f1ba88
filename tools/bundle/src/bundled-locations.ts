import type { Metafile } from 'esbuild';
import { REQUIRED_JSON } from './required-json.ts';

/** The packages, by location, of which at least one byte is in the bundle. */
export function bundledLocations(metafile: Metafile, locations: readonly string[]): Set<string> {
  const files = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? file : [])),
  );
  return new Set(
    files.flatMap((file) => packageOf(file.replace(`${REQUIRED_JSON}:`, ''), locations) ?? []),
  );
}

/** The innermost package that a file is in. */
function packageOf(file: string, locations: readonly string[]): string | undefined {
  return locations
    .filter((location) => file.startsWith(`${location}/`))
    .reduce<string | undefined>(
      (longest, location) => (location.length > (longest?.length ?? 0) ? location : longest),
      undefined,
    );
}
