import { suggest } from '@gatehouse/service-manifest';
import type { Exception, Revocation } from '../../exceptions/exception.ts';
import { checkPackage } from './check-package.ts';
import { checkRange } from './check-range.ts';
import { joined, type Check, type KnownNames } from './check.ts';
import { checkName } from './check-name.ts';

/** Checks that valid exceptions and statements can have an effect. */
export function checkExceptions(
  exceptions: readonly Exception[],
  revocations: readonly Revocation[],
  known: KnownNames,
): Check {
  return joined([
    ...exceptions.map((each) => checkOne(each, known)),
    // A misspelt service revokes nothing.
    ...revocations.map((each) => checkPlaces(each, known)),
  ]);
}

function checkOne(exception: Exception, known: KnownNames): Check {
  const { file, vulnerability, packages, versions } = exception;
  const name = checkName(vulnerability);
  const found = joined([
    name,
    ...packages.map(checkPackage),
    ...packages.flatMap((text) => (versions ?? []).map((range) => checkRange(text, range))),
  ]);
  const at = (line: string) => `${file}: ${line}`;
  return joined([
    { errors: found.errors.map(at), warnings: found.warnings.map(at) },
    checkPlaces(exception, known),
  ]);
}

type Placed = Pick<Exception, 'file' | 'services' | 'environments' | 'statedAt'>;

function checkPlaces(
  { file, services = [], environments = [], statedAt }: Placed,
  known: KnownNames,
): Check {
  const unknown = (what: string, names: readonly string[], all: readonly string[] | undefined) =>
    all === undefined
      ? []
      : names
          .filter((name) => !all.includes(name))
          .map(
            (name) =>
              `${file}: ${what}: there is no "${name}"${suggest(name, all)}; there are: ${all.join(', ')}`,
          );
  const lines = [
    ...unknown('services', services, known.services),
    ...unknown('environments', environments, known.environments),
  ];
  // A third party's VEX document may cover more than what is here.
  return statedAt === undefined ? { errors: lines, warnings: [] } : { errors: [], warnings: lines };
}
