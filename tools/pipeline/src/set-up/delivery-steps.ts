import { reviewersOf, type Workspace } from '@gatehouse/service-manifest';
import type { AwsTarget } from './aws/aws-targets.ts';
import type { Step } from './step.ts';
import { codeScanning } from './steps/code-scanning.ts';
import { noAlarms, servicesRun } from './steps/final-checks.ts';
import { firstDelivery } from './steps/first-delivery.ts';
import { rehearsal } from './steps/rehearsal.ts';
import { ruleset } from './steps/ruleset.ts';

/** The steps after the first push: what protects main, the first delivery, and that everything runs. */
export function deliverySteps(
  workspace: Workspace,
  environments: readonly AwsTarget[],
): readonly Step[] {
  const reviewed = environments.some(({ name }) => reviewersOf(workspace, name).length > 0);
  return [
    ruleset,
    codeScanning,
    firstDelivery(reviewed),
    ...environments.flatMap((place) => [servicesRun(place), noAlarms(place)]),
    rehearsal('records', 'The records have been compacted once', []),
    rehearsal('report', 'The weekly report has been made once', ['rehearsal/records']),
  ];
}
