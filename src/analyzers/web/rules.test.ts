import { checkExamples } from '../document-rules/testing/check-examples';
import { judgeWeb } from './judge';
import { WEB_RULES } from './rules';

checkExamples(WEB_RULES, judgeWeb());
