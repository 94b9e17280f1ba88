/** What a bill of materials is made with. Published, this file is a bundle: see "vendored" in package.json. */
export { Factories } from '@cyclonedx/cyclonedx-library/Contrib/License';
export {
  ComponentScope,
  ComponentType,
  ExternalReferenceType,
  HashAlgorithm,
} from '@cyclonedx/cyclonedx-library/Enums';
export {
  Bom,
  Component,
  ExternalReference,
  HashDictionary,
  Property,
} from '@cyclonedx/cyclonedx-library/Models';
export { JsonSerializer, JSON as Json } from '@cyclonedx/cyclonedx-library/Serialize';
export { Spec1dot6 } from '@cyclonedx/cyclonedx-library/Spec';
export { PackageURL } from 'packageurl-js';
export { default as parseLicense } from 'spdx-expression-parse';
