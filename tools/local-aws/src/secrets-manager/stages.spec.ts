import fc from 'fast-check';
import { runs } from '@gatehouse/testing';
import { Input } from './input.ts';
import { LocalSecrets } from './local-secrets.ts';
import { updateSecretOperations } from './operations/update-secret.ts';
import { secretValueOperations } from './operations/secret-values.ts';
import { SecretsManagerError } from './errors.ts';
import type { Secret } from './model.ts';
import { CURRENT, moveStage, pruneDeprecated } from './stages.ts';

const name = 'under-test';

/** One call of the API; versions are chosen by position among those that exist. */
interface Step {
  readonly call: 'put' | 'update' | 'move' | 'rotate' | 'broken rotate';
  readonly stages: string[];
  readonly to: number;
  readonly from: number;
}

const labels = fc.constantFrom('AWSCURRENT', 'AWSPREVIOUS', 'AWSPENDING', 'BLUE');
const step: fc.Arbitrary<Step> = fc.record({
  call: fc.constantFrom('put', 'update', 'move', 'rotate', 'broken rotate'),
  stages: fc.uniqueArray(labels, { minLength: 1, maxLength: 4 }),
  to: fc.integer({ min: -1, max: 5 }),
  from: fc.integer({ min: -1, max: 5 }),
});

async function take(secrets: LocalSecrets, { call, stages, to, from }: Step): Promise<void> {
  const { versions } = secrets.store.find(name);
  const idAt = (position: number) => versions[position % versions.length]?.id ?? null;
  const input = new Input({
    SecretId: name,
    SecretString: `value ${Math.random()}`,
    VersionStages: stages,
    VersionStage: stages[0],
    MoveToVersionId: to < 0 ? null : idAt(to),
    RemoveFromVersionId: from < 0 ? null : idAt(from),
  });
  if (call === 'put') await secretValueOperations['PutSecretValue']?.(input, secrets);
  if (call === 'update') await updateSecretOperations['UpdateSecret']?.(input, secrets);
  if (call === 'move') await updateSecretOperations['UpdateSecretVersionStage']?.(input, secrets);
  if (call === 'rotate') await secrets.rotate(name);
  if (call === 'broken rotate') {
    secrets.onRotate(name, () => {
      throw new SecretsManagerError('Broken', 'on purpose');
    });
    await secrets.rotate(name).finally(() => secrets.rotationFunctions.clear());
  }
}

const holders = ({ versions }: Secret, stage: string): string[] =>
  versions.filter(({ stages }) => stages.includes(stage)).map(({ id }) => id);

it('never has a duplicate staging label, and always one AWSCURRENT, after any sequence of calls', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const secrets = new LocalSecrets({ region: 'eu-central-1', accountId: '000000000000' });
      secrets.put(name, 'first');
      for (const next of steps) {
        const before = secrets.store.find(name);
        await take(secrets, next).catch((error: unknown) => {
          if (!(error instanceof SecretsManagerError)) throw error;
        });
        const after = secrets.store.find(name);
        for (const { stages } of after.versions) expect(new Set(stages).size).toBe(stages.length);
        for (const stage of ['AWSPREVIOUS', 'AWSPENDING', 'BLUE'])
          expect(holders(after, stage).length).toBeLessThanOrEqual(1);
        expect(holders(after, 'AWSCURRENT')).toHaveLength(1);
        // A value is immutable.
        for (const { id, value } of before.versions)
          if (value) expect(after.versions.find((each) => each.id === id)?.value).toEqual(value);
        // AWSPREVIOUS is the version that last had AWSCURRENT.
        const [was] = holders(before, 'AWSCURRENT');
        const moved = was !== holders(after, 'AWSCURRENT')[0];
        if (moved && !(next.call === 'put' && next.stages.includes('AWSPREVIOUS')))
          expect(holders(after, 'AWSPREVIOUS')).toEqual([was]);
        expect(secrets.get(name)).toBeTruthy();
      }
    }),
    { numRuns: runs(200) },
  );
});

it('keeps a hundred deprecated versions, the newest', () => {
  const version = (id: number, stages: string[]) => ({ id: String(id), stages, createdAt: id });
  const versions = [
    version(0, ['AWSPREVIOUS']),
    ...Array.from({ length: 150 }, (_, index) => version(index + 1, [])),
    version(151, ['AWSCURRENT']),
  ];
  const kept = pruneDeprecated(versions).map(({ id }) => Number(id));
  expect(kept).toEqual([0, ...Array.from({ length: 100 }, (_, index) => index + 51), 151]);
});

it('takes AWSPENDING only from a version that stops being current', () => {
  const versions = [
    { id: 'old', stages: ['AWSCURRENT', 'AWSPENDING'], createdAt: 0 },
    { id: 'new', stages: [], createdAt: 1 },
  ];
  expect(moveStage(versions, CURRENT, 'new').map(({ stages }) => stages)).toEqual([
    ['AWSPREVIOUS'],
    ['AWSCURRENT'],
  ]);
  const pending = [
    { id: 'old', stages: ['AWSCURRENT'], createdAt: 0 },
    { id: 'new', stages: ['AWSPENDING'], createdAt: 1 },
  ];
  expect(moveStage(pending, CURRENT, 'new').map(({ stages }) => stages)).toEqual([
    ['AWSPREVIOUS'],
    ['AWSPENDING', 'AWSCURRENT'],
  ]);
});
