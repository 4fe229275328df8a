import express, { Router } from 'express';
import type { WebDependencies } from '../dependencies';
import { clientAddress, limitBy } from '../limit-by';
import { getHealth, getReady } from './health';
import { getMetrics } from './metrics';
import { postValidateRules } from './validate-rules';

/** Nobody has to sign in for it, and a file that was made to be slow takes a second. */
const VALIDATIONS_PER_MINUTE = 10;

/** What operators and their tools ask. */
export function opsRoutes(dependencies: WebDependencies): Router {
  const { metrics, queue, options } = dependencies;
  // Any type but JSON and forms is read as text: editors and curl send several.
  const text = express.text({ limit: '64kb', type: (req) => !/json|form/.test(req.headers['content-type'] ?? '') });
  const router = Router();
  router.get('/api/health', getHealth(dependencies));
  router.get('/api/ready', getReady(dependencies));
  router.get('/metrics', getMetrics({ metrics, queue, metricsToken: options.metricsToken }));
  router.post('/api/config/validate', limitBy(clientAddress, VALIDATIONS_PER_MINUTE), text, postValidateRules);
  return router;
}
