import type { Finding } from '../model/finding.ts';
import type { Decision } from '../model/verdict.ts';

/** The remedy of some findings. */
export interface RemedyGroup {
  readonly title: string;
  /** To be typed as it is; undefined if no command fixes it. */
  readonly command: string | undefined;
  /** One sentence, if there is no command. */
  readonly advice: string | undefined;
  readonly decisions: readonly Decision[];
}

type Remedy = Omit<RemedyGroup, 'decisions'> & { readonly rank: number };

const BASE: Remedy = {
  rank: 0,
  title: 'Update the base image',
  command: 'npx nx update-base-images container && npx nx sync',
  advice: undefined,
};
const OTHER: Remedy = {
  rank: 2,
  title: 'Update by hand',
  command: undefined,
  advice: 'There is a fix, in what neither the base image nor npm brought: see where it was found.',
};
const CODE: Remedy = {
  rank: 3,
  title: 'Change the code',
  command: undefined,
  advice: 'Scanners found it in the code of the service itself.',
};
const NO_FIX: Remedy = {
  rank: 4,
  title: 'No fix yet',
  command: undefined,
  advice: 'Do without the package, or write an exception in security/exceptions, with an expiry.',
};

/** https://docs.npmjs.com/cli/configuring-npm/package-json#name (and nothing that a shell could interpret) */
const NPM_NAME = /^(?:@[a-z0-9~_][a-z0-9-._~]*\/)?[a-z0-9~_][a-z0-9-._~]*$/i;

/**
 * Groups findings by what fixes them: the base image, each npm package, a manual step, the code, nothing yet. Keeps
 * their order.
 */
export function groupByRemedy(decisions: readonly Decision[]): RemedyGroup[] {
  const groups = new Map<string, Remedy & { decisions: Decision[] }>();
  for (const decision of decisions) {
    const remedy = remedyOf(decision.finding);
    const known = groups.get(remedy.title);
    if (known) known.decisions.push(decision);
    else groups.set(remedy.title, { ...remedy, decisions: [decision] });
  }
  return [...groups.values()]
    .sort((a, b) => a.rank - b.rank)
    .map(({ title, command, advice, decisions }) => ({ title, command, advice, decisions }));
}

function remedyOf({ fixedIn, layer, package: { name, kind, purl } }: Finding): Remedy {
  if (kind === 'code') return CODE;
  if (fixedIn.length === 0) return NO_FIX;
  if (layer === 'base') return BASE;
  const fromNpm = kind !== 'os' && (purl?.startsWith('pkg:npm/') ?? true);
  // The name comes from a scanner, and people paste the command into a shell.
  if (!fromNpm || name.length > 214 || !NPM_NAME.test(name)) return OTHER;
  const command = `npm update ${name}`;
  return { rank: 1, title: command, command, advice: undefined };
}
