import { GatehouseError, ownersOf, type Manifest } from '@gatehouse/service-manifest';
import { databaseNameProblem } from './database-names.ts';

/** @throws one line if a name is invalid, or of another service's database */
export function refuseDatabase(name: string, manifests: ReadonlyMap<string, Manifest>): void {
  const problem = databaseNameProblem(name);
  if (problem)
    throw new GatehouseError('GH-NX-001', `"${name}" cannot be the name of a database: ${problem}`);
  const [other] = ownersOf({ kind: 'database', name }, manifests);
  if (other !== undefined)
    throw new GatehouseError(
      'GH-NX-004',
      `The database "${name}" belongs to ${other}; choose another name, or call ${other}`,
    );
}
