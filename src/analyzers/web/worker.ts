import { createJudge } from '../document-rules';
import { serveFiles } from '../sandbox';
import { readPage } from './page';
import { WEB_RULES } from './rules';

serveFiles(() => Promise.resolve(createJudge(WEB_RULES, readPage)));
