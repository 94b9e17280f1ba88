/** Actions on a table, by access. */
export const TABLE_ACTIONS = {
  read: ['BatchGetItem', 'DescribeTable', 'GetItem', 'Query'],
  write: ['ConditionCheckItem', 'DescribeTable', 'PutItem', 'UpdateItem'],
  delete: ['DeleteItem'],
  idempotency: ['DescribeTable', 'GetItem', 'PutItem', 'UpdateItem'],
};
/** Actions on the objects of a bucket, by access. */
export const OBJECT_ACTIONS = {
  read: ['GetObject'],
  // Aborts an incomplete multipart upload, which removes no earlier data.
  write: ['AbortMultipartUpload', 'PutObject'],
  // Earlier versions stay: only the lifecycle of the bucket deletes them.
  delete: ['DeleteObject'],
};

/** Health checks call GetQueueAttributes. A batch has the permission of its single action. */
export const QUEUE_ACTIONS = {
  send: ['GetQueueAttributes', 'SendMessage'],
  receive: ['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage'],
};

/** The actions of an access, sorted, with the name of the AWS service before them. */
export function actionsFor(
  service: string,
  actions: Record<'read' | 'write' | 'delete', readonly string[]>,
  access: 'read' | 'write' | 'read-write',
  deletes = false,
): string[] {
  const chosen = [
    ...(access === 'write' ? [] : actions.read),
    ...(access === 'read' ? [] : actions.write),
    ...(deletes ? actions.delete : []),
  ];
  return [...new Set(chosen)].sort().map((action) => `${service}:${action}`);
}
