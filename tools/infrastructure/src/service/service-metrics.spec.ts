import type { Template } from 'aws-cdk-lib/assertions';
import { metricsOfAlarms, metricsOfDashboard, type UsedMetric } from './test/metrics-in.ts';
import { templateOfService } from './test/template-of-service.ts';

/** Metrics that AWS documents for these dimensions, so that no alarm waits for a metric that is never published. */
const PUBLISHED = [
  {
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html',
    namespace: 'AWS/ECS',
    dimensions: ['ClusterName', 'ServiceName'],
    names: ['CPUUtilization', 'MemoryUtilization', 'EBSFilesystemUtilization'],
  },
  {
    source:
      'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html',
    namespace: 'ECS/ContainerInsights',
    dimensions: ['ClusterName', 'ServiceName'],
    names: [
      'CpuReserved',
      'CpuUtilized',
      'DeploymentCount',
      'DesiredTaskCount',
      'MemoryReserved',
      'MemoryUtilized',
      'NetworkRxBytes',
      'NetworkTxBytes',
      'PendingTaskCount',
      'RunningTaskCount',
      'StorageReadBytes',
      'StorageWriteBytes',
      'TaskSetCount',
    ],
  },
  {
    source:
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html',
    namespace: 'AWS/ApplicationELB',
    dimensions: ['LoadBalancer', 'TargetGroup'],
    names: [
      'HealthyHostCount',
      'HTTPCode_Target_2XX_Count',
      'HTTPCode_Target_3XX_Count',
      'HTTPCode_Target_4XX_Count',
      'HTTPCode_Target_5XX_Count',
      'RequestCount',
      'RequestCountPerTarget',
      'TargetConnectionErrorCount',
      'TargetResponseTime',
      'TargetTLSNegotiationErrorCount',
      'UnHealthyHostCount',
    ],
  },
  {
    source:
      'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html',
    namespace: 'AWS/SQS',
    dimensions: ['QueueName'],
    names: [
      'ApproximateAgeOfOldestMessage',
      'ApproximateNumberOfMessagesDelayed',
      'ApproximateNumberOfMessagesNotVisible',
      'ApproximateNumberOfMessagesVisible',
      'NumberOfEmptyReceives',
      'NumberOfMessagesDeleted',
      'NumberOfMessagesReceived',
      'NumberOfMessagesSent',
      'SentMessageSize',
    ],
  },
];

/** Metrics that services publish themselves: libs/service-kit/src/metrics/health-metrics.spec.ts. */
const OWN = ['Gatehouse dependenciesHealthy [environment service]'];

/** The metrics that the log filters of the same template publish; they have no dimensions. */
const madeHere = (template: Template) =>
  Object.values(template.findResources('AWS::Logs::MetricFilter')).flatMap(({ Properties }) =>
    Properties.MetricTransformations.map(
      ({ MetricNamespace, MetricName }: { MetricNamespace: string; MetricName: string }) =>
        `${MetricNamespace} ${MetricName} []`,
    ),
  );

const text = ({ namespace, name, dimensions }: UsedMetric) =>
  `${namespace} ${name} [${dimensions.join(' ')}]`;
const published = PUBLISHED.flatMap(({ namespace, names, dimensions }) =>
  names.map((name) => text({ namespace, name, dimensions })),
);

const templates = {
  orders: templateOfService('orders', 'production'),
  payments: templateOfService('payments', 'production'),
  blueGreen: templateOfService('orders', 'production', { deployment: { strategy: 'blue-green' } }),
};

describe.each(Object.entries(templates))('%s', (_name, template) => {
  it.each([
    ['alarms', metricsOfAlarms],
    ['dashboard', metricsOfDashboard],
  ])('has no metric in its %s that is never published', (_where, metricsOf) => {
    const used = metricsOf(template).map(text);
    expect(used.length).toBeGreaterThan(8);
    const known = new Set([...published, ...OWN, ...madeHere(template)]);
    expect(used.filter((metric) => !known.has(metric))).toEqual([]);
  });
});

/** Evaluates an alarm's expression; a missing metric is 0, as in CloudWatch. */
function evaluate(template: Template, alarm: string, values: Record<string, number>): number {
  const [found] = Object.values(
    template.findResources('AWS::CloudWatch::Alarm', { Properties: { AlarmName: alarm } }),
  );
  const metrics: { Id: string; Expression?: string; ReturnData?: boolean }[] =
    found!['Properties'].Metrics;
  const measured = metrics.filter(({ Expression }) => !Expression).map(({ Id }) => Id);
  expect(Object.keys(values).filter((id) => !measured.includes(id))).toEqual([]);
  const choose = (condition: boolean, yes: number, no: number) => (condition ? yes : no);
  const valueOf = ({ Id, Expression }: (typeof metrics)[number]): number => {
    if (Expression === undefined) return values[Id] ?? 0;
    const used = metrics.filter((each) => new RegExp(`\\b${each.Id}\\b`).test(Expression));
    const ids = used.map((each) => each.Id);
    return new Function('IF', ...ids, `return ${Expression}`)(choose, ...used.map(valueOf));
  };
  return valueOf(metrics.find(({ ReturnData }) => ReturnData !== false)!);
}

describe('the share of failures', () => {
  const share = (values: Record<string, number>) =>
    evaluate(templates.payments, 'payments-production-server-errors', values);

  it('counts 5xx responses of tasks and requests that reached no task', () => {
    expect(share({ failed0: 8, failed1: 2, all0: 100 })).toBe(10);
  });

  it('is zero where one of two requests failed, and one where all of a few did', () => {
    expect(share({ failed0: 1, all0: 2 })).toBe(0);
    expect(share({ failed0: 5, all0: 5 })).toBe(100);
  });

  it('covers both load balancers together', () => {
    const both = evaluate(templates.orders, 'orders-production-server-errors', {
      failed0: 1,
      failed1: 2,
      failed2: 3,
      failed3: 4,
      all0: 60,
      all1: 40,
    });
    expect(both).toBe(10);
  });
});

it('uses the slower of two load balancers, even if the other has no traffic', () => {
  const latency = (values: Record<string, number>) =>
    evaluate(templates.orders, 'orders-production-latency', values);
  expect(latency({ slow0: 1, slow1: 2 })).toBe(2);
  expect(latency({ slow0: 3, slow1: 2 })).toBe(3);
  expect(latency({ slow0: 3 })).toBe(3);
  expect(latency({ slow1: 2 })).toBe(2);
});

it('uses the load balancer with fewer healthy tasks', () => {
  const healthy = (values: Record<string, number>) =>
    evaluate(templates.orders, 'orders-production-healthy-hosts', values);
  expect(healthy({ healthy0: 2, healthy1: 2 })).toBe(2);
  expect(healthy({ healthy0: 0, healthy1: 2 })).toBe(0);
  expect(healthy({ healthy0: 2, healthy1: 0 })).toBe(0);
});

describe('blue/green', () => {
  const value = (alarm: string, values: Record<string, number>) =>
    evaluate(templates.blueGreen, `orders-production-${alarm}`, values);

  it('counts the healthy tasks of the target group in production, whichever it is', () => {
    expect(value('healthy-hosts', { internal0: 2, public0: 3 })).toBe(2);
    expect(value('healthy-hosts', { internal1: 2, public1: 3 })).toBe(2);
    expect(value('healthy-hosts', { internal0: 2, internal1: 2 })).toBe(0);
  });

  it('uses the slowest of all, and the failures of all', () => {
    for (const id of ['slow0', 'slow1', 'slow2', 'slow3']) {
      expect(value('latency', { slow0: 1, slow1: 1, slow2: 1, slow3: 1, [id]: 2 })).toBe(2);
      expect(value('latency', { [id]: 2 })).toBe(2);
    }
    expect(value('server-errors', { failed0: 2, failed3: 3, all1: 30, all2: 20 })).toBe(10);
  });

  it('uses no more metrics in an alarm than CloudWatch allows', () => {
    for (const { Properties } of Object.values(
      templates.blueGreen.findResources('AWS::CloudWatch::Alarm'),
    )) {
      const metrics: object[] = Properties['Metrics'] ?? [];
      expect(metrics.filter((each) => 'MetricStat' in each).length).toBeLessThanOrEqual(10);
      expect(metrics.filter((each) => 'Expression' in each).length).toBeLessThanOrEqual(10);
    }
  });
});

it('counts missing tasks', () => {
  expect(
    evaluate(templates.orders, 'orders-production-running-tasks', { desired: 3, running: 1 }),
  ).toBe(2);
});
