export type { Grammar } from './grammars';
export { child, childrenOfKind, descendants, isComment, named, type SyntaxNode, textOf } from './node';
export { loadParser, type Parse } from './parse';
