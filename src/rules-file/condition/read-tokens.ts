import { shown } from '../shown';
import { BINDING, type BinaryOperator, type ConditionError, type Expression, type Predicate } from './model';
import type { Token } from './tokenize';

const DEEPEST = 30;
/** Stands where an error was met; never leaves this module. */
const NOTHING: Expression = { kind: 'literal', at: 0, value: false };

/** Reads one expression out of all the tokens, by operator precedence; or the first error. */
export function readTokens(tokens: readonly Token[]): Expression | ConditionError {
  const reader = new TokenReader(tokens);
  const expression = reader.all();
  return reader.error ?? expression;
}

class TokenReader {
  error: ConditionError | null = null;
  private position = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  all(): Expression {
    const expression = this.expression(0);
    if (this.token.kind !== 'end')
      this.fail(this.token.at, `Expected an operator or the end, found ${described(this.token)}.`);
    return expression;
  }

  private get token(): Token {
    return this.tokens[this.position]!;
  }

  private expression(minimum: number): Expression {
    this.depth += 1;
    if (this.depth > DEEPEST)
      return this.fail(this.token.at, `Nested deeper than ${DEEPEST} levels; split the condition.`);
    let left = this.prefix();
    for (let operator = this.operator(minimum); operator !== null; operator = this.operator(minimum)) {
      const { at } = this.advance();
      left = { kind: 'binary', at, operator, left, right: this.expression(BINDING[operator] + 1) };
    }
    this.depth -= 1;
    return left;
  }

  private operator(minimum: number): BinaryOperator | null {
    const { kind, value } = this.token;
    if (kind !== 'sign' || !Object.hasOwn(BINDING, value)) return null;
    const operator = value as BinaryOperator;
    return BINDING[operator] >= minimum ? operator : null;
  }

  private prefix(): Expression {
    const negations: number[] = [];
    while (this.sees('!')) negations.push(this.advance().at);
    let operand = this.members(this.primary());
    for (const at of negations.reverse()) operand = { kind: 'not', at, operand };
    return operand;
  }

  private primary(): Expression {
    const token = this.advance();
    if (token.kind === 'number' || token.kind === 'text') return { kind: 'literal', at: token.at, value: token.value };
    if (token.kind === 'name') {
      if (token.value === 'true' || token.value === 'false') {
        return { kind: 'literal', at: token.at, value: token.value === 'true' };
      }
      return { kind: 'name', at: token.at, name: token.value };
    }
    if (token.value !== '(') {
      return this.fail(
        token.at,
        `Expected a value such as \`files\`, \`'text'\` or \`10\`, found ${described(token)}.`,
      );
    }
    const inner = this.expression(0);
    this.expect(')');
    return inner;
  }

  private members(start: Expression): Expression {
    let target = start;
    while (this.sees('.')) {
      this.advance();
      const name = this.advance();
      if (name.kind !== 'name') return this.fail(name.at, `Expected a name after \`.\`, found ${described(name)}.`);
      if (!this.sees('(')) {
        target = { kind: 'property', at: name.at, target, name: name.value };
        continue;
      }
      this.advance();
      const argument = this.sees(')') ? null : this.argument();
      this.expect(')');
      target = { kind: 'call', at: name.at, target, name: name.value, argument };
    }
    return target;
  }

  private argument(): Expression | Predicate {
    const [parameter, arrow] = this.tokens.slice(this.position, this.position + 2);
    if (parameter?.kind !== 'name' || arrow?.kind !== 'sign' || arrow.value !== '=>') return this.expression(0);
    this.advance();
    this.advance();
    return { kind: 'predicate', at: parameter.at, parameter: parameter.value, body: this.expression(0) };
  }

  private sees(sign: string): boolean {
    return this.token.kind === 'sign' && this.token.value === sign;
  }

  private advance(): Token {
    const token = this.token;
    if (token.kind !== 'end') this.position += 1;
    return token;
  }

  private expect(sign: string): void {
    if (this.sees(sign)) this.advance();
    else this.fail(this.token.at, `Expected ${shown(sign)}, found ${described(this.token)}.`);
  }

  /** Keeps the first error and jumps to the end, so that every loop stops. */
  private fail(at: number, message: string): Expression {
    this.error ??= { at, message };
    this.position = this.tokens.length - 1;
    return NOTHING;
  }
}

function described(token: Token): string {
  if (token.kind === 'end') return 'the end of the condition';
  return token.kind === 'text' ? `the text ${shown(token.value)}` : shown(String(token.value));
}
