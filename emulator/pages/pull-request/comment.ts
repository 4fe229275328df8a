import type { Comment } from '../../world';
import { avatar } from '../avatar';
import { type Fragment, html, type Html } from '../html';
import { renderMarkdown } from '../markdown';
import { moment } from '../moment';
import { commentForm, postButton } from './forms';
import { mayComment, mayWrite, nameIn, type Scene } from './scene';
import type { Thread } from './threads';

/** A thread where it hangs: in the diff, or below the description. */
export function renderThread(scene: Scene, { top, replies }: Thread, where: Fragment = null): Html {
  const resolved = top.resolution !== null;
  const content = html`${[top, ...replies].map((comment) => renderComment(scene, comment))}
  ${mayComment(scene) && commentForm(scene, { parent: top.id, label: 'Reply', open: false })}
  ${resolveButton(scene, top)}`;
  return html`<div class="thread${resolved && ' thread-resolved'}" role="group" aria-label="Comment thread">
    ${where}
    ${
      resolved
        ? html`<details id="thread-${top.id}" data-keep>
            <summary>Resolved by ${top.resolution?.user.displayName} · ${replies.length + 1} comment(s)</summary>
            ${content}
          </details>`
        : content
    }
  </div>`;
}

function renderComment(scene: Scene, comment: Comment): Html {
  const { author, id } = comment;
  if (comment.deleted)
    return html`<article class="comment" id="comment-${id}"><p class="faint">This comment was deleted.</p></article>`;
  return html`<article class="comment${comment.parent !== null && ' comment-reply'}" id="comment-${id}">
    <header>
      ${avatar(author)}
      <strong>${author.displayName}</strong>
      ${author.type === 'app_user' && html`<span class="lozenge">App</span>`}
      ${comment.pending && html`<span class="lozenge lozenge-moved">Pending</span>`}
      <a class="faint" href="#comment-${id}">${moment(comment.createdOn)}</a>
      ${comment.updatedOn !== comment.createdOn && html`<span class="faint">edited</span>`}
    </header>
    <div class="markdown">${body(scene, comment)}</div>
    ${commentTools(scene, comment)}
  </article>`;
}

function body(scene: Scene, comment: Comment): Html {
  return renderMarkdown(comment.raw, {
    nameOf: nameIn(scene.world),
    ...(comment.anchor !== null &&
      comment.parent === null && { suggestion: (text, number) => suggestion(scene, comment, text, number) }),
  });
}

/** A suggested replacement of the lines that the comment hangs on. */
function suggestion(scene: Scene, comment: Comment, text: string, number: number): Html {
  const { anchor } = comment;
  const applies = typeof anchor?.to === 'number' && !anchor.outdated && scene.pullRequest.state === 'OPEN';
  const lines = text === '' ? [] : text.split('\n');
  return html`<figure class="suggestion">
    <figcaption>
      Suggested change
      ${
        applies &&
        mayWrite(scene) &&
        postButton(scene, `suggestions/${comment.id}/${number}/apply`, 'Apply suggestion', 'small')
      }
      ${anchor?.outdated === true && html`<span class="faint">outdated</span>`}
    </figcaption>
    <pre tabindex="0">
${replacedLines(scene, comment).map((line) => html`<del>${line} </del>`)}${lines.map((line) => html`<ins>${line} </ins>`)}</pre>
  </figure>`;
}

/** The lines that a suggestion would replace, as far as the diff shows them. */
function replacedLines({ change }: Scene, { anchor }: Comment): readonly string[] {
  if (typeof anchor?.to !== 'number' || anchor.outdated) return [];
  const first = anchor.startTo ?? anchor.to;
  const last = anchor.to;
  return (change.files.find(({ newPath }) => newPath === anchor.path)?.hunks ?? [])
    .flatMap(({ lines }) => lines)
    .filter(({ newLine }) => newLine !== null && newLine >= first && newLine <= last)
    .map(({ text }) => text);
}

function commentTools(scene: Scene, comment: Comment): Fragment {
  const own = comment.author.uuid === scene.viewer?.uuid;
  if (!own && scene.permission !== 'admin') return null;
  return html`<footer class="tools">
    ${own && commentForm(scene, { edit: comment.id, label: 'Edit', text: comment.raw, open: false })}
    ${postButton(scene, `comments/${comment.id}/delete`, 'Delete', 'link')}
  </footer>`;
}

function resolveButton(scene: Scene, top: Comment): Fragment {
  if (top.anchor === null || !mayComment(scene) || top.deleted) return null;
  return top.resolution === null
    ? postButton(scene, `comments/${top.id}/resolve`, 'Resolve', 'link')
    : postButton(scene, `comments/${top.id}/reopen`, 'Reopen', 'link');
}
