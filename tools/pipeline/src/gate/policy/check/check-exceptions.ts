import { suggest } from '@gatehouse/service-manifest';
import type { Exception, Revocation } from '../../exceptions/exception.ts';
import { compareVersions, hasOrdering } from '../../packages/compare-versions.ts';
import { isOsType, parsePurl } from '../../packages/parse-purl.ts';
import { parseVersions } from '../../packages/parse-versions.ts';
import { joined, type Check, type KnownNames } from './check.ts';
import { checkName } from './check-name.ts';

/** https://github.com/package-url/purl-spec/blob/main/purl-types-index.json */
const TYPES = (
  'alpm apk bazel bitbucket bitnami brew cargo chocolatey clojars cocoapods composer conan conda cpan cran deb docker ' +
  'elm gem generic github gitlab golang hackage hex huggingface julia luarocks maven mlflow npm nuget oci opam otp pub ' +
  'pypi qpkg rpm swid swift vcpkg vscode-extension yocto'
).split(' ');

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

function checkPackage(text: string): Check {
  if (!/^pkg:/i.test(text))
    return {
      errors:
        /[A-Z]/.test(text) && !text.includes(':')
          ? [
              `packages: "${text}" has capitals, which names of npm, Debian and Alpine never have${suggest(text, [text.toLowerCase()])}; for another ecosystem write a package URL, such as pkg:pypi/${text}`,
            ]
          : [],
      warnings: [],
    };
  const purl = parsePurl(text);
  if (purl === undefined)
    return { errors: [`packages: "${text}" is not a package URL`], warnings: [] };
  const { type, namespace, version } = purl;
  if (!TYPES.includes(type))
    return {
      errors: [`packages: "${text}": there is no type "${type}"${suggest(type, TYPES)}`],
      warnings: [],
    };
  const written = text.split(/[?#]/)[0]?.replace(/%[0-9A-F]{2}/gi, '') ?? '';
  return {
    errors: [
      ...(isOsType(type) && type !== 'ebuild' && namespace === ''
        ? [
            `packages: "${text}" must name the distribution, such as pkg:${type}/${VENDOR[type] ?? 'vendor'}/${purl.name}`,
          ]
        : []),
      ...(version === '' ? [] : versionProblems(text, type, version)),
    ],
    warnings:
      type === 'npm' && /^pkg:npm\/.*[A-Z].*(?:@|$)/.test(written.replace(/@[^/@]*$/, ''))
        ? [`packages: "${text}" is compared in lower case, in which names of npm are`]
        : [],
  };
}

const VENDOR: Readonly<Record<string, string>> = { apk: 'alpine', deb: 'debian', rpm: 'redhat' };

function checkRange(text: string, range: string): Check {
  const purl = parsePurl(text);
  const { scheme, constraints } = parseVersions(range, purl?.type);
  const ecosystem = scheme ?? purl?.type;
  const isRange = constraints.some(({ comparator }) => /[<>]/.test(comparator));
  const say = (...lines: string[]): Check => ({ errors: lines, warnings: [] });
  if (isRange && ecosystem === undefined)
    return say(
      `versions: "${range}": versions of "${text}" cannot be compared while its ecosystem is not named: write pkg:TYPE/${text}`,
    );
  if (isRange && ecosystem !== undefined && !hasOrdering(ecosystem))
    return say(
      `versions: "${range}": versions of ${ecosystem} cannot be compared here; name them one by one`,
    );
  if (scheme !== undefined && purl !== undefined && !schemeFits(scheme, purl.type))
    return say(`versions: "${range}" is not for versions of "${text}"`);
  const exact = constraints.filter(({ version }) => version !== '');
  return say(
    ...(ecosystem === undefined
      ? []
      : exact.flatMap(({ version }) => versionProblems(range, ecosystem, version))),
    ...(purl !== undefined && purl.version !== ''
      ? [`versions: "${range}": "${text}" names a version already`]
      : []),
  );
}

function schemeFits(scheme: string, type: string): boolean {
  return scheme === type || scheme === 'semver' || (scheme === 'alpine' && type === 'apk');
}

/** A version that its ecosystem cannot have never matches. */
function versionProblems(text: string, ecosystem: string, version: string): string[] {
  if (!hasOrdering(ecosystem) || compareVersions(ecosystem, version, version) !== undefined)
    return [];
  return [`versions: "${text}": "${version}" is no version that ${ecosystem} can have`];
}
