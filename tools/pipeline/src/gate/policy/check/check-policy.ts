import { suggest } from '@gatehouse/service-manifest';
import { severityOf } from '../../model/severity.ts';
import type { Policy, PolicyFile } from '../policy-schema.ts';
import { policyFor } from '../read-policy.ts';
import { requirementOf, SCANNERS } from '../scanners.ts';
import { errors, joined, type Check, type KnownNames } from './check.ts';

/** Scanners that can meet a requirement, and others with a supported format. */
const NAMES = Object.keys(SCANNERS);

/** Checks that a valid policy makes sense: names that exist, and rules with an effect. */
export function checkPolicy(file: string, policy: PolicyFile, known: KnownNames): Check {
  const { environments, $schema: _, ...general } = policy;
  const names = Object.keys(environments);
  const inherited = rulesOf(general);
  return joined([
    checkNames(file, names, known),
    ...[
      ['', general] as const,
      ...names.map((name) => [`environments.${name}.`, policyFor(file, policy, name)] as const),
    ].map(([place, rules]) => {
      const found = rulesOf(rules);
      // A problem that is the same everywhere is reported once.
      const isNew = (line: string) =>
        place === '' || ![...inherited.errors, ...inherited.warnings].includes(line);
      const at = (lines: readonly string[]) =>
        lines.filter(isNew).map((line) => `${file}: ${place}${line}`);
      return { errors: at(found.errors), warnings: at(found.warnings) };
    }),
  ]);
}

function checkNames(file: string, names: readonly string[], known: KnownNames): Check {
  const { policyNames } = known;
  if (policyNames === undefined) return errors([]);
  return {
    errors: policyNames
      .filter((name) => !names.includes(name))
      .map(
        (name) =>
          `${file}: environments: has no "${name}", which gatehouse.json has${suggest(name, names)}; nothing can be gated for it`,
      ),
    warnings: names
      .filter((name) => !policyNames.includes(name))
      .map(
        (name) =>
          `${file}: environments.${name}: no environment of gatehouse.json goes by it${suggest(name, policyNames)}`,
      ),
  };
}

function rulesOf(policy: Policy): Check {
  return joined([checkSeverities(policy), checkWords(policy), checkScanners(policy)]);
}

function checkSeverities({ severities }: Policy): Check {
  const rules = Object.entries(severities);
  const nothing = rules.every(([, { action }]) => action === 'count');
  return {
    errors: nothing ? ['severities: every action is "count", so that nothing is ever blocked'] : [],
    warnings: [
      ...(!nothing && rules.every(([, { action }]) => action !== 'block')
        ? ['severities: no action is "block"; only a finding without a ticket can block']
        : []),
      ...rules.flatMap(([severity, { action, grace, ticketWithin, most }]) => [
        ...(ticketWithin !== undefined && action === 'block' && grace === undefined
          ? [
              `severities.${severity}.ticketWithin: has no effect, since "block" gives no time anyway`,
            ]
          : []),
        ...(grace !== undefined && (grace.fixed ?? 0) > (grace.unfixed ?? 0)
          ? [
              `severities.${severity}.grace: is longer where there is a fix than where there is none`,
            ]
          : []),
        ...(grace !== undefined && !grace.fixed && !grace.unfixed
          ? [`severities.${severity}.grace: gives no day at all`]
          : []),
        ...(most === 0 ? [`severities.${severity}.most: 0 is what holds without it`] : []),
      ]),
    ],
  };
}

/** A built-in word keeps its meaning, so a mapping of it has no effect. */
function checkWords({ severityWords = {} }: Policy): Check {
  return errors(
    Object.entries(severityWords).flatMap(([word, severity]) => {
      const known = severityOf(word);
      return known === undefined
        ? []
        : [
            `severityWords.${word}: has no effect: the word is known and means ${known}${known === severity ? '' : `, not ${severity}`}`,
          ];
    }),
  );
}

function checkScanners({ requiredScanners, preferScanner }: Policy): Check {
  const required = requiredScanners.flat().map(requirementOf);
  const names = required.map(({ scanner }) => scanner);
  const named = [...names, ...(preferScanner === undefined ? [] : [preferScanner])];
  const unknown = [...new Set(named)].filter((name) => !NAMES.includes(name));
  const place = (name: string) => (names.includes(name) ? 'requiredScanners' : 'preferScanner');
  const [misspelt, others] = [true, false].map((isClose) =>
    unknown.filter((name) => (suggest(name, NAMES) !== '') === isClose),
  ) as [string[], string[]];
  return {
    errors: [
      ...misspelt.map(
        (name) => `${place(name)}: "${name}" is no known scanner${suggest(name, NAMES)}`,
      ),
      ...required.flatMap(({ scanner, covers }) => {
        const sees = SCANNERS[scanner];
        return covers
          .filter((subject) => sees?.includes(subject) === false)
          .map((subject) => `requiredScanners: "${scanner}" can never cover "${subject}"`);
      }),
      ...repeated(requiredScanners),
    ],
    warnings: [
      ...others.map(
        (name) =>
          `${place(name)}: "${name}" is not known to prove what it looked up, as these do: ${NAMES.join(', ')}`,
      ),
      ...implied(requiredScanners),
      ...(preferScanner !== undefined && !names.includes(preferScanner)
        ? [`preferScanner: "${preferScanner}" is not required, so that it may have no say`]
        : []),
    ],
  };
}

const textsOf = (choices: Policy['requiredScanners']) =>
  choices.map((choice) => choice.map((each) => JSON.stringify(each)));

function repeated(choices: Policy['requiredScanners']): string[] {
  const texts = textsOf(choices);
  return texts.flatMap((choice, at) => [
    ...choice
      .filter((each, index) => choice.indexOf(each) < index)
      .map((each) => `requiredScanners.${at}: lists ${each} twice`),
    ...texts
      .slice(0, at)
      .flatMap((other, earlier) =>
        isPart(choice, other) && isPart(other, choice)
          ? [`requiredScanners.${at}: asks for the same as requiredScanners.${earlier}`]
          : [],
      ),
  ]);
}

/** An alternative is met whenever a narrower one is. */
function implied(choices: Policy['requiredScanners']): string[] {
  const texts = textsOf(choices);
  return texts.flatMap((choice, at) => {
    const narrower = texts.findIndex((other) => isPart(other, choice) && !isPart(choice, other));
    return narrower < 0
      ? []
      : [
          `requiredScanners.${at}: has no effect beside requiredScanners.${narrower}, which is narrower`,
        ];
  });
}

const isPart = (some: readonly string[], all: readonly string[]) =>
  some.every((each) => all.includes(each));
