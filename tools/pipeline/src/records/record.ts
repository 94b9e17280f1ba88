import * as z from 'zod';
import { GatehouseError } from '@gatehouse/service-manifest';
import { parseMoment } from '../gate/moment.ts';
import type { Chain } from './chain.ts';
import { checkedTable, findingTable } from './finding-table.ts';
import type { Own } from './own-columns.ts';
import { upgradeRecord } from './upgrade-record.ts';

/** The version that this Gatehouse writes. It reads every version up to this one. */
export const RECORD_VERSION = 2;

/** Who writes: each has a prefix of its own in the store, and a role of its own in AWS. */
export const WRITERS = ['gate', 'rescan', 'deploy'] as const;
export type Writer = (typeof WRITERS)[number];

/** A moment as a record has it: milliseconds since 1970. Any zone is allowed; the report counts in UTC. */
const moment = z.string().transform((text, context) => {
  const at = parseMoment(text)?.getTime();
  if (at !== undefined) return at;
  context.addIssue({ code: 'custom', message: 'must be a date and a time with a zone (RFC 3339)' });
  return z.NEVER;
});
const line = z.string().min(1).max(300);
const name = z.string().min(1).max(100);
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const count = z.int().min(0);

const row = {
  /** Number of the record in its chain, from 1: a number that is not there is a record that is missing. */
  sequence: z.int().min(1),
  /** When it ended. */
  at: moment,
  /** How long it took. */
  milliseconds: count,
  /** Address of the run, for people. */
  run: line.optional(),
};
const common = {
  version: z.literal(RECORD_VERSION),
  service: name,
  environment: name,
  ...row,
};

/** What most re-scans share with the one before. */
const gatePart = {
  version: z.literal(RECORD_VERSION),
  /** `rescan`: of what already runs. */
  kind: z.enum(['gate', 'rescan']),
  image: digest,
  outcome: z.enum(['passed', 'blocked', 'undecided']),
  /** Why it could not decide, and what blocks beside findings: the first lines. */
  undecided: z.array(line).max(5),
  blocks: z.array(line).max(5),
  /** Days that a finding may be open without a ticket, by severity. */
  ticketWithin: z.record(z.string(), count),
  scanners: z.array(name).max(20),
  exceptions: z
    .array(
      z.strictObject({
        file: line,
        vulnerability: line,
        owner: line,
        expires: moment,
        /** Whether it says that the finding does no harm (VEX: not affected). */
        notAffected: z.boolean(),
        findings: count,
      }),
    )
    .max(30),
  findings: findingTable,
  /** How many findings were left out of the record, so that it stays small, by severity. */
  omitted: z.record(z.string(), count),
};
const gateSchema = z.strictObject({ ...common, ...gatePart });
const partSchema = z.strictObject({ ...gatePart, findings: checkedTable });
/** The fields that records may share. */
export const PART_FIELDS: ReadonlySet<string> = new Set(Object.keys(gatePart));
/** What gates' records share. */
export type GatePart = z.infer<typeof partSchema>;
export type GateRecord = z.infer<typeof gateSchema>;

const deploymentSchema = z.strictObject({
  ...common,
  kind: z.enum(['deploy', 'rollback']),
  outcome: z.enum(['deployed', 'unchanged', 'refused', 'failed', 'undecided', 'interrupted']),
  /** Undefined where it ended before the image was known. */
  image: digest.optional(),
  commit: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .optional(),
  committedAt: moment.optional(),
  /** Base images that the Dockerfile of the deployed commit names, with their digests. */
  bases: z
    .array(z.string().regex(/^\S{1,220}@sha256:[0-9a-f]{64}$/))
    .max(10)
    .optional(),
  breakGlass: line.optional(),
});
export type DeploymentRecord = z.infer<typeof deploymentSchema>;

/** What a gate, a re-scan, a deployment or a roll-back leaves behind. */
export type PipelineRecord = GateRecord | DeploymentRecord;

/** A record as it is written, its moments as text. */
export type WrittenGate = z.input<typeof gateSchema>;
export type WrittenDeployment = z.input<typeof deploymentSchema>;

export const isGate = (record: PipelineRecord): record is GateRecord =>
  record.kind === 'gate' || record.kind === 'rescan';

const schemas = { gate: gateSchema, rescan: gateSchema, deploy: deploymentSchema } as const;

/**
 * Takes the text of a record, of this version or an older one.
 * @throws with one line where it is not valid, or a newer Gatehouse wrote it
 */
export const parseRecord = (text: string, writer: Writer): PipelineRecord =>
  parseDocument(JSON.parse(text), writer);

/** As {@link parseRecord}, of the document itself. */
export function parseDocument(document: unknown, writer: Writer): PipelineRecord {
  const { data, error } = schemas[writer].safeParse(upgradeRecord(document, RECORD_VERSION));
  if (error) throw problemOf(error, 'the record');
  return ownOf(data, writer);
}

/**
 * Checks what many records share once.
 * @param part Its table of findings has been checked.
 * @returns undefined where it is none of this version
 */
export const parsePart = (part: object): GatePart | undefined => partSchema.safeParse(part).data;

/**
 * A gate's record of what is its own and of its part, both checked already.
 * @throws with one line where another writer's part is given
 */
export function withPart(
  { sequence, at, milliseconds, run }: Own,
  part: GatePart,
  { writer, environment, service }: Chain,
): GateRecord {
  const { kind, image, outcome, undecided, blocks, ticketWithin, scanners } = part;
  if (kind !== writer) throw foreign(kind, writer);
  const { version, exceptions, findings, omitted } = part;
  // A literal is made many times faster than copies of objects, and all have the same shape.
  // prettier-ignore
  const record: GateRecord = {
    version, service, environment, sequence, at, milliseconds, kind, image, outcome, undecided, blocks,
    ticketWithin, scanners, exceptions, findings, omitted,
  };
  if (run !== undefined) record.run = run;
  return record;
}

function ownOf(record: PipelineRecord, writer: Writer): PipelineRecord {
  const isOwn = writer === 'deploy' ? !isGate(record) : record.kind === writer;
  if (!isOwn) throw foreign(record.kind, writer);
  return record;
}

const foreign = (kind: string, writer: Writer) =>
  new GatehouseError('GH-RECORDS-003', `kind: is ${kind}, which ${writer} does not write`);

function problemOf({ issues: [issue] }: z.ZodError, document: string): Error {
  return new GatehouseError(
    'GH-RECORDS-002',
    `${issue?.path.join('.') || document}: ${issue?.message}`,
  );
}
