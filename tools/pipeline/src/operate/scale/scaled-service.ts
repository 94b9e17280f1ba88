/** A service, as Application Auto Scaling names it. */
export const scaledService = ({
  cluster,
  service,
}: {
  readonly cluster: string;
  readonly service: string;
}) =>
  ({
    ServiceNamespace: 'ecs',
    ResourceId: `service/${cluster}/${service}`,
    ScalableDimension: 'ecs:service:DesiredCount',
  }) as const;
