import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of these programs that can be run from here. */
export const findProgram = <Name extends string>(
  names: readonly Name[],
  path = process.env['PATH'] ?? '',
): Name | undefined =>
  names.find((name) =>
    path.split(delimiter).some((folder) => {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return true;
      } catch {
        return false;
      }
    }),
  );
