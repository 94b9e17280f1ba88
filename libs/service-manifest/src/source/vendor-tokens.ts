/**
 * Forms of the tokens of services that people paste, each from its fixed beginning on.
 * https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml
 */
const TOKENS: readonly string[] = [
  // Clouds.
  String.raw`(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b`,
  String.raw`ABSK[\w+/]{100,}`,
  String.raw`AIza[\w-]{35}`,
  String.raw`GOCSPX-[\w-]{20,}`,
  String.raw`ya29\.[\w-]{20,}`,
  String.raw`[\w~.]{3}\dQ~[\w~.-]{31,34}`,
  String.raw`LTAI[A-Za-z0-9]{16,}`,
  // Payments and shops.
  String.raw`(?:sk|rk)_(?:live|test)_\w+`,
  String.raw`whsec_\w{16,}`,
  String.raw`sq0[a-z]{3}-[\w-]{22,}`,
  String.raw`(?:shippo|duffel)_(?:live|test)_[\w-]{30,}`,
  String.raw`EZ[AT]K[A-Za-z0-9]{50,}`,
  String.raw`FLWSECK(?:_TEST)?-\w{12,}`,
  String.raw`shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}`,
  // Source code and packages.
  String.raw`gh[oprsu]_\w{30,}`,
  String.raw`github_pat_\w{22,}`,
  String.raw`gl(?:pat|ptt|dt|rt|soat|ft|imt|agent|oas|cbt|ffct)-[\w.-]{20,}`,
  String.raw`AT(?:ATT|BB|CTT)[\w=-]{24,}`,
  String.raw`npm_\w{30,}`,
  String.raw`pypi-AgE[\w-]{30,}`,
  String.raw`rubygems_[a-f0-9]{40,}`,
  String.raw`CLOJARS_[a-z0-9]{40,}`,
  String.raw`AKCp[A-Za-z0-9]{60,}`,
  String.raw`sgp_(?:[a-z0-9]+_)?[a-f0-9]{40}`,
  // Delivery and hosting.
  String.raw`bk(?:ua|at|ct)_[a-f0-9]{40}`,
  String.raw`CCI(?:PAT|PRJ)_\w{20,}`,
  String.raw`nfp_\w{30,}`,
  String.raw`do[oprs]_v1_[a-f0-9]{60,}`,
  String.raw`(?:fo1|fm[12][ar]?)_[\w+/=-]{30,}`,
  String.raw`HRKU-[\w-]{30,}`,
  String.raw`v1\.0-[a-f0-9]{24}-[a-f0-9]{100,}`,
  String.raw`pul-[a-f0-9]{40}`,
  String.raw`[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{40,}`,
  String.raw`pn[bu]_[a-zA-Z0-9]{36}`,
  String.raw`dapi[a-f0-9]{32}`,
  // Secrets and databases.
  String.raw`hv[bsr]\.[\w-]{24,}`,
  String.raw`s\.[A-Za-z0-9]{24}$`,
  String.raw`dp\.(?:audit|ct|pt|sa|scim|st)\.[\w.-]{30,}`,
  String.raw`ops_eyJ[\w+/=-]{40,}`,
  String.raw`AGE-SECRET-KEY-1[A-Z0-9]{20,}`,
  String.raw`pscale_(?:oauth|pw|tkn)_[\w.=-]{30,}`,
  String.raw`sbp_[a-f0-9]{40}`,
  String.raw`pat[A-Za-z0-9]{14}\.[a-f0-9]{64}`,
  // Messages.
  String.raw`xox[abeoprs]-[\w-]{10,}`,
  String.raw`xapp-\d-[\w-]{20,}`,
  String.raw`\d{8,10}:A[\w-]{34}`,
  String.raw`SK[a-f0-9]{32}\b`,
  String.raw`SG\.[\w-]{16,}\.[\w-]{16,}`,
  String.raw`key-[a-f0-9]{32}\b`,
  String.raw`[a-f0-9]{32}-us\d{1,2}\b`,
  String.raw`x(?:keysib|smtpsib)-[a-f0-9]{64}`,
  String.raw`tfp_[\w.=-]{40,}`,
  String.raw`pat-(?:eu|na)\d-[a-f0-9-]{36}`,
  String.raw`EAA[A-Za-z0-9]{60,}`,
  // Observability.
  String.raw`gl(?:c|sa)_[\w+/=]{30,}`,
  String.raw`NR(?:AA|AK|II|JS|RA)-[\w-]{19,}`,
  String.raw`sntry[su]_[\w+/=-]{40,}`,
  String.raw`dt0[a-z]\d{2}\.[A-Z0-9]{24}\.[A-Z0-9]{64}`,
  // Language models.
  String.raw`sk-(?=[A-Za-z_-]*\d)[\w-]{20,}`,
  String.raw`(?:hf|api_org)_[A-Za-z0-9]{30,}`,
  String.raw`pplx-[A-Za-z0-9]{40,}`,
  String.raw`r8_[A-Za-z0-9]{37}`,
  String.raw`gsk_[A-Za-z0-9]{40,}`,
  // Documents and designs.
  String.raw`(?:ntn|secret)_[A-Za-z0-9]{40,}`,
  String.raw`lin_(?:api|oauth)_[A-Za-z0-9]{30,}`,
  String.raw`figd_[\w-]{30,}`,
  String.raw`p8e-[a-zA-Z0-9]{32}`,
  String.raw`fio-u-[\w=-]{60,}`,
  String.raw`PMAK-[a-f0-9]{24}-[a-f0-9]{34}`,
  String.raw`rdme_[a-z0-9]{60,}`,
];

/** Addresses that are secrets themselves: a caller that has one can post. */
const HOOKS: readonly string[] = [
  String.raw`hooks\.slack\.com\/(?:services|triggers|workflows)\/[\w/-]{20,}`,
  String.raw`discord(?:app)?\.com\/api\/webhooks\/\d+\/[\w-]{40,}`,
  String.raw`[\w-]+\.webhook\.office\.com\/webhookb2\/[\w@/-]{40,}`,
];

/** Source of a regular expression for all of them, also inside a longer text. */
export const VENDOR_TOKENS = String.raw`(?<![A-Za-z0-9])(?:${[...TOKENS, ...HOOKS].join('|')})`;
