/** The stored description of a table. */
export interface Table {
  readonly TableName: string;
  readonly TableArn: string;
  readonly KeySchema: readonly { readonly AttributeName: string; readonly KeyType: string }[];
  readonly AttributeDefinitions: readonly { readonly AttributeName: string }[];
  readonly GlobalSecondaryIndexes?: readonly Index[];
  readonly DeletionProtectionEnabled?: boolean;
  readonly BillingModeSummary?: { readonly BillingMode: string };
}

export interface Index {
  readonly IndexName: string;
  readonly KeySchema: Table['KeySchema'];
  readonly Projection: object;
  readonly ProvisionedThroughput?: object;
}
