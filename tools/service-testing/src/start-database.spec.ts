import { startDatabase } from './start-database.ts';

it('has a database with all migrations, until it is closed', async () => {
  const { database, close } = await startDatabase('notes', [
    { name: '0001-create-notes', sql: 'CREATE TABLE notes (body text)' },
  ]);
  await database.query('INSERT INTO notes (body) VALUES ($1)', ['first']);
  expect(await database.query('SELECT body FROM notes')).toEqual([{ body: 'first' }]);
  await close();
  await expect(database.query('SELECT 1')).rejects.toThrow('after calling end');
});

it('passes the error of a migration on, and leaves nothing running', async () => {
  const broken = startDatabase('broken', [{ name: '0001-broken', sql: 'SELECT 1 / 0' }]);
  await expect(broken).rejects.toThrow('division by zero');
});
