import type { Operations } from '../context.ts';
import { invalidParameter, invalidRequest, notFound } from '../errors.ts';
import { identity } from '../output.ts';
import { CURRENT, moveStage, withStage } from '../stages.ts';
import { putVersion } from '../versions.ts';
import { versionToken } from './version-token.ts';

export const updateSecretOperations: Operations = {
  UpdateSecret(input, { store }) {
    const secret = store.live(input.string('SecretId'));
    const description = input.optionalString('Description');
    const kmsKeyId = input.optionalString('KmsKeyId');
    const value = input.value();
    const now = Date.now();
    const described = {
      ...secret,
      ...(description !== undefined && { description }),
      ...(kmsKeyId !== undefined && { kmsKeyId }),
      changedAt: now,
    };
    if (!value) return identity(store.save(described));
    const id = versionToken(input);
    store.save(putVersion(described, { id, value, now }));
    return { ...identity(secret), VersionId: id };
  },

  UpdateSecretVersionStage(input, { store }) {
    const secret = store.live(input.string('SecretId'));
    const stage = input.string('VersionStage');
    const to = input.optionalString('MoveToVersionId');
    const from = input.optionalString('RemoveFromVersionId');
    const holder = withStage(secret.versions, stage)?.id;

    for (const id of [to, from])
      if (id && !secret.versions.some((version) => version.id === id))
        throw notFound('the specified secret version.');
    if (!to && !from)
      throw invalidParameter('You must provide MoveToVersionId or RemoveFromVersionId.');
    if (!to && stage === CURRENT)
      throw invalidParameter(
        "You can't remove AWSCURRENT from a version, only move it to another.",
      );
    if (from && from !== holder)
      throw invalidParameter(
        `The staging label ${stage} isn't attached to version ${from}, so it can't be removed from it.`,
      );
    if (holder && holder !== to && !from)
      throw invalidParameter(
        `The parameter RemoveFromVersionId can't be empty. Staging label ${stage} is currently attached to version ${holder}, so you must explicitly reference that version in RemoveFromVersionId.`,
      );
    if (stage === CURRENT && !secret.versions.find((version) => version.id === to)?.value)
      throw invalidRequest("You can't move AWSCURRENT to a version that has no value.");
    const versions = moveStage(secret.versions, stage, to);
    return identity(store.save({ ...secret, versions, changedAt: Date.now() }));
  },
};
