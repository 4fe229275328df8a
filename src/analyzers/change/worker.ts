import { serveFiles } from '../sandbox';
import { createJudge } from './judge';

serveFiles(() => Promise.resolve(createJudge()));
