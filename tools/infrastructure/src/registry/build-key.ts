import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { registryNamesOf, type Workspace } from '@gatehouse/service-manifest';
import { SigningKey } from './signing-key.ts';

interface Roles {
  readonly buildRole: Role;
  readonly gateRole: Role;
  readonly rescanRole: Role;
}

/**
 * What provenance and bill of materials of images are signed with, in a workspace with `attestations: "kms"`. The build
 * role alone may sign, and its trust policy accepts the build workflow on main alone: what GitHub's certificates say.
 */
export class BuildKey extends SigningKey {
  constructor(
    scope: Construct,
    workspace: Workspace,
    { buildRole, gateRole, rescanRole }: Roles,
    groups: readonly number[],
  ) {
    super(scope, 'BuildKey', workspace, {
      alias: registryNamesOf(workspace).buildKeyAlias,
      description: 'Signs provenance and bill of materials of images',
      groups,
      signer: buildRole,
      verifiers: { VerifyAtTheGate: gateRole, VerifyInTheRescan: rescanRole },
    });
  }
}
