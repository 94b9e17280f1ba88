/** A function that adds no resources yet, with an example of each feature. */
export const infrastructureSource = (name: string): string => `\
import type { OwnInfrastructure } from '@gatehouse/infrastructure';

/**
 * AWS resources of ${name} itself, in its own stack. Called once for each environment; "nx synth infrastructure" runs
 * cdk-nag and the checks of all roles on what is added here.
 *
 * For example, a queue that the tasks send to, with "outputs": { "REPORTS_QUEUE_URL": "http://127.0.0.1:4566/reports" }
 * in service.json:
 *
 *   const reports = new Queue(stack, 'Reports', { enforceSSL: true, deadLetterQueue: ... });
 *   reports.grantSendMessages(role);
 *   grants.endpoint('sqs');
 *   grants.output('REPORTS_QUEUE_URL', reports.queueUrl);
 */
export default function infrastructure(_own: OwnInfrastructure): void {
  // Nothing yet: stack, model, role and grants are in _own.
}
`;
