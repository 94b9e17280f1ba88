/**
 * The users of a database. Migrations create and change tables; queries of the service read and write their rows only,
 * so that a statement that an attacker smuggles in cannot drop a table.
 */
export const DATABASE_USERS = ['app', 'migrator'] as const;
export type DatabaseUser = (typeof DATABASE_USERS)[number];
