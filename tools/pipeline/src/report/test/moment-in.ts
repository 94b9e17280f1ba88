/** A moment written in some zone. */
export function momentIn(at: number, offset: string): string {
  if (offset === 'Z') return new Date(at).toISOString();
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) as RegExpExecArray;
  const shift = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return new Date(at + shift).toISOString().replace('Z', offset);
}
