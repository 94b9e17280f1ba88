import { Validations } from 'aws-cdk-lib';
import { CfnApi, CfnIntegration, CfnRoute, CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnService } from 'aws-cdk-lib/aws-servicediscovery';
import { Construct } from 'constructs';
import type { ServiceModel } from '@gatehouse/service-manifest';
import { leave, read } from '../parameters.ts';
import { LOG_FORMAT } from './gateway-log-format.ts';

/** Seconds for which a caller may cache the address of a task. */
const TTL_S = 10;
/** Requests per second, on average and in a burst: nothing else protects the tasks and the bill from a flood. */
const RATE = 100;
const BURST = 200;
/** The longest time-out of API Gateway. */
const TIMEOUT_MS = 30_000;

/** The route to a service without a load balancer: its name in the VPC, and an address of API Gateway. */
export class GatewayTarget extends Construct {
  /** The API's id in metrics, if the service is public. */
  readonly apiId: string | undefined;

  constructor(scope: Construct, id: string, model: ServiceModel) {
    super(scope, id);
    const { name, manifest, names, shared } = model;
    const registry = new CfnService(this, 'Names', {
      name,
      namespaceId: read(this, shared.parameter('namespace-id')),
      description: `Tasks of ${name}`,
      dnsConfig: {
        routingPolicy: 'MULTIVALUE',
        // Callers in the VPC look up the address; API Gateway also needs the port:
        // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
        dnsRecords: ['A', 'SRV'].map((type) => ({ type, ttl: TTL_S })),
      },
      // ECS reports which tasks are healthy.
      healthCheckCustomConfig: { failureThreshold: 1 },
    });
    leave(this, names.parameter('service-registry-arn'), registry.attrArn);
    this.apiId = manifest.exposure === 'public' ? this.#addApi(model, registry) : undefined;
  }

  #addApi({ name, place, names, shared }: ServiceModel, registry: CfnService): string {
    const log = new CfnLogGroup(this, 'AccessLog', {
      logGroupName: `${names.logGroup}/access`,
      kmsKeyId: read(this, shared.parameter('log-key-arn')),
      retentionInDays: place.logRetention,
    });
    const api = new CfnApi(this, 'Api', {
      name: names.family,
      protocolType: 'HTTP',
      description: `${name}, from the internet`,
    });
    const integration = new CfnIntegration(this, 'Tasks', {
      apiId: api.ref,
      integrationType: 'HTTP_PROXY',
      integrationMethod: 'ANY',
      integrationUri: registry.attrArn,
      connectionType: 'VPC_LINK',
      connectionId: read(this, shared.parameter('vpc-link-id')),
      payloadFormatVersion: '1.0',
      timeoutInMillis: TIMEOUT_MS,
    });
    const route = new CfnRoute(this, 'Everything', {
      apiId: api.ref,
      routeKey: '$default',
      target: `integrations/${integration.ref}`,
      authorizationType: 'NONE',
    });
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'The service itself authenticates its callers, by API keys or tokens',
    });
    new CfnStage(this, 'Stage', {
      apiId: api.ref,
      stageName: '$default',
      autoDeploy: true,
      defaultRouteSettings: {
        throttlingRateLimit: RATE,
        throttlingBurstLimit: BURST,
        detailedMetricsEnabled: false,
      },
      accessLogSettings: {
        destinationArn: log.attrArn,
        format: JSON.stringify(LOG_FORMAT),
      },
    });
    leave(this, names.parameter('public-endpoint'), api.attrApiEndpoint);
    return api.ref;
  }
}
