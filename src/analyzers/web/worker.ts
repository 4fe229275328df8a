import { serveFiles } from '../sandbox';
import { judgeWeb } from './judge';

serveFiles(() => Promise.resolve(judgeWeb()));
