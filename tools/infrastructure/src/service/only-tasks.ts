const CLIENT = ['ClientMount', 'ClientWrite', 'ClientRootAccess'].map(
  (action) => `elasticfilesystem:${action}`,
);

/**
 * Denies access to all principals except the tasks, and to the tasks without TLS, without an access point or as root.
 * The policy of their role allows the access, because it names the access points; here, this would be a circular
 * dependency.
 * https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html
 */
export function onlyTasks(taskRole: string) {
  const deny = (Sid: string, Action: string[], Condition?: object) => ({
    Sid,
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action,
    ...(Condition && { Condition }),
  });
  return {
    Version: '2012-10-17',
    Statement: [
      deny('OnlyEncrypted', CLIENT, { Bool: { 'aws:SecureTransport': 'false' } }),
      deny('OnlyTasks', CLIENT, { ArnNotEquals: { 'aws:PrincipalArn': taskRole } }),
      deny('OnlyByAccessPoints', CLIENT, { Null: { 'elasticfilesystem:AccessPointArn': 'true' } }),
      deny('NeverRoot', ['elasticfilesystem:ClientRootAccess']),
    ],
  };
}
