import type { Writer } from './record.ts';

/** The records of one writer on one service in one environment, numbered from 1. */
export interface Chain {
  readonly writer: Writer;
  readonly environment: string;
  readonly service: string;
}

export const prefixOf = ({ writer, environment, service }: Chain): string =>
  `${writer}/${environment}/${service}/`;

const digits = (sequence: number) => String(sequence).padStart(8, '0');

/** A claim is created before the work begins. One without a record says that a record is missing. */
export const claimKey = (chain: Chain, sequence: number): string =>
  `${prefixOf(chain)}${digits(sequence)}.claim`;

/** @param at Its day, in UTC, is in the key, so that a reader can leave old records alone. */
export const recordKey = (chain: Chain, sequence: number, at: Date): string =>
  `${prefixOf(chain)}${digits(sequence)}-${at.toISOString().slice(0, 10)}.json.gz`;

/** No key, but behind all keys of a number and before those of the next one. */
export const behindNumber = (chain: Chain, sequence: number): string =>
  `${prefixOf(chain)}${digits(sequence)}~`;

export interface KeyParts extends Chain {
  readonly sequence: number;
  /** `2026-11-30`; undefined for a claim. */
  readonly day: string | undefined;
}

const KEY =
  /^(gate|rescan|deploy)\/([^/]+)\/([^/]+)\/(\d{8})(?:\.claim|-(\d{4}-\d{2}-\d{2})\.json\.gz)$/;

/** @returns undefined for a key that is none of the records' */
export function parseKey(key: string): KeyParts | undefined {
  const [, writer, environment, service, sequence, day] = KEY.exec(key) ?? [];
  if (environment === undefined || service === undefined) return undefined;
  return { writer: writer as Writer, environment, service, sequence: Number(sequence), day };
}
