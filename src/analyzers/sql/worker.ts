import { createJudge } from '../document-rules';
import { serveFiles } from '../sandbox';
import { SQL_RULES } from './rules';
import { readScript } from './script';

serveFiles(() => Promise.resolve(createJudge(SQL_RULES, readScript)));
