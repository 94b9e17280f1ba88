import { docker } from './docker.ts';

/** Sizes in bytes, uncompressed. */
export interface ImageSize {
  readonly total: number;
  /** What the service's own layer adds to the base. */
  readonly added: number;
}

/** Sizes of a Gatehouse image. Its application files are in the newest layer that is not empty. */
export async function imageSize(image: string): Promise<ImageSize> {
  const total = Number(await docker(['image', 'inspect', '--format', '{{.Size}}', image]));
  const history = await docker([
    ...['history', '--human=false', '--no-trunc', '--format', '{{.Size}}', image],
  ]);
  const added =
    history
      .split('\n')
      .map(Number)
      .find((size) => size > 0) ?? 0;
  return { total, added };
}

export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
