import { CfnQueryDefinition } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';

const QUERIES = {
  'failed authentication by client': `
    filter event = "authentication_failed"
    | stats count(*) as failures, count_distinct(path) as paths, max(@timestamp) as latest by service, client, reason
    | sort failures desc`,
  'forbidden requests by client': `
    filter event = "forbidden"
    | stats count(*) as refused, max(@timestamp) as latest by service, client, method, path
    | sort refused desc`,
  'error rate by service': `
    filter log = "access"
    | stats count(*) as requests, sum(status >= 500) as errors, 100 * sum(status >= 500) / count(*) as percent by service
    | sort percent desc`,
  'slow requests': `
    filter log = "access"
    | fields @timestamp, service, method, path, status, durationMs, traceId
    | sort durationMs desc
    | limit 100`,
  'one trace': `
    filter traceId = "{{traceId}}"
    | fields @timestamp, service, level, message, log, method, path, status, error.type, error.message
    | sort @timestamp asc`,
  'rate limited clients': `
    filter event = "rate_limited"
    | stats count(*) as refused, min(@timestamp) as first, max(@timestamp) as latest by service, client
    | sort refused desc`,
};

/**
 * Saved queries of Logs Insights, in the console under `gatehouse/ENVIRONMENT`; their fields are those of our logger.
 * The user chooses the log groups: a saved query can list them only by their full names, and the console accepts no
 * `SOURCE` (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Source.html).
 */
export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, { name: environment }: Environment) {
    super(scope, id);
    for (const [name, query] of Object.entries(QUERIES))
      new CfnQueryDefinition(this, name, {
        name: `gatehouse/${environment}/${name}`,
        queryString: query.replace(/^\n? +/gm, '').trim(),
        ...(query.includes('{{traceId}}') && {
          parameters: [
            { name: 'traceId', description: 'The id in a log line or a problem document' },
          ],
        }),
      });
  }
}
