import { createJudge } from '../document-rules';
import { checkExamples } from '../document-rules/testing/check-examples';
import { SQL_RULES } from './rules';
import { readScript } from './script';

checkExamples(SQL_RULES, createJudge(SQL_RULES, readScript));
