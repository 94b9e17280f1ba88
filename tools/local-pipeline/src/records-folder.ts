/** Where the gate and the deployment leave their records, below the workspace; not in Git. */
export const RECORDS = '.gatehouse/records';
