export { toAccount } from './account';
export { toWireStatus } from './build-status';
export { toComment, toInline, toTask } from './comment';
export { toListedFile } from './listed-file';
export { toPullRequest } from './pull-request';
export { toRepository } from './repository';
export { toWireAnnotation, toWireReport } from './report';
