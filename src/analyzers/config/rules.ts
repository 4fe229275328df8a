import type { DocumentRule } from '../document-rules';
import type { ConfigFile } from './config-file';
import { FORM_RULES } from './rules/form';
import { MANIFEST_RULES } from './rules/manifests';
import { OPENAPI_RULES } from './rules/openapi';
import { PIN_RULES } from './rules/pins';
import { WEB_CONFIG_RULES } from './rules/web-config';

/** Everything this analyzer looks for. */
export const CONFIG_RULES: readonly DocumentRule<ConfigFile>[] = [
  ...FORM_RULES,
  ...MANIFEST_RULES,
  ...PIN_RULES,
  ...OPENAPI_RULES,
  ...WEB_CONFIG_RULES,
];
