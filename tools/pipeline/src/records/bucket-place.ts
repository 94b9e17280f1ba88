/** The bucket of the records. */
export interface BucketPlace {
  readonly bucket: string;
  readonly region: string;
  /** The account of the bucket: another account's bucket of that name is refused. */
  readonly account: string;
}
