import { useAws, type JoinedAws } from '@gatehouse/local-aws/shared';
import { GatehouseError } from '@gatehouse/service-manifest';

type Variables = Readonly<Record<string, string | undefined>>;

/** The AWS of this dev server, now. */
export interface LocalAwsUser {
  current(): JoinedAws | undefined;
  leave(): Promise<void>;
}

/**
 * Joins the AWS of the workspace, and another one when it ends before this process does. Nothing is
 * joined where AWS_ENDPOINT_URL names an AWS.
 * @param joined called for each AWS; the second one and those after it are new and empty
 */
export async function joinLocalAws(
  workspace: string,
  shell: Variables,
  signal: AbortSignal,
  joined: (aws: JoinedAws, isFirst: boolean) => void,
  failed: (error: Error) => void,
): Promise<LocalAwsUser> {
  if (shell['AWS_ENDPOINT_URL'])
    return { current: () => undefined, leave: () => Promise.resolve() };
  let current: JoinedAws;
  const join = async (isFirst: boolean): Promise<void> => {
    const aws = await useAws(workspace, portOf(shell['LOCAL_AWS_PORT']), signal);
    current = aws;
    joined(aws, isFirst);
    void aws.ended.then(() => {
      if (!signal.aborted) join(false).catch(failed);
    });
  };
  await join(true);
  return { current: () => current, leave: () => current.leave() };
}

function portOf(text: string | undefined): number | undefined {
  if (!text) return undefined;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new GatehouseError(
      'GH-DEV-002',
      `LOCAL_AWS_PORT is "${text}"; it must be a port, 1 to 65535`,
    );
  return port;
}
