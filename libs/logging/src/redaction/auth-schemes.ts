/** Words that follow the name of a scheme in prose. */
const PROSE =
  /^(?:auth\w*|tokens?|schemes?|credentials?|headers?|formats?|types?|usage|is|was|not|or|and|for|missing|expected|required|plan\w*|tiers?|support)$/i;

const ANY = /(?:bearer|basic|negotiate|ntlm|token|digest|hawk)\s|AWS4-/i;

const BEARER = /\b((?:bearer|negotiate|ntlm)\s{1,8})([\w.~+/=-]{6,})/gi;
/** Base64 of `user:password`, unlike the adjective. */
const BASIC = /\b((?:[Bb]asic|BASIC)\s{1,8})(?=[A-Za-z][a-z]*[\d+/=A-Z])[A-Za-z\d+/=_-]{6,}/g;
const WITH_PARAMETERS =
  /\b(AWS4-HMAC-SHA256|AWS4-ECDSA-P256-SHA256|Digest(?=\s{1,8}username=)|Hawk(?=\s{1,8}id=))\s[^\r\n]+/gi;
/** `Token` is an ordinary word: the value after it must look like a token. */
const TOKEN = /\b(token\s{1,8})(?=[\w.~+/-]{0,64}\d)[\w.~+/=-]{16,}/gi;

/** Okta's, Elasticsearch's and Opsgenie's schemes, with a value that looks like a token. */
const VENDOR = /\b((?:SSWS|ApiKey|GenieKey)\s{1,8})(?=[\w.~+/=-]{0,64}\d)[\w.~+/=-]{10,}/g;
/** SMTP's and Redis' command. */
const COMMAND =
  /\b(AUTH\s{1,8}(?:(?:PLAIN|LOGIN|XOAUTH2|CRAM-MD5|OAUTHBEARER)\s{1,8}(?=\S{8})|(?:[\w-]{1,64}\s{1,8})?(?=[\w-]{0,64}\d)(?=[\w-]{0,64}[A-Z])))[^\s"']{8,}/g;

/** Redacts the credentials of HTTP authentication schemes in a text without a header name. */
export function redactSchemes(text: string, replacement: string): string {
  if (!ANY.test(text)) return text;
  return text
    .replace(WITH_PARAMETERS, `$1 ${replacement}`)
    .replace(BEARER, (match, scheme: string, value: string) =>
      PROSE.test(value) ? match : scheme + replacement,
    )
    .replace(BASIC, `$1${replacement}`)
    .replace(TOKEN, `$1${replacement}`);
}

/** Redacts the credentials of vendors' schemes and of `AUTH` commands. Text searches are faster than patterns. */
export function redactCommandSchemes(text: string, replacement: string): string {
  if (!text.includes('AUTH ') && !text.includes('SSWS ') && !text.includes('Key ')) return text;
  return text.replace(VENDOR, `$1${replacement}`).replace(COMMAND, `$1${replacement}`);
}
