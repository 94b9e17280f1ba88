/** Weights of the metrics of CVSS 3.x, https://www.first.org/cvss/v3.1/specification-document#7-4-Metric-Values */
const WEIGHTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  UI: { N: 0.85, R: 0.62 },
  C: { H: 0.56, L: 0.22, N: 0 },
  I: { H: 0.56, L: 0.22, N: 0 },
  A: { H: 0.56, L: 0.22, N: 0 },
};
const PRIVILEGES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  U: { N: 0.85, L: 0.62, H: 0.27 },
  C: { N: 0.85, L: 0.68, H: 0.5 },
};

/**
 * The base score of a CVSS 3.0 or 3.1 vector, for sources with only the vector.
 * https://www.first.org/cvss/v3.1/specification-document#7-1-Base-Metrics-Equations
 * @returns undefined for any other text, including vectors of CVSS 2 and 4
 */
export function cvss3Score(vector: string): number | undefined {
  if (!/^(?:CVSS:3\.[01]\/)?AV:[NALP]\/AC:[LH]\//.test(vector)) return undefined;
  const metrics = new Map(vector.split('/').map((part) => part.split(':') as [string, string]));
  const scope = metrics.get('S') ?? '';
  const weight = (name: string) => WEIGHTS[name]?.[metrics.get(name) ?? ''] ?? NaN;
  const privileges = PRIVILEGES[scope]?.[metrics.get('PR') ?? ''] ?? NaN;
  const lost = 1 - (1 - weight('C')) * (1 - weight('I')) * (1 - weight('A'));
  const impact = scope === 'C' ? 7.52 * (lost - 0.029) - 3.25 * (lost - 0.02) ** 15 : 6.42 * lost;
  const ease = 8.22 * weight('AV') * weight('AC') * privileges * weight('UI');
  const total = (scope === 'C' ? 1.08 : 1) * (impact + ease);
  if (Number.isNaN(total)) return undefined;
  return impact <= 0 ? 0 : roundUp(Math.min(total, 10));
}

/** To one decimal place, in integers (appendix A). */
function roundUp(value: number): number {
  const scaled = Math.round(value * 100_000);
  return scaled % 10_000 === 0 ? scaled / 100_000 : (Math.floor(scaled / 10_000) + 1) / 10;
}
