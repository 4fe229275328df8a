import { createJudge } from '../document-rules';
import { checkExamples } from '../document-rules/testing/check-examples';
import { readConfig } from './config-file';
import { CONFIG_RULES } from './rules';

checkExamples(CONFIG_RULES, createJudge(CONFIG_RULES, readConfig));
