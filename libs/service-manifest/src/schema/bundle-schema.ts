import * as z from 'zod';
import { text } from './text-schema.ts';

/** https://docs.npmjs.com/cli/v11/configuring-npm/package-json#name */
const packageName = text(
  'the name of an npm package, such as sharp or @scope/name',
  /^(?=.{1,214}$)(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/,
  'An npm package that the service depends on',
);

const assetPath = text(
  'a path below src, such as src/views, without "..", spaces and quotes',
  /^src(?:\/(?!\.{1,2}(?:\/|$))[\w@.+-]+)+$/,
  'A file or folder of the service, below src',
);

/** What the bundler cannot detect. */
export const bundleSchema = z
  .strictObject({
    external: z
      .array(packageName)
      .optional()
      .describe(
        'Packages that stay in node_modules of the image. The bundler detects most of them itself and names the reason',
      ),
    assets: z
      .array(assetPath)
      .optional()
      .describe(
        'Files and folders that the code reads at run time through import.meta.dirname: views, catalogues, .proto, .sql, workers',
      ),
  })
  .describe('Contents of the image in addition to the bundled code');
