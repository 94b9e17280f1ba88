export {
  connectDatabase,
  databaseCheck,
  type Database,
  type DatabaseOptions,
  type Query,
} from './database.ts';
export { runMigrations } from './run-migrations.ts';
export type { Migration } from './migrate.ts';
