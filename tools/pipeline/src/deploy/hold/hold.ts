import * as z from 'zod';

const MOST = 5;

const version = z.strictObject({
  commit: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .optional(),
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
});
type Version = z.infer<typeof version>;

/**
 * The version that was rolled back. No delivery deploys it again, unless it has a newer commit than the roll-back or
 * the hold is released.
 */
export const holdSchema = z.strictObject({
  /** Time of the roll-back. */
  since: z.iso.datetime(),
  /** Newest first. */
  versions: z.array(version).min(1).max(MOST),
});
export type Hold = z.infer<typeof holdSchema>;

/**
 * The hold that a roll-back leaves; pure.
 * @param before The hold of the previous roll-back, if nothing was deployed since.
 * @param from The version that is rolled back; `to` is restored and no longer held.
 */
export function holdAfter(
  before: Hold | undefined,
  from: Version,
  to: Version,
  now: Date,
): Hold | undefined {
  const versions = [from, ...(before?.versions ?? [])]
    .filter(({ digest }, at, all) => all.findIndex((each) => each.digest === digest) === at)
    .filter(({ digest }) => digest !== to.digest)
    .slice(0, MOST);
  return versions.length === 0 ? undefined : { since: now.toISOString(), versions };
}

/** Queries of Git. */
export type NewestCommitTime = (
  commit: string,
  without: readonly string[],
) => Promise<Date | undefined>;

/**
 * Whether a hold prevents the deployment of a commit: one that has nothing newer than the
 * roll-back.
 * @param running Digest of what runs, which a roll-back never holds.
 */
export async function isHeld(
  hold: Hold | undefined,
  { commit, digest }: { readonly commit: string | undefined; readonly digest: string | undefined },
  running: string,
  newestCommitTime: NewestCommitTime,
): Promise<boolean> {
  if (hold === undefined || digest === running) return false;
  if (commit === undefined) return true;
  const held = hold.versions.flatMap((each) => each.commit ?? []);
  const newest = await newestCommitTime(commit, held);
  return newest === undefined || newest.getTime() <= Date.parse(hold.since);
}

/** The reason and the remedy, on one line. */
export function holdText(hold: Hold, service: string, environment: string): string {
  const what = hold.versions.map(({ commit, digest }) => commit?.slice(0, 12) ?? digest).join(', ');
  return `${what} was rolled back from at ${hold.since} and is held: deliver a commit that is newer than the roll-back, or run "gatehouse release-hold --service ${service} --environment ${environment} --reason ..."`;
}
