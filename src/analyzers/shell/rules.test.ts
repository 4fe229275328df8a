import { createJudge } from '../document-rules';
import { checkExamples } from '../document-rules/testing/check-examples';
import { SHELL_RULES } from './rules';
import { readScript } from './script';

checkExamples(SHELL_RULES, createJudge(SHELL_RULES, readScript));
