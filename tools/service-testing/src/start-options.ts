export interface StartOptions {
  /** What differs from the environment that the manifest gives. */
  environment?: Readonly<Record<string, string>> | undefined;
  /**
   * Addresses of the services that this one calls, by name. Default: an address where no server
   * listens.
   */
  peers?: Readonly<Record<string, string>>;
}
