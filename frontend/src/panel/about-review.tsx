import Lozenge from '@atlaskit/lozenge';
import type { PanelReview } from '../../../src/web/api/contract';
import { TOOL_WORDS } from './words';

/** Which tools looked, how that went, and what else a reader should know of the run. */
export function AboutReview({ review }: { readonly review: PanelReview }) {
  const { tools, notices } = review;
  if (tools.length === 0 && notices.length === 0) return null;
  const troubled = notices.length > 0 || tools.some((tool) => tool.state === 'degraded' || tool.state === 'failed');
  return (
    <details className="loom-about">
      <summary>
        About this review
        {troubled && <span className="loom-subtle"> · has notes</span>}
      </summary>
      {notices.length > 0 && (
        <ul className="loom-notices" aria-label="Notes">
          {notices.map((notice) => (
            <li key={notice} className="loom-prose">
              {notice}
            </li>
          ))}
        </ul>
      )}
      {tools.length > 0 && (
        <ul className="loom-tools" aria-label="Tools">
          {tools.map((tool) => (
            <li key={tool.name}>
              <span>
                {tool.name} <span className="loom-subtle">{tool.version}</span>
              </span>
              <Lozenge appearance={TOOL_WORDS[tool.state].tone}>{TOOL_WORDS[tool.state].text}</Lozenge>
              {tool.reason !== null && <span className="loom-subtle loom-prose">{tool.reason}</span>}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
