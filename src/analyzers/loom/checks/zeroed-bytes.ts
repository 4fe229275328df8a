import type { SyntaxNode } from '../../syntax';
import { type Binding, lookUp, nameIndex, type Scope, walk } from '../names';
import type { Expression } from '../program';
import type { Check } from './check';

/** Where a vector or a salt stands in calls of .NET. */
const TAKES = nameIndex([
  [['SymmetricAlgorithm.CreateEncryptor', 'SymmetricAlgorithm.EncryptCbc', 'SymmetricAlgorithm.EncryptCfb'], 1],
  [['*.Rfc2898DeriveBytes', '*.PasswordDeriveBytes', '*.Rfc2898DeriveBytes.Pbkdf2', '*.KeyDerivation.Pbkdf2'], 1],
]);
const HOLDS = nameIndex([[['SymmetricAlgorithm.IV'], true as const]]);

/** A vector or a salt that is all zeros: bytes that were made and are handed on, and that nothing else ever touches. */
export const zeroedBytes: Check = (program, resolver) => {
  const found: { readonly binding: Binding; readonly node: SyntaxNode }[] = [];
  const touched = new Set<Binding>();
  /** Where a name stands without anything being done to what it holds. */
  const handedOn = new Set<Expression>();

  const note = (value: Expression | undefined, node: SyntaxNode, scope: Scope): void => {
    const binding = value?.kind === 'name' ? lookUp(scope, value.name) : null;
    if (!value || !binding || !isNewBytes(binding)) return;
    handedOn.add(value);
    found.push({ binding, node });
  };

  walk(program, resolver.names, {
    statement(statement) {
      if (statement.kind === 'variable') handedOn.add(statement.target);
    },
    expression(expression, scope) {
      if (expression.kind === 'call') {
        const [at] = TAKES.find(resolver.namesOf(expression.callee, scope));
        if (at !== undefined) note(expression.args[at]?.value, expression.node, scope);
      }
      if (expression.kind === 'assign' && HOLDS.find(resolver.namesOf(expression.target, scope)).length > 0)
        note(expression.value, expression.node, scope);
      // How long they are says nothing of what they are.
      if (expression.kind === 'member' && expression.name === 'Length') handedOn.add(expression.object);
      if (expression.kind !== 'name' || handedOn.has(expression)) return;
      const binding = lookUp(scope, expression.name);
      if (binding) touched.add(binding);
    },
  });
  return found.filter(({ binding }) => !touched.has(binding)).map(({ node }) => node);
};

/** A variable of a function that was given new bytes, once. */
function isNewBytes({ kind, open, values }: Binding): boolean {
  const [only, ...more] = values;
  if (kind !== 'variable' || open || more.length > 0 || only?.kind !== 'call') return false;
  return only.makes && only.callee.kind === 'name' && only.callee.name === 'Array';
}
