import { createJudge } from '../document-rules';
import { checkExamples } from '../document-rules/testing/check-examples';
import { readChange } from './pair';
import { API_RULES } from './rules';

checkExamples(API_RULES, createJudge(API_RULES, readChange));
