import type { Capabilities } from '../host';

/** Comments have no documented limit, but very long ones are refused: this stays below every refusal that was seen. */
const MAX_COMMENT = 30_000;

export const CLOUD_CAPABILITIES: Omit<Capabilities, 'panel'> = {
  multiLineComments: true,
  suggestions: true,
  tasks: true,
  resolve: true,
  reports: true,
  maxCommentLength: MAX_COMMENT,
  maxAnnotations: 1000,
};
