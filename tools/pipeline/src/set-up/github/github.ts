/** GitHub's REST API. Paths begin with a slash: https://docs.github.com/en/rest */
export interface GitHub {
  /** @returns undefined for what does not exist, or is not visible (404) */
  get<T>(path: string): Promise<T | undefined>;
  /**
   * All elements of a list, from all its pages; none for what does not exist.
   * @param field Where the list is in the response; undefined if it is the response
   */
  list<T>(path: string, field?: string): Promise<readonly T[]>;
  /** Creates or starts something; it is sent once. */
  post<T>(path: string, body?: object): Promise<T>;
  put(path: string, body?: object): Promise<void>;
  patch(path: string, body: object): Promise<void>;
}
