import { environmentVariables, resolveSettings, type Manifest } from '@gatehouse/service-manifest';

/** The resources that a manifest grants, as code names them. */
export function variablesOf(manifest: Manifest): ReadonlySet<string> {
  const any = {
    region: '',
    bucket: String,
    table: String,
    queueUrl: String,
    volumePath: String,
    databaseUrl: String,
    secret: String,
    url: String,
    arn: { topic: String },
  };
  const environments = ['', ...Object.keys(manifest.environments ?? {})];
  return new Set([
    ...environments.flatMap((environment) =>
      Object.keys(
        environmentVariables(manifest, resolveSettings(manifest, environment), environment, any),
      ),
    ),
    ...Object.keys(manifest.injectedSecrets ?? {}),
  ]);
}
