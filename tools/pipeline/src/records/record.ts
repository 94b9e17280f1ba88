import type * as z from 'zod';
import { GatehouseError } from '@gatehouse/service-manifest';
import type { Chain } from './chain.ts';
import { deploymentSchema, type DeploymentRecord } from './deployment-schema.ts';
import { gateSchema, partSchema, type GatePart, type GateRecord } from './gate-schema.ts';
import type { Own } from './own-columns.ts';
import { RECORD_VERSION } from './record-version.ts';
import { upgradeRecord } from './upgrade-record.ts';
import type { Writer } from './writer.ts';

/** The record of a gate, a re-scan, a deployment or a roll-back. */
export type PipelineRecord = GateRecord | DeploymentRecord;

export const isGate = (record: PipelineRecord): record is GateRecord =>
  record.kind === 'gate' || record.kind === 'rescan';

const schemas = { gate: gateSchema, rescan: gateSchema, deploy: deploymentSchema } as const;

/**
 * Parses a record of this or an older version.
 * @throws with one line if it is invalid, or a newer Gatehouse wrote it
 */
export const parseRecord = (text: string, writer: Writer): PipelineRecord =>
  parseDocument(JSON.parse(text), writer);

/** Like {@link parseRecord}, for a parsed document. */
export function parseDocument(document: unknown, writer: Writer): PipelineRecord {
  const { data, error } = schemas[writer].safeParse(upgradeRecord(document, RECORD_VERSION));
  if (error) throw problemOf(error, 'the record');
  return ownOf(data, writer);
}

/**
 * Validates a part that many records share, once.
 * @param part Its table of findings is already validated.
 * @returns undefined if it does not belong to this version
 */
export const parsePart = (part: object): GatePart | undefined => partSchema.safeParse(part).data;

/**
 * A gate record from its own and its shared part, both already validated.
 * @throws with one line for another writer's part
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
