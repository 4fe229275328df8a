import type { ApiRule } from './rule';
import { GRAPHQL_CHANGE_RULES } from './rules/graphql';
import { OPENAPI_CHANGE_RULES } from './rules/openapi';
import { PROTOBUF_CHANGE_RULES } from './rules/protobuf';

/** Everything that a change can do to those who use an API. */
export const API_RULES: readonly ApiRule[] = [
  ...OPENAPI_CHANGE_RULES,
  ...GRAPHQL_CHANGE_RULES,
  ...PROTOBUF_CHANGE_RULES,
];
