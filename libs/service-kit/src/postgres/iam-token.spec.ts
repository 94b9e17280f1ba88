import { Sha256 } from '@smithy/core/checksum';
import { iamToken } from './iam-token.ts';

const host = 'orders.cluster-abc.eu-central-1.rds.amazonaws.com';
// Example credentials of AWS's own documentation.
const credentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  sessionToken: 'a+session/token==',
};

it('signs the token that @aws-sdk/rds-signer 3.1175.0 signs', async () => {
  const signing = { region: 'eu-central-1', credentials, sha256: Sha256 };
  const token = await iamToken(
    { host, port: 5432, user: 'app' },
    signing,
    new Date('2026-11-28T06:30:00Z'),
  );
  expect(token).toBe(
    'orders.cluster-abc.eu-central-1.rds.amazonaws.com:5432/?Action=connect&DBUser=app&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20261128%2Feu-central-1%2Frds-db%2Faws4_request&X-Amz-Date=20261128T063000Z&X-Amz-Expires=900&X-Amz-Security-Token=a%2Bsession%2Ftoken%3D%3D&X-Amz-Signature=542bfd48a28a8027ad6e18827c8f3315cfafce850cc3e7fba5f03cf9ae67f1d8&X-Amz-SignedHeaders=host',
  );
});
