import { arch, platform, report } from 'node:process';
import { BundleError } from '../bundle-error.ts';
import type { LockedPackage } from '../lockfile.ts';

/** What native modules are made for, in the words of npm. */
export interface Platform {
  readonly os: string;
  readonly cpu: string;
  /** Undefined where there is one C library only. */
  readonly libc?: string | undefined;
}

/** This machine's. */
export function ownPlatform(): Platform {
  if (platform !== 'linux') return { os: platform, cpu: arch };
  // As npm tells them apart: https://github.com/npm/npm-install-checks
  const { header } = report.getReport() as { header: { glibcVersionRuntime?: string } };
  return { os: platform, cpu: arch, libc: header.glibcVersionRuntime ? 'glibc' : 'musl' };
}

const PROCESSORS: Readonly<Record<string, string>> = { amd64: 'x64', arm64: 'arm64' };
const LIBRARIES = ['glibc', 'musl'];

/**
 * Takes a platform as Docker writes it, with the C library behind it.
 * @param text Such as `linux/amd64/glibc`.
 * @throws for anything else
 */
export function parsePlatform(text: string): Platform {
  const [os, processor = '', libc = ''] = text.split('/');
  const cpu = PROCESSORS[processor];
  if (os !== 'linux' || cpu === undefined || !LIBRARIES.includes(libc))
    throw new BundleError(
      'GH-BUNDLE-004',
      `--platform: must be linux/{${Object.keys(PROCESSORS).join(',')}}/{${LIBRARIES.join(',')}}, not "${text}"`,
    );
  return { os, cpu, libc };
}

export const isSame = (a: Platform, b: Platform): boolean =>
  a.os === b.os && a.cpu === b.cpu && a.libc === b.libc;

/** Whether npm installs a package on a platform. */
export const runsOn = ({ os, cpu, libc }: LockedPackage, on: Platform): boolean =>
  allows(os, on.os) && allows(cpu, on.cpu) && (on.libc === undefined || allows(libc, on.libc));

function allows(list: readonly string[] | undefined, value: string): boolean {
  if (list === undefined || list.length === 0) return true;
  if (list.includes(`!${value}`)) return false;
  return list.includes(value) || list.includes('any') || list.every((each) => each.startsWith('!'));
}
