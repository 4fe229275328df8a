import { exchange, openApi } from '../example';
import { type ApiRule, apiRule } from '../rule';

const HELP = 'https://spec.openapis.org/oas/latest.html';
const LANGUAGES = ['yaml', 'json'] as const;
const GET_A = '/a:\n  get:\n    responses: {}';
const GET_B = '/b:\n  get:\n    responses: {}';

function withParameter(parameter: string): string {
  return `/a:\n  get:\n    parameters: [${parameter}]\n    responses: {}`;
}

export const OPENAPI_CHANGE_RULES: readonly ApiRule[] = [
  apiRule({
    name: 'openapi-operation-removed',
    languages: LANGUAGES,
    title: 'An operation is gone from the API: every client that calls it fails',
    advice: 'Mark it deprecated first, and take it out in a new version of the API.',
    help: `${HELP}#operation-object`,
    examples: {
      bad: [
        openApi(`${GET_A}\n${GET_B}`, GET_A),
        openApi('/a:\n  get:\n    responses: {}\n  delete:\n    responses: {}', GET_A),
        openApi('/a/{id}:\n  get:\n    responses: {}', '/a:\n  get:\n    responses: {}'),
      ],
      ok: [
        openApi(GET_A, `${GET_A}\n${GET_B}`),
        openApi('/a/{id}:\n  get:\n    responses: {}', '/a/{key}:\n  get:\n    responses: {}'),
        openApi(GET_A, '/a:\n  get:\n    deprecated: true\n    responses: {}'),
      ],
    },
  }),
  apiRule({
    name: 'openapi-parameter-required',
    languages: LANGUAGES,
    title: 'Requests need something that they did not need before: clients that do not send it are refused',
    advice: 'Make it optional, with a default for those who do not know it.',
    help: `${HELP}#parameter-object`,
    examples: {
      bad: [
        openApi(GET_A, withParameter('{in: query, name: page, required: true}')),
        openApi(withParameter('{in: header, name: x}'), withParameter('{in: header, name: x, required: true}')),
        openApi(
          '/a:\n  post:\n    responses: {}',
          '/a:\n  post:\n    requestBody: {required: true, content: {}}\n    responses: {}',
        ),
      ],
      ok: [
        openApi(GET_A, withParameter('{in: query, name: page}')),
        openApi(withParameter('{in: query, name: x, required: true}'), withParameter('{in: query, name: x}')),
        openApi(
          GET_A,
          `${GET_A}\n/c:\n  get:\n    parameters: [{in: query, name: x, required: true}]\n    responses: {}`,
        ),
      ],
    },
  }),
  apiRule({
    name: 'openapi-property-required',
    languages: LANGUAGES,
    title: 'Requests must hold a property that they need not have held before',
    advice: 'Leave it optional, with a default for those who do not send it.',
    help: `${HELP}#schema-object`,
    examples: {
      bad: [
        openApi(
          exchange('{}', '{type: object, properties: {a: {}}}'),
          exchange('{}', '{type: object, required: [a], properties: {a: {}}}'),
        ),
        openApi(
          exchange('{}', '{type: object, properties: {a: {}}}'),
          exchange('{}', '{type: object, required: [b], properties: {a: {}, b: {}}}'),
        ),
        openApi(
          exchange('{}', '{type: array, items: {properties: {a: {}}}}'),
          exchange('{}', '{type: array, items: {required: [a], properties: {a: {}}}}'),
        ),
      ],
      ok: [
        openApi(
          exchange('{}', '{type: object, properties: {a: {}}}'),
          exchange('{}', '{type: object, properties: {a: {}, b: {}}}'),
        ),
        openApi(
          exchange('{type: object, properties: {a: {}}}'),
          exchange('{type: object, required: [a], properties: {a: {}}}'),
        ),
        openApi(
          exchange('{}', '{type: object, required: [a], properties: {a: {}}}'),
          exchange('{}', '{type: object, required: [a], properties: {a: {}}}'),
        ),
      ],
    },
  }),
  apiRule({
    name: 'openapi-property-removed',
    languages: LANGUAGES,
    title: 'A property is gone from a response: clients that read it get nothing',
    advice: 'Keep it, marked deprecated, until a new version of the API.',
    help: `${HELP}#schema-object`,
    examples: {
      bad: [
        openApi(
          exchange('{type: object, properties: {a: {}, b: {}}}'),
          exchange('{type: object, properties: {a: {}}}'),
        ),
        openApi(
          exchange('{type: array, items: {properties: {a: {}, b: {}}}}'),
          exchange('{type: array, items: {properties: {b: {}}}}'),
        ),
        openApi(
          exchange('{properties: {a: {properties: {b: {}, c: {}}}}}'),
          exchange('{properties: {a: {properties: {c: {}}}}}'),
        ),
      ],
      ok: [
        openApi(
          exchange('{type: object, properties: {a: {}}}'),
          exchange('{type: object, properties: {a: {}, b: {}}}'),
        ),
        openApi(
          exchange('{}', '{type: object, properties: {a: {}, b: {}}}'),
          exchange('{}', '{type: object, properties: {a: {}}}'),
        ),
        openApi(exchange('{properties: {a: {}}}'), exchange('{allOf: [{properties: {a: {}}}, {properties: {b: {}}}]}')),
      ],
    },
  }),
  apiRule({
    name: 'openapi-type-changed',
    languages: LANGUAGES,
    title: 'A value has another type than before: clients send and read the old one',
    advice: 'Add a property of the new type beside it, and deprecate this one.',
    help: `${HELP}#data-types`,
    examples: {
      bad: [
        openApi(exchange('{properties: {a: {type: string}}}'), exchange('{properties: {a: {type: integer}}}')),
        openApi(exchange('{type: array, items: {}}'), exchange('{type: object}')),
        openApi(
          withParameter('{in: query, name: x, schema: {type: integer}}'),
          withParameter('{in: query, name: x, schema: {type: string}}'),
        ),
      ],
      ok: [
        openApi(
          exchange('{properties: {a: {type: string}}}'),
          exchange('{properties: {a: {type: string, format: date}}}'),
        ),
        openApi(exchange('{properties: {a: {type: number}}}'), exchange('{properties: {a: {type: integer}}}')),
        openApi(
          withParameter('{in: query, name: x, schema: {type: integer}}'),
          withParameter('{in: query, name: x, schema: {type: number}}'),
        ),
      ],
    },
  }),
  apiRule({
    name: 'openapi-enum-value-removed',
    languages: LANGUAGES,
    title: 'A value is no longer accepted: clients that send it are refused',
    advice: 'Keep accepting it, and treat it as the value that replaces it.',
    help: `${HELP}#schema-object`,
    examples: {
      bad: [
        openApi(
          withParameter('{in: query, name: x, schema: {enum: [a, b]}}'),
          withParameter('{in: query, name: x, schema: {enum: [a]}}'),
        ),
        openApi(
          exchange('{}', '{properties: {s: {enum: [1, 2]}}}'),
          exchange('{}', '{properties: {s: {enum: [2, 3]}}}'),
        ),
        openApi(
          exchange('{}', '{type: array, items: {enum: [a, b]}}'),
          exchange('{}', '{type: array, items: {enum: [b]}}'),
        ),
      ],
      ok: [
        openApi(
          withParameter('{in: query, name: x, schema: {enum: [a]}}'),
          withParameter('{in: query, name: x, schema: {enum: [a, b]}}'),
        ),
        openApi(exchange('{properties: {s: {enum: [1, 2]}}}'), exchange('{properties: {s: {enum: [1]}}}')),
        openApi(
          exchange('{}', '{properties: {s: {enum: [1, 2]}}}'),
          exchange('{}', '{properties: {s: {type: integer}}}'),
        ),
      ],
    },
  }),
  apiRule({
    name: 'openapi-security-removed',
    category: 'security',
    languages: LANGUAGES,
    title: 'The operation asked who calls and no longer does',
    advice: 'Put its security back; what is meant to be public says so in its description.',
    cwe: 306,
    help: `${HELP}#security-requirement-object`,
    examples: {
      bad: [
        openApi(exchange('{}', '{}', 'security: [{key: []}]'), exchange('{}', '{}', 'security: []')),
        openApi(exchange('{}', '{}', 'security: [{key: []}]'), exchange('{}', '{}')),
        openApi(exchange('{}', '{}', 'security: [{key: []}]'), exchange('{}', '{}', 'security: [{}, {key: []}]')),
      ],
      ok: [
        openApi(exchange('{}', '{}'), exchange('{}', '{}', 'security: [{key: []}]')),
        openApi(exchange('{}', '{}', 'security: [{key: []}]'), exchange('{}', '{}', 'security: [{oauth: [write]}]')),
        openApi(exchange('{}', '{}', 'security: []'), exchange('{}', '{}', 'security: []')),
      ],
    },
  }),
];
