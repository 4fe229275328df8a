import type { Rule } from '../../domain';
import type { SourceFile } from '../port';

/** A program that is installed on this machine. */
export interface HostProgram {
  /** e.g. `shellcheck`. */
  readonly name: string;
  /** Absolute path. */
  readonly file: string;
  readonly version: string;
}

/** How to ask one program about one file. */
export interface Question {
  /** Name of the file in a folder of its own, and its text: what could change the program's mind or lead it elsewhere is taken out. */
  readonly name: string;
  readonly text: string;
  readonly args: readonly string[];
  /** Where the program writes its answer, beside the file; standard output where it is left out. */
  readonly answerFile?: string;
}

export interface HostFinding {
  readonly rule: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** A program that Loom can use where the operator installed and allowed it, and that it never needs. */
export interface HostTool {
  readonly name: string;
  /** Counts up whenever questions, answers or rules are read in another way. */
  readonly revision: number;
  readonly rules: readonly Rule[];
  /** Exit codes of a program that did its work. */
  readonly exitCodes: readonly number[];
  /** By name only. */
  accepts(path: string): boolean;
  /** Null: nothing to ask about this file. @throws Error with a reason for people when the file cannot be asked about */
  ask(file: SourceFile): Question | null;
  /** What was found by rules that are kept. @throws Error when the answer is none */
  read(answer: string): readonly HostFinding[];
}
