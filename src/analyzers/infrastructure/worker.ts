import { serveFiles } from '../sandbox';
import { createJudge } from './judge';
import { INFRASTRUCTURE_ROWS } from './rules';

serveFiles(() => Promise.resolve(createJudge(INFRASTRUCTURE_ROWS)));
