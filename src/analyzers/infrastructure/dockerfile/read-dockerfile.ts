import type { Resource } from '../resource';
import { commandResources } from '../shell/command-resources';
import { list, map, type MapValue, scalar, unknown, type Value } from '../value';
import { imageEntries } from '../image';
import { type Instruction, readInstructions } from './instructions';

/**
 * Reads what a Dockerfile declares: each instruction as `docker:KEYWORD`, the commands of `RUN` as `docker:command`, and each stage as
 * `docker:stage` with its instructions by keyword.
 */
export function readDockerfile(text: string): readonly Resource[] {
  const stages = stagesOf(readInstructions(text));
  const aliases = new Set<string>();
  return stages.flatMap((instructions, index): readonly Resource[] => {
    const from = fromEntries(instructions[0]!, aliases);
    const isLast = index === stages.length - 1;
    const bodies = instructions.map((one) => ({ one, body: bodyOf(one, one.keyword === 'FROM' ? from : [], from) }));
    return [
      stage(bodies, from, isLast),
      ...bodies.flatMap(({ one, body }) => [
        { type: `docker:${one.keyword}`, name: '', line: one.line, body },
        ...(one.keyword === 'RUN' ? commandResources('docker:command', shellText(one), one.line) : []),
      ]),
    ];
  });
}

/** Instructions above the first `FROM` belong to no stage. */
function stagesOf(instructions: readonly Instruction[]): readonly (readonly Instruction[])[] {
  const stages: Instruction[][] = [];
  for (const instruction of instructions) {
    if (instruction.keyword === 'FROM') stages.push([instruction]);
    else stages.at(-1)?.push(instruction);
  }
  return stages;
}

function stage(
  bodies: readonly { readonly one: Instruction; readonly body: MapValue }[],
  from: readonly [string, Value][],
  isLast: boolean,
): Resource {
  const line = bodies[0]!.one.line;
  const grouped = new Map<string, Value[]>();
  for (const { one, body } of bodies) grouped.set(one.keyword, [...(grouped.get(one.keyword) ?? []), body]);
  const entries: [string, Value][] = [...grouped].map(([keyword, values]) => [keyword, list(values, values[0]!.line)]);
  const user = bodies.findLast(({ one }) => one.keyword === 'USER')?.one;
  if (user) entries.push(['user', textValue(user.text.trim(), user.line)]);
  for (const [keyword, values] of grouped) {
    if (values.length > 1) entries.push([`again:${keyword}`, values[1]!]);
  }
  return {
    type: 'docker:stage',
    name: '',
    line,
    body: map([...from, ...entries, ['isLast', scalar(isLast, line)]], line),
  };
}

function fromEntries({ text, line }: Instruction, aliases: Set<string>): [string, Value][] {
  const [image = '', as = '', alias = ''] = text.trim().split(/\s+/);
  const isStage = aliases.has(image.toLowerCase());
  const name = as.toLowerCase() === 'as' ? alias.toLowerCase() : '';
  const entries: [string, Value][] = isStage || image.toLowerCase() === 'scratch' ? [] : imageEntries(image, line);
  if (name !== '') entries.push(['alias', scalar(name, line)]);
  if (name !== '' && aliases.has(name)) entries.push(['repeatsAlias', scalar(true, line)]);
  if (name !== '') aliases.add(name);
  return [...entries, ['isStage', scalar(isStage, line)]];
}

function bodyOf(
  one: Instruction,
  from: readonly [string, Value][],
  stageEntries: readonly [string, Value][],
): MapValue {
  const { text, exec, flags, line } = one;
  const words = exec ?? splitWords(text);
  const alias = stageEntries.find(([name]) => name === 'alias')?.[1];
  return map(
    [
      ...from,
      ['text', textValue(text, line)],
      [
        'words',
        list(
          words.map((word) => textValue(word, line)),
          line,
        ),
      ],
      ['count', scalar(words.length, line)],
      ['last', textValue(words.at(-1) ?? '', line)],
      ...[...flags].map(([name, value]): [string, Value] => [`--${name}`, textValue(value, line)]),
      ...(alias ? [['$alias', alias] as [string, Value]] : []),
    ],
    line,
  );
}

function splitWords(text: string): readonly string[] {
  return text
    .replaceAll('\\\n', ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '\\');
}

function shellText({ exec, text }: Instruction): string {
  return exec ? exec.map((word) => (/\s/.test(word) ? `'${word}'` : word)).join(' ') : text;
}

/** `$NAME` is filled in at build time. */
function textValue(text: string, line: number): Value {
  return text.includes('$') ? unknown(text, line) : scalar(text, line);
}
