import { homedir } from 'node:os';
import { join } from 'node:path';
import { loadSharedConfigFiles } from '@smithy/core/config';
import { LOCAL, type Environment } from './environment.ts';

/**
 * Variables that set the AWS SDK's endpoint, for all services or one
 * (AWS_ENDPOINT_URL_SECRETS_MANAGER).
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
const ENDPOINT_VARIABLE = /^AWS_ENDPOINT_URL(?:_|$)/;
/**
 * The same in the shared files; in a "services" section prefixed with the service:
 * `secrets_manager.endpoint_url`.
 */
const ENDPOINT_KEY = /(?:^|\.)endpoint_url$/;
/**
 * Variables that set the source of the SDK's credentials; an attacker's credentials would lead to an
 * attacker's secrets.
 */
const METADATA_VARIABLE = 'AWS_EC2_METADATA_SERVICE_ENDPOINT';
const METADATA_KEY = 'ec2_metadata_service_endpoint';
/** Options of Node that accept broken TLS versions, or requests that other servers read differently. */
const UNSAFE_OPTION = /--(?:tls-min-v1[._][01]|insecure-http-parser)(?![\w.-])/;
/** Addresses of the machine itself, where no other host can respond. */
const LINK_LOCAL = /^(?:169\.254\.169\.254|\[fd00:ec2::254\])$/;

/**
 * Finds settings that would send credentials or secrets in plain text, or to an unverified server.
 * Outside the `local` environment all of them are refused, in variables and in the files that the SDK
 * reads, regardless of the selected profile. Not included: proxies (TLS passes through them end to
 * end), `NODE_EXTRA_CA_CERTS` (it adds trusted certificates), and AWS_CONTAINER_CREDENTIALS_FULL_URI
 * (the SDK accepts plain HTTP only from the machine itself).
 * @returns one description per problem.
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
      `NODE_TLS_REJECT_UNAUTHORIZED: certificates are not verified, which is allowed only in the "${LOCAL}" environment`,
    );
  const [option] = UNSAFE_OPTION.exec(environment['NODE_OPTIONS'] ?? '') ?? [];
  if (option !== undefined)
    variables.push(`NODE_OPTIONS: ${option} is allowed only in the "${LOCAL}" environment`);
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
  return [`${where}: plain http is allowed only in the "${LOCAL}" environment, not ${told}`];
}
