import { alarmParameters } from '../alarms/local-alarms.ts';
import { dynamoParameters } from '../dynamodb/parameters.ts';
import { ecrParameters } from '../ecr/parameters.ts';
import { iamParameters } from '../identity/local-identity.ts';
import { loadBalancingParameters } from '../load-balancing/parameters.ts';
import { scalingParameters } from '../scaling/parameters.ts';
import type { ServiceName } from '../protocol/service-names.ts';
import type { OperationParameters } from '../protocol/operations.ts';
import type { Members, Parameters } from '../protocol/parameters.ts';
import { includes } from '../s3/check-head.ts';
import { s3Operations } from '../s3/operations/all-operations.ts';
import { ecsParameters } from '../ecs/operations/parameters.ts';
import { keyParameters } from '../keys/key-operations.ts';
import { stackParameters } from '../stacks/local-stacks.ts';
import { logsParameters } from '../logs/local-logs.ts';
import { ssmParameters } from '../parameters/local-parameters.ts';
import { secretsParameters } from '../secrets-manager/parameters.ts';
import { snsParameters } from '../sns/local-sns.ts';
import { sqsParameters } from '../sqs/local-sqs.ts';
import type { ModelMember } from './models.ts';

/** The operations of a service, and whether an operation supports a member of the SDK's model. */
export interface SupportedService {
  readonly service: ServiceName;
  readonly operations: readonly string[];
  takes(operation: string, member: ModelMember): boolean;
}

/** A service whose parameters equal those of the SDK's model. */
export const byParameters = (
  service: ServiceName,
  parameters: OperationParameters,
): SupportedService => ({
  service,
  operations: Object.keys(parameters),
  takes: (operation, { path }) => lists(parameters[operation] ?? {}, path),
});

/** Whether the parameters list the member with this path. */
export function lists(parameters: Parameters, path: string): boolean {
  let at: Parameters | undefined = parameters;
  for (const step of path.split(/(?=\[\])|\./)) {
    if (at === 'any') return true;
    if (typeof at !== 'object' || at instanceof RegExp) return false;
    if (step === '[]') at = (at as readonly [Parameters])[0];
    else {
      const members = at as Readonly<Record<string, Parameters>>;
      at = Object.hasOwn(members, step) ? members[step] : members['*'];
    }
    if (at === undefined) return false;
  }
  return true;
}

/** Parameters of the query protocol in the shape of the model: its maps are lists of entries. */
function withMaps(parameters: OperationParameters): OperationParameters {
  const plain = (value: Parameters): Parameters => {
    if (typeof value !== 'object' || value instanceof RegExp) return value;
    if (Array.isArray(value)) return [plain((value as readonly [Parameters])[0])];
    const { entry } = value as { entry?: readonly [Members] };
    return entry
      ? { '*': plain(entry[0]['value'] ?? entry[0]['Value'] ?? 'any') }
      : Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
  };
  return plain(parameters) as OperationParameters;
}

/** S3's parameters are headers, parts of the query, and XML. */
const s3: SupportedService = {
  service: 's3',
  operations: Object.keys(s3Operations),
  takes(operation, { place, path, wire }) {
    const { query = [], headers = [], xml } = s3Operations[operation] ?? {};
    if (place === 'address') return true;
    if (place === 'query') return query.includes(wire);
    if (place === 'header')
      return everyHeader.has(wire.toLowerCase()) || includes(headers, wire.toLowerCase());
    const [root, ...rest] = wire.split('.');
    if (path === 'Body') return true;
    return (
      root === xml?.root && (rest.length === 0 || lists(xml?.parameters ?? {}, rest.join('.')))
    );
  },
};

const everyHeader = new Set(['content-length', 'x-amz-expected-bucket-owner']);

/** Every service whose parameters are checked against the SDK's model. */
export const supported: readonly SupportedService[] = [
  s3,
  byParameters('dynamodb', dynamoParameters),
  byParameters('ecr', ecrParameters),
  byParameters('application-autoscaling', scalingParameters),
  byParameters('elasticloadbalancing', loadBalancingParameters),
  byParameters('iam', iamParameters),
  byParameters('sqs', sqsParameters),
  byParameters('sns', withMaps(snsParameters)),
  byParameters('secretsmanager', secretsParameters),
  byParameters('ssm', ssmParameters),
  byParameters('kms', keyParameters),
  byParameters('ecs', ecsParameters),
  byParameters('logs', logsParameters),
  byParameters('monitoring', alarmParameters),
  byParameters('cloudformation', stackParameters),
];
