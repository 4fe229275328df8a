import { createJudge } from '../document-rules';
import { serveFiles } from '../sandbox';
import { readConfig } from './config-file';
import { CONFIG_RULES } from './rules';

serveFiles(() => Promise.resolve(createJudge(CONFIG_RULES, readConfig)));
