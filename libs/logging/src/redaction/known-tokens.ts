/** A mail or a terminal may break a long token, at its dots or anywhere. */
const WRAP = '(?:\\r?\\n(?=[\\w.-]{16}))?';

/**
 * Credentials that are recognisable by their form, anywhere in a text: the vendor prefixes that secret
 * scanners (gitleaks, secretlint) know. Each pattern takes time proportional to the text: a prefix, one
 * class of characters, and nothing that could match in two ways.
 */
const PREFIXED: readonly string[] = [
  // GitHub, GitLab, npm, PyPI, RubyGems, Docker Hub, NuGet, Artifactory
  'gh[pousr]_\\w{16,}',
  'github_pat_\\w{16,}',
  'gl(?:pat|dt|rt|ptt|ft|soat|cbt|agent|oas|imt|ffct)-[\\w.-]{16,}',
  'GR1348941[\\w-]{16,}',
  'npm_\\w{30,}',
  'pypi-[\\w-]{16,}',
  'rubygems_[\\da-f]{32,}',
  'dckr_(?:pat|oat)_[\\w-]{16,}',
  'AKCp[A-Za-z\\d]{60,}',
  'cmVmd[A-Za-z\\d]{50,}',
  'CLOJARS_[A-Za-z\\d]{40,}',
  'sq[apu]_[\\da-f]{40}',
  // AWS, Google, Azure, Alibaba, DigitalOcean, Heroku, Fly, Cloudflare
  '(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z\\d])[A-Z\\d]{16}(?![A-Z\\d])',
  'ABSK[A-Za-z\\d+/=]{60,}',
  'bedrock-api-key-[\\w+/=-]{16,}',
  'AIza[\\w-]{30,}',
  'ya29\\.[\\w-]{16,}',
  'GOCSPX-[\\w-]{16,}',
  '1//0[\\w-]{24,}',
  '[\\w.~]{3}\\dQ~[\\w.~-]{31,}',
  'LTAI[A-Za-z\\d]{12,}',
  'do[opr]_v1_[\\da-f]{32,}',
  'HRKU-[\\w-]{16,}',
  'f(?:o1|m1[ar]|m2)_[\\w+/=-]{40,}',
  'v1\\.0-[\\da-f]{24}-[\\da-f]{100,}',
  'cf(?:k|ut|at)_[A-Za-z\\d]{40,}',
  'vc[piark]_[A-Za-z\\d]{20,}',
  'nfp_[A-Za-z\\d]{30,}',
  'tk-us-[\\w-]{40,}',
  't1\\.[\\w-]+={0,2}\\.[\\w-]{80,}',
  'AQVN[\\w-]{35,}',
  // Payment
  '(?:sk|rk)_(?:live|test|prod)_[\\w-]{8,}',
  'whsec_[\\w+/=]{16,}',
  'sq0(?:atp|csp|idp)-[\\w-]{16,}',
  'EAAA[\\w-]{22,}',
  'FLWSECK(?:_TEST)?-\\w{12,}',
  'access_token\\$(?:production|sandbox)\\$[\\da-z]+\\$[\\da-f]{16,}',
  'shippo_(?:live|test)_[\\da-fA-F]{32,}',
  'EZ[AT]K[A-Za-z\\d]{40,}',
  'access-(?:sandbox|development|production)-[\\da-f-]{36}',
  '(?:live|test)_[\\da-f]{35}(?![\\w=-])',
  'live_(?=[\\w=-]{0,39}\\d)[\\w=-]{40}(?![\\w=-])',
  // Chat and mail
  'xox[a-z](?:\\.xox[a-z])?-[\\w-]{8,}',
  'xapp-[\\w-]{8,}',
  'SG\\.[\\w-]{16,}\\.[\\w-]{16,}',
  'SK[\\da-fA-F]{32}(?![\\da-fA-F])',
  'key-[\\da-f]{32}(?![\\da-f])',
  'xkeysib-[\\da-f]{32,}[\\w-]*',
  '[\\da-f]{32}-us\\d{1,2}(?!\\w)',
  '[\\da-h]{32}-[\\da-h]{8}-[\\da-h]{8}(?![\\w-])',
  '[MNO][\\w-]{23,25}\\.[\\w-]{6}\\.[\\w-]{27,}',
  '(?:bot)?\\d{5,16}:A[\\w-]{33,}',
  'EAA[MC][A-Za-z\\d]{60,}',
  '\\d{15,16}(?:\\||%(?:7C)?)[\\w-]{27,}',
  'A{20,}[A-Za-z\\d%]{60,}',
  // Models
  'sk-(?=[\\w-]{0,64}\\d)[\\w-]{20,}',
  'hf_[A-Za-z\\d]{20,}',
  'api_org_[A-Za-z]{30,}',
  'gsk_[A-Za-z\\d]{20,}',
  '(?:pplx|xai|nvapi)-[\\w-]{20,}',
  'r8_[A-Za-z\\d]{30,}',
  // Infrastructure and observability
  'hv[sbr]\\.[\\w-]{16,}',
  's\\.[A-Za-z\\d]{24}(?!\\w|\\.\\w)',
  '[A-Za-z\\d]{14}\\.atlasv1\\.[\\w=-]{40,}',
  'dp\\.(?:pt|st|ct|sa|scim|audit)\\.[\\w.-]{20,}',
  'dapi[\\da-fA-F]{32}',
  'sha256~[\\w-]{40,}',
  'tskey-[\\w-]{16,}',
  'pul-[\\da-f]{40}',
  'pscale_(?:tkn|pw|oauth)_[\\w.=-]{16,}',
  'gl(?:sa|c)_[\\w+/=]{20,}',
  'sntry[su]_[\\w+/=]{20,}',
  'dt0[a-z]\\d{2}\\.[A-Za-z\\d]{20,}\\.[A-Za-z\\d]{32,}',
  'NRAK-[A-Z\\d]{20,}',
  'NR(?:JS-[\\da-f]{19}|II-[\\w-]{32})',
  'PMAK-[\\da-f]{20,}-[\\da-f]{20,}',
  'API-[A-Z\\d]{26}(?![A-Z\\d])',
  '[A-Za-z\\d]{6}_[A-Za-z\\d]{29}_mmk',
  '4b1d[A-Za-z\\d]{38}(?![A-Za-z\\d])',
  'ico-[A-Za-z\\d]{32}',
  'dnkey-[\\w=-]{26}-[\\w=-]{40,}',
  'aio_[A-Za-z\\d]{28}',
  '(?:pat|sat)\\.[\\w-]{22}\\.[A-Za-z\\d]{24}\\.[A-Za-z\\d]{20}',
  '(?:sc|ext|scauth|authress)_[A-Za-z\\d]{5,30}\\.[A-Za-z\\d]{4,6}\\.acc[_-][A-Za-z\\d-]{10,32}\\.[\\w+/=-]{30,}',
  // Applications
  'shp(?:at|ca|pa|ss|tka|ua)_[\\da-zA-Z]{16,}',
  'lin_(?:api|oauth)_[A-Za-z\\d]{20,}',
  'ntn_[A-Za-z\\d]{30,}',
  'secret_[A-Za-z\\d]{40,}',
  'figd_[\\w-]{30,}',
  'sgp_[\\w]{40,}',
  'pat[A-Za-z\\d]{14}\\.[\\da-f]{40,}',
  'AT[AC]TT3[\\w=-]{40,}',
  'ATBB[A-Za-z\\d]{20,}',
  'pat-[a-z]{2}\\d-[\\da-f-]{36}',
  'fio-u-[\\w=-]{40,}',
  's-s4t2(?:ud|af)-[\\da-f]{40,}',
  'tfp_[\\w.=-]{40,}',
  'b_(?=[\\w=-]{0,43}\\d)[\\w=-]{44}(?![\\w=-])',
  'sl\\.[\\w=-]{100,}',
  '[A-Za-z\\d]{11}A{10}[\\w=-]{43}',
  'rdme_[a-z\\d]{40,}',
  'pnu_[A-Za-z\\d]{30,}',
  'sm_[aps]at_[A-Za-z\\d]{16,}',
  'p8e-[A-Za-z\\d]{30,}',
  'ops_eyJ[\\w+/=-]{16,}',
  'A3-[A-Z\\d]{6}-[A-Z\\d]{6,11}(?:-[A-Z\\d]{5}){3,4}',
  'AGE-SECRET-KEY-1[A-Z\\d]{20,}',
  'sb[ps]_[\\da-f]{32,}',
  'duffel_(?:test|live)_[\\w=-]{30,}',
  // JSON web tokens, signed (3 parts) and encrypted (5)
  `eyJ[\\w-]{5,}${WRAP}\\.${WRAP}[\\w-]*(?:${WRAP}\\.${WRAP}[\\w-]*){0,3}(?:\\r?\\n(?=[\\w-]{0,64}\\d)[\\w.-]{16,})*`,
  // With white space at the start of the JSON
  'e[wy][\\w-]{14,}\\.e[wy][\\w-]{10,}\\.[\\w-]*',
  // The same encoded once more, and Grafana's keys, which are JSON without a signature
  'ZXlK[\\w+/=-]{60,}',
  'eyJrIjoi[A-Za-z\\d+/=]{60,}',
  // Private keys in base64, unlike certificates and public keys
  'LS0tLS1CRUdJTi(?!BDRVJU|BQVUJM)[\\w+/=]{20,}',
  // Keys of minisign
  'RWRTY0Iy[A-Za-z\\d+/]{40,}={0,2}',
  // Tickets of CAS
  '(?:ST|PT|TGT|PGT)-\\d{1,10}-[\\w.-]{20,}',
  // 64 bytes in base64, like Azure's account keys; a hash in a lockfile has its name in front
  '(?<![-+=])[A-Za-z\\d+/]{86}==',
];

const TOKEN = new RegExp(`(?<![A-Za-z\\d])(?:${PREFIXED.join('|')})`, 'g');

/** Webhooks whose path is the credential. */
const WEB_HOOK =
  /(hooks\.slack\.com\/(?:services|workflows|triggers)\/|discord(?:app)?\.com\/api\/webhooks\/|\.webhook\.office\.com\/webhookb2\/)[\w@/+-]+/gi;

/** Redacts each recognisable token in a text. */
export function redactKnownTokens(text: string, replacement: string): string {
  const redacted = text.replace(TOKEN, replacement);
  return redacted.includes('hook') ? redacted.replace(WEB_HOOK, `$1${replacement}`) : redacted;
}
