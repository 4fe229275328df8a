/** One item of `errors` in an answer. */
export interface ErrorItem {
  readonly context: string | null;
  readonly message: string;
  readonly exceptionName: string | null;
  readonly [extra: string]: unknown;
}

/** A request that the instance refuses. */
export class ApiError extends Error {
  readonly items: readonly ErrorItem[];

  constructor(
    readonly status: number,
    message: string,
    /** Without the package that all exceptions share; null names none. */
    exception: string | null,
    more: { readonly context?: string; readonly extra?: Readonly<Record<string, unknown>> } = {},
    others: readonly ErrorItem[] = [],
  ) {
    super(message);
    this.name = 'ApiError';
    const exceptionName = exception === null ? null : fullName(exception);
    this.items = [{ context: more.context ?? null, message, exceptionName, ...more.extra }, ...others];
  }
}

/** The request is to be sent again, as it is, to the address that the repository has now. */
export class MovedError extends Error {
  constructor(readonly location: string) {
    super(`It has moved to ${location}.`);
    this.name = 'MovedError';
  }
}

const PACKAGE = 'com.atlassian.bitbucket';

export function fullName(exception: string): string {
  return exception.startsWith('com.') ? exception : `${PACKAGE}.${exception}`;
}

const NOT_PERMITTED = 'You are not permitted to access this resource';

/** The refusals that several places have in common. */
export const refusals = {
  unauthenticated: (exception: string, message: string): ApiError => new ApiError(401, message, exception),
  anonymous: (): ApiError =>
    new ApiError(
      401,
      NOT_PERMITTED,
      'com.atlassian.plugins.rest.api.security.exception.AuthenticationRequiredException',
    ),
  forbidden: (): ApiError => new ApiError(401, NOT_PERMITTED, 'AuthorisationException'),
  invalid: (context: string | null, message: string): ApiError =>
    new ApiError(400, message, 'validation.ArgumentValidationException', context === null ? {} : { context }),
  noProject: (key: string): ApiError =>
    new ApiError(404, `Project ${key} does not exist.`, 'project.NoSuchProjectException'),
  noRepository: (key: string, slug: string): ApiError =>
    new ApiError(404, `Repository ${key}/${slug} does not exist.`, 'repository.NoSuchRepositoryException'),
  noPullRequest: (id: string, key: string, slug: string): ApiError =>
    new ApiError(404, `Pull request ${id} does not exist in ${key}/${slug}.`, 'pull.NoSuchPullRequestException'),
  noCommit: (id: string, slug: string): ApiError =>
    new ApiError(404, `Commit '${id}' does not exist in repository '${slug}'.`, 'commit.NoSuchCommitException'),
  noPath: (path: string, revision: string): ApiError =>
    new ApiError(404, `The path "${path}" does not exist at revision "${revision}"`, 'content.NoSuchPathException'),
  noComment: (id: string): ApiError =>
    new ApiError(404, `Comment ${id} does not exist.`, 'comment.NoSuchCommentException'),
  noToken: (id: string): ApiError => new ApiError(404, `Token ${id} does not exist.`, null),
  noUser: (slug: string): ApiError => new ApiError(404, `User ${slug} does not exist.`, 'user.NoSuchUserException'),
} as const;
