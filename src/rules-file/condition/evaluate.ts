import { anyGlob } from '../glob';
import type { ListMethod, TextMethod } from './members';
import type { BinaryOperator, ConditionFacts, Expression, Predicate } from './model';

type Value = boolean | number | string | readonly string[];
type Call = Extract<Expression, { kind: 'call' }>;

/** The answer of a condition for one pull request. Total and pure; time grows with files x labels x length of the condition. */
export function evaluateCondition(condition: Expression, facts: ConditionFacts): boolean {
  return new Evaluation(facts).value(condition) === true;
}

/** The casts in here rely on the type check that every condition passed when it was parsed. */
class Evaluation {
  private readonly names: Map<string, Value>;
  private readonly globs = new Map<string, (path: string) => boolean>();

  constructor(facts: ConditionFacts) {
    const { files, additions, deletions, author, title, labels } = facts;
    this.names = new Map<string, Value>(Object.entries({ files, additions, deletions, author, title, labels }));
  }

  value(expression: Expression): Value {
    switch (expression.kind) {
      case 'literal':
        return expression.value;
      case 'name':
        return this.names.get(expression.name)!;
      case 'not':
        return this.value(expression.operand) !== true;
      case 'binary':
        return this.binary(expression.operator, expression.left, expression.right);
      case 'property':
        return (this.value(expression.target) as string | readonly string[]).length;
      case 'call': {
        const target = this.value(expression.target);
        return typeof target === 'string'
          ? this.askText(target, expression)
          : this.askList(target as readonly string[], expression);
      }
    }
  }

  private binary(operator: BinaryOperator, left: Expression, right: Expression): boolean {
    switch (operator) {
      case '&&':
        return this.value(left) === true && this.value(right) === true;
      case '||':
        return this.value(left) === true || this.value(right) === true;
      case '==':
        return this.value(left) === this.value(right);
      case '!=':
        return this.value(left) !== this.value(right);
      case '<':
        return this.value(left) < this.value(right);
      case '<=':
        return this.value(left) <= this.value(right);
      case '>':
        return this.value(left) > this.value(right);
      case '>=':
        return this.value(left) >= this.value(right);
    }
  }

  private askText(target: string, { name, argument }: Call): boolean {
    const text = this.value(argument as Expression) as string;
    switch (name as TextMethod) {
      case 'includes':
        return target.includes(text);
      case 'startsWith':
        return target.startsWith(text);
      case 'endsWith':
        return target.endsWith(text);
      case 'match':
        return this.glob(text)(target);
    }
  }

  private askList(target: readonly string[], { name, argument }: Call): boolean | number {
    switch (name as ListMethod) {
      case 'any':
        return target.some(this.predicate(argument as Predicate));
      case 'all':
        return target.every(this.predicate(argument as Predicate));
      case 'count':
        return argument === null ? target.length : target.filter(this.predicate(argument as Predicate)).length;
      case 'includes':
        return target.includes(this.value(argument as Expression) as string);
      case 'match':
        return target.some(this.glob(this.value(argument as Expression) as string));
    }
  }

  /** Parameters never share a name with anything around them, so one map of names is enough. */
  private predicate({ parameter, body }: Predicate): (item: string) => boolean {
    return (item) => {
      this.names.set(parameter, item);
      return this.value(body) === true;
    };
  }

  private glob(pattern: string): (path: string) => boolean {
    const known = this.globs.get(pattern);
    if (known) return known;
    const matches = anyGlob([pattern]);
    this.globs.set(pattern, matches);
    return matches;
  }
}
