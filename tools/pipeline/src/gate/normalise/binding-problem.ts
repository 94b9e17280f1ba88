import { isDigestOf, type RunnableImage } from '../model/runnable-image.ts';
import { parsePurl } from '../packages/parse-purl.ts';

/** The image that a bill of materials must describe. */
export interface BundledImage {
  readonly service: string;
  /** The requested digest: of an image, or of an index of several. */
  readonly digest: string;
  /** What would run. */
  readonly images: readonly RunnableImage[];
}

/** Why a bill of materials does not describe the image; its root component is `pkg:oci/SERVICE@sha256:...`. */
export function bindingProblem(
  root: string | undefined,
  { service, digest, images }: BundledImage,
): string | undefined {
  const purl = root === undefined ? undefined : parsePurl(root);
  if (purl?.type !== 'oci' || purl.version === '')
    return 'it does not say of which image it is (metadata.component.purl)';
  if (purl.name !== service.toLowerCase()) return `it is of the service ${purl.name}`;
  const isOf = images.length > 0 && images.every((image) => isDigestOf(image, purl.version));
  return isOf || purl.version === digest ? undefined : `it is of another image, ${purl.version}`;
}
