/* global exports, require -- CommonJS: that is how Lambda loads what stands in a template */
/* eslint-disable @typescript-eslint/no-require-imports */
const { randomBytes } = require('node:crypto');
const { SecretsManager } = require('@aws-sdk/client-secrets-manager');

const secretsManager = new SecretsManager();
/** As services demand it. */
const SHORTEST_KEY = 24;
/** 48 characters of base64. */
const KEY_BYTES = 36;

class RotationError extends Error {}

const steps = {
  /** Makes the next version; the key that callers have today stays valid as `previous`. */
  async createSecret(id, token) {
    const { current } = await read(id, { VersionStage: 'AWSCURRENT' });
    try {
      await read(id, { VersionId: token, VersionStage: 'AWSPENDING' });
      return;
    } catch (error) {
      if (error.name !== 'ResourceNotFoundException') throw error;
    }
    const next = { current: randomBytes(KEY_BYTES).toString('base64url'), previous: current };
    await secretsManager.putSecretValue({
      SecretId: id,
      ClientRequestToken: token,
      SecretString: JSON.stringify(next),
      VersionStages: ['AWSPENDING'],
    });
  },

  async setSecret() {
    // The secret itself is what services read: there is nowhere else to set it.
  },

  /** Refuses a version that would lock out who calls with today's key. */
  async testSecret(id, token) {
    const today = await read(id, { VersionStage: 'AWSCURRENT' });
    const next = await read(id, { VersionId: token, VersionStage: 'AWSPENDING' });
    if (next.current === today.current) throw new RotationError('the key is not a new one');
    if (next.previous !== today.current)
      throw new RotationError('AWSCURRENT has changed since AWSPENDING was made');
  },

  async finishSecret(id, token, versions) {
    await steps.testSecret(id, token);
    const [today] = Object.entries(versions).find(([, labels]) => labels.includes('AWSCURRENT'));
    await secretsManager.updateSecretVersionStage({
      SecretId: id,
      VersionStage: 'AWSCURRENT',
      MoveToVersionId: token,
      RemoveFromVersionId: today,
    });
  },
};

/**
 * Rotates secrets that are `{"current": "...", "previous": "..."}`. Each step may be called again.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-lambda-function-writing-steps.html
 */
exports.handler = (event) =>
  run(event).catch((error) => {
    // Neither message nor cause of what others throw: JSON.parse quotes what it cannot read.
    const reason = error instanceof RotationError ? error.message : error.name;
    throw new Error(`${event.Step} of ${event.SecretId} failed: ${reason}`);
  });

async function run({ Step, SecretId, ClientRequestToken }) {
  if (!Object.hasOwn(steps, Step)) throw new RotationError('there is no such step');
  const { VersionIdsToStages = {} } = await secretsManager.describeSecret({ SecretId });
  const labels = VersionIdsToStages[ClientRequestToken] ?? [];
  if (labels.includes('AWSCURRENT')) return;
  if (!labels.includes('AWSPENDING')) throw new RotationError('the version is not AWSPENDING');
  await steps[Step](SecretId, ClientRequestToken, VersionIdsToStages);
}

async function read(SecretId, version) {
  const { SecretString } = await secretsManager.getSecretValue({ SecretId, ...version });
  const keys = JSON.parse(SecretString);
  const isKey = (key) => typeof key === 'string' && key.length >= SHORTEST_KEY;
  const { current, previous, ...others } = keys;
  if (!isKey(current) || !(previous === undefined || isKey(previous)) || Object.keys(others).length)
    throw new RotationError(`${version.VersionStage} is not {"current", "previous"} of long keys`);
  return keys;
}
