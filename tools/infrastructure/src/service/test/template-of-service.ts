import type { Template } from 'aws-cdk-lib/assertions';
import { modelOf, type Manifest, type ServiceModel } from '@gatehouse/service-manifest';
import { templateOf } from '../../test/template-of.ts';
import { environment, serviceModel, workspace } from '../../test/workspace.ts';
import { ServiceStack } from '../service-stack.ts';

type Name = Parameters<typeof serviceModel>[0];
type EnvironmentName = Parameters<typeof serviceModel>[1];

/** The template of a service in the test workspace with a changed manifest. */
export function changedModel(
  name: Name,
  environmentName: EnvironmentName,
  changes: Partial<Manifest>,
): ServiceModel {
  const { manifest } = serviceModel(name, environmentName);
  return modelOf(name, { ...manifest, ...changes }, workspace, environmentName);
}

/** @throws if cdk-nag has a finding that is not suppressed with a reason */
export const templateOfService = (
  name: Name,
  environmentName: EnvironmentName,
  changes: Partial<Manifest> = {},
): Template =>
  templateOf(
    (app) =>
      new ServiceStack(
        app,
        environment(environmentName),
        changedModel(name, environmentName, changes),
      ),
  );
