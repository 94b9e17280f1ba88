import type { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { MINUTE } from './metric-expressions.ts';

/**
 * A metric of API Gateway, if the service has an API there.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html
 */
export const apiMetrics = (
  apiId: string | undefined,
  metricName: string,
  statistic: string,
  period: Duration,
): Metric[] =>
  apiId === undefined
    ? []
    : [
        new Metric({
          namespace: 'AWS/ApiGateway',
          metricName,
          dimensionsMap: { ApiId: apiId },
          statistic,
          label: metricName,
          period,
        }),
      ];

/** A percentile of API Gateway's latency, in seconds. */
export const apiLatency = (
  apiId: string | undefined,
  id: string,
  percentile: number,
  label: string,
): MathExpression[] =>
  apiMetrics(apiId, 'Latency', Stats.p(percentile), MINUTE).map(
    (milliseconds) =>
      new MathExpression({
        expression: `${id}Ms / 1000`,
        usingMetrics: { [`${id}Ms`]: milliseconds },
        label,
        period: MINUTE,
      }),
  );
