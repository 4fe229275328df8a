import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnalyzerContext, FileReport, SourceFile } from '../port';
import { runProgram, withScratchFolder } from '../sandbox';
import { findingOf } from '../finding-of';
import type { HostProgram, HostTool, Question } from './host-tool';

const MAX_ANSWER_BYTES = 5_000_000;

/** Asks the program about one file. Rejects with Failure `cancelled` only. */
export async function askProgram(
  tool: HostTool,
  { file: command }: HostProgram,
  file: SourceFile,
  { limits, signal }: AnalyzerContext,
  timeoutMs: number,
): Promise<FileReport> {
  const { id, path } = file;
  const failed = (error: string): FileReport => ({ id, path, findings: [], error });
  const question = questionOf(tool, file);
  if (question === null) return { id, path, findings: [] };
  if (typeof question === 'string') return failed(question);
  return withScratchFolder(async (cwd) => {
    await writeFile(join(cwd, question.name), question.text);
    const { memoryMb } = limits;
    const { args } = question;
    const result = await runProgram({
      command,
      args,
      cwd,
      timeoutMs,
      memoryMb,
      maxOutputBytes: MAX_ANSWER_BYTES,
      signal,
    });
    if (result.state !== 'exited') return failed(result.reason);
    if (!tool.exitCodes.includes(result.code)) return failed(`it ended with ${result.code}`);
    const answer =
      question.answerFile === undefined
        ? result.stdout.toString('utf8')
        : await readStart(join(cwd, question.answerFile), MAX_ANSWER_BYTES);
    return report(tool, file, answer) ?? failed('its answer cannot be read');
  });
}

function questionOf(tool: HostTool, file: SourceFile): Question | string | null {
  try {
    return tool.ask(file);
  } catch (error) {
    return error instanceof Error ? error.message : 'it cannot be asked about';
  }
}

function report(tool: HostTool, { id, path, content }: SourceFile, answer: string): FileReport | null {
  const rules = new Map(tool.rules.map((rule) => [rule.id, rule]));
  const lines = countLines(content);
  try {
    const findings = tool.read(answer).flatMap((found) => {
      const rule = rules.get(found.rule);
      const isThere = found.start >= 1 && found.start <= lines;
      return rule && isThere ? [findingOf(rule, { ...found, path, end: Math.min(found.end, lines) })] : [];
    });
    return { id, path, findings };
  } catch {
    return null;
  }
}

function countLines(content: Uint8Array): number {
  let lines = 1;
  for (const byte of content) if (byte === 0x0a) lines += 1;
  return lines;
}

/** The file may be larger than any answer should be. One that is not there is an empty answer. */
async function readStart(path: string, bytes: number): Promise<string> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return '';
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(bytes), length: bytes });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
