/** A statement id has letters and digits only: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html */
export function sid(what: string, name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return what + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
}
