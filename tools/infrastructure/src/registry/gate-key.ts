import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { registryNamesOf, type Workspace } from '@gatehouse/service-manifest';
import { SigningKey } from './signing-key.ts';

/**
 * The key that signs the evidence of passed gates. Only the gate's role may sign; roles that deploy may read the public
 * key. Evidence is valid for at most 30 days.
 */
export class GateKey extends SigningKey {
  constructor(scope: Construct, workspace: Workspace, gateRole: Role, groups: readonly number[]) {
    super(scope, 'GateKey', workspace, {
      groups,
      alias: registryNamesOf(workspace).gateKeyAlias,
      description: 'Signs the evidence of passed gates',
      signer: gateRole,
      verifiers: { VerifyAtTheGate: gateRole },
    });
  }
}
