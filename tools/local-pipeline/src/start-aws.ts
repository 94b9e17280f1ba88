import {
  readManifests,
  seedInfrastructure,
  startLocalAws,
  type LocalAws,
} from '@gatehouse/local-aws';
import { GatehouseError, readWorkspace, type Workspace } from '@gatehouse/service-manifest';

export interface EnvironmentAws {
  readonly aws: LocalAws;
  readonly workspace: Workspace;
  /** What points the SDK, in another process, at it and nowhere else. */
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * An embedded AWS with all that the infrastructure makes in an environment.
 * @throws for an environment that there is not; `ManifestError`
 */
export async function startAws(root: string, environment: string): Promise<EnvironmentAws> {
  const workspace = readWorkspace(root).settings();
  const settings = workspace.environments[environment];
  if (settings === undefined)
    throw new GatehouseError(
      'GH-LOCAL-001',
      `--environment: must be one of ${Object.keys(workspace.environments).join(', ')}, not "${environment}"`,
    );
  const aws = await startLocalAws({ accountId: settings.account, region: settings.region });
  try {
    await seedInfrastructure(aws, workspace, await readManifests(root), environment);
  } catch (error) {
    // Else the command would not end.
    await aws.stop();
    throw error;
  }
  return {
    aws,
    workspace,
    variables: {
      AWS_ENDPOINT_URL: aws.url,
      AWS_REGION: settings.region,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      // A person's own profiles and credentials stay out of it.
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
  };
}
