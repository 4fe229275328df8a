import { isProtected, lookUp, type Operation, textAt } from '../../api';
import type { DocumentRule, Example, Hit } from '../../document-rules';
import type { MapValue, Value } from '../../infrastructure/value';
import type { ConfigFile } from '../config-file';

type ConfigRule = DocumentRule<ConfigFile>;

const SPEC = 'https://spec.openapis.org/oas/latest.html';
const OWASP = 'https://owasp.org/API-Security/editions/2023/en/';
const LANGUAGES = ['yaml', 'json'] as const;
const WRITES = /^(?:post|put|patch|delete)$/;

function api(body: string): Example {
  return { path: 'api/openapi.yaml', text: `openapi: 3.0.3\n${body}\n` };
}

/** Calls that cannot ask who calls, because they are how one says who one is, or come from machines that sign. */
const OPEN_BY_NATURE =
  /log-?in|sign-?in|sign-?up|register|token|oauth|auth|session|password|webhook|callback|health|contact|newsletter|subscribe|captcha/i;

function isOpenByNature({ path, body }: Operation): boolean {
  return OPEN_BY_NATURE.test(`${path} ${textAt(body, 'operationId') ?? ''}`);
}

function* valuesOf(value: Value): Generator<MapValue> {
  if (value.kind === 'list') for (const item of value.items) yield* valuesOf(item);
  if (value.kind !== 'map') return;
  yield value;
  for (const each of value.entries.values()) yield* valuesOf(each);
}

/** Descriptions of APIs. */
export const OPENAPI_RULES: readonly ConfigRule[] = [
  {
    name: 'openapi-open-write',
    severity: 'warning',
    category: 'security',
    languages: LANGUAGES,
    title: 'The operation writes, and asks nobody who they are',
    advice: 'Give it a security requirement, or set one for the whole API at the top.',
    cwe: 306,
    help: `${OWASP}0xa2-broken-authentication/`,
    *find({ api: read }: ConfigFile): Generator<Hit> {
      if (!read) return;
      // Where no scheme is described at all, a gateway may ask.
      const schemes = [read.root.entries.get('components'), read.root].some(
        (holder) =>
          holder?.kind === 'map' &&
          (holder.entries.has('securitySchemes') || holder.entries.has('securityDefinitions')),
      );
      const operations = [...read.operations.values()].filter(
        (each) => WRITES.test(each.method) && !isOpenByNature(each),
      );
      for (const each of operations) if (schemes && !isProtected(read, each)) yield { line: each.line };
      if (!schemes && operations[0])
        yield { line: operations[0].line, hint: 'The description knows no security scheme at all.' };
    },
    examples: {
      bad: [
        api('components: {securitySchemes: {key: {type: apiKey}}}\npaths:\n  /orders:\n    post: {responses: {}}'),
        api(
          'components: {securitySchemes: {key: {type: apiKey}}}\nsecurity: [{key: []}]\npaths:\n  /orders:\n    delete: {security: [], responses: {}}',
        ),
        api('paths:\n  /orders:\n    put: {responses: {}}'),
      ],
      ok: [
        api(
          'components: {securitySchemes: {key: {type: apiKey}}}\nsecurity: [{key: []}]\npaths:\n  /orders:\n    post: {responses: {}}',
        ),
        api('components: {securitySchemes: {key: {type: apiKey}}}\npaths:\n  /orders:\n    get: {responses: {}}'),
        api('components: {securitySchemes: {key: {type: apiKey}}}\npaths:\n  /login:\n    post: {responses: {}}'),
      ],
    },
  },
  {
    name: 'openapi-plain-http',
    severity: 'warning',
    category: 'security',
    languages: LANGUAGES,
    title: 'Clients are told to call the API over plain HTTP: anybody on the way reads what is sent, keys too',
    advice: 'Name the https address.',
    cwe: 319,
    help: `${SPEC}#server-object`,
    *find({ api: read }: ConfigFile): Generator<Hit> {
      if (!read) return;
      const servers = read.root.entries.get('servers');
      for (const server of servers?.kind === 'list' ? servers.items : [])
        if (
          /^http:\/\/(?!localhost|127\.|0\.0\.0\.0|\[::1\]|[\w-]+(?::\d+)?(?:\/|$)|[^/\s]*\.(?:local|internal|test|example)(?:[:/]|$))/.test(
            textAt(server, 'url') ?? '',
          )
        )
          yield { line: server.line };
      const schemes = read.root.entries.get('schemes');
      const isLocal = /^(?:localhost|127\.)/.test(textAt(read.root, 'host') ?? '');
      if (
        schemes?.kind === 'list' &&
        !isLocal &&
        schemes.items.length === 1 &&
        schemes.items[0]!.kind === 'scalar' &&
        schemes.items[0]!.value === 'http'
      )
        yield { line: schemes.line };
    },
    examples: {
      bad: [
        api('servers: [{url: "http://api.example.com/v1"}]\npaths: {}'),
        api('servers:\n  - url: https://a.example.com\n  - url: http://b.example.com\npaths: {}'),
        { path: 'a.json', text: '{"swagger": "2.0", "host": "api.example.com", "schemes": ["http"], "paths": {}}' },
      ],
      ok: [
        api('servers: [{url: "https://api.example.com"}, {url: /v1}]\npaths: {}'),
        api('servers: [{url: "http://localhost:8080"}]\npaths: {}'),
        { path: 'a.json', text: '{"swagger": "2.0", "schemes": ["https", "http"], "paths": {}}' },
      ],
    },
  },
  {
    name: 'openapi-key-in-query',
    severity: 'warning',
    category: 'security',
    languages: LANGUAGES,
    title: 'The key is part of the address: it stands in logs, histories and the addresses that browsers pass on',
    advice: 'Take it in a header.',
    cwe: 598,
    help: `${SPEC}#security-scheme-object`,
    *find({ api: read }: ConfigFile): Generator<Hit> {
      if (!read) return;
      for (const value of valuesOf(read.root))
        if (
          textAt(value, 'in') === 'query' &&
          (textAt(value, 'type') === 'apiKey' ||
            /^(?:api_?key|access_?token|password|secret)$/i.test(textAt(value, 'name') ?? ''))
        )
          yield { line: value.entries.get('in')?.line ?? value.line };
    },
    examples: {
      bad: [
        api('components: {securitySchemes: {key: {type: apiKey, in: query, name: key}}}\npaths: {}'),
        api('paths:\n  /a:\n    get:\n      parameters: [{in: query, name: access_token}]'),
        {
          path: 'a.json',
          text: '{"swagger": "2.0", "securityDefinitions": {"k": {"type": "apiKey", "in": "query", "name": "k"}}, "paths": {}}',
        },
      ],
      ok: [
        api('components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}\npaths: {}'),
        api('paths:\n  /a:\n    get:\n      parameters: [{in: query, name: page_token}]'),
        api('components: {securitySchemes: {b: {type: http, scheme: bearer}}}\npaths: {}'),
      ],
    },
  },
  {
    name: 'openapi-missing-reference',
    severity: 'warning',
    category: 'bug',
    languages: LANGUAGES,
    title: 'The reference points to nothing in this file: generators and validators stop here',
    advice: 'Correct the path behind the #, or add what it names.',
    help: `${SPEC}#reference-object`,
    *find({ api: read }: ConfigFile): Generator<Hit> {
      if (!read) return;
      for (const value of valuesOf(read.root)) {
        const reference = textAt(value, '$ref');
        if (reference?.startsWith('#/') && lookUp(read.root, reference) === null)
          yield { line: value.entries.get('$ref')!.line, hint: `It is ${reference}.` };
      }
    },
    examples: {
      bad: [
        api('paths:\n  /a:\n    get: {responses: {"200": {$ref: "#/components/responses/A"}}}'),
        api('components: {schemas: {A: {}}}\npaths:\n  /a: {$ref: "#/components/schemas/B"}'),
        api('components: {schemas: {A: {items: {$ref: "#/definitions/A"}}}}\npaths: {}'),
      ],
      ok: [
        api('components: {schemas: {A: {items: {$ref: "#/components/schemas/A"}}}}\npaths: {}'),
        api('paths: {/a: {$ref: "paths/a.yaml#/a"}}'),
        api('paths:\n  /a: {get: {}}\n  /b: {$ref: "#/paths/~1a"}'),
      ],
    },
  },
  {
    name: 'openapi-duplicate-operation',
    severity: 'warning',
    category: 'bug',
    languages: LANGUAGES,
    title: 'Two operations have one operationId: generated clients lose one of them',
    advice: 'Give each operation a name of its own.',
    help: `${SPEC}#operation-object`,
    *find({ api: read }: ConfigFile): Generator<Hit> {
      const seen = new Set<string>();
      for (const { body, line } of read?.operations.values() ?? []) {
        const id = textAt(body, 'operationId');
        if (id !== null && seen.has(id)) yield { line: body.entries.get('operationId')?.line ?? line };
        if (id !== null) seen.add(id);
      }
    },
    examples: {
      bad: [
        api('paths:\n  /a:\n    get: {operationId: a}\n  /b:\n    get: {operationId: a}'),
        api('paths:\n  /a:\n    get: {operationId: a}\n    head: {operationId: a}'),
        {
          path: 'a.json',
          text: '{"swagger": "2.0", "paths": {"/a": {"get": {"operationId": "x"}}, "/b": {"put": {"operationId": "x"}}}}',
        },
      ],
      ok: [
        api('paths:\n  /a:\n    get: {operationId: a}\n  /b:\n    get: {operationId: b}'),
        api('paths:\n  /a:\n    get: {}\n  /b:\n    get: {}'),
        api('paths:\n  /a:\n    get: {operationId: a, description: a}'),
      ],
    },
  },
];
