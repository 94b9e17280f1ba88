export { connectDatabase, type Database, type DatabaseOptions, type Query } from './database.ts';
export { runMigrations, type MigrationOptions } from './run-migrations.ts';
export type { Migration } from './migrate.ts';
