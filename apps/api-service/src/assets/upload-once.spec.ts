import { Readable } from 'node:stream';
import { S3Client } from '@aws-sdk/client-s3';
import { uploadOnce } from './upload-once.ts';

/** An S3 that fails, and contains an object of this write. */
function failing(error: Error, found: 'own' | 'others' | 'nothing') {
  let writeId: string | undefined;
  const send = async ({ constructor, input }: { constructor: { name: string }; input: never }) => {
    if (constructor.name !== 'HeadObjectCommand') {
      writeId = (input as { Metadata: Record<string, string> }).Metadata['write-id'];
      throw error;
    }
    if (found === 'nothing') throw Object.assign(new Error('NotFound'), { name: 'NotFound' });
    return { Metadata: { 'write-id': found === 'own' ? writeId : 'others' } };
  };
  return { send, config: new S3Client({ region: 'eu-central-1' }).config } as unknown as S3Client;
}

const named = (name: string) => Object.assign(new Error(name), { name });
const upload = (client: S3Client, IfNoneMatch?: '*') =>
  uploadOnce(
    client,
    {
      Bucket: 'assets',
      Key: 'x',
      Body: Readable.from([Buffer.from('x')]),
      ...(IfNoneMatch && { IfNoneMatch }),
    },
    {},
  );

describe('a refused upload', () => {
  it.each(['PreconditionFailed', 'NoSuchUpload', 'TimeoutError'])(
    'with %s has succeeded if its own object is stored',
    async (name) => {
      await upload(failing(named(name), 'own'), '*');
    },
  );

  it('for a condition that another object fails, fails with that', async () => {
    const error = named('PreconditionFailed');
    await expect(upload(failing(error, 'others'), '*')).rejects.toBe(error);
  });

  it('whose parts are gone may succeed later', async () => {
    await expect(upload(failing(named('NoSuchUpload'), 'others'))).rejects.toMatchObject({
      retryable: true,
    });
  });

  it('for a permanent reason fails with that', async () => {
    const error = named('AccessDenied');
    await expect(upload(failing(error, 'own'))).rejects.toBe(error);
  });
});
