import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { profileOf } from './profile.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-profile-'));
const file = join(folder, 'file');
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['[gatehouse-staging]\nregion = x', true],
  ['[default]\n[ profile gatehouse-staging ]', true],
  ['[gatehouse-staging-2]', false],
  ['# [gatehouse-staging]', false],
  ['', false],
])('%j: %s', (content, found) => {
  writeFileSync(file, content);
  const expected = found ? 'gatehouse-staging' : undefined;
  expect(profileOf('staging', { AWS_SHARED_CREDENTIALS_FILE: file, HOME: folder })).toBe(expected);
  expect(profileOf('staging', { AWS_CONFIG_FILE: file, HOME: folder })).toBe(expected);
});

test('returns no profile without files', () => {
  expect(profileOf('staging', { HOME: folder })).toBeUndefined();
});
