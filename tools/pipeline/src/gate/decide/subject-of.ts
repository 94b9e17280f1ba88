import type { Subject } from '../exceptions/concerns.ts';
import type { DecideInput } from './decide-input.ts';

/** A statement about one of several images that would run does not apply to the others. */
export function subjectOf({ service, environment, image, images, bom }: DecideInput): Subject {
  const [repository = '', digest = ''] = image.split('@');
  const digests = [digest];
  const [only, second] = images;
  if (only !== undefined && second === undefined) {
    digests.push(only.digest);
    if (only.config !== undefined) digests.push(only.config);
  }
  return { service, environment, digests, repository, bom };
}
