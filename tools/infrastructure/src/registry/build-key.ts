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
 * The key that signs the provenance and bill of materials of images in a workspace with `attestations: "kms"`. Only the
 * build role may sign, and its trust policy accepts only the build workflow on main, as GitHub's certificates would
 * prove.
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
      description: 'Signs the provenance and bill of materials of images',
      groups,
      signer: buildRole,
      verifiers: { VerifyAtTheGate: gateRole, VerifyInTheRescan: rescanRole },
    });
  }
}
