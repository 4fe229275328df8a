import type { SyntaxNode } from '../../syntax';
import { nameIndex, walk } from '../names';
import type { Check } from './check';

const STRING =
  'concat replace replaceAll replaceFirst substring subSequence toLowerCase toUpperCase trim strip stripLeading stripTrailing repeat intern split formatted indent toCharArray charAt isEmpty isBlank contains startsWith endsWith indexOf lastIndexOf equals equalsIgnoreCase matches getBytes';
const CSHARP =
  'Replace Substring ToLower ToUpper ToLowerInvariant ToUpperInvariant Trim TrimStart TrimEnd Insert Remove PadLeft PadRight Split Normalize';
const NUMBER = 'add subtract multiply divide remainder pow abs negate setScale round mod max min';
const TIME =
  'plus minus plusDays plusHours plusMinutes plusSeconds plusMillis plusNanos plusWeeks plusMonths plusYears minusDays minusHours minusMinutes minusSeconds minusMonths minusYears withYear withMonth withDayOfMonth withHour withMinute truncatedTo isBefore isAfter multipliedBy dividedBy toMillis toDays toHours toMinutes getSeconds';
const STREAM =
  'map filter flatMap sorted distinct limit skip count collect toArray anyMatch allMatch noneMatch findFirst findAny boxed mapToInt mapToObj';
const OPTIONAL = 'isPresent isEmpty map flatMap filter get orElse';
const PLAIN = 'equals compareTo';

const methods = (types: string, names: string): string[] =>
  types.split(' ').flatMap((type) => names.split(' ').map((name) => `${type}.${name}`));

/** Methods that do nothing but answer. */
const ANSWERS: Readonly<Partial<Record<string, readonly string[]>>> = {
  java: [
    ...methods('String', STRING),
    ...methods('BigInteger BigDecimal', NUMBER),
    ...methods('LocalDate LocalDateTime LocalTime ZonedDateTime OffsetDateTime Instant Duration Period', TIME),
    ...methods('Stream IntStream LongStream', STREAM),
    ...methods('Optional OptionalInt OptionalLong OptionalDouble', OPTIONAL),
    ...methods('Object Integer Long Double Boolean Character Path File', PLAIN),
    ...methods('*.Math', 'abs max min round floor ceil sqrt pow signum'),
    ...methods('*.String', 'format valueOf join'),
    ...methods('*.Integer *.Long *.Double *.Boolean', 'compare'),
    ...methods('*.Objects', 'equals hash isNull nonNull'),
    ...methods('*.Arrays', 'equals asList copyOf copyOfRange deepEquals stream'),
    ...methods('*.Collections', 'unmodifiableList unmodifiableSet unmodifiableMap emptyList max min frequency nCopies'),
    ...methods('Collection List Set Map ArrayList HashMap HashSet', 'isEmpty contains containsKey containsValue'),
    ...methods('*.Duration', 'ofMillis ofSeconds ofMinutes ofHours ofDays between'),
  ],
  csharp: [...methods('string String', CSHARP), ...methods('*.string *.String', 'Format Concat Join')],
};
const INDEXES = new Map(
  Object.entries(ANSWERS).map(([language, names]) => [language, nameIndex([[names ?? [], true]])]),
);

/** A call whose only effect is its answer, and nobody takes it: `name.trim();`. */
export const ignoredResult: Check = (program, resolver) => {
  const index = INDEXES.get(program.language);
  const found: SyntaxNode[] = [];
  if (!index) return found;
  walk(program, resolver.names, {
    statement(statement, scope) {
      if (statement.kind !== 'expression' || statement.value.kind !== 'call') return;
      if (statement.node.parent?.kind === 'lambda_expression') return;
      if (index.find(resolver.namesOf(statement.value.callee, scope)).length > 0) found.push(statement.node);
    },
  });
  return found;
};
