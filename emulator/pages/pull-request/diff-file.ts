import { type DiffLine, type FileDiff, type Hunk, pathOf } from '../../diff';
import { type Fragment, html, type Html } from '../html';
import { renderThread } from './comment';
import { type FileNotes, keysOf, type Notes } from './place-notes';
import { renderAnnotation } from './reports';
import { mayComment, type Scene } from './scene';
import type { Thread } from './threads';

/** Longer files are not shown at once. */
const MOST_LINES = 1500;

/** One file of the diff, with what hangs on it. */
export function renderFile(scene: Scene, file: FileDiff, notes: FileNotes): Html {
  const path = pathOf(file);
  const lines = file.hunks.flatMap((hunk) => hunk.lines);
  const count = (kind: DiffLine['kind']): number => lines.filter((line) => line.kind === kind).length;
  return html`<details class="file" data-path="${path}" open>
    <summary>
      <h3 id="L${encodeURIComponent(path)}">${title(file)}</h3>
      ${statusLozenge(file)}
      <span class="counts"
        ><span class="plus">+${count('added')}</span> <span class="minus">−${count('removed')}</span></span
      >
    </summary>
    ${hasNotes(notes.above) && html`<div class="file-notes">${renderNotes(scene, notes.above)}</div>`}
    ${content(scene, file, notes, lines.length)}
  </details>`;
}

function content(scene: Scene, file: FileDiff, notes: FileNotes, lines: number): Fragment {
  if (file.isBinary) return html`<p class="faint pad">Binary file: not shown.</p>`;
  if (lines > MOST_LINES) return html`<p class="faint pad">This diff has ${lines} lines: too many to show.</p>`;
  if (lines === 0) return html`<p class="faint pad">No changed lines.</p>`;
  return html`<div class="code-scroll" tabindex="0" role="group" aria-label="Changes of ${pathOf(file)}">
    <table class="code">
      <thead class="hidden">
        <tr>
          <th scope="col">Old line</th>
          <th scope="col">New line</th>
          <th scope="col">Text</th>
        </tr>
      </thead>
      <tbody>
        ${file.hunks.map((hunk, number) => renderHunk(scene, file, hunk, number, notes))}
      </tbody>
    </table>
  </div>`;
}

function renderHunk(scene: Scene, file: FileDiff, hunk: Hunk, number: number, notes: FileNotes): Html {
  const separator = html`<tr class="hunk">
    <td colspan="3">${hunk.heading === '' ? '···' : `··· ${hunk.heading}`}</td>
  </tr>`;
  return html`${(number > 0 || hunk.heading !== '') && separator}${hunk.lines.map((line) => renderLine(scene, file, line, notes))}`;
}

const SIGNS = { added: '+', removed: '-', context: ' ' } as const;

function renderLine(scene: Scene, file: FileDiff, line: DiffLine, notes: FileNotes): Html {
  const path = encodeURIComponent(pathOf(file));
  const key = line.newLine === null ? `F${line.oldLine ?? 0}` : `T${line.newLine}`;
  const hanging = keysOf(line).flatMap((name) => notes.below.get(name) ?? []);
  return html`<tr class="${line.kind}" id="L${path}${key}">
      <td class="number">${line.oldLine}</td>
      <td class="number">${line.newLine}</td>
      <td class="text">
        <div class="line">
          ${mayComment(scene) && addButton(key)}<span class="sign">${SIGNS[line.kind]}</span><code>${line.text}</code>
        </div>
      </td>
    </tr>
    ${
      hanging.length > 0 &&
      html`<tr class="notes">
        <td colspan="3">${hanging.map((each) => renderNotes(scene, each))}</td>
      </tr>`
    }`;
}

function addButton(key: string): Html {
  const side = key.startsWith('F') ? 'old line' : 'line';
  return html`<button class="add" type="button" data-line="${key}" aria-label="Comment on ${side} ${key.slice(1)}">
    +
  </button>`;
}

function renderNotes(scene: Scene, notes: Notes): Html {
  return html`${notes.annotations.map(({ annotation, reportTitle }) => renderAnnotation(annotation, reportTitle))}
  ${notes.threads.map((thread) => renderThread(scene, thread, whereabouts(thread)))}`;
}

/** Says what the place alone does not show: ranges, and comments that lost their lines. */
function whereabouts({ top: { anchor } }: Thread): Fragment {
  if (anchor === null) return null;
  const last = anchor.to ?? anchor.from;
  const first = anchor.startTo ?? anchor.startFrom;
  const lines =
    last === null ? 'the file' : first === null || first === last ? `line ${last}` : `lines ${first}–${last}`;
  if (anchor.outdated)
    return html`<p class="faint"><span class="lozenge lozenge-moved">Outdated</span> was on ${lines}</p>`;
  return last === null || (first !== null && first !== last) ? html`<p class="faint">On ${lines}</p>` : null;
}

function hasNotes({ threads, annotations }: Notes): boolean {
  return threads.length + annotations.length > 0;
}

function title({ oldPath, newPath }: FileDiff): Fragment {
  if (oldPath !== null && newPath !== null && oldPath !== newPath) {
    return html`<span class="faint">${oldPath} →</span> ${newPath}`;
  }
  return newPath ?? oldPath;
}

function statusLozenge({ oldPath, newPath }: FileDiff): Fragment {
  if (oldPath === null) return html`<span class="lozenge lozenge-success">Added</span>`;
  if (newPath === null) return html`<span class="lozenge lozenge-removed">Removed</span>`;
  return oldPath !== newPath && html`<span class="lozenge lozenge-moved">Renamed</span>`;
}
