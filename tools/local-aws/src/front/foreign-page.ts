/**
 * Whether a browser says that a page from elsewhere makes the request. Any web page could publish
 * to our topics otherwise: a browser sends a plain form to 127.0.0.1 without asking first.
 */
export function isFromForeignPage(origin: string | undefined): boolean {
  if (origin === undefined) return false;
  const host = /^https?:\/\/(.+?)(?::\d+)?$/.exec(origin)?.[1] ?? '';
  return !/^(localhost|.+\.localhost|127\.0\.0\.1|\[::1\])$/.test(host);
}
