import type { Subject } from '../exceptions/concerns.ts';
import type { DecideInput } from './decide-input.ts';

/** A statement about one of several images that would run does not apply to the others. */
export function subjectOf({ service, environment, image, images, bom }: DecideInput): Subject {
  const [repository = '', digest = ''] = image.split('@');
  const [only, second] = images;
  const own = only !== undefined && second === undefined ? [only.digest, only.config] : [];
  const digests = [digest, ...own].filter((each) => each !== undefined);
  return { service, environment, digests, repository, bom };
}
