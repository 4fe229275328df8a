import { servePrints } from '../sandbox';
import { loadLint } from './load-lint';

servePrints(loadLint);
