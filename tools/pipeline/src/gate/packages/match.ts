/** Three-valued logic: an unknown excuses nothing, and it revokes. */
export type Match = 'yes' | 'maybe' | 'no';

const STRENGTH: Readonly<Record<Match, number>> = { no: 0, maybe: 1, yes: 2 };
const weaker = (a: Match, b: Match): Match => (STRENGTH[a] < STRENGTH[b] ? a : b);
const stronger = (a: Match, b: Match): Match => (STRENGTH[a] > STRENGTH[b] ? a : b);

/** True if all are. */
export const every = (...matches: readonly Match[]): Match => matches.reduce(weaker, 'yes');
/** True if at least one is. */
export const some = (...matches: readonly Match[]): Match => matches.reduce(stronger, 'no');
export const isSo = (answer: boolean): Match => (answer ? 'yes' : 'no');
