import { changeAnalyzer, type RunJudge } from '../../src/analyzers/change/change';
import { createJudge } from '../../src/analyzers/change/judge';
import { changeWire } from '../../src/analyzers/change/wire';
import type { Analyzer } from '../../src/analyzers';

const judge = createJudge();

/** Judges in this process: to start another one for each of several hundred small changes takes longer than all the work. */
const inProcess: RunJudge = (files) =>
  Promise.all(
    files.map(async ({ id, path, content, before }) => {
      const [text, old] = [content, before].map((bytes) => (bytes ? Buffer.from(bytes).toString() : null));
      try {
        const wires = await judge({ path, text: text ?? '', before: old ?? null });
        return { id, path, findings: wires.map((wire) => changeWire.parse(wire)) };
      } catch (error) {
        return { id, path, findings: [], error: String(error) };
      }
    }),
  );

/** The same analyzers, the one that compares without processes of its own. */
export function comparingInProcess(analyzers: readonly Analyzer[]): readonly Analyzer[] {
  return analyzers.map((analyzer) => (analyzer.kind === 'comparison' ? changeAnalyzer(inProcess) : analyzer));
}
