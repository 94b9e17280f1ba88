/** Credentials in it would be sent to every path and quoted in errors; a query would be lost. */
export function baseUrl(name: string, url: string | URL): URL {
  const base = URL.canParse(String(url)) ? new URL(url) : undefined;
  if (
    base === undefined ||
    !/^https?:$/.test(base.protocol) ||
    `${base.username}${base.password}${base.search}${base.hash}` !== ''
  )
    throw new TypeError(
      `The URL of ${name} is not valid: expected http or https, without user, password, query and fragment`,
    );
  return base;
}
