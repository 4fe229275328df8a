export { toAccount } from './account';
export { toWireStatus } from './build-status';
export { flatThread, toComment, toComments, toTask, toTasks, type WireThread } from './comment';
export { toListedFile } from './listed-file';
export { fullNameOf, toPullRequest } from './pull-request';
export { toRepository } from './repository';
export { toWireAnnotation, toWireReport } from './report';
