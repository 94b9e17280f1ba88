import { GatehouseError } from '@gatehouse/service-manifest';

/** What `nx container` is asked for. */
export interface ContainerOptions {
  readonly help: boolean;
  /** Whether to put it into the registry. */
  readonly push: boolean;
  /** `REPOSITORY@sha256:...`, which is pulled instead of building. */
  readonly from: string | undefined;
  /** File to write the image to. */
  readonly save: string | undefined;
  /** File to write the bill of materials to that is in the image. */
  readonly sbomFile: string | undefined;
  /** Such as `linux/arm64`, where it is not to be the manifest's. */
  readonly platform: string | undefined;
  /** All the rest, for `docker build`. */
  readonly more: readonly string[];
}

export const HELP = `npx nx container NAME [options] [what docker build takes]

Builds the image of a service from its Dockerfile, as NAME:local.

  --push            push it to the registry of gatehouse.json as build-COMMIT; docker must be logged in
  --from=IMAGE      pull REPOSITORY@sha256:... instead of building
  --save=FILE       write the image to a file, as docker save does
  --sbom-file=FILE  write the bill of materials of the image, with its digest, to a file
  --platform=NAME   for another processor than the one in the manifest, such as linux/arm64

It ends with image=..., which in a workflow is an output of the step; of what is in a registry, repository=...
and digest=... too.
`;

const OURS = /^--(help|push|from|save|sbom-file|platform)(?:=(.*))?$/s;
const SWITCHES = ['help', 'push'];

/** @throws with one line when they make no sense */
export function parseOptions(args: readonly string[]): ContainerOptions {
  const given = new Map<string, string>();
  const more: string[] = [];
  for (const arg of args) {
    const [, name, value] = OURS.exec(arg) ?? [];
    if (name === undefined) {
      more.push(arg);
      continue;
    }
    if (given.has(name))
      throw new GatehouseError('GH-CONTAINER-003', `--${name} may be given once only`);
    if (SWITCHES.includes(name) ? value !== undefined : !value)
      throw new GatehouseError(
        'GH-CONTAINER-003',
        `--${name} must be written ${SWITCHES.includes(name) ? 'without' : 'with'} =VALUE`,
      );
    given.set(name, value ?? '');
  }
  const from = given.get('from');
  const platform = given.get('platform');
  if (from !== undefined)
    checkSource(from, [
      ...['push', 'platform'].filter((name) => given.has(name)).map((name) => `--${name}`),
      ...more,
    ]);
  return {
    help: given.has('help'),
    push: given.has('push'),
    from,
    save: given.get('save'),
    sbomFile: given.get('sbom-file'),
    platform,
    more,
  };
}

/**
 * Checks what `--from` says.
 * @param others Other options, which are for building
 * @throws with one line for anything but an image by its digest, and where something is to be built as well
 */
export function checkSource(from: string, others: readonly string[]): void {
  if (!/^[a-z0-9][\w./:-]*@sha256:[0-9a-f]{64}$/.test(from))
    throw new GatehouseError(
      'GH-CONTAINER-003',
      `--from must be REPOSITORY@sha256:<64 hexadecimal digits>, not "${from}"; a tag is not enough, since it may be moved`,
    );
  if (others.length > 0)
    throw new GatehouseError(
      'GH-CONTAINER-003',
      `--from builds nothing, and cannot go with ${others.join(' ')}`,
    );
}
