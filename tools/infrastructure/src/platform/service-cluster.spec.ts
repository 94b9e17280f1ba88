import { platformTemplate } from './test/platform-template.ts';

const { template } = platformTemplate();

it('has the name that deployments use, and both capacity providers', () => {
  template.hasResourceProperties('AWS::ECS::Cluster', {
    ClusterName: 'production',
    CapacityProviders: ['FARGATE', 'FARGATE_SPOT'],
  });
});

it('ECS.12: is monitored by Container Insights', () => {
  template.hasResourceProperties('AWS::ECS::Cluster', {
    ClusterSettings: [{ Name: 'containerInsights', Value: 'enhanced' }],
  });
});
