import Badge from '@atlaskit/badge';
import Lozenge from '@atlaskit/lozenge';
import type { PanelReview } from '../../../src/web/api/contract';
import { When } from '../components';
import { SEVERITIES } from './finding-filter';
import { GATE_WORDS, SEVERITY_WORDS, VERDICT_WORDS } from './words';

/** Verdict, gate, counts, and what they are about. */
export function ReviewSummary({ review }: { readonly review: PanelReview }) {
  const { verdict, gate, counts } = review;
  return (
    <section className="loom-summary" aria-label="Result of the review">
      {(verdict !== null || gate !== null) && (
        <p className="loom-verdict">
          {verdict !== null && (
            <Lozenge appearance={VERDICT_WORDS[verdict].tone}>{VERDICT_WORDS[verdict].text}</Lozenge>
          )}
          {gate !== null && <Lozenge appearance={GATE_WORDS[gate].tone}>{GATE_WORDS[gate].text}</Lozenge>}
          {review.gateReason !== null && <span className="loom-subtle">{review.gateReason}</span>}
        </p>
      )}
      {counts !== null && (
        <ul className="loom-counts" aria-label="Findings by severity">
          {SEVERITIES.map((severity) => (
            <li key={severity}>
              <span>{severity === 'info' ? 'Info' : `${SEVERITY_WORDS[severity].text}s`}</span>
              <Badge appearance={counts[severity] === 0 ? 'neutral' : SEVERITY_WORDS[severity].tone} max={999}>
                {counts[severity]}
              </Badge>
            </li>
          ))}
        </ul>
      )}
      <p className="loom-subtle loom-facts">
        {review.headCommit !== null && (
          <span>
            Commit <code title={review.headCommit}>{review.headCommit.slice(0, 7)}</code>
          </span>
        )}
        <span>
          {review.finishedAt === null ? 'Started ' : 'Finished '}
          <When time={review.finishedAt ?? review.startedAt} />
        </span>
      </p>
    </section>
  );
}
