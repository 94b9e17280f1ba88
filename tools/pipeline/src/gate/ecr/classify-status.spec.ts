import { ScanStatus } from '@aws-sdk/client-ecr';
import { classifyStatus } from './classify-status.ts';

test.each([
  ['COMPLETE', 'finished'],
  ['ACTIVE', 'finished'],
  ['PENDING', 'waiting'],
  ['IN_PROGRESS', 'waiting'],
  ['FAILED', 'failed'],
  ['UNSUPPORTED_IMAGE', 'failed'],
  ['SCAN_ELIGIBILITY_EXPIRED', 'failed'],
  ['FINDINGS_UNAVAILABLE', 'failed'],
  ['LIMIT_EXCEEDED', 'failed'],
  ['IMAGE_ARCHIVED', 'failed'],
])('%s is %s', (status, state) => {
  expect(classifyStatus(status).state).toBe(state);
});

test('every status of the SDK is known', () => {
  for (const status of Object.values(ScanStatus)) {
    const result = classifyStatus(status);
    if (result.state === 'failed') expect(result.reason).not.toContain('not known');
  }
});

test.each(['DONE', '', 'complete', 'toString', '__proto__'])('"%s" is unknown', (status) => {
  expect(classifyStatus(status)).toMatchObject({
    state: 'failed',
    reason: expect.stringContaining('not known'),
  });
});

test('reports what ECR says about it', () => {
  expect(classifyStatus('FAILED', 'UnsupportedImageError')).toMatchObject({
    reason: expect.stringContaining('(FAILED: UnsupportedImageError)'),
  });
  expect(classifyStatus(undefined)).toMatchObject({ state: 'failed' });
});
