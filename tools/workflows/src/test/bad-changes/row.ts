/** A change, and the rule that finds it besides the comparison. */
export type Row = readonly [
  title: string,
  also: string | undefined,
  file: string,
  from: string,
  to: string,
];
