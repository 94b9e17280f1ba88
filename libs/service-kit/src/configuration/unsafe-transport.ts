import { homedir } from 'node:os';
import { join } from 'node:path';
import { loadSharedConfigFiles } from '@smithy/core/config';
import { LOCAL, type Environment } from './environment.ts';

/**
 * Where the AWS SDK takes an endpoint from, for all services or one (AWS_ENDPOINT_URL_SECRETS_MANAGER).
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
const ENDPOINT_VARIABLE = /^AWS_ENDPOINT_URL(?:_|$)/;
/** In the shared files; in a "services" section with the service in front: `secrets_manager.endpoint_url`. */
const ENDPOINT_KEY = /(?:^|\.)endpoint_url$/;
/** Where the SDK takes credentials from; an attacker's would lead to an attacker's secrets. */
const METADATA_VARIABLE = 'AWS_EC2_METADATA_SERVICE_ENDPOINT';
const METADATA_KEY = 'ec2_metadata_service_endpoint';
/** Of the machine itself, beside which nobody else can answer. */
const LINK_LOCAL = /^(?:169\.254\.169\.254|\[fd00:ec2::254\])$/;

/**
 * What would send credentials or secrets in plain text, or to a server that nobody has verified. All
 * of it is refused outside the `local` environment: variables, and the files that the SDK reads,
 * whichever profile is selected. Not in here: proxies (TLS goes through them from end to end),
 * `NODE_EXTRA_CA_CERTS` (adds to what is verified), and AWS_CONTAINER_CREDENTIALS_FULL_URI (the SDK
 * takes plain http from the machine itself alone).
 * @returns One problem in words for each.
 */
export async function unsafeTransport(environment: Environment): Promise<string[]> {
  const local = environment['ENVIRONMENT'] === LOCAL;
  const variables = Object.entries(environment).flatMap(([name, value = '']) =>
    problemsOf(name, value, local, ENDPOINT_VARIABLE.test(name), name === METADATA_VARIABLE),
  );
  const issuer = environment['JWT_ISSUER'];
  if (issuer !== undefined) variables.push(...problemsOf('JWT_ISSUER', issuer, local, true, false));
  if (local) return variables;
  if (environment['NODE_TLS_REJECT_UNAUTHORIZED'] === '0')
    variables.push(
      `NODE_TLS_REJECT_UNAUTHORIZED: certificates are not verified, which is allowed in the "${LOCAL}" environment alone`,
    );
  return [...variables, ...(await problemsOfFiles(environment))];
}

async function problemsOfFiles(environment: Environment): Promise<string[]> {
  const home = (name: string) => join(environment['HOME'] ?? homedir(), '.aws', name);
  const configFilepath = environment['AWS_CONFIG_FILE'] ?? home('config');
  const filepath = environment['AWS_SHARED_CREDENTIALS_FILE'] ?? home('credentials');
  const files = await loadSharedConfigFiles({ configFilepath, filepath, ignoreCache: true });
  return Object.entries({
    [configFilepath]: files.configFile,
    [filepath]: files.credentialsFile,
  }).flatMap(([file, sections]) =>
    Object.entries(sections).flatMap(([section, keys]) =>
      Object.entries(keys).flatMap(([key, value = '']) =>
        problemsOf(
          `${file}, [${section}] ${key}`,
          value,
          false,
          ENDPOINT_KEY.test(key),
          key === METADATA_KEY,
        ),
      ),
    ),
  );
}

function problemsOf(
  where: string,
  value: string,
  local: boolean,
  isEndpoint: boolean,
  isMetadata: boolean,
): string[] {
  if (!isEndpoint && !isMetadata) return [];
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const told = JSON.stringify(value.replace(/\/\/.*@/, '//[redacted]@'));
  if (url === undefined || !/^https?:$/.test(url.protocol))
    return [`${where}: expected an https URL, not ${told}`];
  if (url.username || url.password)
    return [`${where}: expected a URL without user name and password, not ${told}`];
  if (url.protocol === 'https:' || local || (isMetadata && LINK_LOCAL.test(url.hostname)))
    return [];
  return [`${where}: plain http is allowed in the "${LOCAL}" environment alone, not ${told}`];
}
