import type { ImageReference } from '../image/image-reference.ts';
import { imagesOf } from '../image/images-of.ts';
import type { Location } from './subject.ts';

/** The image that an environment deploys: the release, even if the build is given; an external one unchanged. */
export const releaseOf = (
  { workspace, environment, service }: Pick<Location, 'workspace' | 'environment' | 'service'>,
  image: ImageReference,
): ImageReference => imagesOf(workspace, environment, service, image)?.release ?? image;
