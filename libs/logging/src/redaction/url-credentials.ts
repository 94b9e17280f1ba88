const END = /[\s"'<>`]/g;

/** `localhost:8080/`, `api.example.com:443`: a port, unlike what follows the colon in `user:12345@`. */
const HOST_AND_PORT = /^(?:localhost|[\w-]+(?:\.[\w-]+)+|\[[\da-f:.]+\]):\d{1,5}(?:[/?#]|$)/i;

/** A name alone before the @ is not a secret (`ssh://git@host`) unless it is as long as a token. */
const SHORTEST_TOKEN = 16;

/**
 * Redacts the credentials in each URL, also in one without a scheme. A typed password may contain `@`, `/` and `:`, so it ends at the
 * last @ of the URL.
 */
export function redactUrlCredentials(text: string, replacement: string): string {
  let out = '';
  let copied = 0;
  let end = -1;
  let start = text.indexOf('//');
  while (start !== -1) {
    const from = start + 2;
    if (from > end) {
      END.lastIndex = from;
      end = END.exec(text)?.index ?? text.length;
    }
    const at = credentialsEnd(text, from, end);
    if (at !== -1) {
      out += text.slice(copied, from) + replacement;
      copied = at;
    }
    start = text.indexOf('//', at === -1 ? nextUrl(text, from, end) : at);
  }
  return copied === 0 ? text : out + text.slice(copied);
}

/** Oracle's `thin:user/password@host`, and `user:password@tcp(host)` of Go's MySQL driver. */
const WITHOUT_SCHEME =
  /(\bthin:)[^\s/@"']{1,128}\/[^\s@"']{1,128}(?=@)|(^|[\s"'=])[^\s:/@"'=]{1,128}:[^\s@"']{1,128}(?=@(?:tcp|udp|unix)\()/g;

/** Redacts the credentials in connection strings that are not URLs. */
export function redactDriverCredentials(text: string, replacement: string): string {
  return text.replace(
    WITHOUT_SCHEME,
    (_match, thin = '', before = '') => `${thin}${before}${replacement}`,
  );
}

/** `https%3A%2F%2Fuser%3Ax%40host`: a URL within a query. */
const ENCODED =
  /(%(?:25){0,2}3A%(?:25){0,2}2F%(?:25){0,2}2F)(?:(?!%(?:25){0,2}(?:2F|40))[^\s"'<>&])*%(?:25){0,2}3A(?:(?!%(?:25){0,2}2F)[^\s"'<>&])*?(?=%(?:25){0,2}40)/gi;

/** Redacts the credentials in each URL that is encoded for another URL. */
export function redactEncodedCredentials(text: string, replacement: string): string {
  return text.replace(ENCODED, `$1${replacement}`);
}

/** The position of the @ that ends the credentials starting at `from`; -1 if there are none. */
function credentialsEnd(text: string, from: number, end: number): number {
  const url = text.slice(from, end);
  const last = url.lastIndexOf('@');
  if (last === -1 || HOST_AND_PORT.test(url)) return -1;
  const colon = url.indexOf(':');
  const slash = url.search(/[/?#]/);
  if (colon !== -1 && colon < last && (slash === -1 || colon < slash)) return from + last;
  const first = url.indexOf('@');
  const isToken = first >= SHORTEST_TOKEN && (slash === -1 || first < slash);
  return isToken ? from + first : -1;
}

/** Without an @ in the rest of this text, no later URL in it has credentials either. */
function nextUrl(text: string, from: number, end: number): number {
  const at = text.indexOf('@', from);
  if (at === -1) return text.length;
  return at >= end ? end : from;
}
