import type { ComparedExample } from './rule';

/** The same file of OpenAPI before and after, each given by its paths and its schemas. */
export function openApi(before: string, after: string): ComparedExample {
  const file = (paths: string): string =>
    `openapi: 3.0.3\ninfo: {title: a, version: "1"}\npaths:\n${paths.replace(/^(?=.)/gm, '  ')}\n`;
  return { path: 'api/openapi.yaml', before: file(before), text: file(after) };
}

/** An operation that takes and gives these schemas. */
export function exchange(given: string, taken = '{type: object}', more = ''): string {
  return [
    '/a:',
    '  post:',
    `    requestBody: {content: {application/json: {schema: ${taken}}}}`,
    `    responses: {"200": {description: a, content: {application/json: {schema: ${given}}}}}`,
    ...(more === '' ? [] : [`    ${more}`]),
  ].join('\n');
}

export function graphql(before: string, after: string): ComparedExample {
  return { path: 'schema.graphql', before, text: after };
}

export function proto(before: string, after: string): ComparedExample {
  const file = (body: string): string => `syntax = "proto3";\n${body}\n`;
  return { path: 'shop/order.proto', before: file(before), text: file(after) };
}
