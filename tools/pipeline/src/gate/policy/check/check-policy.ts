import { suggest } from '@gatehouse/service-manifest';
import { severityOf } from '../../model/severity.ts';
import type { Policy, PolicyFile } from '../policy-schema.ts';
import { policyFor } from '../read-policy.ts';
import { checkScanners } from './check-scanners.ts';
import { checkSeverities } from './check-severities.ts';
import { errors, joined, type Check, type KnownNames } from './check.ts';

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
