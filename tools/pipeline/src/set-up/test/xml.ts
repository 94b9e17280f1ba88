/** Elements as Route 53 and S3 write them: a list repeats its element. */
export function xml(value: unknown): string {
  if (typeof value !== 'object' || value === null)
    return String(value).replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return Object.entries(value)
    .flatMap(([name, each]) => (Array.isArray(each) ? each : [each]).map((one) => [name, one]))
    .map(([name, each]) => `<${name}>${xml(each)}</${name}>`)
    .join('');
}

/** Texts of all elements of a name. */
export const textsOf = (text: string, name: string): string[] =>
  [...text.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map((match) => match[1]!);
