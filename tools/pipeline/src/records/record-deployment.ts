import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { DeadlineOptions } from '../aws/deadline.ts';
import { fileAt } from '../deploy/commit/git.ts';
import { commitGiven, type CommonOptions } from '../deploy/options.ts';
import type { Deploying, OperationResult } from '../deploy/report/report.ts';
import type { Location } from '../deploy/subject.ts';
import { parseMoment } from '../gate/moment.ts';
import { deploymentRecord } from './deployment-record.ts';
import type { Chain } from './chain.ts';
import { openRecord, writeRecord } from './open-record.ts';
import type { RecordStore } from './record-store.ts';
import { openStore, runAddress } from './open-store.ts';
import { pack } from './small-record.ts';

/** Images with their digests in a Dockerfile: in stages, and in arguments that name one. */
const BASE = /^(?:ARG \w+=|FROM (?:--\S+ )*)(\S+@sha256:[0-9a-f]{64})\b/gm;
/** The limits of a record. */
const MOST_BASES = 10;
const MOST_NAME = 290;
const run = promisify(execFile);

/** Time limit for a bucket, used twice: to claim the record, in parallel with the deployment, and to write it. */
const PATIENCE: Partial<DeadlineOptions> = { timeoutMs: 30_000, requestTimeoutMs: 10_000 };

export interface DeploymentRecording {
  /**
   * Writes the record. On failure it warns and throws nothing, because the deployment is complete.
   */
  write(report: OperationResult<Deploying>): Promise<void>;
}

/**
 * Claims the record of a deployment or a roll-back. If it cannot be recorded, it continues: nothing may delay a
 * roll-back. Without `--records`, and in a dry run, nothing is recorded.
 * @param say Called with what is being waited for, and with problems: one line.
 * @param deadline For tests.
 */
export async function recordDeployment(
  { workspace }: Pick<Location, 'workspace'>,
  options: CommonOptions & { readonly commit?: string },
  say: (message: string) => void,
  deadline = PATIENCE,
): Promise<DeploymentRecording> {
  const { records, service, environment, diff, breakGlass } = options;
  if (records === undefined || diff) return { write: async () => undefined };
  const chain: Chain = { writer: 'deploy', environment, service };
  /** A deployment takes longer than the store's deadline: each of the two steps opens it anew. */
  const inStore = async <T>(use: (store: RecordStore) => Promise<T>): Promise<T | undefined> => {
    let store: RecordStore | undefined;
    try {
      store = await openStore(records, workspace, say, deadline);
      return await use(store);
    } catch (error) {
      say(`The deployment is not recorded: ${(error as Error).message}`);
      return undefined;
    } finally {
      store?.close();
    }
  };
  const claimed = await inStore((store) => openRecord(store, chain));
  return {
    async write(report) {
      if (claimed === undefined) return;
      const endedAt = new Date();
      const { sequence } = claimed;
      const commit = report.command === 'deploy' ? commitGiven(options) : undefined;
      const facts = { ...(await readCommit(commit, service)), run: runAddress(process.env) };
      await inStore((store) => {
        const record = { ...facts, ...{ sequence, report, endedAt, commit, breakGlass } };
        return writeRecord(store, chain, sequence, endedAt, pack(deploymentRecord(record)));
      });
    },
  };
}

/** Git's data about a commit; empty for a missing one. */
async function readCommit(commit: string | undefined, service: string) {
  if (commit === undefined) return { committedAt: undefined, bases: undefined };
  const [committedAt, dockerfile] = await Promise.all([
    run('git', ['show', '--no-patch', '--format=%cI', commit]).then(
      ({ stdout }) => parseMoment(stdout.trim()),
      () => undefined,
    ),
    fileAt(commit, `apps/${service}/Dockerfile`).catch(() => undefined),
  ]);
  return { committedAt, bases: dockerfile === undefined ? undefined : basesIn(dockerfile) };
}

/** The base images of a Dockerfile, without duplicates. */
export const basesIn = (dockerfile: string): string[] =>
  [...new Set([...dockerfile.matchAll(BASE)].map(([, image = '']) => image))]
    .filter((image) => image.length <= MOST_NAME)
    .slice(0, MOST_BASES);
