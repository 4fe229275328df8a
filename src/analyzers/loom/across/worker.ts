import { serveFiles } from '../../sandbox';
import { createAcrossJudge } from './judge';

serveFiles(() => Promise.resolve(createAcrossJudge()));
