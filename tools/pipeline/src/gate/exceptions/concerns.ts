import { every, isSo, type Match } from '../packages/match.ts';
import type { ImageScope, Scope } from './exception.ts';

/** The gated image. */
export interface Subject {
  readonly service: string;
  readonly environment: string;
  /** Digests of the one image: of its manifest, its configuration, and the index it was requested by. */
  readonly digests?: readonly string[] | undefined;
  /** Including the registry. */
  readonly repository?: string | undefined;
  /** Link to the bill of materials that is bound to the image. */
  readonly bom?: string | undefined;
}

/** Whether a statement applies to a service, environment and image. */
export function concerns({ services, environments, image, bom }: Scope, subject: Subject): Match {
  return every(
    isSo(services?.includes(subject.service) ?? true),
    isSo(environments?.includes(subject.environment) ?? true),
    image === undefined ? 'yes' : matchesImage(image, subject),
    bom === undefined ? 'yes' : isSo(bom === subject.bom),
  );
}

function matchesImage(
  { digest, repository, other }: ImageScope,
  { digests = [], repository: own }: Subject,
): Match {
  // The digest identifies the image, in any repository and with any tag.
  if (digest !== undefined) return isSo(digests.includes(digest));
  return every(
    repository === undefined
      ? 'yes'
      : isSo(own === repository || own?.startsWith(`${repository}/`) === true),
    other === undefined ? 'yes' : 'maybe',
  );
}
