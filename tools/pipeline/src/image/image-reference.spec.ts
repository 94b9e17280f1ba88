import { parseImage } from './image-reference.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('an image reference', () => {
  it('of ECR has account, region and repository', () => {
    expect(
      parseImage(`123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/payments@${DIGEST}`),
    ).toMatchObject({
      registry: { account: '123456789012', region: 'eu-west-1' },
      repository: 'team/payments',
      digest: DIGEST,
    });
  });

  it('of another registry has a repository and a digest', () => {
    expect(parseImage(`localhost:5000/payments@${DIGEST}`)).toMatchObject({
      registry: undefined,
      repository: 'localhost:5000/payments',
    });
  });

  it.each([
    'payments',
    'payments:latest',
    `payments:1.0@${DIGEST.toUpperCase()}`,
    'payments@sha256:abc',
    `@${DIGEST}`,
    `pay ments@${DIGEST}`,
    `payments@${DIGEST}0`,
    '',
  ])('is not "%s"', (text) => {
    expect(() => parseImage(text)).toThrow('must be REPOSITORY@sha256:<64 hexadecimal digits>');
  });
});
