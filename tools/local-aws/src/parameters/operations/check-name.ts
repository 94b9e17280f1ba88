import { ServiceError } from '../../protocol/service-error.ts';
import { invalid } from '../errors.ts';

/** @see https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html */
export function checkName(name: string): void {
  if (/^\/?aws(\/|$)/i.test(name))
    throw new ServiceError(
      'AccessDeniedException',
      `No access to reserved parameter name: ${name}.`,
    );
  if (!/^[\w./-]{1,1011}$/.test(name) || /^\/?(aws|ssm)/i.test(name))
    throw invalid(
      'Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive), and has letters, digits and .-_/ only.',
    );
  if (name.includes('/') && !name.startsWith('/'))
    throw invalid('Parameter name must be a fully qualified name.');
  if (name.endsWith('/') || name.includes('//'))
    throw invalid(`Parameter name: ${name} has an empty part.`);
  if (name.split('/').length > 16)
    throw new ServiceError(
      'HierarchyLevelLimitExceededException',
      'Hierarchy depth is limited to a maximum depth of 15 levels.',
    );
}
