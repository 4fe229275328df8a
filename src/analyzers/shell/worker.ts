import { createJudge } from '../document-rules';
import { serveFiles } from '../sandbox';
import { SHELL_RULES } from './rules';
import { readScript } from './script';

serveFiles(() => Promise.resolve(createJudge(SHELL_RULES, readScript)));
