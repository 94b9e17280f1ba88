import type { Aws } from '../aws.ts';
import type { TargetGroup } from './snapshot.ts';

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html */
const LEAVING = new Set(['draining', 'unused']);

/**
 * The health of a target group's targets. Needs `elasticloadbalancing:DescribeTargetHealth`.
 * @throws {AwsError}
 */
export async function readTargetGroup(
  { elb }: Pick<Aws, 'elb'>,
  arn: string,
): Promise<TargetGroup> {
  const { TargetHealthDescriptions = [] } = await elb.describeTargetHealth({ TargetGroupArn: arn });
  const states = TargetHealthDescriptions.map(({ TargetHealth = {} }) => TargetHealth);
  return {
    name: arn.split('/')[1] ?? arn,
    healthy: states.filter(({ State }) => State === 'healthy').length,
    others: states
      .filter(({ State = 'unknown' }) => State !== 'healthy' && !LEAVING.has(State))
      .map(({ State = 'unknown', Reason }) =>
        Reason === undefined ? State : `${State} (${Reason})`,
      ),
  };
}
