import * as z from 'zod';

/** A string of a certain form; `what` completes "must be ...". */
export const text = (what: string, form: RegExp, description: string) =>
  z
    .string({ error: `must be ${what}` })
    .regex(form, { error: `must be ${what}` })
    // VS Code's message in place of the pattern.
    .meta({ description, patternErrorMessage: `Must be ${what}` });

/**
 * Maximum length of a service's name, so that all derived AWS names fit: a role has at most 64
 * characters.
 */
export const LONGEST_SERVICE_NAME = 40;
const SERVICE_NAME = /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,38}[a-z0-9]$/;
const RESERVED = new Set([
  'node-modules',
  'infrastructure',
  'workspace',
  'default',
  'local',
  // The zone of the internal addresses, `internal.<domain>`.
  'internal',
  // Prefix of secret names that belong to no service.
  'shared',
]);

/** Folders that Git, ESLint, Docker or npm ignore anywhere, or that hold tests only. */
const IGNORED = new Set(['build', 'coverage', 'deploy', 'dist', 'test', 'tests']);

/** Names that no file or folder can have on Windows, as the source of a regular expression. */
const DEVICES = String.raw`(?:con|prn|aux|nul|com\d|lpt\d)`;
const DEVICE = new RegExp(`^${DEVICES}$`);

/** Whether Windows reserves a name, with any extension, for a device. */
export const isDeviceName = (name: string): boolean => DEVICE.test(name);

/**
 * Nx and other tools look up projects and environments in plain objects. The other properties have
 * capitals.
 */
const PROPERTY = 'constructor';

/**
 * An environment is also a folder, whose files Git must not ignore, and a value in the YAML of the workflows, where it
 * must be a string: https://yaml.org/type/bool.html
 */
const NO_ENVIRONMENT = `(?:${PROPERTY}|coverage|dist|null|true|false|yes|no|on|off|${DEVICES})`;

/** The reason why a text cannot be the name of a service; undefined if it can. */
export function serviceNameProblem(name: string): string | undefined {
  if (name.length > LONGEST_SERVICE_NAME)
    return `is ${name.length} characters long; allowed: 2 to ${LONGEST_SERVICE_NAME}`;
  if (!SERVICE_NAME.test(name))
    return 'must be lower-case words of letters and digits with single hyphens in between, 2 to 40 characters, a letter first';
  if (RESERVED.has(name)) return 'is reserved by Gatehouse';
  if (IGNORED.has(name)) return 'is a folder that Git, ESLint, npm or Docker ignores';
  if (name === PROPERTY) return 'is a property of every JavaScript object';
  if (isDeviceName(name)) return 'is a device on Windows, where no folder can have that name';
  return /^(?:aws|ecs|fargate)(?:-|$)/.test(name)
    ? 'must not start with a prefix that AWS reserves'
    : undefined;
}

/** The same for editors, in one expression. */
const SERVICE_PATTERN = `^(?!(?:${[...RESERVED, ...IGNORED, PROPERTY, DEVICES].join('|')})$)(?!(?:aws|ecs|fargate)(?:-|$))${SERVICE_NAME.source.slice(1)}`;

export const serviceName = z
  .string({ error: 'must be the name of a service' })
  .meta({
    pattern: SERVICE_PATTERN,
    patternErrorMessage: `Must be the name of a service: lower-case words with single hyphens in between, 2 to ${LONGEST_SERVICE_NAME} characters, none that Gatehouse, AWS or Windows reserves`,
  })
  .superRefine((name, context) => {
    const problem = serviceNameProblem(name);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  });

export const hostName = text(
  'the name of a host such as api.example.com, in lower case, without https:// and wildcards',
  /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
  'Name of a host',
);

export const environmentName = text(
  'an environment name: lower-case letters and digits, 2 to 12 characters, a letter first, and no word with a meaning to JavaScript, YAML, Git or Windows, such as "constructor", "on", "dist" or "nul"',
  new RegExp(`^(?!${NO_ENVIRONMENT}$)[a-z][a-z0-9]{1,11}$`),
  'Name of an environment',
);

/**
 * Shorter than the 256 characters of SNS, because a shared account adds the environment:
 * https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
 */
export const topicName = text(
  'the name of a topic in this account: 1 to 243 letters, digits, - and _, not starting with gatehouse-, no ARN and no wildcard',
  /^(?!gatehouse-)[\w-]{1,243}$/,
  'Name of the SNS topic',
);

/** Of the queue beside each queue, for messages that could not be handled. */
export const DEAD_LETTERS = '-dead-letters';

/**
 * Shorter than the 80 characters of SQS, because the environment and the dead letters' ending are added:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
 */
export const queueName = text(
  'the name of a queue in this account: 1 to 54 letters, digits, - and _, not ending in -dead-letters, no ARN, no URL and no wildcard',
  /^(?!.*-dead-letters$)[\w-]{1,54}$/,
  'Name of the SQS queue; the queue for its dead letters is created beside it',
);

/** Also a folder: a service finds the volume at `/mnt/NAME`. */
export const volumeName = text(
  'the name of a volume: 2 to 32 lower-case letters, digits and single hyphens, a letter first, no path, no id of AWS and no device of Windows',
  new RegExp(`^(?!fs-|fsap-|${DEVICES}$)[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,30}[a-z0-9]$`),
  'Name of the volume; tasks find it at /mnt/NAME',
);

/**
 * Shorter than the 63 characters of a cluster, because the environment is added:
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
 */
export const databaseName = text(
  'the name of a database: 1 to 40 lower-case letters and digits with hyphens in between, such as orders, no URL and no wildcard',
  /^(?=.{1,40}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
  'Name of the Aurora PostgreSQL cluster, which has one database',
);

/**
 * Shorter than the 255 characters of DynamoDB, because a shared account adds the environment:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
 */
export const tableName = text(
  'the name of a table in this account: 3 to 242 letters, digits, -, _ and ., no ARN and no wildcard',
  /^[\w.-]{3,242}$/,
  'Name of the DynamoDB table',
);

/**
 * Shorter than S3 allows, because environment and account are added:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export const bucketName = text(
  'the name of a bucket in this account: 3 to 37 lower-case letters, digits and single hyphens, not starting with gatehouse-, no ARN and no wildcard',
  /^(?!xn--|sthree-|gatehouse-)[a-z0-9](?:[a-z0-9]|-(?=[a-z0-9])){1,35}[a-z0-9]$/,
  'Name of the S3 bucket; in AWS, environment and account are appended',
);

/**
 * Six characters after a final hyphen look like the suffix that Secrets Manager adds:
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
 */
export const secretName = text(
  'the name of a secret in this account: letters, digits and / _ + = . @ -, not ending in a hyphen and six characters, no ARN and no wildcard',
  /^(?!.*-[A-Za-z0-9]{6}$)[\w/+=.@-]{1,256}$/,
  'Name of the secret in Secrets Manager',
);

export const variableName = text(
  'the name of an environment variable: capitals, digits and _',
  /^[A-Z][A-Z0-9_]{0,127}$/,
  'Name of an environment variable',
);

export const attributeName = text(
  'the name of an attribute: 1 to 255 letters, digits, -, _ and .',
  /^[\w.-]{1,255}$/,
  'Name of a string attribute',
);
