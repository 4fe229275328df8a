import express, { Router, type RequestHandler } from 'express';
import { z } from 'zod';
import type { Faults } from '../faults';
import type { RequestLog } from '../rest';
import type { Violation } from '../referee';
import type { PostOffice } from '../webhooks';
import { Refusal } from '../world';

export interface ControlOptions {
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly office: PostOffice;
  readonly violations: readonly Violation[];
  /** Makes what another process asks for by a name and a body, and answers with how to call it. */
  readonly sow: (name: string, body: unknown) => unknown;
}

const matcher = {
  method: z.string().optional(),
  path: z.string().optional(),
  count: z.number().int().positive().optional(),
  skip: z.number().int().min(0).optional(),
};
const action = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('drop'), when: z.enum(['before', 'after']) }),
  z.object({ kind: z.literal('delay'), ms: z.number().min(0) }),
  z.object({
    kind: z.literal('status'),
    status: z.number().int().min(400).max(599),
    retryAfter: z.string().optional(),
    html: z.boolean().optional(),
  }),
]);
const requestFault = z.object({ ...matcher, action });
const webhookFault = z.object({
  kind: z.enum(['duplicate', 'drop', 'delay', 'reorder']),
  event: z.string().optional(),
  count: z.number().int().positive().optional(),
  delayMs: z.number().min(0).optional(),
  sameRequest: z.boolean().optional(),
});

/** `/_emulator`: faults, logs and seeds for other processes of this machine. */
export function controlRoutes(options: ControlOptions): Router {
  const router = Router();
  router.use(refuseForeigners, express.json({ limit: '50mb' }));
  router.post('/faults', (request, response) => {
    options.faults.add(without(read(requestFault, request.body)));
    response.status(204).end();
  });
  router.post('/webhook-faults', (request, response) => {
    options.office.faults.add(without(read(webhookFault, request.body)));
    response.status(204).end();
  });
  router.delete('/faults', (_request, response) => {
    options.faults.clear();
    options.office.faults.clear();
    response.status(204).end();
  });
  router.get('/requests', (_request, response) => void response.json(options.log.entries));
  router.delete('/requests', (_request, response) => {
    options.log.clear();
    response.status(204).end();
  });
  router.get('/deliveries', (_request, response) => void response.json(options.office.log));
  router.get('/violations', (_request, response) => void response.json(options.violations));
  router.post('/idle', async (_request, response) => {
    await options.office.idle();
    response.status(204).end();
  });
  router.post('/seed/:name', async (request, response) => {
    response.status(201).json(await options.sow(request.params.name, request.body));
  });
  return router;
}

/** Pages in a browser have no business here: they send an origin, or come by another name. */
const refuseForeigners: RequestHandler = (request, _response, next) => {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const isLocal = host === '127.0.0.1' || host === 'localhost';
  if (!isLocal || request.headers.origin !== undefined) throw new Refusal(403, 'Only programs of this machine.');
  next();
};

function read<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new Refusal(400, parsed.error.message);
  return parsed.data;
}

type Given<Item> = {
  [Name in keyof Item]: Item[Name] extends object ? Given<Item[Name]> : Exclude<Item[Name], undefined>;
};

/** JSON has no undefined fields; the types say so too after this. */
function without<Item extends object>(item: Item): Given<Item> {
  return item as Given<Item>;
}
