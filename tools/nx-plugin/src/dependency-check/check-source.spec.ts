import { syntaxProblems } from '../test/valid-source.ts';
import type { CheckKind } from './check-file.ts';
import { checkSource } from './check-source.ts';

it.each<[CheckKind, string, string]>([
  ['service', 'notification-service', 'notification-service'],
  ['service', 'delete', 'delete-service'],
  ['service', 'checks', 'checks-service'],
  ['service', 'http-check', 'http-check-service'],
  // These names would be the files of the topics' check, and of the table "users".
  ['service', 'topics', 'topics-service'],
  ['service', 'users-table', 'users-table-service'],
  ['table', 'Order.items', 'order-items-table'],
  ['bucket', 'delete', 'delete-bucket'],
  ['queue', 'New_jobs', 'new-jobs-queue'],
  ['volume', 'documents', 'documents-volume'],
])('checkSource writes a %s called %s into its own file and constant', (kind, name, file) => {
  const source = checkSource(kind, name);
  expect(source.file).toBe(file);
  expect(syntaxProblems(source.text)).toEqual([]);
});
