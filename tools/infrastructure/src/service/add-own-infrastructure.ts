import { Validations, type Stack } from 'aws-cdk-lib';
import { CfnSecurityGroupEgress, CfnVPCEndpoint } from 'aws-cdk-lib/aws-ec2';
import { Policy, PolicyDocument, Role, type CfnRole } from 'aws-cdk-lib/aws-iam';
import type { ServiceModel } from '@gatehouse/service-manifest';
import { ownThingsOnly } from '../network/endpoint-policies.ts';
import { leave, read, readList } from '../parameters.ts';
import { UnfitWorkspaceError } from '../unfit-workspace-error.ts';
import type { InfrastructureFunction, OwnGrants } from './own-infrastructure.ts';

/**
 * Lets a service's own function add resources to its stack.
 * @throws {UnfitWorkspaceError} if its outputs differ from the manifest's, or it grants too much
 */
export function addOwnInfrastructure(
  stack: Stack,
  model: ServiceModel,
  { taskRole, securityGroupId }: { taskRole: CfnRole; securityGroupId: string },
  add: InfrastructureFunction | undefined,
): void {
  const outputs = new Set<string>();
  const expected = Object.keys(model.manifest.outputs ?? {});
  const file = `apps/${model.name}/infrastructure.ts`;
  const fail = (message: string): never => {
    throw new UnfitWorkspaceError('GH-INFRA-002', `${file}: ${message}`);
  };
  if (add) {
    const role = Role.fromRoleName(stack, 'OwnRole', taskRole.ref);
    const policy = new Policy(stack, 'OwnStatements', { roles: [role] });
    const grants: OwnGrants = {
      allow(statement, reason) {
        const wide = statement.actions.filter((action) => action.includes('*'));
        if (wide.length > 0 || statement.notActions.length + statement.notResources.length > 0)
          fail(`allows ${wide.join(', ') || 'by exception'}; name each action and resource`);
        for (const resource of statement.resources.filter((each) => each.includes('*'))) {
          if (!reason)
            fail(
              `allows the resource ${resource}; state a reason for the wildcard, or name the resource`,
            );
          Validations.of(policy).acknowledge({
            id: `AwsSolutions-IAM5[Resource::${resource}]`,
            reason: reason!,
          });
        }
        policy.addStatements(statement);
      },
      endpoint(service) {
        const { region } = model.names;
        new CfnVPCEndpoint(stack, `Endpoint-${service}`, {
          vpcId: read(stack, model.shared.parameter('vpc-id')),
          vpcEndpointType: 'Interface',
          serviceName: `com.amazonaws.${region}.${service}`,
          privateDnsEnabled: true,
          subnetIds: readList(stack, model.shared.parameter('subnet-ids')),
          securityGroupIds: [read(stack, model.shared.parameter('endpoint-security-group-id'))],
          policyDocument: new PolicyDocument({
            statements: [ownThingsOnly(model.shared, service.split('.')[0]!)],
          }),
        });
      },
      reach(destinationSecurityGroupId, port, description) {
        new CfnSecurityGroupEgress(stack, `Reach-${port}-${description.replace(/\W+/g, '')}`, {
          groupId: securityGroupId,
          destinationSecurityGroupId,
          ipProtocol: 'tcp',
          fromPort: port,
          toPort: port,
          description,
        });
      },
      output(variable, value) {
        if (outputs.has(variable)) fail(`outputs ${variable} twice`);
        outputs.add(variable);
        leave(stack, model.names.parameter(`output/${variable}`), value);
      },
    };
    add({ stack, model, role, grants });
  }
  const missing = expected.filter((variable) => !outputs.has(variable));
  const unknown = [...outputs].filter((variable) => !expected.includes(variable));
  if (missing.length > 0)
    fail(
      `does not output ${missing.join(', ')}, which apps/${model.name}/service.json lists under outputs`,
    );
  if (unknown.length > 0)
    fail(
      `outputs ${unknown.join(', ')}; add it under "outputs" in apps/${model.name}/service.json, and run npx nx sync`,
    );
}
