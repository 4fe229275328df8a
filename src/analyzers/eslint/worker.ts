import { Linter } from 'eslint/universal';
import { serveFiles } from '../sandbox';
import { createJudge } from './judge';
import { ESLINT_ROWS } from './rules';

serveFiles(() => Promise.resolve(createJudge(new Linter({ configType: 'flat', cwd: '/' }), ESLINT_ROWS)));
