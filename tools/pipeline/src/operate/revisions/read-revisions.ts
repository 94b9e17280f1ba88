import type { Aws } from '../../deploy/aws.ts';
import { revisionName } from '../../deploy/observe/snapshot.ts';
import { readService } from '../../deploy/observe/read-service.ts';
import { readRevision } from '../../deploy/plan/read-revision.ts';
import { inOrder } from '../../deploy/record/history.ts';
import type { DeploymentRecord } from '../../deploy/record/record.ts';
import { readHistory } from '../../deploy/record/records.ts';
import { imageOf } from '../../deploy/rollback/forced-record.ts';
import type { Location } from '../../deploy/subject.ts';

/** A registered task definition of a service. */
export interface RevisionRow {
  /** `payments-production:12` */
  readonly revision: string;
  readonly image: string | undefined;
  readonly registeredAt: string | undefined;
  /** Its last record; undefined if it was never deployed, or too long ago. */
  readonly record: DeploymentRecord | undefined;
  /** Number of tasks that run it. */
  readonly tasks: number;
  /** Whether the service is set to it. */
  readonly current: boolean;
  /** Whether a roll-back holds it. */
  readonly held: boolean;
}

/**
 * The newest revisions of a service, newest first. Needs `ecs:ListTaskDefinitions`, `ecs:DescribeTaskDefinition`,
 * `ssm:GetParameterHistory`, and what `readService` needs.
 * @throws {AwsError} also without the cluster: a place where nothing is does not look like a service without revisions
 */
export async function readRevisions(
  aws: Aws,
  { service, names }: Location,
  most: number,
): Promise<RevisionRow[]> {
  const { cluster, family } = names;
  const [{ taskDefinitionArns: arns = [] }, records, seen] = await Promise.all([
    aws.ecs.listTaskDefinitions({ familyPrefix: family, sort: 'DESC', maxResults: most }),
    readHistory(aws, names.parameter('deployment')),
    readService(aws, { cluster, service }),
  ]);
  const latest = inOrder(records);
  const hold = latest.at(-1)?.hold;
  return Promise.all(
    arns.map(async (arn): Promise<RevisionRow> => {
      const revision = await readRevision(aws, arn);
      const image = revision && imageOf(service, revision);
      return {
        revision: revisionName(arn),
        image: image?.text,
        registeredAt: revision?.registeredAt?.toISOString(),
        record: latest.findLast(({ taskDefinition }) => taskDefinition === arn),
        tasks: seen.state.tasks.filter(({ taskDefinition }) => taskDefinition === arn).length,
        current: seen.service?.taskDefinition === arn,
        held: hold?.versions.some(({ digest }) => digest === image?.digest) ?? false,
      };
    }),
  );
}
