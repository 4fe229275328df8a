import type { Expression, ProgramLanguage } from '../../loom';
import type { Comparison, EditOf } from '../compare';
import type { Hit, Question } from './question';
import { firstIn } from './search';
import { lastName } from './tested';

const SANITIZING =
  /escape|encode|quote|sani?ti[sz]e|purify|clean|valid|verify|safe|strip_?tags|htmlspecialchars|bleach/i;
const COPYING =
  /^(?:\w*clone\w*|\w*copy\w*|dup|duplicate\w*|freeze|structuredClone|unmodifiable\w*|copyOf|to_a|toList|toArray|slice|list|dict|tuple|Array\.from)$/i;
const NORMALIZING =
  /^(?:trim\w*|l?r?strip\w*|chomp|to_?lower\w*|to_?upper\w*|lower|upper|downcase|upcase|casefold|normali[sz]e\w*|sort\w*|uniq\w*|distinct|filter\w*|flat|compact|reverse\w*|round|floor|ceil|abs|max|min|clamp|resolve|realpath|abspath|basename|int|parseInt|Number|TrimSpace|ToLower|ToUpper|Clean|squish)$/i;
/** What gives another view of a thing: that the head reads the thing itself is another design, not a loss. */
const VIEWING =
  /^(?:get\w*|to_?\w+|as_?\w+|is\w*|with\w*|keys|values|entries|build|toString|of|from|format|map|then|concat|push|append|add|join|split|render\w*|send|log\w*|print\w*)$/i;

const MANY = 3;

/** A value that no longer passes through what it passed through. */
export const removedStep: Question = (edit, comparison) => {
  if (edit.kind !== 'bared') return null;
  const step = stepAround(edit.base, edit.kept, comparison.base.language);
  const rule = step && ruleOf(step, edit.kept);
  return rule && !isSystematic(step, comparison) ? hit(rule, edit.head, edit.base) : null;
};

/** A call that a value passed through, as its receiver or its first argument. */
interface Step {
  readonly name: string;
  /** Whether it was given anything but the value. */
  readonly plain: boolean;
}

/** The call whose argument or receiver the kept part was, when nothing else stands between. Ruby's calls may look like members. */
function stepAround(base: Expression, kept: Expression, language: ProgramLanguage): Step | null {
  if (base.kind === 'wrapped' && base.values.length === 1) return stepAround(base.values[0]!, kept, language);
  if (base.kind === 'member' && language === 'ruby')
    return base.object === kept ? { name: base.name, plain: true } : stepAround(base.object, kept, language);
  if (base.kind !== 'call' || base.makes) return null;
  const { callee, args } = base;
  const [first] = args;
  const receiver = callee.kind === 'member' ? callee.object : null;
  if (receiver === kept) return { name: lastName(callee), plain: args.length === 0 };
  if (first?.value === kept) return { name: lastName(callee), plain: args.length === 1 };
  const inner = receiver ?? first?.value;
  return inner ? stepAround(inner, kept, language) : null;
}

function ruleOf({ name, plain }: Step, kept: Expression): string | null {
  if (kept.kind === 'literal' || kept.kind === 'entries') return null;
  if (SANITIZING.test(name)) return 'removed-sanitization';
  if (COPYING.test(name)) return 'removed-copy';
  if (NORMALIZING.test(name)) return 'removed-call';
  return plain && !VIEWING.test(name) ? 'removed-call' : null;
}

/** Taken out in many places: that is another design. */
function isSystematic({ name }: Step, { edits, base }: Comparison): boolean {
  const alike = edits.filter(
    (edit) => edit.kind === 'bared' && stepAround(edit.base, edit.kept, base.language)?.name === name,
  );
  return alike.length > MANY;
}

/** `await` that is gone from a call that is made as before. */
export const removedAwait: Question = (edit, comparison) => {
  if (edit.kind !== 'bared' || edit.base.kind !== 'wrapped' || edit.base.by !== 'await') return null;
  if (comparison.head.language === 'go' || edit.head.kind !== 'call' || edit.kept !== edit.base.values[0]) return null;
  return isLeftAlone(edit) ? { rule: 'removed-await', at: edit.head.node, gone: edit.base, relying: null } : null;
};

/** Nobody waits for it later: it stands alone, or what it is called is never awaited or handed on. */
function isLeftAlone({ head, place }: EditOf<'bared'>): boolean {
  const statement = place.list[place.at];
  if (statement?.kind === 'expression') return statement.value === head;
  if (statement?.kind !== 'variable' || statement.value !== head || statement.target.kind !== 'name') return false;
  const { name } = statement.target;
  const rest = place.list.slice(place.at + 1);
  const isIt = (one: Expression): boolean => one.kind === 'name' && one.name === name;
  const takenApart = firstIn(
    rest,
    (one) => one.kind === 'member' && isIt(one.object) && !/^(?:then|catch|finally)$/.test(one.name),
  );
  const awaited = firstIn(rest, (one) => one.kind === 'wrapped' && one.by === 'await' && firstIn([one], isIt) !== null);
  return takenApart !== null && awaited === null;
}

/** `a - b` that is now `a`. Of texts that are joined, parts come and go. */
export const removedOperand: Question = (edit) => {
  if (edit.kind !== 'bared') return null;
  const { base, kept, head } = edit;
  if (base.kind === 'unary' && base.operator === '!' && base.operand === kept)
    return hit('inverted-condition', head, base);
  if (base.kind !== 'binary' || (base.left !== kept && base.right !== kept)) return null;
  if (/^(?:!=|==)$/.test(base.operator))
    return comparesWithNull(base) && edit.place.test ? hit('loosened-null-check', head, base) : null;
  const other = base.left === kept ? base.right : base.left;
  const isNumber = (one: Expression): boolean => one.kind === 'literal' && one.type === 'number';
  const counts =
    /^[-*/%]$|^<<$|^>>>?$/.test(base.operator) || (base.operator === '+' && (isNumber(kept) || isNumber(other)));
  return counts ? hit('removed-operand', head, base) : null;
};

function comparesWithNull({ left, right }: Expression & { kind: 'binary' }): boolean {
  return [left, right].some((side) => side.kind === 'literal' && side.type === 'null');
}

function hit(rule: string, head: Expression, gone: Expression): Hit {
  return { rule, at: head.node, gone, relying: null };
}
