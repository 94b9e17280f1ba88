import { alarmParameters } from '../alarms/parameters.ts';
import { dynamoParameters } from '../dynamodb/parameters.ts';
import { ecrParameters } from '../ecr/parameters.ts';
import { iamParameters } from '../identity/parameters.ts';
import { loadBalancingParameters } from '../load-balancing/parameters.ts';
import { scalingParameters } from '../scaling/parameters.ts';
import { ecsParameters } from '../ecs/operations/parameters.ts';
import { keyParameters } from '../keys/parameters.ts';
import { stackParameters } from '../stacks/parameters.ts';
import { logsParameters } from '../logs/local-logs.ts';
import { ssmParameters } from '../parameters/local-parameters.ts';
import { secretsParameters } from '../secrets-manager/parameters.ts';
import { snsParameters } from '../sns/local-sns.ts';
import { sqsParameters } from '../sqs/local-sqs.ts';
import type { SupportedService } from './supported-service.ts';
import { withMaps } from './with-maps.ts';
import { byParameters } from './by-parameters.ts';
import { s3 } from './s3-parameters.ts';

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
