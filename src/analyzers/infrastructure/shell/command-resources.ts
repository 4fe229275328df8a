import type { Resource } from '../resource';
import { list, map, scalar, type Value } from '../value';
import { commandsIn } from './commands';

/** The commands of a shell text as resources of the type: `name`, `words`, `into` and `text`. */
export function commandResources(
  type: string,
  text: string,
  line: number,
  more: readonly [string, Value][] = [],
): readonly Resource[] {
  return commandsIn(text, line).map((command) => ({
    type,
    name: '',
    line: command.line,
    body: map(
      [
        ['name', scalar(command.name, command.line)],
        [
          'words',
          list(
            command.words.map((word) => scalar(word, command.line)),
            command.line,
          ),
        ],
        ['into', scalar(command.into, command.line)],
        ['text', scalar([command.name, ...command.words].join(' '), command.line)],
        ...more,
      ],
      command.line,
    ),
  }));
}
