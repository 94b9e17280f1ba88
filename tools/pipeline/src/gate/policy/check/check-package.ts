import { suggest } from '@gatehouse/service-manifest';
import { isOsType, parsePurl } from '../../packages/parse-purl.ts';
import type { Check } from './check.ts';
import { versionProblems } from './version-problems.ts';

/** https://github.com/package-url/purl-spec/blob/main/purl-types-index.json */
const TYPES = (
  'alpm apk bazel bitbucket bitnami brew cargo chocolatey clojars cocoapods composer conan conda cpan cran deb docker ' +
  'elm gem generic github gitlab golang hackage hex huggingface julia luarocks maven mlflow npm nuget oci opam otp pub ' +
  'pypi qpkg rpm swid swift vcpkg vscode-extension yocto'
).split(' ');

/** Checks that a package name can match something. */
export function checkPackage(text: string): Check {
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
