import { widgetsOf } from './test/metrics-in.ts';
import { templateOfService } from './test/template-of-service.ts';

const template = templateOfService('orders', 'production');
const widgets = widgetsOf(template);

it('shows what a service does, in the order of an investigation', () => {
  template.hasResourceProperties('AWS::CloudWatch::Dashboard', {
    DashboardName: 'orders-production',
  });
  expect(widgets.map(({ properties }) => properties.title)).toEqual([
    'Alarms',
    'Requests',
    'Failures',
    'Latency, s',
    'CPU and memory',
    'Tasks',
    'Refused requests',
    'Last errors',
  ]);
});

it('shows the state of every alarm', () => {
  const shown = widgets[0]!.properties.alarms!.map((arn) => arn.replace(/^<(\w+)\.Arn>$/, '$1'));
  expect(shown.sort()).toEqual(
    Object.keys(template.findResources('AWS::CloudWatch::Alarm')).sort(),
  );
});

it('reads the errors from the log of the service', () => {
  expect(widgets.at(-1)?.properties.query).toMatch(/^SOURCE '\/gatehouse\/production\/orders' \|/);
});
