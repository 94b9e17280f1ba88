/**
 * The address of the next page of a response, as its server wrote it; undefined on the last one.
 * https://www.rfc-editor.org/rfc/rfc8288
 */
export const nextLink = ({ headers }: Response): string | undefined =>
  /<([^>]+)>\s*;\s*rel="?next"?/.exec(headers.get('link') ?? '')?.[1];
