/** A fault of a text, and where it is. */
interface Damage {
  readonly offset: number;
  readonly message: string;
}

/** Artefacts of an editor or Git, which a parser would report as an invalid symbol. */
export function damageOf(text: string): Damage[] {
  if (text.includes('\0')) return [{ offset: 0, message: 'Must be UTF-8, not UTF-16' }];
  const mark = text.startsWith('\uFEFF')
    ? [{ offset: 0, message: 'Starts with a byte order mark; save it as UTF-8 without one' }]
    : [];
  const conflicts = [...text.matchAll(/^<{7}(?: .*)?$/gm)].map(({ index, 0: marker }) => ({
    offset: index,
    message: `Has an unresolved merge conflict: "${marker.slice(0, 60)}"`,
  }));
  const undecodable = text.indexOf('\uFFFD');
  return [
    ...mark,
    ...conflicts,
    ...(undecodable < 0
      ? []
      : [{ offset: undecodable, message: 'Has bytes that are not UTF-8; save it as UTF-8' }]),
  ];
}
