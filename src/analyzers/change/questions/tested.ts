import type { Call, Expression } from '../../loom';
import { isLogical } from '../compare';

export type TestKind = 'null' | 'type' | 'bounds' | 'error' | 'permission' | 'other';

/** One thing that a test asks, and of what. */
export interface Tested {
  readonly kind: TestKind;
  readonly value: Expression;
  /** Compared with the empty value itself: then any use counts on it, not only taking it apart. */
  readonly explicit?: boolean;
}

/** Asked of an argument, and of what stands before it. */
const NULL_OF_ARGUMENT = /^(?:isset|empty|is_null|nonNull|isNull|IsNull\w+|hasattr|callable|isDefined|isNil)$/;
const NULL_OF_RECEIVER =
  /^(?:nil\?|present\?|blank\?|empty\?|isPresent|isEmpty|isBlank|isNotEmpty|isNotBlank|key\?|has|hasOwnProperty|hasOwn|containsKey|ContainsKey|has_key|respond_to\?|exists)$/;
const TYPE_CALLS =
  /^(?:isinstance|issubclass|is_a\?|kind_of\?|instance_of\?|is_array|is_string|is_int|is_numeric|is_callable|is_object|isArray|isInteger|isFinite|isNaN|is_bool|isString|isFunction|isNumber)$/;
const BOUNDS = /^(?:length|size|len|count|Length|Count|strlen|sizeof|getLength|indexOf|remaining)$/;
const ERROR = /^(?:e|er+|err\w*|error\w*|\w*(?:Err|Error|_err|_error))$/;
const PERMISSION =
  /(?:^|[a-z_.])(?:auth(?:ori[sz]\w*|enticated)?|permi(?:t\w*|ssions?)|allowed|forbidden|is_?admin|is_?owner|can_?access|has_?(?:role|access|scope)|csrf)\b/i;

/** What a test asks, part by part: `!a || a.length < 2` asks whether `a` is there, and how long it is. */
export function testedIn(test: Expression): readonly Tested[] {
  switch (test.kind) {
    case 'unary':
      return test.operator === '!' ? testedIn(test.operand) : [{ kind: 'other', value: test }];
    case 'binary':
      if (isLogical(test.operator)) return [...testedIn(test.left), ...testedIn(test.right)];
      return [comparison(test)];
    case 'call':
      return [call(test)];
    case 'name':
    case 'member':
    case 'index':
      return [{ kind: named(test) ?? 'null', value: test }];
    case 'wrapped':
      return test.values.length === 1 && test.by !== 'unknown'
        ? testedIn(test.values[0]!)
        : [{ kind: 'other', value: test }];
    default:
      return [{ kind: 'other', value: test }];
  }
}

function comparison(test: Expression & { readonly kind: 'binary' }): Tested {
  const { left, right, operator } = test;
  if (operator === 'instanceof' || operator === 'is' || operator === 'as') return { kind: 'type', value: left };
  const [value, other] = left.kind === 'literal' ? [right, left] : [left, right];
  if (other.kind === 'literal' && other.type === 'null') return { kind: named(value) ?? 'null', value, explicit: true };
  if (value.kind === 'unary' && value.operator === 'typeof') {
    const asked = other.kind === 'literal' && other.value === 'undefined' ? 'null' : 'type';
    return { kind: asked, value: value.operand };
  }
  if (operator === 'in') return { kind: 'null', value: right };
  if (lengthOf(left) || lengthOf(right)) return { kind: 'bounds', value: lengthOf(left) ?? lengthOf(right)! };
  return { kind: 'other', value };
}

/** What the length is of, in `a.length`, `a.size()`, `len(a)`. */
function lengthOf(expression: Expression): Expression | null {
  if (expression.kind === 'member') return BOUNDS.test(expression.name) ? expression.object : null;
  if (expression.kind === 'wrapped' && expression.values.length === 1) return lengthOf(expression.values[0]!);
  if (expression.kind !== 'call') return null;
  if (expression.callee.kind === 'member' && expression.args.length === 0) return lengthOf(expression.callee);
  const [first] = expression.args;
  return expression.callee.kind === 'name' && BOUNDS.test(expression.callee.name) && first ? first.value : null;
}

function call(test: Call): Tested {
  const name = lastName(test.callee);
  const [first] = test.args;
  const receiver = test.callee.kind === 'member' ? test.callee.object : null;
  if (PERMISSION.test(name)) return { kind: 'permission', value: test };
  if (TYPE_CALLS.test(name)) return { kind: 'type', value: first?.value ?? receiver ?? test };
  if (NULL_OF_ARGUMENT.test(name) && first) return { kind: 'null', value: first.value };
  if (NULL_OF_RECEIVER.test(name) && receiver && lastName(receiver) !== 'this')
    return { kind: 'null', value: receiver };
  return { kind: 'other', value: test };
}

function named(value: Expression): TestKind | null {
  const name = lastName(value);
  if (ERROR.test(name)) return 'error';
  return PERMISSION.test(name) ? 'permission' : null;
}

/** The last word of a name, member or call. */
export function lastName(expression: Expression): string {
  switch (expression.kind) {
    case 'name':
    case 'member':
      return expression.name;
    case 'call':
      return lastName(expression.callee);
    case 'index':
      return lastName(expression.object);
    case 'wrapped':
      return expression.values.length === 1 ? lastName(expression.values[0]!) : '';
    default:
      return '';
  }
}
