import { names } from '@nx/devkit';
import { grantVariable } from '@gatehouse/service-manifest';

/** The names of a database in the sources of its service. */
export interface DatabaseNames {
  /** The name of its folder in `src`, and of its check: `invoices-database`. */
  readonly file: string;
  /** The constant of the check: `invoicesDatabase`. */
  readonly check: string;
  /** The function that connects: `connectInvoices`. */
  readonly connect: string;
  /** The list of migrations: `invoicesMigrations`. */
  readonly migrations: string;
  /** The class: `InvoicesRepository`. */
  readonly repository: string;
  /** The variable with its URL: `INVOICES_DATABASE`. */
  readonly variable: string;
}

/** The names of a database in the sources of its service. */
export function databaseNames(database: string): DatabaseNames {
  const { className, propertyName } = names(database);
  const file = `${database}-database`;
  return {
    file,
    check: names(file).propertyName,
    connect: `connect${className}`,
    migrations: `${propertyName}Migrations`,
    repository: `${className}Repository`,
    variable: grantVariable('database', database),
  };
}

/** What the sources of a database import from the kit. */
const IMPORTED = ['connectDatabase', 'runMigrations', 'databaseCheck', 'startDatabase'];

/** Why a database cannot have a name in the sources of its service; undefined if it can. */
export function databaseNameProblem(database: string): string | undefined {
  const { connect, migrations } = databaseNames(database);
  const clash = [connect, migrations].find((name) => IMPORTED.includes(name));
  return clash && `its sources would have a second "${clash}", beside that of the kit`;
}
