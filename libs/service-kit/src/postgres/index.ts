export { connectDatabase, databaseCheck } from './database.ts';
export type { DatabaseOptions } from './database-options.ts';
export type { Database, Query } from './database-interface.ts';
export { runMigrations } from './run-migrations.ts';
export type { Migration } from './migrate.ts';
