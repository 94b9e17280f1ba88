import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { registryNamesOf, type Workspace } from '@gatehouse/service-manifest';
import { SigningKey } from './signing-key.ts';

/**
 * What a passed gate signs its evidence with. The role of the gate alone may sign; whoever deploys may have the public
 * half. Evidence lives for 30 days at the most.
 */
export class GateKey extends SigningKey {
  constructor(scope: Construct, workspace: Workspace, gateRole: Role) {
    super(scope, 'GateKey', workspace, {
      alias: registryNamesOf(workspace).gateKeyAlias,
      description: 'Signs the evidence of passed gates',
      signer: gateRole,
      verifiers: { VerifyAtTheGate: gateRole },
    });
  }
}
