import type { WorkerFile } from '../sandbox';
import { isTestPath } from '../pull-request/path-kind';
import { readGraphql } from './graphql';
import { graphqlDifferences } from './graphql-differences';
import { isOpenApi, readOpenApi } from './openapi';
import { type Difference, openApiDifferences } from './openapi-differences';
import { readProtobuf } from './protobuf';
import { protobufDifferences } from './protobuf-differences';

/** What a change does to an API that is written down. */
export interface ApiChange {
  readonly differences: readonly Difference[];
}

export function acceptsPath(path: string): boolean {
  return /\.(?:ya?ml|json|graphqls?|gql|proto)$/i.test(path) && !isTestPath(path);
}

/** Null where there is nothing to compare: a new file, or one that describes no API. */
export function readChange({ path, text, before }: WorkerFile): ApiChange | null {
  if (typeof before !== 'string') return null;
  if (/\.proto$/i.test(path))
    return { differences: [...protobufDifferences(readProtobuf(before), readProtobuf(text))] };
  if (/\.(?:graphqls?|gql)$/i.test(path))
    return { differences: [...graphqlDifferences(readGraphql(before), readGraphql(text))] };
  if (!isOpenApi(path, text) || !isOpenApi(path, before)) return null;
  const [base, head] = [readOpenApi(before), readOpenApi(text)];
  return base && head && { differences: [...openApiDifferences(base, head)] };
}
