import type { FoundPackage } from '../model/report.ts';
import { normalVersion, parsePurl, type Purl } from './parse-purl.ts';

/** A package's purl; undefined if it has none, or an invalid one. */
export const purlOf = ({ purl }: FoundPackage): Purl | undefined =>
  purl === undefined ? undefined : parsePurl(purl);

/** A package's version in normal form. The scanner's own field has priority; the purl adds a missing epoch. */
export function versionOf({ version }: FoundPackage, purl: Purl | undefined): string {
  const own = purl === undefined ? version.replace(/^0+:/, '') : normalVersion(purl.type, version);
  if (purl === undefined || (own !== '' && !purl.version.endsWith(`:${own}`))) return own;
  return purl.version;
}
