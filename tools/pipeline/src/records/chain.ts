import type { Writer } from './writer.ts';

/** The records of one writer about one service in one environment, numbered from 1. */
export interface Chain {
  readonly writer: Writer;
  readonly environment: string;
  readonly service: string;
}

export const prefixOf = ({ writer, environment, service }: Chain): string =>
  `${writer}/${environment}/${service}/`;

const digits = (sequence: number) => String(sequence).padStart(8, '0');

/**
 * A claim is created before the work begins. A claim without a record shows that a record is
 * missing.
 */
export const claimKey = (chain: Chain, sequence: number): string =>
  `${prefixOf(chain)}${digits(sequence)}.claim`;

/** @param at Its day, in UTC, is part of the key, so that a reader can skip old records. */
export const recordKey = (chain: Chain, sequence: number, at: Date): string =>
  `${prefixOf(chain)}${digits(sequence)}-${at.toISOString().slice(0, 10)}.json.gz`;

/** Not a key, but it sorts after all keys of a number and before those of the next one. */
export const behindNumber = (chain: Chain, sequence: number): string =>
  `${prefixOf(chain)}${digits(sequence)}~`;

export interface KeyParts extends Chain {
  readonly sequence: number;
  /** `2026-11-30`; undefined for a claim. */
  readonly day: string | undefined;
}

const KEY =
  /^(gate|rescan|deploy)\/([^/]+)\/([^/]+)\/(\d{8})(?:\.claim|-(\d{4}-\d{2}-\d{2})\.json\.gz)$/;

/** @returns undefined for a key of another form */
export function parseKey(key: string): KeyParts | undefined {
  const [, writer, environment, service, sequence, day] = KEY.exec(key) ?? [];
  if (environment === undefined || service === undefined) return undefined;
  return { writer: writer as Writer, environment, service, sequence: Number(sequence), day };
}
