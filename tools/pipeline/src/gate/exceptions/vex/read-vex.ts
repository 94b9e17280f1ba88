import * as z from 'zod';
import { checkPattern } from '../../packages/package-pattern.ts';
import { parsePurl } from '../../packages/parse-purl.ts';
import { parseVersions } from '../../packages/parse-versions.ts';
import { RuleError } from '../../rule-error.ts';
import { LONGEST_DAYS } from '../exception-schema.ts';
import type { Exception, Revocation, Scope } from '../exception.ts';
import { csafSchema } from './csaf-schema.ts';
import { readCsaf } from './csaf.ts';
import { cycloneDxVexSchema, readCycloneDxVex } from './cyclonedx-vex.ts';
import { openVexSchema } from './openvex-schema.ts';
import { readOpenVex } from './openvex.ts';
import type { Target, VexDocument, VexStatement } from './statement.ts';

const DAY_MS = 86_400_000;

/** The result of a document. */
export interface Statements {
  readonly exceptions: readonly Exception[];
  readonly revocations: readonly Revocation[];
  /** Its problems, one line each. What it excuses does not count then. */
  readonly problems: readonly string[];
  /** Services that it could apply to; undefined: any. */
  readonly services: readonly string[] | undefined;
  /** Valid statements about something that the gate never sees, one line each. */
  readonly idle: readonly string[];
  /** The day on which one of Gatehouse's own exceptions was allowed, such as `2026-11-30`. */
  readonly created?: string;
}

/** Kinds of VEX documents, by their marks. */
const KINDS: readonly {
  is(document: Readonly<Record<string, unknown>>): boolean;
  read(document: unknown): VexDocument;
}[] = [
  {
    is: ({ '@context': context }) =>
      typeof context === 'string' && context.startsWith('https://openvex.dev/ns'),
    read: (document) => readOpenVex(openVexSchema.parse(document)),
  },
  {
    is: ({ bomFormat }) => bomFormat === 'CycloneDX',
    read: (document) => readCycloneDxVex(cycloneDxVexSchema.parse(document)),
  },
  {
    is: ({ document }) =>
      String((document as Readonly<Record<string, unknown>> | null)?.['category']) === 'csaf_vex',
    read: (document) => readCsaf(csafSchema.parse(document)),
  },
];

/** Whether a document is meant to be OpenVEX, CycloneDX VEX or CSAF VEX. */
export const isVex = (document: unknown): boolean =>
  typeof document === 'object' &&
  document !== null &&
  KINDS.some(({ is }) => is(document as Readonly<Record<string, unknown>>));

/**
 * What a VEX document excuses and revokes: "not affected" excuses for the maximum validity of an exception, counted
 * from the statement's time, and "fixed" in the named versions; all other statements revoke.
 * @throws {RuleError} if it is invalid as a whole
 */
export function readVex(file: string, document: unknown, now: Date): Statements {
  const kind = KINDS.find(({ is }) => is(document as Readonly<Record<string, unknown>>));
  let vex: VexDocument;
  try {
    vex = kind?.read(document) ?? { author: '', statements: [] };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new RuleError(
      'GH-POLICY-006',
      error.issues.map(({ path, message }) => `${file}: ${path.join('.')}: ${message}`),
    );
  }
  const { author, statements } = vex;
  const problems = statements.flatMap((statement) => problemsOf(statement, now));
  const excusing = statements.filter(({ effect }) => effect !== 'revokes');
  const targets = excusing.flatMap((statement) => statement.targets);
  return {
    problems: [...new Set(problems)].map((problem) => `${file}: ${problem}`),
    exceptions: problems.length > 0 ? [] : exceptionsIn(file, author, excusing),
    revocations: statements
      .filter(({ effect }) => effect === 'revokes')
      .flatMap((statement) => revocationsIn(file, statement)),
    services:
      targets.length === 0 || targets.some(({ services }) => services === undefined)
        ? undefined
        : [...new Set(targets.flatMap(({ services }) => services ?? []))],
    idle: excusing.flatMap(({ vulnerability, targets: said }) =>
      said
        .filter(({ elsewhere }) => elsewhere === true)
        .map(
          () => `${file}: what it says of ${vulnerability} is about no image and excuses nothing`,
        ),
    ),
  };
}

function exceptionsIn(
  file: string,
  owner: string,
  statements: readonly VexStatement[],
): Exception[] {
  return statements.flatMap((statement) =>
    statement.targets
      .filter(({ elsewhere }) => elsewhere !== true)
      .map((target) => ({
        file,
        ...scopeOf(statement, target),
        reason: statement.reason ?? '',
        ...(statement.effect === 'harmless' && { notAffected: true }),
        owner,
        ticket: file,
        statedAt: statement.statedAt,
        expires: new Date(statement.statedAt.getTime() + LONGEST_DAYS * DAY_MS),
      })),
  );
}

function revocationsIn(file: string, statement: VexStatement): Revocation[] {
  const { status, statedAt, targets, vulnerability, aliases } = statement;
  const everywhere: Target = { packages: [] };
  return (targets.length > 0 ? targets : [everywhere]).map((target) => ({
    file,
    ...scopeOf(statement, target),
    vulnerability,
    aliases,
    status,
    statedAt,
  }));
}

function scopeOf({ vulnerability, aliases }: VexStatement, target: Target): Scope {
  const { services, image, bom, packages, versions } = target;
  // Two CVEs are never the same vulnerability: if the author says so, only the main one is certain.
  const cves = new Set([vulnerability, ...aliases].filter((name) => name.startsWith('CVE-')));
  return {
    vulnerability,
    aliases: cves.size > 1 ? [] : aliases,
    packages,
    versions,
    services,
    environments: undefined,
    image,
    bom,
  };
}

function problemsOf(statement: VexStatement, now: Date): string[] {
  const { vulnerability, effect, reason, statedAt, targets } = statement;
  if (effect === 'revokes') return [];
  const say = (problem: string) => `${vulnerability}: ${problem}`;
  return [
    ...(targets.length === 0 ? [say(NO_PACKAGE)] : []),
    ...targets.flatMap((target) => targetProblems(target, effect).map(say)),
    ...(reason === undefined ? [say('must say why')] : []),
    ...(statedAt > now ? [say(`${statedAt.toISOString()} is still to come`)] : []),
  ];
}

const NO_PACKAGE = 'must name the packages, by a purl such as pkg:npm/qs@6.0.0';

function targetProblems(target: Target, effect: VexStatement['effect']): string[] {
  const { problem, packages, versions, image, elsewhere } = target;
  if (problem !== undefined) return [problem];
  if (elsewhere === true) return [];
  if (packages.length === 0) return [NO_PACKAGE];
  const wrong = [
    ...packages.map((text) => problemIn(() => checkPattern(text))),
    ...(versions ?? []).map((text) => problemIn(() => parseVersions(text))),
  ].flatMap((each) => each ?? []);
  const isExact =
    image?.digest !== undefined ||
    versions !== undefined ||
    packages.every((each) => parsePurl(each)?.version !== '');
  return [
    ...wrong,
    ...(effect === 'fixed' && !isExact
      ? ['"fixed" must name the version in which it is, or the digest of the image']
      : []),
  ];
}

function problemIn(check: () => unknown): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
