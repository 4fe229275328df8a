import { createJudge } from '../document-rules';
import { checkExamples } from '../document-rules/testing/check-examples';
import { readPage } from './page';
import { WEB_RULES } from './rules';

checkExamples(WEB_RULES, createJudge(WEB_RULES, readPage));
