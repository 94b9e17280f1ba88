/**
 * The part of a Range header; its start lies after its end if there is no such part; undefined for the
 * whole.
 */
export function partOf(range: string | undefined, size: number) {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/i.exec(range?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || first + last === '') return undefined;
  const end = size - 1;
  if (first === '') return { start: Math.max(0, size - Number(last)), end };
  const start = Number(first);
  if (last === '') return { start, end };
  return Number(last) < start ? undefined : { start, end: Math.min(Number(last), end) };
}
