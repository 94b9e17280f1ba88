/** A JSON pointer, as it is spelt in URIs. */
export function jsonPointer(place: readonly string[]): string {
  return place
    .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');
}
