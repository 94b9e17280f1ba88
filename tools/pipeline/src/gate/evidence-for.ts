import { rename, writeFile } from 'node:fs/promises';
import { gateKeyOf, type Workspace } from '@gatehouse/service-manifest';
import type { CollectedVerdict } from './collected-verdict.ts';
import {
  encodeEnvelope,
  EvidenceError,
  kmsSigningKey,
  kmsTrustedKey,
  localSigningKey,
  localTrustedKey,
  preAuthenticationEncoding,
  statementOf,
  type SigningKey,
  type TrustedKey,
} from './evidence/index.ts';
import { repositoryOf } from '../image/image-reference.ts';
import type { SourceOptions } from './options.ts';
import { gatehouseVersion } from './version.ts';

/** Relative to the workspace; not in Git. */
const LOCAL_KEY = '.gatehouse/gate-key.pem';

/**
 * Writes signed evidence of a passed gate.
 * @throws {EvidenceError} if it cannot be signed; then no file is written
 */
export async function evidenceFor(
  { verdict, rules, workspace, scans }: CollectedVerdict,
  { image }: SourceOptions,
  file: string,
): Promise<void> {
  if (verdict.outcome !== 'passed' || rules === undefined)
    throw new EvidenceError('not-passed', 'There is evidence of a passed gate alone');
  const hashes = new Map(rules.exceptionFiles.map(({ file: path, sha256 }) => [path, sha256]));
  const statement = statementOf({
    repository: repositoryOf(image),
    digest: image.digest,
    service: verdict.service,
    environment: verdict.environment,
    at: verdict.at,
    policy: rules.policyFile,
    reports: scans,
    holdsUntil: verdict.holds.until,
    exceptions: verdict.exceptions.map(({ file: path, vulnerability, expires }) => ({
      file: path,
      sha256: hashes.get(path) ?? '',
      vulnerability,
      expires,
    })),
    findings: verdict.counts,
    version: gatehouseVersion(),
  });
  const payload = Buffer.from(JSON.stringify(statement));
  const signed = await signingKey(workspace, verdict.environment).sign(
    preAuthenticationEncoding(payload),
  );
  // Readers see the complete file or none; a link in its place is replaced, not followed.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, encodeEnvelope({ payload, ...signed }), { flag: 'wx' });
  await rename(draft, file);
}

function signingKey(workspace: Workspace | undefined, environment: string): SigningKey {
  const settings = settingsOf(workspace, environment);
  return settings.local ? localSigningKey(LOCAL_KEY) : kmsSigningKey(gateKeyOf(settings.workspace));
}

/**
 * The key with which an environment's evidence is verified.
 * @throws {EvidenceError}
 */
export async function trustedKey(
  workspace: Workspace | undefined,
  environment: string,
): Promise<TrustedKey> {
  const settings = settingsOf(workspace, environment);
  return settings.local ? localTrustedKey(LOCAL_KEY) : kmsTrustedKey(gateKeyOf(settings.workspace));
}

/** The key that an environment uses; undefined without settings. */
function settingsOf(workspace: Workspace | undefined, environment: string) {
  const settings = workspace?.environments[environment];
  if (workspace === undefined || settings === undefined)
    throw new EvidenceError(
      'key-unavailable',
      `gatehouse.json has no environment "${environment}", which would say what key to use`,
    );
  return { workspace, local: settings.local === true };
}
