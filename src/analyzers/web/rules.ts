import type { DocumentRule } from '../document-rules';
import type { Page } from './page';
import { PAGE_RULES } from './rules/pages';
import { TEMPLATE_RULES } from './rules/templates';

/** Everything this analyzer looks for. */
export const WEB_RULES: readonly DocumentRule<Page>[] = [...TEMPLATE_RULES, ...PAGE_RULES];
