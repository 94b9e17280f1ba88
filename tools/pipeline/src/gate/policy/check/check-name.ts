import type { Check } from './check.ts';

/**
 * Schemes whose ids have one form: https://www.cve.org/ and
 * https://docs.github.com/en/code-security/security-advisories
 */
const FORMS: readonly {
  readonly starts: RegExp;
  readonly form: RegExp;
  readonly example: string;
}[] = [
  { starts: /^cve\b/i, form: /^CVE-\d{4}-\d{4,}$/, example: 'CVE-2026-1234' },
  {
    starts: /^ghsa\b/i,
    form: /^GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}$/,
    example: 'GHSA-2c4f-6g8h-jmpq',
  },
  {
    starts: /^(?:pysec|osv|mal)\b/i,
    form: /^(?:PYSEC|OSV|MAL)-\d{4}-\d+$/,
    example: 'PYSEC-2026-12',
  },
  { starts: /^go-/i, form: /^GO-\d{4}-\d{4,}$/, example: 'GO-2026-1234' },
  { starts: /^rustsec\b/i, form: /^RUSTSEC-\d{4}-\d{4}$/, example: 'RUSTSEC-2026-0001' },
];
const ADVISORY =
  /^(?:ALAS|ALSA|ASA|CESA|DLA|DSA|ELSA|FEDORA|GLSA|MGASA|openSUSE-SU|RHBA|RHEA|RHSA|RLSA|SUSE-SU|USN)/i;

/** Whether a scanner can ever report a vulnerability under this name. */
export function checkName(name: string): Check {
  const scheme = FORMS.find(({ starts }) => starts.test(name));
  if (scheme !== undefined && !scheme.form.test(name)) {
    const upper = name.toUpperCase();
    const prefixed = name
      .replace(/^[a-z]+/i, (prefix) => prefix.toUpperCase())
      .replace(/^(GHSA)(.*)$/, (_, start: string, rest: string) => `${start}${rest.toLowerCase()}`);
    const meant = [upper, prefixed].find((text) => scheme.form.test(text));
    return {
      errors: [
        `vulnerability: "${name}" is never found: ids have the form ${scheme.example}${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
      ],
      warnings: [],
    };
  }
  return {
    errors: [],
    warnings: ADVISORY.test(name)
      ? [
          `vulnerability: "${name}" is an advisory: it excuses only what a scanner reports by that very id, and none of the vulnerabilities in it`,
        ]
      : [],
  };
}
