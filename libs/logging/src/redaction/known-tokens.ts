/**
 * Credentials that their own look gives away, wherever they stand: what secret scanners (gitleaks,
 * secretlint) know of the prefixes that vendors put on them. Each takes time in proportion to the
 * text: a prefix, one class of characters, nothing that could match in two ways.
 */
const PREFIXED: readonly string[] = [
  // GitHub, GitLab, npm, PyPI, RubyGems, Docker Hub, NuGet, Artifactory
  'gh[pousr]_[A-Za-z\\d]{16,}',
  'github_pat_\\w{16,}',
  'gl(?:pat|dt|rt|ptt|ft|soat|cbt|agent|oas|imt|ffct)-[\\w.-]{16,}',
  'GR1348941[\\w-]{16,}',
  'npm_[A-Za-z\\d]{30,}',
  'pypi-[\\w-]{16,}',
  'rubygems_[\\da-f]{32,}',
  'dckr_(?:pat|oat)_[\\w-]{16,}',
  'AKCp[A-Za-z\\d]{60,}',
  'cmVmd[A-Za-z\\d]{50,}',
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
  // Payment
  '(?:sk|rk)_(?:live|test|prod)_[\\w-]{8,}',
  'whsec_[\\w+/=]{16,}',
  'sq0(?:atp|csp|idp)-[\\w-]{16,}',
  'EAAA[\\w-]{40,}',
  'FLWSECK_TEST-\\w{12,}',
  'access_token\\$(?:production|sandbox)\\$[\\da-z]+\\$[\\da-f]{16,}',
  'shippo_(?:live|test)_[\\da-fA-F]{32,}',
  'EZ[AT]K[A-Za-z\\d]{40,}',
  // Chat and mail
  'xox[a-z](?:\\.xox[a-z])?-[\\w-]{8,}',
  'xapp-[\\w-]{8,}',
  'SG\\.[\\w-]{16,}\\.[\\w-]{16,}',
  'SK[\\da-f]{32}(?![\\da-f])',
  'key-[\\da-f]{32}(?![\\da-f])',
  'xkeysib-[\\da-f]{32,}[\\w-]*',
  '\\d{8,10}:AA[\\w-]{32,}',
  'EAA[MC][A-Za-z\\d]{60,}',
  // Models
  'sk-(?=[\\w-]{0,64}\\d)[\\w-]{20,}',
  'hf_[A-Za-z\\d]{20,}',
  'api_org_[A-Za-z]{30,}',
  'gsk_[A-Za-z\\d]{20,}',
  '(?:pplx|xai|nvapi)-[\\w-]{20,}',
  'r8_[A-Za-z\\d]{30,}',
  // Infrastructure and observability
  'hv[sbr]\\.[\\w-]{16,}',
  's\\.[A-Za-z\\d]{24}(?![\\w.])',
  '[a-z\\d]{14}\\.atlasv1\\.[\\w=-]{40,}',
  'dp\\.(?:pt|st|ct|sa|scim|audit)\\.[\\w.-]{20,}',
  'dapi[\\da-f]{32}',
  'sha256~[\\w-]{40,}',
  'tskey-[\\w-]{16,}',
  'pul-[\\da-f]{40}',
  'pscale_(?:tkn|pw|oauth)_[\\w.=-]{16,}',
  'gl(?:sa|c)_[\\w+/=]{20,}',
  'sntry[su]_[\\w+/=]{20,}',
  'dt0[a-z]\\d{2}\\.[A-Za-z\\d]{20,}\\.[A-Za-z\\d]{32,}',
  'NRAK-[A-Z\\d]{20,}',
  'PMAK-[\\da-f]{20,}-[\\da-f]{20,}',
  'API-[A-Z\\d]{26}(?![A-Z\\d])',
  '[A-Za-z\\d]{6}_[A-Za-z\\d]{29}_mmk',
  // Applications
  'shp(?:at|ca|pa|ss)_[\\da-fA-F]{16,}',
  'lin_api_[A-Za-z\\d]{20,}',
  'ntn_[A-Za-z\\d]{30,}',
  'secret_[A-Za-z\\d]{40,}',
  'figd_[\\w-]{30,}',
  'sgp_[\\w]{40,}',
  'pat[A-Za-z\\d]{14}\\.[\\da-f]{40,}',
  'ATATT3[\\w=-]{40,}',
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
  'eyJ[\\w-]{5,}\\.[\\w-]*(?:\\.[\\w-]*){0,3}',
];

const TOKEN = new RegExp(`(?<![A-Za-z\\d])(?:${PREFIXED.join('|')})`, 'g');

/** Web hooks, whose path is the credential. */
const WEB_HOOK =
  /(hooks\.slack\.com\/(?:services|workflows|triggers)\/|discord(?:app)?\.com\/api\/webhooks\/|\.webhook\.office\.com\/webhookb2\/)[\w@/+-]+/g;

/** The text with each token that its look gives away replaced. */
export function redactKnownTokens(text: string, replacement: string): string {
  const redacted = text.replace(TOKEN, replacement);
  return redacted.includes('hook') ? redacted.replace(WEB_HOOK, `$1${replacement}`) : redacted;
}
