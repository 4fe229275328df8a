import { serveFiles } from '../sandbox';
import { scanText } from './scan';

serveFiles(() => Promise.resolve(({ path, text }) => scanText(path, text)));
