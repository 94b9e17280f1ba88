import { gateKeyOf, repositoriesOf, type Workspace } from '@gatehouse/service-manifest';
import {
  encodeEnvelope,
  kmsSigningKey,
  localSigningKey,
  preAuthenticationEncoding,
  statementOf,
  type Facts,
} from '../../gate/evidence/index.ts';
import { parseImage } from '../../image/image-reference.ts';
import { sha256 } from './sha256.ts';
import type { Environment } from './workspace.ts';
import { POLICY_TEXT } from './world-policy.ts';
import type { World } from './world.ts';

/** Writes signed evidence for an image. @returns the file */
export async function writeEvidence(
  write: World['write'],
  workspace: Workspace,
  environment: Environment,
  image: string,
  change: Partial<Facts>,
): Promise<string> {
  const statement = statementOf({
    repository: repositoriesOf(workspace).build('payments').uri,
    digest: parseImage(image).digest,
    service: 'payments',
    environment,
    at: new Date(),
    policy: { file: 'security/policy.json', sha256: sha256(POLICY_TEXT) },
    reports: [],
    holdsUntil: new Date(Date.now() + 86_400_000),
    exceptions: [],
    findings: {},
    version: '0.0.0',
    ...change,
  });
  const payload = Buffer.from(JSON.stringify(statement));
  const key =
    environment === 'laptop'
      ? localSigningKey('.gatehouse/gate-key.pem')
      : kmsSigningKey(gateKeyOf(workspace));
  const signed = await key.sign(preAuthenticationEncoding(payload));
  const file = `evidence-${parseImage(image).digest.slice(7, 19)}.json`;
  write(file, encodeEnvelope({ payload, ...signed }));
  return file;
}
