/** The alarms of each service, one for the dead letters of each queue, and three for each database. */
export type Alarm =
  | 'cpu'
  | 'memory'
  | 'running-tasks'
  | 'healthy-hosts'
  | 'server-errors'
  | 'latency'
  | 'dependencies'
  | 'failed-authentication'
  | 'forbidden'
  | 'rate-limited'
  | 'unusual-traffic'
  | 'unusual-authentication'
  | `dead-letters-${string}`
  | 'volumes'
  | `database-${'capacity' | 'connections' | 'storage'}-${string}`;
