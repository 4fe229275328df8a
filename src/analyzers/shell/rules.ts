import type { DocumentRule } from '../document-rules';
import { DOWNLOAD_RULES } from './rules/downloads';
import { EXPOSURE_RULES } from './rules/exposure';
import { INJECTION_RULES } from './rules/injection';
import { MISTAKE_RULES } from './rules/mistakes';
import { POSIX_RULES } from './rules/posix';
import { REMOVAL_RULES } from './rules/removal';
import { RIGHT_RULES } from './rules/rights';
import { SECRET_RULES } from './rules/secrets';
import { STREAM_RULES } from './rules/streams';
import type { ShellScript } from './script';

/** Everything this analyzer looks for. */
export const SHELL_RULES: readonly DocumentRule<ShellScript>[] = [
  ...DOWNLOAD_RULES,
  ...INJECTION_RULES,
  ...REMOVAL_RULES,
  ...RIGHT_RULES,
  ...EXPOSURE_RULES,
  ...SECRET_RULES,
  ...MISTAKE_RULES,
  ...STREAM_RULES,
  ...POSIX_RULES,
];
