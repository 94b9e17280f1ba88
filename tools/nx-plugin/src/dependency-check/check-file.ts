import { names } from '@nx/devkit';
import * as ts from 'typescript';
import type { GrantKind } from '@gatehouse/service-manifest';

/** The generator of a database adds its check. */
export type CheckKind = Exclude<GrantKind, 'database'> | 'service';

/**
 * Names of services whose file would be that of another check, or whose constant would conflict with the surrounding
 * sources.
 */
const CLASHES =
  /^(?:topics|checks|configuration|http-check)$|-(?:table|bucket|queue|volume|database)$/;

const isReserved = (word: string) =>
  ts.transpileModule(`export const ${word} = 0;`, { reportDiagnostics: true }).diagnostics
    ?.length !== 0;

/** The file of a check. */
export function fileOf(kind: CheckKind, name: string): string {
  if (kind === 'topic') return 'topics';
  if (kind !== 'service') return `${names(name).fileName.replaceAll('.', '-')}-${kind}`;
  return CLASHES.test(name) || isReserved(name.replaceAll('-', '')) ? `${name}-service` : name;
}
