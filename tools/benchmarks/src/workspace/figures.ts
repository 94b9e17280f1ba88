import type { Row } from './rows.ts';

/** Milliseconds, by the name of what was measured. */
export type Figures = ReadonlyMap<string, readonly number[]>;

export const figureName = (mode: string, side: string, { ours }: Row) =>
  `${mode}/${side}/${ours.name}`;
