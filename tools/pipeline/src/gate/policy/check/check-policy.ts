import { suggest } from '@gatehouse/service-manifest';
import { severityOf } from '../../model/severity.ts';
import type { Policy, PolicyFile } from '../policy-schema.ts';
import { policyFor } from '../read-policy.ts';
import { errors, joined, warnings, type Check, type KnownNames } from './check.ts';

/** As reports of them call themselves. */
const SCANNERS = ['ecr-basic', 'gitlab', 'grype', 'inspector', 'osv-scanner', 'snyk', 'trivy'];

/** Checks that a valid policy makes sense: names that exist, and rules that do something. */
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
      // What is the same everywhere is said once.
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

/** A word that Gatehouse knows keeps its meaning, so that no mapping of it takes effect. */
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
  const choices = requiredScanners.map((choice) => choice.map((each) => nameOf(each)));
  const named = [...choices.flat(), ...(preferScanner === undefined ? [] : [preferScanner])];
  const unknown = [...new Set(named)].filter((name) => !SCANNERS.includes(name));
  const place = (name: string) =>
    choices.flat().includes(name) ? 'requiredScanners' : 'preferScanner';
  return joined([
    errors(
      unknown
        .filter((name) => suggest(name, SCANNERS) !== '')
        .map((name) => `${place(name)}: "${name}" is no known scanner${suggest(name, SCANNERS)}`),
    ),
    warnings(
      unknown
        .filter((name) => suggest(name, SCANNERS) === '')
        .map(
          (name) =>
            `${place(name)}: "${name}" is known only if its SARIF or CycloneDX report names it so; others: ${SCANNERS.join(', ')}`,
        ),
    ),
    errors(repeated(requiredScanners)),
    warnings(
      preferScanner !== undefined && !choices.flat().includes(preferScanner)
        ? [`preferScanner: "${preferScanner}" is not required, so that it may have no say`]
        : [],
    ),
  ]);
}

const nameOf = (required: string | { readonly scanner: string }): string =>
  typeof required === 'string' ? required : required.scanner;

function repeated(choices: Policy['requiredScanners']): string[] {
  const texts = choices.map((choice) => choice.map((each) => JSON.stringify(each)));
  return [
    ...texts.flatMap((choice, at) =>
      choice
        .filter((each, index) => choice.indexOf(each) < index)
        .map((each) => `requiredScanners.${at}: lists ${each} twice`),
    ),
    ...texts.flatMap((choice, at) => {
      const same = texts.findIndex(
        (other) => [...other].sort().join() === [...choice].sort().join(),
      );
      return same < at
        ? [`requiredScanners.${at}: asks for the same as requiredScanners.${same}`]
        : [];
    }),
  ];
}
