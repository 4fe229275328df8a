import { createJudge } from '../document-rules';
import { serveFiles } from '../sandbox';
import { readChange } from './pair';
import { API_RULES } from './rules';

serveFiles(() => Promise.resolve(createJudge(API_RULES, readChange)));
