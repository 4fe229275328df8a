import type { DocumentRule } from '../document-rules';
import type { Page } from './page';
import { PAGE_RULES } from './rules/pages';
import { STYLE_VALUE_RULES } from './rules/style-values';
import { STYLESHEET_RULES } from './rules/stylesheets';
import { TEMPLATE_RULES } from './rules/templates';
import type { Sheet } from './sheet';

/** Everything that is looked for in pages. */
export const ON_PAGES: readonly DocumentRule<Page>[] = [...TEMPLATE_RULES, ...PAGE_RULES];

/** Everything that is looked for in stylesheets. */
export const ON_SHEETS: readonly DocumentRule<Sheet>[] = [...STYLESHEET_RULES, ...STYLE_VALUE_RULES];

/** Everything this analyzer looks for. */
export const WEB_RULES = [...ON_PAGES, ...ON_SHEETS];
