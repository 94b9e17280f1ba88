import * as z from 'zod';

/** The accepted types: none that a browser would execute. */
export const ASSET_TYPES: readonly string[] = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'text/plain',
];

/**
 * The name in the path, which is the object's key. It contains no characters with a meaning in a path
 * or a URL.
 */
export const assetPath = z.object({
  name: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/,
      'must have 1 to 128 letters, digits, dots, hyphens and underscores, and start with a letter or digit',
    )
    .meta({ description: 'Name of the asset: letters, digits, dots, hyphens and underscores' }),
});

/** The response of `PUT /assets/{name}`. */
export const asset = z.strictObject({ name: z.string(), type: z.string(), size: z.int().min(0) });

export type Asset = z.infer<typeof asset>;
