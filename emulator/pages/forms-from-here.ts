import type { RequestHandler } from 'express';

/** Refuses forms that a page of another origin sends: the framed app is such a page. */
export const formsFromHere: RequestHandler = (request, response, next) => {
  const { origin, host } = request.headers;
  const foreign = origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host);
  if (request.method === 'POST' && foreign)
    response.status(403).type('text').send('This form belongs to another site.');
  else next();
};
