/** XML namespaces of the services with the query protocol. */
export const namespaces = {
  sns: 'http://sns.amazonaws.com/doc/2010-03-31/',
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
  iam: 'https://iam.amazonaws.com/doc/2010-05-08/',
  cloudformation: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
  elasticloadbalancing: 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
};

export type QueryService = keyof typeof namespaces;

export const isQueryService = (service: string): service is QueryService =>
  Object.hasOwn(namespaces, service);
