/** One page of a list; AWS spells the token of the next one in two ways. */
interface Page {
  readonly NextToken?: string | undefined;
  readonly nextToken?: string | undefined;
}

/**
 * All pages of a list, in their order. AWS may return a page with fewer elements than fit, or without any, and a token all the
 * same: only a page without a token is the last.
 * @param read Reads the page of a token; the first page has none
 */
export async function readPages<P extends Page>(
  read: (token: string | undefined) => Promise<P>,
): Promise<P[]> {
  const pages: P[] = [];
  let token: string | undefined;
  do {
    const page = await read(token);
    pages.push(page);
    token = page.NextToken ?? page.nextToken;
  } while (token !== undefined);
  return pages;
}
