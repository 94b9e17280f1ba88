/**
 * List prices of eu-central-1 in USD, before taxes, discounts and free tiers, copied by hand from AWS's public price
 * pages; check what matters to you with https://calculator.aws. To update: change the figures and the date.
 */
export const PRICES = {
  date: '2026-11-27',
  region: 'eu-central-1',
  source: [
    'https://aws.amazon.com/fargate/pricing/',
    'https://aws.amazon.com/vpc/pricing/',
    'https://aws.amazon.com/privatelink/pricing/',
    'https://aws.amazon.com/elasticloadbalancing/pricing/',
    'https://aws.amazon.com/api-gateway/pricing/',
    'https://aws.amazon.com/waf/pricing/',
    'https://aws.amazon.com/cloudwatch/pricing/',
    'https://aws.amazon.com/kms/pricing/',
    'https://aws.amazon.com/secrets-manager/pricing/',
    'https://aws.amazon.com/route53/pricing/',
    'https://aws.amazon.com/config/pricing/',
    'https://aws.amazon.com/security-hub/pricing/',
    'https://aws.amazon.com/inspector/pricing/',
    'https://aws.amazon.com/sqs/pricing/',
    'https://aws.amazon.com/rds/aurora/pricing/',
  ],
  /** As AWS's calculator counts a month. */
  hoursPerMonth: 730,
  fargate: {
    X86_64: { vcpuHour: 0.04656, gbHour: 0.00511 },
    ARM64: { vcpuHour: 0.03725, gbHour: 0.00409 },
    /** Of the price on demand. It changes from day to day; AWS says up to 70 % off. */
    spotShare: 0.35,
    /** Above the 20 GB that are included. */
    ephemeralGbHour: 0.000127,
  },
  publicAddressHour: 0.005,
  natGatewayHour: 0.052,
  natGb: 0.052,
  endpointHour: 0.012,
  endpointGb: 0.01,
  loadBalancerHour: 0.027,
  /** A capacity unit: 25 new connections a second, or 1 GB an hour. */
  loadBalancerUnitHour: 0.008,
  httpApiMillion: 1.2,
  firewall: 5,
  firewallRule: 1,
  firewallMillion: 0.6,
  key: 1,
  secret: 0.4,
  alarmMetric: 0.1,
  /** Three metrics are evaluated: the value and both edges of the band. */
  anomalyMetric: 0.3,
  customMetric: 0.3,
  /** Container Insights with enhanced observability, a metric. */
  insightsMetric: 0.07,
  dashboard: 3,
  logGb: 0.63,
  logStoredGb: 0.0324,
  deliveryGb: 0.033,
  storedGb: 0.0245,
  hostedZone: 0.5,
  dnsFirewallDomain: 0.0005,
  dnsMillion: 0.6,
  tableMillionWrites: 0.7625,
  tableMillionReads: 0.1525,
  queueMillion: 0.4,
  /** Aurora Serverless v2, a capacity unit. */
  databaseUnitHour: 0.14,
  databaseGb: 0.119,
  trailEvents100k: 0.1,
  configItem: 0.003,
  securityCheck: 0.001,
  imageGb: 0.1,
  inspectorImage: 0.11,
  scheduleMillion: 1.1,
} as const;
