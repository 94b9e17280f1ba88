import type { Case, ConformanceTable } from '../case.ts';

const prepare: Case['prepare'] = async (aws) =>
  void (await aws.delivery()).loadBalancing.createTargetGroup('api', 3000);
const missing = 'arn:aws:elasticloadbalancing:eu-central-1:000000000000:targetgroup/none/0';

const rule =
  'arn:aws:elasticloadbalancing:eu-central-1:000000000000:listener-rule/app/local/0/0/api';

export const loadBalancingTable: ConformanceTable = {
  service: 'elasticloadbalancing',
  cases: [
    {
      title: 'describes a target group by name',
      prepare,
      call: ['DescribeTargetGroups', { Names: ['api'] }],
      expect: {
        answer: { TargetGroups: [{ TargetGroupName: 'api', Port: 3000, TargetType: 'ip' }] },
      },
    },
    {
      title: 'reports a missing target group',
      call: ['DescribeTargetGroups', { TargetGroupArns: [missing] }],
      expect: { error: 'TargetGroupNotFoundException' },
    },
    {
      title: 'refuses pages of target groups',
      call: ['DescribeTargetGroups', { PageSize: 1 }],
      expect: { refused: 'PageSize' },
    },
    {
      title: 'reports a missing target group for its health',
      call: ['DescribeTargetHealth', { TargetGroupArn: missing }],
      expect: { error: 'TargetGroupNotFoundException' },
    },
    {
      title: 'refuses the health of selected targets',
      call: ['DescribeTargetHealth', { TargetGroupArn: missing, Targets: [{ Id: '10.0.0.1' }] }],
      expect: { refused: 'Targets' },
    },
    {
      title: 'describes a rule',
      async prepare(aws) {
        const { loadBalancing } = await aws.delivery();
        loadBalancing.listenerRule('api', loadBalancing.createTargetGroup('api', 3000));
      },
      call: ['DescribeRules', { RuleArns: [rule] }],
      expect: { answer: { Rules: [{ RuleArn: rule, Actions: [{ Type: 'forward' }] }] } },
    },
    {
      title: 'describes the rules of a listener',
      async prepare(aws) {
        (await aws.delivery()).loadBalancing.listenerRule('api');
      },
      call: [
        'DescribeRules',
        { ListenerArn: rule.replace('listener-rule/', 'listener/').replace('/api', '') },
      ],
      expect: { answer: { Rules: [{ RuleArn: rule }] } },
    },
    {
      title: 'reports a missing rule',
      call: ['DescribeRules', { RuleArns: [rule] }],
      expect: { error: 'RuleNotFoundException' },
    },
  ],
};
