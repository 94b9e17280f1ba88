import type { Aws } from '../aws.ts';
import type { DeployInput } from '../deploy-input.ts';
import { holdText, isHeld } from '../hold/hold.ts';
import type { DeploymentRecord } from '../record/record.ts';
import type { Location } from '../subject.ts';
import { checkCommit } from './check-commit.ts';
import { checkRendered } from './check-rendered.ts';
import { newestCommitTime } from './git.ts';

/**
 * Checks that commit, image and rendered files belong together, and may replace what runs.
 * @param record The record of what runs.
 * @returns problems, one line each
 * @throws {AwsError}
 */
export async function checkBinding(
  aws: Pick<Aws, 'ecr'>,
  location: Location,
  record: DeploymentRecord | undefined,
  { commit, image, allowOlder }: DeployInput,
): Promise<string[]> {
  const { service, environment, settings } = location;
  const problems = await checkCommit(aws, location, { commit, image, record, allowOlder });
  if (problems.length > 0) return problems;
  const { digest } = image;
  const held =
    record?.hold !== undefined &&
    (await isHeld(record.hold, { commit, digest }, record.digest, newestCommitTime));
  return [
    ...(held && record?.hold ? [holdText(record.hold, service, environment)] : []),
    // On a laptop, without a commit, the current files are deployed.
    ...(commit === undefined && settings.local === true
      ? []
      : await checkRendered(service, environment, commit)),
  ];
}
